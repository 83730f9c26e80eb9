"""Spaces and hyphens of word processors."""

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from pii_audit.detection.writing import PLAIN, in_any_writing


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("[0-9]{2} [0-9]{2}", "20\u00a012"),
        ("[0-9]{2}-[0-9]{2}", "20\u201112"),
        ("[0-9]{2}[ ./-][0-9]{2}", "20\u202f12"),
        ("[0-9]{2}[ ./-][0-9]{2}", "20\u221212"),
        ("[0-9]{2}[- ]?[0-9]{2}", "20\u201312"),
        (r"(?i:cpr)[ -]{1,3}[0-9]", "CPR\u00a0\u2014\u00a01"),
    ],
)
def test_in_any_writing__stands_for_all(pattern: str, text: str) -> None:
    assert not pc.match_substring_regex(pa.array([text]), pattern)[0].as_py()
    assert pc.match_substring_regex(pa.array([text]), in_any_writing(pattern))[0].as_py()


@pytest.mark.parametrize("pattern", [r"[0-9A-Z]{3}", r"[^ !-@]", r"(?is)a.*b", r"\-\ ", "(?:a|b)", "[^0-9-]"])
def test_in_any_writing__ranges_and_escapes__as_they_were(pattern: str) -> None:
    assert in_any_writing(pattern) == pattern


def test_plain__keeps_every_offset() -> None:
    text = "cpr\u00a0010190\u20111234"
    assert text.translate(PLAIN) == "cpr 010190-1234"
    assert len(text.translate(PLAIN)) == len(text)
