"""The JSON Schemas, as files that editors find by the first line of policy.yaml and pii-audit.yaml."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pii_audit.inventory.load import inventory_json_schema
from pii_audit.model.result import json_schema
from pii_audit.policy.load import policy_json_schema

SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "result": json_schema,
    "policy": policy_json_schema,
    "config": inventory_json_schema,
}
_FILES = {"policy": "policy.schema.json", "config": "pii-audit.schema.json"}


def schema_text(kind: str) -> str:
    """Return a schema as JSON."""
    return json.dumps(SCHEMAS[kind](), indent=2, ensure_ascii=False) + "\n"


def schema_files(folder: Path, *kinds: str) -> dict[Path, str]:
    """Return the schema files that are missing in a folder, with their text."""
    wanted = {folder / _FILES[kind]: kind for kind in kinds}
    return {path: schema_text(kind) for path, kind in wanted.items() if not path.exists()}
