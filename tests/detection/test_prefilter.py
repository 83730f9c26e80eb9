"""What a screen matches the prefilter lets through; what a recognizer finds passes both."""

import re

import hyperscan
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.detection.halves import development
from pii_audit.detection.analyzer import Analyzer
from pii_audit.detection.kind import Kind
from pii_audit.detection.kinds import KINDS
from pii_audit.detection.language import language_of
from pii_audit.detection.prefilter import Prefilter
from pii_audit.detection.shapes import expressions
from pii_audit.detection.values import first_that_counts
from pii_audit.detection.vocabulary.statements import LISTS
from pii_audit.detection.vocabulary.terms import split_terms
from pii_audit.model.facts import Evidence

_PREFILTER = Prefilter(KINDS)
_BY_SCREEN = [kind for kind in KINDS if not kind.confirms]
_AROUND = st.text(st.sampled_from("aÅ1 .,:-\n\r\x85'()/@"), max_size=3)


def _passed(values: list[str], prefilter: Prefilter = _PREFILTER) -> list[set[str]]:
    passing = prefilter.passing(pa.array(values, type=pa.large_string()))
    return [{entity for entity, indices in passing.items() if i in indices} for i in range(len(values))]


def _matching(kind: Kind, values: list[str]) -> list[bool]:
    """Tell which values are put through and match the screen: of kinds that have six digits, what has fewer is not."""
    matches = pc.match_substring_regex(pa.array(values, type=pa.large_string()), kind.screen).to_pylist()
    enough = [not kind.digits or sum(c in "0123456789" for c in value) >= 6 for value in values]
    return [match and digits for match, digits in zip(matches, enough, strict=True)]


def _for_python(screen: str) -> str:
    """Write a screen as `re` reads it: for making values that match, not for telling whether they do."""
    letters = screen.replace(r"\P{L}", r"[\W\d_]").replace(r"\pL", "[A-Za-zæøå]").replace(r"\p{Lu}", "[A-ZÆØÅ]")
    inner = re.sub(r"\(\?[is]+\)", "", letters)
    return re.sub(r"\\x\{([0-9a-f]{4})\}", r"\\u\1", inner)


@pytest.mark.parametrize("kind", _BY_SCREEN, ids=lambda kind: kind.entity)
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_prefilter__what_a_screen_matches__passes(kind: Kind, data: st.DataObject) -> None:
    made = data.draw(
        st.lists(st.from_regex(_for_python(kind.screen), alphabet=st.characters(codec="utf-8")), max_size=4)
    )
    cased = [data.draw(st.sampled_from([text, text.upper(), text.lower()])) for text in made]
    values = [data.draw(_AROUND) + text + data.draw(_AROUND) for text in cased]
    for matches, passed, value in zip(_matching(kind, values), _passed(values), values, strict=True):
        assert not matches or kind.entity in passed, value


@settings(deadline=None, max_examples=200)
@given(st.lists(st.text(max_size=30), max_size=20))
def test_prefilter__any_text__lets_through_what_screens_match(values: list[str]) -> None:
    passed = _passed(values)
    for kind in _BY_SCREEN:
        for value, matches, entities in zip(values, _matching(kind, values), passed, strict=True):
            assert not matches or kind.entity in entities, value


_TERMS = sorted({term for terms in LISTS.values() for term in split_terms(terms)})
_ENDINGS = st.sampled_from(["", "s", "en", "erne", "ernes", "'s", "’s"])


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(_TERMS), _ENDINGS, _AROUND, st.sampled_from(["hun har {}", "han er {}", "my son has {}", "{}"]))
def test_prefilter__a_term_in_any_form__passes_where_the_category_shows(
    term: str, ending: str, after: str, form: str
) -> None:
    value = form.format(term.removeprefix("*").replace("ø", "oe") + ending) + after
    showing = {kind.entity for kind in KINDS if kind.confirms and kind.confirms(value)}
    assert showing <= _passed([value])[0]


def test_recognizers__texts_and_cells_of_the_benchmark__find_nothing_that_the_screens_held_back() -> None:
    half = development()
    texts = [text.text for text in half.texts]
    cells = [value for column in half.columns for value in column.values[:15] if value]
    values = list(dict.fromkeys([*texts, *map(str.lower, texts), *map(str.upper, texts), *cells]))
    passed = _passed(values)
    analyzer = Analyzer(["da", "en"])
    matching = {kind.entity: _matching(kind, values) for kind in _BY_SCREEN}
    held_back = []
    for i, value in enumerate(values):
        found = analyzer.analyze(value, language_of(value), [kind.entity for kind in KINDS])
        for kind in KINDS:
            through = kind.entity in passed[i] and (kind.confirms or matching[kind.entity][i])
            if not through and first_that_counts(found, kind.entity, value):
                held_back.append((kind.entity, value))
    assert held_back == []


def test_built_in_kinds__all_are_prefiltered() -> None:
    assert [kind.entity for kind in KINDS if not kind.expressions] == []
    for kind in KINDS:
        for expression in kind.expressions:
            hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK).compile(
                expressions=[expression.encode()],
                ids=[0],
                flags=[hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_MULTILINE],
            )


def test_kind_without_expressions__every_value_passes() -> None:
    kind = Kind("X", "x", Evidence.PATTERN, "abc")
    assert _passed(["abc", "d"], Prefilter([kind])) == [{"X"}, {"X"}]
    assert _passed([], Prefilter([kind])) == []


def test_prefilter__values_that_are_a_slice__found_where_they_are() -> None:
    values = pa.array(["1@a.dk", "x", "2@b.dk", "y"], type=pa.large_string())[1:]
    assert _PREFILTER.passing(values)["EMAIL_ADDRESS"].tolist() == [1]


def test_prefilter__values_parted_in_blocks__found_where_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    values = [f"nr {i}" for i in range(50)] + ["a@b.dk"] + ["x" * 40] + ["c@d.dk\nmere"]
    monkeypatch.setattr("pii_audit.detection.prefilter._MOST", 64)
    assert [i for i, entities in enumerate(_passed(values)) if "EMAIL_ADDRESS" in entities] == [50, 52]


@pytest.mark.parametrize(
    ("screen", "expected"),
    [
        ("a|(?:b|c)", ("a", "b", "c")),
        ("(?i)a|b", ("(?i)a", "(?i)b")),
        ("[1-3]x{2,3}45", ("[1-30]x{2,3}00",)),
        ("(?is)a.*[^b]", (r"(?i)a.*[^\nb]",)),
        ("(?:^|[^0-9])a.*(?:[^0-9]|^)b", (r"(?:^|[^\n0-9])a.*(?:[^\n0-9]|)b",)),
    ],
)
def test_expressions(screen: str, expected: tuple[str, ...]) -> None:
    assert expressions(screen) == expected


def test_prefilter__signs_that_only_one_of_the_engines_takes_for_white_space__pass() -> None:
    (kind,) = (kind for kind in KINDS if kind.entity == "NUMBER_PLATE")
    value = "reg: \x0b\x0b-A 1234"
    assert _matching(kind, [value]) == [True]
    assert "NUMBER_PLATE" in _passed([value])[0]


def test_expressions__all_but_some_digits__refused() -> None:
    with pytest.raises(ValueError, match="no shape"):
        expressions("[^1-3]")
