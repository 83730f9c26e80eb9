"""No value leaves memory, and nothing is fetched."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_audit.detection.detector import Detector
from pii_audit.detection.language import language_of
from pii_audit.detection.mask import mask
from pii_audit.model.facts import FieldFacts

Judge = Callable[..., Mapping[str, FieldFacts]]

_CANARIES = {
    "navn": "Kanariella Fuglebjerg",
    "email": "kanariella@fuglebjerg.example.dk",
    "cpr": "010190-1234",
    "iban": "DK5000400440116243",
    "iban_bad": "DK50öö00440116243",
    "adgangskode": "kanarie-hemmelig",
    "besked": "Hej, her er Kanariella Fuglebjerg og bor på Vestergade 12, 8000 Aarhus C",
}


def test_canary__in_no_fact_repr_or_log(detector: Detector, judge: Judge, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        facts = judge({name: [value] for name, value in _CANARIES.items()}, table="kunder")
    frame = pd.DataFrame({name: pd.Series([value]) for name, value in _CANARIES.items()})
    shown = repr(facts) + repr(detector.observe(frame)) + repr(vars(detector)) + caplog.text
    for word in " ".join(_CANARIES.values()).split():
        assert len(word) < 5 or word not in shown


_OFFLINE = """
import os, sys
def guard(event, args):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"}:
        os.write(2, event.encode())
        os._exit(97)
sys.addaudithook(guard)
from datetime import date
import pandas as pd
from pii_audit.detection.detector import Detector
from pii_audit.inventory.schema import Detection
from pii_audit.model.dataset import Dataset, DatasetKind
detector = Detector(Detection(), 1, date(2026, 11, 22))
frame = pd.DataFrame({"x": pd.Series(["a@example.co.uk", "Anna Smith", "+45 20 12 34 56"] * 9, dtype="str"),
                      "navn": pd.Series(["Anna Smith", "Peter Jones", "Mary Brown"] * 9, dtype="str")})
facts = detector.judge(Dataset("s", "t", "kunder", DatasetKind.TABLE), detector.observe(frame))
print(sorted(e.element for f in facts for e in f.elements))
"""


def test_egress__empty_cache__no_lookup_is_attempted(tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _OFFLINE], env=environment, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout.strip(), run.stderr) == (0, "['email', 'person_name', 'phone']", "")
    cached = {path.name[:8] for path in tmp_path.rglob("*") if path.is_file()}
    assert cached == {"screens-"}  # patterns, compiled before a value was seen


@given(st.text(max_size=60))
def test_mask__shows_at_most_the_first_letter(value: str) -> None:
    shape = mask(value)
    assert len(shape) <= 25
    assert not any(c.isalnum() for c in shape[1:])
    assert len(value) >= 5 or not any(c.isalnum() for c in shape)
    assert shape.isprintable()


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ("jens.hansen@example.dk", "j***.******@*******.**"),
        ("010190-1234", "######-####"),
        ("Bo", "**"),
        ("x\x1b[31m\u202e<b>", "x**##*****"),
        ("a" * 30, "a" + "*" * 23 + "…"),
    ],
)
def test_mask(value: str, shape: str) -> None:
    assert mask(value) == shape


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jeg har ikke fået min pakke endnu", "da"),
        ("The parcel has not arrived at my house", "en"),
        ("Please deliver it to Søren Østergård in the shop", "en"),
        ("Vestergade 12, 3. th, 8000 Aarhus C", None),
        ("Blue Cotton Shirt Large Size", None),
        ("Jens Hansen", None),
        ("is it", None),
        ("Bonjour mes amis tout va bien", None),
        ("", None),
    ],
)
def test_language_of(text: str, language: str | None) -> None:
    assert language_of(text) == language
