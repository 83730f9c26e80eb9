"""Which language a value is running text in, by its function words; most cells of a column are in none."""

import re
from typing import Literal

from pii_audit.detection.words import words

Language = Literal["da", "en"]

RUNNING_TEXT_WORDS = 4
"""From this many words on a value can be running text."""

_WORD = re.compile(r"[^\W\d_]+")

# Words that both languages have (for, at, under, have, her, mine, store, bare) are in neither list.
_DANISH = words(
    "og er det den de jeg du vi ikke til af på som med har der et en kan skal vil var min mit din dit dine jer hej "
    "men om så efter ved fra hvor når være blevet bliver hans hendes mig dig sig os tak venlig hilsen også endnu "
    "nu eller hvis meget ingen noget nogen nogle alle andet andre anden før siden altid aldrig igen kun "
    "han hende ham deres vores jeres sin sit sine denne dette disse hvad hvem hvornår hvorfor hvordan hvilken hvilket "
    "blev bleve havde haft gik går kommer kom kommet fik får fået gør gjort gjorde siger sagde sagt sendt sender sende "
    "skulle ville kunne måtte må bør burde lige dag dage uge uger måned måneder år gang gange tid tidligere første "
    "sidste ny nyt nye stor lille små god godt gode mere mest mindre uden mellem mod hos ind ud op ned hjem væk "
    "derfor fordi selv selvom både enten hverken samt ellers dog jo da nej ja venligst hilsner kære goddag undskyld "
    "kunde kunden kunder varen varer bestilt ordre ordren ringe ringer ringet skrive skriver skrev modtaget købt betalt "
    "bor hedder født adresse telefon regning faktura pakke pakken levering leveret retur aftalt ønsker gerne oplyser "
    "oplyst ifølge vedrørende angående straks snart stadig allerede fejl virker findes ligger står giver givet tager taget"
)
_ENGLISH = words(
    "the and is was of to that this it you we they my your our his its with from but not on be been being would could "
    "will has had having an as by or if when where what which why how please thank thanks dear hello hi no more can't don't "
    "there here about after before which who whom whose their them these those she he him does did didn't doesn't isn't wasn't "
    "i'm i've i'd it's that's let's am can may might must should shall cannot won't just only also still again already "
    "yet never always often today tomorrow yesterday week weeks month months year years day days time first last next "
    "new old good great much many some any all each every other another same such than then so very too because since until "
    "while during between through into onto out up down off back away against without within get got getting give gave "
    "given go goes going gone come came make made take took taken send sent want wants wanted need needs needed know knew "
    "say says said tell told ask asks asked call calls called calling order orders ordered customer customers item items "
    "bought paid pay received receive deliver delivered delivery return returned refund invoice bill parcel package phone "
    "number address name works working broken wrong right sorry regards sincerely best kindly ticket team support account "
    "like looking help live lives lived work moved per via one two three"
)


def language_of(text: str) -> Language | None:
    """Return the language of running text, or None where a value is a bare cell or in another language.

    A tie goes to Danish: an English model calls Danish words persons, so a doubtful text is not put before it.
    """
    if len(text.split()) < RUNNING_TEXT_WORDS:
        return None
    words = _WORD.findall(text.lower())
    english = sum(word in _ENGLISH for word in words)
    danish = sum(word in _DANISH for word in words)
    if not english and not danish:
        return None
    danish += any(letter in text.lower() for letter in "æøå")
    return "en" if english > danish else "da"
