"""Dates that a word beside them says somebody was born on."""

from pii_audit.detection.naming_words import NAMES
from pii_audit.detection.recognizers.checked import NAMED_ONLY, CheckedRecognizer, pattern

_MONTH = (
    r"(?:jan(?:uary?|uar)?|feb(?:ruary?|ruar)?|mar(?:ch|ts)?|apr(?:il)?|ma[yj]|june?|juni|july?|juli|aug(?:ust)?"
    r"|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\.?"
)
_DAY, _NUMBER = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19\d\d|20[0-4]\d)"
_WHOLE_OR_SHORT = rf"(?:{_YEAR}|\d\d)"
_CLOSE = 4
"""Words between `born` and the date."""


class BirthDateRecognizer(CheckedRecognizer):
    """Dates of birth in running text: `født d. 11. marts 1960`, `born 11/03/1960`, `DOB: 1960-03-11`."""

    def __init__(self, language: str) -> None:
        super().__init__(
            language,
            "DATE_OF_BIRTH",
            [
                pattern(
                    "year first", rf"{_YEAR}([-/.]){_NUMBER}\1{_DAY}(?:T00:00:00)?|{_YEAR}[01]\d[0-3]\d", NAMED_ONLY
                ),
                pattern(
                    "day or month first",
                    rf"{_DAY}(?:[./-] ?{_NUMBER}(?:[./-] ?| -? ?)|[ .]{_NUMBER}[ .]){_WHOLE_OR_SHORT}|{_NUMBER}/{_DAY}/{_WHOLE_OR_SHORT}",
                    NAMED_ONLY,
                ),
                pattern("digits", r"[0-3]\d[01]\d\d{2}|[0-3]\d[01]\d(?:19|20)\d{2}", NAMED_ONLY),
                pattern(
                    "month in letters",
                    rf"{_DAY}(?:\.|st|nd|rd|th)?[ -](?:of )?{_MONTH}[ ,-]{{1,2}}{_WHOLE_OR_SHORT}"
                    rf"|{_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
                    NAMED_ONLY,
                ),
            ],
            names=NAMES["DATE_OF_BIRTH"],
            others="""
                købt, bestilt, leveret, oprettet, ordered, bought, delivered, created, paid, betalt, flyttet, moved, ansat,
                medlem, member, joined, siden, since, den gang, expires, udløber, valid, eks, marked
            """,
            within=_CLOSE,
        )
