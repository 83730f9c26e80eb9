"""The HTML report: one file that needs no network and runs no script."""

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pii_audit.model.coverage import State
from pii_audit.model.finding import FindingStatus
from pii_audit.model.result import AuditResult, to_json

from . import retention_chart, summary, text
from .clauses import blocks, section_of
from .findings_by_clause import EVIDENCE, anchors, by_clause
from .heatmap import HEAT_SIGNS, heat_map
from .stacked_bar import stacked
from .tiles import tiles
from .unchecked import unchecked

FINDINGS_SHOWN = 500
"""The worst; a browser chokes on a page of tens of thousands. The rest are counted, and stand in the JSON result."""

LEDGER_SHOWN = 500
"""Lines of the coverage ledger, what was not read in full first."""

ACCEPTED_SHOWN = 200
"""Entries under `accepted:`."""

BARS_SHOWN = 100
"""Datasets and rules in the retention figure, the most overdue first."""


class HtmlReporter:
    """Writes a page for the people who answer for the data."""

    def render(self, result: AuditResult) -> str:
        """Return the page; equal results give equal pages."""
        css = Markup((files("pii_audit.reports") / "templates" / "style.css").read_text("utf-8"))  # noqa: S704
        clause_counts = summary.clause_counts(result)
        absences = [f for f in summary.worst_first(result.findings) if summary.is_absence(f)]
        groups = by_clause(result, FINDINGS_SHOWN)
        ledger = sorted(result.coverage, key=lambda c: (c.state is State.FULL, c.source, c.dataset))
        return (
            _environment()
            .get_template("report.html")
            .render(
                result=result,
                css=css,
                css_hash=b64encode(sha256(css.encode()).digest()).decode(),
                digest=digest(result),
                sentence=summary.verdict_sentence(result),
                tiles=tiles(result),
                worst=summary.worst_rules(result),
                unchecked=unchecked(result),
                clause_counts=clause_counts,
                strip=stacked(clause_counts),
                blocks=blocks(result),
                groups=groups,
                anchors=anchors(groups, result.clauses),
                findings_left_out=max(0, len(result.findings) - len(absences) - FINDINGS_SHOWN),
                absences=summary.by_rule(absences),
                clauses={clause.id: clause for clause in result.clauses},
                bars=retention_chart.bars(result.retention)[:BARS_SHOWN],
                bars_left_out=max(0, len(result.retention) - BARS_SHOWN),
                heat=heat_map(result),
                coverage=summary.coverage_count(result.coverage),
                ledger=ledger[:LEDGER_SHOWN],
                ledger_left_out=max(0, len(ledger) - LEDGER_SHOWN),
            )
        )


def digest(result: AuditResult) -> str:
    """Return the SHA-256 of everything but `run`: of its JSON with sorted keys, no spaces, in UTF-8."""
    facts = json.loads(to_json(result))
    del facts["run"]
    return sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pii_audit.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "day": text.day,
        "element": text.element,
        "name": text.name,
        "number": "{:,}".format,
        "percent": text.percent,
        "words": summary.words,
    }
    environment.globals |= {
        "ACCEPTED": FindingStatus.ACCEPTED,
        "ACCEPTED_SHOWN": ACCEPTED_SHOWN,
        "EVIDENCE": EVIDENCE,
        "GLYPHS": summary.GLYPHS,
        "HEAT_SIGNS": HEAT_SIGNS,
        "STATES": retention_chart.STATES,
        "counted": text.counted,
        "place": summary.place,
        "section_of": section_of,
    }
    return environment


def _finalize(value: object) -> object:
    """Make what any expression puts on the page visible text; autoescaping then makes it no markup."""
    return text.visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
