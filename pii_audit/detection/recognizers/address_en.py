"""The forms of British and American addresses."""

_AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL"
    "|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX"
    "|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR"
    "|WS|WV|YO|ZE"
)
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA"
    "|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY"
)
BRITISH_POSTCODE = (
    rf"\b(?:{_AREAS})\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{{2}}\b"
    rf"|\b(?:{_AREAS.lower()})\d[a-z\d]? \d(?!st|nd|rd|th)[abd-hjlnp-uw-z]{{2}}\b"
)
"""Postal area, district, sector and unit, with the blank between the halves."""
AMERICAN_POSTCODE = rf"\b[A-Z][A-Za-z.]{{1,20}},? (?:{_STATES}),? \d{{5}}(?:-\d{{4}})?(?![\w-])"
"""The last word of a town, a state and a ZIP code."""

_SUFFIX = (
    "Street|Str|St|Road|Rd|Avenue|Ave|Av|Lane|Ln|Gardens|Gdns|Crescent|Cres|Terrace|Mews|Boulevard|Blvd|Highway|Hwy"
)
_ANY_SUFFIX = (
    "Drive|Dr|Close|Court|Ct|Way|Place|Pl|Square|Sq|Grove|Parkway|Pkwy|Alley|Broadway|Wharf|Quay|Wynd|Ter|Hill|Park|Row"
    "|Walk|Gate|Green|Rise|View|Parade|Yard|Circle|Cir|Trail|Trl|Pike|Vale|Meadows?|Croft|Fold|Chase|Villas|Loop"
    "|Embankment|Esplanade|Common|Mount|Bank|Cottages|Drove|End"
)
"""Words for a street that are also much else: `3 Blue Drive units` is none."""
_GOES_ON = (
    r"(?=[,.;:!?)\n]|$| (?:and|in|or|to|is|but|by|from|since|please|if|when|as|for|today|tomorrow|before|where|so|because"
    r"|on|at|near|not|instead)\b)"
)
_CERTAIN_SUFFIX = (
    "street|road|avenue|lane|gardens|crescent|terrace|mews|boulevard|grove|close|court|drive|square|place|way"
)
_NO_STREET = (
    "the|a|an|of|on|in|at|to|by|for|from|and|or|my|our|your|his|her|this|that|these|more|other|another|hours?|days?|weeks?"
    "|months?|years?|minutes?|mins?|miles?|km|metres?|items?|times?|people|per|down|up|off|is|are|was|were|am|pm|new|long|next"
    "|last|first|same|any|no|it|out|into|inch|different|both|each|half|only|one|two|best|easy|parking|meeting"
)
_UNIT = r"(?:(?:Flat|Apartment|Apt|Unit|Suite|Room|No)\.? ?\w{1,4},? )?"
_HOUSE = r"\b\d{1,5}[A-Za-z]?(?:[-/]\d{1,4}[A-Za-z]?)?,? "
_QUARTER = r"(?:(?:N|S|E|W|NW|NE|SW|SE|North|South|East|West)\.? )?"

ENGLISH_STREET = (
    _UNIT
    + _HOUSE
    + _QUARTER
    + rf"(?:[A-Z][\w'’.-]{{1,20}} (?:[A-Z][\w'’.-]{{0,20}} ){{0,2}}|\d{{1,3}}(?:st|nd|rd|th) |The )(?:(?i:{_SUFFIX})\b\.?|(?:{_ANY_SUFFIX}){_GOES_ON})"
    + r"(?: (?:NW|NE|SW|SE|N|S|E|W|North|South|East|West)\b)?"
    + r"(?:,? (?:Flat|Apartment|Apt|Unit|Suite|Floor|#)\.? ?\w{1,4})?"
)
"""A house number, one to three words with capitals, and a word for a street."""
ENGLISH_STREET_LOWER = (
    rf"\b(?:flat \w{{1,4}},? )?\d{{1,4}}[a-z]?,? (?:(?!(?:{_NO_STREET})\b)[a-z][a-z']{{2,20}} ){{1,2}}(?:{_CERTAIN_SUFFIX})"
    + _GOES_ON
)
"""The same in lower case, where the address goes on or ends after it."""
