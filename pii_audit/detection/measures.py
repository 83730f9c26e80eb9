"""Whether numbers can be measures of grown people's bodies: a parcel has a weight, too."""

from collections.abc import Sequence
from statistics import median

_BODIES = (
    ((25, 220), (50, 110)),  # kg
    ((90, 480), (120, 230)),  # lb
    ((120, 220), (155, 190)),  # cm
    ((1.2, 2.2), (1.55, 1.9)),  # m
    ((30, 220), (55, 100)),  # beats a minute
    ((3, 60), (15, 35)),  # per cent of fat
)
"""What all values of a measure lie between, and their median."""


def of_bodies(values: Sequence[str]) -> bool | None:
    """Tell whether numbers fit one of the measures; None where they are no numbers, or too few."""
    numbers = []
    for value in values:
        try:
            numbers.append(float(value.strip().replace(",", ".")))
        except ValueError:
            return None
    if not numbers:
        return None
    middle = median(numbers)
    return any(
        low <= min(numbers) and max(numbers) <= high and least <= middle <= most for (low, high), (least, most) in _BODIES
    )
