"""The HTML report: one file that needs no network and can be read without its script.

Three templates read one result: for management, for an auditor, and for those who put things right.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.digest import digest, sealed
from pii_audit.model.finding import FindingStatus
from pii_audit.model.past_run import PastRun
from pii_audit.model.result import AuditResult

from . import forecast, retention_chart, summary, text, unchecked
from .actions import actions, owner
from .clauses import blocks, count, section_of
from .control_table import control_table, tested
from .findings_by_clause import EVIDENCE, anchors, by_clause
from .heatmap import HEAT_SIGNS, heat_map
from .language import LANGUAGES, _, day, many, mark, number, speaking
from .lineage_picture import HEIGHT, WIDTH, picture
from .stacked_bar import stacked
from .tiles import tiles
from .trend import changed, trend
from .words import words

FINDINGS_SHOWN = 500
"""The worst; a browser chokes on a page of tens of thousands. The rest are counted, and stand in the JSON result."""

LEDGER_SHOWN = 500
"""Lines of the coverage ledger, what was not read in full first."""

ACCEPTED_SHOWN = 200
"""Entries under `accepted:`."""

BARS_SHOWN = 100
"""Datasets and rules in the retention figure, the most overdue first."""

CLAUSES_SHOWN = 500
"""Clauses in the control table."""

LINES_SHOWN = 300
"""Of the tables of people and of stores."""

SOURCES_SHOWN, CATEGORIES_SHOWN = 20, 40
"""Columns and rows of the heat map."""

BRIEF = {"bars": 8, "categories": 12}
"""What management sees of long figures."""

SECTIONS = {
    "short": mark("In short"),
    "trend": mark("Trend"),
    "unchecked": mark("Not checked"),
    "promises": mark("Promises"),
    "method": mark("Scope and method"),
    "controls": mark("Control table"),
    "exceptions": mark("Exceptions"),
    "clauses": mark("Clauses"),
    "findings": mark("Findings"),
    "retention": mark("Retention"),
    "forecast": mark("Falling due"),
    "categories": mark("Where the data is"),
    "lineage": mark("Where data went"),
    "people": mark("People"),
    "stores": mark("Stores"),
    "coverage": mark("Coverage"),
    "trail": mark("Audit trail"),
    "signatures": mark("Signatures"),
}
"""Every section and its name in the contents."""

TEMPLATES = {
    "management": ("short", "unchecked", "trend", "promises", "retention", "forecast", "categories"),
    "audit": (
        *("short", "unchecked", "method", "controls", "exceptions", "retention", "people", "stores", "coverage"),
        *("trail", "signatures"),
    ),
    "technical": (
        *("short", "unchecked", "trend", "clauses", "findings", "retention", "forecast", "categories", "lineage"),
        *("people", "stores", "coverage", "method", "trail"),
    ),
}
"""Which sections each reader gets, in their order."""


class HtmlReporter:
    """Writes a page for the people who answer for the data."""

    def __init__(self, template: str = "technical", language: str = "en", past: Sequence[PastRun] = ()) -> None:
        """Choose the reader, the language, and the audits of the trend, the one reported last among them."""
        self._template, self._language = template_and_language(template, language)
        self._past = past

    def render(self, result: AuditResult) -> str:
        """Return the page; equal results give equal pages."""
        with speaking(self._language):
            values = _values(result, self._template, self._past)
            page = environment().get_template("report.html").render(values, language=self._language)
        return sealed(page)

    def index(self, policy: str, runs: Sequence[PastRun], links: Mapping[str, Iterable[str]]) -> str:
        """Return a page over all audits of a policy, the latest first, with links to the reports of each."""
        css = Markup(str(_asset("style.css")).replace("FOOT-LEFT", "none").replace("FOOT-RIGHT", "none"))  # noqa: S704
        with speaking(self._language):
            compared = [(run, changed(runs[n - 1], run) if n else "") for n, run in enumerate(runs)]
            return (
                environment()
                .get_template("index.html")
                .render(
                    css=css,
                    css_hash=_hash(css),
                    language=self._language,
                    policy=policy,
                    runs=compared[::-1],
                    links=links,
                )
            )


def template_and_language(template: str, language: str) -> tuple[str, str]:
    """Return both; raises ValueError for one there is none of."""
    if template not in TEMPLATES or language not in LANGUAGES:
        raise ValueError(f"no template {template!r} or language {language!r}")
    return template, language


def _values(result: AuditResult, template: str, past: Sequence[PastRun]) -> Mapping[str, object]:
    css, script = _style(result), _asset("script.js")
    brief = template == "management"
    clause_counts = summary.clause_counts(result)
    absences = [f for f in summary.worst_first(result.findings) if summary.is_absence(f)]
    groups = by_clause(result, FINDINGS_SHOWN)
    bars = retention_chart.bars(result.retention)
    bars_shown = BRIEF["bars"] if brief else BARS_SHOWN
    ledger = _ledger(result.coverage)
    left_out = unchecked.unchecked(result)
    drawn, graph = trend(past), picture(result.lineage)
    absent = {
        "trend": drawn is None and result.baseline is None,
        "lineage": graph is None,
        "people": not result.people,
        "stores": not result.stores,
        "forecast": not forecast.forecast(result.retention).lines,
    }
    ranked = summary.worst_first(result.findings)
    return {
        "result": result,
        "template": template,
        "brief": brief,
        "sections": {id_: SECTIONS[id_] for id_ in TEMPLATES[template] if not absent.get(id_)},
        "css": css,
        "css_hash": _hash(css),
        "script": script,
        "script_hash": _hash(script),
        "digest": digest(result),
        "sentence": summary.verdict_sentence(result),
        "tiles": tiles(result),
        "worst": actions(result),
        "unchecked": left_out,
        "unchecked_lines": unchecked.in_short(result, left_out),
        "trend": drawn,
        "clause_counts": clause_counts,
        "strip": stacked(clause_counts),
        "blocks": blocks(result),
        "controls": control_table(result)[:CLAUSES_SHOWN],
        "groups": groups,
        "anchors": anchors(groups, result.clauses) if "findings" in TEMPLATES[template] else {},
        "exceptions": ranked[:FINDINGS_SHOWN],
        "findings_left_out": max(0, len(result.findings) - len(absences) - FINDINGS_SHOWN),
        "exceptions_left_out": max(0, len(ranked) - FINDINGS_SHOWN),
        "absences": summary.by_rule(absences),
        "clauses": {clause.id: clause for clause in result.clauses},
        "bars": bars[:bars_shown],
        "bars_left_out": max(0, len(result.retention) - bars_shown),
        "forecast": forecast.forecast(result.retention),
        "forecast_shown": BRIEF["bars"] if brief else BARS_SHOWN,
        "heat": heat_map(result),
        "heat_rows": BRIEF["categories"] if brief else CATEGORIES_SHOWN,
        "graph": graph,
        "coverage": summary.coverage_count(result.coverage),
        "ledger": ledger[:LEDGER_SHOWN],
        "ledger_left_out": max(0, len(ledger) - LEDGER_SHOWN),
    }


def _ledger(coverage: Sequence[Coverage]) -> list[Coverage]:
    return sorted(coverage, key=lambda c: (c.state is State.FULL, c.source, c.dataset))


def _style(result: AuditResult) -> Markup:
    """Write the foot of printed pages into the style sheet; it is our own words and a digest."""
    page, of = _("Page"), _("of")
    left = f'"{_("Personal data audit")} · SHA-256 {digest(result)[:16]}"'
    right = f'"{page} " counter(page) " {of} " counter(pages)'
    return Markup(str(_asset("style.css")).replace("FOOT-LEFT", left).replace("FOOT-RIGHT", right))  # noqa: S704


def _asset(name: str) -> Markup:
    return Markup((files("pii_audit.reports") / "templates" / name).read_text("utf-8"))  # noqa: S704


def _hash(text_: str) -> str:
    return b64encode(sha256(text_.encode()).digest()).decode()


@cache
def environment(markup: bool = True) -> Environment:
    """Return what templates are rendered with; without markup, for plain text."""
    made = Environment(
        loader=PackageLoader("pii_audit.reports"),
        autoescape=markup,  # noqa: S701  # without for plain text alone
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "day": day,
        "element": text.element,
        "first_up": lambda words: words[:1].upper() + words[1:],
        "name": text.name,
        "number": number,
        "percent": text.percent,
        "statement": lambda sql: Markup(escape(text.lines(sql))),  # noqa: S704 escaped
        "words": words,
    }
    made.globals |= {
        "ACCEPTED": FindingStatus.ACCEPTED,
        "ACCEPTED_SHOWN": ACCEPTED_SHOWN,
        "AGES": forecast.CLASSES,
        "BOX": (WIDTH, HEIGHT),
        "CLAUSES_SHOWN": CLAUSES_SHOWN,
        "EVIDENCE": EVIDENCE,
        "GLYPHS": summary.GLYPHS,
        "HEAT_SIGNS": HEAT_SIGNS,
        "LINES_SHOWN": LINES_SHOWN,
        "SOURCES_SHOWN": SOURCES_SHOWN,
        "STATES": retention_chart.STATES,
        "_": _,
        "count": count,
        "counted": text.counted,
        "detection_limits": summary.sampled,
        "many": many,
        "owner": owner,
        "place": summary.place,
        "section_of": section_of,
        "tested": tested,
    }
    return made


def _finalize(value: object) -> object:
    """Make what any expression puts on the page visible text; autoescaping then makes it no markup."""
    return text.visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
