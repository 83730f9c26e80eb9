"""What a check constraint lets a column hold, where it lists it."""

from sqlglot import exp, parse_one
from sqlglot.errors import SqlglotError


def checked_columns(condition: exp.Expr) -> frozenset[str]:
    """Return the columns that a condition speaks of."""
    return frozenset(column.name for column in condition.find_all(exp.Column))


def allowed_values(condition: exp.Expr) -> tuple[str, ...]:
    """Return the texts and numbers a condition lists for its column: `IN (…)`, `= ANY (ARRAY[…])`, or one `=` after another.

    Empty where it says anything else.
    """
    condition = condition.unnest()
    if isinstance(condition, exp.Or):
        sides = [allowed_values(side) for side in (condition.left, condition.right)]
        return sides[0] + sides[1] if all(sides) else ()
    if not isinstance(_without_casts(condition.this), exp.Column):
        return ()
    if isinstance(condition, exp.In):
        return _literals(condition.expressions)
    if isinstance(condition, exp.EQ):
        listed = condition.expression.find(exp.Array) if isinstance(condition.expression, exp.Any) else None
        return _literals(listed.expressions if listed else [condition.expression])
    return ()


def parse_condition(text: str, dialect: str) -> exp.Expr | None:
    """Parse what a catalogue says of a check constraint; None where it is not understood."""
    try:
        return parse_one(text, read=dialect)
    except (SqlglotError, RecursionError):
        return None


def _literals(listed: list[exp.Expr]) -> tuple[str, ...]:
    values = [_without_casts(value) for value in listed]
    return tuple(value.name for value in values) if all(isinstance(value, exp.Literal) for value in values) else ()


def _without_casts(value: exp.Expr) -> exp.Expr:
    while isinstance(value, exp.Cast | exp.Paren):
        value = value.this
    return value
