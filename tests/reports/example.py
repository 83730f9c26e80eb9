"""A hand-made result: a Danish shop with findings of most rules, and names an attacker could choose."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.facts import ElementFacts, Evidence, FieldFacts
from pii_audit.model.finding import Finding, FindingStatus, Severity, fingerprint
from pii_audit.model.lineage import Lineage
from pii_audit.model.past_run import PastRun
from pii_audit.model.people import PeopleFacts, Question
from pii_audit.model.result import (
    SCHEMA_VERSION,
    AuditResult,
    ClauseState,
    ClauseStatus,
    Gate,
    PolicyInfo,
    Run,
    Score,
    Verdict,
    VerdictState,
    from_json,
    to_json,
)
from pii_audit.model.retention import RetentionFacts
from pii_audit.model.standing import Compared
from pii_audit.model.store import Exposure, StoreFacts, StoreKind

HOSTILE = (
    "</script><img onerror=alert(1) src=x>",
    "[red]x[/]",
    "\x1b[31mred\x1b[0m\x9b2J\x07",
    "gnp\u202efdp.exe\u2066",
    "long" * 2500,
    "\"double\" 'single' `back`",
    "line\r\nbreak\ttab",
    "{{ 7 * 7 }}{% raw %}",
    "::error::injected",
)
"""Column names that are text, not markup, to every output."""

_QUOTES = {
    "categories.contact": ("6", "Contact information: name, postal address, e-mail address and phone number."),
    "categories.other": ("6", "Other information: gender, date of birth (optional), nationality and language."),
    "categories.purchases": ("6", "What you bought, what you left in the basket, and where you were."),
    "categories.account": ("10.3", "Your username, your password and your invoices."),
    "categories.security": ("4", "IP addresses, to prevent and investigate misuse of the website."),
    "undeclared": ("6", "We use your information for no other purpose unless you have said yes to it."),
    "purposes.newsletter": ("3", "To keep you posted on our news and on offers that suit you."),
    "purposes.delivery": ("3", "To carry out our agreement with you: payment, administration and delivery."),
    "retention.purchase": ("10.2", "Kept until the order is completed and for two years after the warranty has ended."),
    "retention.account": ("10.3", "Kept until you delete your account and for three months after that."),
    "retention.request": ("10.4", "Kept as long as it takes to handle your request and for three months after that."),
    "retention.subscriber": ("10.5", "Kept until the moment you decide to unsubscribe."),
    "retention.suppression": ("10.6", "Kept for three months, only so that we know not to write to you."),
    "retention.competition": ("10.7", "Kept for two years after we received it."),
    "security.password": ("9", "We take suitable technical measures to protect your information."),
    "rights.access": ("13", "You may ask for a copy of the information we hold about you."),
    "children.no_contact": ("12", "We do not write to children under the age of 16."),
    "transfers.regions": ("11", "Your information stays within the EU and the EEA."),
    "recipients.courier": ("7", "We share your address with the courier who brings you the goods."),
    "commitments.minimise": ("1", "We collect no more than the purposes need."),
}

_RULES = {
    "UND001": ("Undeclared element", "Declare it in the policy, or stop collecting it and delete what is there."),
    "UND002": ("Special category data", "Stop collecting it, delete it, or state an Art. 9 ground and its purpose."),
    "UND003": ("National identifier without cover", "Remove the number; use the customer id to tell people apart."),
    "UND004": ("Declared, never found", "Check that the scan reaches where it is held, or take it out of the policy."),
    "PUR001": ("Dataset without purpose", "Name its purposes under datasets: in pii-audit.yaml."),
    "PUR002": ("Element outside the dataset's purposes", "Drop the column, or add the purpose that needs it."),
    "RET001": ("Overdue records", "Delete or anonymise them, and run the deletion job every day."),
    "RET002": ("No retention rule reaches the dataset", "Bind a retention rule to the dataset."),
    "RET003": ("Time limit cannot be judged", "Record the date the clock starts from."),
    "SEC001": ("Password in clear or weakly hashed", "Rehash with argon2id and force a reset of those in clear."),
    "COV001": ("In scope, not read", "Give the account SELECT on it, or exclude it with a reason."),
}

_ROWS: tuple[tuple[str, str, str, str, str | None, str | None, str | None, str | None, int, int | None, str], ...] = (
    # rule, severity, source, dataset, field, element, category, clause, count, subjects, message
    (
        "UND002",
        "critical",
        "shop",
        "requests",
        "body",
        "health",
        None,
        "undeclared",
        412,
        388,
        "412 of 5,000 distinct texts speak of health.",
    ),
    (
        "UND003",
        "critical",
        "shop",
        "customers",
        "note",
        "national_id",
        None,
        "undeclared",
        1731,
        1731,
        "1,731 distinct values are Danish CPR numbers.",
    ),
    (
        "UND003",
        "critical",
        "exports",
        "legacy/kunder_2019.csv",
        "cpr_nr",
        "national_id",
        None,
        "undeclared",
        902,
        None,
        "902 distinct values are Danish CPR numbers.",
    ),
    (
        "SEC001",
        "critical",
        "shop",
        "accounts",
        "password",
        "password",
        "account",
        "security.password",
        612,
        612,
        "612 distinct passwords are stored in clear.",
    ),
    (
        "UND001",
        "high",
        "shop",
        "accounts",
        "iban",
        "iban",
        None,
        "undeclared",
        4120,
        4120,
        "4,120 distinct values are IBANs.",
    ),
    (
        "UND001",
        "high",
        "bucket",
        "backup/2021/customers.jsonl.gz",
        "payment.card",
        "payment_card",
        None,
        "undeclared",
        87,
        None,
        "87 distinct values are payment card numbers.",
    ),
    (
        "RET001",
        "high",
        "shop",
        "orders",
        None,
        None,
        None,
        "retention.purchase",
        3204,
        2790,
        "3,204 of 21,450 records are past their time limit; the oldest should have gone on 2017-05-02.",
    ),
    (
        "RET001",
        "high",
        "shop",
        "requests",
        None,
        None,
        None,
        "retention.request",
        918,
        871,
        "918 of 5,310 records are past their time limit; the oldest should have gone on 2021-01-09.",
    ),
    (
        "RET001",
        "high",
        "shop",
        "competition_entries",
        None,
        None,
        None,
        "retention.competition",
        1204,
        1204,
        "1,204 of 2,600 records are past their time limit; the oldest should have gone on 2020-03-15.",
    ),
    (
        "RET001",
        "high",
        "exports",
        "marketing/afmeldte.csv",
        None,
        None,
        None,
        "retention.suppression",
        450,
        450,
        "450 of 611 records are past their time limit; the oldest should have gone on 2022-08-30.",
    ),
    (
        "COV001",
        "high",
        "shop",
        "audit_log",
        None,
        None,
        None,
        None,
        1,
        None,
        "The table was not read: the account has no right to select from it.",
    ),
    (
        "COV001",
        "high",
        "bucket",
        "backup/2020/orders.jsonl.gz",
        None,
        None,
        None,
        None,
        1,
        None,
        "The object was not read: it ends in the middle of a gzip block.",
    ),
    (
        "PUR002",
        "medium",
        "exports",
        "courier/leverancer.csv",
        "date_of_birth",
        "date_of_birth",
        "other",
        "purposes.delivery",
        1,
        None,
        "Delivery does not need date_of_birth.",
    ),
    (
        "PUR002",
        "medium",
        "exports",
        "advertiser/audience.csv",
        "phone",
        "phone",
        "contact",
        "purposes.newsletter",
        1,
        None,
        "The newsletter does not need phone.",
    ),
    (
        "PUR001",
        "medium",
        "shop",
        "profile_scores",
        None,
        None,
        None,
        "commitments.minimise",
        3,
        None,
        "3 fields hold personal data, and the dataset is bound to no purpose.",
    ),
    (
        "RET002",
        "medium",
        "shop",
        "web_log",
        None,
        None,
        None,
        "retention.purchase",
        2,
        None,
        "2 fields hold personal data, and no retention rule is bound to the dataset.",
    ),
    (
        "RET003",
        "medium",
        "shop",
        "subscribers",
        None,
        None,
        None,
        "retention.subscriber",
        377,
        377,
        "377 of 8,120 records have no date the clock could start from.",
    ),
    (
        "UND001",
        "medium",
        "shop",
        "web_log",
        "device",
        "device_id",
        None,
        "undeclared",
        15020,
        None,
        "15,020 distinct values are device identifiers.",
    ),
    (
        "UND001",
        "low",
        "exports",
        "legacy/kunder_2019.csv",
        "firma",
        "company_id",
        None,
        "undeclared",
        33,
        None,
        "33 distinct values are Danish CVR numbers.",
    ),
    (
        "UND004",
        "info",
        "*",
        "*",
        None,
        "nationality",
        "other",
        "categories.other",
        0,
        None,
        "nationality is declared, and no field of what was read holds it.",
    ),
    (
        "UND004",
        "info",
        "*",
        "*",
        None,
        "gender",
        "other",
        "categories.other",
        0,
        None,
        "gender is declared, and no field of what was read holds it.",
    ),
)

_FIELDS: tuple[tuple[str, str, str, str, str | None, Evidence, int, int, tuple[str, ...]], ...] = (
    # source, dataset, field, element, category, evidence, matched, judged, masked examples
    ("shop", "customers", "name", "person_name", "contact", Evidence.NER, 880, 1000, ("A**** B*****",)),
    ("shop", "customers", "email", "email", "contact", Evidence.VALIDATED, 1000, 1000, ("d****@*****.dk",)),
    ("shop", "customers", "phone", "phone", "contact", Evidence.VALIDATED, 996, 1000, ("+45 ## ## ## ##",)),
    ("shop", "customers", "note", "national_id", None, Evidence.VALIDATED, 1731, 1990, ("######-####",)),
    ("shop", "customers", "born", "date_of_birth", "other", Evidence.NAME, 1000, 1000, ("####-##-##",)),
    ("shop", "accounts", "password", "password", "account", Evidence.PATTERN, 612, 1000, ("h*****##",)),
    ("shop", "accounts", "iban", "iban", None, Evidence.VALIDATED, 1000, 1000, ("DK## #### #### ####",)),
    ("shop", "orders", "ship_to", "mailing_address", "contact", Evidence.PATTERN, 970, 1000, ("V******** ##, #### K",)),
    ("shop", "requests", "body", "health", None, Evidence.NER, 412, 5000, ("* d******* f** c*****",)),
    ("shop", "web_log", "remote_addr", "ip_address", "security", Evidence.VALIDATED, 1000, 1000, ("###.#.###.##",)),
    ("shop", "web_log", "device", "device_id", None, Evidence.PATTERN, 1000, 1000, ("aa**-####",)),
    (
        "exports",
        "legacy/kunder_2019.csv",
        "cpr_nr",
        "national_id",
        None,
        Evidence.VALIDATED,
        902,
        910,
        ("######-####",),
    ),
    ("exports", "legacy/kunder_2019.csv", "firma", "company_id", None, Evidence.VALIDATED, 33, 60, ("########",)),
    ("exports", "courier/leverancer.csv", "date_of_birth", "date_of_birth", "other", Evidence.NAME, 400, 400, ()),
    (
        "exports",
        "courier/leverancer.csv",
        "modtager",
        "person_name",
        "contact",
        Evidence.NER,
        371,
        400,
        ("K**** S***",),
    ),
    ("exports", "advertiser/audience.csv", "phone", "phone", "contact", Evidence.VALIDATED, 1000, 1000, ("#### ####",)),
    (
        "bucket",
        "backup/2021/customers.jsonl.gz",
        "payment.card",
        "payment_card",
        None,
        Evidence.VALIDATED,
        87,
        87,
        ("#### #### #### ####",),
    ),
    ("bucket", "backup/2021/customers.jsonl.gz", "user.mail", "email", "contact", Evidence.VALIDATED, 1000, 1000, ()),
)

_COVERAGE = (
    *(
        Coverage("shop", name, State.FULL, rows, rows)
        for name, rows in (
            ("accounts", 12_004),
            ("competition_entries", 2_600),
            ("customers", 20_118),
            ("invoices", 21_002),
            ("order_lines", 60_377),
            ("orders", 21_450),
            ("profile_scores", 20_118),
            ("requests", 5_310),
            ("subscribers", 8_120),
            ("suppression", 611),
            ("web_log", 90_400),
        )
    ),
    Coverage("shop", "audit_log", State.UNREADABLE, 4_400, 0, "the account has no right to select from it"),
    Coverage("shop", "carts", State.EMPTY, 0, 0, "holds no rows"),
    Coverage("shop", "sqlite_stat1", State.SKIPPED, None, 0, "excluded by sqlite_*"),
    Coverage("exports", "advertiser/audience.csv", State.FULL, 3_000, 3_000),
    Coverage("exports", "courier/leverancer.csv", State.FULL, 400, 400),
    Coverage("exports", "legacy/kunder_2019.csv", State.PARTIAL, 910, 908, "lines 17 and 404 have too many columns"),
    Coverage("exports", "marketing/afmeldte.csv", State.FULL, 611, 611),
    Coverage("bucket", "backup/2020/orders.jsonl.gz", State.UNREADABLE, None, 0, "ends in the middle of a gzip block"),
    Coverage("bucket", "backup/2021/customers.jsonl.gz", State.FULL, 4_100, 4_100),
    Coverage("crm", "*", State.UNREADABLE, None, 0, "the server refused the connection"),
)


def _states(**counts: int) -> dict[str, int]:
    return dict.fromkeys(("not_applicable", "open", "within", "overdue", "exempt", "unverifiable"), 0) | counts


_RETENTION = (
    RetentionFacts(
        "purchase",
        "shop",
        "orders",
        21_450,
        _states(not_applicable=9_000, open=300, within=6_900, overdue=3_204, exempt=2_000, unverifiable=46),
        2_790,
        date(2017, 5, 2),
        {"exempt:bookkeeping": 2_000, "unverifiable:undated": 46},
    ),
    RetentionFacts("account", "shop", "accounts", 12_004, _states(open=11_800, within=204), 0, None),
    RetentionFacts(
        "request", "shop", "requests", 5_310, _states(open=92, within=4_300, overdue=918), 871, date(2021, 1, 9)
    ),
    RetentionFacts(
        "competition",
        "shop",
        "competition_entries",
        2_600,
        _states(within=1_396, overdue=1_204),
        1_204,
        date(2020, 3, 15),
    ),
    RetentionFacts(
        "subscriber",
        "shop",
        "subscribers",
        8_120,
        _states(open=7_743, unverifiable=377),
        0,
        None,
        {"unverifiable:undated": 377},
    ),
    RetentionFacts(
        "suppression",
        "exports",
        "marketing/afmeldte.csv",
        611,
        _states(within=161, overdue=450),
        None,
        date(2022, 8, 30),
    ),
    RetentionFacts(
        "purchase",
        "bucket",
        "backup/2021/customers.jsonl.gz",
        4_100,
        _states(unverifiable=4_100),
        None,
        None,
        {"unverifiable:no column": 4_100},
        "no column says when the order was completed",
    ),
)


def finding(
    rule: str = "UND001",
    severity: str = "high",
    source: str = "shop",
    dataset: str = "orders",
    field: str | None = "note",
    element: str | None = "iban",
    category: str | None = None,
    clause: str | None = "undeclared",
    count: int = 3,
    subjects: int | None = None,
    message: str = "3 distinct values.",
    status: FindingStatus = FindingStatus.NEW,
) -> Finding:
    title, remedy = _RULES[rule]
    return Finding(
        fingerprint(rule, source, dataset, field, category or element),
        rule,
        title,
        Severity(severity),
        0.93,
        status,
        source,
        dataset,
        field,
        element,
        category,
        clause,
        count,
        subjects,
        message,
        remedy,
    )


def field_facts(
    source: str,
    dataset: str,
    field: str,
    element: str,
    category: str | None,
    evidence: Evidence,
    matched: int,
    judged: int,
    examples: tuple[str, ...] = (),
) -> FieldFacts:
    found = ElementFacts(
        element, element, category, category is not None, 0.93, evidence, matched, judged, judged, examples
    )
    return FieldFacts(source, dataset, field, judged, judged, None, (found,))


def _clauses(findings: tuple[Finding, ...]) -> tuple[ClauseStatus, ...]:
    def status(id_: str, section: str, quote: str) -> ClauseStatus:
        broken = tuple(sorted(f.id for f in findings if f.clause == id_))
        if broken and id_ != "categories.other":
            return ClauseStatus(id_, section, quote, ClauseState.FAIL, ("RET001", "UND001"), broken)
        if id_ in {"rights.access", "children.no_contact"}:
            return ClauseStatus(id_, section, quote, ClauseState.NOT_APPLICABLE, (), (), "no check for it yet")
        if id_ in {"transfers.regions", "retention.account"}:
            return ClauseStatus(
                id_,
                section,
                quote,
                ClauseState.UNVERIFIABLE,
                ("TRF002",),
                (),
                "source bucket has no region in pii-audit.yaml",
            )
        return ClauseStatus(id_, section, quote, ClauseState.PASS, ("UND001",), broken)

    return tuple(status(id_, section, quote) for id_, (section, quote) in _QUOTES.items())


def example() -> AuditResult:
    """A failed, incomplete audit with hostile names among the findings."""
    planted = tuple(finding(*row) for row in _ROWS)
    planted = (
        replace(planted[0], status=FindingStatus.UNCHANGED),
        *planted[1:-2],
        replace(planted[-2], status=FindingStatus.ACCEPTED),
        planted[-1],
    )
    hostile = tuple(
        finding(
            severity="low",
            dataset="import",
            field=name,
            element="email",
            category="contact",
            clause=None,
            message=f"1 field named {name} holds email.",
        )
        for name in HOSTILE
    )
    findings = tuple(sorted(planted + hostile, key=lambda f: (-f.severity.rank, f.rule, f.source, f.dataset, f.id)))
    fields = (
        *(field_facts(*row) for row in _FIELDS),
        *(field_facts("shop", "import", name, "email", "contact", Evidence.NAME, 1, 1, (name,)) for name in HOSTILE),
        FieldFacts("shop", "requests", "attachment", 800, 800, None, (), ("binary: not searched",)),
    )
    return AuditResult(
        schema_version=SCHEMA_VERSION,
        run=Run(
            "20261122-101500-7f3a",
            "0.1.0",
            datetime(2026, 11, 22, 10, 15, 0, tzinfo=UTC),
            datetime(2026, 11, 22, 10, 15, 41, tzinfo=UTC),
            date(2026, 11, 22),
            "c0" * 32,
            7,
            "local",
            ("en_core_web_md 3.7.1",),
            ("crm: the server refused the connection",),
        ),
        policy=PolicyInfo("nordlys-privacy", "2026-03", "ab" * 32, "Nordlys Handel A/S"),
        verdict=Verdict(
            VerdictState.FAIL,
            1,
            ("12 findings of severity high or above", "16 of 20 datasets were read in full"),
            (
                Gate("fail_on", "none of high or above", "12 of high or above", False),
                Gate("min_coverage", "100 %", "80 %", False),
                Gate("max_unverifiable", "5 %", "4.6 %", True),
            ),
        ),
        coverage=_COVERAGE,
        fields=fields,
        retention=_RETENTION,
        lineage=Lineage(),
        clauses=_clauses(findings),
        findings=findings,
    )


def clean() -> AuditResult:
    """A passed audit of one dataset, read in full."""
    whole = example()
    return replace(
        whole,
        run=replace(whole.run, errors=()),
        verdict=Verdict(VerdictState.PASS, 0),
        findings=(),
        retention=(),
        coverage=(Coverage("shop", "orders", State.FULL, 10, 10),),
        fields=(FieldFacts("shop", "orders", "id", 10, 10, None),),
        clauses=(ClauseStatus("categories.contact", "6", "Contact information", ClauseState.PASS, ("UND001",)),),
    )


def nothing_in_scope() -> AuditResult:
    """An audit that found nothing to read, and so says nothing of the data."""
    whole = clean()
    return replace(
        whole,
        verdict=Verdict(VerdictState.INCOMPLETE, 3, ("nothing in scope",)),
        coverage=(),
        fields=(),
        clauses=tuple(replace(c, status=ClauseState.UNVERIFIABLE) for c in whole.clauses),
    )


def past() -> tuple[PastRun, ...]:
    """Twelve audits that end with the example's; the scope changed once, and one score was withheld."""
    counts = [(40 - 2 * n, FindingStatus.NEW) for n in range(12)]
    return tuple(
        PastRun(
            id=f"run{n}",
            finished=datetime(2025 + (n + 11) // 12, (n + 11) % 12 + 1, 22, 10, 15),  # noqa: DTZ001  # UTC, as kept
            as_of=date(2025 + (n + 11) // 12, (n + 11) % 12 + 1, 22),
            tool_version="0.1.0",
            policy_id="nordlys",
            policy_sha256="p",
            scope_sha256="a" if n < 5 else "b",
            verdict="fail",
            exit_code=1,
            score=None if n == 7 else 20 + 4.5 * n,
            in_scope=20,
            read=20 if n != 7 else 11,
            rows_read=10_000,
            overdue=9_000 - 300 * n,
            unverifiable=40,
            counts=((Severity.CRITICAL, status, serious), (Severity.LOW, FindingStatus.ACCEPTED, 3)),
        )
        for n, (serious, status) in enumerate(counts)
    )


def with_all() -> AuditResult:
    """The example with something in every section."""
    places = ("shop/customers", "shop/orders", "exports/newsletter.csv", "bucket/backup.jsonl")
    edge = {"kind": "copy", "containment": 0.98, "matches": 512, "confidence": 0.97, "method": "exact sets"}
    edges = (
        {**edge, "from": places[0], "to": places[1], "kind": "foreign_key", "containment": None, "matches": None},
        {**edge, "from": places[1], "to": places[2], "inferred": True},
        {**edge, "from": places[0], "to": places[3], "inferred": True},
        {**edge, "from": places[3], "to": places[0], "kind": "overlap", "inferred": True},
    )
    read = json.loads(to_json(example()))  # edges are written as the result writes them
    made = from_json(json.dumps({**read, "lineage": {"nodes": places, "edges": edges}}))
    soon = {"within:30": 12, "within:90": 40, "overdue:older": 5}
    return replace(
        made,
        retention=tuple(replace(f, reasons={**f.reasons, **soon}) for f in made.retention),
        people=(
            PeopleFacts(Question.CONTACT, "shop", "orders", "email", "", 12, {"customer": 9, "none": 3}),
            PeopleFacts(Question.HELD_AGE, "shop", "customers", "", "", 0, {}, problem="no birth date is bound"),
        ),
        stores=(
            StoreFacts("shop", StoreKind.DATABASE, owner="Nordlys Handel A/S", in_transit=True),
            StoreFacts("bucket", StoreKind.OBJECTS, exposures=(Exposure("its policy lets anybody read"),)),
        ),
        score=Score("clauses/v1", 41.2, 7, 10, 3),
        baseline=Compared("run10", date(2026, 10, 22), 31, 60.0, ("a", "b"), ("c",)),
    )
