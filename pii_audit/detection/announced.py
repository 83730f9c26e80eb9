"""Persons whom the words before them announce: `mvh Lars Holm`, `att. Hanne Friis`, `talt med P. Mortensen`, `Mrs Price`."""

import re
from collections.abc import Iterator

from pii_audit.detection.common_words import COMPANY_FORMS, NO_NAMES
from pii_audit.detection.given_names import GIVEN_NAMES
from pii_audit.detection.vocabulary.terms import any_of
from pii_audit.detection.words import words

_ALSO_GIVEN = words(
    "abel angel bo carol dawn faith gay heather holly iben ib ivy june kim lea lee line lily lone lund norm olive otto paw pearl "
    "penny per rose ruth sol stine storm sue svend terkel thy tom trine ty vic viola winnie"
)
"""Given names that are words as often, but none with a capital letter after these announcements."""
_WORDS = words(
    "can chen else fie frank gro hung ion jack jade kai leo loke lone max merete mick penny rene rose tore tue"
)
"""Given names that are words as often when written small: `tak, max 2 stk`."""
_CAPITALISED, _SMALL = GIVEN_NAMES | _ALSO_GIVEN, GIVEN_NAMES - _WORDS
_GREETING = "tak|thanks|thank you|hi|hello|dear|hej|hejsa|kære|goddag|godmorgen"
_SIGNATURE = (
    r"mvh|m\.v\.h\.?|vh|kh|hilsen|hilsner|hils|regards|cheers|sincerely|best wishes|yours truly|kærligst|hälsningar"
)
_ADDRESSED = "att|attn|attention|c/o|co/|v/"
_DONE = (
    r"(?:talt|talte|snakket|snakkede|aftalt|aftale|møde|samtale|kontakt) (?:med|m\.)|ring(?:e|er|et)? til|skriv til|giv besked til"
    r"|(?:afhentet|hentet|modtaget|kvitteret|underskrevet|signeret|behandlet|oprettet|anmeldt|udført|godkendt) af"
    r"|(?:afleveret|overdraget|udleveret|videresendt|eskaleret) til|jeg hedder|mit navn er|hun hedder|han hedder|navn:|kontakt:"
    r"|(?:spoke|spoken|talked|met|agreed|left|meeting|appointment) (?:with|to)|my name is|(?:his|her) name is|name:|contact:"
    r"|(?:signed|signed for|collected|received|picked up|handled|taken|opened|reported|approved|accepted) by"
    r"|(?:handed|escalated|reassigned|forwarded) to|call(?:ed)? back"
)
_ROLE = (
    r"sagsbehandler(?:en)?|kontaktperson(?:en)?|kunden?|nabo(?:en)?|chauffør(?:en)?|tekniker(?:en)?|montør(?:en)?|konsulent(?:en)?"
    r"|sælger(?:en)?|medarbejder(?:en)?|kollega(?:en)?|patient(?:en)?|borger(?:en)?|elev(?:en)?|lejer(?:en)?|ejer(?:en)?|vicevært(?:en)?"
    r"|(?:tand)?læge(?:n)?|lærer(?:en)?|pædagog(?:en)?|direktør(?:en)?|formand(?:en)?|kasserer(?:en)?|modtager(?:en)?|afsender(?:en)?"
    r"|mand|kone|søn|datter|mor|far|bror|søster|kæreste|svigermor|svigerfar|customer|driver|neighbou?r|manager|agent|colleague|tenant"
    r"|husband|wife|son|daughter|mother|father|brother|sister|nurse|doctor|technician|engineer|teacher|coach|landlord|caller|member"
    r"|guest|employee|supervisor|recipient|applicant"
)
"""Words for people: a given name after one is a person's where it has a capital letter."""
_BEFORE_NAME = rf"(?i:(?:{_GREETING}),?|(?:{_SIGNATURE}|{_ADDRESSED}|{_DONE})[.,:!]{{0,2}})[ \t\r\n]{{1,3}}"
_BEFORE_LAST_NAME = r"(?:Mr|Mrs|Ms|Hr|Fru|Frk)\.? "
_BEFORE_CAPITAL = rf"(?:(?i:{_ROLE}):?|[0-9]{{6}} ?- ?[0-9]{{4}},?)[ \t\r\n]{{1,3}}"
_BEFORE_DATA = (
    r"\p{Lu}\pL+(?: \p{Lu}[\pL.]*){1,3}(?:,? \(?|, )(?i:f\.|født|born|cpr|tlf|\+[0-9]|[0-9]{6} ?-? ?[0-9]{4})"
)
_BEGUN = r"(?:^|[^A-Za-z0-9_.@/-])"
SCREEN = rf"{_BEGUN}(?:{_BEFORE_NAME}\pL|v/\pL|{_BEFORE_CAPITAL}\p{{Lu}}|{_BEFORE_LAST_NAME}\p{{Lu}}|{_BEFORE_DATA})"
"""An RE2 pattern that every text with an announcement matches."""
NAMED = (
    rf"{_BEGUN}(?:{_BEFORE_NAME}|v/|{_BEFORE_CAPITAL})(?:(?i:{any_of(_CAPITALISED)})|[A-ZÆØÅ]\.)",
    rf"{_BEGUN}{_BEFORE_LAST_NAME}\p{{Lu}}",
    rf"{_BEGUN}{_BEFORE_DATA}",
)
"""Of a text that announces somebody one matches. They ask for the given names, which are too many for RE2."""
_ANNOUNCED = re.compile(
    rf"(?<![\w.@/-])(?:(?:{_BEFORE_NAME}|v/)(?=[^\W\d_])|{_BEFORE_CAPITAL}(?=[A-ZÆØÅÉÖÄÜ][^\W\d_]))"
)
_TITLE = re.compile(rf"(?<![\w&-]){_BEFORE_LAST_NAME}(?=[A-ZÆØÅÉÖÄÜ][a-zæøåéöäü]{{2}})")
_DATA = re.compile(r",? \(?(?:f\.|født|born|cpr|tlf|\+\d|\d{6} ?-? ?\d{4})", re.IGNORECASE)
"""What follows the name of a person in a list of people."""
_LINE = re.compile(r"^(?=[A-ZÆØÅÉÖÄÜ])", re.MULTILINE)
_PRODUCTS = words("teams office word excel access sql project outlook windows visio muscle")
"""What is no last name after `Ms` and `Mr`."""
_NAME_WORD = r"[^\W\d_]{2,20}(?:[-'’][^\W\d_]{2,20})?"
_GIVEN = re.compile(rf"{_NAME_WORD}|[A-ZÆØÅ]\.(?: ?[A-ZÆØÅ]\.)?(?= ?[A-ZÆØÅ][a-zæøåé]{{2}})")
_NEXT = re.compile(rf"(?:[ ]| ?(?<=\.) ?)(?P<word>{_NAME_WORD}|[A-ZÆØÅ]\.)")
_LAST = re.compile(_NAME_WORD)
_COMPANY = re.compile(r",? (?:(?:&|og|and) )?(?:[Ss]øn(?:ner)?|Sons?|Co|Partnere?)\b|,? ?(?P<form>[A-Za-z./]{2,8})")
_MOST_NEXT = 3


