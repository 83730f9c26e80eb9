"""Numbers of Danish and EU law that a text is compared with; `parameters` of policy.yaml override them by id."""

from dataclasses import dataclass

from pii_audit.policy.schema import Policy


@dataclass(frozen=True)
class LegalNumber:
    """A number and the law it comes from."""

    value: str | int
    source: str


LAW = {
    "dk.bookkeeping_retention": LegalNumber("P5Y", "Danish Bookkeeping Act (Act 700 of 24 May 2022): from the end of the financial year"),
    "dk.child_consent_age": LegalNumber(15, "Databeskyttelsesloven § 6(2), since 1 January 2024"),
    "gdpr.request_response": LegalNumber("P1M", "GDPR Art. 12(3)"),
}  # fmt: skip


def legal(policy: Policy, id_: str) -> LegalNumber:
    """Return a number of the law, as the policy's parameters have it where they do."""
    own = policy.parameters.get(id_)
    return LegalNumber(own.value, own.source or LAW[id_].source) if own else LAW[id_]
