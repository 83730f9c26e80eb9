"""`-o FORMAT[=PATH]`: what was asked for, and writing it whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from pii_audit.cli.exits import NotWritten, UsageProblem
from pii_audit.cli.stdout import emit, is_terminal
from pii_audit.model.finding import Severity
from pii_audit.model.past_run import PastRun
from pii_audit.model.result import AuditResult
from pii_audit.plugins import LeavesOut, reporter, reporter_names


@dataclass(frozen=True)
class Output:
    """One output; None stands for standard output."""

    format: str
    path: Path | None


@dataclass(frozen=True)
class Page:
    """How the report for people is written."""

    template: str = "technical"
    language: str = "en"
    past: Sequence[PastRun] = ()
    """Earlier audits and this one, for the trend."""


PDF = "pdf"
PAGES = ("html", "mail", PDF)
"""Formats that are such a report."""


def parse_outputs(texts: Sequence[str] | None, known: Sequence[str] | None = None) -> tuple[Output, ...]:
    """Read the options, before any work is done for them; `known` are the formats, by default those of a result.

    Raises:
        UsageProblem: an unknown format, two outputs in one place, or a folder that is not there.
    """
    formats = known or (*reporter_names(), PDF)
    outputs = []
    for text in texts or ["human"]:
        name, _, path = text.partition("=")
        if name not in formats:
            raise UsageProblem(f"-o {text}: no format {name!r}; known are {', '.join(formats)}")
        if name == PDF and not path:
            raise UsageProblem("-o pdf: say where to, as in -o pdf=report.pdf")
        outputs.append(Output(name, Path(path) if path else None))
    places = [output.path for output in outputs]
    if len(set(places)) < len(places):
        raise UsageProblem("two outputs go to the same place; give each a path of its own, as in -o json=result.json")
    for place in filter(None, places):
        if place.is_dir():
            raise UsageProblem(f"cannot write {place}: it is a folder")
        if not place.parent.is_dir():
            raise UsageProblem(f"cannot write {place}: there is no folder {place.parent}")
    return tuple(outputs)


def write_outputs(
    result: AuditResult, outputs: Sequence[Output], min_severity: Severity | None = None, page: Page | None = None
) -> bool:
    """Render and write all outputs; `min_severity` hides findings in what people read on a terminal, and nowhere else."""
    return write_texts(
        (output, _render(result, output, min_severity, page or Page())) for output in files_first(outputs)
    )


def files_first(outputs: Iterable[Output]) -> list[Output]:
    """So that the last words stand on the screen."""
    return sorted(outputs, key=lambda output: output.path is None)


def write_texts(texts: Iterable[tuple[Output, str]]) -> bool:
    """Write each text to its place; return whether all were written, and say what was not."""
    written = True
    for output, text in texts:
        try:
            if output.format == PDF and output.path:
                from pii_audit.cli.pdf import pdf_of

                write_and_say(output.path, pdf_of(text))
            elif output.path is None:
                emit(text, as_utf8=output.format != "human")
            else:
                write_and_say(output.path, text)
        except NotWritten as error:
            typer.echo(f"pii-audit: {error}", err=True)
            written = False
    return written


def _render(result: AuditResult, output: Output, min_severity: Severity | None, page: Page) -> str:
    options: dict[str, object] = {}
    if output.format in PAGES:
        options = {"template": page.template, "language": page.language, "past": page.past}
    if output.format == "human":
        options["min_severity"] = min_severity
    if output.format == "human" and output.path is None and is_terminal():
        options["color"] = "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        options["width"] = shutil.get_terminal_size().columns
    made = reporter("html" if output.format == PDF else output.format, **options)
    if isinstance(made, LeavesOut) and (said := made.left_out(result)):
        typer.echo(f"pii-audit: {said}", err=True)
    return made.render(result)


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        NotWritten: it cannot be written; what was there stands.
    """
    whole = content.encode() if isinstance(content, str) else content
    try:
        if path.exists() and not path.is_file():  # a device or a pipe, which a file must not replace
            path.write_bytes(whole)
        else:
            _replace(Path(os.path.realpath(path)), whole)  # what a link leads to, so that the link stays
    except OSError as error:
        raise NotWritten(f"cannot write {path}: {error.strerror}") from None


def write_and_say(path: Path, content: str | bytes) -> None:
    """Write a file whole, and say so.

    Raises:
        NotWritten: it cannot be written; what was there stands.
    """
    write_file(path, content)
    typer.echo(f"wrote {path}", err=True)


def _replace(path: Path, content: bytes) -> None:
    """Write beside the target and rename, so that a reader sees the old file or the new one, whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
