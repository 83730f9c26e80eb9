"""Danish and English street addresses, Danish postcodes with their towns."""

import re

from presidio_analyzer import Pattern, PatternRecognizer

from pii_audit.detection.words import words

_INITIAL = r"[A-ZÆØÅÉ]"
_NUMBER = r"\d{1,3} ?[A-Z]?(?![\w-])(?:, ?(?:\d{1,2}|st|kl)\.?(?: ?(?:th|tv|mf|\d{1,4})\b\.?)?)?"
_DANISH = (
    rf"\b\w{{2,}}(?i:vej|vejen|gade|gaden|stræde|strædet)"
    rf"|\b{_INITIAL}\w+(?i:allé|alléen|vænget?|boulevard|pladsen|torvet?|toften|bakken|vangen|engen|parken|krogen)"
    rf"|\b{_INITIAL}[\w.]*(?: {_INITIAL}[\w.]*){{0,2}} (?i:vej|gade|allé|alle|plads|torv|boulevard|vænge|stræde|kaj)"
)
_ENGLISH = (
    rf"\b\d{{1,5}} {_INITIAL}\w+(?: {_INITIAL}\w+)? (?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court)\b"
)

TOWNS = words(
    """
    Aabenraa Aalborg Aalestrup Aarhus Albertslund Allerød Asnæs Assens Augustenborg Bagsværd Ballerup Billund Birkerød
    Bjerringbro Blåvand Bogense Borup Bramming Brande Brædstrup Brøndby Brønderslev Brønshøj Charlottenlund
    Christiansfeld Dragør Dronninglund Ebeltoft Egå Ejby Esbjerg Espergærde Faaborg Fakse Farsø Farum Faxe Fensmark
    Fjerritslev Fredensborg Fredericia Frederiksberg Frederikshavn Frederikssund Frederiksværk Fåborg Galten Gentofte
    Gilleleje Gladsaxe Glamsbjerg Glostrup Grenaa Greve Grindsted Gråsten Græsted Haderslev Hadsten Hadsund
    Hammel Hammerum Hanstholm Harlev Haslev Hasselager Havdrup Hedehusene Hedensted Hellebæk Hellerup Helsinge Helsingør
    Herlev Herning Herlufmagle Hillerød Hinnerup Hirtshals Hjørring Hjallerup Hobro Holbæk Holstebro Holte Hornslet
    Horsens Humlebæk Hundested Hurup Hvidovre Hørning Hørsholm Ikast Ishøj Juelsminde Jyderup Jyllinge Kalundborg
    Karlslunde Kastrup Kerteminde Kibæk Kjellerup Klampenborg Kokkedal Kolding Korsør København Køge Langå Lejre Lemvig
    Lillerød Lunderskov Lynge Lyngby Lystrup Løgstør Løgumkloster Maribo Marstal Middelfart Munkebo Måløv
    Nakskov Nexø Nibe Nivå Nordborg Nyborg Nykøbing Næstved Nærum Nørresundby Odder Odense Ølgod Ølstykke Otterup Padborg
    Præstø Randers Ribe Ringkøbing Ringsted Risskov Roskilde Rudkøbing Rungsted Rødby Rødekro Rødding Rødovre
    Rønde Rønne Sabro Sakskøbing Silkeborg Sindal Skagen Skanderborg Skive Skjern Skovlunde Skælskør Skærbæk Skødstrup
    Slagelse Slangerup Smørum Solrød Sorø Stenløse Struer Støvring Svendborg Svenstrup Sæby Søborg Sønderborg
    Søndersø Taastrup Thisted Tilst Tinglev Tønder Tórshavn Tranbjerg Tølløse Vallensbæk Valby Vamdrup
    Vanløse Varde Vejle Viborg Viby Videbæk Virum Vojens Vordingborg Værløse Åbyhøj Årslev Ålborg Århus
"""
)
"""Danish post towns by their first word: the large ones, which most addresses have, without those that are common words."""


class StreetRecognizer(PatternRecognizer):
    """A street name with a house number, and the floor where it follows."""

    def __init__(self, language: str) -> None:
        super().__init__(
            supported_entity="DK_STREET",
            supported_language=language,
            patterns=[
                Pattern("Danish", rf"(?:{_DANISH}) {{1,2}}{_NUMBER}", 0.7),
                Pattern("English", _ENGLISH, 0.7),
            ],
            global_regex_flags=re.MULTILINE,
        )


class PostalTownRecognizer(PatternRecognizer):
    """A Danish postcode with the name of a town."""

    def __init__(self, language: str) -> None:
        super().__init__(
            supported_entity="DK_POSTAL_TOWN",
            supported_language=language,
            patterns=[
                Pattern("postcode and town", rf"\b(?:DK-?)?[0-9]{{4}} {{1,2}}(?:{'|'.join(sorted(TOWNS))})\b", 0.7)
            ],
            global_regex_flags=re.MULTILINE,
        )

    def validate_result(self, pattern_text: str) -> bool | None:
        """See `PatternRecognizer.validate_result`; None keeps the pattern's own score."""
        return None if 800 <= int(pattern_text.upper().lstrip("DK-")[:4]) <= 9990 else False
