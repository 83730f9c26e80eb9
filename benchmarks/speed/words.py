"""What the invented customers are called, where they live, what they buy and what the shop writes about them.

Names and streets are the benchmarks' own lists of common ones; nobody is meant. The clauses of the notes name nobody and
no place, and hold no number of more than two digits.
"""

from pathlib import Path

from benchmarks.detection.development.words import FIRST_DA, LAST_DA, STREETS, TOWNS
from training.draw import word_list

_LISTS = Path(__file__).parents[1] / "ner_held_out"

GIVEN_NAMES = (*FIRST_DA, *word_list(_LISTS, "danish_given_names"))
SURNAMES = (*LAST_DA, *word_list(_LISTS, "danish_surnames"))
STREET_NAMES = (
    *STREETS,
    *word_list(_LISTS, "streets"),
    *(f"{stem}{end}" for stem in word_list(_LISTS, "street_stems") for end in ("vej", "gade", "vænget", "allé")),
)
PLACES = tuple(f"{postcode} {town}" for postcode, town in TOWNS)
FLOORS = ("", "", "", "", ", st. th", ", 1. tv", ", 2. th", ", 3. mf")
MAIL_DOMAINS = ("example.com", "example.net", "example.org")
MOBILE_PREFIXES = ("20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "40", "41", "42", "50", "51", "60")

BRANDS = (
    "Nordisk Bolig", "Havnens Møbler", "Fyrtårn & Søn", "Bjergets Cykler", "Blue Harbor", "Skovens Værksted", "Lyng A/S",
    "Kystens El", "Polarstjernen", "Green Fields", "Møllens Køkken", "Studio Birk", "Vestlys ApS", "Klit & Strand",
)  # fmt: skip
COLOURS = ("sort", "hvid", "grå", "blå", "grøn", "rød", "gul", "brun", "mat", "blank")
GOODS = (
    "bordlampe", "reol", "kommode", "sofa", "kontorstol", "havebænk", "stavblender", "kaffemaskine", "støvsuger", "grill",
    "cykelhjelm", "trailer", "løber", "pude", "dyne", "kuffert", "rygsæk", "termokande", "stegepande", "hylde", "krukke",
    "værktøjskasse", "boremaskine", "oplader", "højttaler", "mus", "skærm", "printer", "vandkande", "knagerække",
)  # fmt: skip

OPENINGS = (
    ("Varen er pakket med en ", " og sendes ", "."),
    ("Kunden vil have en ", " leveret ", ", helst uden montering."),
    ("Pakken med en ", " kom tilbage ", " fra terminalen."),
    ("Der mangler en skrue til en ", ", eftersendes ", "."),
    ("Kassen om en ", " var trykket, byttes ", " i butikken."),
    ("Vi har byttet en ", " og sendt den ", "."),
    ("Lageret venter på en ", ", den kommer først ", "."),
    ("Kunden spurgte til garantien på en ", ", vi svarer ", "."),
    ("Prisen på en ", " er rettet, gælder fra ", "."),
    ("Returlabel til en ", " er sendt, varen hentes ", "."),
    ("En ", " stod hos naboen, men blev fundet ", "."),
    ("Lagerfejl: en ", " stod forkert, flyttes på plads ", "."),
    ("Kunden henter selv en ", " i butikken ", "."),
    ("Faktura på en ", " er sendt igen, betales ", "."),
    ("Montering af en ", " er bestilt og sker ", "."),
    ("Reklamation over en ", " er godkendt, sagen lukkes ", "."),
)
MOMENTS = tuple(
    f"{day}{part}"
    for day in ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "i morgen", "næste uge")
    for part in ("", "", " morgen", " middag", " aften", " ved lukketid", " efter aftale")
)
FURTHER = (
    "Chaufføren ringer på, når han er der.",
    "Det er noteret, at porten er låst om aftenen.",
    "Beløbet for fragten er trukket fra igen.",
    "Lageret har talt efter, og tallet passer nu.",
    "Farven svarer ikke helt til billedet i kataloget.",
    "Kvitteringen ligger i kassen sammen med varen.",
    "Næste levering kommer efter ferien, så længe må det vente.",
    "Vi har lovet at vende tilbage med et svar.",
    "Der var ingen hjemme ved første forsøg.",
    "Kassen er tung, så der skal to mand til at løfte.",
    "Butikken har gjort en tilsvarende vare klar.",
    "Kunden er tilfreds og ønsker ikke mere.",
    "Samlevejledningen mangler, men findes på hjemmesiden.",
    "Rabatten fra sidste kampagne gælder stadig her.",
    "Sagen kan lukkes, så snart varen er tilbage.",
    "Leverandøren har bekræftet, at fejlen var deres.",
)
LAST = (
    "Ellers intet at bemærke.",
    "Følg gerne op senere.",
    "Brugsanvisning skal lægges ved.",
    "Betalingen er gået igennem.",
    "Vognmanden kender vejen dertil.",
    "Skriv her, når det er gjort.",
)
