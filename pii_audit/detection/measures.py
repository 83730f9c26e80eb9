"""Whether numbers can be measures of grown people's bodies: a parcel has a weight, too."""

import re
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


_FEWEST = 5
_PRESSURE = re.compile(r"(\d{2,3}) ?/ ?(\d{2,3})(?: ?mm ?Hg)?", re.IGNORECASE)
_SYSTOLIC, _DIASTOLIC = (100, 160), (55, 105)
"""What the medians lie between, in mmHg."""


def blood_pressures(values: Sequence[str]) -> float:
    """Return the share of distinct values that are two numbers, 0 where they are not spread like blood pressures."""
    distinct = {value.strip() for value in values}
    pairs = [(int(m[1]), int(m[2])) for value in distinct if (m := _PRESSURE.fullmatch(value))]
    if len(pairs) < _FEWEST or any(upper <= lower for upper, lower in pairs):
        return 0.0
    upper, lower = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    likely = _SYSTOLIC[0] <= upper <= _SYSTOLIC[1] and _DIASTOLIC[0] <= lower <= _DIASTOLIC[1]
    return len(pairs) / len(distinct) if likely else 0.0


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
        low <= min(numbers) and max(numbers) <= high and least <= middle <= most
        for (low, high), (least, most) in _BODIES
    )
