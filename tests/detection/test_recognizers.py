"""Single values of every kind; the kinds have tests of their own in test_recognizers_*.py."""

import random

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_audit.detection.analyzer import Analyzer
from pii_audit.detection.kinds import KINDS
from pii_audit.detection.passwords import scheme
from pii_audit.detection.recognizers import recognizers

_ALL = [kind.entity for kind in KINDS]
_BCRYPT = "$2b$12$" + "N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"
_ARGON2 = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b7dWRWJTmaaJObG"

CERTAIN = [
    ("010190-1234", "DK_CPR"),
    ("010190 1234", "DK_CPR"),
    ("610190-1234", "DK_CPR"),  # day + 60: an administrative number
    ("Mit cpr er 0101901234", "DK_CPR"),
    ("My cpr-nr 0101901234 please", "DK_CPR"),
    ("CVR 13585628", "DK_CVR"),
    ("DK13585628", "DK_CVR"),
    ("+45 20 12 34 56", "PHONE_NUMBER"),
    ("+4520123456", "PHONE_NUMBER"),
    ("0045 20123456", "PHONE_NUMBER"),
    ("ring på tlf. 20123456", "PHONE_NUMBER"),
    ("+44 20 7946 0958", "PHONE_NUMBER"),
    ("+46 8 123 456 78", "PHONE_NUMBER"),
    ("reg 0040 konto 0440116243", "DK_BANK_ACCOUNT"),
    ("kontonr 0040 0440116243", "DK_BANK_ACCOUNT"),
    ("DK5000400440116243", "IBAN_CODE"),
    ("DK50 0040 0440 1162 43", "IBAN_CODE"),
    ("dk5000400440116243", "IBAN_CODE"),
    ("Reg. 0040 Kt. 0440116243", "DK_BANK_ACCOUNT"),
    ("07712 345678", "PHONE_NUMBER"),
    ("N54.5806 E10.1784", "COORDINATES"),
    ("Vestergade 12, 3. th", "STREET"),
    ("Jeg bor på Nørre Allé 7", "STREET"),
    ("H.C. Andersens Boulevard 27", "STREET"),
    ("221 Baker Street", "STREET"),
    ("8000 Aarhus C", "POSTCODE"),
    ("Mit kort er 4571 0000 0000 0001", "CREDIT_CARD"),
    ("mit visa 4571000000000001", "CREDIT_CARD"),
    ("søren.ærø@eksempel.dk", "EMAIL_ADDRESS"),
    ("jens@virksomhed.co.uk", "EMAIL_ADDRESS"),
    ("192.0.2.17", "IP_ADDRESS"),
    ("2001:db8::ff00:42:8329", "IP_ADDRESS"),
    ("00:1A:2B:3C:4D:5E", "MAC_ADDRESS"),
    ("GA1.2.1234567890.1609459200", "COOKIE_ID"),
    (_BCRYPT, "PASSWORD_HASH"),
    (_ARGON2, "PASSWORD_HASH"),
]
UNCERTAIN = [
    ("0101901234", "DK_CPR"),
    ("13585628", "DK_CVR"),
    ("20123456", "PHONE_NUMBER"),
    ("20 12 34 56", "PHONE_NUMBER"),
    ("20-12-34-56", "PHONE_NUMBER"),
    ("4571000000000001", "CREDIT_CARD"),
    ("4571 0000 0000 0001", "CREDIT_CARD"),
    ("AB 12 345", "NUMBER_PLATE"),
    ("1.2.3.4", "IP_ADDRESS"),
    ("0040 0440116243", "DK_BANK_ACCOUNT"),
]
NOTHING = [
    "310290-1234",  # no such day
    "010160-5678",  # born in 1860
    "010100-1234-5678",
    "jens@localhost",
    "DK5000400440116244",
    "4571 0000 0000 0002",
    "::",
    "version 12",
    "alle 12 varer",
    "2024 Rapport",
    "550e8400-e29b-41d4-a716-446655440000",
    "2024-05-17 10:31:22.123456",
    "17-05-2024",
    "1667470478123",
    "5790000000005",  # a GLN
    "12345678.90",
    "1.234.567,00",
    "Mozilla/5.0 (X11; Linux x86_64)",
    "d41d8cd98f00b204e9800998ecf8427e",
    "kvinde, dansk statsborger",
]


_SHARED = Analyzer(("en", "da"))


