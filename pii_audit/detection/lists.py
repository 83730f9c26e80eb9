"""Values found in closed lists: genders, nationalities, languages, countries, cities.

Names of countries and languages are CLDR's (the package babel), in the languages of the neighbours and of those who
come from near; the other lists are written here.
"""

import re
from collections.abc import Sequence
from functools import cache

from babel import Locale
from babel.core import get_global

from pii_audit.detection.towns import CITIES, TOWNS
from pii_audit.detection.words import words

_LOCALES = ("da", "en", "sv", "nb", "de", "nl", "fr", "fi", "is", "es", "it", "pt", "pl", "tr", "et", "lv", "lt")

_SEXES = words(
    "m f k w v h male female mand kvinde man woman mann frau kvinna kvinne vrouw männlich weiblich manlig kvinnlig mannlig "
    "kvinnelig mannelijk vrouwelijk boy girl dreng pige drenge piger men women mænd kvinder hankøn hunkøn mand/dreng "
    "kvinde/pige homme femme masculin féminin masc fem hr hr. fr. fru mr mrs ms mr. mrs. ms. miss frøken herr herre dame mister "
    "frk frk. fröken fräulein mstr master chd inf junge mädchen pojke flicka jente gutt hun han mies nainen he/him she/her han/ham hun/hende cis-male cis-female transmand transkvinde male-to-female female-to-male"
)
_OTHER_SEXES = words(
    "d x u nb andet other others unknown ukendt ubekendt okänd ukjent divers diverse divers/x unbekannt anders onbekend none "
    "ingen nonbinary non-binary non-binær nonbinær ikke-binær ikkebinær icke-binär nichtbinär non_binary genderqueer agender intersex "
    "interkøn undisclosed unspecified uoplyst n/a na - ? trans transgender transkønnet hen they/them variant dr dr. prof prof. mx mx."
)
"""What stands beside the sexes in such a column, and says nothing without them."""
_SEX_PHRASES = frozenset(
    {
        "prefer not to say", "ønsker ikke at oplyse", "ej oplyst", "ikke oplyst", "not known", "not specified", "not applicable",
        "vil ikke oplyse", "not disclosed", "non binary", "ikke binær", "trans man", "trans woman", "uppges ej", "keine angabe",
    }
)  # fmt: skip

