"""Whether values can be what their column's name says; a name the values contradict is no evidence."""

import re
from collections.abc import Iterable, Sequence

from pii_audit.detection.lists import share_in_list
from pii_audit.detection.words import words
from pii_audit.model.dataset import ColumnKind

_MONTH, _DAY = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = rf"(?:19|20)\d\d[-/.]?{_MONTH}[-/.]?{_DAY}(?:[T ].*)?"
_DATE_DAY_FIRST = rf"{_DAY}[-/. ]{_MONTH}[-/. ](?:(?:19|20)\d\d|\d\d)(?: .*)?"
_DATE_MONTH_FIRST = rf"{_MONTH}/{_DAY}/(?:19|20)\d\d(?: .*)?"
_DATE_DIGITS = r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)?\d\d|\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_DATE_IN_WORDS = (
    r"\d{1,2}\.?[ -][^\W\d_]{3,10}\.?,?[ -]\d{2,4}|[^\W\d_]{3,10}\.? \d{1,2},? \d{4}"
    r"|[^\W\d_]{3,10}\.?[ -](?:\d\d|(?:19|20)\d\d)"
)
_NOT_DATE = rf"(?!{_DATE}\Z)(?!{_DATE_DAY_FIRST}\Z)"
_LETTERS = r"(?=.*[^\W\d_])(?!\S*@)[^\d]{1,60}"
_DIGEST = r"[0-9A-Fa-f]{32,128}"
_UUID = r"[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}"
_FILE = r".*[./:\\].*|[\w+/=-]{16,}|(?i:img|dscn?|pic|photo|foto|scan|sign?|sign?atur)[_-]?\d{2,}|\(?(?i:blob)\)?"
_STROKES = r"M ?\d.*|\[\[.*"
"""A signature as the movements of a pen."""
_NO_KEY = rf"(?!{_UUID}\Z).+"
_NO_MEASURE = rf"(?!-?\d+[.,]\d+\Z){_NO_KEY}"


def _digits(least: int, most: int, among: str = r" .()/+\-") -> str:
    """Return the shape of a number of so many digits, some of which may be masked, among separators."""
    return rf"{_NOT_DATE}(?:[{among}]{{0,3}}[\d*xX#•]){{{least},{most}}}[{among}]{{0,3}}"


def _with_digits(count: int, shape: str) -> str:
    return rf"(?=(?:[^\d*#]*[\d*#]){{{count}}}){_NOT_DATE}{shape}"