@pytest.fixture
def analyzer() -> Analyzer:
    return _SHARED


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("text", "entity"), CERTAIN)
def test_certain(analyzer: Analyzer, text: str, entity: str, language: str) -> None:
    matches = analyzer.analyze(text, language, _ALL)
    assert [(m.entity, m.certain) for m in matches if m.certain] == [(entity, True)]


@pytest.mark.parametrize(("text", "entity"), UNCERTAIN)
def test_uncertain(analyzer: Analyzer, text: str, entity: str) -> None:
    matches = analyzer.analyze(text, None, _ALL)
    assert entity in {m.entity for m in matches}
    assert not any(m.certain for m in matches)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(analyzer: Analyzer, text: str) -> None:
    assert analyzer.analyze(text, None, _ALL) == ()


def test_several_kinds_in_one_text(analyzer: Analyzer) -> None:
    text = "Jeg hedder Mette, cpr 010190-1234, skriv til mette@eksempel.dk eller ring 20 12 34 56"
    assert {m.entity for m in analyzer.analyze(text, "da", _ALL) if m.certain} == {
        "ANNOUNCED_NAME", "DK_CPR", "EMAIL_ADDRESS", "PHONE_NUMBER",
    }  # fmt: skip


def test_long_text__found_at_its_end(analyzer: Analyzer) -> None:
    text = "ord " * 5_000 + "mette@eksempel.dk"
    (match,) = analyzer.analyze(text, "da", _ALL)
    assert text[match.start : match.end] == "mette@eksempel.dk"


@pytest.mark.parametrize(("text", "entity"), CERTAIN + UNCERTAIN)
def test_screen__lets_through_what_its_recognizer_accepts(text: str, entity: str) -> None:
    screen = next(kind.screen for kind in KINDS if kind.entity == entity)
    assert pc.match_substring_regex(pa.array([text]), screen).to_pylist() == [True]


@settings(deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(["{:010}", "+45 {:08}", "x {:06}-{:04} y"]))
def test_screen__random_numbers__is_a_superset(number: int, form: str) -> None:
    rng = random.Random(number)
    text = form.format(rng.randrange(10**6), rng.randrange(10**4))
    found = {m.entity for m in _SHARED.analyze(text, None, _ALL) if m.certain or not form.startswith("x")}
    passed = {k.entity for k in KINDS if pc.match_substring_regex(pa.array([text]), k.screen)[0].as_py()}
    assert found <= passed


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (_BCRYPT, "bcrypt"),
        (_ARGON2, "argon2"),
        ("pbkdf2_sha256$600000$salt$" + "A" * 43 + "=", "pbkdf2"),
        ("scrypt:32768:8:1$salt$" + "0f" * 64, "scrypt"),
        ("$6$salt$" + "a" * 86, "sha512crypt"),
        ("5f4dcc3b5aa765d61d8327deb882cf99", "md5"),
        ("5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8", "sha1"),
        ("a" * 64, "sha256"),
        ("sommer2024", "clear"),
        ("5f4dcc3b5aa765d61d8327deb882cf9", "clear"),
        ("$2b$12$kort", "clear"),
    ],
)
def test_scheme(value: str, expected: str) -> None:
    assert scheme(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("$P$B" + "a" * 30, "phpass"),
        ("$1$salt$" + "b" * 22, "md5crypt"),
        ("{SSHA}" + "c" * 32, "ldap sha"),
        ("*" + "0A" * 20, "mysql"),
        ("$y$j9T$salt$" + "d" * 43, "yescrypt"),
        ("gAAAAABm" + "e" * 92, "unknown"),
        ("$newhash$v1$" + "f" * 20, "unknown"),
        ("Sommer2024!", "clear"),
        ("correct horse battery staple", "clear"),
    ],
)
def test_scheme__tells_weak_unknown_and_clear_apart(value: str, expected: str) -> None:
    from pii_audit.detection.passwords import STRONG_SCHEMES, WEAK, scheme

    assert scheme(value) == expected
    assert (expected in WEAK) == (expected in {"phpass", "md5crypt", "ldap sha", "mysql"})
    assert not WEAK & STRONG_SCHEMES.keys()


def test_recognizers__none_bears_a_name_of_presidios_own() -> None:
    """Presidio's default registry finds classes by name: in one process, ours would be taken for its own."""
    import presidio_analyzer.predefined_recognizers as predefined

    ours = {type(r).__name__ for r in recognizers("da") if not type(r).__module__.startswith("presidio_analyzer.")}
    assert not ours & set(predefined.__all__)
