"""What is hidden in the notes, and how it is told whether a detector found what was planted."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from random import Random

from benchmarks.detection.values import Make, bank_iban, card, danish_cpr, danish_phone, filled, one_of

SHOWN = 100
"""Values kept of a column, to see whether a detector that names no column found them."""
_FOUND_FROM = 0.3
"""Share of those values; presidio's columns are judged by the same share in `benchmarks/detection`."""
_PARTS = {"mailing_address": {"mailing_address", "street", "location"}}
"""A part of an address counts as the address, and any place as well."""


@dataclass(frozen=True)
class Planted:
    """An element that a field holds."""

    field: str
    element: str

    rows: int
    """In which it stands."""

    values: tuple[str, ...]
    """Some of its values, at most `SHOWN`."""

    @property
    def name(self) -> str:
        """As the tables name it."""
        return f"{self.field}: {self.element}"

    def in_pairs(self, pairs: Collection[tuple[str, str]]) -> bool:
        """Tell whether pairs of field and element hold this one."""
        return any((self.field, element) in pairs for element in self.accepted)

    def in_hits(self, hits: Mapping[str, Collection[str]]) -> bool:
        """Tell whether texts found, by element and without their fields, hold this one, or parts of it."""
        texts = {text for element in self.accepted for text in hits.get(element, ())}
        found = sum(value in texts or any(text in value or value in text for text in texts) for value in self.values)
        return found >= _FOUND_FROM * len(self.values)

    @property
    def accepted(self) -> set[str]:
        """The elements that count as this one."""
        return _PARTS.get(self.element, {self.element})


_HIDDEN: Mapping[str, tuple[str, Make]] = {
    "national_id": ("Kunden oplyste sit cpr-nummer {} i telefonen, så ordren kunne bekræftes.", danish_cpr()),
    "payment_card": ("Kortet {} blev afvist to gange, så der er sendt et nyt link.", card("4571 #### #### ####")),
    "iban": ("Beløbet skal tilbage på kontoen {} senest på fredag efter aftale.", bank_iban("DK## #### #### #### ##")),
    "email": (
        "Kvitteringen skal sendes til {} i stedet for den gamle adresse.",
        filled("{}.{}@example.com", one_of(("mette", "anders", "sofie")), one_of(("holm", "dam", "bech"))),
    ),
    "phone": ("Ring gerne på {} inden klokken fire, så er der nogen hjemme.", danish_phone("## ## ## ##")),
    "health": ("Kunden {} og kan derfor ikke selv hente pakken i butikken.", one_of(("lider af diabetes",))),
}


@dataclass(frozen=True)
class Hidden:
    """A note that holds a personal value, among notes that hold none."""

    element: str
    value: str
    note: str


def hidden_notes(rows: int, seed: int) -> dict[int, Hidden]:
    """Draw one note of each kind, and the row it stands in."""
    rng = Random(f"{seed}:hidden")
    places = rng.sample(range(rows), len(_HIDDEN))
    notes = {}
    for row, (element, (form, make)) in zip(places, _HIDDEN.items(), strict=True):
        value = make(rng, row)
        notes[row] = Hidden(element, value, form.format(value))
    return notes
