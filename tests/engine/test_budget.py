"""A budget turns a full scan into a sample that says what it may have missed, and never claims more than it read."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from pii_audit.cli import main
from pii_audit.cli.exits import Exit
from pii_audit.engine.budget import Budget
from pii_audit.engine.gather import Gathered, Gathering, settled
from pii_audit.engine.work import PartFacts, Task
from pii_audit.model.coverage import State
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.plugins import Part

_ROWS = 2_000
_POLICY = """\
apiVersion: pii-audit/policy/v1
metadata: {id: budget, version: "1"}
categories:
  contact: {elements: [email, person_name]}
purposes:
  sales: {categories: [contact]}
retention:
  orders-2y: {clock: {start: order.completed, period: P2Y}}
events:
  order.completed: {}
"""


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data").mkdir()
    with (tmp_path / "data" / "orders.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["mail", "afsluttet"])
        rows.writerows([f"kunde{i}@example.dk", f"2026-0{1 + i % 9}-01"] for i in range(_ROWS))
    (tmp_path / "policy.yaml").write_text(_POLICY, encoding="utf-8")
    (tmp_path / "pii-audit.yaml").write_text(
        "policy: policy.yaml\nsources: {data: data/}\ndatasets:\n"
        "  data/orders.csv: {purposes: [sales], retention: [orders-2y], subject: mail, events: {order.completed: afsluttet}}\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _scan(*options: str) -> tuple[int, dict[str, Any], dict[str, Any]]:
    code = main(["scan", "-q", "--as-of", "2026-11-22", "-o", "json=result.json", "--jobs", "1", *options])
    result: dict[str, Any] = json.loads(Path("result.json").read_bytes())
    (line,) = result["coverage"]
    return code, line, result


@pytest.mark.usefixtures("company")
def test_max_rows__so_many_are_judged__and_what_they_may_miss_is_said() -> None:
    code, line, result = _scan("--max-rows", "500")
    assert (line["state"], line["rows_read"]) == ("sampled", 500)
    assert line["rows_total"] == _ROWS
    assert line["reason"].startswith(
        "a sample of 500 of 2,000 rows (--max-rows); what less than 0.60% of the rows hold"
    )
    (mail,) = (field for field in result["fields"] if field["field"] == "mail")
    assert [element["element"] for element in mail["elements"]] == ["email"]
    assert mail["rows"] == 500
    assert result["retention"][0]["total"] == _ROWS  # of every row, whatever was judged
    assert code == Exit.PASS


@pytest.mark.usefixtures("company")
def test_max_rows__what_begins_late_in_a_table_is_drawn_as_well() -> None:
    rows = ["tom"] * 20_000 + [f"kunde{i}@example.dk" for i in range(20_000)]
    Path("data/orders.csv").write_text("\n".join(["felt7;x", *(f"{row};1" for row in rows)]), encoding="utf-8")
    Path("pii-audit.yaml").write_text("policy: policy.yaml\nsources: {data: data/}\n", encoding="utf-8")
    _, line, result = _scan("--max-rows", "300")
    (field,) = (field for field in result["fields"] if field["field"] == "felt7")
    assert [element["element"] for element in field["elements"]] == ["email"]
    assert line["rows_read"] == 300


@pytest.mark.usefixtures("company")
def test_max_rows__what_was_wrong_with_the_file_is_said_all_the_same() -> None:
    lines = ['{"broken', *(f'{{"mail": "kunde{i}@example.dk"}}' for i in range(12_000))]
    Path("data/lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    Path("data/orders.csv").unlink()
    code, line, _ = _scan("--max-rows", "100")
    assert line["state"] == "partial"
    assert "1 lines are no JSON" in line["reason"]
    assert code == Exit.INCOMPLETE


@pytest.mark.usefixtures("company")
def test_max_rows__rows_are_spread_and_the_same_each_time() -> None:
    first, again = (_scan("--max-rows", "100", "--seed", "1") for _ in range(2))
    other = _scan("--max-rows", "100", "--seed", "2")
    assert first[2]["fields"] == again[2]["fields"]
    assert first[2]["fields"] != other[2]["fields"]  # not the first hundred


@pytest.mark.parametrize("options", [["--max-rows", "2000"], ["--max-bytes", "1MB"], ["--max-time", "1h"], []])
@pytest.mark.usefixtures("company")
def test_budget_that_is_enough__is_a_full_scan(options: list[str]) -> None:
    code, line, result = _scan(*options)
    assert (line["state"], line["rows_read"], line["rows_total"]) == ("full", _ROWS, _ROWS)
    assert result["retention"][0]["states"]["unverifiable"] == 0
    assert code == Exit.PASS


@pytest.mark.usefixtures("company")
def test_max_bytes__so_much_text_is_judged() -> None:
    _, line, _ = _scan("--max-bytes", "10KB")
    assert line["state"] == "sampled"
    assert 300 < line["rows_read"] <= 10_000 / len("kunde1@example.dk2026-01-01")


@pytest.mark.parametrize(
    ("option", "value"),
    [("--max-rows", "0"), ("--max-bytes", "much"), ("--max-bytes", "0MB"), ("--max-time", "10"), ("--jobs", "0")],
)
@pytest.mark.usefixtures("company")
def test_limit_that_cannot_be_read__says_how_to_write_it(
    option: str, value: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["scan", option, value]) == Exit.INVALID
    assert option in capfd.readouterr().err


class _InParts:
    """Of a scanner, what hands out parts."""

    def __init__(self, rows: tuple[int | None, ...]) -> None:
        self._rows = rows

    def parts(self, _dataset: Dataset) -> tuple[Part, ...]:
        return tuple(Part(number, rows=rows) for number, rows in enumerate(self._rows))

    def read_part(self, _dataset: Dataset, _part: Part) -> None:
        """Not asked here."""


def _tasks(rows: tuple[int | None, ...], budget: Budget) -> tuple[list[Task], Gathering, Dataset]:
    dataset = Dataset("s", "t", "t", DatasetKind.TABLE)
    gathering = Gathering({"s": _InParts(rows)}, {}, {"s": 1.0}, budget, 0)  # type: ignore[dict-item]
    return list(gathering.tasks((dataset,), lambda _: None)), gathering, dataset


@pytest.mark.parametrize(
    ("rows", "limit", "quotas"),
    [
        ((100, 100, 200), 40, [10, 10, 20]),
        ((100, 100, 200), 400, [100, 100, 200]),
        ((None, None, None), 40, [13, 13, 14]),
        ((1_000_000, 1), 10, [9, 1]),
        ((5, 5, 5, 5), 2, [0, 1, 0, 1]),
    ],
)
def test_max_rows__each_part_gives_its_share(rows: tuple[int | None, ...], limit: int, quotas: list[int]) -> None:
    tasks, _, _ = _tasks(rows, Budget(rows=limit))
    assert [task.quota.rows for task in tasks] == quotas


def test_max_time__parts_come_in_any_order__and_what_is_left_makes_a_sample() -> None:
    tasks, _, _ = _tasks((10,) * 20, Budget(seconds=60))
    assert sorted(task.part.number for task in tasks) == list(range(20))
    assert [task.part.number for task in tasks] != list(range(20))
    _, gathering, dataset = _tasks((10,) * 20, Budget(seconds=0))
    ((found, gathered),) = gathering.finished()
    assert found == dataset
    assert gathered.left_out


def test_max_time__some_parts_were_read__what_they_may_miss_is_a_share_of_parts() -> None:
    dataset = Dataset("s", "t", "t", DatasetKind.TABLE, rows_estimate=1_000)
    parts = tuple(Part(number) for number in range(10))
    facts = PartFacts(rows=300, judged=300)
    line = settled(dataset, Gathered(parts, facts, frozenset({1, 5, 7}), True), (), 1.0, Budget(seconds=1)).coverage
    assert (line.state, line.rows_total, line.drawn) == (State.SAMPLED, 1_000, 3)
    assert line.reason.startswith(
        "300 rows of 3 of 10 parts were read (--max-time); what less than 63.16% of the parts"
    )
    assert line.detection_limit == pytest.approx(1 - 0.05 ** (1 / 3))


def test_max_time__resumed__parts_left_out_before_are_read() -> None:
    tasks, gathering, dataset = _tasks((10,) * 3, Budget(seconds=0))
    assert tasks == []
    gathering.budget = Budget(seconds=60)
    assert len(list(gathering.tasks((dataset,), lambda _: None))) == 3
    assert not gathering.datasets[dataset].left_out


def test_parts_that_fail_in_their_own_way__cost_their_dataset() -> None:
    class Broken(_InParts):
        def parts(self, _dataset: Dataset) -> tuple[Part, ...]:
            raise KeyError("kanariella@example.dk")

    dataset = Dataset("s", "t", "t", DatasetKind.TABLE)
    gathering = Gathering({"s": Broken(())}, {}, {"s": 1.0}, Budget(), 0)  # type: ignore[dict-item]
    assert list(gathering.tasks((dataset,), lambda _: None)) == []
    ((_, gathered),) = gathering.finished()
    line = settled(dataset, gathered, (), 1.0, Budget()).coverage
    assert line.state is State.UNREADABLE
    assert "KeyError" in line.reason
    assert "kanariella" not in line.reason


def test_task_of_no_part__is_not_waited_for() -> None:
    tasks, gathering, dataset = _tasks((5,), Budget())
    assert list(gathering.finished()) == []
    gathering.take(tasks[0], PartFacts(rows=5, judged=5))
    assert [found for found, _ in gathering.finished()] == [dataset]
    assert list(gathering.finished()) == []


@pytest.mark.usefixtures("company")
def test_retention__rows_of_batches_without_the_column__count_as_undated() -> None:
    lines = [
        *(f'{{"mail": "kunde{i}@example.dk"}}' for i in range(10_500)),
        '{"mail": "x@y.dk", "afsluttet": "2026-06-01"}',
    ]
    Path("data/orders.jsonl").write_text("\n".join(lines), encoding="utf-8")
    Path("data/orders.csv").unlink()
    config = Path("pii-audit.yaml").read_text(encoding="utf-8").replace("orders.csv", "orders.jsonl")
    Path("pii-audit.yaml").write_text(config, encoding="utf-8")
    _, _, result = _scan()
    (retention,) = result["retention"]
    assert (retention["total"], retention["states"]["open"], retention["states"]["within"]) == (10_501, 10_500, 1)