_DEMONYMS = words(
    "danish swedish norwegian finnish icelandic german british english scottish welsh irish french dutch belgian luxembourgish swiss "
    "austrian italian spanish portuguese greek polish czech slovak hungarian romanian bulgarian serbian croatian bosnian slovenian "
    "albanian kosovar kosovan macedonian montenegrin ukrainian russian belarusian lithuanian latvian estonian moldovan turkish "
    "cypriot maltese israeli palestinian syrian lebanese jordanian iraqi iranian afghan pakistani indian bangladeshi nepalese "
    "nepali chinese japanese korean vietnamese thai filipino indonesian malaysian singaporean mongolian kazakh georgian armenian "
    "azerbaijani american canadian mexican brazilian argentinian argentine chilean colombian peruvian venezuelan cuban egyptian "
    "moroccan algerian tunisian libyan sudanese somali eritrean ethiopian kenyan ugandan tanzanian nigerian ghanaian senegalese "
    "gambian congolese rwandan cameroonian angolan zimbabwean australian saudi emirati kuwaiti yemeni greenlandic faroese stateless "
    "taiwanese bolivian ecuadorian jamaican haitian dominican guatemalan burmese cambodian uzbek tamil "
    "dansk svensk norsk finsk islandsk tysk britisk engelsk skotsk walisisk irsk fransk hollandsk nederlandsk belgisk luxembourgsk "
    "schweizisk østrigsk italiensk spansk portugisisk græsk polsk tjekkisk slovakisk ungarsk rumænsk bulgarsk serbisk kroatisk bosnisk "
    "slovensk albansk kosovoalbansk kosovansk makedonsk montenegrinsk ukrainsk russisk hviderussisk belarusisk litauisk lettisk estisk "
    "moldovisk tyrkisk cypriotisk maltesisk israelsk palæstinensisk syrisk libanesisk jordansk irakisk iransk afghansk pakistansk "
    "indisk bangladeshisk nepalesisk kinesisk japansk koreansk sydkoreansk vietnamesisk thailandsk thailænder filippinsk indonesisk "
    "malaysisk srilankansk amerikansk canadisk mexicansk brasiliansk argentinsk chilensk colombiansk peruviansk cubansk egyptisk "
    "marokkansk algerisk tunesisk libysk sudanesisk somalisk somalier eritreisk etiopisk kenyansk ugandisk tanzaniansk nigeriansk "
    "ghanesisk senegalesisk gambisk congolesisk rwandisk camerounsk australsk newzealandsk saudiarabisk yemenitisk kuwaitisk grønlandsk "
    "færøsk statsløs georgisk armensk aserbajdsjansk kasakhisk burmesisk "
    "dansker svensker nordmand finne islænding tysker brite englænder irer franskmand hollænder belgier schweizer østriger italiener "
    "spanier portugiser græker polak tjekke ungarer rumæner bulgarer serber kroat bosnier albaner ukrainer russer tyrker syrer iraker "
    "iraner afghaner pakistaner inder kineser japaner amerikaner canadier svensk dane swede norwegian finn icelander german briton pole "
    "turk spaniard frenchman dutchman italian greek "
    "tysk finländsk brittisk fransk nederländsk österrikisk italiensk spansk grekisk rysk turkisk syrisk irakisk polsk ukrainsk "
    "dänisch schwedisch norwegisch finnisch isländisch deutsch britisch englisch irisch französisch niederländisch belgisch "
    "österreichisch italienisch spanisch portugiesisch griechisch polnisch tschechisch ungarisch rumänisch bulgarisch kroatisch "
    "ukrainisch russisch türkisch syrisch irakisch iranisch afghanisch indisch chinesisch amerikanisch vietnamesisch "
    "nederlands nederlandse duits duitse belgische turkse marokkaanse poolse française français allemand allemande"
)

_LANGUAGE_WORDS = words(
    "farsi dari kurdisk kurdish kurmanji serbokroatisk serbo-croatian mandarin kantonesisk flamsk flemish bokmål tegnsprog "
    "bosnisk tamil punjabi panjabi oromo tigrinja tigrinya berber"
)
_COUNTRY_WORDS = frozenset(
    {
        "uk", "u.k.", "usa", "u.s.a.", "u.s.", "united states of america", "great britain", "england", "scotland", "wales",
        "northern ireland", "skotland", "nordirland", "storbritannien", "the netherlands", "holland", "czech republic", "tjekkiet",
        "macedonia", "makedonien", "færøerne", "grønland", "turkey", "tyrkiet", "ivory coast", "south korea", "sydkorea",
        "north korea", "russia", "burma", "hviderusland", "vietnam", "suomi", "uae",
    }
)  # fmt: skip

_CHANCE = {"gender": 0.2, "nationality": 0.2, "language": 0.2, "country": 0.2, "city": 0.35}
"""Largest share of the distinct values of a harmless column found in each list, of the 50 of `test_lists.py`: units and
sizes, jobs, departments, months, brands. The cities are those of products named for them; surnames come to 0.2."""
_CHANCE_OF_CODES = {"gender": 0.35, "nationality": 0.6, "language": 0.6, "country": 0.6}
"""The same of columns of one to three letters: all letters, the states of the USA; of all pairs of letters 0.4."""
_CODE = re.compile(r"[A-Za-z]{1,3}")
_AROUND_CITY = re.compile(r"\A(?:[A-Z]{1,2}-)?\d{4,5}\s+|\s+[A-ZÆØÅ]{1,2}\Z")
_ALPHA_2, _ALPHA_3 = 2, 3
_FURTHER = re.compile(r"\s*[,;/+&(|]")
"""What parts the first of several languages or nationalities from the next, or from a remark."""
_LONGEST = 60
_FEWEST_WORDS = 3


