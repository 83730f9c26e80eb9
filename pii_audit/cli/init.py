"""What `pii-audit init` writes: a minimal inventory and policy that work as they are."""

from pathlib import Path

from pii_audit.cli.exits import UsageProblem
from pii_audit.cli.schemas import schema_files
from pii_audit.inventory.load import CONFIG_NAME
from pii_audit.inventory.secrets import is_literal

_CONFIG = """\
# yaml-language-server: $schema=pii-audit.schema.json
# Where the data lies. The line above tells editors how to check this file; the schema lies beside it.
policy: policy.yaml

sources:
  data: {url}

# The numbers of every audit, for pii-audit history trend: counts, no values.
history: pii-audit-history.db

# What each dataset is for and how its time limits are counted; see docs/inventory.md.
# datasets:
#   data/orders:
#     purposes: [sales]
#     retention: [orders]
#     events: {{order.completed: completed_at}}
"""

_POLICY = """\
# yaml-language-server: $schema=policy.schema.json
# What the privacy policy promises. `pii-audit policy draft NOTICE -o policy.yaml` writes a fuller one from your notice.
apiVersion: pii-audit/policy/v1
metadata: {id: my-company, version: "1"}

categories:
  contact:
    label: Contact information
    elements: [person_name, email, phone, mailing_address]

purposes:
  sales:
    label: Sell and deliver
    categories: [contact]

retention:
  orders:
    label: Orders, five years after completion
    clock: {start: order.completed, period: P5Y}
"""


def write_config(folder: Path, url: str) -> str:
    """Write both files and return what to say about it.

    Raises:
        UsageProblem: one of them is there already, cannot be written, or the URL holds a password.
    """
    if is_literal("url", url):
        raise UsageProblem("the URL holds a password; export it, as in SHOP_URL=…, and give --from-url env:SHOP_URL")
    texts = {CONFIG_NAME: _CONFIG.format(url=_quoted(url)), "policy.yaml": _POLICY}
    for name in texts:
        if (folder / name).exists():
            raise UsageProblem(f"{folder / name} is there already; init overwrites nothing")
    files = {folder / name: text for name, text in texts.items()}
    for path, text in (schema_files(folder, "config", "policy") | files).items():
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise UsageProblem(f"cannot write {path}: {error.strerror}") from None
    return (
        f"wrote {' and '.join(map(str, files))}, and for your editor the schemas they name\n"
        "Next: pii-audit doctor, then pii-audit scan"
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
