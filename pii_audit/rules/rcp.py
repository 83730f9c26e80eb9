"""RCP: does data go only to those whom the policy names, under an agreement, and no more than they need?"""

from collections.abc import Iterator

from pii_audit.model.elements import in_words
from pii_audit.model.finding import Finding, Severity
from pii_audit.model.store import StoreKind
from pii_audit.policy.schema import Policy, Recipient
from pii_audit.rules.base import ANYWHERE, Case, Rule, concerned, is_among, named_checks, plural
from pii_audit.rules.handed import handed_over, parties, recipient_of, shown, type_of

NOBODY_BOUND = "no source or dataset with personal data names a recipient"


class UndeclaredRecipient(Rule):
    """Data that goes to somebody whom nothing covers."""

    id = "RCP001"
    title = "Data goes to an undeclared recipient"
    severity = Severity.HIGH
    sections = ("recipients",)
    articles = ("GDPR Art. 13(1)(e)", "GDPR Art. 30(1)(d)")
    explanation = (
        "A source or dataset with personal data names a recipient that is not in the register, leaves the company "
        "(egress: true) without naming one, or lies in a bucket elsewhere for which nobody is named (medium). It is "
        "critical where the recipient is an outsider to the policy (role: third_party) and a promise of the same policy "
        "that names this rule excludes it, such as never to sell or disclose."
    )
    remedy = (
        "Add the recipient to the register under a type of the policy and name it in pii-audit.yaml, or stop handing the "
        "data over; where the policy contradicts itself, change the policy."
    )

    def find(self, case: Case) -> Iterator[Finding]:
        """Look for recipients that are missing, unknown, or ruled out by a promise."""
        promise = next((c for c, checks in named_checks(case.policy).items() if self._is_promise(c, checks)), None)
        for handed in handed_over(case):
            if handed.party is None:
                clause, severity = case.promise(self.id), None
                message = f"{handed.recipient} gets it and is not in the register of recipients."
            elif promise and type_of(case, handed.party).role == "third_party":
                clause, severity = case.cited(promise), Severity.CRITICAL
                message = (
                    f"{handed.recipient} gets it, an outsider by the policy (recipients.{handed.party.type}); the same "
                    f"policy promises ({promise}): {_quoted(case.policy, promise)}"
                )
            else:
                continue
            yield self.finding(
                source=handed.source,
                dataset=handed.dataset,
                kind=handed.recipient,
                clause=clause,
                severity=severity,
                count=len(handed.fields),
                message=f"{plural(len(handed.fields), 'field')} with personal data: {message}",
            )
        yield from self._nobody_named(case)

    def untested(self, case: Case) -> str:
        """It looks at recipients and at stores that leave the company."""
        personal = {source for source, _ in case.personal_datasets()}
        leaves = any(case.sources[source].egress or _is_bucket_elsewhere(case, source) for source in personal)
        return "" if leaves or any(handed_over(case)) else NOBODY_BOUND

    def _is_promise(self, clause: str, checks: tuple[str, ...]) -> bool:
        return clause.startswith("commitments.") and self.id in checks

    def _nobody_named(self, case: Case) -> Iterator[Finding]:
        for (source, dataset), fields in case.personal_datasets().items():
            leaves = case.sources[source].egress
            if recipient_of(case, source, dataset) or not (leaves or _is_bucket_elsewhere(case, source)):
                continue
            where = "leaves the company" if leaves else "lies in a bucket elsewhere"
            yield self.finding(
                source=source,
                dataset=dataset,
                clause=case.promise(self.id),
                severity=None if leaves else Severity.MEDIUM,
                count=len(fields),
                message=f"{plural(len(fields), 'field')} with personal data: it {where}, and no recipient is named.",
            )


