import json
import subprocess
import urllib.error
import urllib.request
from email import message_from_string
from email.policy import default
from pathlib import Path
from threading import Thread

import pytest

from pii_audit.cli import main
from pii_audit.cli.exits import Exit
from pii_audit.cli.serve import server
from pii_audit.model.digest import digest
from pii_audit.model.result import to_json
from tests.reports import example


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    file = tmp_path / "result.json"
    file.write_text(to_json(example.example()), "utf-8")
    return file


@pytest.fixture
def report(stored: Path) -> Path:
    file = stored.with_name("report.html")
    assert main(["report", str(stored), "-o", f"html={file}", "--template", "audit", "--language", "da"]) == Exit.PASS
    return file


def test_verify__report_as_written__holds_against_its_result(
    report: Path, stored: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(report), "--result", str(stored), "--digest", digest(example.example())]) == Exit.PASS
    assert capsys.readouterr().out.count("ok ") == 3


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_verify__one_byte_changed__is_found_out(report: Path, place: float, capsys: pytest.CaptureFixture[str]) -> None:
    content = bytearray(report.read_bytes())
    content[int(len(content) * place)] ^= 1
    report.write_bytes(content)
    assert main(["verify", str(report)]) in {Exit.GATE_FAILED, Exit.INVALID}
    assert "ok " not in capsys.readouterr().out


def test_verify__result_changed__is_found_out_by_the_report(report: Path, stored: Path) -> None:
    facts = json.loads(stored.read_text("utf-8"))
    facts["findings"][0]["count"] += 1
    stored.write_text(json.dumps(facts), "utf-8")
    assert main(["verify", str(report), "--result", str(stored)]) == Exit.GATE_FAILED


def test_sign_and_verify__with_keys_of_openssl__a_changed_report_fails(report: Path, tmp_path: Path) -> None:
    private, public = tmp_path / "key.pem", tmp_path / "public.pem"
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", private], check=True, capture_output=True)
    subprocess.run(["openssl", "pkey", "-in", private, "-pubout", "-out", public], check=True)
    assert main(["sign", str(report), "--key", str(private)]) == Exit.PASS
    assert main(["verify", str(report), "--key", str(public)]) == Exit.PASS
    report.with_name("report.html.sig").write_text("AAAA\n", "utf-8")
    assert main(["verify", str(report), "--key", str(public)]) == Exit.GATE_FAILED


def test_verify__something_else__is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.html").write_text("<p>hello", "utf-8")
    assert main(["verify", str(tmp_path / "x.html")]) == Exit.INVALID
    assert "no HTML report" in capsys.readouterr().err


def test_mail__danish__has_both_parts_and_names_nobody(stored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(stored), "-o", "mail", "--language", "da"]) == Exit.PASS
    message = message_from_string(capsys.readouterr().out, policy=default)
    assert message["Subject"].strip().startswith("IKKE BESTÅET: Revision af personoplysninger")
    assert message["To"] is None
    for kind in ("plain", "html"):
        part = message.get_body((kind,))
        assert part is not None
        text = part.get_content()
        for shown in ("følger ikke politikken", "Hvad denne revision ikke kontrollerede", digest(example.example())):
            assert shown in text
        assert "<img onerror" not in text or kind == "plain"


def test_serve__answers_this_machine_alone_and_renders_anew() -> None:
    pages = iter(["<body>one</body>", "<body>two</body>"])
    served = server(lambda: next(pages), 0)
    Thread(target=served.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{served.server_port}/"
        for words in (b"one", b"two"):
            with urllib.request.urlopen(address) as answer:
                assert words in answer.read()
        strange = urllib.request.Request(address, headers={"Host": "evil.example"})
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(strange)
    finally:
        served.shutdown()
        served.server_close()


def test_pdf__without_a_path__is_refused(stored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(stored), "-o", "pdf"]) == Exit.INVALID
    assert "-o pdf=report.pdf" in capsys.readouterr().err


def test_pdf__without_a_browser__says_so(
    stored: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(stored.parent))
    assert main(["report", str(stored), "-o", f"pdf={stored.parent / 'r.pdf'}"]) == Exit.NOT_WRITTEN
    assert "none of chromium" in capsys.readouterr().err
    assert not (stored.parent / "r.pdf").exists()


@pytest.mark.skipif(not Path("/usr/bin/chromium").exists(), reason="no /usr/bin/chromium: apt-get install chromium")
def test_pdf__of_the_management_report__is_a_pdf_and_nothing_else_stays(stored: Path) -> None:
    file = stored.parent / "r.pdf"
    arguments = ["report", str(stored), "-o", f"pdf={file}", "--template", "management", "--language", "da"]
    assert main(arguments) == Exit.PASS
    assert file.read_bytes().startswith(b"%PDF-")
    assert sorted(path.name for path in stored.parent.iterdir()) == ["r.pdf", "result.json"]
