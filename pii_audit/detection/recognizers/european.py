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

from pii_audit.detection.naming_words import NAMES
from pii_audit.detection.recognizers.checked import FORM, SHAPE, CheckedRecognizer, pattern


def european(language: str) -> list[EntityRecognizer]:
    """Make the recognizers."""
    return [
        CheckedRecognizer(
            language,
            "NL_BSN",
            [pattern("digits", r"\d{9}|\d{4}\.\d{2}\.\d{3}|\d{3}[ .]\d{3}[ .]\d{3}", SHAPE)],
            check=bsn.is_valid,
            names=NAMES["NL_BSN"],
        ),
        CheckedRecognizer(
            language,
            "BE_NATIONAL_NUMBER",
            [
                pattern("written", r"\d{2}\.\d{2}\.\d{2}-\d{3}[.-]\d{2}", FORM),
                pattern("digits", r"\d{11}|\d{6}[ -]\d{3}[ -]\d{2}", SHAPE),
            ],
            check=nn.is_valid,
            names=NAMES["BE_NATIONAL_NUMBER"],
        ),
        CheckedRecognizer(
            language,
            "FR_NIR",
            [
                pattern("written", r"[12] \d{2} \d{2} (?:\d{2}|2[AB]) \d{3} \d{3} \d{2}", FORM),
                pattern("digits", r"[12]\d{4}(?:\d{2}|2[AB])\d{6} ?\d{2}", SHAPE),
            ],
            check=nir.is_valid,
            names=NAMES["FR_NIR"],
        ),
        CheckedRecognizer(
            language,
            "DE_STEUER_ID",
            [pattern("digits", r"\d{11}|\d{2} \d{3} \d{3} \d{3}", SHAPE)],
            check=idnr.is_valid,
            names=NAMES["DE_STEUER_ID"],
        ),
        CheckedRecognizer(
            language,
            "PL_PESEL",
            [pattern("digits", r"\d{11}", SHAPE)],
            check=pesel.is_valid,
            names=NAMES["PL_PESEL"],
        ),
        CheckedRecognizer(
            language,
            "ES_DNI",
            [
                pattern("written", r"\d{2}\.\d{3}\.\d{3}[- ]?[A-Z]|[XYZ]-\d{7}-[A-Z]", FORM),
                pattern("together", r"\d{8}[- ]?[A-Z]|[XYZ]\d{7}[- ]?[A-Z]", SHAPE),
            ],
            check=lambda text: dni.is_valid(text.replace(".", "")) or nie.is_valid(text),
            names=NAMES["ES_DNI"],
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
            names=NAMES["CH_AHV"],
        ),
        CheckedRecognizer(
            language,
            "CZ_RODNE_CISLO",
            [pattern("written", r"\d{6}/\d{4}", SHAPE)],
            check=rc.is_valid,
            names=NAMES["CZ_RODNE_CISLO"],
        ),
    ]
