import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pii_audit.reports.text import TEXT_LIMIT, counted, element, listed, name, percent, visible


@given(st.text())
def test_visible__any_text__holds_nothing_that_cannot_be_seen(text: str) -> None:
    assert not {unicodedata.category(char) for char in visible(text)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(st.text("abcæøå ,.*#[]<>&\"'", max_size=TEXT_LIMIT))
def test_visible__ordinary_text__stays_as_it_is(text: str) -> None:
    assert visible(text) == text


def test_visible__steering_characters__are_named() -> None:
    assert visible("a\x1b[0m\u202e\ud800\U000e0041") == r"a\x1b[0m\u202e\ud800\U000e0041"


def test_visible__text_at_and_over_the_limit__says_how_long_it_was() -> None:
    assert visible("x" * TEXT_LIMIT) == "x" * TEXT_LIMIT
    assert visible("x" * (TEXT_LIMIT + 1)) == "x" * (TEXT_LIMIT - 1) + f"… ({TEXT_LIMIT + 1} characters)"
    assert name("y" * 10_000).endswith("y… (10,000 characters)")


def test_counted__one_many_none__agrees() -> None:
    assert [counted(1, "finding"), counted(1204, "finding"), counted(0, "finding")] == [
        "1 finding",
        "1,204 findings",
        "0 findings",
    ]


def test_element__built_in_and_own__is_spelt_as_people_do() -> None:
    ids = ("iban", "ip_address", "cookie_id", "email", "national_id", "date_of_birth", "backup_email", "ophold\x1b")
    assert [element(id_) for id_ in ids] == [
        "IBAN",
        "IP address",
        "cookie ID",
        "e-mail",
        "national ID number",
        "date of birth",
        "backup e-mail",
        r"ophold\x1b",
    ]


def test_listed__none_to_three__reads_as_a_sentence() -> None:
    assert [listed(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


def test_percent__almost_all_and_almost_none__never_reads_as_all_or_none() -> None:
    assert [percent(share) for share in (0, 0.0001, 0.5, 0.9999, 1)] == ["0 %", "< 1 %", "50 %", "> 99 %", "100 %"]
