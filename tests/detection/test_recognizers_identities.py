"""National identity and tax numbers: true ones by check digits computed here, look-alikes, and levels of chance."""

import random
import string
from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from pii_audit.detection.analyzer import Analyzer
from pii_audit.detection.kinds import KINDS

_ANALYZER = Analyzer(("en", "da"))
_ALL = [kind.entity for kind in KINDS]
_KINDS = {kind.entity: kind for kind in KINDS}
_RANDOM = random.Random(11)
_N = 1_000

Make = Callable[[], str]


def _digits(count: int, first: str = "123456789") -> str:
    return _RANDOM.choice(first) + "".join(_RANDOM.choices(string.digits, k=count - 1))


def _day(form: str) -> str:
    return form.format(d=_RANDOM.randint(1, 28), m=_RANDOM.randint(1, 12), y=_RANDOM.randint(40, 99))


def _weighed(weights: tuple[int, ...], digits: str) -> int:
    return sum(w * int(d) for w, d in zip(weights, digits, strict=True))


def _until(make: Callable[[], str | None]) -> str:
    while (made := make()) is None:
        pass
    return made


def _norwegian() -> str | None:
    first = _day("{d:02}{m:02}{y}") + f"{_RANDOM.randrange(500):03}"
    one = -_weighed((3, 7, 6, 1, 8, 9, 4, 5, 2), first) % 11
    two = -_weighed((5, 4, 3, 2, 7, 6, 5, 4, 3, 2), first + str(one % 10)) % 11
    return None if 10 in (one, two) else f"{first}{one}{two}"


def _luhn(digits: str) -> str:
    total = sum(sum(divmod(int(d) * (2 - i % 2), 10)) for i, d in enumerate(reversed(digits)))
    return digits + str(-total % 10)


def _swedish() -> str:
    number = _luhn(_day("{y}{m:02}{d:02}") + f"{_RANDOM.randrange(1000):03}")
    return f"{number[:6]}-{number[6:]}"


def _finnish() -> str:
    day, serial = _day("{d:02}{m:02}{y}"), f"{_RANDOM.randint(2, 899):03}"
    return f"{day}-{serial}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(day + serial) % 31]}"


def _nhs() -> str | None:
    nine = _digits(9)
    check = -_weighed((10, 9, 8, 7, 6, 5, 4, 3, 2), nine) % 11
    return None if check == 10 else f"{nine[:3]} {nine[3:6]} {nine[6:]}{check}"


def _dutch() -> str | None:
    eight = _digits(8)
    check = _weighed((9, 8, 7, 6, 5, 4, 3, 2), eight) % 11
    return None if check == 10 else f"{eight}{check}"


def _belgian() -> str:
    nine = _day("{y}{m:02}{d:02}") + f"{_RANDOM.randint(1, 997):03}"
    return f"{nine[:2]}.{nine[2:4]}.{nine[4:6]}-{nine[6:]}.{97 - int(nine) % 97:02}"


def _french() -> str:
    first = _day("1{y}{m:02}") + f"{_RANDOM.randint(1, 95):02}{_RANDOM.randint(1, 900):03}{_RANDOM.randint(1, 999):03}"
    check = f"{97 - int(first) % 97:02}"
    return f"{first[0]} {first[1:3]} {first[3:5]} {first[5:7]} {first[7:10]} {first[10:]} {check}"


def _polish() -> str:
    ten = _day("{y}{m:02}{d:02}") + f"{_RANDOM.randrange(10_000):04}"
    return f"{ten}{-_weighed((1, 3, 7, 9, 1, 3, 7, 9, 1, 3), ten) % 10}"


def _spanish() -> str:
    number = _RANDOM.randrange(10**7, 10**8)
    return f"{number}{'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23]}"


def _nino() -> str:
    return f"AB {_RANDOM.randrange(100):02} {_RANDOM.randrange(100):02} {_RANDOM.randrange(100):02} C"


def _ssn() -> str:
    return f"{_RANDOM.randint(100, 660)}-{_RANDOM.randint(1, 99):02}-{_RANDOM.randint(1, 9999):04}"


