"""Invented names, streets, companies and the like, put together at random from word lists."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from string import Formatter

from training.marked import Marked, Span

WORLDS = ("danish", "english", "foreign")
_OF_DENMARK = (70, 15, 15)
"""How often a name is of which world, in percent."""
_ENDINGS = {"surnames": "surname_endings", "given_names": "given_name_endings", "towns": "town_endings"}
_MADE_OF_WORDS = ("adjectives", "goods", "jobs", "words")


def word_list(folder: Path, name: str) -> tuple[str, ...]:
    """Read a list: words parted by white space, `_` for a space within one."""
    return tuple(word.replace("_", " ") for word in (folder / f"{name}.txt").read_text(encoding="utf-8").split())


class Draw:
    """Draws words for the slots of a template: `{name}`, `{town}`, `{number}`.

    `invented` is the share of names and words that are not in the lists, so that a model learns to look at endings and at
    what stands around them: syllables for names, one of the `plain` words for a product, a job or a state.
    """

    def __init__(self, folder: Path, rng: Random, invented: float = 0, plain: Sequence[str] = ()) -> None:
        self._rng = rng
        self._invented = invented
        self._plain = plain
        self._lists = {path.stem: word_list(folder, path.stem) for path in folder.glob("*.txt")}
        self._slots = {
            "name": (self.name, "PER"),
            "first": (self.first, "PER"),
            "last": (self.last, "PER"),
            "name_s": (lambda: f"{self.name()}s", "PER"),  # the genitive is one token
            "first_s": (lambda: f"{self.first()}s", "PER"),
            "last_s": (lambda: f"{self.last()}s", "PER"),
            "town": (self.town, "LOC"),
            "street": (self.street, "LOC"),
            "company": (self.company, "ORG"),
            "job": (lambda: self._one("jobs").lower(), ""),
            "product": (self.product, ""),
            "word": (lambda: self._one("words"), ""),
            "number": (lambda: str(rng.randrange(10, 10**9)), ""),
            "phone": (lambda: f"{rng.randrange(20, 99)} {rng.randrange(10**6):06}", ""),
            "email": (lambda: f"{self.first().lower()}{rng.randrange(99)}@example.dk", ""),
            "date": (lambda: f"{rng.randrange(1, 29)}.{rng.randrange(1, 13)}.20{rng.randrange(10, 30)}", ""),
            "postcode": (lambda: str(rng.randrange(1000, 9999)), ""),
            "n": (lambda: str(rng.randrange(1, 200)), ""),
        }

    def fill(self, template: str) -> Marked:
        """Fill the slots of a template; those that name a person, place or company become spans."""
        text, spans = "", []
        for literal, slot, _, _ in Formatter().parse(template):
            text += literal
            if slot:
                make, label = self._slots[slot]
                value = make()
                if label:
                    spans.append(Span(len(text), len(text) + len(value), label))
                text += value
        return Marked(text, tuple(spans))

    def name(self) -> str:
        """Return a full name in one of the ways they are written in running text."""
        world = self._world()
        first, last = self.first(world), self.last(world)
        return self._rng.choices(
            (
                f"{first} {last}",
                f"{first} {self.last(world)} {last}",
                f"{first} {self.first(world)} {last}",
                f"{first} {self._initial()}. {last}",
                f"{self._initial()}. {last}",
                f"{first}-{self.first(world)} {last}",
                f"{first} {last}-{self.last(world)}",
            ),
            (60, 12, 10, 7, 5, 3, 3),
        )[0]

    def first(self, world: str = "") -> str:
        """Return a given name of a world, a random one unless given."""
        return self._one(f"{world or self._world()}_given_names")

    def last(self, world: str = "") -> str:
        """Return a surname of a world, a random one unless given."""
        return self._one(f"{world or self._world()}_surnames")

    def names(self, count: int) -> str:
        """Return `count` names of one person."""
        given = [self.first() for _ in range(count - 1)]
        return " ".join([*given, self.last() if given or self._rng.random() < 0.5 else self.first()])

    def town(self) -> str:
        """Return a town or a region."""
        return self._one("towns")

    def street(self) -> str:
        """Return a street, half of them with a number."""
        name = (
            self._one("streets")
            if self._rng.random() < 0.3
            else self._one("street_stems")
            + self._rng.choice(("vej", "gade", "parken", "stræde", "toften", "haven", "allé"))
        )
        return name if self._rng.random() < 0.5 else f"{name} {self._rng.randrange(1, 200)}"

    def company(self) -> str:
        """Return a company: an invented word, a town or a surname with what companies add to them."""
        kind = self._rng.random()
        form = self._rng.choice(self._lists["company_forms"])
        if kind < 0.4:
            return self._one("companies") + (f" {form}" if self._rng.random() < 0.6 else "")
        if kind < 0.55:
            return f"{self._one('towns')} {self._rng.choice(('Bank', 'Kommune', 'Byg', 'VVS', 'El', 'Taxa', 'Boligforening'))}"
        trade = self._rng.choice(("", " Auto", " VVS", " Byg", " Møbler", " Transport", " & Partners", " Revision"))
        return f"{self.last()}{'s' if self._rng.random() < 0.2 and trade else ''}{trade} {form}"

    def product(self) -> str:
        """Return a product: an adjective and a noun, some with a type number."""
        name = f"{self._one('adjectives')} {self._one('goods').lower() if self._rng.random() < 0.7 else self._one('goods')}"
        return (
            name
            if self._rng.random() < 0.7
            else f"{name} {self._rng.choice('ABCKLMRSTX')}{self._rng.randrange(10, 999)}"
        )

    def job(self) -> str:
        """Return a job title, with a capital."""
        return self._one("jobs")

    def _one(self, name: str) -> str:
        if self._rng.random() >= self._invented:
            return self._rng.choice(self._lists[name])
        if name in _MADE_OF_WORDS:
            return self._rng.choice(self._plain).capitalize()
        return self._name_of_syllables(name)

    def _name_of_syllables(self, name: str) -> str:
        pick = self._rng.choice
        text = "".join(pick(self._lists["onsets"]) + pick(self._lists["rhymes"]) for _ in range(pick((1, 1, 2))))
        endings = next((endings for kind, endings in _ENDINGS.items() if name.endswith(kind)), "rhymes")
        return (text + pick(self._lists[endings])).capitalize()

    def _world(self) -> str:
        return self._rng.choices(WORLDS, _OF_DENMARK)[0]

    def _initial(self) -> str:
        return self._rng.choice("ABCDEFGHIJKLMNOPRSTUV")
