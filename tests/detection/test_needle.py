"""One value among 100,000 rows of free text is found, whatever its kind; and without one, nothing is."""

import random

import pandas as pd
import pytest

from pii_audit.detection.detector import Detector
from pii_audit.detection.people import KnownPeople
from pii_audit.detection.sample import FieldSample, merge
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.facts import FieldFacts

ROWS = 100_000
_TEXTS = (
    "Ordre {order} er forsinket, og varen ventes hjem den {day}. {month}.",
    "Hej, hvornår får I {thing} på lager igen? Jeg har spurgt før, sag {case}.",
    "Kvitteringen lyder på {amount} kr., men skiltet sagde noget andet den {day}. {month}.",
    "The {thing} from order {order} was broken when I opened the box, so I want a new one.",
    "Can I swap the {thing} for another colour? The receipt says {amount} and the case is {case}.",
    "Pakken er leveret til pakkeshoppen, og {thing} mangler stadig. Reference {case}.",
)
_THINGS = ("lampen", "tæppet", "kaffemaskinen", "the blanket", "reolen", "the kettle", "cykelhjelmen", "tasken")
_MONTHS = ("januar", "marts", "maj", "august", "oktober")
NEEDLES = {
    "national_id": "Kunden oplyser cpr 150385-1236 og vil have rettet sit navn.",
    "payment_card": "Beløbet er trukket to gange på kortet 4571 0000 0000 0001, siger hun.",
    "iban": "Refusion sendes til DK50 0040 0440 1162 43 i morgen.",
    "email": "Svar venligst til lone.brandt@example.dk inden fredag.",
    "phone": "Ring til hende på 20 12 34 56 inden levering.",
    "health": "Kunden lider af epilepsi og kan ikke selv bære pakken.",
    "trade_union": "Hun er medlem af 3F og vil have rabatten fra forbundet.",
}


@pytest.fixture(scope="module")
def haystack(detector: Detector) -> FieldSample:
    rng = random.Random(11)
    texts = [
        rng.choice(_TEXTS).format(
            order=rng.randint(20_200_001, 20_999_999),
            case=f"K-{rng.randint(1, 10**6)}",
            thing=rng.choice(_THINGS),
            day=rng.randint(1, 28),
            month=rng.choice(_MONTHS),
            amount=f"{rng.randint(20, 9000)},{rng.randint(0, 99):02}",
        )
        for _ in range(ROWS)
    ]
    return _observed(detector, texts)


def _observed(detector: Detector, texts: list[str]) -> FieldSample:
    return detector.observe(pd.DataFrame({"note": pd.Series(texts, dtype="str")}))["note"]


def _judged(detector: Detector, sample: FieldSample) -> FieldFacts:
    (facts,) = detector.judge(Dataset("s", "tickets", "tickets", DatasetKind.TABLE), {"note": sample})
    return facts


def _elements(facts: FieldFacts) -> set[str]:
    return {element.element for element in facts.elements}


def test_haystack__nothing(detector: Detector, haystack: FieldSample) -> None:
    assert haystack.rows == ROWS
    assert _elements(_judged(detector, haystack)) == set()


@pytest.mark.parametrize("element", NEEDLES)
def test_needle__found(detector: Detector, haystack: FieldSample, element: str) -> None:
    """A part of one row joins the haystack as another batch would (see test_sample for that being the same)."""
    facts = _judged(detector, merge(haystack, _observed(detector, [NEEDLES[element]])))
    assert _elements(facts) == {element}


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("Talt med Sigurd Vangsgaard om ordren, han ringer igen.", "free_text_person"),
        ("hej det er sigurd vangsgaard igen, varen er ikke kommet", "free_text_person"),
        ("Sigurd Vangsgaards pakke er ikke kommet frem endnu.", "free_text_person"),
        ("Kunden kan nås på 61 77 88 99 hele dagen.", "phone"),
        ("ordre krediteret, sms sendt 61778899 til kunden", "phone"),
    ],
)
def test_known_customer__found(detector: Detector, haystack: FieldSample, text: str, element: str) -> None:
    people = pd.DataFrame(
        {
            "navn": pd.Series(["Lone Brandt", "Vangsgaard, Sigurd", "Pia Holm"], dtype="str"),
            "mobil": pd.Series(["+45 61778899", "20 12 34 56", "30112233"], dtype="str"),
        }
    )
    customers = Dataset("shop", "customers", "customers", DatasetKind.TABLE)
    known = KnownPeople(0.5)
    samples = detector.observe(people)
    known.take(detector.judge(customers, samples), samples)
    sample = merge(haystack, _observed(detector, [text]))
    facts = _judged(detector, sample)
    known.take([facts], {"note": sample})
    named = known.named_in(facts)
    assert element in _elements(named)
    (found,) = [e for e in named.elements if e.element == element]
    assert found.parts[-1].what == "known people"
    assert named.elements[0].confidence >= 0.8


