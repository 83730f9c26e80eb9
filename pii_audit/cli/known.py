"""What is known before a scan: baselines as files, and acceptances that are about to end."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from pii_audit.cli.exits import UsageProblem
from pii_audit.cli.visible import visible
from pii_audit.model.baseline import Baseline, baseline_from_json, baseline_of, not_looked_at
from pii_audit.model.result import AuditResult, from_json
from pii_audit.model.standing import KnownFinding

_PLACES_NAMED = 5
_SOON = 30
"""Days."""


class Incomplete(Exception):
    """A result that leaves something out is no baseline; the message says what."""


def made_from(result: AuditResult, path: Path) -> Baseline:
    """Reduce a result to a baseline.

    Raises:
        Incomplete: something in scope was not looked at, so what it holds would be new next time.
    """
    if missing := not_looked_at(result):
        places = [f"{visible(f.source)}/{visible(f.dataset)}" for f in missing[:_PLACES_NAMED]]
        more = f" and {len(missing) - _PLACES_NAMED} more" if len(missing) > _PLACES_NAMED else ""
        raise Incomplete(
            f"{path} is no baseline: not all in scope was read ({', '.join(places)}{more}). Put that right or exclude it "
            "in pii-audit.yaml, and scan again"
        )
    return baseline_of(result)


def read_baseline(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        UserError: the file cannot be read, or is none.
    """
    try:
        return baseline_from_json(_bytes(path))
    except ValidationError:
        raise UsageProblem(f"{path} is no baseline; pii-audit baseline create RESULT makes one") from None


def load_baseline(path: Path) -> Baseline:
    """Read a baseline, or the result of a complete scan.

    Raises:
        UserError: the file cannot be read, or is neither.
    """
    text = _bytes(path)
    with suppress(ValidationError):
        return baseline_from_json(text)
    try:
        return made_from(from_json(text), path)
    except ValidationError:
        raise UsageProblem(
            f"{path} is neither a baseline nor a result of pii-audit; make one with: pii-audit baseline create RESULT"
        ) from None
    except Incomplete as incomplete:
        raise UsageProblem(str(incomplete)) from None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageProblem(f"cannot read {path}: {error.strerror}") from None


def ending_soon(result: AuditResult) -> Iterator[str]:
    """Say which acceptances end within a month, while there is time to decide anew."""
    for entry in result.accepted:
        left = (entry.expires - result.run.as_of).days
        if 0 <= left <= _SOON and entry.findings:
            yield f"{visible(entry.what)} is accepted until {entry.expires} only (owner: {visible(entry.owner)})"


def baseline_lines(baseline: Baseline) -> Iterator[str]:
    """Show a baseline: where it comes from, then a line a finding."""
    score = "withheld" if baseline.score is None else f"{baseline.score:g}"
    yield f"Baseline of {baseline.as_of}, run {visible(baseline.run)}: {len(baseline.findings):,} findings, score {score}"
    yield from map(finding_line, baseline.findings)


def finding_line(finding: KnownFinding) -> str:
    """Show a known finding in a line."""
    where = "/".join(visible(part) for part in (finding.source, finding.dataset, finding.field) if part)
    what = f" ({visible(finding.element)})" if finding.element else ""
    return f"{finding.severity.value:<8}  {visible(finding.rule)}  {where}{what}  {visible(finding.id)}"