_SHAPES = {
    "person_name": rf"{_LETTERS}|{_DIGEST}",
    "email": rf".*[^\s@]@[^\s@].*|{_DIGEST}",
    "phone": rf"(?:[^\W\d_]{{2,8}}[.:]{{0,2}} ?)?(?:(?=\(?(?:\+|00)){_digits(6, 15)}|{_digits(6, 13)})(?: ?(?:ext\.?|x|lokal) ?\d{{1,5}}| ?[(/,;].*)?|{_DIGEST}",
    "mailing_address": r"(?=.*[^\W\d_])(?=.*\s).{4,200}",
    "street": r"(?=.*[^\W\d_])(?!\S*@).{3,100}|\d{1,3} ?[A-Za-z]?",
    "postcode": r"(?:[A-Z]{1,2}-?)?\d{3,6}(?:[ -]\w{2,4}|\.0)?|\d{4} [^\W\d_].{1,30}|[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}",
    "city": rf"(?:\d{{4,5}} )?{_LETTERS}",
    "location": r"(?:POINT ?\()?-?(?:1[0-7]\d|\d{1,2})[.,]\d{2,}(?:[,; ]+-?(?:1[0-7]\d|\d{1,2})[.,]\d{2,})?\)?"
    r"|\d{1,3}(?:\.\d+)? ?°.*|\{.*\bl(?:at|ng|on)\b.*\}|(?=.*\d)(?=.*[a-z])[0-9b-hjkmnp-z]{7,12}",
    "date_of_birth": rf"{_MONTH}/{_DAY}|{_DAY}[-/.]{_MONTH}\.?|{_DATE}|{_DATE_DAY_FIRST}|{_DATE_MONTH_FIRST}|{_DATE_DIGITS}|{_DATE_IN_WORDS}|(?:19|20)\d\d(?:\.0)?",
    "age": r"(?:1[01]|[1-9])?\d(?:[.,]\d)?(?: ?(?:-|–|til|to) ?(?:1[01]|[1-9])?\d)?(?: ?(?:år|years?|yrs?|y|mdr|months?|uger|weeks?)\.?)?",
    "username": _NOT_DATE + rf"(?=.*[^\W\d_])(?!https?:)(?!{_UUID})\S{{2,60}}",
    "ip_address": rf"(?=.*[.:].*[.:])[\d.:/a-fA-Fx*, ]{{3,100}}|{_DIGEST}",
    "mac_address": rf"[0-9A-Fa-fx:. -]{{12,17}}|{_DIGEST}",
    "device_id": r"(?=.*\d.*\d)[\w:.-]{12,200}|(?=.*[A-Za-z])(?=.*\d.*\d)[\w:.-]{8,11}|[\w-]{16,200}",
    "cookie_id": r"(?=.*\d)[\w.=%-]{8,200}",
    "url": r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+){0,4}\.[A-Za-z]{2,15}(?:[/?#]\S*)?|@[\w.]{2,30}",
    "iban": r"[A-Za-z]{2}[\d*xX #A-Z]{8,40}",
    "bank_account": r"(?!\d\d(?: \d\d){3}\Z)" + _digits(6, 18) + r"|[A-Z]{2}\d\d[ \dA-Z]{11,36}",
    "payment_card": _digits(12, 19, r" \-"),
    "national_id": _with_digits(6, r"[\dA-Za-z*#xX ./+-]{8,18}") + f"|{_DIGEST}",
    "passport": _with_digits(4, r"[A-Za-z0-9]{1,3} ?[A-Za-z0-9]{5,11}"),
    "driving_licence": _with_digits(4, r"[A-Za-z0-9 -]{6,20}"),
    "tax_id": _with_digits(5, r"[A-Za-z0-9 ./-]{6,20}"),
    "company_id": r"(?:[A-Z]{2} ?)?\d[\d .-]{7,14}(?:MVA|B\d\d)?",
    "vehicle": r"(?=.*\d)(?=.*[A-Za-z])[A-Za-zÆØÅÄÖÜ0-9 -]{4,17}",
    "password": _NOT_DATE + r".{4,}",
    "health": rf"(?!\d{{4}}-\d{{5,}}\Z)(?!\d{{9,}}\Z){_NO_KEY}",
    "photo": _FILE,
    "signature": f"{_FILE}|{_STROKES}",
    **dict.fromkeys(
        ("religion", "ethnic_origin", "political_opinion", "trade_union", "sex_life", "criminal_record"), _NO_MEASURE
    ),
}
_COMPILED = {element: re.compile(shape, re.DOTALL) for element, shape in _SHAPES.items()}

_LISTED = frozenset({"gender", "nationality", "language", "country"})
"""Elements of which most values are in a closed list."""
_SEX_CODES = words("0 1 2 3 9 0.0 1.0 2.0 3.0 9.0")
_CODE = re.compile(r"[A-Z]+[-_ ]?\d*|\d{2,}[-_.]?\d*[A-Z]*|[A-Z\d]{1,8}(?:[-_][A-Z\d]{1,8}){1,3}")
_FOREIGN_CODE, _MOST_CODES = re.compile(r"[A-Z]{1,3}|\d{2,4}"), 60
"""Countries, peoples and languages as systems number them: SAP's `K` is Danish, the CPR register's 5100 Denmark."""
_PIN = re.compile(r"\d{4,6}")
_FLAGS = words("0 1 true false t f y n yes no ja nej j on off -1")
_NOTHING = words("nej no nope ingen ingenting intet none nothing n/a na nil null ikke ukendt unknown - -- . 0")
"""Answers in a column of illnesses that name none."""
_PLACEHOLDERS = _NOTHING | words("? ?? x xx xxx nul tom blank tbd ... 00000000 0000000000 se-note se_note")
_PLACEHOLDER_PHRASES = frozenset({"se note", "ej oplyst", "ikke oplyst", "not available", "not known", "ved ikke"})
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


def is_placeholder(value: str) -> bool:
    """Tell whether a value is what people type where they have nothing to say."""
    text = value.strip().lower()
    return text in _PLACEHOLDERS or text in _PLACEHOLDER_PHRASES


def flags_only(values: Sequence[str]) -> bool:
    """Tell whether a column says no more than yes or no."""
    return all(value.strip().lower() in _FLAGS for value in values)


def plausible(element: str, values: Sequence[str]) -> int:
    """Count the values that can be of this element; 0 where as a whole they cannot."""
    if not values or (element == "gender" and len(values) > _MOST_GENDERS):
        return 0
    if element == "password" and _codes_only(values):
        return 0
    fitting = _listed(element, values) if element in _LISTED else _shaped(element, values)
    if 2 * fitting < len(values):
        return 0
    if element == "health" and not flags_only(values):  # to have no faith or no record says as much as to have one
        return min(fitting, sum(value.strip().lower() not in _NOTHING for value in values))
    return fitting


def _shaped(element: str, values: Sequence[str]) -> int:
    shape = _COMPILED.get(element)
    return sum(1 for value in values if shape is None or shape.fullmatch(value.strip().lstrip("'")[:_LONGEST]))


def _listed(element: str, values: Sequence[str]) -> int:
    if element == "gender" and _SEX_CODES.issuperset(value.strip() for value in values):
        return len(values)
    if (
        element != "gender"
        and len(values) <= _MOST_CODES
        and all(_FOREIGN_CODE.fullmatch(value.strip()) for value in values)
    ):
        return len(values)
    return round(share_in_list(element, values) * len(values))


def _codes_only(values: Sequence[str]) -> bool:
    """Tell whether values are codes of things, in capitals and digits: `AB-1023`, `SALG`; a PIN is none."""
    codes = [value.strip()[:_LONGEST] for value in values]
    return all(map(_CODE.fullmatch, codes)) and not all(map(_PIN.fullmatch, codes))
