"""The page over all audits."""

from dataclasses import replace
from pathlib import Path

from pii_audit.cli import main
from pii_audit.cli.exits import Exit
from pii_audit.history import History
from pii_audit.model.result import to_json
from tests.reports import example


def test_index__links_each_audit_to_the_reports_beside_it(tmp_path: Path) -> None:
    made = example.example()
    (tmp_path / "data").mkdir()
    assert main(["init", "--from-url", str(tmp_path / "data"), "--folder", str(tmp_path)]) == Exit.PASS
    config = tmp_path / "pii-audit.yaml"
    policy_id = "my-company"  # as init names it
    runs = [
        replace(made, policy=replace(made.policy, id=policy_id), run=replace(made.run, id=f"run{n}")) for n in range(2)
    ]
    for run in runs:
        History(f"sqlite:///{tmp_path / 'pii-audit-history.db'}").record(run)
    (tmp_path / "result.json").write_text(to_json(runs[1]), "utf-8")
    report = ["report", str(tmp_path / "result.json"), "-c", str(config), "-o", f"html={tmp_path / 'of run 1.html'}"]
    assert main(report) == Exit.PASS
    assert main(["history", "index", "-c", str(config), "-o", str(tmp_path / "index.html")]) == Exit.PASS
    page = (tmp_path / "index.html").read_text("utf-8")
    assert "2 audits" in page
    assert page.count('<a href="of%20run%201.html">of run 1.html</a>') == 1
    assert "script" not in page.partition("</style>")[2]
