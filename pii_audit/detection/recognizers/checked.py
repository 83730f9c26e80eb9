"""What a form, a check and the words before them make of a number.

A number is named by the nearest word before it that names any: `order 20123456, call 30123456` holds one phone number.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from presidio_analyzer import Pattern, PatternRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from pii_audit.detection.misspelt import heads, key, keys, more_keys

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
END = r"(?![\w/-])(?:(?![.,:]\d)|(?=\.0(?![\d.])))"
"""A number ends here; one that was read as a decimal fraction goes on with `.0`."""

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
"""Words before a number that can name it; nearer ones, or after it, that can say it is another, or name it."""
_REACH = 100
_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE_END = re.compile(r"[.,;:!?\n]|\d")
_SAYS_WHAT = re.compile(r"[) ]{0,2}(?:\(|(?:er|is)\b)", re.IGNORECASE)
"""What stands between a number and words that say what it is: `20123456 er min mands mobil`, `20123456 (mobil)`."""


def pattern(name: str, regex: str, score: float, glued: str = "") -> Pattern:
    """Make a pattern of a number that stands by itself: no part of a longer one, of a word or of a path.

    `glued` are words that may stand before it without a space.
    """
    words = "|".join(sorted(word.strip() for word in glued.split(",")))
    start = rf"(?:{START}|(?<=\b(?:{words})[_/#-]?))" if glued else START
    return Pattern(name, f"{start}(?:{regex}){END}", score)


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
        parties: str = "",
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
            parties: words right before a number of an unmistakable form that part it from what is named before them:
                `the contract with 010190-1234`.
            flags: of the patterns.
        """
        super().__init__(
            supported_entity=entity, supported_language=language, patterns=patterns, global_regex_flags=flags
        )
        self._check = check
        self._names, self._others = more_keys(names), keys(others) - keys(names)
        self._heads, self._other_heads = heads(names), heads(others)
        self._within, self._among_words = within, among_words
        self._parties = keys(parties)

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
        for distance, named in enumerate(_words_before(text, start)):
            if score >= FORM and distance == 0 and not (named.follows_number or named.keys.isdisjoint(self._parties)):
                break
            if distance < self._within and named.by(self._names, self._heads):
                return max(score, _NAMED)
            if distance < _NEAR and named.by(self._others, self._other_heads):
                return min(score, SHAPE)
        said = _SAYS_WHAT.match(text, end)
        after = _keys_after(text, said.end() if said else end)
        if score >= (LOOSE if said else SHAPE) and not self._names.isdisjoint(after):
            return max(score, _NAMED)
        among_words = score >= SHAPE and (_has_word(text[:start]) or _has_word(text[end:]))
        return max(score, self._among_words) if among_words else score


@dataclass(frozen=True)
class _Word:
    """A word before a number."""

    text: str

    keys: frozenset[str]
    """Its own and that of the pair it ends."""

    follows_number: bool
    """Whether it goes on from another number: `batch 120325-0001 to 120325-0450`."""

    def by(self, names: frozenset[str], heads: tuple[str, ...]) -> bool:
        """Tell whether the word is one of those names, or a compound of one."""
        return not self.keys.isdisjoint(names) or self.text.endswith(heads)


def _words_before(text: str, start: int) -> Iterator[_Word]:
    """Yield the words before a place, the nearest first."""
    found = list(_WORD.finditer(text, max(0, start - _REACH), start))[-_FAR - 1 :]
    words = [word[0].lower() for word in found]
    own = [key(word) for word in words]
    for i in range(len(words) - 1, -1, -1):
        follows_number = text[: found[i].start()].rstrip(" ,")[-1:].isdigit()
        yield _Word(words[i], frozenset({own[i], " ".join(own[max(0, i - 1) : i + 1])}), follows_number)


def _keys_after(text: str, end: int) -> frozenset[str]:
    """Return the keys of the words that may name the number before them: `20123456 is my number`."""
    clause = _CLAUSE_END.split(text[end : end + _REACH], maxsplit=1)[0]
    own = [key(word.lower()) for word in _WORD.findall(clause)[:_NEAR]]
    return frozenset(own) | {" ".join(pair) for pair in pairwise(own)}


def _has_word(text: str) -> bool:
    return any(len(word) > 1 for word in _WORD.findall(text))
