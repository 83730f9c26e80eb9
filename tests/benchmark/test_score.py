from hypothesis import given
from hypothesis import strategies as st

from benchmarks.detection.labels import LabelledColumn, LabelledText, Span
from benchmarks.detection.score import is_exact, score_columns, score_texts


def _column(*elements: str, tolerated: str = "") -> LabelledColumn:
    return LabelledColumn("t", "c", frozenset(elements), frozenset(tolerated.split()), ("x",))


def test_columns__each_kind_of_mistake_counts_once() -> None:
    columns = [_column("email"), _column("phone"), _column("iban"), _column(), _column(), _column()]
    flagged = [{"email"}, {"iban"}, set(), {"phone"}, set(), set()]
    scores = score_columns(columns, [frozenset(elements) for elements in flagged])
    assert (scores.precision, scores.recall) == (2 / 3, 2 / 3)
    assert (scores.right_element, scores.hard_negatives_flagged) == (1 / 2, 1 / 3)
    email, phone, iban = (scores.elements[element] for element in ("email", "phone", "iban"))
    assert (email.precision, email.recall, email.f2) == (1, 1, 1)
    assert (phone.precision, phone.recall) == (0, 0)
    assert (iban.precision, iban.recall) == (0, 0)


def test_columns__nothing_flagged__has_no_precision() -> None:
    scores = score_columns([_column("email"), _column()], [frozenset(), frozenset()])
    assert scores.precision is None
    assert (scores.recall, scores.hard_negatives_flagged) == (0, 0)


def test_columns__a_part_stands_for_the_whole__a_tolerated_element_for_nothing() -> None:
    assert is_exact(_column("mailing_address"), frozenset({"street"}))
    assert is_exact(_column("tax_id", tolerated="national_id"), frozenset({"tax_id", "national_id"}))
    assert not is_exact(_column("tax_id", tolerated="national_id"), frozenset({"national_id"}))
    assert not is_exact(_column(), frozenset({"email"}))
    assert not is_exact(_column("email"), frozenset({"email", "phone"}))
    assert is_exact(_column(tolerated="country"), frozenset({"country"}))


def test_texts__overlap_counts__neighbours_do_not() -> None:
    text = LabelledText("Ring til Mette Holm i dag", "da", (Span("person_name", 9, 19),))
    assert score_texts([text], [[Span("person_name", 15, 22)]])["person_name"].f2 == 1
    missed = score_texts([text], [[Span("person_name", 19, 22)]])["person_name"]
    assert (missed.precision, missed.recall) == (0, 0)


def test_texts__parts_of_an_address__count_as_the_address() -> None:
    text = LabelledText("Bor Algade 3, 7400 Herning nu", "da", (Span("mailing_address", 4, 26),))
    scores = score_texts([text], [[Span("street", 4, 12), Span("postcode", 14, 26), Span("street", 27, 29)]])
    assert (scores["mailing_address"].precision, scores["mailing_address"].recall) == (1, 1)
    assert (scores["street"].correct, scores["street"].reported) == (1, 2)


def test_f2__recall_weighs_twice_as_much() -> None:
    text = LabelledText("ab", "en", (Span("email", 0, 1), Span("email", 1, 2)))
    half_found = score_texts([text], [[Span("email", 0, 1)]])["email"]  # precision 1, recall 0.5
    assert half_found.f2 == 5 * 0.5 / 4.5


@given(st.lists(st.frozensets(st.sampled_from(["email", "phone", "street", "health"])), min_size=1))
def test_columns__all_right__scores_one(labels: list[frozenset[str]]) -> None:
    columns = [_column("iban"), _column(), *(_column(*elements) for elements in labels)]
    scores = score_columns(columns, [column.elements for column in columns])
    assert (scores.precision, scores.recall, scores.right_element, scores.hard_negatives_flagged) == (1, 1, 1, 0)
    assert all(score.f2 == 1 for score in scores.elements.values())
