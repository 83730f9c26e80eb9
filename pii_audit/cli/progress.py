"""Progress on standard error: live on a terminal, plain lines elsewhere."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pii_audit.cli.visible import visible
from pii_audit.reading import Step

_SECONDS_BETWEEN_LINES = 30


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[Step], None]]:
    """Give what an audit reports its steps to."""
    if quiet:
        yield lambda step: None  # noqa: ARG005
    elif sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb":
        with _live() as on_step:
            yield on_step
    else:
        yield _Lines()


@contextmanager
def _live() -> Iterator[Callable[[Step], None]]:
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, no_color="NO_COLOR" in os.environ)
    columns = (BarColumn(24), MofNCompleteColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("listing sources", total=None)
        rows = 0

        def on_step(step: Step) -> None:
            nonlocal rows
            rows += step.rows
            name = escape(visible(step.dataset)[-60:])
            bar.update(task, total=step.of, completed=step.number - 1, description=f"{rows:,} rows · {name}")

        yield on_step


class _Lines:
    """One line for each tenth of the datasets, or every half minute."""

    def __init__(self) -> None:
        self.rows = 0
        self.shown = 0
        self.at = time.monotonic()

    def __call__(self, step: Step) -> None:
        self.rows += step.rows
        tenth = 10 * step.number // step.of
        if tenth > self.shown or time.monotonic() - self.at > _SECONDS_BETWEEN_LINES:
            self.shown, self.at = tenth, time.monotonic()
            print(f"dataset {step.number} of {step.of}, {self.rows:,} rows read", file=sys.stderr, flush=True)  # noqa: T201
