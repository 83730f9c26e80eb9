"""The kinds of personal data that the detector knows by itself."""

BUILT_IN = (
    "person_name", "email", "phone", "mailing_address", "postcode", "city", "street", "country", "location",
    "date_of_birth", "age", "gender", "nationality", "language", "username", "password", "ip_address",
    "mac_address", "device_id", "cookie_id", "url", "iban", "bank_account", "payment_card", "national_id",
    "passport", "driving_licence", "tax_id", "company_id", "vehicle", "health", "religion", "ethnic_origin",
    "political_opinion", "trade_union", "sex_life", "biometric", "criminal_record", "photo", "signature",
    "free_text_person",
)  # fmt: skip

PART_OF = dict.fromkeys(("postcode", "city", "street", "country"), "mailing_address")
"""Parts are reported as themselves and covered by the declared whole."""

SPECIAL = frozenset({
    "health", "religion", "ethnic_origin", "political_opinion", "trade_union", "sex_life", "biometric", "criminal_record",
})  # fmt: skip
"""GDPR Art. 9(1) special categories, and Art. 10 criminal records."""

IDENTIFYING = frozenset({
    "person_name", "email", "phone", "national_id", "mailing_address", "postcode", "city", "street", "username",
    "cookie_id", "device_id", "ip_address", "iban", "bank_account", "payment_card", "date_of_birth", "passport",
    "driving_licence", "vehicle",
})  # fmt: skip
"""What tells, alone or together, who a record is about. A country does not."""

_IN_WORDS = {
    "phone": "phone number",
    "trade_union": "trade union membership",
    "national_id": "national ID number",
    "vehicle": "vehicle registration",
    "free_text_person": "person name in free text",
}
_SPELLING = {"email": "e-mail", "iban": "IBAN", "id": "ID", "ip": "IP", "mac": "MAC", "url": "URL"}


def in_words(element: str) -> str:
    """Write the name of an element, built-in or the policy's own, for people: `IP address`, `cookie ID`."""
    return _IN_WORDS.get(element) or " ".join(_SPELLING.get(word, word) for word in element.split("_"))
