"""RCP, continued: data of other companies, of the group, and what authorities were given."""

from collections.abc import Iterator

from pii_audit.model.finding import Finding, Severity
from pii_audit.rules.base import ANYWHERE, Case, Rule, plural
from pii_audit.rules.handed import handed_over, is_named, parties, safeguard_of, shown, type_of


class OwnedByAnother(Rule):
    """A source that belongs to somebody else than the controller."""

    id = "RCP004"
    title = "Source of another owner without a recipient"
    severity = Severity.LOW
    sections = ("metadata",)
    articles = ("GDPR Art. 4(7)", "GDPR Art. 26")
    explanation = (
        "The source belongs to somebody else than the controller that the policy names, and pii-audit.yaml says of none "
        "of its datasets that they are handed over. Either the policy names the wrong controller, or another company "
        "holds the data."
    )
    remedy = "Name the owner as a recipient of the source and enter it in the register, or correct the owner."

    def find(self, case: Case) -> Iterator[Finding]:
        """Compare the owner of each source that holds personal data with the controller."""
        controller = case.policy.metadata.controller
        if controller is None:
            return
        handed = {one.source for one in handed_over(case)}
        personal = [source for source, _ in case.personal_datasets()]
        for source in dict.fromkeys(personal):
            owner = case.sources[source].owner
            if owner and owner.strip().casefold() != controller.name.strip().casefold() and source not in handed:
                yield self.finding(
                    source=source,
                    dataset=ANYWHERE,
                    clause=case.cited("metadata.controller", case.promise(self.id)),
                    count=personal.count(source),
                    message=(
                        f"{owner} owns it, with {plural(personal.count(source), 'dataset')} of personal data; the policy's "
                        f"controller is {controller.name}, and no recipient is named."
                    ),
                )

    def untested(self, case: Case) -> str:
        """It compares owners with the controller."""
        if case.policy.metadata.controller is None:
            return "the policy names no controller"
        owned = any(case.sources[source].owner for source, _ in case.personal_datasets())
        return "" if owned else "no source with personal data names its owner"


class UncoveredDisclosure(Rule):
    """Data given to an authority without an entry, or to a company of the group without a safeguard."""

    id = "RCP005"
    title = "Disclosure without cover"
    severity = Severity.MEDIUM
    sections = ("recipients",)
    articles = ("GDPR Art. 5(2)", "GDPR Art. 46(2)(b)")
    explanation = (
        "Data handed to an authority must have an entry in the register of disclosures, with the law it rests on and who "
        "approved it; one dated after the audit is none. A company of the group needs a safeguard of the policy, such as "
        "binding corporate rules, of its own in the register or of its type in the policy."
    )
    remedy = "Enter the disclosure with its ground, or the safeguard that covers the company; else take the data back."

    def find(self, case: Case) -> Iterator[Finding]:
        """Look up the disclosures to authorities and the safeguards of affiliates."""
        for handed in handed_over(case):
            if handed.party is None or type_of(case, handed.party).role != "authority":
                continue
            entered = any(
                one.recipient == handed.recipient
                and one.on <= case.as_of
                and is_named(case, one.dataset, handed.source, handed.dataset)
                for one in case.registers.disclosures
            )
            if not entered:
                yield self.finding(
                    source=handed.source,
                    dataset=handed.dataset,
                    kind=handed.recipient,
                    clause=case.cited(f"recipients.{handed.party.type}", case.promise(self.id)),
                    count=len(handed.fields),
                    message=f"{handed.recipient} ({handed.party.type}) got it, and the register has no entry for that.",
                )
        for name, given in parties(case).items():
            party = case.registers.party(name)
            if party and type_of(case, party).role == "affiliate" and safeguard_of(case, party) is None:
                yield self.finding(
                    source=ANYWHERE,
                    dataset=ANYWHERE,
                    kind=name,
                    clause=case.cited(f"recipients.{party.type}", case.promise(self.id)),
                    count=len(given),
                    message=f"No safeguard covers {name} ({party.type}), which gets {plural(len(given), 'dataset')}: {shown(given)}.",
                )

    def untested(self, case: Case) -> str:
        """It looks at authorities and companies of the group."""
        roles = {type_of(case, one.party).role for one in handed_over(case) if one.party}
        if roles & {"authority", "affiliate"}:
            return ""
        return "no source or dataset with personal data names an authority or an affiliate as its recipient"


RULES: tuple[Rule, ...] = (OwnedByAnother(), UncoveredDisclosure())
