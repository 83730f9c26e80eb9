"""Options that several commands have."""

from pathlib import Path
from typing import Annotated

import typer

Config = Annotated[Path | None, typer.Option("--config", "-c", help="pii-audit.yaml; else found from here upwards.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Audit date, YYYY-MM-DD; else today.")]
FailOn = Annotated[
    str | None,
    typer.Option(metavar="LEVEL", help="Fail from this severity on, instead of gates.fail_on; none for never."),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FORMAT[=PATH]",
        help=(
            "human, html, pdf, mail, json, ndjson, csv, markdown, sarif, junit, gitlab, github, prom, openlineage, dot or svg; repeat for several. "
            "Default: human."
        ),
    ),
]
KnownBefore = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="Findings known before; then, by default, new ones fail the audit and known ones do not.",
    ),
]
Template = Annotated[
    str, typer.Option(metavar="NAME", help="Of the HTML report: management, audit or technical (all findings).")
]
Language = Annotated[str, typer.Option(metavar="CODE", help="Of the HTML report: en or da.")]
MinSeverity = Annotated[
    str | None, typer.Option(metavar="LEVEL", help="Hide findings below it in the human output; gates count them all.")
]
