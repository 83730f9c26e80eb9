"""Names, places and things of the field tables, none of which stand in the development half."""

from random import Random

from benchmarks.detection.values import Make, ascii_lower, changed, filled, mixed, number, one_of, pattern

FIRST_DA = (
    "Thorkild", "Sidsel", "Viggo", "Gunhild", "Asger", "Kamma", "Troels", "Vibeke", "Esben", "Tove", "Malthe", "Dorthe", "Svend Erik",
    "Jytte", "Anker", "Liva", "Villads", "Merete", "Bertil", "Karla", "Flemming", "Ulla", "Storm", "Bodil", "Ejnar", "Runa", "Preben",
)  # fmt: skip
LAST_DA = (
    "Dyrberg", "Overgaard", "Brodersen", "Husted", "Skytte", "Kristoffersen", "Aagaard", "Juul", "Hedegaard", "Villumsen", "Rosenkilde",
    "Borch", "Mathiasen", "Stæhr", "Tranberg", "Gotfredsen", "Kvist", "Abildgaard", "Petersen", "Eskildsen", "Rømer", "Duus",
)  # fmt: skip
FIRST_EN = (
    "Gareth", "Imogen", "Douglas", "Beatrice", "Tyrone", "Marjorie", "Callum", "Shanice", "Wesley", "Rosalind", "Clifford", "Tamsin",
    "Desmond", "Yvette", "Rory", "Philippa", "Darnell", "Esther",
)  # fmt: skip
LAST_EN = (
    "Whitcombe", "Ashworth", "Pemberton", "McAllister", "Okafor", "Drummond", "Hargreaves", "Loughlin", "Sinclair", "Thackeray",
    "Bradshaw", "Holloway", "Underwood", "Fitzgerald", "Nakamura", "Delgado", "Cartwright",
)  # fmt: skip
FIRST_OTHER = (
    "Oksana",
    "Rajesh",
    "Zeynep",
    "Giulia",
    "Tomasz",
    "Abdirahman",
    "Linnéa",
    "Jussi",
    "Anouk",
    "Dragan",
    "Nguyet",
    "Soledad",
)
LAST_OTHER = (
    "Shevchenko",
    "Iyer",
    "Demir",
    "Ferrari",
    "Wiśniewski",
    "Warsame",
    "Bergström",
    "Korhonen",
    "de Vries",
    "Jovanović",
    "Tran",
)
TOWNS = (
    ("4700", "Næstved"), ("3700", "Rønne"), ("6950", "Ringkøbing"), ("7730", "Hanstholm"), ("8370", "Hadsten"), ("5953", "Tranekær"),
    ("4930", "Maribo"), ("9881", "Bindslev"), ("6261", "Bredebro"), ("2770", "Kastrup"), ("8420", "Knebel"), ("4583", "Sjællands Odde"),
    ("1620", "København V"), ("7442", "Engesvang"), ("5450", "Otterup"), ("9240", "Nibe"),
)  # fmt: skip
STREETS = (
    "Tværstræde", "Ved Skellet", "Bukkeballevej", "Dronning Dagmars Vej", "Havrevænget", "Pilealléen", "Gåsetoften", "Kilen",
    "Overdrevet", "Lærkeparken", "Stationspladsen", "Nybovej", "Gl. Landevej", "Ryttergade", "Kystens Perle",
)  # fmt: skip
PRODUCTS = (
    "Havebænk teak 150", "Regnponcho Vera", "Skuffesæt Malm", "Kabelbakke 80 cm", "Oliventræ i potte", "Tæppe Ingrid", "Cykelkurv flet",
    "Espresso Beans Rosa 1kg", "Garden Hose 25m", "LED-spot Alba", "Yoga Mat Zen", "Trådløs mus M330", "Stol Jasper",
)  # fmt: skip
COMPANIES = (
    "Dyrbergs Maskinstation ApS", "Kystbyg A/S", "Hedegaard & Partnere", "Sinclair Instruments Ltd", "Øens Vognmandsforretning",
    "Aktieselskabet Rundtenom", "Bradshaw Foods Inc", "Juul Revision P/S", "Tranberg Tagdækning", "Fjordkøkkenet I/S", "Delta Rør ApS",
)  # fmt: skip
WORDS = (
    "mormor", "solskin", "Liverpool", "hunden", "Dragon", "sunshine", "football", "kaffekop", "Brøndby", "snoopy", "jordbær", "Monkey",
    "ferie", "Basket", "hemmelig", "letmein", "trekant", "Bamse",
)  # fmt: skip

