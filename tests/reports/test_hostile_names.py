"""No output lets a name steer what shows it: no escape sequence, no hidden turn of direction, no active markup."""

import unicodedata

import pytest

from pii_audit.plugins import reporter, reporter_names
from tests.reports import hostile

STEERS = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize("format_", reporter_names())
def test_render__hostile_names__steer_nothing(format_: str) -> None:
    text = reporter(format_).render(hostile.hostile())
    assert not {char for char in text if unicodedata.category(char) in STEERS} - {
        "\n",
        "\r" if format_ == "csv" else "\n",
    }
    text.encode()


@pytest.mark.parametrize("format_", ["html", "junit", "markdown"])
def test_render__hostile_names__are_no_markup(format_: str) -> None:
    text = reporter(format_).render(hostile.hostile())
    assert "<img" not in text.replace(r"\<img", "").replace("`</script><img onerror=alert(1) src=x>`", "")
    assert text.count("<script") == (format_ == "html")  # ours, which the policy of the page allows by its digest
