"""The record of processing activities (GDPR Art. 30(1)), as a table for spreadsheets or as a page."""

import csv
import io
from collections.abc import Iterator

from jinja2 import Environment

from pii_audit.exports.base import Export, elements_of, label_of, limit_in_words, limits_of, quote_of
from pii_audit.inventory.load import Inventory
from pii_audit.model.elements import in_words
from pii_audit.policy.schema import Policy, Purpose

COLUMNS = (
    "Controller (a)",
    "Activity",
    "Purpose (b)",
    "Legal basis",
    "Categories of personal data (c)",
    "Personal data (c)",
    "Recipients (d)",
    "Transfers and safeguards (e)",
    "Time limits (f)",
    "Security (g)",
    "Datasets",
)
_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Record of processing activities: {{ title }}</title>
<style>
body { font: 14px/1.4 system-ui, sans-serif; margin: 2rem; color: #1a1a1a; background: #fff; }
table { border-collapse: collapse; } th, td { border: 1px solid #888; padding: .4rem; text-align: left; vertical-align: top; }
thead { display: table-header-group; } th { background: #eee; } tr { break-inside: avoid; }
@page { size: A4 landscape; margin: 12mm; }
</style>
</head>
<body>
<h1>Record of processing activities</h1>
<p>{{ title }}, version {{ version }} ({{ status }}). Letters refer to GDPR Art. 30(1). Written from policy.yaml; “inferred” marks what
the published text does not say itself.</p>
<table>
<thead><tr>{% for name in columns %}<th scope="col">{{ name }}</th>{% endfor %}</tr></thead>
<tbody>
{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}</tbody>
</table>
</body>
</html>
"""


def ropa_csv(policy: Policy, inventory: Inventory | None) -> Export:
    """Return the record as CSV that spreadsheets open as it is: UTF-8 with a byte order mark, semicolons between cells."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_inert(cell) for cell in row] for row in _rows(policy, inventory))
    return Export("\ufeff" + out.getvalue(), _left_out(policy, inventory))


def ropa_html(policy: Policy, inventory: Inventory | None) -> Export:
    """Return the record as one page that prints on A4."""
    page = Environment(autoescape=True).from_string(_PAGE)
    metadata = policy.metadata
    title = metadata.controller.name if metadata.controller else metadata.id
    text = page.render(
        title=title,
        version=metadata.version,
        status=metadata.status.replace("_", " "),
        columns=COLUMNS,
        rows=list(_rows(policy, inventory)),
    )
    return Export(text + "\n", _left_out(policy, inventory))


def _rows(policy: Policy, inventory: Inventory | None) -> Iterator[tuple[str, ...]]:
    controller = policy.metadata.controller
    security = "; ".join(quote_of(entry) or label_of(id_, entry.label) for id_, entry in policy.security.items())
    transfers = "; ".join(
        [*policy.transfers.regions, *(label_of(id_, entry.label) for id_, entry in policy.transfers.safeguards.items())]
    )
    for id_, purpose in policy.purposes.items():
        recipients = [
            label_of(name, r.label) + f" ({r.role.replace('_', ' ')})"
            for name, r in policy.recipients.items()
            if id_ in r.purposes
        ]
        yield (
            controller.name if controller else "",
            label_of(id_, purpose.label),
            quote_of(purpose),
            _bases(policy, purpose),
            "; ".join(label_of(c, policy.categories[c].label) for c in purpose.categories),
            ", ".join(in_words(element) for element in elements_of(policy, purpose)),
            "; ".join(recipients),
            transfers,
            "; ".join(limit_in_words(policy, rule) for rule in limits_of(policy, id_).values()),
            security,
            "; ".join(key for key, binding in inventory.bindings.items() if id_ in binding.purposes) if inventory else "",
        )  # fmt: skip


def _bases(policy: Policy, purpose: Purpose) -> str:
    stated = [label_of(basis, policy.legal_bases[basis].label) for basis in purpose.basis.stated]
    inferred = [label_of(basis, policy.legal_bases[basis].label) + " (inferred)" for basis in purpose.basis.inferred]
    return "; ".join((*stated, *inferred))


def _left_out(policy: Policy, inventory: Inventory | None) -> tuple[str, ...]:
    empty = [f"purposes.{id_}: no time limit names it" for id_ in policy.purposes if not limits_of(policy, id_)]
    unnamed = [
        f"recipients.{id_}: names no purpose, so in no row" for id_, r in policy.recipients.items() if not r.purposes
    ]
    return (*empty, *unnamed, *(() if inventory else ("datasets: no pii-audit.yaml names any",)))  # fmt: skip


def _inert(cell: str) -> str:
    """Keep a spreadsheet from taking words for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
