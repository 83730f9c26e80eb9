"""Notices that are none, or hostile: a clear message, and no file where one would be half a draft."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pii_audit.cli import main
from pii_audit.cli.exits import Exit
from pii_audit.drafting.html_text import text_of
from pii_audit.drafting.periods import periods_in
from pii_audit.policy.load import load_policy

DENTAL = Path(__file__).parent / "fernside_dental" / "notice.html"
NOVEL = (
    "It was late in the year. The boat lay in the harbour, and nobody spoke of the storm. She stayed until morning.\n\n"
)
SMALL = "# Privacy\n\n## Which data we process\n\n- Contact: name, email.\n\n## How long we keep data\n\n"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "holds no words to draft from"),
        ("blank.md", b" \n\n \t\n", "holds no words to draft from"),
        ("novel.txt", (NOVEL * 500).encode(), "does not read like a privacy notice: no kind of personal data is named"),
        ("huge.md", b"We keep your name for two years. " * 160_000, "is larger than 1,000,000 bytes"),
        ("latin.txt", "Vi gemmer navne på børn".encode("latin-1"), "is not UTF-8 text"),
        ("binary.txt", b"MZ\0\0\1", "holds no words to draft from"),
        (
            "script.html",
            b"<script>We keep your name and email for two years after delivery.</script>",
            "holds no words",
        ),
        ("data_only.txt", b"We collect your name and your email.", "neither a purpose nor a time limit is named"),
    ],
)
def test_command__no_notice__says_so_and_writes_nothing(
    name: str, content: bytes, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    assert main(["policy", "draft", str(tmp_path / name)]) == Exit.INVALID
    assert words in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_command__missing_notice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "draft", str(tmp_path / "none.txt")]) == Exit.INVALID
    assert "cannot read" in capsys.readouterr().err


def test_command__overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "notice.html"
    page.write_bytes(DENTAL.read_bytes())
    (tmp_path / "policy.yaml").write_text("mine", encoding="utf-8")
    assert main(["policy", "draft", str(page)]) == Exit.INVALID
    assert "overwrites nothing" in capsys.readouterr().err
    assert (tmp_path / "policy.yaml").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "notice.quoted.md").exists()


def test_command__page_with_scripts__its_words_beside_it_and_nothing_of_the_scripts(tmp_path: Path) -> None:
    page = tmp_path / "notice.html"
    page.write_bytes(DENTAL.read_bytes())
    assert main(["policy", "draft", str(page)]) == Exit.PASS
    words = (tmp_path / "notice.quoted.md").read_text(encoding="utf-8")
    assert "99 years" not in words
    assert "Injected" not in words
    assert "Prices" not in words
    loaded = load_policy(tmp_path / "policy.yaml")
    assert loaded.policy.metadata.source
    assert loaded.policy.metadata.source.published == "2 May 2026"


def test_draft__contradictory_periods__both_marked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notice = tmp_path / "notice.md"
    limits = "- Orders are kept for two years after delivery.\n- We keep orders for three years after delivery.\n"
    notice.write_text(SMALL + limits, encoding="utf-8")
    assert main(["policy", "draft", str(notice)]) == Exit.PASS
    policy = load_policy(tmp_path / "policy.yaml").policy
    assert [rule.review for rule in policy.retention.values()] == [True, True]
    assert "Another period stands in RET-02" in capsys.readouterr().out
    main(["policy", "lint", str(tmp_path / "policy.yaml"), "--fail-on", "none"])
    assert "RET-01 and RET-02 limit the same data" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "periods"),
    [
        ("for two years", ["P2Y"]),
        ("i to år", ["P2Y"]),
        ("in 30 days and 12 months", ["P30D", "P12M"]),
        ("a six-month period", ["P6M"]),
        ("24 (twenty-four) months", ["P24M"]),
        ("three (3) years", ["P3Y"]),
        ("en måned, to uger", ["P1M", "P2W"]),
        ("under 15 år", ["P15Y"]),
        ("the years 2019 to 2021", []),
        ("0 days", []),
    ],
)
def test_periods(words: str, periods: list[str]) -> None:
    assert periods_in(words) == periods


SENTENCES = st.sampled_from(
    [
        "We collect your name and email.", "Vi gemmer navn i to år efter levering.", "- Contact: name: e-mail # note",
        "We keep it until you unsubscribe and 3 months thereafter.", "## Which data we process", "# How long", "| a | name | 2 years |",
        "Purpose: yes", "{[ &anchor *alias !tag", "no", "null: ~", "\u202e\u2028odd", "'quoted\" text", "12. Names", "Tax law may keep it longer.",
        "We use your name to deliver orders.", "**Bold:** email, phone", "We do not contact children under the age of 16.", "---",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@example(["We collect your name and email.", "| a | name | 2 years |", "Vi gemmer navn i to år efter levering."], " ")
@example(["We collect your name and email.", "Purpose: yes", "| a | name | 2 years |", "| | |"], "\n\n")
@example(
    [
        "# Which data we process",
        "- joining a contest, a survey",
        "- email",
        "It serves for showing that you want no marketing.",
    ],
    "\n\n",
)
@example(["We use your name to deliver orders.", "l"], "\n\n")
@example(["We use your name to deliver orders.", "\r"], "\n")
@given(st.lists(SENTENCES | st.text(max_size=30), max_size=25), st.sampled_from(["\n", "\n\n", " "]))
def test_draft__any_text__a_policy_that_loads_or_a_clear_refusal(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str], joint: str
) -> None:
    folder = tmp_path_factory.mktemp("draft")
    notice = folder / "notice.md"
    notice.write_text(joint.join(pieces), encoding="utf-8", errors="replace", newline="")
    code = main(["policy", "draft", str(notice)])
    assert code in {Exit.PASS, Exit.INVALID}
    assert (folder / "policy.yaml").exists() == (code == Exit.PASS)
    if code == Exit.PASS:
        load_policy(folder / "policy.yaml")


@given(st.text(max_size=300))
def test_text_of__any_page__never_holds_a_script(words: str) -> None:
    safe = words.replace("<", "").replace("&", "")
    assert "kanariefugl" not in text_of(f"<p>{safe}<script>kanariefugl {safe}</script><b>{safe}</b>")


def test_draft__two_periods_in_a_sentence__the_first_and_a_mark(tmp_path: Path) -> None:
    notice = tmp_path / "notice.md"
    notice.write_text(
        SMALL + "- Orders are kept for two years after delivery, or five years in some cases.\n", encoding="utf-8"
    )
    assert main(["policy", "draft", str(notice)]) == Exit.PASS
    (rule,) = load_policy(tmp_path / "policy.yaml").policy.retention.values()
    assert (rule.clock.period, rule.review, rule.note) == ("P2Y", True, "The sentence names further periods: P5Y.")


def test_draft__windows_line_ends_and_a_byte_order_mark(tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    text = SMALL + "- Ordrer på børnetøj gemmes i to år efter levering.\n"
    notice.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert main(["policy", "draft", str(notice)]) == Exit.PASS
    (rule,) = load_policy(tmp_path / "policy.yaml").policy.retention.values()
    assert rule.cite is not None
    assert rule.cite.quote == "Ordrer på børnetøj gemmes i to år efter levering."
