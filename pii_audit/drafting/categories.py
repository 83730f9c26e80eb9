"""Categories of personal data and their elements: from a notice's own list, then from what it names in other places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pii_audit.detection.names import CLEAR_NAME, named
from pii_audit.drafting.glossary import LABELS, TERMS
from pii_audit.drafting.notice import Block, Kind, Notice, Sentence
from pii_audit.drafting.phrases import matches, says
from pii_audit.model.elements import BUILT_IN

SUPPRESSION = "suppression"
_SUPPRESSED = "list of people|parties|persons who have opted|unsubscribed, suppression list, spærreliste, robinson list"
_COLLECTS = "collect|collects|hold|holds|store|stores|record|records|process|processes|indsamler|behandler|registrerer|opbevarer"
_OPTIONAL = "optional, voluntary, valgfri~, frivillig~"
_BY_REFERENCE = "cookie policy~, cookiepolitik~, separate policy"
_JOINTS = re.compile(r"\s*(?:,|;|(?<!first )\band\b|\bog\b|\bor\b|\beller\b|\bsamt\b|/)\s*")
_LIST = re.compile(
    r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)|:\s*(.+)|\b(?:such as|for example|including|såsom|herunder|f\.eks\.)\s+(.+)"
)
_NO_NAME = frozenset(
    [
        "e",
        "g",
        "f",
        "eks",
        "we",
        "you",
        "us",
        "vi",
        "du",
        "dig",
        "os",
        "der",
        "som",
        "that",
        "which",
        "who",
        "it",
        "har",
        "have",
        "has",
        "is",
        "er",
    ]
)
"""Words that no name of an element holds."""
_LEGAL = re.compile(r"legitim\w*\s+interes\w*|legal\w*\s+interes\w*", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:e\.g\.|f\.eks\.|for example|such as|including|herunder|såsom|your|dine?|the|en|et|den|its)[,:]?\s+",
    re.IGNORECASE,
)


@dataclass
class Declared:
    """What was found so far."""

    categories: dict[str, dict[str, Any]] = field(default_factory=dict)
    elements: dict[str, dict[str, Any]] = field(default_factory=dict)

    def holding(self, *elements: str) -> list[str]:
        """Return the categories that hold any of these elements; the list of opt-outs is for nothing else."""
        holding = (id_ for id_, c in self.categories.items() if not set(elements).isdisjoint(c["elements"]))
        return [id_ for id_ in holding if id_ != SUPPRESSION]


def categories_of(notice: Notice) -> Declared:
    """Draft `categories` and `elements`."""
    declared = Declared()
    for block, sentence in _listing(notice):
        _add_listed(declared, notice, block, sentence)
    for block, sentence in notice.sentences():
        if "categories" not in block.topics and not {"rights", "authority", "contact", "controller"} & block.topics:
            _add_elsewhere(declared, notice, sentence)
        if says(sentence.text, _SUPPRESSED) and "email" in declared.elements:
            entry = {"label": LABELS[SUPPRESSION], "declared": "elsewhere", "elements": ["email"], "review": True}
            declared.categories.setdefault(SUPPRESSION, entry | {"cite": notice.cite(sentence)})
    return declared


def terms_in(text: str) -> list[tuple[str, int, int]]:
    """Return the elements a text names and where; of overlapping phrases the longest counts."""
    text = _LEGAL.sub(lambda match: " " * len(match[0]), text)
    found = [
        (start, end, order, id_)
        for order, (id_, term) in enumerate(TERMS.items())
        for start, end in matches(text, term.phrases)
    ]
    kept: list[tuple[int, int, str]] = []
    for start, end, _, id_ in sorted(found, key=lambda f: (f[0] - f[1], f[2])):
        if not any(start < other_end and end > other_start for other_start, other_end, _ in kept):
            kept.append((start, end, id_))
    return [(id_, start, end) for start, end, id_ in sorted(kept)]


def _listing(notice: Notice) -> Iterator[tuple[Block, Sentence]]:
    """Yield where a notice lists its data: the items of that section, lines with a bold label, or its sentences."""
    blocks = [b for b in notice.blocks if "categories" in b.topics and b.kind is not Kind.HEADING]
    items = [b for b in blocks if b.kind in {Kind.ITEM, Kind.ROW} or re.match(r"(\*\*|__)[^*_]+", b.text)]
    for block in items:
        yield block, Sentence(block.text, block.start)
    for block in [] if items else blocks:
        for sentence in block.sentences:
            if says(sentence.text, _COLLECTS) and terms_in(sentence.text):
                yield block, sentence
    if not blocks:  # no such section: sentences anywhere that say what is collected and name two kinds or more
        for block, sentence in notice.sentences():
            if says(sentence.text, _COLLECTS) and len(terms_in(sentence.text)) > 1:
                yield block, sentence


def _add_listed(declared: Declared, notice: Notice, block: Block, sentence: Sentence) -> None:
    plain = re.sub(r"[*_|]", " ", sentence.text)
    match = _LIST.search(plain)
    named_list = next(((m, match.start(i)) for i, m in enumerate(match.groups(), 1) if m), None) if match else None
    examples, offset = named_list or (plain, 0)
    elements: dict[str, Sentence] = {}
    uncertain = False
    for example, at in _examples(examples):
        place = Sentence(sentence.text[offset + at : offset + at + len(example)], sentence.start + offset + at)
        terms = terms_in(example)
        found = [id_ for id_, _, _ in terms]
        if terms and len(example.split()) > 4:
            first, last = offset + at + terms[0][1], offset + at + terms[-1][2]
            place = Sentence(sentence.text[first:last], sentence.start + first)
        if not found and named_list and len(example.split()) <= 6:
            other = _other_element(example)
            found, uncertain = ([other] if other else []), uncertain or other is not None
        for id_ in found:
            elements.setdefault(id_, place)
    if not elements:  # a label alone: `Cookie information`
        for id_, start, end in terms_in(plain):
            elements.setdefault(id_, Sentence(sentence.text[start:end], sentence.start + start))
    if not elements:
        return
    for id_, place in elements.items():
        _add_element(declared, notice, id_, place)
    label = " ".join(plain[: match.start()].strip(" :-–").split()) if match and not match[3] else ""
    entry: dict[str, Any] = {"label": label[:80]} if label and len(label.split()) <= 8 else {}
    entry |= {"elements": list(elements)}
    if says(plain, _BY_REFERENCE):
        entry["says"] = ["rules_elsewhere"]
    uncertain = uncertain or (block.kind is Kind.TEXT and not label)
    declared.categories[_free_id(declared, list(elements), label)] = (
        entry | _mark(uncertain) | {"cite": notice.cite(sentence)}
    )


def _examples(text: str) -> Iterator[tuple[str, int]]:
    at = 0
    for joint in [*_JOINTS.finditer(text), None]:
        end = joint.start() if joint else len(text)
        words = text[at:end]
        lead = len(words) - len(words.lstrip())
        words = words.strip().rstrip(".")
        while match := _LEAD.match(words):
            lead += match.end()
            words = words[match.end() :]
        if len(words) >= 3:
            yield words, at + lead
        at = joint.end() if joint else end


def _other_element(example: str) -> str | None:
    """Name what the glossary does not know: by the lexicon of column names, else by its own words."""
    clear = [e for e, probability in named(example.replace(" ", "_"), "").items() if probability >= CLEAR_NAME]
    if clear:
        return clear[0]
    words = re.findall(r"[^\W\d_]+", re.sub(r"\(.*", "", example).lower())
    return "_".join(words) if 0 < len(words) <= 4 and _NO_NAME.isdisjoint(words) else None


def _add_element(declared: Declared, notice: Notice, id_: str, place: Sentence) -> None:
    if id_ in declared.elements:
        return
    entry: dict[str, Any] = {}
    term = TERMS.get(id_)
    if term:
        entry |= {"dpv": term.dpv, "fides": term.fides}
        entry |= {"names": list(term.names)} if term.names else {}
        entry |= {"detect": list(term.detect)} if term.detect else {}
    elif id_ not in BUILT_IN:
        entry |= {"names": [id_.replace("_", " ")], "review": True}
    if says(place.text, _OPTIONAL):
        entry["optional"] = True
    if id_ == "password":
        entry["must_be"] = "hashed"
    declared.elements[id_] = entry | {"cite": notice.cite(place)}


def _add_elsewhere(declared: Declared, notice: Notice, sentence: Sentence) -> None:
    """Declare what other places name: kinds with a category of their own, or several in one list."""
    found = [(id_, start, end) for id_, start, end in terms_in(sentence.text) if id_ not in declared.elements]
    is_list = len(found) > 1
    for id_, start, end in found:
        category = TERMS[id_].elsewhere
        if not is_list and category in {"contact", "further", "preferences", "photos"}:
            continue  # such words are used of everything
        _add_element(declared, notice, id_, Sentence(sentence.text[start:end], sentence.start + start))
        entry = declared.categories.setdefault(
            category,
            {
                "label": LABELS[category],
                "declared": "elsewhere",
                "elements": [],
                "review": True,
                "cite": notice.cite(sentence),
            },
        )
        if id_ not in entry["elements"]:
            entry["elements"].append(id_)


def _free_id(declared: Declared, elements: list[str], label: str) -> str:
    term = TERMS.get(elements[0])
    wanted = (
        term.elsewhere
        if term and term.elsewhere != "further"
        else "_".join(re.findall(r"[^\W\d_]+", label.lower())[:2]) or "further"
    )
    id_, number = wanted, 2
    while id_ in declared.categories:
        id_, number = f"{wanted}_{number}", number + 1
    return id_


def _mark(uncertain: bool) -> dict[str, Any]:
    return {"review": True} if uncertain else {}
