"""Values that bear out the name of their column, and values that refuse it."""

import time

import pytest

from pii_audit.detection.plausible import plausible
from pii_audit.model.elements import BUILT_IN

BEARS_OUT = [
    ("email", "bo@example.dk|Bo Holm <bo@example.dk>"),
    ("phone", "+45 20 12 34 56|20123456|(212) 555-0100|020 7946 0123|12**45**|+4520123456 x12"),
    ("mailing_address", "Skovvej 3, 8000 Aarhus C|c/o Hansen|12 High Street\nLeeds"),
    ("postcode", "8000|DK-8000|SW1A 1AA|114 55|10115"),
    ("city", "Aarhus|8000 Aarhus C|St. Louis"),
    ("location", "55.676098|-0.1276|55.67, 12.56|POINT(12.56 55.67)"),
    ("date_of_birth", "1960-03-11|11-03-1960|110360|11. marts 1960|March 11, 1960|03/31/1960|1960|1960-03-11 00:00:00"),
    ("age", "34|7|101|34 år"),
    ("gender", "M|K"),
    ("gender", "1|2|9"),
    ("nationality", "dansk|tysk"),
    ("language", "da|en-GB|Danish (Denmark)"),
    ("country", "DK|Sverige|Deutschland"),
    ("username", "@mette_h|jens77|bo@example.dk"),
    ("ip_address", "192.0.2.7|2001:db8::1|10.0.0.*"),
    ("device_id", "356938035643809|38400000-8cf0-11bd-b23e-10b96e40000d"),
    ("cookie_id", "GA1.2.1234567890.1609459200|9f86d081884c7d65"),
    ("url", "https://example.com/x?u=1|linkedin.com/in/x|www.example.dk|@handle"),
    ("iban", "DK5000400440116243|DK** **** 1162 43"),
    ("bank_account", "0040 0440116243|0040-440116|12-34-56 12345678"),
    ("payment_card", "4571 1234 5678 9012|4571********9012"),
    ("national_id", "010190-1234|QQ 12 34 56 C|131052-308T|RSSMRA85T10A562S|******1234"),
    ("passport", "205432109|C01X00T47"),
    ("driving_licence", "12345678|MORGA657054SM9IJ"),
    ("vehicle", "AB 12 345|AB12345|WVWZZZ1KZAM123456|ABC 12D"),
    ("password", "sommer2024|Hund123!|qwerty"),
    ("password", "1234|0007|8812"),
    ("photo", "photos/a.jpg|https://example.com/1"),
    ("religion", "Catholic|None"),
    ("health", "F32.1|120/80|24.5"),
    ("phone", "20123456 (privat)|tlf 30123456|20123456 / 30123456"),
    ("postcode", "8000.0|8000 Aarhus C"),
    ("date_of_birth", "April 1980|Jan-80"),
    ("age", "34.0|18-25|6 mdr"),
    ("gender", "1.0|2.0"),
    ("location", "55.6761° N|{'lat': 55.67, 'lng': 12.56}|u4pruydqq"),
    ("device_id", "8F3A2B1C|F2LX30ABC"),
    ("ip_address", "192.0.2.7, 10.0.0.1"),
    ("mac_address", "00 1A 2B 3C 4D 5E|00:1a:2b:xx:xx:xx"),
    ("passport", "AB 1234567"),
    ("photo", "IMG_2041|(BLOB)"),
    ("signature", "M 10 20 L 30 40|[[10, 20], [11, 21]]"),
    ("person_name", "5f4dcc3b5aa765d61d8327deb882cf99"),
]
REFUSES = [
    ("email", "RT-01|XA-2"),
    ("phone", "0|1"),
    ("health", "2022-517509|2023-815615"),
    ("phone", "2024-01-02|2024-02-03"),
    ("phone", "1.5|2.25"),
    ("mailing_address", "0x7ffe01|0x7ffe99"),
    ("mailing_address", "bo@example.dk|ada@example.dk"),
    ("age", "400|31231"),
    ("age", "22 Years and 1 Months|5 Years and 2 Months"),
    ("gender", "Manager|Developer"),
    ("nationality", "high|low"),
    ("language", "java|rust|kotlin"),
    ("country", "rural|urban"),
    ("location", "warehouse 4|gate 2"),
    ("location", "355.12|720.50"),
    ("username", "blue shirt large|red mug"),
    ("username", "38400000-8cf0-11bd-b23e-10b96e40000d"),
    ("username", "1024|2048"),
    ("ip_address", "deadbeef|12345678"),
    ("url", "12.50|AB/12"),
    ("bank_account", "1010|2020|3100"),
    ("bank_account", "1010 Salg af varer|1020 Husleje"),
    ("payment_card", "Visa|Mastercard"),
    ("payment_card", "1|4"),
    ("national_id", "0.993|0.120"),
    ("national_id", "verified|unverified"),
    ("passport", "yes|no"),
    ("passport", "ABCDEFG|HIJKLMN"),
    ("vehicle", "truck|sedan"),
    ("vehicle", "123456|654321"),
    ("password", "DK|SE"),
    ("password", "AB-1023|KL-3310"),
    ("password", "SALG|LAGER"),
    ("photo", "3|14"),
    ("signature", "sha256|rsa"),
    ("religion", "0.93|0.12"),
    ("date_of_birth", "hest|ged"),
]


@pytest.mark.parametrize(("element", "values"), BEARS_OUT)
def test_plausible(element: str, values: str) -> None:
    assert plausible(element, values.split("|")) == len(values.split("|"))


@pytest.mark.parametrize(("element", "values"), REFUSES)
def test_not_plausible(element: str, values: str) -> None:
    assert plausible(element, values.split("|")) == 0


def test_half_of_the_values__are_enough() -> None:
    assert plausible("phone", ["20123456", "30123456", "ring efter kl. 16"]) == 2
    assert plausible("phone", ["20123456", "ring", "efter"]) == 0


@pytest.mark.parametrize("value", ["a", "1", "1 ", "a.b", "-", "1-1-", "x x*", "a@", "Æ1", "*#", "A-1_"])
def test_hostile_values_take_no_seconds(value: str) -> None:
    since = time.monotonic()
    for element in BUILT_IN:
        plausible(element, [value * (10_000 // len(value))] * 20)
    assert time.monotonic() - since < 2


def test_health__answers_that_name_none_do_not_count() -> None:
    assert plausible("health", ["pollen", "nej", "ingen", "nødder"]) == 2
    assert plausible("health", ["ingen", "ukendt", "-"]) == 0
    assert plausible("health", ["ja", "nej"]) == 2
