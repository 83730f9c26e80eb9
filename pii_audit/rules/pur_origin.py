"""PUR, continued: does each purpose have a legal basis, and did the data come in as the policy says?"""

from collections.abc import Iterator

from pii_audit.model.elements import in_words
from pii_audit.model.facts import ElementFacts, FieldFacts
from pii_audit.model.finding import Finding, Severity
from pii_audit.rules.base import ANYWHERE, Case, Rule, concerned, is_among, plural
from pii_audit.rules.handed import is_named


class PurposeWithoutBasis(Rule):
    """A purpose in use that rests on no legal basis."""

    id = "PUR003"
    title = "Purpose without a legal basis"
    severity = Severity.MEDIUM
    sections = ("purposes", "legal_bases")
    articles = ("GDPR Art. 6(1)", "GDPR Art. 13(1)(c)")
    explanation = (
        "A dataset is bound to a purpose for which policy.yaml gives no legal basis, neither one that the text states nor "
        "one that was inferred from it. It is asked only of policies that list their legal bases."
    )
    remedy = "Give the purpose its basis in policy.yaml and in the published text, or end the processing."

    def find(self, case: Case) -> Iterator[Finding]:
        """Look at the basis of every purpose that some dataset is bound to."""
        bound = [purpose for binding in case.bindings.values() for purpose in binding.purposes]
        for purpose in dict.fromkeys(bound) if case.policy.legal_bases else ():
            basis = case.policy.purposes[purpose].basis
            if not basis.stated and not basis.inferred:
                yield self.finding(
                    source=ANYWHERE,
                    dataset=ANYWHERE,
                    kind=purpose,
                    clause=case.cited(f"purposes.{purpose}", case.promise(self.id)),
                    count=bound.count(purpose),
                    message=f"{plural(bound.count(purpose), 'dataset')} bound to {purpose}, which has no legal basis.",
                )

    def untested(self, case: Case) -> str:
        """It looks at purposes in use."""
        if not case.policy.legal_bases:
            return "the policy lists no legal bases"
        return "" if any(binding.purposes for binding in case.bindings.values()) else "no dataset is bound to a purpose"


class CollectedOtherwise(Rule):
    """An element that the way in which its dataset was collected does not bring."""

    id = "PUR005"
    title = "Collected in a way the policy does not declare"
    severity = Severity.HIGH
    sections = ("collection",)
    articles = ("GDPR Art. 13(1)", "GDPR Art. 14(1)(d)")
    explanation = (
        "pii-audit.yaml says in which ways of the policy a dataset was collected, and the policy says what comes in by "
        "each. The dataset holds an element that comes in by none of them. Where a column tells how each record came in, a "
        "value that stands for no declared way is reported as well, at severity low."
    )
    remedy = "Delete the field, name the way it really came in, or declare the element there and in the published text."

    def find(self, case: Case) -> Iterator[Finding]:
        """Compare each field with what the ways of its dataset bring."""
        for place, fields in case.personal_datasets().items():
            declared = _brought(case, place)
            if declared is None:
                continue
            ways = case.bindings[place].ways
            for field in fields:
                for element in field.elements:
                    if not is_among(element, declared):
                        yield self._finding(case, field, element, ways)
        for field in case.fields:
            if field.unlisted:
                yield self.finding(
                    source=field.source,
                    dataset=field.dataset,
                    field=field.field,
                    kind="way",
                    clause=case.promise(self.id),
                    severity=Severity.LOW,
                    count=field.unlisted,
                    message=(
                        f"{field.unlisted:,} of {plural(field.distinct, 'distinct value')} of {field.field} stand for no "
                        "way of collecting that the policy declares."
                    ),
                )

    def untested(self, case: Case) -> str:
        """It looks at datasets whose ways of collecting the policy limits."""
        told = any(field.unlisted is not None for field in case.fields)
        if told or any(_brought(case, place) is not None for place in case.personal_datasets()):
            return ""
        return "no dataset with personal data is bound to a way of collecting whose elements the policy lists"

    def _finding(self, case: Case, field: FieldFacts, element: ElementFacts, ways: tuple[str, ...]) -> Finding:
        return self.finding(
            source=field.source,
            dataset=field.dataset,
            field=field.field,
            element=element.element,
            category=element.category,
            kind=element.element,
            clause=case.cited(*(f"collection.{way}" for way in ways), case.promise(self.id)),
            confidence=element.confidence,
            count=concerned(field, element),
            message=f"{field.field} holds {in_words(element.element)}, which does not come in by {', '.join(ways)}.",
        )


class SupplierWithoutProvenance(Rule):
    """Data from a supplier that nobody can trace."""

    id = "PUR006"
    title = "Supplier without provenance"
    severity = Severity.HIGH
    sections = ("collection",)
    articles = ("GDPR Art. 14(2)(f)", "GDPR Art. 5(2)")
    explanation = (
        "A dataset was collected by somebody else (supplier: true), and the register of suppliers has no entry for it that "
        "says who that was, when it was received, and what shows that they may pass it on."
    )
    remedy = "Enter the supplier with its evidence in the register, or delete what was received."

    def find(self, case: Case) -> Iterator[Finding]:
        """Look up each dataset that came from a supplier."""
        for (source, dataset), fields in case.personal_datasets().items():
            for way in _from_suppliers(case, (source, dataset)):
                entered = any(
                    one.collection == way
                    and one.received <= case.as_of
                    and is_named(case, one.dataset, source, dataset)
                    for one in case.registers.suppliers
                )
                if not entered:
                    yield self.finding(
                        source=source,
                        dataset=dataset,
                        kind=way,
                        clause=case.cited(f"collection.{way}", case.promise(self.id)),
                        count=len(fields),
                        message=(
                            f"{plural(len(fields), 'field')} with personal data came in by {way}, and the register names "
                            "no supplier of it."
                        ),
                    )

    def untested(self, case: Case) -> str:
        """It looks at datasets from suppliers."""
        if any(_from_suppliers(case, place) for place in case.personal_datasets()):
            return ""
        return "no dataset with personal data is bound to a way of collecting that has a supplier"


def _ways(case: Case, place: tuple[str, str]) -> tuple[str, ...]:
    binding = case.bindings.get(place)
    return binding.ways if binding else ()


def _brought(case: Case, place: tuple[str, str]) -> frozenset[str] | None:
    """Return the elements that the ways of a dataset bring, or None where one of them leaves that open."""
    lists = [case.policy.collection[way].elements for way in _ways(case, place)]
    return frozenset(element for elements in lists for element in elements) if lists and all(lists) else None


def _from_suppliers(case: Case, place: tuple[str, str]) -> list[str]:
    return [way for way in _ways(case, place) if case.policy.collection[way].supplier]


RULES: tuple[Rule, ...] = (PurposeWithoutBasis(), CollectedOtherwise(), SupplierWithoutProvenance())
