"""Forms that people fill in on the website, exported by the office: a drawing competition, and an evening of sound."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from moments import day_between
from office_csv import danish, spelt_out, table
from people import people

CHILDREN = (
    "Freja", "Ida", "Sofie", "Clara", "Alberte", "Josefine", "Laura", "Emma", "Emil", "Noah", "Oscar", "Lucas",
    "Victor", "Malthe", "William", "Magnus",
)  # fmt: skip
MOTIFS = (
    "En robot med høretelefoner", "Min hund lytter til musik", "Verdens længste kabel", "En snemand i telefonen",
    "Rumskib med mikrofon", "Blæksprutte på kontoret", "Katten der kunne synge", "Et hus af højttalere",
)  # fmt: skip
ALLERGIES = ("nødder", "jordnødder", "skaldyr", "laktose", "gluten, cøliaki", "æg", "astma, ingen dyr", "pollen")
TOPICS = ("mødelokalet", "hjemmekontoret", "podcast", "musik")


@dataclass(frozen=True)
class Forms:
    """The two files, and what was planted in them."""

    drawings: bytes
    children_born: Sequence[date]
    unconsented: int
    """Children whose parents did not consent."""
    drawings_sent: Sequence[date]
    evening: bytes
    allergies: Sequence[str]
    """As written by those who have any."""
    evening_answered: Sequence[date]


def build(seed: int) -> Forms:
    """Return both forms."""
    drawings, born, sent, unconsented = _drawings(Random(f"{seed}:drawings"))
    evening, allergies, answered = _evening(Random(f"{seed}:evening"))
    return Forms(drawings, born, unconsented, sent, evening, allergies, answered)


def _drawings(rng: Random) -> tuple[bytes, list[date], list[date], int]:
    """A competition for children from 6 to 15; their dates of birth serve nothing once the age group is known."""
    folk = people(rng)
    rows, born, sent, unconsented = [], [], [], 0
    for number in range(130):
        parent, day = next(folk), day_between(rng, "2026-02-02", "2026-04-30")
        born.append(day_between(rng, "2011-05-01", "2020-02-01"))
        sent.append(day)
        child = f"{rng.choice(CHILDREN)} {parent.surname}"
        agreed = danish(day) if number % 11 else ""
        unconsented += not agreed
        row = (child, spelt_out(born[-1]), parent.name, parent.email, rng.choice(MOTIFS), danish(day), agreed)
        rows.append(row)
    header = ["Barn", "Født", "Forælder", "E-mail", "Motiv", "Indsendt", "Forældre_ok"]
    return table(header, rows), born, sent, unconsented


def _evening(rng: Random) -> tuple[bytes, list[str], list[date]]:
    """Registrations, each as the form sent it: one column of JSON, with what the kitchen has to know."""
    folk = people(rng)
    rows, allergies, answered = [], [], []
    for number in range(160):
        day, allergy = day_between(rng, "2026-08-10", "2026-09-20"), rng.choice(ALLERGIES) if number % 4 == 0 else ""
        answered.append(day)
        if allergy:
            allergies.append(allergy)
        answer = {
            "e-mail": next(folk).email,
            "deltagere": rng.randrange(1, 5),
            "emne": rng.choice(TOPICS),
            "allergier": allergy,
        }
        rows.append((str(number + 1), danish(day), json.dumps(answer, ensure_ascii=False)))
    return table(["Nr", "Modtaget", "Svar"], rows), allergies, answered