first_da, last_da = one_of(FIRST_DA), one_of(LAST_DA)
first_en, last_en = one_of(FIRST_EN), one_of(LAST_EN)
person_da = mixed(filled("{} {}", first_da, last_da), filled("{} {} {}", first_da, last_da, last_da))
person_en = filled("{} {}", first_en, last_en)
person_other = filled("{} {}", one_of(FIRST_OTHER), one_of(LAST_OTHER))
person = mixed(person_da, person_da, person_en, person_other)
first, last = mixed(first_da, first_en, one_of(FIRST_OTHER)), mixed(last_da, last_en, one_of(LAST_OTHER))

postcode, town = one_of([code for code, _ in TOWNS]), one_of([name for _, name in TOWNS])
postcode_town = one_of([f"{code} {name}" for code, name in TOWNS])
street = filled(
    "{} {}{}", one_of(STREETS), number(1, 180), one_of(("", "", "", "A", " C", ", 1. th", ", st. mf.", ", 3."))
)
address = filled("{}, {}", street, postcode_town)
street_en = filled(
    "{} {}",
    number(2, 310),
    one_of(("Larch Grove", "Priory Lane", "Kingfisher Drive", "Hawthorn Close", "Bellevue Ave", "Tanner St")),
)
address_en = filled(
    "{}, {}",
    street_en,
    one_of(("Shrewsbury SY1 2AB", "Hexham NE46 1QN", "Boise, ID 83702", "Macon, GA 31201", "Truro TR1 2HD")),
)
company, product = one_of(COMPANIES), one_of(PRODUCTS)

_HOSTS = one_of(("example.org", "kunde.example.com", "mailbox.example.net", "firmapost.example", "skole.example.dk"))
email = mixed(
    filled("{}.{}@{}", changed(ascii_lower, first_da), changed(ascii_lower, last_da), _HOSTS),
    filled("{}{}@{}", changed(ascii_lower, last_en), number(1, 99), _HOSTS),
    filled("{}@{}", one_of(("familien", "info.privat", "hestepige", "bredbaand4", "mig", "2cv")), _HOSTS),
)


def _initial(make: Make) -> Make:
    return changed(lambda text: text[:1].lower(), make)


account = filled("{}{}", _initial(first), changed(ascii_lower, last))
"""`vdyrberg`, as an office gives them."""
nick = mixed(
    filled("{}{}", one_of(("natugle", "fiskehoved", "lilleper", "NordicRider", "tigerlily", "kaptajn")), number(1, 99)),
    filled("{}{}", changed(ascii_lower, first_da), one_of(("_k", "1979", "x", ".dk", "86"))),
    filled("{}.{}", changed(ascii_lower, first), changed(ascii_lower, last)),
)
"""As people choose them."""
initials = changed(str.upper, filled("{}{}", _initial(first), changed(lambda text: ascii_lower(text)[:2], last)))
secret = filled(
    "{}{}{}", one_of(WORDS), one_of(("", "1", "12", "123", "2023", "99", "007")), one_of(("", "", "!", "?", "#"))
)
"""A password that people remember."""
hexes = pattern("%" * 32)


def text(*forms: str, **fillers: Make) -> Make:
    """Fill one of several sentences; `{name}` stands for a maker."""

    def draw(rng: Random, row: int) -> str:
        return rng.choice(forms).format(**{name: make(rng, row) for name, make in fillers.items()})

    return draw
