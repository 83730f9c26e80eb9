"""The kinds of personal data that values can show, and what a match of each is worth.

A screen is an RE2 pattern that every value a recognizer accepts must match; it may match others. The chance
levels are shares of harmless numbers of the same shape that pass the recognizer, measured on 5,000 each.
"""

from collections.abc import Callable
from dataclasses import dataclass

from stdnum.dk import cpr

from pii_audit.model.facts import Evidence

CERTAIN = 0.5
"""From this Presidio score on, a match says enough on its own: its form is specific or a context word stands by it."""

_DAY = r"\b(?:[06][1-9]|[1278][0-9]|[39][01])"


def _passes_mod11(number: str) -> bool:
    """Tell whether the check digit holds: nearly always for numbers given out before 2007, 9 % by chance."""
    return int(cpr.checksum(cpr.compact(number))) == 0


@dataclass(frozen=True)
class Kind:
    """One kind, as a Presidio entity and as the element reported."""

    entity: str

    element: str

    evidence: Evidence

    screen: str

    needed: int = 1
    """Distinct certain matches that are enough, however many values there are."""

    chance: float = 0.0
    """Share of harmless values of the shape that match without being certain."""

    corroborates: Callable[[str], bool] | None = None
    """What true matches pass and chance ones seldom do, at the rate of `chance`."""

    spread: bool = False
    """Whether true values begin in many ways, and running numbers in few."""


KINDS = (
    Kind("EMAIL_ADDRESS", "email", Evidence.PATTERN, "@"),
    Kind("PASSWORD_HASH", "password", Evidence.PATTERN, r"\$|pbkdf2|scrypt"),
    Kind("IBAN_CODE", "iban", Evidence.VALIDATED, r"[A-Za-z]{2}[0-9]{2}[ -]?[A-Za-z0-9]{4}"),
    Kind(
        "DK_CPR",
        "national_id",
        Evidence.VALIDATED,
        _DAY + r"(?:0[1-9]|1[0-2])[0-9]{2}[- ]?[0-9]{4}\b",
        chance=0.09,
        corroborates=_passes_mod11,
    ),
    Kind("CREDIT_CARD", "payment_card", Evidence.VALIDATED, "[0-9](?:[- ]?[0-9]){11,18}", chance=0.10),
    Kind("COOKIE_ID", "cookie_id", Evidence.PATTERN, r"GA[0-9]\.[0-9]"),
    Kind("MAC_ADDRESS", "mac_address", Evidence.PATTERN, r"(?:[0-9A-Fa-f]{2}[:-]){5}|(?:[0-9A-Fa-f]{4}\.){2}"),
    Kind("IP_ADDRESS", "ip_address", Evidence.PATTERN, r"(?:[0-9]{1,3}\.){3}[0-9]|:[0-9A-Fa-f]*:", needed=2),
    Kind("DK_STREET", "street", Evidence.PATTERN, r"[^ -@]\.? +[0-9]|[0-9] +[^ -@]", needed=2),
    Kind("DK_POSTAL_TOWN", "postcode", Evidence.VALIDATED, r"[0-9]{4} +[^ -@]", needed=2),
    # Any two numbers side by side have the form of a bank account, so its name or a context word must say it.
    Kind("DK_BANK_ACCOUNT", "bank_account", Evidence.PATTERN, r"[0-9]{4}(?:\D{1,20})[0-9]{6}", chance=0.9),
    Kind(
        "PHONE_NUMBER", "phone", Evidence.PATTERN, r"[0-9](?:[ .()-]{0,2}[0-9]){7}", needed=2, chance=0.68, spread=True
    ),
    Kind("DK_CVR", "company_id", Evidence.VALIDATED, "[0-9](?: ?[0-9]){7}", chance=0.09),
)
"""In order of precedence where two claim the same characters."""
