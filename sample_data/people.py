"""Invented people of Denmark. Names, streets and towns are common words put together at random; nobody is meant."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

FEMALE = (
    "Anne", "Mette", "Kirsten", "Hanne", "Maria", "Susanne", "Lene", "Camilla", "Pia", "Louise", "Charlotte", "Gitte",
    "Julie", "Christina", "Emma", "Ida", "Sofie", "Freja", "Laura", "Karen", "Inge", "Birgit", "Rikke", "Line",
    "Signe", "Astrid", "Maja", "Cecilie", "Nanna", "Trine", "Ditte", "Helle", "Dorthe", "Tina", "Bente", "Ulla",
    "Mathilde", "Clara", "Alberte", "Caroline", "Josefine", "Stine", "Sanne", "Vibeke", "Merete", "Lone", "Marianne",
    "Jytte",
)  # fmt: skip
MALE = (
    "Peter", "Jens", "Lars", "Michael", "Henrik", "Thomas", "Søren", "Jan", "Christian", "Martin", "Niels", "Anders",
    "Morten", "Jesper", "Hans", "Jørgen", "Mads", "Rasmus", "Per", "Ole", "Kasper", "Jacob", "Erik", "Simon",
    "Mikkel", "Frederik", "Emil", "Magnus", "Oliver", "William", "Noah", "Oscar", "Lucas", "Victor", "Malthe",
    "Anton", "Troels", "Bjarne", "Torben", "Flemming", "Kurt", "Steen", "Bo", "Kim", "Palle", "Claus", "Finn",
    "Gustav",
)  # fmt: skip
SURNAMES = (
    "Nielsen", "Jensen", "Hansen", "Pedersen", "Andersen", "Christensen", "Larsen", "Sørensen", "Rasmussen",
    "Jørgensen", "Petersen", "Madsen", "Kristensen", "Olsen", "Thomsen", "Christiansen", "Poulsen", "Johansen",
    "Møller", "Mortensen", "Knudsen", "Jakobsen", "Mikkelsen", "Olesen", "Frederiksen", "Laursen", "Henriksen",
    "Lund", "Holm", "Schmidt", "Eriksen", "Kristiansen", "Clausen", "Simonsen", "Svendsen", "Andreasen", "Iversen",
    "Jeppesen", "Vestergaard", "Nissen", "Lauridsen", "Mogensen", "Jespersen", "Bertelsen", "Bach", "Dahl", "Kjær",
    "Skov", "Winther", "Friis", "Bruun", "Krogh", "Damgaard", "Toft",
)  # fmt: skip
STREET_STEMS = (
    "Birke", "Ege", "Solsikke", "Mølle", "Bakke", "Skov", "Lærke", "Kirke", "Skole", "Sønder", "Vester", "Øster",
    "Nørre", "Ahorn", "Kastanje", "Rosen", "Tulipan", "Strand", "Havne", "Bøge", "Pile", "Engblomme", "Kløver",
    "Hasselnød", "Mejse", "Drossel", "Svale", "Viben", "Ravne", "Fasan",
)  # fmt: skip
STREET_ENDS = ("vej", "gade", "parken", "stræde", "toften", "haven")
TOWNS = (
    ("1620", "København V"), ("2100", "København Ø"), ("2200", "København N"), ("2300", "København S"),
    ("2400", "København NV"), ("2500", "Valby"), ("2600", "Glostrup"), ("2650", "Hvidovre"), ("2720", "Vanløse"),
    ("2800", "Kongens Lyngby"), ("2900", "Hellerup"), ("3000", "Helsingør"), ("3400", "Hillerød"), ("3700", "Rønne"),
    ("4000", "Roskilde"), ("4100", "Ringsted"), ("4200", "Slagelse"), ("4300", "Holbæk"), ("4600", "Køge"),
    ("4700", "Næstved"), ("4800", "Nykøbing F"), ("5000", "Odense C"), ("5230", "Odense M"), ("5700", "Svendborg"),
    ("6000", "Kolding"), ("6400", "Sønderborg"), ("6700", "Esbjerg"), ("7000", "Fredericia"), ("7100", "Vejle"),
    ("7400", "Herning"), ("7500", "Holstebro"), ("7800", "Skive"), ("8000", "Aarhus C"), ("8200", "Aarhus N"),
    ("8270", "Højbjerg"), ("8600", "Silkeborg"), ("8700", "Horsens"), ("8800", "Viborg"), ("8900", "Randers C"),
    ("9000", "Aalborg"), ("9400", "Nørresundby"), ("9800", "Hjørring"), ("9900", "Frederikshavn"),
)  # fmt: skip
MAIL_DOMAINS = ("eksempelpost.dk", "fiktivmail.dk", "proevepost.dk", "nordbrev.dk")
MOBILE_PREFIXES = ("20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "40", "41", "42", "50", "51", "60")


@dataclass(frozen=True)
class Person:
    """Somebody invented."""

    given: str
    surname: str
    female: bool
    email: str
    phone: str
    street: str
    postcode: str
    city: str

    @property
    def name(self) -> str:
        """Given name and surname."""
        return f"{self.given} {self.surname}"

    @property
    def address(self) -> str:
        """On one line, as on a parcel."""
        return f"{self.street}, {self.postcode} {self.city}"


def ascii_letters(text: str) -> str:
    """Write Danish letters the way e-mail addresses do."""
    return text.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")


def people(rng: Random) -> Iterator[Person]:
    """Yield people without end; no e-mail address comes twice."""
    number = 0
    while True:
        number += 1
        female = rng.random() < 0.5
        given, surname = rng.choice(FEMALE if female else MALE), rng.choice(SURNAMES)
        postcode, city = rng.choice(TOWNS)
        mailbox = f"{ascii_letters(given)}.{ascii_letters(surname)}{number}"
        yield Person(
            given=given,
            surname=surname,
            female=female,
            email=f"{mailbox}@{rng.choice(MAIL_DOMAINS)}",
            phone=_phone(rng),
            street=_street(rng),
            postcode=postcode,
            city=city,
        )


def _phone(rng: Random) -> str:
    digits = f"{rng.choice(MOBILE_PREFIXES)}{rng.randrange(10**6):06}"
    spaced = " ".join(digits[i : i + 2] for i in range(0, 8, 2))
    return rng.choice((digits, spaced, f"+45 {spaced}"))


def _street(rng: Random) -> str:
    floor = rng.choice(("", "", "", ", 1. tv", ", 2. th", ", st. mf", ", 3. th"))
    return f"{rng.choice(STREET_STEMS)}{rng.choice(STREET_ENDS)} {rng.randrange(1, 180)}{floor}"


def cpr_numbers(rng: Random) -> Iterator[str]:
    """Yield well-formed CPR numbers that belong to nobody.

    Until 2007 every number satisfied a modulus-11 check; since then the few issued without it go to birth dates
    that ran out of numbers, 1 January above all. One of the 1950s that fails the check was never issued.
    """
    while True:
        born = date(1950, 1, 2) + timedelta(days=rng.randrange(3600))
        digits = f"{born:%d%m%y}{rng.randrange(1, 4000):04}"
        weighed = sum(int(d) * w for d, w in zip(digits, (4, 3, 2, 7, 6, 5, 4, 3, 2, 1), strict=True))
        if weighed % 11 and (born.month, born.day) != (1, 1):
            yield f"{digits[:6]}-{digits[6:]}"


def iban(rng: Random) -> str:
    """Make a Danish IBAN with right check digits at a bank that does not exist (registration number 0000)."""
    account = f"0000{rng.randrange(10**10):010}"
    check = 98 - int(f"{account}132000") % 97  # "DK00" moved to the end, with D = 13 and K = 20
    return f"DK{check:02}{account}"