def share_in_list(element: str, values: Sequence[str]) -> float:
    """Return the share of the distinct values that are in the list of gender, nationality, language, country or city.

    Upper and lower case are one; 0 for any other element, and for a column of genders without a single sex.
    """
    distinct = {value.strip().casefold() for value in values} - {""}
    if not distinct or (element == "gender" and not distinct & _SEXES):
        return 0.0
    return sum(_listed(element, value) for value in distinct) / len(distinct)


def share_in_words(element: str, values: Sequence[str]) -> float:
    """Return the share of the distinct values that are words, no codes, for a people, a language or a country.

    `Danish` is a people and a language; a column is of languages where more of its words are languages.
    """
    distinct = {value.strip().casefold() for value in values if not _CODE.fullmatch(value.strip())} - {""}
    if len(distinct) < _FEWEST_WORDS:
        return 0.0
    peoples, languages = len(distinct & _DEMONYMS), len(distinct & _list("language"))
    listed = {"nationality": peoples, "language": languages, "country": len(distinct & _list("country"))}[element]
    rival = peoples >= languages if element == "language" else element == "nationality" and languages > peoples
    return 0.0 if rival else listed / len(distinct)


def sexes_in(values: Sequence[str]) -> int:
    """Count the words and codes of a sex among the distinct values."""
    return len({value.strip().casefold() for value in values} & _SEXES)


def chance_in_list(element: str, values: Sequence[str]) -> float:
    """Return the share of harmless values of the same shape that are in the list of an element."""
    codes = sum(bool(_CODE.fullmatch(value.strip())) for value in values)
    chances = _CHANCE | _CHANCE_OF_CODES if 2 * codes > len(values) else _CHANCE
    return chances.get(element, 0.0)


def _listed(element: str, value: str) -> bool:
    if len(value) > _LONGEST:
        return False
    if element == "city":
        return _is_city(value)
    first = _FURTHER.split(value, maxsplit=1)[0]
    if element == "language" and first.replace("_", "-").partition("-")[0] in _language_codes():
        return True
    return value in _list(element) or first in _list(element)


def _is_city(value: str) -> bool:
    """Tell whether a value is a city, with or without a postcode and the letters of its district."""
    name = _AROUND_CITY.sub("", value.upper()).casefold()
    return name in _cities() or (name.partition(" ")[0] in _post_towns() and len(name.split()) <= 2)


@cache
def _cities() -> frozenset[str]:
    return frozenset(city.casefold() for city in CITIES | TOWNS)


@cache
def _post_towns() -> frozenset[str]:
    return frozenset(town.casefold() for town in TOWNS)


@cache
def _list(element: str) -> frozenset[str]:
    if element == "gender":
        return _SEXES | _OTHER_SEXES | _SEX_PHRASES
    if element == "nationality":
        return _DEMONYMS | _countries()
    if element == "country":
        return _countries()
    if element == "language":
        names = {str(name).casefold() for locale in _LOCALES for name in Locale(locale).languages.values()}
        return _LANGUAGE_WORDS | names
    return frozenset()


@cache
def _countries() -> frozenset[str]:
    """Return names and ISO codes, of two and three letters."""
    alpha_2 = {str(code) for code in Locale("en").territories if len(str(code)) == _ALPHA_2 and str(code).isalpha()}
    aliases = get_global("territory_aliases").items()
    alpha_3 = {str(code) for code, now in aliases if len(code) == _ALPHA_3 and now[0] in alpha_2}
    names = {str(Locale(locale).territories.get(code, code)) for locale in _LOCALES for code in alpha_2}
    return frozenset(name.casefold() for name in names | alpha_2 | alpha_3) | _COUNTRY_WORDS


@cache
def _language_codes() -> frozenset[str]:
    """Return ISO 639 codes of two letters, and of three for the same languages."""
    alpha_2 = {str(code) for code in Locale("en").languages if len(str(code)) == _ALPHA_2}
    aliases = get_global("language_aliases").items()
    return frozenset(alpha_2 | {code for code, now in aliases if len(code) == _ALPHA_3 and now in alpha_2})
