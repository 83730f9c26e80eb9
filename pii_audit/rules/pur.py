"""PUR: is each dataset bound to a purpose, and does the purpose need what it holds?"""

from collections.abc import Iterator

from pii_audit.model.elements import PART_OF, in_words
from pii_audit.model.finding import Finding, Severity
from pii_audit.policy.schema import Policy
from pii_audit.rules.base import Case, Rule, concerned, plural

_FAIR_NUMBER = 30
"""Records from which on it is no chance that all are filled."""


class DatasetWithoutPurpose(Rule):
    """Personal data that nobody says what it is for."""

    id = "PUR001"
    title = "Dataset without purpose"
    severity = Severity.MEDIUM
    articles = ("GDPR Art. 5(1)(b)", "GDPR Art. 30(1)(b)")
    explanation = (
        "A dataset holds personal data, and pii-audit.yaml binds it to no purpose. Without a purpose there is no legal "
        "basis to name and no way to tell whether the data is still needed."
    )
    remedy = "Bind the dataset to its purposes under datasets: in pii-audit.yaml, or delete it."

    def find(self, case: Case) -> Iterator[Finding]:
        """Look for personal data in datasets without a purpose."""
        if not case.policy.purposes:
            return  # a policy of the minimal kind declares none, so none can be asked for
        for (source, dataset), fields in case.personal_datasets().items():
            binding = case.bindings.get((source, dataset))
            if binding is None or not binding.purposes:
                yield self.finding(
                    source=source,
                    dataset=dataset,
                    clause=case.promise(self.id),
                    count=len(fields),
                    message=f"{plural(len(fields), 'field')} with personal data, bound to no purpose: {_names([f.field for f in fields])}.",
                )


class ElementOutsidePurpose(Rule):
    """A declared element in a dataset whose purposes do not cover it."""

    id = "PUR002"
    title = "Personal data outside the dataset's purposes"
    severity = Severity.MEDIUM
    sections = ("categories", "elements", "purposes")
    articles = ("GDPR Art. 5(1)(b)", "GDPR Art. 5(1)(c)")
    explanation = (
        "The policy declares the element, but for other purposes than those its dataset is bound to. Data collected for "
        "one purpose is used, or at least kept, for another. It is of high severity where the policy reserves the "
        "element for named purposes (purposes_only)."
    )
    remedy = "Remove the field from this dataset, or bind the dataset to the purpose it really serves."

    def find(self, case: Case) -> Iterator[Finding]:
        """Compare each declared element with what the dataset's purposes cover."""
        purposes = case.policy.purposes
        for field, element in case.detections():
            binding = case.bindings.get((field.source, field.dataset))
            if not element.declared or binding is None or not binding.purposes:
                continue
            if binding.people and binding.people.suppressed:
                continue  # what a suppression list may hold is MKT003's
            declared = declared_name(case.policy, element.element)
            spec = case.policy.elements.get(declared)
            reserved = spec.purposes_only if spec else ()
            outside_reserved = bool(reserved) and not set(reserved) & set(binding.purposes)
            covered = {category for purpose in binding.purposes for category in purposes[purpose].categories}
            limits_nothing = any(not purposes[purpose].categories for purpose in binding.purposes)
            outside = not limits_nothing and not covered & set(case.policy.categories_of(declared))
            if not outside_reserved and not outside:
                continue
            allowed = f"only for {_names(list(reserved))}" if outside_reserved else "for other purposes"
            yield self.finding(
                source=field.source,
                dataset=field.dataset,
                field=field.field,
                element=element.element,
                category=element.category,
                kind=element.element,
                clause=case.cited(f"elements.{declared}", f"categories.{element.category}"),
                severity=Severity.HIGH if outside_reserved else None,
                confidence=element.confidence,
                count=concerned(field, element),
                message=(
                    f"{field.field} holds {in_words(element.element)}, declared {allowed}; "
                    f"the dataset is bound to {_names(list(binding.purposes))}."
                ),
            )


class OptionalMadeMandatory(Rule):
    """An element that people may leave out, and no one does."""

    id = "PUR004"
    title = "Optional field made mandatory"
    severity = Severity.LOW
    sections = ("elements",)
    articles = ("GDPR Art. 5(1)(c)", "GDPR Art. 25(2)")
    explanation = (
        "The policy says that people may leave this out (optional), yet the database demands it (NOT NULL), or every one "
        "of a fair number of records holds it. Then the choice is on paper only, or the form makes it hard to see."
    )
    remedy = "Let the column and the form be left empty, or call it mandatory in the policy and say what for."

    def find(self, case: Case) -> Iterator[Finding]:
        """Look for optional elements without a gap."""
        for field, element in case.detections():
            declared = declared_name(case.policy, element.element)
            spec = case.policy.elements.get(declared)
            filled = _FAIR_NUMBER <= field.rows == element.rows_read
            if spec is None or not spec.optional or not (filled or field.nullable is False):
                continue
            why = "NOT NULL" if field.nullable is False else f"filled in all {plural(field.rows, 'record')}"
            yield self.finding(
                source=field.source,
                dataset=field.dataset,
                field=field.field,
                element=element.element,
                category=element.category,
                kind=element.element,
                clause=case.cited(f"elements.{declared}", case.promise(self.id)),
                confidence=element.confidence,
                count=field.rows,
                message=f"{field.field} holds {in_words(element.element)}, which people may leave out; it is {why}.",
            )


def declared_name(policy: Policy, element: str) -> str:
    """Return the name the policy declares: the element's own, or that of the whole it is part of."""
    return element if policy.category_of(element) else PART_OF.get(element, element)


def _names(names: list[str]) -> str:
    shown = ", ".join(names[:5])
    return f"{shown} and {len(names) - 5} more" if len(names) > 5 else shown


RULES: tuple[Rule, ...] = (DatasetWithoutPurpose(), ElementOutsidePurpose(), OptionalMadeMandatory())
