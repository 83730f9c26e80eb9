"""Whether values can be what their column's name says; a name the values contradict is no evidence."""

import re
from collections.abc import Iterable, Sequence

from pii_audit.detection.words import words
from pii_audit.model.dataset import ColumnKind

_DATE = r"(?:19|20)\d\d[-/.]?(?:0?[1-9]|1[0-2])[-/.]?(?:0?[1-9]|[12]\d|3[01])(?:[T ].*)?"
_DATE_DAY_FIRST = r"(?:0?[1-9]|[12]\d|3[01])[-/. ](?:0?[1-9]|1[0-2])[-/. ](?:(?:19|20)\d\d|\d\d)(?: .*)?"
_LETTERS = r"(?=.*[^\W\d_].*)(?!\S*@)[^\d]{1,60}"
_DIGEST = r"[0-9A-Fa-f]{32,128}"
_MASKED_OR_DIGITS = r"(?=.*[\d*Xx#].*[\d*Xx#].*[\d*Xx#].*[\d*Xx#])[\dA-Za-z*#xX .+()/-]{%s}"
_NOT_DATE = rf"(?!{_DATE}\Z)(?!{_DATE_DAY_FIRST}\Z)"

_SHAPES = {
    "person_name": _LETTERS,
    "email": rf".*@.*|{_DIGEST}",
    "phone": _NOT_DATE + _MASKED_OR_DIGITS % "6,20" + f"|{_DIGEST}",
    "mailing_address": r"(?=.*[^\W\d_]).{4,200}",
    "street": r"(?=.*[^\W\d_]).{3,100}|\d{1,3} ?[A-Za-z]?",
    "postcode": r"(?:[A-Z]{1,2}-?)?\d{3,6}(?:[ -]\w{2,4})?|[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}",
    "city": _LETTERS,
    "country": _LETTERS,
    "location": r"-?\d{1,3}[.,]\d{2,}(?:[,; ]+-?\d{1,3}[.,]\d{2,})?",
    "date_of_birth": f"{_DATE}|{_DATE_DAY_FIRST}|(?:19|20)\\d\\d",
    "age": r"(?:1[01]|[1-9])?\d",
    "gender": r"\w[\w /-]{0,19}",
    "nationality": _LETTERS,
    "language": _LETTERS,
    "username": _NOT_DATE + r"(?=.*[^\W\d_])\S{2,60}",
    "ip_address": rf"[\d.:/a-fA-Fx*]{{7,45}}|{_DIGEST}",
    "mac_address": rf"[0-9A-Fa-f:.-]{{12,17}}|{_DIGEST}",
    "device_id": r"[\w-]{12,64}",
    "cookie_id": r"[\w.=%-]{8,200}",
    "url": r"(?:https?://|www\.).+|\S+\.\S+|\S+/\S+",
    "iban": r"[A-Za-z]{2}[\d*xX #A-Z]{8,40}",
    "bank_account": _NOT_DATE + _MASKED_OR_DIGITS % "6,20",
    "payment_card": _NOT_DATE + _MASKED_OR_DIGITS % "12,24",
    "national_id": _NOT_DATE + _MASKED_OR_DIGITS % "8,14" + f"|{_DIGEST}",
    "passport": r"[A-Z0-9]{6,12}",
    "driving_licence": r"[A-Z0-9 ]{6,20}",
    "tax_id": r"[A-Z0-9 -]{6,20}",
    "company_id": r"(?:[A-Z]{2} ?)?\d[\d ]{7,12}",
    "vehicle": r"[A-Z0-9 ]{4,17}",
    "password": _NOT_DATE + r".{3,}",
}
_COMPILED = {element: re.compile(shape, re.DOTALL) for element, shape in _SHAPES.items()}

_FLAGS = words("0 1 true false t f y n yes no ja nej j on off -1")
_MOST_GENDERS = 12
_LONGEST = 300
"""Characters looked at; on more, some shapes would take minutes."""
SHOWN_BY_SHAPE = frozenset({"date_of_birth"})
"""Elements whose name together with the shape of the values leaves little doubt."""


_MOMENT = (
    r"(?:[+-]?\d{4,6}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?(?: BC)?|-?infinity)"
)
_AS_DECLARED = {
    ColumnKind.DATE: re.compile(_MOMENT),
    ColumnKind.DATETIME: re.compile(_MOMENT),
    ColumnKind.INSTANT: re.compile(_MOMENT),
    ColumnKind.BOOLEAN: re.compile(r"-?\d{1,3}|true|false", re.IGNORECASE),
    ColumnKind.UUID: re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE),
}


def as_declared(kind: ColumnKind, values: Iterable[str]) -> bool:
    """Tell whether values are of their column's kind: SQLite keeps any text in a column declared as a date."""
    shape = _AS_DECLARED.get(kind)
    return shape is None or all(shape.fullmatch(value) for value in values)


def flags_only(values: Sequence[str]) -> bool:
    """Tell whether a column says no more than yes or no."""
    return all(value.strip().lower() in _FLAGS for value in values)


def plausible(element: str, values: Sequence[str]) -> int:
    """Count the values that can be of this element; 0 where as a whole they cannot."""
    if not values or (element == "gender" and len(values) > _MOST_GENDERS):
        return 0
    shape = _COMPILED.get(element)
    fitting = sum(1 for value in values if shape is None or shape.fullmatch(value.strip()[:_LONGEST]))
    return fitting if 2 * fitting >= len(values) else 0
