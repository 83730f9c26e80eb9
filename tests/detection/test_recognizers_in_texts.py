"""What the words around a value make of it: phones, cards, CPR numbers, IP addresses, births, papers, vehicles, devices."""

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from pii_audit.detection.analyzer import Analyzer
from pii_audit.detection.kinds import KINDS

_ANALYZER = Analyzer(("en", "da"))
_ALL = [kind.entity for kind in KINDS]


def _certain(text: str) -> list[tuple[str, str]]:
    return [(m.entity, m.text) for m in _ANALYZER.analyze(text, "da", _ALL) if m.certain]


PHONES = [
    ("Kan du ringe på 20123456?", "20123456"),
    ("telfeon 20123456", "20123456"),  # letters swapped
    ("tlf.nr. 20 12 34 56", "20 12 34 56"),
    ("tlf: 2012 3456", "2012 3456"),
    ("Talt med Pia, hun har 2798 2363 nu", "2798 2363"),
    ("Tlf 75.74.22.41", "75.74.22.41"),
    ("telefon 20/12/34/56", "20/12/34/56"),
    ("ring 20 12 34 56 2 gange", "20 12 34 56"),
    ("Vores nummer hjemme, 20 12 34 56, er nyt", "20 12 34 56"),
    ("45 20 12 34 56 er min mobil? Ja, mobil 45 20 12 34 56", "45 20 12 34 56"),
    ("(+45) 20 12 34 56", "(+45) 20 12 34 56"),
    ("+45-20-12-34-56", "+45-20-12-34-56"),
    ("00 45 20 12 34 56", "00 45 20 12 34 56"),
    ("+45 20 12 34 56 2 gange", "+45 20 12 34 56"),
    ("M: +46 70-174 06 05", "+46 70-174 06 05"),
    ("(212) 555-0147", "(212) 555-0147"),
    ("Text me at 212-555-0147 today", "212-555-0147"),
    ("call me on 212 555 0147", "212 555 0147"),
    ("call 2125550147", "2125550147"),
    ("I am at 020 7946 0812 until noon", "020 7946 0812"),
    ("reach her on 01632 960123", "01632 960123"),
    ("my mobile is 07700900123", "07700900123"),
    ("+44 (0)20 7946 0958", "+44 (0)20 7946 0958"),
    ("06 12 34 56 78 er hans franske nummer", "06 12 34 56 78"),
    ("order 20123457, call 30123456", "30123456"),
    ("Med venlig hilsen\nMette Holm\n20123456", "20123456"),
    ("telfon: 20123456", "20123456"),  # a letter left out
    ("tlf20123456", "20123456"),
    ("Tlf+4520123456", "+4520123456"),
    ("tlf.\u00a020\u00a012\u00a034\u00a056", "20\u00a012\u00a034\u00a056"),
    ("20123456 er min mands mobil", "20123456"),
    ("20123456 (mobil)", "20123456"),
    ("min arbejdstelefon 20123456", "20123456"),
]


@pytest.mark.parametrize(("text", "number"), PHONES)
def test_phone(text: str, number: str) -> None:
    assert ("PHONE_NUMBER", number) in _certain(text)


