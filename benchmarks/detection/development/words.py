"""Names, places and things of the development half."""

from benchmarks.detection.values import ascii_lower, changed, filled, mixed, number, one_of

FIRST_DA = (
    "Anne", "Peter", "Mette", "Lars", "Søren", "Kirsten", "Jens", "Hanne", "Bjørn", "Åse", "Mads", "Line", "Freja",
    "Magnus", "Ida", "Emil", "Karen Margrethe", "Ole", "Birgit", "Niels", "Jørgen", "Camilla", "Henrik", "Signe",
    "Mikkel", "Pia", "Rasmus", "Louise", "Torben", "Amalie",
)  # fmt: skip
LAST_DA = (
    "Nielsen", "Jensen", "Sørensen", "Møller", "Lund", "Holm", "Kjær", "Bach", "Thomsen", "Østergaard", "Knudsen",
    "Skov", "Friis", "Winther", "Vestergaard", "Toft", "Krogh", "Bjerre", "Dam", "Nørgaard", "Schmidt", "Bech",
    "Lauridsen", "Ravn",
)  # fmt: skip
FIRST_EN = (
    "James", "Olivia", "William", "Emily", "Jack", "Sophie", "Harry", "Grace", "Daniel", "Charlotte", "Thomas",
    "Hannah", "Michael", "Rachel", "Andrew", "Laura", "Kevin", "Megan", "Brian", "Nicole", "Priya", "Kwame", "Wei",
)  # fmt: skip
LAST_EN = (
    "Smith", "Taylor", "Brown", "Wilson", "Evans", "Walker", "Roberts", "Clarke", "Turner", "Hughes", "Parker",
    "Bennett", "Murphy", "O'Brien", "Campbell", "Foster", "Patel", "Owusu", "Chen", "Russell",
)  # fmt: skip
FIRST_OTHER = ("Björn", "Ingrid", "Håkon", "Astrid", "Mohammed", "Fatima", "Ayşe", "Piotr", "Agnieszka", "Thi", "José")
LAST_OTHER = ("Lindqvist", "Johansson", "Haugen", "Bakke", "Hussein", "Yilmaz", "Kowalski", "Nguyen", "García", "Ali")
TOWNS = (
    ("8000", "Aarhus C"), ("5000", "Odense C"), ("9000", "Aalborg"), ("6700", "Esbjerg"), ("8900", "Randers C"),
    ("6000", "Kolding"), ("8700", "Horsens"), ("7100", "Vejle"), ("4000", "Roskilde"), ("2800", "Kongens Lyngby"),
    ("3400", "Hillerød"), ("8600", "Silkeborg"), ("2300", "København S"), ("2100", "København Ø"), ("2650", "Hvidovre"),
)  # fmt: skip
STREETS = (
    "Vestergade", "Nørregade", "Strandvejen", "Skolevej", "Birkevej", "Østerbrogade", "Kirkegade", "Møllevej",
    "Engvej", "H.C. Andersens Boulevard", "Lille Torv", "Rosenvænget", "Sønder Allé", "Gl. Kongevej", "Bakken",
)  # fmt: skip
PRODUCTS = (
    "Kaffemaskine Aroma", "Stavblender 600W", "Havestol Sol", "Trampolin 305 cm", "Ladekabel USB-C", "Løbesko Fart",
    "Støvsuger Mini", "Bordlampe Luna", "Rain Jacket Storm", "Hand Soap Lavender", "Desk Oscar", "Sofa Victoria",
)  # fmt: skip
COMPANIES = (
    "Jensens Tømrerforretning ApS", "Nordisk Fragt A/S", "Møller & Søn I/S", "Vestkystens El A/S", "Blue Harbor Ltd",
    "Peter Lund VVS ApS", "Anderson Supplies Inc.", "Bageriet Kringlen", "Dansk Isolering A/S", "Smith & Co Logistics",
    "Hansens Cykler", "Green Fields Foods plc", "Holms Auto ApS",
)  # fmt: skip
JOBS = (
    "Lagermedarbejder", "Sygeplejerske", "Regnskabschef", "Tømrer", "Software Developer", "Sales Manager", "Pædagog",
    "Data Engineer", "Butikschef", "Chauffør", "HR Partner", "Receptionist", "Kok", "Warehouse Operator",
)  # fmt: skip

town = one_of([name for _, name in TOWNS])
postcode = one_of([code for code, _ in TOWNS])
postcode_town = one_of([f"{code} {name}" for code, name in TOWNS])
street = mixed(
    filled("{} {}", one_of(STREETS), number(1, 199)),
    filled("{} {}{}", one_of(STREETS), number(1, 60), one_of(("B", " A", ", 2. tv", ", st. th.", ", 4. mf."))),
)
address = filled("{}, {}", street, postcode_town)
address_en = filled(
    "{} {}, {}",
    number(1, 240),
    one_of(("High Street", "Mill Lane", "Church Road", "Oak Avenue", "Station Road", "Elm Drive")),
    one_of(("Leeds LS1 4DY", "Bristol BS1 5TR", "York YO1 7HH", "Bath BA1 1LT", "Dayton, OH 45402", "Salem, OR 97301")),
)

first_da, last_da = one_of(FIRST_DA), one_of(LAST_DA)
first_en, last_en = one_of(FIRST_EN), one_of(LAST_EN)
first_last_da = filled("{} {}", first_da, last_da)
person_da = mixed(first_last_da, first_last_da, filled("{} {} {}", first_da, last_da, last_da))
person_en = filled("{} {}", first_en, last_en)
person_other = filled("{} {}", one_of(FIRST_OTHER), one_of(LAST_OTHER))
person = mixed(person_da, person_da, person_en, person_other)
last_first = filled("{}, {}", last_da, first_da)

_DOMAINS = one_of(("example.com", "mail.example.com", "post.example.org", "example.net", "eksempelpost.dk"))
email = mixed(
    filled("{}.{}@{}", changed(ascii_lower, first_da), changed(ascii_lower, last_da), _DOMAINS),
    filled("{}{}@{}", changed(ascii_lower, first_en), one_of(("", "74", "_dk", "1988", "+shop")), _DOMAINS),
    filled("{}-{}@{}", changed(ascii_lower, last_da), one_of(("mail", "home", "privat")), _DOMAINS),
)
username = mixed(
    filled("{}{}", changed(ascii_lower, first_da), one_of(("92", "_x", "123", "dk", "_1985", "h"))),
    filled("{}_{}", one_of(("super", "the_real", "mr", "lady", "xx")), changed(ascii_lower, last_en)),
)
