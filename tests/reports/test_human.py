from dataclasses import replace

import pytest

from pii_audit.reports.human import SHOWN_PER_RULE, HumanReporter
from tests.reports import example


def test_render__of_the_example__ends_with_verdict_coverage_and_next_command() -> None:
    assert HumanReporter().render(example.example()).splitlines()[-3:] == [
        "✕ FAIL  30 findings: 28 new, 1 unchanged, 1 accepted",
        "Coverage: 16 of 20 datasets read in full, 1 partial, 3 unreadable",
        "Next: pii-audit explain UND003",
    ]


@pytest.mark.parametrize("width", [40, 80, 100])
def test_render__at_a_width__no_line_is_longer(width: int) -> None:
    assert max(map(len, HumanReporter(width=width).render(example.example()).splitlines())) <= width


def test_render__hostile_names__are_shown_and_steer_nothing() -> None:
    text = HumanReporter(width=200).render(example.example())
    assert not {char for char in text if not char.isprintable()} - {"\n"}
    for shown in ("[red]x[/]", r"\x1b[31mred\x1b[0m\x9b2J\x07", r"gnp\u202efdp.exe\u2066", "(10,000 characters)"):
        assert shown in text


def test_render__with_colour__differs_in_escape_sequences_only() -> None:
    plain, coloured = (HumanReporter(color=color).render(example.clean()) for color in (False, True))
    assert "\x1b[1;32m✓ PASS" in coloured
    assert (
        coloured.replace("\x1b[1;32m", "").replace("\x1b[1m", "").replace("\x1b[2m", "").replace("\x1b[0m", "") == plain
    )


@pytest.mark.parametrize("variable", ["FORCE_COLOR", "NO_COLOR", "COLUMNS", "TTY_COMPATIBLE"])
def test_render__whatever_the_environment_says__prints_alike(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    reports = [HumanReporter(color=color).render(example.example()) for color in (False, True)]
    monkeypatch.setenv(variable, "1")
    assert [HumanReporter(color=color).render(example.example()) for color in (False, True)] == reports


def test_render__remedy__stands_once_for_a_rule() -> None:
    assert HumanReporter().render(example.example()).count("Delete or anonymise them") == 1


def test_render__more_findings_than_shown__counts_the_rest() -> None:
    many = tuple(example.finding(field=f"note{n}") for n in range(SHOWN_PER_RULE + 3))
    text = HumanReporter().render(replace(example.clean(), findings=many))
    assert "and 3 findings more, in the JSON result" in text
    assert text.count("shop: orders · note") == SHOWN_PER_RULE


def test_render__what_was_not_checked__is_named_with_its_reason() -> None:
    text = HumanReporter(width=200).render(example.example())
    for line in example.example().coverage:
        assert not line.incomplete or line.reason in text
    assert "not searched: binary: not searched; in shop: requests · attachment" in text


def test_render__declared_and_never_found__is_one_list_with_the_sections() -> None:
    assert "\n  gender (6), nationality (6)\n" in HumanReporter().render(example.example())


def test_render__finding_of_a_clause__names_section_and_clause() -> None:
    text = HumanReporter(width=200).render(example.example())
    assert "Clause: 6 undeclared." in text
    assert "✕ 6, undeclared" in text


def test_render__clauses__says_how_many_no_check_covers() -> None:
    text = HumanReporter(width=200).render(example.example())
    assert "2 not applicable; no check of this version covers 2 of them" in text