OTHERS = [
    ("cpr nr.: 010190-1234", "DK_CPR", "010190-1234"),
    ("cprnr 0101901234", "DK_CPR", "0101901234"),
    ("cpr: 010190 - 1234", "DK_CPR", "010190 - 1234"),
    ("CPR på barnet: 01-01-90-1234 (søn)", "DK_CPR", "01-01-90-1234"),
    ("cpr 01 01 90 1234", "DK_CPR", "01 01 90 1234"),
    ("ID: 010190-1234 er kontrolleret", "DK_CPR", "010190-1234"),
    ("cpr010190-1234", "DK_CPR", "010190-1234"),
    ("CPR/010190 1234", "DK_CPR", "010190 1234"),
    ("cpr_01/01/90-1234", "DK_CPR", "01/01/90-1234"),
    ("cpr 010190\u20111234", "DK_CPR", "010190\u20111234"),
    ("010190\u00a01234 er hans cpr-nummer", "DK_CPR", "010190\u00a01234"),
    ("borger 010190\u22121234 venter på svar", "DK_CPR", "010190\u22121234"),
    ("hendes personnumer 01-01-90-1234", "DK_CPR", "01-01-90-1234"),
    ("CPR\n010190  1234", "DK_CPR", "010190  1234"),
    ("Sagen vedrører 010190-1234", "DK_CPR", "010190-1234"),
    ("kontrakten med 010190-1234", "DK_CPR", "010190-1234"),
    ("ansøgers cpr [0101901234]", "DK_CPR", "0101901234"),
    ("født 15/7 -39", "DATE_OF_BIRTH", "15/7 -39"),
    ("Barnet kom til verden d. 25/2 1980", "DATE_OF_BIRTH", "25/2 1980"),
    ("Påkørt af AB 12 345 på p-pladsen", "NUMBER_PLATE", "AB 12 345"),
    ("Beløbet må gerne sættes ind på 1234 0123456789", "DK_BANK_ACCOUNT", "1234 0123456789"),
    ("Hans personnumemr er 0101901234", "DK_CPR", "0101901234"),
    ("social security 0101901234", "DK_CPR", "0101901234"),
    ("Jeg har betalt med 4571000000000001, tak", "CREDIT_CARD", "4571000000000001"),
    ("4571-0000-0000-0001 er ikke gyldigt", "CREDIT_CARD", "4571-0000-0000-0001"),
    ("amex 378282246310005", "CREDIT_CARD", "378282246310005"),
    ("Kunden kom fra 92.168.10.200 i nat", "IP_ADDRESS", "92.168.10.200"),
    ("ip 10.0.0.5", "IP_ADDRESS", "10.0.0.5"),
    ("login fra 75.74.22.41", "IP_ADDRESS", "75.74.22.41"),
    ("besøg fra 2001:db8::ff00:42:8329", "IP_ADDRESS", "2001:db8::ff00:42:8329"),
    ("født 11. marts 1960", "DATE_OF_BIRTH", "11. marts 1960"),
    ("hun er født d. 11/3-60", "DATE_OF_BIRTH", "11/3-60"),
    ("Jens (f. 11.03.1960)", "DATE_OF_BIRTH", "11.03.1960"),
    ("fødselsdag: 11.03.60", "DATE_OF_BIRTH", "11.03.60"),
    ("born 11/03/1960", "DATE_OF_BIRTH", "11/03/1960"),
    ("born on March 11, 1960", "DATE_OF_BIRTH", "March 11, 1960"),
    ("her date of birth is 1960-03-11", "DATE_OF_BIRTH", "1960-03-11"),
    ("D.O.B. 11th of March 1960", "DATE_OF_BIRTH", "11th of March 1960"),
    ("my passport number is 205432109", "PASSPORT", "205432109"),
    ("Pas nr. 205432109", "PASSPORT", "205432109"),
    ("kørekort 12345678", "DRIVING_LICENCE", "12345678"),
    ("driver's license D1234567", "DRIVING_LICENCE", "D1234567"),
    ("MORGA657054SM9IJ", "DRIVING_LICENCE", "MORGA657054SM9IJ"),
    ("EHIC 80208000010012345678", "HEALTH_CARD", "80208000010012345678"),
    ("Bilen AB 12 345 holder i gården", "NUMBER_PLATE", "AB 12 345"),
    ("the van LK19 ABC was parked", "NUMBER_PLATE", "LK19 ABC"),
    ("Volvo med plade ABC 123", "NUMBER_PLATE", "ABC 123"),
    ("Kennzeichen M-AB 1234", "NUMBER_PLATE", "M-AB 1234"),
    ("stelnr. WVWZZZ1KZAW123456", "VIN", "WVWZZZ1KZAW123456"),
    ("imei 356938035643809", "IMEI", "356938035643809"),
    ("35-693803-564380-9", "IMEI", "35-693803-564380-9"),
    ("00-1A-2B-3C-4D-5E", "MAC_ADDRESS", "00-1A-2B-3C-4D-5E"),
    ("mac 001A2B3C4D5E", "MAC_ADDRESS", "001A2B3C4D5E"),
    ("device 001a.2b3c.4d5e", "MAC_ADDRESS", "001a.2b3c.4d5e"),
    ("_fbp=fb.1.1609459200123.1234567890", "COOKIE_ID", "fb.1.1609459200123.1234567890"),
    ("_gcl_au=1.1.1234567890.1609459200;", "COOKIE_ID", "1.1.1234567890.1609459200"),
    ("GA1.2.123456789.1609459200", "COOKIE_ID", "GA1.2.123456789.1609459200"),
    ("Set ved 55.676098, 12.568337 i går", "COORDINATES", "55.676098, 12.568337"),
    ("gps 55.6761 12.5683", "COORDINATES", "55.6761 12.5683"),
    ("55.6761° N, 12.5683° E", "COORDINATES", "55.6761° N, 12.5683° E"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "entity", "found"), OTHERS)
def test_certain(text: str, entity: str, found: str) -> None:
    assert _certain(text) == [(entity, found)]


