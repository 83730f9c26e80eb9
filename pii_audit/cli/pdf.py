"""PDF by the Chromium of this machine: the HTML report as it prints."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from pii_audit.cli.exits import NotWritten

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
_SECONDS = 120


def pdf_of(page: str) -> bytes:
    """Print a page.

    Raises:
        NotWritten: there is no Chromium, or it did not print.
    """
    browser = next(filter(None, map(shutil.which, _NAMES)), None)
    if browser is None:
        raise NotWritten(f"cannot write a PDF: none of {', '.join(_NAMES)} is installed; print the HTML report instead")
    with tempfile.TemporaryDirectory(prefix="pii-audit-") as folder:
        source, target = Path(folder) / "report.html", Path(folder) / "report.pdf"
        source.write_text(page, encoding="utf-8")
        command = [
            *(browser, "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
            *("--disable-component-update", "--disable-sync"),
            *(["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []),  # else root cannot start it
            *(f"--user-data-dir={folder}/profile", "--no-pdf-header-footer", f"--print-to-pdf={target}"),
            source.as_uri(),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603  # no shell, our own words
            return target.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise NotWritten(f"cannot write a PDF: {Path(browser).name} failed ({type(error).__name__})") from None
