"""What an audit of the sample must report, from what was planted; written as expected.toml."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

import bucket
import exports
from bucket import Bucket
from deadlines import Tally
from expected_copies import of_copies
from expected_people import of_people
from expected_retention import in_records, retention
from exports import Exports
from relations import NAMED
from tables import Shop
from texts import HEALTH_REQUESTS

HEADER = """\
# What an audit of the sample on 2026-11-22 must report: these findings and no other, these retention states, this ledger.
# Written by generate.py from what it planted, never from the result of an audit. A count is what the rule counts: distinct
# values (UND, PUR002, SEC), fields (PUR001, RET002) or rows (RET001, RET003, COV001); COV002 has none, its sample being drawn.
"""
LEGACY, COURIER, REFUNDS, AUDIENCE, DRAWINGS, EVENING, LEADS, POLICE = (
    f"exports/{name}"
    for name in (
        exports.LEGACY,
        exports.COURIER,
        exports.REFUNDS,
        exports.AUDIENCE,
        exports.DRAWINGS,
        exports.EVENING,
        exports.LEADS,
        exports.POLICE,
    )
)
CLEAR, HASHED, CHAT, LOG = (
    f"bucket/{name}" for name in (bucket.CLEAR, bucket.HASHED, f"chat/{bucket.FAITH[0]}.jsonl.gz", bucket.LOG)
)
SURVEY = exports.SURVEY.rpartition("/")[2]
NEVER_FOUND = (
    ("preferences", "preferences"),
    ("incomplete_purchases", "preferences"),
    ("location", "preferences"),
    ("account_recovery", "security"),
    ("complaints", "communications"),
    ("social_login", "social"),
    ("social_activity", "social"),
    ("public_content", "social"),
    ("push_token", "device"),
    ("communication_settings", "consent"),
)
WHY_OVERDUE = {
    "RET-01": "bought without an account more than four years ago, and no invoice or running order holds it",
    "RET-02": "the account was deleted more than three months ago",
    "RET-03": "handled more than three months ago",
    "RET-04a": "unsubscribed more than two days ago",
    "RET-04b": "opted out more than three months ago",
    "RET-05": "entered more than two years ago, in a competition that is over",
}
WHY_UNVERIFIABLE = {
    "suppression_list": "nine opt-outs have no date, three a placeholder",
    "competition_entries": "seven entries have no date, two a placeholder",
    "accounts": "an old import wrote never as a date",
    exports.LEGACY: "the last purchase is written as unknown",
}

WHY_ORPHANED = {
    "order_lines": "nine lines outlived their orders",
    "profile_scores": "their subscribers were deleted, the scores stayed",
}

Entry = Mapping[str, object]


def expected(shop: Shop, exported: Exports, stored: Bucket) -> str:
    """Return expected.toml."""
    tallies = retention(shop, exported, stored)
    return HEADER + "".join(
        (
            *_sections(
                "finding",
                (
                    *_in_fields(exported, stored),
                    *_in_datasets(),
                    *of_people(shop, exported, _finding),
                    *of_copies(shop, exported, stored, _finding),
                    *_kept(tallies),
                    *_records(shop),
                ),
            ),
            *_sections("retention", map(_states, tallies)),
            *_sections("coverage", _ledger(shop, exported, stored)),
        )
    )


def _finding(rule: str, severity: str, place: str, count: int | None, why: str, **more: object) -> dict[str, object]:
    source, _, dataset = place.partition("/")
    counted = {} if count is None else {"count": count}
    return {"rule": rule, "source": source, "dataset": dataset, **more, "severity": severity, **counted, "why": why}


def _in_fields(exported: Exports, stored: Bucket) -> Iterator[Entry]:
    refunds, parcels, addresses = len(exported.refunds_paid), exported.couriered, exported.addresses
    clear, hashed = len(stored.clear_deleted), len(stored.hashed_deleted)
    allergies, births = len(set(exported.forms.allergies)), len(set(exported.forms.children_born))
    ill = len(HEALTH_REQUESTS)
    drawn = len(exported.forms.children_born)
    for rule, severity, place, field, element, category, count, why in (
        ("PUR004", "low", COURIER, "Fødselsdato", "date_of_birth", "further", parcels, "on every parcel"),
        ("PUR004", "low", DRAWINGS, "Født", "date_of_birth", "further", drawn, "the form does not let it be left out"),
        ("UND001", "high", REFUNDS, "IBAN", "iban", None, refunds, "the notice names no bank account"),
        ("UND002", "critical", LEGACY, "Fagforening", "trade_union", None, exported.unions, "trade union membership"),
        ("UND002", "critical", "shop/requests", "body", "health", None, ill, "two customers tell of their illness"),
        ("UND002", "critical", CHAT, "messages.message", "religion", None, 1, "a customer says which faith is theirs"),
        ("UND002", "critical", EVENING, "Svar.allergier", "health", None, allergies, "what the kitchen has to know"),
        ("UND003", "critical", LEGACY, "CPR-nr", "national_id", None, exported.cprs, "CPR numbers"),
        ("UND003", "critical", "shop/requests", "body", "national_id", None, 1, "one CPR number among the messages"),
        ("PUR002", "medium", COURIER, "Fødselsdato", "date_of_birth", "further", parcels, "no part of an address"),
        ("PUR002", "medium", DRAWINGS, "Født", "date_of_birth", "further", births, "children's, for an age group"),
        ("MKT003", "medium", "shop/suppression_list", "name", "person_name", "contact", NAMED, "the address would do"),
        ("PUR002", "medium", LEADS, "Køn", "gender", "further", 2, "bought with the addresses"),
        ("PUR005", "high", LEADS, "Køn", "gender", "further", 2, "the notice names no gender among what brokers bring"),
        ("RCP003", "high", COURIER, "Fødselsdato", "date_of_birth", "further", parcels, "no part of an address"),
        ("RCP003", "high", AUDIENCE, "IP-adresse", "ip_address", "security", addresses, "no part of an advertisement"),
        ("RCP003", "high", REFUNDS, "IBAN", "iban", None, refunds, "the notice names no bank account"),
        ("PUR002", "medium", LOG, "entry", "message_content", "communications", 1, "a line names a customer in full"),
        ("PUR002", "high", AUDIENCE, "IP-adresse", "ip_address", "security", addresses, "only to prevent misuse"),
        ("SEC001", "critical", CLEAR, "password", "password", "account", clear, "in clear, in a forgotten backup"),
        ("SEC001", "high", HASHED, "login.password", "password", "account", hashed, "MD5, in a forgotten backup"),
    ):
        declared = {"category": category} if category else {}
        yield _finding(rule, severity, place, count, why, field=field, element=element, **declared)


def _in_datasets() -> Iterator[Entry]:
    yield _finding("PUR001", "medium", LEGACY, 8, "nobody can say what the old list is for")
    for rule, why in (("PUR001", "nobody knows what the backup was made for"), ("RET002", "or how long it may stay")):
        yield _finding(rule, "medium", f"bucket/{bucket.CUSTOMERS}", 2, why)
    yield _finding("RET002", "medium", "shop/web_log", 1, "the notice gives network data no time limit")
    yield _finding("RET002", "medium", COURIER, 4, "no time limit agreed with the courier")
    yield _finding("RET002", "medium", "shop/mailings", 2, "the notice does not say how long messages are logged")
    yield _finding("RET002", "medium", "shop/cookie_choices", 1, "nor how long cookies are remembered")
    yield _finding("PUR006", "high", LEADS, 4, "nobody wrote down who sold them")
    yield _finding("RCP001", "high", EVENING, 4, "who cooks is in no register")
    yield _finding("RCP002", "high", "*/*", 1, "never signed", clause="recipients.advertising_service")
    yield _finding("RCP002", "high", "*/*", 1, "expired a year ago", clause="recipients.payment")
    yield _finding("RCP004", "low", "survey/*", 1, "another company than the notice names")
    yield _finding("RCP005", "medium", POLICE, 2, "no entry in the register of disclosures")
    yield _finding("TRF001", "high", "*/*", 8, "a cloud in the United States", clause="recipients.cloud")
    yield _finding("RET010", "medium", "shop/requests", 1, "the second hold ended in January 2025")
    yield _finding("SUP001", "medium", "shop/web_log", 1, "accepted until June")
    yield _finding("SUP002", "low", REFUNDS, 0, "accepts a column that was renamed")
    yield _finding("COV005", "low", COURIER, 90, "dates of birth nobody bound", field="Fødselsdato")
    yield _finding("COV001", "high", f"exports/{exports.CONTRACT}", 0, "no scanner reads PDF")
    yield _finding("COV001", "high", f"bucket/{bucket.TRUNCATED}", 0, "the upload broke off")
    yield _finding("COV002", "medium", f"survey/{SURVEY}", None, "about a tenth of the rows shows too little")
    yield _finding("COV003", "high", "archive/*", 0, "the folder that include names is gone")
    yield _finding("COV004", "medium", "exports/nyhedsbrev/*.csv", 0, "no newsletter list is exported any more")
    for element, category in NEVER_FOUND:
        yield _finding("UND004", "info", "*/*", 0, "declared, held nowhere", element=element, category=category)


def _kept(tallies: Iterable[Tally]) -> Iterator[Entry]:
    """Yield a finding for each dataset and rule with overdue records, and one for each with unverifiable records."""
    for found in tallies:
        place, clause = f"{found.source}/{found.dataset}", f"retention.{found.rule}"
        if overdue := found.states["overdue"]:
            severity = "medium" if found.rule == "RET-04b" else "high"
            subjects = {} if None in found.overdue_subjects else {"subjects": len(found.overdue_subjects)}
            yield _finding("RET001", severity, place, overdue, WHY_OVERDUE[found.rule], clause=clause, **subjects)
        if found.orphans:
            yield _finding("RET009", "medium", place, found.orphans, WHY_ORPHANED[found.dataset], clause=clause)
        if doubtful := found.states["unverifiable"] - found.orphans:
            why = WHY_UNVERIFIABLE.get(found.dataset, "placeholders for a date, or dates in the future")
            yield _finding("RET003", "medium", place, doubtful, why, clause=clause)


def _records(shop: Shop) -> Iterator[Entry]:
    """Yield what single records say beside their time limit."""
    counts = in_records(shop)
    for rule, severity, table, key, clause, why in (
        ("RET004", "high", "accounts", "flagged", "retention.RET-02", "deleting an account only sets its date"),
        ("RET005", "high", "customers", "phone left", "retention.RET-01", "the name went, the phone number stayed"),
        ("RET006", "medium", "customers", "RET-01", "retention_exceptions.EXC-TAX", "no voucher needs them"),
        ("RET006", "medium", "customers", "RET-02", "retention_exceptions.EXC-TAX", "no voucher needs them"),
        ("RET007", "low", "requests", "forgotten", "retention.RET-03", "open for more than a year"),
    ):
        yield _finding(rule, severity, f"shop/{table}", counts[key], why, clause=clause)


def _states(found: Tally) -> Entry:
    states = {state: count for state, count in found.states.items() if count}
    entry = {"source": found.source, "dataset": found.dataset, "rule": found.rule, "states": states}
    return entry | ({"oldest_due": found.oldest_due.isoformat()} if found.oldest_due else {})


def _ledger(shop: Shop, exported: Exports, stored: Bucket) -> Iterator[Entry]:
    lines = [("shop", table.name, "full") for table in fields(shop)]
    lines += [("exports", name, "full") for name in exported.files if name not in {exports.SURVEY, exports.CONTRACT}]
    lines += [
        ("exports", exports.CONTRACT, "unreadable"),
        ("exports", exports.SURVEY, "skipped"),
        ("survey", SURVEY, "sampled"),
    ]
    lines += [("bucket", name, "unreadable" if name == bucket.TRUNCATED else "full") for name in stored.files]
    lines += [("archive", name, "skipped") for name in stored.files]
    for source, dataset, state in sorted(lines):
        yield {"source": source, "dataset": dataset, "state": state}


def _sections(name: str, entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        yield f"\n[[{name}]]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in entry.items())


def _toml(value: object) -> str:
    """Write a text, a number or a flat table; JSON's strings are TOML's too."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_toml(child)}" for key, child in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)