class RecipientWithoutAgreement(Rule):
    """A recipient without a data processing agreement in force."""

    id = "RCP002"
    title = "Recipient without an agreement"
    severity = Severity.HIGH
    sections = ("recipients",)
    articles = ("GDPR Art. 28(3)",)
    explanation = (
        "The policy promises an agreement with recipients of this type. The register has none for this one, or one "
        "that had expired on the day of the audit or was signed after it."
    )
    remedy = "Sign or renew the agreement and enter its dates in the register, or stop handing data over."

    def find(self, case: Case) -> Iterator[Finding]:
        """Look at the agreement of each party that gets data; one finding a party."""
        for name, handed in parties(case).items():
            party = case.registers.party(name)
            if party is None or not type_of(case, party).agreement:
                continue
            agreement = party.agreement
            if agreement is None:
                lacks = "has no agreement"
            elif agreement.signed > case.as_of:
                lacks = f"has an agreement only from {agreement.signed} on"
            elif agreement.expires and agreement.expires < case.as_of:
                lacks = f"has an agreement that expired on {agreement.expires}"
            else:
                continue
            yield self.finding(
                source=ANYWHERE,
                dataset=ANYWHERE,
                kind=name,
                clause=case.cited(f"recipients.{party.type}", case.promise(self.id)),
                count=len(handed),
                message=f"{name} ({party.type}) {lacks} and gets {plural(len(handed), 'dataset')}: {shown(handed)}.",
            )

    def untested(self, case: Case) -> str:
        """It looks at parties that get data and of which the policy promises an agreement."""
        known = (case.registers.party(name) for name in parties(case))
        if any(party and type_of(case, party).agreement for party in known):
            return ""
        return "no recipient that needs an agreement is named by a source or dataset with personal data"


class MoreThanNeeded(Rule):
    """Fields that a recipient does not need for its work."""

    id = "RCP003"
    title = "More fields than the recipient needs"
    severity = Severity.HIGH
    sections = ("recipients",)
    articles = ("GDPR Art. 5(1)(c)", "GDPR Art. 25(2)")
    explanation = (
        "The policy says what recipients of this type need: their elements or, where it lists none, what the "
        "categories of their purposes hold. The dataset that this recipient gets holds something else as well."
    )
    remedy = "Leave the field out of what is handed over, or say in the policy why the recipient needs it."

    def find(self, case: Case) -> Iterator[Finding]:
        """Compare each field that is handed over with what its recipient needs."""
        for handed in handed_over(case):
            needed = _needed(case.policy, type_of(case, handed.party)) if handed.party else None
            if handed.party is None or needed is None:
                continue
            for field in handed.fields:
                for element in field.elements:
                    if is_among(element, needed):
                        continue
                    yield self.finding(
                        source=handed.source,
                        dataset=handed.dataset,
                        field=field.field,
                        element=element.element,
                        category=element.category,
                        kind=f"{handed.recipient}:{element.element}",
                        clause=case.cited(f"recipients.{handed.party.type}", case.promise(self.id)),
                        confidence=element.confidence,
                        count=concerned(field, element),
                        message=(
                            f"{field.field} holds {in_words(element.element)}, which {handed.recipient} "
                            f"({handed.party.type}) does not need."
                        ),
                    )

    def untested(self, case: Case) -> str:
        """It looks at recipients whose needs the policy limits."""
        known = (handed.party for handed in handed_over(case) if handed.party)
        if any(_needed(case.policy, type_of(case, party)) is not None for party in known):
            return ""
        return "no recipient with limited needs is named by a source or dataset with personal data"


def _needed(policy: Policy, recipient: Recipient) -> frozenset[str] | None:
    """Return the elements that a recipient may get, or None where the policy leaves that open."""
    if recipient.elements:
        return frozenset(recipient.elements)
    purposes = [policy.purposes[purpose] for purpose in recipient.purposes]
    if not purposes or not all(purpose.categories for purpose in purposes):
        return None
    categories = {category for purpose in purposes for category in purpose.categories}
    return frozenset(element for category in categories for element in policy.categories[category].elements)


def _is_bucket_elsewhere(case: Case, source: str) -> bool:
    """Tell whether a source is a bucket on another machine, where the policy names recipients at all."""
    store = case.stores.get(source)
    return bool(case.policy.recipients and store and store.remote and store.kind is StoreKind.OBJECTS)


def _quoted(policy: Policy, clause: str) -> str:
    """Quote a promise, or say its label where the policy does not quote it."""
    entry = dict(policy.entries())[clause]
    return f"“{' '.join(entry.cite.quote.split())}”" if entry.cite else entry.label or clause


RULES: tuple[Rule, ...] = (UndeclaredRecipient(), RecipientWithoutAgreement(), MoreThanNeeded())
