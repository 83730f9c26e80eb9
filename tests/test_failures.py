"""What goes wrong in the middle of an audit: named in the ledger, exit 3, and the rest is audited."""

import json
import logging
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import sqlalchemy as sa

from pii_audit.cli import main
from pii_audit.cli.exits import Exit
from tests import servers
from tests.policy.test_load import MINIMAL

CANARIES = ("kanari.fugl@eksempelpost.dk", "010190-1232", "Kanariegade 17, 4. tv", "Kanarie Fuglsang")
"""One of each kind planted in the data; none may come out anywhere."""


def company(folder: Path, inventory: str) -> Path:
    (folder / "policy.yaml").write_text(MINIMAL, encoding="utf-8")
    path = folder / "pii-audit.yaml"
    path.write_text("policy: policy.yaml\ngates: {fail_on: none}\n" + dedent(inventory), encoding="utf-8")
    return path


def scan(config: Path) -> tuple[int, dict[str, Any]]:
    out = config.parent / "result.json"
    code = main(["scan", "-q", "-c", str(config), "-o", f"json={out}", "-o", f"html={out.with_suffix('.html')}"])
    return code, json.loads(out.read_text(encoding="utf-8"))


def ledger(result: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {line["dataset"]: (line["state"], line["reason"]) for line in result["coverage"]}


def fill(database: servers.Database, table: str, rows: int) -> None:
    metadata = sa.MetaData()
    made = sa.Table(table, metadata, sa.Column("id", sa.Integer), sa.Column("note", sa.Text))
    with database.engine().connect() as connection:
        metadata.create_all(connection)
        padding = "x" * 200
        for start in range(0, rows, 5000):
            connection.execute(made.insert(), [{"id": i, "note": f"{padding}{i}"} for i in range(start, start + 5000)])


def test_database_killed_in_mid_scan__the_rest_is_audited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with servers.postgres_server() as server:
        database = server.fresh_database()
        fill(database, "a_first", 5000)
        fill(database, "b_large", 150_000)
        fill(database, "c_last", 5000)
        (tmp_path / "files").mkdir()
        (tmp_path / "files" / "ok.csv").write_text("a;b\n1;2\n", encoding="utf-8")
        monkeypatch.setenv("DB_URL", database.url)
        config = company(tmp_path, "sources: {db: env:DB_URL, files: files/}")
        from pii_audit.detection.observer import Observer

        observe = Observer.observe
        seen: list[int] = []

        def observe_and_kill(self: Observer, frame: Any) -> Any:
            seen.append(len(frame))
            if sum(seen) > 30_000 and server.process.poll() is None:
                for child in children_of(server.process.pid):
                    with suppress(ProcessLookupError):  # a helper may have ended meanwhile
                        os.kill(child, signal.SIGKILL)
                server.process.kill()
                server.process.wait()
            return observe(self, frame)

        monkeypatch.setattr(Observer, "observe", observe_and_kill)
        code, result = scan(config)
    states = {name: state for name, (state, _) in ledger(result).items()}
    assert code == Exit.INCOMPLETE
    assert states == {
        "public.a_first": "full",
        "public.b_large": "partial",
        "public.c_last": "unreadable",
        "ok.csv": "full",
    }
    assert all(reason for state, reason in ledger(result).values() if state != "full")
    assert [f["dataset"] for f in result["findings"] if f["rule"] == "COV001"] == ["public.b_large", "public.c_last"]


def children_of(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(child) for child in listed.stdout.split()]


def test_table_without_select_right__is_named_with_the_grant(
    postgres: servers.DatabaseServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = postgres.fresh_database()
    name = sa.make_url(database.url).database
    database.execute(
        "CREATE TABLE open (a text)", "INSERT INTO open VALUES ('x')", "CREATE TABLE closed (a text)",
        f"CREATE ROLE reader_{name} LOGIN PASSWORD '{servers.PASSWORD}'", f"GRANT SELECT ON open TO reader_{name}",
    )  # fmt: skip
    monkeypatch.setenv("DB_URL", postgres.url(str(name), f"reader_{name}"))
    code, result = scan(company(tmp_path, "sources: {db: env:DB_URL}"))
    assert code == Exit.INCOMPLETE
    state, reason = ledger(result)["public.closed"]
    assert (state, ledger(result)["public.open"][0]) == ("unreadable", "full")
    assert "GRANT SELECT" in reason


def test_refused_connection__is_incomplete_and_keeps_the_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("DB_URL", f"postgresql://u:{servers.PASSWORD}@127.0.0.1:{port}/shop")
    code, result = scan(company(tmp_path, "sources: {db: env:DB_URL}"))
    assert code == Exit.INCOMPLETE
    assert ledger(result)["*"][0] == "unreadable"
    assert result["run"]["errors"]
    captured = capsys.readouterr()
    assert servers.PASSWORD not in captured.out + captured.err + json.dumps(result)


def test_empty_bucket__is_never_clean(s3: servers.ObjectStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bucket = s3.fresh_bucket()
    monkeypatch.setenv("S3_SECRET", servers.PASSWORD)
    config = company(
        tmp_path,
        f"""\
        sources:
          lake:
            url: s3://{bucket}
            options: {{key: env:S3_KEY, secret: env:S3_SECRET, client_kwargs: {{endpoint_url: "{s3.endpoint}"}}}}
        """,
    )
    monkeypatch.setenv("S3_KEY", "admin")
    code, result = scan(config)
    assert code == Exit.INCOMPLETE
    assert [f["rule"] for f in result["findings"] if f["source"] == "lake"] == ["COV003"]


def planted(folder: Path) -> Path:
    data = folder / "data"
    data.mkdir()
    mail, cpr, street, person = CANARIES
    good = "".join(f"{mail};{cpr};{street}\n" for _ in range(30))
    (data / "people.csv").write_text("mail;cpr;adresse\n" + good, encoding="utf-8")
    (data / "broken.csv").write_text(
        "mail;cpr;adresse\n" + good + f"{mail};{cpr};{street};{mail}\n{mail}\n", encoding="utf-8"
    )
    (data / "broken.jsonl").write_text(f'{{"mail": "{mail}"}}\n{{"mail": "{mail}", "cpr": "{cpr}\n', encoding="utf-8")
    (data / "headless.csv").write_text(good, encoding="utf-8")
    (data / "letters.csv").write_text(f"{person};Aarhus\nMette Hansen;Aarhus\nLars Nielsen;Odense\n", encoding="utf-8")
    (data / "damaged.csv").write_bytes(f"mail;ø\n{mail};é\n".encode() + b"\xff\xfe" + f"{mail}\n".encode())
    return company(folder, "sources: {data: data/}")


def test_canaries__come_out_nowhere(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    config = planted(tmp_path)
    scan(config)
    for command in (["scan", "-c", str(config)], ["plan", "-c", str(config)], ["doctor", "-c", str(config)]):
        main(command)
    main(["report", str(tmp_path / "result.json")])
    captured = capfd.readouterr()
    written = "".join(path.read_text(encoding="utf-8") for path in tmp_path.glob("result.*"))
    for canary in CANARIES:
        assert canary not in captured.out + captured.err + caplog.text + written
        assert canary.encode().hex() not in written


def test_canaries__not_in_a_traceback_of_a_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from pii_audit.detection.observer import Observer

    def crash(self: Observer, frame: Any) -> Any:
        raise ValueError(f"cannot judge {frame.iloc[0].to_dict()}")

    monkeypatch.setattr(Observer, "observe", crash)
    config = planted(tmp_path)
    assert main(["scan", "-q", "-c", str(config)]) == Exit.INTERNAL
    captured = capfd.readouterr()
    assert not [canary for canary in CANARIES if canary in captured.out + captured.err]


def test_network__nothing_but_the_sources_is_contacted(tmp_path: Path) -> None:
    """A whole scan in a fresh process with an empty home, where any look-up or connection is an error."""
    config = planted(tmp_path)
    home = tmp_path / "home"
    home.mkdir()
    script = tmp_path / "guarded.py"
    script.write_text(
        dedent(f"""\
        import sys

        def guard(event, arguments):
            if event in {{"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}}:
                print("NETWORK", event, arguments, file=sys.stderr)
                raise PermissionError(event)

        sys.addaudithook(guard)
        from pii_audit.cli import main
        sys.exit(main(["scan", "-q", "-c", {str(config)!r}, "-o", "json", "--jobs", "1"]))
        """),
        encoding="utf-8",
    )
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "XDG_CACHE_HOME": str(home / "cache")}
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, env=environment, check=False)
    assert "NETWORK" not in done.stderr
    assert done.returncode == Exit.INCOMPLETE, done.stderr
    cached = [path for path in home.rglob("*") if path.is_file()]
    assert {path.name[:8] for path in cached} == {"screens-"}
    assert not [canary for canary in CANARIES for path in cached if canary.encode() in path.read_bytes()]
