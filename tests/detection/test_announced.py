"""Names after the words that announce them, and what stands there without being one."""

import time

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from pii_audit.detection.announced import SCREEN, announced, announces

ANNOUNCED = [
    ("mvh lars holm +45 20123456", "lars"),
    ("Med venlig hilsen\nMette Bach-Olsen", "Mette Bach-Olsen"),
    ("Att.: Hanne Friis i regnskab", "Hanne Friis"),
    ("v/ Jens Østergaard, formand", "Jens Østergaard"),
    ("Cafeen v/Bo Holm", "Bo Holm"),
    ("c/o Mrs Ainsworth, Flat 3", "Ainsworth"),
    ("signed for by T. Baptiste", "T. Baptiste"),
    ("Aftalt med P. Mortensen at vi kommer", "P. Mortensen"),
    ("Left with Priya at reception", "Priya"),
    ("KH Iben", "Iben"),
    ("Hej Per, er den kommet?", "Per"),
    ("Hr. Vestergaard ringede", "Vestergaard"),
    ("Hilsen Anna & Peter", "Anna"),
    ("Talt m. Gitte om det", "Gitte"),
    ("Sagsbehandler: Nadia Bundgaard", "Nadia Bundgaard"),
    ("account manager Lucy Morris", "Lucy Morris"),
    ("min mand Peter", "Peter"),
    ("CPR-NR 160668-0577 Alma Rasmussen", "Alma Rasmussen"),
    ("Mette Holm, 010190-1234, Algade 3", "Mette Holm"),
    ("Inger Juul (f. 24-07-1941)", "Inger Juul"),
]
HARMLESS = [
    "Mvh Jensen Transport A/S",
    "Mvh Anders Hansen & Søn ApS",
    "Møde med Per Hansen A/S på torsdag",
    "Hilsen Kundeservice",
    "Hi, Can you send it today?",
    "Tak. Per 1. maj opsiges aftalen",
    "Thanks, Will call again",
    "tak, max 2 stk",
    "Ms Teams virker ikke",
    "Ring til os i morgen",
    "Leveret til Vejle, modtaget af nabo",
    "Se a.att Anna og mvh.dk",
    "kunden Premium får rabat",
    "customer will call",
    "Elev Plus kursus",
    "patient Zero",
    "Sofa Anna, 010124",
    "Victoria Sofa (3 pers.)",
    "Anna Karenina, 2. udgave",
]


@pytest.mark.parametrize(("text", "name"), ANNOUNCED)
def test_announced(text: str, name: str) -> None:
    assert name in [text[start:end] for start, end in announced(text)]


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless__none(text: str) -> None:
    assert not announces(text)


@pytest.mark.parametrize(("text", "name"), ANNOUNCED)
def test_screen__lets_every_announcement_through(text: str, name: str) -> None:
    assert pc.match_substring_regex(pa.array([text]), SCREEN)[0].as_py(), name


@pytest.mark.parametrize("part", ["mvh ", "Mr ", "hej A. ", "att anna ", "hilsen Mette A. B. ", "v/", "talt med "])
def test_no_value_takes_seconds(part: str) -> None:
    since = time.monotonic()
    announces(part * (10_000 // len(part)))
    assert time.monotonic() - since < 1
