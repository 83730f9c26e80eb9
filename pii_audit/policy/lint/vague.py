"""Promises that nobody can hold the company to."""

from collections.abc import Iterator

from pii_audit.model.finding import Severity
from pii_audit.model.period import Period
from pii_audit.policy.lint.base import Flaw, Kind, Notice, TextRule, said
from pii_audit.policy.lint.law import legal
from pii_audit.policy.readings import Reading
from pii_audit.policy.schema import ParameterRef


def _period_left_to_the_law(notice: Notice) -> Iterator[Flaw]:
    policy = notice.policy
    for id_, rule in policy.retention.items():
        for step in rule.clock.steps:
            parameter = policy.parameters[step.param] if isinstance(step, ParameterRef) else None
            if rule.cite and parameter and parameter.source and not parameter.cite:
                starts = ", ".join((rule.clock.start, *rule.clock.also))
                yield Flaw(
                    f"{id_} counts in a period that the text names without its length ({parameter.source}: "
                    f"{Period.parse(str(parameter.value))}), and it may start with {starts}.",
                    notice.passages(
                        (
                            f"retention.{id_}",
                            *(f"events.{event}" for event in rule.clock.also if event in policy.events),
                        )
                    ),
                )


def _ages_unknown(notice: Notice) -> Iterator[Flaw]:
    policy = notice.policy
    age, born = policy.children.no_contact_under, policy.elements.get("date_of_birth")
    if age is None or (born and not born.optional):
        return
    why = "the date of birth is optional" if born else "no date of birth is declared"
    law = legal(policy, "dk.child_consent_age")
    apart = "" if law.value == age else f" The age of consent is another: {law.value} ({law.source})."
    statements = [f"children.statements.{id_}" for id_ in policy.children.statements]
    yield Flaw(
        f"Nobody under {age} is contacted, and {why}: who is under {age} cannot be known.{apart}",
        notice.passages((*statements[:1], *(("elements.date_of_birth",) if born else ()))),
    )


def _no_deadline(notice: Notice) -> Iterator[Flaw]:
    if clauses := notice.saying(Reading.NO_DEADLINE):
        law = legal(notice.policy, "gdpr.request_response")
        yield Flaw(
            f"No number of days is given; the law gives {Period.parse(str(law.value))} for requests ({law.source}).",
            notice.passages(clauses),
        )


def _similar_undefined(notice: Notice) -> Iterator[Flaw]:
    if not notice.saying(Reading.SIMILAR_DEFINED):
        yield from said("What counts as similar is not said.", Reading.SIMILAR_PRODUCTS)(notice)


RULES: tuple[TextRule, ...] = (
    TextRule(
        "POL008",
        "Places without a name",
        Kind.VAGUE,
        Severity.HIGH,
        ("GDPR Art. 13(1)(f)", "GDPR Art. 44"),
        "The text says that data lies in places around the world or the like. It has to name countries outside the EEA and "
        "what protects the data there.",
        "Name the countries, and the adequacy decision or safeguard for each outside the EEA.",
        said(
            "Data is stored in places without a name, so that neither the country nor its safeguard is known.",
            Reading.UNNAMED_PLACES,
        ),
    ),
    TextRule(
        "POL009",
        "Period left to the law",
        Kind.VAGUE,
        Severity.MEDIUM,
        ("GDPR Art. 13(2)(a)", "Købeloven § 83"),
        "A time limit counts in a period of the law, such as a warranty, that the text gives neither length nor start. The "
        "statutory one may start with another event than the text's.",
        "Write the period as a number, and the event it starts with.",
        _period_left_to_the_law,
    ),
    TextRule(
        "POL016",
        "Age promise that cannot be kept",
        Kind.VAGUE,
        Severity.MEDIUM,
        ("GDPR Art. 8(2)", "Databeskyttelsesloven § 6(2)"),
        "The text promises not to contact people under an age, and asks nobody for theirs.",
        "Ask for the age where it matters, or promise what can be kept.",
        _ages_unknown,
    ),
    TextRule(
        "POL017",
        "No deadline",
        Kind.VAGUE,
        Severity.LOW,
        ("GDPR Art. 12(3)", "GDPR Art. 21(3)"),
        "A request or an opt-out is met soon, practically or as fast as possible, with no number.",
        "Write the number of days.",
        _no_deadline,
    ),
    TextRule(
        "POL020",
        "Consent given to somebody else",
        Kind.VAGUE,
        Severity.MEDIUM,
        ("GDPR Art. 4(11)", "GDPR Art. 7(1)"),
        "The text rests on a consent that was given to a third party. A consent is specific to who asks for it, and who relies "
        "on it has to be able to show it.",
        "Say whose consents are used and how they name this company, or ask for consent again.",
        said("The consent may have been given to somebody the text does not name.", Reading.CONSENT_BY_OTHERS),
    ),
    TextRule(
        "POL026",
        "Measures without a name",
        Kind.VAGUE,
        Severity.LOW,
        ("GDPR Art. 32(1)",),
        "The text speaks of various or suitable measures, without a standard to measure them by.",
        "Name the measures, or the standard they follow.",
        said("Which measures these are, and by which standard, is left open.", Reading.UNNAMED_MEASURES),
    ),
    TextRule(
        "POL027",
        "Similar products not defined",
        Kind.VAGUE,
        Severity.LOW,
        ("Markedsføringsloven § 10(2)",),
        "Customers get marketing for similar products, and what is similar is not said.",
        "Say which products count as similar, by category.",
        _similar_undefined,
    ),
)  # fmt: skip