TRUE: dict[str, tuple[Make, str]] = {
    "NO_FODSELSNUMMER": (lambda: _until(_norwegian), "fødselsnummer"),
    "SE_PERSONNUMMER": (_swedish, "personnummer"),
    "FI_HETU": (_finnish, "hetu"),
    "UK_NHS": (lambda: _until(_nhs), "NHS number"),
    "UK_NINO": (_nino, "NI number"),
    "US_SSN": (_ssn, "my ssn is"),
    "NL_BSN": (lambda: _until(_dutch), "BSN:"),
    "BE_NATIONAL_NUMBER": (_belgian, "rijksregisternummer"),
    "FR_NIR": (_french, "insee"),
    "PL_PESEL": (_polish, "PESEL"),
    "ES_DNI": (_spanish, "DNI"),
    "DE_STEUER_ID": (lambda: "86095742719", "Steuer-ID"),  # the example of stdnum's documentation
    "IT_CODICE_FISCALE": (lambda: "RCCMNL83S18D969H", "codice fiscale"),
    "CH_AHV": (lambda: "756.9217.0769.85", "AHV"),
    "CZ_RODNE_CISLO": (lambda: "710319/2745", "rodné číslo"),
}


@pytest.mark.parametrize("entity", TRUE)
def test_true_numbers__found_alone_and_certain_after_their_word(entity: str) -> None:
    make, word = TRUE[entity]
    for _ in range(50):
        number = make()
        assert entity in {m.entity for m in _ANALYZER.analyze(number, None, [entity])}
        (match,) = _ANALYZER.analyze(f"{word} {number}", "en", [entity])
        assert (match.text, match.certain) == (number, True)
        for value in (number, f"{word} {number}"):
            assert pc.match_substring_regex(pa.array([value]), _KINDS[entity].screen)[0].as_py()


LOOK_ALIKES: dict[str, Make] = {
    "8 digits": lambda: _digits(8),
    "9 digits": lambda: _digits(9),
    "10 digits": lambda: _digits(10),
    "11 digits": lambda: _digits(11),
    "13 digits": lambda: _digits(13),
    "15 digits": lambda: _digits(15),
    "16 digits": lambda: _digits(16),
    "epoch": lambda: str(_RANDOM.randint(10**9, 1_790_000_000)),
    "date and counter": lambda: _day("{y}{m:02}{d:02}") + f"{_RANDOM.randrange(10**5):05}",
    "day first and counter": lambda: _day("{d:02}{m:02}{y}") + f"{_RANDOM.randrange(10**5):05}",
    "year and counter": lambda: (
        f"2024{_RANDOM.randint(1, 12):02}{_RANDOM.randint(1, 28):02}-{_RANDOM.randrange(10**4):04}"
    ),
    "article": lambda: _digits(8) + _RANDOM.choice(string.ascii_uppercase),
    "voucher": lambda: "".join(_RANDOM.choices(string.ascii_uppercase, k=2)) + _digits(6) + "C",
    "ean": lambda: "57" + _digits(11),
    "phone": lambda: f"{_digits(3)} {_digits(3)} {_digits(4)}",
    "slash": lambda: f"{_digits(6)}/{_digits(4)}",
    "groups": lambda: " ".join(_digits(4) for _ in range(4)),
    "VIN-like": lambda: "".join(_RANDOM.choices(string.ascii_uppercase + string.digits, k=17)),
}


@pytest.mark.parametrize("family", LOOK_ALIKES)
def test_look_alikes__never_certain_and_no_more_than_chance(family: str) -> None:
    passed: dict[str, int] = {}
    for _ in range(_N):
        matches = _ANALYZER.analyze(LOOK_ALIKES[family](), None, _ALL)
        assert not any(match.certain for match in matches)
        for entity in {match.entity for match in matches}:
            passed[entity] = passed.get(entity, 0) + 1
    for entity, count in passed.items():
        if _KINDS[entity].corroborates is None and not _KINDS[entity].spread:
            assert count / _N <= _KINDS[entity].chance + 0.03, entity


@pytest.mark.parametrize(
    "text",
    [
        "Order 86095742719 is late",
        "ordre 12345678Z",
        "pakke 01019012345",
        "PID:9208",
        "part AB123456C in stock",
        "123-45-67890",
        "000-12-3456",
        "BG 12 34 56 A",
    ],
)
def test_nothing_certain(text: str) -> None:
    assert not any(match.certain for match in _ANALYZER.analyze(text, "en", _ALL))


@pytest.mark.parametrize("value", ["PID:9208-2002-2-123456789012", "CVR:13585628-RID:1234567890"])
def test_digital_identity(value: str) -> None:
    assert [(m.entity, m.certain) for m in _ANALYZER.analyze(value, None, _ALL)] == [("DK_PID", True)]
