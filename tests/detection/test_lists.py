import itertools
import string
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_audit.detection.lists import chance_in_list, share_in_list

_LISTED = ("gender", "nationality", "language", "country", "city")

FOUND: Mapping[str, Sequence[str]] = {
    "gender": ["M|K", "f|m", "Male|Female|Non-binary", "kvinna|man", "mand|kvinde|ej oplyst", "w|m|d", "Herr|Frau", "man|vrouw"],
    "nationality": [
        "dansk|tysk|syrisk|polsk", "Danish|British|German|Polish", "DK|SE|DE", "svensker|nordmand", "deutsch|türkisch",
        "Danmark|Irak", "dansk/svensk|norsk",
    ],
    "language": [
        "da|en|de|sv", "dansk|engelsk|arabisk|tyrkisk", "English|Somali|Farsi|Polish", "en-GB|da_DK", "dan|eng|swe",
        "Deutsch|Englisch", "svenska|finska", "suomi|íslenska", "Danish (Denmark)|English (UK)",
    ],
    "country": [
        "Danmark|Tyskland|Polen|Sverige", "Netherlands|Belgium|France", "DK|NO|GB", "DNK|SWE|USA", "Sverige|Norge|Suomi",
        "Deutschland|Österreich", "UK|USA", "Færøerne|Grønland",
    ],
    "city": [
        "Aarhus|Odense|Hvidovre", "Aarhus C|København Ø|Kongens Lyngby", "8000 Aarhus C|2100 København Ø", "LONDON|leeds|Bristol",
        "Malmö|Oslo|Turku", "Berlin|Hamburg|München", "New York|Austin|Toronto",
    ],
}  # fmt: skip

# Columns that hold none of these, of the kinds that business tables have most.
HARMLESS = [
    "mandag tirsdag onsdag torsdag fredag lørdag søndag", "Mon Tue Wed Thu Fri Sat Sun", "Monday Tuesday Wednesday Thursday Friday",
    "jan feb mar apr maj jun jul aug sep okt nov dec", "January February March April May June July August September October",
    "Safari Chrome Firefox Edge Opera Brave Vivaldi Samsung", "rød blå grøn gul sort hvid grå brun lilla rosa orange beige turkis guld",
    "red blue green yellow black white grey brown purple pink orange beige turquoise gold navy olive amber hazel rose",
    "new open closed pending active inactive paid cancelled shipped draft approved rejected failed done",
    "ny åben lukket afventer aktiv inaktiv betalt annulleret sendt kladde godkendt afvist fejlet færdig",
    "Salg Lager Marketing Økonomi Kundeservice IT HR Indkøb Produktion Ledelse Kvalitet Logistik",
    "Sales Finance HR IT Legal Marketing Support Operations Engineering Procurement",
    "Lagermedarbejder Sygeplejerske Regnskabschef Tømrer Udvikler Sælger Pædagog Analytiker Chauffør Kok",
    "XS S M L XL XXL", "A B C D E F", "-3 00 02 4 7 10 12", "DKK EUR SEK NOK USD GBP CHF PLN JPY AUD CAD",
    "kg g l ml stk m cm mm km h min", "Y N", "ja nej", "true false", "0 1", "A I",
    "Volvo Mercedes Skoda Ford Citroën Toyota Audi BMW Opel Peugeot Renault Fiat Tesla Kia Hyundai Seat Nissan Mazda",
    "Billy Kallax Malm Lack Poäng Hemnes Ektorp Klippan Vejle Odense Sofia Verona", "Bodil Malik Pia Otto Ingolf Laura Gorm Freja",
    "Anne Peter Mette Lars Søren Kirsten Jens Hanne Bjørn Åse Mads Line Freja Magnus Ida Emil Ole Birgit Niels Camilla Sofia",
    "Victoria James Mary Robert Linda David Susan Thomas Sarah Florence Charlotte Georgia Jordan William Emily Jack Grace Daniel",
    "Nielsen Jensen Sørensen Møller Lund Holm Kjær Bach Thomsen Østergaard Knudsen Skov Friis Winther Vestergaard Toft Krogh Holte",
    "Smith Taylor Brown Wilson Evans Walker Clarke Hughes Parker Bennett Murphy Campbell Lincoln Washington Preston Chester Patel",
    "Køkken Have Sport Lamper Elektronik Bolig Legetøj Bøger Mode Skønhed", "PostNord GLS DAO Bring Budbee UPS DHL FedEx",
    "Visa Mastercard Dankort MobilePay Klarna PayPal Faktura", "Windows macOS Linux Android iOS ChromeOS",
    "DEBUG INFO WARN ERROR FATAL TRACE", "GET POST PUT DELETE PATCH HEAD", "pdf doc xls png jpg zip csv txt xml md py js",
    "python java ruby go rust perl swift kotlin scala", "dark light auto", "free pro team basic premium",
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY",
    "table river house stone window market bridge garden forest paper silver copper", "admin user guest editor viewer owner",
    "Vestergade Nørregade Strandvejen Skolevej Birkevej Kirkegade Møllevej Engvej Bakken", "high medium low urgent",
    "ris pasta kylling fisk oksekød bøf vegansk", "Europe/Copenhagen UTC CET America/New_York", " ".join(string.ascii_uppercase),
    "Nordlys_A/S Hansen_&_Søn Vestkyst_ApS Møller_Consult Dansk_Byg Paris_Moden Oslo_Skibe Odense_Marcipan Lund_VVS_ApS",
    "Kaffemaskine_Aroma Havestol_Sol Ladekabel_USB-C Løbesko_Fart Bordlampe_Luna Desk_Oscar Sofa_Victoria",
    "Region_Hovedstaden Region_Sjælland Region_Syddanmark Region_Midtjylland Region_Nordjylland", "Q1 Q2 Q3 Q4",
    "Galaxy_S22 iPhone_14 Pixel_8 Nokia_G42", " ".join(map("".join, itertools.product(string.ascii_uppercase, repeat=2))),
]  # fmt: skip


@pytest.mark.parametrize(("element", "values"), [(element, row) for element, rows in FOUND.items() for row in rows])
def test_share__true_columns(element: str, values: str) -> None:
    assert share_in_list(element, values.split("|")) == 1


@pytest.mark.parametrize("element", _LISTED)
@pytest.mark.parametrize("column", HARMLESS)
def test_chance__is_the_most_that_harmless_columns_reach(element: str, column: str) -> None:
    values = [value.replace("_", " ") for value in column.split()]
    assert share_in_list(element, values) <= chance_in_list(element, values)


def test_chance__is_reached_nearly() -> None:
    columns = [[value.replace("_", " ") for value in column.split()] for column in HARMLESS]
    for element in _LISTED:
        assert any(share_in_list(element, c) > 0.75 * chance_in_list(element, c) > 0 for c in columns)


def test_share__of_distinct_values() -> None:
    assert share_in_list("country", ["Danmark", "danmark ", "hest", "hest", "ged"]) == pytest.approx(1 / 3)
    assert share_in_list("gender", ["other", "unknown", "x"]) == 0
    assert share_in_list("country", []) == share_in_list("health", ["diabetes"]) == 0


@given(st.sampled_from(_LISTED), st.lists(st.text(max_size=80), max_size=5))
def test_share__is_one(element: str, values: list[str]) -> None:
    assert 0 <= share_in_list(element, values) <= 1
    assert share_in_list(element, [f"{'x ' * 5000}{value}" for value in values]) == 0
