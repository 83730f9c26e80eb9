"""`-o FORMAT[=PATH]`: what was asked for, and writing it whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from pii_audit.cli.exits import NotWritten, UsageProblem
from pii_audit.cli.stdout import emit, is_terminal
from pii_audit.model.result import AuditResult
from pii_audit.plugins import reporter, reporter_names


@dataclass(frozen=True)
class Output:
    """One output; None stands for standard output."""

    format: str
    path: Path | None


def parse_outputs(texts: Sequence[str] | None) -> tuple[Output, ...]:
    """Read the options, before any work is done for them.

    Raises:
        UsageProblem: an unknown format, two outputs in one place, or a folder that is not there.
    """
    outputs = []
    for text in texts or ["human"]:
        name, _, path = text.partition("=")
        if name not in reporter_names():
            raise UsageProblem(f"-o {text}: no format {name!r}; known are {', '.join(reporter_names())}")
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


def write_outputs(result: AuditResult, outputs: Sequence[Output]) -> bool:
    """Render and write all outputs; those to files first, so that the last words stand on the screen."""
    written = True
    for output in sorted(outputs, key=lambda o: o.path is None):
        text = _render(result, output)
        try:
            if output.path is None:
                emit(text, as_utf8=output.format != "human")
            else:
                write_file(output.path, text)
                typer.echo(f"wrote {output.path}", err=True)
        except NotWritten as error:
            typer.echo(f"pii-audit: {error}", err=True)
            written = False
    return written


def _render(result: AuditResult, output: Output) -> str:
    on_screen = output.format == "human" and output.path is None and is_terminal()
    if not on_screen:
        return reporter(output.format).render(result)
    color = "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    width = shutil.get_terminal_size().columns
    return reporter(output.format, color=color, width=width).render(result)


def write_file(path: Path, text: str) -> None:
    """Write a file whole or not at all.

    Raises:
        NotWritten: it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():  # a device or a pipe, which a file must not replace
            path.write_text(text, encoding="utf-8", newline="\n")
        else:
            _replace(Path(os.path.realpath(path)), text)  # what a link leads to, so that the link stays
    except OSError as error:
        raise NotWritten(f"cannot write {path}: {error.strerror}") from None


def _replace(path: Path, text: str) -> None:
    """Write beside the target and rename, so that a reader sees the old file or the new one, whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
