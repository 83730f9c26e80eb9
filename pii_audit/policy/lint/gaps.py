"""What a text has to say and does not."""

from collections.abc import Iterator

from pii_audit.model.finding import Severity
from pii_audit.policy.lint.base import Flaw, Kind, Notice, TextRule, listed, said
from pii_audit.policy.readings import Reading
from pii_audit.policy.text import Passage


def _kept_for_ever(notice: Notice) -> Iterator[Flaw]:
    for id_, rule in notice.policy.retention.items():
        start = f"events.{rule.clock.start}"
        if rule.when and rule.when.is_ and start in notice.saying(Reading.UNTIL_PERSON_ACTS):
            yield Flaw(
                f"By {id_}, the time limit begins with {rule.clock.start}, which may never happen: what nobody ends is kept "
                "for ever.",
                notice.passages((f"retention.{id_}", start)),
            )


def _no_period(notice: Notice) -> Iterator[Flaw]:
    policy = notice.policy
    if not policy.retention:
        return  # a policy without any limit is told so by the audit, dataset by dataset
    limited = {e for rule in policy.retention.values() for c in rule.categories for e in policy.categories[c].elements}
    if not limited:
        return  # a policy of the minimal kind says of no limit which categories it is for
    without: dict[str, str] = {}
    for id_, category in policy.categories.items():
        for element in category.elements:
            if element not in limited:
                without.setdefault(element, f"categories.{id_}")
    if without:
        yield Flaw(
            f"No time limit reaches {listed(sorted(without))}.",
            notice.passages((*notice.saying(Reading.EXAMPLES_ONLY), *dict.fromkeys(without.values()))),
        )


def _activities_without_period(notice: Notice) -> Iterator[Flaw]:
    for id_, rule in notice.policy.retention.items():
        if not rule.activities:
            continue
        for name in rule.categories:
            missing = [a for a in notice.policy.categories[name].activities if a not in rule.activities]
            if missing:
                yield Flaw(
                    f"Data of {name} is collected on other occasions than {id_} limits: {listed(missing)}.",
                    notice.passages((f"categories.{name}", f"retention.{id_}")),
                )


def _purposes_without_basis(notice: Notice) -> Iterator[Flaw]:
    purposes = notice.policy.purposes
    without = [id_ for id_, purpose in purposes.items() if purpose.cite and not purpose.basis.stated]
    bases = [f"legal_bases.{id_}" for id_ in notice.policy.legal_bases]
    if without:
        yield Flaw(
            f"{len(without)} of {len(purposes)} purposes have no legal basis that the text ties to them: {listed(without)}.",
            notice.passages((*(f"purposes.{id_}" for id_ in without), *bases)),
        )


def _no_withdrawal(notice: Notice) -> Iterator[Flaw]:
    on_consent = [
        f"legal_bases.{id_}"
        for id_, b in notice.policy.legal_bases.items()
        if (b.dpv or "").endswith(("A6-1-a", "A9-2-a"))
    ]
    if notice.passages(on_consent) and not notice.saying(Reading.WITHDRAW_CONSENT):
        rights = [f"rights.{id_}" for id_ in notice.policy.rights]
        yield Flaw(
            "Processing rests on consent, and no right to withdraw it is stated.",
            notice.passages((*on_consent, *rights[:1])),
        )


def _unnamed_authority(notice: Notice) -> Iterator[Flaw]:
    complaints = notice.saying(Reading.COMPLAINT)
    if complaints and not notice.saying(Reading.NAMES_AUTHORITY):
        yield Flaw("People may complain, and the text does not say to whom.", notice.passages(complaints))


def _undated(notice: Notice) -> Iterator[Flaw]:
    source = notice.policy.metadata.source
    if source is None:
        return
    missing = [] if source.published else ["the text bears no date"]
    first = min(notice.text.starts.values(), default=0)
    before = " ".join(notice.text.text[:first].strip("# \n").split())
    if before:
        missing.append("words that belong to no section stand above it")
    heading = next(iter(source.sections.values()), "").lstrip("# ")
    if missing:
        words, line = (before, 1) if before else (heading, notice.text.line(first))
        passages = (Passage("", next(iter(source.sections), ""), words[:120], line),) if words else ()
        yield Flaw(f"{' and '.join(missing).capitalize()}.", passages)


def _incomplete_list(notice: Notice) -> Iterator[Flaw]:
    categories = notice.policy.categories
    named = [id_ for id_, category in categories.items() if category.declared == "listed"]
    elsewhere = [id_ for id_, category in categories.items() if category.declared == "elsewhere" and category.cite]
    if named and elsewhere:
        yield Flaw(
            f"The text's list of data leaves out what it names in other places: {listed(elsewhere)}.",
            notice.passages((*(f"categories.{id_}" for id_ in (named[-1], *elsewhere)),)),
        )


