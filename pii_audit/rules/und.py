"""UND: is what the data holds declared, and is what is declared there?"""

from abc import abstractmethod
from collections.abc import Iterator

from pii_audit.model.elements import BUILT_IN, PART_OF, SPECIAL, in_words
from pii_audit.model.facts import ElementFacts
from pii_audit.model.finding import Finding, Severity
from pii_audit.rules.base import ANYWHERE, Case, Rule, concerned, holds, shown_share

_NATIONAL_ID = "national_id"


class _UndeclaredRule(Rule):
    """What the three rules on undeclared data share: one finding for each field and element."""

    @abstractmethod
    def covers(self, element: ElementFacts) -> bool:
        """Tell whether an element is this rule's."""

    def find(self, case: Case) -> Iterator[Finding]:
        """Report every element of its kind that no category declares."""
        severities = {name: level for level, names in case.policy.undeclared.severity.items() for name in names}
        for field, element in case.detections():
            if not element.declared and self.covers(element):
                yield self.finding(
                    source=field.source,
                    dataset=field.dataset,
                    field=field.field,
                    element=element.element,
                    clause=case.cited("undeclared", case.promise(self.id)),
                    severity=severities.get(element.detected),
                    confidence=element.confidence,
                    count=concerned(field, element),
                    message=(
                        f"{holds(field, element)} ({shown_share(field, element)}), which the policy does not declare."
                    ),
                )


class UndeclaredElement(_UndeclaredRule):
    """A kind of personal data that no category names."""

    id = "UND001"
    title = "Undeclared personal data"
    severity = Severity.HIGH
    sections = ("undeclared",)
    articles = ("GDPR Art. 5(1)(a)", "GDPR Art. 13(1)", "GDPR Art. 14(1)(d)")
    explanation = (
        "A field holds a kind of personal data that no category of the policy names. People were not told that it is "
        "collected, so it is processed without the transparency the GDPR asks for, whatever its purpose."
    )
    remedy = "Delete the field, or declare the element in a category of policy.yaml and in the published text."

    def covers(self, element: ElementFacts) -> bool:
        """Leave to UND002 and UND003 what is theirs."""
        return element.detected not in SPECIAL and element.detected != _NATIONAL_ID


class SpecialCategory(_UndeclaredRule):
    """Special categories of personal data, or data on criminal convictions."""

    id = "UND002"
    title = "Special category or criminal data"
    severity = Severity.CRITICAL
    sections = ("undeclared",)
    articles = ("GDPR Art. 9(1)", "GDPR Art. 10")
    explanation = (
        "A field holds data on health, religion, ethnic origin, political opinion, trade union membership, sex life, "
        "biometrics or criminal convictions. Processing it is forbidden unless an exception of Art. 9(2) or a law "
        "applies, and the policy declares none."
    )
    remedy = "Delete it; where an exception of Art. 9(2) applies, document it and declare the element in the policy."

    def covers(self, element: ElementFacts) -> bool:
        """Take what Art. 9 and 10 name."""
        return element.detected in SPECIAL


class NationalIdentifier(_UndeclaredRule):
    """A national identification number without cover."""

    id = "UND003"
    title = "National identification number without cover"
    severity = Severity.CRITICAL
    sections = ("undeclared",)
    articles = ("GDPR Art. 87", "Databeskyttelsesloven § 11(2)")
    explanation = (
        "A field holds national identification numbers, such as Danish CPR numbers. Private companies may process them "
        "only with a legal basis of their own, and the policy declares no such category."
    )
    remedy = "Delete the numbers; where a law requires them, declare the element and cite that law in the policy."

    def covers(self, element: ElementFacts) -> bool:
        """Take national identification numbers alone."""
        return element.detected == _NATIONAL_ID


class DeclaredNeverFound(Rule):
    """A declared element that no source holds."""

    id = "UND004"
    title = "Declared, never found"
    severity = Severity.INFO
    sections = ("categories", "elements")
    articles = ("GDPR Art. 5(1)(c)",)
    explanation = (
        "The policy declares a kind of personal data that this audit found nowhere. Either the policy is out of date, "
        "or the data lies in a place the inventory does not name, or in a form the detector does not know."
    )
    remedy = "Add the source that holds it to pii-audit.yaml, or take the element out of the policy."

    def find(self, case: Case) -> Iterator[Finding]:
        """Compare the declared elements that can be detected with those that were."""
        found = {name for _, e in case.detections() for name in (e.element, e.detected, PART_OF.get(e.detected))}
        declared = dict.fromkeys(element for c in case.policy.categories.values() for element in c.elements)
        for element in declared:
            spec = case.policy.elements.get(element)
            detectable = element in BUILT_IN or (spec is not None and bool(spec.names or spec.detect))
            if element not in found and detectable:
                category = case.policy.category_of(element)
                yield self.finding(
                    source=ANYWHERE,
                    dataset=ANYWHERE,
                    element=element,
                    category=category,
                    kind=element,
                    clause=case.cited(f"elements.{element}", f"categories.{category}"),
                    count=0,
                    message=f"The policy declares {in_words(element)}; no source in scope was found to hold it.",
                )


RULES: tuple[Rule, ...] = (UndeclaredElement(), SpecialCategory(), NationalIdentifier(), DeclaredNeverFound())