def test_known_customer__named_nowhere__nothing_added(detector: Detector, haystack: FieldSample) -> None:
    names = pd.DataFrame({"navn": pd.Series(["Lone Brandt", "Sigurd Vangsgaard", "Pia Holm"], dtype="str")})
    known = KnownPeople(0.5)
    samples = detector.observe(names)
    known.take(detector.judge(Dataset("shop", "customers", "customers", DatasetKind.TABLE), samples), samples)
    facts = _judged(detector, haystack)
    known.take([facts], {"note": haystack})
    assert known.named_in(facts) == facts


def _known(detector: Detector, **columns: list[str]) -> KnownPeople:
    known = KnownPeople(0.5)
    samples = detector.observe(pd.DataFrame({name: pd.Series(values, dtype="str") for name, values in columns.items()}))
    known.take(detector.judge(Dataset("shop", "customers", "customers", DatasetKind.TABLE), samples), samples)
    return known


def _named(detector: Detector, known: KnownPeople, texts: list[str]) -> set[str]:
    sample = _observed(detector, texts)
    facts = _judged(detector, sample)
    known.take([facts], {"note": sample})
    return _elements(known.named_in(facts)) - _elements(facts)


def test_known_customer__given_and_last_name_in_columns_of_their_own(detector: Detector) -> None:
    known = _known(
        detector,
        first_name=["Sigurd", "Lone", "Pia"],
        last_name=["Vangsgaard", "Brandt", "Holm"],
        last_login=["2026-01-01", "2026-01-02", "2026-01-03"],
    )
    assert _named(detector, known, ["system note: sigurd vangsgaard blocked by rule"]) == {"free_text_person"}


def test_known_customer__a_street_named_for_him_is_nobody(detector: Detector) -> None:
    known = _known(detector, navn=["Niels Bohr", "Lone Brandt", "Pia Holm"])
    assert not _named(detector, known, ["pakken er sendt til Niels Bohrs Vej i morgen"])


def test_known_numbers__as_many_as_chance_would_find__nobody(detector: Detector) -> None:
    rng = random.Random(3)
    phones = [f"{rng.choice((20, 22, 30, 40, 50, 61))}{rng.randrange(10**6):06}" for _ in range(20_000)]
    known = _known(detector, mobil=phones)
    lines = [f"batch {rng.randrange(10**7, 10**8)} written for the night run" for _ in range(20_000)]
    assert not _named(detector, known, lines)
    dated = [f"run of 2026-{m:02}-{d:02} 12:30 is done again today" for m in range(1, 13) for d in range(1, 29)]
    assert not _named(detector, known, dated)


def test_phones__do_not_mention_themselves(detector: Detector) -> None:
    phones = pd.DataFrame({"mobil": pd.Series(["20 12 34 56", "30 11 22 33", "61 77 88 99"], dtype="str")})
    samples = detector.observe(phones)
    facts = detector.judge(Dataset("shop", "customers", "customers", DatasetKind.TABLE), samples)
    known = KnownPeople(0.5)
    known.take(facts, samples)
    assert tuple(map(known.named_in, facts)) == facts


def test_known_customer__an_address_of_hers_is_no_text(detector: Detector) -> None:
    known = _known(detector, navn=["Sigurd Vangsgaard", "Lone Brandt", "Pia Holm"])
    assert not _named(detector, known, ["sigurd.vangsgaard.privat@example.co.uk", "lone.brandt.work@example.com"])
