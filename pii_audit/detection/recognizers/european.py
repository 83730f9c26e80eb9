"""National identity and tax numbers of other European countries."""

from presidio_analyzer import EntityRecognizer
from stdnum.be import nn
from stdnum.ch import ssn as ahv
from stdnum.cz import rc
from stdnum.de import idnr
from stdnum.es import dni, nie
from stdnum.fr import nir
from stdnum.it import codicefiscale
from stdnum.nl import bsn
from stdnum.pl import pesel

from pii_audit.detection.recognizers.checked import FORM, SHAPE, CheckedRecognizer, pattern

_PERSON_WORDS = "national id, national number, id number, identity number, social security, personal number"


def european(language: str) -> list[EntityRecognizer]:
    """Make the recognizers."""
    return [
        CheckedRecognizer(
            language,
            "NL_BSN",
            [pattern("digits", r"\d{9}|\d{4}\.\d{2}\.\d{3}|\d{3}[ .]\d{3}[ .]\d{3}", SHAPE)],
            check=bsn.is_valid,
            names=f"{_PERSON_WORDS}, bsn, burgerservicenummer, sofinummer, sofi",
        ),
        CheckedRecognizer(
            language,
            "BE_NATIONAL_NUMBER",
            [
                pattern("written", r"\d{2}\.\d{2}\.\d{2}-\d{3}[.-]\d{2}", FORM),
                pattern("digits", r"\d{11}|\d{6}[ -]\d{3}[ -]\d{2}", SHAPE),
            ],
            check=nn.is_valid,
            names=f"{_PERSON_WORDS}, rijksregisternummer, rijksregister, rrn, insz, niss, registre national",
        ),
        CheckedRecognizer(
            language,
            "FR_NIR",
            [
                pattern("written", r"[12] \d{2} \d{2} (?:\d{2}|2[AB]) \d{3} \d{3} \d{2}", FORM),
                pattern("digits", r"[12]\d{4}(?:\d{2}|2[AB])\d{6} ?\d{2}", SHAPE),
            ],
            check=nir.is_valid,
            names=f"{_PERSON_WORDS}, nir, insee, sécurité sociale, securite sociale, sécu",
        ),
        CheckedRecognizer(
            language,
            "DE_STEUER_ID",
            [pattern("digits", r"\d{11}|\d{2} \d{3} \d{3} \d{3}", SHAPE)],
            check=idnr.is_valid,
            names="steuer, steuerid, steuer id, steuer idnr, idnr, steuernummer, identifikationsnummer, tax id, tax number",
        ),
        CheckedRecognizer(
            language,
            "PL_PESEL",
            [pattern("digits", r"\d{11}", SHAPE)],
            check=pesel.is_valid,
            names=f"{_PERSON_WORDS}, pesel",
        ),
        CheckedRecognizer(
            language,
            "ES_DNI",
            [
                pattern("written", r"\d{2}\.\d{3}\.\d{3}[- ]?[A-Z]|[XYZ]-\d{7}-[A-Z]", FORM),
                pattern("together", r"\d{8}[- ]?[A-Z]|[XYZ]\d{7}[- ]?[A-Z]", SHAPE),
            ],
            check=lambda text: dni.is_valid(text.replace(".", "")) or nie.is_valid(text),
            names=f"{_PERSON_WORDS}, dni, nif, nie",
        ),
        CheckedRecognizer(
            language,
            "IT_CODICE_FISCALE",
            [pattern("letters", r"[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]", FORM)],
            check=codicefiscale.is_valid,
        ),
        CheckedRecognizer(
            language,
            "CH_AHV",
            [pattern("written", r"756\.\d{4}\.\d{4}\.\d{2}", FORM), pattern("digits", r"756\d{10}", SHAPE)],
            check=ahv.is_valid,
            names=f"{_PERSON_WORDS}, ahv, avs, navs",
        ),
        CheckedRecognizer(
            language,
            "CZ_RODNE_CISLO",
            [pattern("written", r"\d{6}/\d{4}", SHAPE)],
            check=rc.is_valid,
            names=f"{_PERSON_WORDS}, rodné číslo, rodne cislo",
        ),
    ]
