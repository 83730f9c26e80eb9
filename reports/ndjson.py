"""NDJSON: one object a line, for log pipelines."""

import json
from typing import Any

from pii_audit.model.result import AuditResult, to_json

from .json_text import harmless


class NdjsonReporter:
    """Writes the verdict, then the ledger, then the findings."""

    def render(self, result: AuditResult) -> str:
        """Return lines of the keys of the JSON result, each with its `type`, run and date."""
        whole: dict[str, Any] = json.loads(to_json(result))
        run = {"run": result.run.id, "as_of": result.run.as_of.isoformat()}
        typed = (
            {"type": "verdict", **run, "policy": whole["policy"], **whole["verdict"]},
            *({"type": "coverage", **run, **line} for line in whole["coverage"]),
            *({"type": "finding", **run, **finding} for finding in whole["findings"]),
        )
        return "".join(harmless(json.dumps(entry, ensure_ascii=False)) + "\n" for entry in typed)