HARMLESS = [
    "Ordre 20 12 34 56 er afsendt",
    "Faktura nr. 20123456 forfalder 11.03.2024",
    "Ordren er 20123456, og den er forsinket",
    "EAN 5790000000005 på fakturaen",
    "GLN 5790000000005",
    "version 10.2.3.4 er ude",
    "vresion 10.2.3.4",
    "release 92.168.10.1 rolled back",
    "Mozilla/5.0 Chrome/120.0.0.0 Safari/537.36",
    "iOS 17.1.2.3 crashes",
    "afsnit 2.3.4.5 i aftalen",
    "OID 1.3.6.1.4.1.311",
    "01.02.03.04",
    "Pakke 00370730254123456789 er på vej",
    "GLS pakke 12345678901",
    "UPS 1Z999AA10123456784",
    "Omsætning 25 300 000 kr i 2023 2024",
    "kr. 20 123 456 i alt",
    "the total is 2 345 678.90",
    "bestilt 11.03.2024 og leveret 14.03.2024",
    "garanti udløber 11.03.2030",
    "virksomheden blev stiftet 11.03.1960",
    "f.eks. 11.03.2024",
    "born in the shop, 11 items",
    "Serienummer 4571000000000001",
    "ordrenr 4571000000000001",
    "kort om 1234567812345678",
    "Artikel AB12345 er udsolgt",
    "Kampagne 2023-10-01 til 2023-10-31",
    "tilbud 2024-1234 gælder til 31-12-2024",
    "sag 240115-1234",
    "sagsnr. er 240115-1234",
    "cpr 010190-xxxx",
    "CPR: 010190****",
    "rapport 120324-0001",
    "batch 120365-0001 til 120365-0450 kasseres",
    "Ordre 0707614285 er sendt",
    "konto 0707614285",
    "kundekontrakt 0101901234",
    "SKU20123456 er udgået",
    "SMS-kode 123456",
    "/call/20123456",
    "20 12 24 30 stk af hver",
    "Kupon 1234 5678 9012 3456",
    "Order 212-555-0147",
    "fingerprint 01:23:45:67:89:ab:cd:ef:01:23:45:67:89:ab:cd:ef",
    "[0.1234567, 12.345678, 3.1415926]",
    "koordinatsystem 0.12345, 0.54321",
    "Timestamp 1667470478123",
    "pas på 12 børn",
    "Bilen kostede 123456 kr",
    "her passport photo is 35x45 mm",
    "nøgle 1234-5678-abcd",
    "The box holds 12 Blue Garden Place mats",
    "we had 3 Samsung Drive units",
    "24 hours drive, 5 minutes walk",
    "2 people on the road",
    "2 Park Rangers met 3 Green Court players",
    "5 Cotton Way shirts",
]


@pytest.mark.parametrize("text", ["Opret 0707614285 som ny bruger", "Tilføj venligst 0707614285 til listen"])
def test_cpr__that_no_word_names__certain_by_its_check_digit(text: str) -> None:
    """The number is the one in stdnum's documentation."""
    assert _certain(text) == [("DK_CPR_UNNAMED", "0707614285")]
    assert _certain(text.replace("0707614285", "0707614286")) == []


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless(text: str) -> None:
    assert _certain(text) == []


ADDRESSES = [
    ("Min adresse er Skovvej 12, 3. tv, 8000 Aarhus C", "Skovvej 12, 3. tv, 8000 Aarhus C"),
    ("Jens Jensen\nSkovvej 12\n4000 Roskilde", "Skovvej 12\n4000 Roskilde"),
    ("Birkehaven 7, Himmelev, 4000 Roskilde", "Birkehaven 7, Himmelev, 4000 Roskilde"),
    ("send den til nørregade 4, 5000 odense", "nørregade 4, 5000 odense"),
    ("I live at 12 High Street, London SW1A 1AA now", "12 High Street, London SW1A 1AA"),
    ("to flat 3, 14 rose gardens, leeds ls1 4dy", "flat 3, 14 rose gardens, leeds ls1 4dy"),
    ("1600 Pennsylvania Ave NW, Washington, DC 20500", "1600 Pennsylvania Ave NW, Washington, DC 20500"),
    ("742 Evergreen Terrace, Springfield, IL 62704", "742 Evergreen Terrace, Springfield, IL 62704"),
]
STREETS = [
    ("Flat 3, 14 Rose Gardens", "Flat 3, 14 Rose Gardens"),
    ("221B Baker St", "221B Baker St"),
    ("45 W 34th St, New York", "45 W 34th St"),
    ("4 The Crescent, Bath", "4 The Crescent"),
    ("he moved to 17 Willow Walk in May", "17 Willow Walk"),
    ("Unit 5, 22-24 Station Rd", "Unit 5, 22-24 Station Rd"),
]


@pytest.mark.parametrize(("text", "address"), ADDRESSES)
def test_address(text: str, address: str) -> None:
    assert _certain(text) == [("ADDRESS", address)]


@pytest.mark.parametrize(("text", "street"), STREETS)
def test_street(text: str, street: str) -> None:
    assert _certain(text) == [("STREET", street)]


@pytest.mark.parametrize("text", [case[0] for case in (*PHONES, *OTHERS, *ADDRESSES)])
def test_screen__lets_through_what_is_certain(text: str) -> None:
    certain = {match.entity for match in _ANALYZER.analyze(text, "da", _ALL) if match.certain}
    screens = [kind.screen for kind in KINDS if kind.entity in certain]
    assert all(pc.match_substring_regex(pa.array([text]), screen)[0].as_py() for screen in screens)
