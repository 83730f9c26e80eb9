"""The kinds of personal data that values can show, and what a match of each is worth.

A screen is an RE2 pattern that every value a recognizer accepts must match; it may match others. The chance
levels are shares of harmless numbers of the same shape that pass the recognizer, measured on 2,000 to 5,000 each.
"""

from dataclasses import replace
from functools import partial

from pii_audit.detection import announced, cpr
from pii_audit.detection.kind import Kind
from pii_audit.detection.screens import after, alone, apart, either, named, names_of, without_names
from pii_audit.detection.shapes import expressions
from pii_audit.detection.vocabulary.lookup import shows
from pii_audit.detection.vocabulary.statements import screen_of, whole_terms_of
from pii_audit.detection.writing import in_any_writing
from pii_audit.model.facts import Evidence

_DAY = r"(?:[06][1-9]|[1278][0-9]|[39][01])"
_CPR = _DAY + r"[ ./-]?(?:0[1-9]|1[0-2])[ ./-]?[0-9]{2}[ ./_-]{0,3}[0-9]{4}"

_STEUER = "[0-9]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}"
_IMEI = "[0-9]{2} ?[0-9]{6} ?[0-9]{6} ?[0-9]"
_CVR = "[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2}"
_STREET_WORDS = (
    "street|str|st|road|rd|avenue|ave?|lane|ln|drive|dr|close|court|ct|way|place|square|sq|gardens|gdns|cres|crescent"
    "|terrace|mews|grove|boulevard|blvd|highway|hwy|parkway|pkwy|alley|broadway|wharf|quay|wynd"
    "|(?:pl|ter|hill|park|row|walk|gate|green|rise|view|parade|yard|circle|cir|trail|trl|pike|vale|meadows?|croft|fold"
    r"|chase|villas|loop|embankment|esplanade|common|mount|bank|cottages|drove|end)(?:[,.;:!?)\n]|$| [a-z]{2})"
)
_DANISH_STREET = (
    "(?i)(?:vej|gade|stræde|all[eé]|væng|boulevard|plads|torv|toft|bakke|vang|eng|park|krog|kaj|sti|have|lund|mark|høj|dal"
    r"|ager|brygge|skrænt|skov)[^ !-@]{0,3} {1,2}[0-9]"
)
_ENGLISH_STREET = rf"(?i)[0-9][a-z]?,? .*\b(?:{_STREET_WORDS})(?:\P{{L}}|$)"
_STREET = either(_DANISH_STREET, _ENGLISH_STREET)
_DANISH_TOWN = r"(?:^|[^0-9])[0-9]{4} +[^ -@]"
_ENGLISH_TOWN = r"(?i)\b[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}\b|\b[A-Z]{2},? [0-9]{5}"
_POSTCODE = either(_DANISH_TOWN, _ENGLISH_TOWN)
_ADDRESS = either(f"(?s){_DANISH_STREET}.*{_DANISH_TOWN}", f"(?s){_ENGLISH_STREET}.*(?:{_ENGLISH_TOWN})")
_PHONE = r"\(?[0-9](?:[ /.()-]{0,3}[0-9]){7,12}"


def _national_id(entity: str, shape: str, chance: float, written: str = "") -> Kind:
    """Make a kind that counts alone, after a word for such numbers, or anywhere in a form of its own."""
    parts = ([f"(?i){apart(written)}"] if written else []) + [f"(?i){alone(shape)}", named(entity, shape)]
    return Kind(entity, "national_id", Evidence.VALIDATED, either(*parts), chance=chance, digits=True)


_SPECIAL = (
    ("HEALTH", "health"),
    ("RELIGION", "religion"),
    ("ETHNIC_ORIGIN", "ethnic_origin"),
    ("POLITICAL_OPINION", "political_opinion"),
    ("TRADE_UNION", "trade_union"),
    ("SEX_LIFE", "sex_life"),
    ("BIOMETRIC", "biometric"),
    ("CRIMINAL_RECORD", "criminal_record"),
)

