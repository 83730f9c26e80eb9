"""Names, places and things of the locked half."""

from benchmarks.detection.values import ascii_lower, changed, filled, mixed, number, one_of

FIRST_DA = (
    "Grethe", "Kasper", "Solveig", "Aksel", "Tove", "Vibeke", "Jeppe", "Asger", "Sofie", "Bodil", "Preben", "Nanna",
    "Frederik", "Else-Marie", "Jytte", "Steen", "Johan", "Rikke", "Flemming", "Ditte", "Villads", "Alma", "Poul Erik",
    "Gitte", "Anders", "Trine", "Ejner", "Inger", "Kåre", "Mathilde", "Svend", "Josefine",
)  # fmt: skip
LAST_DA = (
    "Andersen", "Rasmussen", "Christensen", "Mortensen", "Bruun", "Kofoed", "Hald", "Laursen", "Mikkelsen", "Damgaard",
    "Nygaard", "Brandt", "Hviid", "Jespersen", "Villadsen", "Søgaard", "Gregersen", "Elkjær", "Frandsen", "Iversen",
    "Overgaard", "Stage", "Dahl", "Ågesen", "Juul", "Clemmensen",
)  # fmt: skip
FIRST_EN = (
    "George", "Amelia", "Arthur", "Isla", "Edward", "Florence", "Robert", "Margaret", "Patrick", "Helen", "Steven",
    "Deborah", "Gregory", "Alison", "Walter", "Joyce", "Curtis", "Latoya", "Rajesh", "Ngozi", "Hiroshi", "Leilani",
)  # fmt: skip
LAST_EN = (
    "Johnson", "Davies", "Wright", "Thompson", "Edwards", "Morris", "Cooper", "Bailey", "Richardson", "MacDonald",
    "Sullivan", "Hawkins", "Fletcher", "Pearson", "Gupta", "Okafor", "Tanaka", "Whitaker", "D'Souza", "Lambert",
)  # fmt: skip
FIRST_OTHER = ("Göran", "Ragnhild", "Elin", "Torbjørn", "Ahmad", "Zeynep", "Katarzyna", "Ioana", "Minh", "Abdi", "Ömer")
LAST_OTHER = ("Bergström", "Solberg", "Hedlund", "Rahman", "Demir", "Nowak", "Popescu", "Tran", "Warsame", "Öztürk")
TOWNS = (
    ("7400", "Herning"), ("8800", "Viborg"), ("7500", "Holstebro"), ("6400", "Sønderborg"), ("4700", "Næstved"),
    ("4200", "Slagelse"), ("9800", "Hjørring"), ("9900", "Frederikshavn"), ("5700", "Svendborg"), ("3700", "Rønne"),
    ("4600", "Køge"), ("4300", "Holbæk"), ("7700", "Thisted"), ("2200", "København N"), ("2000", "Frederiksberg"),
    ("8500", "Grenaa"), ("6200", "Aabenraa"), ("4800", "Nykøbing F"), ("1620", "København V"),
)  # fmt: skip
STREETS = (
    "Algade", "Søndergade", "Kongensgade", "Fasanvej", "Lærkevej", "Ringvejen", "Dronning Margrethes Vej", "Havnevej",
    "Præstemarken", "Åboulevarden", "Skovbrynet", "Ny Banegårdsgade", "Tværstræde", "Slotspladsen", "Ved Diget",
    "Chr. IX's Gade", "Gammel Landevej", "Fyrrehaven",
)  # fmt: skip
PRODUCTS = (
    "Elkedel Nord 1,7 l", "Cykelhjelm Junior", "Luftmadras dobbelt", "Boremaskine 18V", "Rygsæk Fjeld", "Vinterdyne",
    "Robotplæneklipper R3", "Dækken Bella 145 cm", "Running Belt Pro", "Tea Towel Eleanor", "Office Chair Henry",
    "Reol Billy hvid", "Pandelampe 400 lm",
)  # fmt: skip
COMPANIES = (
    "Rasmussens Malerfirma ApS", "Fjordens Transport A/S", "Christensen & Sønner", "Sydfyns Revision I/S",
    "Harper Logistics Ltd", "Bruun Rådgivning ApS", "Wright Brothers Catering", "Grøn Energi Vest A.m.b.a.",
    "Murermester Dahl", "Johnson Controls Leasing", "Tandlægerne ved Åen", "Northwind Traders", "Elkjærs Møbler",
)  # fmt: skip
JOBS = (
    "Folkeskolelærer", "Elektriker", "Jurist", "Social- og sundhedsassistent", "Truckfører", "Product Owner",
    "Account Executive", "Murer", "Teamleder", "Financial Controller", "Kontorelev", "Night Porter", "Gartner",
)  # fmt: skip

town = one_of([name for _, name in TOWNS])
postcode = one_of([code for code, _ in TOWNS])
postcode_town = one_of([f"{code} {name}" for code, name in TOWNS])
street = mixed(
    filled("{} {}", one_of(STREETS), number(1, 240)),
    filled("{} {}{}", one_of(STREETS), number(1, 80), one_of(("C", " B, 1.", ", 3. th", ", kld.", " st. tv.", "F"))),
)
address = mixed(
    filled("{}, {}", street, postcode_town),
    filled("{}, DK-{}", street, postcode_town),
    filled("{} {}", street, postcode_town),
)
address_en = filled(
    "{} {}, {}",
    number(1, 310),
    one_of(("Victoria Street", "Park Crescent", "Queens Road", "Maple Street", "Sunset Blvd", "Kingfisher Close")),
    one_of(("Cardiff CF10 1EP", "Exeter EX1 1GF", "Norwich NR2 1TF", "Boise, ID 83702", "Tulsa, OK 74103")),
)

first_da, last_da = one_of(FIRST_DA), one_of(LAST_DA)
first_en, last_en = one_of(FIRST_EN), one_of(LAST_EN)
person_da = mixed(
    filled("{} {}", first_da, last_da),
    filled("{} {}", first_da, last_da),
    filled("{} {}-{}", first_da, last_da, last_da),
    filled("{} {} {}", first_da, last_da, last_da),
)
person_en = mixed(filled("{} {}", first_en, last_en), filled("{} {}. {}", first_en, one_of("ABJMR"), last_en))
person_other = filled("{} {}", one_of(FIRST_OTHER), one_of(LAST_OTHER))
person = mixed(person_da, person_da, person_en, person_other)
last_first = filled("{}, {}", last_da, first_da)

_DOMAINS = one_of(("example.net", "inbox.example.com", "firma.example.org", "example.org", "skole.example.com"))
email = mixed(
    filled("{}.{}@{}", changed(ascii_lower, first_en), changed(ascii_lower, last_en), _DOMAINS),
    filled("{}{}@{}", changed(ascii_lower, first_da), one_of(("_", "99", ".privat", "2100", "")), _DOMAINS),
    changed(str.upper, filled("{}@{}", changed(ascii_lower, last_da), _DOMAINS)),
)
username = mixed(
    filled("{}{}", changed(ascii_lower, last_da), one_of(("88", "-dk", "007", "xo", ".old"))),
    filled("{}{}", one_of(("Captain", "dj", "misty", "real.")), changed(ascii_lower, first_en)),
)
