"""What a form, a check and the words before them make of a number.

A number is named by the nearest word before it that names any: `order 20123456, call 30123456` holds one phone number.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from presidio_analyzer import Pattern, PatternRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

FORM = 0.8
"""Score of a form that harmless numbers do not have: certain by itself."""
SHAPE = 0.3
"""Score of a shape that harmless numbers have too: counts as a share, or with a word that names it; see `among_words`."""
LOOSE = 0.25
"""Score of a shape that counts in the same way, but never for the words around it alone."""
NAMED_ONLY = 0.1
"""Score of a shape that says nothing without such a word; the analyzer drops it."""
_NAMED = 0.85

START = r"(?<![\w+/-])(?<!\d[.,:])"
END = r"(?![\w/-])(?![.,:]\d)"

OF_A_THING = """
    order, orders, order no, ordre, ordren, ordrenr, ordrenummer, invoice, invoices, faktura, fakturaen, fakturanr,
    fakturanummer, bilag, kvittering, receipt, parcel, package, shipment, tracking, pakke, pakken, pakkenr, pakkenummer,
    forsendelse, sporing, track, stregkode, barcode, ean, gln, gtin, isbn, sku, vare, varen, varenr, varenummer, article,
    artikel, item, produkt, product, part, serial, serienummer, serienr, lot, batch, parti, partinr, model, kundenr,
    kundenummer, customer no, customer number, medlemsnr, medlemsnummer, member no, sag, sagen, sagsnr, sagsnummer, case,
    ticket, ref, reference, referencenr, booking, bookingnr, quote, tilbud, po, contract, kontrakt, policy, police,
    policenr, beløb, amount, total, kr, dkk, eur, usd, sek, gbp, pris, price, journalnr, uuid, version, build,
    voucher, coupon, gavekort, transaktion, transaction, trans, betalingsid, rev, epoch, timestamp, meter, målernr
"""
"""Words that say of the number after them that it is of a thing."""
ANOTHER_NUMBER = f"{OF_A_THING}, id"
"""What names a number of something else: people have an id, too, but none that has another form."""

_FAR, _NEAR = 8, 3
"""Words before a number that can name it; nearer ones that can say it is another."""
_REACH = 100
_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE_END = re.compile(r"[.,;:!?\n]|\d")


def pattern(name: str, regex: str, score: float) -> Pattern:
    """Make a pattern of a number that stands by itself: no part of a longer one, of a word or of a path."""
    return Pattern(name, f"{START}(?:{regex}){END}", score)


class CheckedRecognizer(PatternRecognizer):
    """Numbers of a form that a check accepts, scored by the words before them.

    Presidio's context words can only raise a score, and cannot be words its stop lists hold, as `call`.
    """

    def __init__(
        self,
        language: str,
        entity: str,
        patterns: list[Pattern],
        *,
        check: Callable[[str], bool] = bool,
        names: str = "",
        others: str = ANOTHER_NUMBER,
        within: int = _FAR,
        among_words: float = 0.0,
        flags: int = re.IGNORECASE,
    ) -> None:
        """Take names as words and pairs of words, with commas between them.

        Args:
            language: of the texts.
            entity: what is reported.
            patterns: of the numbers; `pattern` makes them.
            check: whether a text of such a form is one.
            names: what makes the next number certain.
            others: what says that the next number is of something else.
            within: how many words before a number can name it.
            among_words: the least score that counts as a share gets in a text with words.
            flags: of the patterns.
        """
        super().__init__(
            supported_entity=entity, supported_language=language, patterns=patterns, global_regex_flags=flags
        )
        self._check = check
        self._names, self._others = _keys(names), _keys(others) - _keys(names)
        self._within, self._among_words = within, among_words

    def validate_result(self, pattern_text: str) -> bool | None:
        """See `PatternRecognizer.validate_result`; None keeps the pattern's own score."""
        return None if self._check(pattern_text) else False

    def analyze(
        self,
        text: str,
        entities: list[str],
        nlp_artifacts: NlpArtifacts | None = None,
        regex_flags: int | None = None,
    ) -> list[RecognizerResult]:
        """See `EntityRecognizer.analyze`."""
        results = super().analyze(text, entities, nlp_artifacts, regex_flags)
        for result in results:
            result.score = self._score(result.score, text, result.start, result.end)
        return results

    def _score(self, score: float, text: str, start: int, end: int) -> float:
        for distance, keys in enumerate(_named_before(text, start)):
            if distance < self._within and not keys.isdisjoint(self._names):
                return max(score, _NAMED)
            if distance < _NEAR and not keys.isdisjoint(self._others):
                return min(score, SHAPE)
        if score >= SHAPE and not self._names.isdisjoint(_keys_after(text, end)):
            return max(score, _NAMED)
        among_words = score >= SHAPE and (_has_word(text[:start]) or _has_word(text[end:]))
        return max(score, self._among_words) if among_words else score


def _named_before(text: str, start: int) -> Iterator[frozenset[str]]:
    """Yield the keys of each word before a place and of the pair it ends, the nearest first."""
    words = _WORD.findall(text, max(0, start - _REACH), start)
    keys = [_key(word.lower()) for word in words[-_FAR - 1 :]]
    for i in range(len(keys) - 1, -1, -1):
        yield frozenset({keys[i], " ".join(keys[max(0, i - 1) : i + 1])})


def _keys_after(text: str, end: int) -> frozenset[str]:
    """Return the keys of the words that may name the number before them: `20123456 is my number`."""
    clause = _CLAUSE_END.split(text[end : end + _REACH], maxsplit=1)[0]
    keys = [_key(word.lower()) for word in _WORD.findall(clause)[:_NEAR]]
    return frozenset(keys) | {" ".join(pair) for pair in pairwise(keys)}


def _has_word(text: str) -> bool:
    return any(len(word) > 1 for word in _WORD.findall(text))


def _keys(phrases: str) -> frozenset[str]:
    return frozenset(" ".join(map(_key, phrase.split())) for phrase in phrases.split(","))


def _key(word: str) -> str:
    """Return what a word of three letters or more has in common with its misspellings that swap letters: `telfeon`."""
    return word if len(word) < 3 else word[0] + "".join(sorted(word[1:]))
