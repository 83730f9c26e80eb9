"""National identity numbers of the Nordic neighbours."""

from presidio_analyzer import EntityRecognizer
from stdnum.fi import hetu
from stdnum.no import fodselsnummer
from stdnum.se import personnummer

from pii_audit.detection.recognizers.checked import FORM, SHAPE, CheckedRecognizer, pattern

_PERSON_WORDS = """
    personnummer, personnr, person number, personal number, personal identity, national id, id number, id nummer,
    personal id, identity number
"""


def nordic(language: str) -> list[EntityRecognizer]:
    """Make the recognizers."""
    return [
        CheckedRecognizer(
            language,
            "NO_FODSELSNUMMER",
            [pattern("written", r"\d{6} \d{5}", FORM), pattern("digits", r"\d{11}", SHAPE)],
            check=fodselsnummer.is_valid,
            names=f"{_PERSON_WORDS}, fødselsnummer, fødselsnr, fodselsnummer, fnr, fdselsnummer, norwegian id",
        ),
        CheckedRecognizer(
            language,
            "SE_PERSONNUMMER",
            [pattern("written", r"(?:19|20)?\d{6}[-+]\d{4}", SHAPE), pattern("digits", r"(?:19|20)?\d{10}", SHAPE)],
            check=personnummer.is_valid,
            names=f"{_PERSON_WORDS}, personnumret, pnr, samordningsnummer, swedish id",
        ),
        CheckedRecognizer(
            language,
            "FI_HETU",
            [
                pattern("check letter", r"\d{6}[-+A-FU-Y]\d{3}[A-FHJ-NPR-Y]", FORM),
                pattern("check digit", r"\d{6}[-+A-FU-Y]\d{4}", SHAPE),
            ],
            check=hetu.is_valid,
            names=f"{_PERSON_WORDS}, hetu, henkilötunnus, henkilotunnus, personbeteckning, finnish id",
        ),
    ]
