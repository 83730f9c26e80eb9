"""Where a text does not fit Danish or EU law."""

from collections.abc import Iterator

from pii_audit.model.finding import Severity
from pii_audit.policy.lint.base import Flaw, Kind, Notice, TextRule, clash
from pii_audit.policy.readings import Reading


def _other_authority(notice: Notice) -> Iterator[Flaw]:
    controller = notice.policy.metadata.controller
    for id_, safeguard in notice.policy.transfers.safeguards.items():
        if safeguard.authority and controller and controller.country not in {None, safeguard.authority}:
            yield Flaw(
                f"The safeguard {id_} is said to be with the authority of {safeguard.authority}; the company is in "
                f"{controller.country}. Binding corporate rules are approved (Art. 47), by the lead authority, and only needed "
                "for transfers outside the EEA.",
                notice.passages((f"transfers.safeguards.{id_}", "metadata.controller")),
            )


RULES: tuple[TextRule, ...] = (
    TextRule(
        "POL003",
        "Safeguard with another country's authority",
        Kind.MISMATCH,
        Severity.HIGH,
        ("GDPR Art. 47", "GDPR Art. 56(1)"),
        "A safeguard is said to be registered or approved by the authority of another country than the company's.",
        "Find out who approved it and name that decision, or take the safeguard out.",
        _other_authority,
    ),
    TextRule(
        "POL015",
        "Customer exception stretched to other channels",
        Kind.MISMATCH,
        Severity.HIGH,
        ("Markedsføringsloven § 10(1)-(2)",),
        "Danish law allows marketing to customers without consent by electronic mail only, for the company's own similar "
        "products, with an opt-out in every message. The text uses it for other channels too.",
        "Limit the exception to e-mail, and ask for consent for every other channel.",
        clash(
            "Marketing to customers without consent is for e-mail only; the text uses other channels too.",
            Reading.SIMILAR_PRODUCTS,
            Reading.OTHER_CHANNELS,
        ),
    ),
)  # fmt: skip
