"""Statements of one text that cannot all hold."""

import re
from collections.abc import Iterator
from itertools import combinations

from pii_audit.model.finding import Severity
from pii_audit.model.period import Period
from pii_audit.policy.lint.base import Flaw, Kind, Notice, TextRule, clash, listed
from pii_audit.policy.lint.law import legal
from pii_audit.policy.readings import Reading
from pii_audit.policy.schema import Policy, RetentionRule
from pii_audit.policy.text import Passage

_COMPANY_FORMS = r"A/S|ApS|I/S|P/S|K/S|AB|AS|ASA|Oy|GmbH|AG|SE|Ltd|Limited|LLC|LLP|Inc|PLC|B\.V|N\.V|S\.A|SARL"


def _third_parties(notice: Notice) -> list[str]:
    return [f"recipients.{id_}" for id_, one in notice.policy.recipients.items() if one.role == "third_party"]


def _discloses_all_the_same(notice: Notice) -> Iterator[Flaw]:
    promises, third_parties = notice.saying(Reading.NO_DISCLOSURE), _third_parties(notice)
    if promises and third_parties:
        yield Flaw(
            f"The text promises that nothing is disclosed to third parties, and names {_ids(third_parties)} as one.",
            notice.passages((*promises, *third_parties)),
        )


def _agreements_but_own_ends(notice: Notice) -> Iterator[Flaw]:
    promises = notice.saying(Reading.AGREEMENTS_WITH_ALL)
    without = [clause for clause in _third_parties(notice) if not notice.policy.recipients[_id(clause)].agreement]
    if promises and without:
        yield Flaw(
            "Everybody is said to have signed a processing agreement; without one, and for ends of their own: "
            f"{_ids(without)}.",
            notice.passages((*promises, *without)),
        )


def _two_names(notice: Notice) -> Iterator[Flaw]:
    """Look for a company whose name begins like the controller's and goes on otherwise."""
    controller = notice.policy.metadata.controller
    if controller is None:
        return
    word = re.escape(controller.name.split()[0])
    space = r"(?: +| *\n *)"  # within a paragraph
    pattern = rf"\b{word}\b(?:{space}[A-ZÆØÅ][\w&-]*)*{space}(?:{_COMPANY_FORMS})(?!\w)"
    others: dict[str, int] = {}
    for position, found in notice.text.find(pattern):
        others.setdefault(" ".join(found.split()), position)
    others.pop(" ".join(controller.name.split()), None)
    if others:
        passages = tuple(
            Passage("", notice.text.section_at(at), name, notice.text.line(at)) for name, at in others.items()
        )
        yield Flaw(
            f"The controller is {controller.name}; the text also names {listed(others)}.",
            (*notice.passages(["metadata.controller"]), *passages),
        )


def _law_keeps_longer(notice: Notice) -> Iterator[Flaw]:
    """Compare each time limit with the longer clocks granted to it; the text must grant them in the same breath."""
    policy = notice.policy
    for id_, rule in policy.retention.items():
        for name in rule.exceptions:
            exception = policy.retention_exceptions[name]
            if not (exception.clock and exception.cite and rule.cite):
                continue
            own, longer = _length(policy.steps(rule.clock)), _length(policy.steps(exception.clock))
            both = sorted(_elements(policy, rule) & set(exception.only_elements or policy.elements))
            apart = notice.text.paragraph(
                notice.text.position(rule.cite.section, rule.cite.quote)
            ) != notice.text.paragraph(notice.text.position(exception.cite.section, exception.cite.quote))
            if own < longer and both and apart and notice.text.text:
                law = legal(policy, "dk.bookkeeping_retention")
                yield Flaw(
                    f"By {id_}, {listed(both)} go after {_in_words(policy.steps(rule.clock))}; {law.source} keeps what is "
                    f"part of a voucher for {Period.parse(str(law.value))}. The text says so elsewhere only, of other data.",
                    notice.passages((f"retention.{id_}", f"retention_exceptions.{name}")),
                )


def _objection_forgotten(notice: Notice) -> Iterator[Flaw]:
    policy = notice.policy
    purposes = {_id(clause) for clause in notice.saying(Reading.HONOURS_OBJECTION)}
    for id_, rule in policy.retention.items():
        if purposes & set(rule.purposes):
            promises = [f"marketing.never_if.{name}" for name, entry in policy.marketing.never_if.items() if entry.cite]
            yield Flaw(
                f"Who objected is forgotten after {_in_words(policy.steps(rule.clock))} ({id_}); from then on nothing "
                "stops marketing to them, and an objection has no end.",
                notice.passages((f"retention.{id_}", *promises[:1])),
            )


def _periods_clash(notice: Notice) -> Iterator[Flaw]:
    """Look for two limits of different length on the same data from the same event."""
    policy = notice.policy
    for (one, a), (other, b) in combinations(policy.retention.items(), 2):
        if (a.clock.start, a.when, set(a.purposes)) != (b.clock.start, b.when, set(b.purposes)):
            continue
        same = set(a.categories) == set(b.categories) and set(a.activities) == set(b.activities)
        if same and policy.steps(a.clock) != policy.steps(b.clock):
            yield Flaw(
                f"{one} and {other} limit the same data from the same event, to {_in_words(policy.steps(a.clock))} and to "
                f"{_in_words(policy.steps(b.clock))}.",
                notice.passages((f"retention.{one}", f"retention.{other}")),
            )


def _elements(policy: Policy, rule: RetentionRule) -> set[str]:
    return {element for category in rule.categories for element in policy.categories[category].elements}