def _still_a_draft(notice: Notice) -> Iterator[Flaw]:
    open_ = [clause for clause, entry in notice.entries.items() if entry.review]
    if open_ and notice.policy.metadata.status != "draft":
        yield Flaw(
            f"The policy is {notice.policy.metadata.status} with entries nobody has read: {listed(open_)}.",
            notice.passages(open_),
        )


RULES: tuple[TextRule, ...] = (
    TextRule(
        "POL006",
        "Rules in another document",
        Kind.GAP,
        Severity.MEDIUM,
        ("GDPR Art. 12(1)", "GDPR Art. 13(2)(a)"),
        "For some data the text only refers to another document, so that neither what is done with it nor for how long can "
        "be read here.",
        "Name the document and link it, and say here for how long the data is kept.",
        said("The rules for this data stand in another document.", Reading.RULES_ELSEWHERE),
    ),
    TextRule(
        "POL011",
        "Kept until the person acts",
        Kind.GAP,
        Severity.HIGH,
        ("GDPR Art. 5(1)(e)",),
        "A time limit begins with something only the person can do. What belongs to people who never do it, such as accounts "
        "nobody uses any more, is kept for ever.",
        "Add a limit that ends without them, such as two years after the account was last used.",
        _kept_for_ever,
    ),
    TextRule(
        "POL013",
        "Data without a time limit",
        Kind.GAP,
        Severity.HIGH,
        ("GDPR Art. 13(2)(a)", "GDPR Art. 5(1)(e)"),
        "Kinds of data that the text declares are in no category that a retention rule names. Neither a period nor criteria "
        "for it are stated.",
        "State a time limit, or the criteria for one, for each of them.",
        _no_period,
    ),
    TextRule(
        "POL014",
        "Occasions without a time limit",
        Kind.GAP,
        Severity.MEDIUM,
        ("GDPR Art. 13(2)(a)",),
        "The text collects data on occasions that the time limit for such data does not name.",
        "Name these occasions in the time limit, or state one of their own.",
        _activities_without_period,
    ),
    TextRule(
        "POL019",
        "Purposes without a stated basis",
        Kind.GAP,
        Severity.HIGH,
        ("GDPR Art. 13(1)(c)",),
        "The text lists purposes and legal bases, and does not say which basis which purpose rests on.",
        "State the legal basis beside each purpose.",
        _purposes_without_basis,
    ),
    TextRule(
        "POL021",
        "Withdrawal of consent not stated",
        Kind.GAP,
        Severity.MEDIUM,
        ("GDPR Art. 13(2)(c)", "GDPR Art. 7(3)"),
        "Processing rests on consent, and the text does not say that it can be withdrawn at any time.",
        "State the right to withdraw consent, and make it as easy as giving it.",
        _no_withdrawal,
    ),
    TextRule(
        "POL022",
        "Supervisory authority not named",
        Kind.GAP,
        Severity.LOW,
        ("GDPR Art. 13(2)(d)",),
        "The text tells people that they may complain to a supervisory authority, and neither names it nor says how to reach "
        "it.",
        "Name the authority, in Denmark Datatilsynet, with its address.",
        _unnamed_authority,
    ),
    TextRule(
        "POL023",
        "No date",
        Kind.GAP,
        Severity.LOW,
        ("GDPR Art. 12(1)", "GDPR Art. 5(2)"),
        "The text bears no date (metadata.source.published is empty), so that nobody can tell which version held when; or "
        "words stand above its first heading that do not belong to it.",
        "Put the date of the last change in the text, and clean its head.",
        _undated,
    ),
    TextRule(
        "POL024",
        "List of data not complete",
        Kind.GAP,
        Severity.HIGH,
        ("GDPR Art. 13(1)", "GDPR Art. 14(1)(d)"),
        "The text lists the data it is about, and names further data in other places (declared: elsewhere). Who reads the list "
        "takes it for complete.",
        "Put every kind of data in the list.",
        _incomplete_list,
    ),
    TextRule(
        "POL029",
        "In force, and not read",
        Kind.GAP,
        Severity.MEDIUM,
        ("GDPR Art. 5(2)",),
        "policy.yaml is marked reviewed or in force, and entries of it still bear review: true.",
        "Read these entries, correct them and take review: true out.",
        _still_a_draft,
    ),
)  # fmt: skip