def announces(text: str) -> bool:
    """Tell whether a text announces somebody."""
    return any(True for _ in announced(text))


def announced(text: str) -> Iterator[tuple[int, int]]:
    """Yield where names begin and end: given names of a list, or an initial and a last name, after an announcement,
    any name after a title, and a given name and others that begin a line of personal data.

    A language model reads sentences; it misses the names of signatures, of delivery notes and in lower case.
    """
    for announcement in _ANNOUNCED.finditer(text):
        given = _GIVEN.match(text, announcement.end())
        if given and _is_given(given[0]):
            yield from _whole(text, given)
    for line in _LINE.finditer(text):
        given = _GIVEN.match(text, line.start())
        if given and _is_given(given[0]):
            yield from (
                (start, end) for start, end in _whole(text, given) if end > given.end() and _DATA.match(text, end)
            )
    for title in _TITLE.finditer(text):
        last = _LAST.match(text, title.end())
        if last and last[0].lower() not in NO_NAMES | _PRODUCTS:
            yield from _whole(text, last)


def _is_given(word: str) -> bool:
    if word.endswith("."):
        return True
    first = word.partition("-")[0]
    names = _CAPITALISED if word[0].isupper() else _SMALL
    return word.lower() not in NO_NAMES and not names.isdisjoint((word.lower(), first.lower()))


def _whole(text: str, first: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield where a name begins and ends, unless it is a company's."""
    end = first.end()
    for _ in range(_MOST_NEXT):
        following = _NEXT.match(text, end)
        if not following or not following["word"][0].isupper() or following["word"].lower() in NO_NAMES:
            break
        end = following.end()
    after = _COMPANY.match(text, end)
    if not (after and (after["form"] is None or after["form"].lower() in COMPANY_FORMS)):
        yield first.start(), end