def _length(steps: tuple[Period, ...]) -> int:
    """Return about how many days the periods are, to tell which of two is longer."""
    return sum(step.months * 30 + step.days for step in steps)


def _in_words(steps: tuple[Period, ...]) -> str:
    return " and then ".join(map(str, steps))


def _id(clause: str) -> str:
    return clause.partition(".")[2]


def _ids(clauses: list[str]) -> str:
    return listed(map(_id, clauses))


RULES: tuple[TextRule, ...] = (
    TextRule(
        "POL001",
        "Disclosure promised never to happen",
        Kind.CONTRADICTION,
        Severity.CRITICAL,
        ("GDPR Art. 5(1)(a)", "GDPR Art. 13(1)(e)"),
        "One statement promises that no personal data reaches third parties, and the text names a recipient that acts for "
        "its own ends. Whoever reads the promise is misled, and a disclosure that was excluded has no legal basis.",
        "Stop the disclosure, or take the promise back and name the recipients with their legal basis.",
        _discloses_all_the_same,
    ),
    TextRule(
        "POL002",
        "Absolute promise with open-ended exceptions",
        Kind.CONTRADICTION,
        Severity.MEDIUM,
        ("GDPR Art. 5(1)(a)",),
        "Data is never disclosed by one statement, and by another for reasons that the text does not list to the end.",
        "Limit the promise, and name every reason for which data is disclosed.",
        clash(
            "Nothing is disclosed by one statement, and by another for reasons left open.",
            Reading.NO_DISCLOSURE,
            Reading.OPEN_ENDED_DISCLOSURE,
        ),
    ),
    TextRule(
        "POL004",
        "Two names for the company",
        Kind.CONTRADICTION,
        Severity.HIGH,
        ("GDPR Art. 13(1)(a)",),
        "The text names the controller, and elsewhere a company whose name begins alike and is another one. People cannot "
        "tell whom their rights are against.",
        "Write the registered name of the controller in every place, or say what the other company does.",
        _two_names,
    ),
    TextRule(
        "POL005",
        "Only data from the person, and data from others",
        Kind.CONTRADICTION,
        Severity.HIGH,
        ("GDPR Art. 5(1)(a)", "GDPR Art. 14(2)(f)"),
        "The text says that only what people handed over themselves is used, and names other sources: brokers, public "
        "posts, social networks.",
        "Say that data also comes from these sources, and inform people as Art. 14 asks.",
        clash(
            "Only what people handed over is used by one statement; by others, data comes from elsewhere too.",
            Reading.ONLY_PROVIDED_DATA,
            Reading.DATA_FROM_OTHERS,
        ),
    ),
    TextRule(
        "POL007",
        "Certain in one sentence, possible in the next",
        Kind.CONTRADICTION,
        Severity.LOW,
        ("GDPR Art. 12(1)",),
        "One sentence says that data lies in a cloud, another that it may.",
        "Say once where data lies.",
        clash("Data lies in a cloud, and it may.", Reading.CLOUD_STORAGE, Reading.POSSIBLE_CLOUD_STORAGE),
    ),
    TextRule(
        "POL010",
        "Erased before the law allows",
        Kind.CONTRADICTION,
        Severity.HIGH,
        ("GDPR Art. 5(1)(a)", "GDPR Art. 17(3)(b)"),
        "A time limit ends before a legal duty to keep some of its data does, and the words that grant the longer time stand "
        "under other data only. Either the text or the books are wrong.",
        "Say with this time limit as well which data is kept longer, and by which law.",
        _law_keeps_longer,
    ),
    TextRule(
        "POL012",
        "Objections forgotten",
        Kind.CONTRADICTION,
        Severity.MEDIUM,
        ("GDPR Art. 21(3)",),
        "The list of people who objected to marketing has a time limit. Once it is over nothing remembers the objection.",
        "Keep what is needed to honour an objection for as long as marketing is sent, and say so.",
        _objection_forgotten,
    ),
    TextRule(
        "POL018",
        "Rights tied to one channel",
        Kind.CONTRADICTION,
        Severity.MEDIUM,
        ("GDPR Art. 12(2)", "GDPR Art. 11(2)"),
        "Requests are met only for data tied to the e-mail address they come from, while people get in touch, and leave data, "
        "by telephone, letter or social media as well.",
        "Meet requests for all data of a person who can be identified, whatever the channel.",
        clash(
            "Requests count for one e-mail address only, while people may also get in touch by other means.",
            Reading.ONE_ADDRESS_ONLY,
            Reading.OTHER_CONTACT,
        ),
    ),
    TextRule(
        "POL025",
        "Agreements with all, and recipients without",
        Kind.CONTRADICTION,
        Severity.MEDIUM,
        ("GDPR Art. 28(3)", "GDPR Art. 4(10)"),
        "The text says that everybody who handles the data has signed a processing agreement, and names a recipient that acts "
        "for its own ends, whom no such agreement can bind.",
        "Say which recipients are processors and which are controllers of their own.",
        _agreements_but_own_ends,
    ),
    TextRule(
        "POL028",
        "Two time limits for the same data",
        Kind.CONTRADICTION,
        Severity.HIGH,
        ("GDPR Art. 5(1)(e)", "GDPR Art. 13(2)(a)"),
        "Two rules limit the same data, for the same purposes and from the same event, to periods of different length.",
        "Decide which one holds and take the other out, or say what tells their data apart.",
        _periods_clash,
    ),
)  # fmt: skip
