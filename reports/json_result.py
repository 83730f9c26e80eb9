"""JSON: the result itself, as `pii-audit schema result` describes it."""

from pii_audit.model.result import AuditResult, to_json

from .json_text import harmless


class JsonReporter:
    """Writes a result so that `pii-audit report` and other programs can read it back."""

    def render(self, result: AuditResult) -> str:
        """Return the result as indented JSON."""
        return harmless(to_json(result))