_KINDS = (
    Kind("EMAIL_ADDRESS", "email", Evidence.PATTERN, "@"),
    Kind(
        "PROFILE_URL",
        "url",
        Evidence.PATTERN,
        r"(?i)linkedin\.com/in/|facebook\.com/p|tiktok\.com/@|xing\.com/profile/|snapchat\.com/add/",
    ),
    Kind("PASSWORD_HASH", "password", Evidence.PATTERN, r"\$|pbkdf2|scrypt|\{S?SHA\}"),
    Kind("IBAN_CODE", "iban", Evidence.VALIDATED, r"[A-Za-z]{2}[0-9]{2}[ -]?[A-Za-z0-9]{4}"),
    Kind("DK_PID", "national_id", Evidence.PATTERN, "PID:[0-9]{4}-|-RID:"),
    Kind(
        "COOKIE_ID",
        "cookie_id",
        Evidence.PATTERN,
        r"G[AS][0-9]\.[0-9]\.|\bfb\.[0-2]\.|\b1\.1\.[0-9]{5}|IwAR|Cj0KCQ|CjwKCA|EAIaIQ",
    ),
    Kind(
        "MAC_ADDRESS",
        "mac_address",
        Evidence.PATTERN,
        either(
            r"(?:[0-9A-Fa-f]{2}[:-]){5}|(?:[0-9A-Fa-f]{4}[.:-]){2}[0-9A-Fa-f]{4}",
            named("MAC_ADDRESS", "[0-9a-f]{6}-?[0-9a-f]{6}"),
        ),
        chance=0.3,
    ),
    Kind(
        "DK_CPR",
        "national_id",
        Evidence.VALIDATED,
        either(
            rf"\b{_DAY}(?:0[1-9]|1[0-2])[0-9]{{2}}(?: ?- ?| )[0-9]{{4}}\b",
            alone(_CPR),
            named("DK_CPR", _CPR),
        ),
        chance=0.09,
        corroborates=cpr.passes_mod11,
        born=cpr.born,
        digits=True,
    ),
    Kind(
        "DK_CPR_UNNAMED",
        "national_id",
        Evidence.VALIDATED,
        apart(cpr.UNNAMED),
        confirms=cpr.shows_unnamed,
        chance=0.09,
        digits=True,
    ),
    _national_id("NO_FODSELSNUMMER", "[0-9]{6} ?[0-9]{5}", chance=0.01, written="[0-9]{6} [0-9]{5}"),
    _national_id("SE_PERSONNUMMER", "(?:19|20)?[0-9]{6}[-+]?[0-9]{4}", chance=0.10),
    _national_id(
        "FI_HETU", "[0-9]{6}[-+A-FU-Y][0-9]{3}[0-9A-Z]", chance=0.04, written="[0-9]{6}[-+A-FU-Y][0-9]{3}[A-Z]"
    ),
    _national_id("UK_NINO", "[A-Z]{2} ?(?:[0-9]{2} ?){3}[A-D]", chance=0.6, written="[A-Z]{2} (?:[0-9]{2} ){3}[A-D]"),
    _national_id("UK_NHS", "[0-9]{3}[- ]?[0-9]{3}[- ]?[0-9]{4}", chance=0.10),
    _national_id("US_SSN", "[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}", chance=0.9, written="[0-9]{3}-[0-9]{2}-[0-9]{4}"),
    Kind("US_ITIN", "tax_id", Evidence.VALIDATED, apart("9[0-9]{2}-?[0-9]{2}-?[0-9]{4}"), chance=0.5, digits=True),
    _national_id("NL_BSN", r"[0-9]{9}|[0-9]{4}\.[0-9]{2}\.[0-9]{3}|[0-9]{3}[ .][0-9]{3}[ .][0-9]{3}", chance=0.09),
    _national_id(
        "BE_NATIONAL_NUMBER",
        r"[0-9]{6}[ -]?[0-9]{3}[ -]?[0-9]{2}",
        chance=0.02,
        written=r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}-[0-9]{3}[.-][0-9]{2}",
    ),
    _national_id(
        "FR_NIR",
        "[12][0-9]{4}(?:[0-9]{2}|2[AB])[0-9]{6} ?[0-9]{2}",
        chance=0.01,
        written="[12] [0-9]{2} [0-9]{2} [0-9AB]{2} [0-9]{3} [0-9]{3} [0-9]{2}",
    ),
    Kind(
        "DE_STEUER_ID",
        "tax_id",
        Evidence.VALIDATED,
        either(alone(_STEUER), named("DE_STEUER_ID", _STEUER)),
        chance=0.10,
        digits=True,
    ),
    _national_id("PL_PESEL", "[0-9]{11}", chance=0.10),
    _national_id(
        "ES_DNI",
        "(?:[0-9]{8}|[XYZ][0-9]{7})[- ]?[A-Z]",
        chance=0.05,
        written=r"[0-9]{2}\.[0-9]{3}\.[0-9]{3}[- ]?[A-Z]|[XYZ]-[0-9]{7}-[A-Z]",
    ),
    Kind("IT_CODICE_FISCALE", "national_id", Evidence.VALIDATED, "(?i)[A-Z]{6}[0-9]{2}[A-Z][0-9]{2}[A-Z][0-9]{3}[A-Z]"),
    _national_id("CH_AHV", "756[0-9]{10}", chance=0.10, written=r"756\.[0-9]{4}\.[0-9]{4}\.[0-9]{2}"),
    _national_id("CZ_RODNE_CISLO", "[0-9]{6}/[0-9]{4}", chance=0.10),
    Kind(
        "IMEI",
        "device_id",
        Evidence.VALIDATED,
        either(r"\b[0-9]{2}-?[0-9]{4}-?[0-9]{2}-[0-9]{6}-[0-9]\b", alone(_IMEI), named("IMEI", _IMEI)),
        chance=0.10,
        digits=True,
    ),
    Kind(
        "CREDIT_CARD",
        "payment_card",
        Evidence.VALIDATED,
        apart(
            r"[2-6][0-9]{3}[- .]?(?:[0-9]{4}[- .]?){2}[0-9]{4}|3[0-9]{3}[- ]?[0-9]{6}[- ]?[0-9]{4,5}"
            r"|[4-6][0-9]{3}[- ]?(?:[0-9]{4}[- ]?){3}[0-9]{3}"
        ),
        chance=0.10,
        digits=True,
    ),
    # Four numbers are as often a version; the share says nothing where no value is an address for sure.
    Kind("IP_ADDRESS", "ip_address", Evidence.PATTERN, r"(?:[0-9]{1,3}\.){3}[0-9]|:[0-9A-Fa-f]*:", chance=0.9),
    Kind(
        "COORDINATES",
        "location",
        Evidence.PATTERN,
        r"[0-9][.,][0-9]{3,}(?: ?°)?(?: ?[NS])?[,;]? {0,2}(?:[EWØV] ?)?[-+]?[0-9]{1,3}[.,][0-9]{3}",
        needed=2,
        chance=0.3,
    ),
    Kind("ADDRESS", "mailing_address", Evidence.PATTERN, _ADDRESS),
    Kind(
        "STREET",
        "street",
        Evidence.PATTERN,
        _STREET,
        needed=2,
    ),
    Kind(
        "POSTCODE",
        "postcode",
        Evidence.VALIDATED,
        _POSTCODE,
        needed=2,
    ),
    # Any two numbers side by side have the form of a bank account; those of a year begin in few ways.
    Kind(
        "DK_BANK_ACCOUNT",
        "bank_account",
        Evidence.PATTERN,
        r"[0-9]{4}(?:\D{1,20})[0-9]{6}",
        chance=0.9,
        spread=True,
        digits=True,
    ),
    Kind(
        "PHONE_NUMBER",
        "phone",
        Evidence.PATTERN,
        either(
            apart(r"(?:\+|00|\(\+|\(00) ?[1-9][0-9]{0,2}\)?(?:[ ./-]?\(?[0-9]{1,4}\)?){2,6}"),
            r"[0-9]{2}(?:[ ./-][0-9]{2}){3}|[0-9]{4} [0-9]{4}|[0-9]{2} [0-9]{3} [0-9]{3}|[2-9][0-9]{2}[.-][0-9]{3}[.-][0-9]{4}",
            r"\([2-9][0-9]{2}\) ?[0-9]{3}|\b0[0-9]{2,4}\)?[ -][0-9]{3}",
            alone(_PHONE),
            named("PHONE_NUMBER", _PHONE),
        ),
        chance=0.68,
        spread=True,
        digits=True,
    ),
    Kind(
        "DK_CVR",
        "company_id",
        Evidence.VALIDATED,
        either(alone(_CVR), named("DK_CVR", _CVR), "(?i)DK[ -]?[0-9]{2} ?[0-9]{2}"),
        chance=0.09,
        digits=True,
    ),
    Kind(
        "VIN",
        "vehicle",
        Evidence.PATTERN,
        r"(?i)(?:^|[^0-9A-Z])[A-HJ-NPR-Z0-9]{13}[0-9]{4}(?:[^0-9A-Z]|$)",
        chance=0.3,
    ),
    # An article number can have the form of a plate, but those of many makers seldom begin in many ways.
    Kind(
        "NUMBER_PLATE",
        "vehicle",
        Evidence.PATTERN,
        either(
            r"(?i)^\W*[A-Z]{2} ?[1-9][0-9] ?[0-9]{3}\W*$",
            r"^\W*[A-Z]{2}[0-9]{2} [A-Z]{3}\W*$",
            named(
                "NUMBER_PLATE",
                r"[A-Z]{2} ?[0-9]{2} ?[0-9]{3}|[A-Z]{2}[0-9]{2} ?[A-Z]{3}|[A-Z]{3} ?[0-9]{2}[A-Z0-9]|[^\s!-@]{1,3}[- ][A-Z]{1,2} ?[0-9]{1,4}[EH]?",
            ),
        ),
        chance=0.5,
        spread=True,
    ),
    Kind(
        "PASSPORT",
        "passport",
        Evidence.PATTERN,
        named("PASSPORT", "[A-Z]{0,2}[0-9][A-Z0-9]{5,8}|[A-Z0-9]{9}"),
        (names_of("PASSPORT"),),
    ),
    Kind(
        "DRIVING_LICENCE",
        "driving_licence",
        Evidence.PATTERN,
        either(
            "(?i)[A-Z9]{5}[0-9]{6}[A-Z][A-Z9][0-9][A-Z]{2}",
            named("DRIVING_LICENCE", "[A-Z]{0,2}[0-9]{2} ?[0-9]{2} ?[0-9]{2}[0-9 ]{1,10}"),
        ),
    ),
    Kind("HEALTH_CARD", "national_id", Evidence.PATTERN, apart("80[0-9]{3} ?[0-9]{5} ?[0-9]{5} ?[0-9]{5}")),
    Kind(
        "DATE_OF_BIRTH",
        "date_of_birth",
        Evidence.PATTERN,
        after("DATE_OF_BIRTH", "[0-9](?:st|nd|rd|th)?[-/., ]|[0-9]{6}"),
    ),
    *(
        Kind(
            entity,
            element,
            Evidence.PATTERN,
            screen_of(entity),
            whole_terms_of(entity),
            chance=0.01,
            confirms=partial(shows, entity),
        )
        for entity, element in _SPECIAL
    ),
    Kind(
        "ANNOUNCED_NAME",
        "free_text_person",
        Evidence.PATTERN,
        announced.SCREEN,
        announced.NAMED,
        confirms=announced.announces,
    ),
)


def _complete(kind: Kind) -> Kind:
    """Widen the screen to all ways of writing, and derive the expressions; names of numbers are too many for Hyperscan."""
    parts = kind.expressions or [in_any_writing(without_names(kind.screen))]
    of_shapes = tuple(of_shape for part in parts for of_shape in expressions(part))
    return replace(kind, screen=in_any_writing(kind.screen), expressions=of_shapes)


KINDS = tuple(map(_complete, _KINDS))
"""In order of precedence where two claim the same characters."""
