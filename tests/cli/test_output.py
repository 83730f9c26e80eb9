"""Where outputs go: files, links, devices, pipes, and a standard output that may fail."""

import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pii_audit.cli import main
from pii_audit.cli.exits import Exit

SCAN = ["scan", "-q", "--as-of", "2026-11-22"]
COMMANDS = [["scan"], ["plan"], ["doctor"], ["explain", "all"], ["schema", "policy"], ["policy", "lint"], ["--version"]]


def in_russian(company: Path) -> None:
    (company / "data" / "orders.csv").rename(company / "data" / "заказы.csv")
    (company / "policy.yaml").rename(company / "политика.yaml")
    config = company / "pii-audit.yaml"
    text = (
        config.read_text(encoding="utf-8").replace("policy.yaml", "политика.yaml").replace("orders.csv", "заказы.csv")
    )
    config.write_text(text, encoding="utf-8")


def test_scan__output_that_cannot_be_written__is_said_and_the_others_stand(
    company: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (company / "full").symlink_to("/dev/full")
    assert main([*SCAN, "-o", "json=full", "-o", "html=report.html"]) == Exit.NOT_WRITTEN
    assert "cannot write full: No space left on device" in capsys.readouterr().err
    assert (company / "report.html").stat().st_size > 1000


def test_scan__writes_whole_files_and_leaves_nothing_behind(company: Path) -> None:
    before = set(company.iterdir())
    main([*SCAN, "-o", "json=result.json"])
    assert set(company.iterdir()) - before == {company / "result.json"}
    assert stat.S_IMODE((company / "result.json").stat().st_mode) == 0o600


def test_scan__a_link_to_a_file__stays_and_its_target_is_written(company: Path) -> None:
    (company / "archive").mkdir()
    (company / "latest.json").symlink_to("archive/november.json")
    assert main([*SCAN, "-o", "json=latest.json"]) == Exit.PASS
    assert (company / "latest.json").readlink() == Path("archive/november.json")
    assert json.loads((company / "archive" / "november.json").read_text(encoding="utf-8"))["schema_version"]
    assert [path.name for path in (company / "archive").iterdir()] == ["november.json"]


def test_scan__a_device__is_written_to_and_not_replaced(company: Path) -> None:
    (company / "nowhere").symlink_to(os.devnull)
    assert main([*SCAN, "-o", "json=nowhere"]) == Exit.PASS
    assert (company / "nowhere").is_symlink()
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_scan__a_named_pipe__is_written_to_and_not_replaced(company: Path) -> None:
    os.mkfifo(company / "pipe")
    reader = os.open(company / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert main([*SCAN, "-o", "human=pipe"]) == Exit.PASS
        assert b"PASS" in os.read(reader, 100_000)
    finally:
        os.close(reader)
    assert (company / "pipe").is_fifo()


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_main__standard_output_is_full__not_written(
    arguments: list[str], company: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(arguments) == Exit.NOT_WRITTEN
    assert "pii-audit: cannot write to standard output: No space left on device" in capsys.readouterr().err


def test_main__standard_output_is_full__the_process_ends_with_that_code(company: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "pii_audit", "schema", "result"]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == Exit.NOT_WRITTEN
    assert ended.stderr == "pii-audit: cannot write to standard output: No space left on device\n"


@pytest.mark.parametrize("arguments", [["explain", "all"], ["--help"]], ids=" ".join)
def test_main__the_reader_hung_up__not_written(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "pii_audit", *arguments]
    ended = subprocess.run(command, stdout=writer, stderr=subprocess.DEVNULL, check=False)
    os.close(writer)
    assert ended.returncode == Exit.NOT_WRITTEN


def test_main__standard_output_is_closed__not_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["explain", "all"]) == Exit.NOT_WRITTEN
    assert "it is closed" in capsys.readouterr().err


def test_scan__a_failed_gate_outweighs_a_full_standard_output(company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main([*SCAN, "--fail-on", "info"]) == Exit.GATE_FAILED


@pytest.mark.parametrize("arguments", [*COMMANDS, ["--help"]], ids=" ".join)
def test_main__an_encoding_that_lacks_letters__shows_what_it_can(
    arguments: list[str], company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_russian(company)
    shown = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", shown)
    assert main(arguments) == Exit.PASS
    assert shown.buffer.getvalue()


@pytest.mark.parametrize("format_", ["json", "html"])
def test_scan__for_programs__utf8_whatever_the_encoding(
    format_: str, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_russian(company)
    shown = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", shown)
    assert main([*SCAN, "-o", format_]) == Exit.PASS
    assert "заказы.csv" in shown.buffer.getvalue().decode("utf-8")
