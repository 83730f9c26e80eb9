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
