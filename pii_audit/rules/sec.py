"""SEC: are the security measures that the policy names in place?"""

from collections.abc import Iterator
from dataclasses import replace

from pii_audit.detection.passwords import CLEAR, WEAK
from pii_audit.model.finding import Finding, Severity
from pii_audit.rules.base import Case, Rule, concerned, plural


class PasswordStorage(Rule):
    """Passwords in clear, or hashed so that they can be found out."""

    id = "SEC001"
    title = "Password in clear or weakly hashed"
    severity = Severity.CRITICAL
    articles = ("GDPR Art. 32(1)(a)",)
    explanation = (
        "A field holds passwords as they are, or hashed by a fast function (MD5, SHA-1, plain SHA-2) that lets most of "
        "them be found out within hours. Passwords in clear are critical, weak hashes high. A form that is not "
        "known is no finding, but the field's notes name it and the clause stays unverifiable."
    )
    remedy = "Hash passwords with Argon2id, scrypt or bcrypt, reset those concerned, and erase the old copies."

    def find(self, case: Case) -> Iterator[Finding]:
        """Look at the hash schemes of every password field."""
        for field, element in case.detections():
            bad = {scheme: n for scheme, n in element.schemes.items() if scheme in {CLEAR} | WEAK}
            if not bad:
                continue
            stored = sum(bad.values())
            schemes = ", ".join("in clear" if scheme == CLEAR else f"as {scheme.upper()}" for scheme in sorted(bad))
            yield self.finding(
                source=field.source,
                dataset=field.dataset,
                field=field.field,
                element=element.element,
                category=element.category,
                clause=case.cited(case.promise(self.id), f"elements.{element.element}"),
                severity=Severity.CRITICAL if CLEAR in bad else Severity.HIGH,
                confidence=element.confidence,
                count=concerned(field, replace(element, matched=stored)),
                message=(
                    f"{field.field} holds passwords {schemes}: {stored:,} of "
                    f"{plural(element.judged, 'distinct value')} judged, {plural(field.rows, 'row')}."
                ),
            )


RULES: tuple[Rule, ...] = (PasswordStorage(),)
