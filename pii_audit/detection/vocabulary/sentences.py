"""How Danish and English sentences tie a term to a person: the words before it, as regular expressions.

A space stands for white space, after a comma at most (`spaced`).
"""

import re

from pii_audit.detection.vocabulary import word_lists
from pii_audit.detection.words import words

LETTER = "[0-9A-Za-zÀ-ɏ]"
START = f"(?:^|[^{LETTER[1:]})"
_GAP = r"(?:,?[\x20\t\r\n]{1,2})"
_WORD = f"{LETTER}{{1,20}}(?:['’-]{LETTER}{{1,15}})?"
_NAME = "(?-i:[A-ZÆØÅÉ][a-zæøåéöäü]{1,15}(?: [A-ZÆØÅÉ][a-zæøåéöäü]{1,15}){0,2})"


def spaced(pattern: str) -> str:
    """Let each run of spaces in a pattern match what may part two words: white space, after a comma at most."""
    return re.sub(r"\s+", lambda _: _GAP, re.sub(r"\|\n\s*", "|", pattern))


def _any(words: str) -> str:
    return "(?:" + "|".join(word.replace(".", " ") for word in words.split()) + ")"


_MINE_DA = f"(?:min|mit|mine|hans|hendes|hens|sin|sit|sine|vores|deres|(?:{_any(word_lists.DEFINITE_DA)}|{_NAME})s)"
_MINE_EN = f"(?:my|his|her|their|our|(?:(?:the|our) {_any(word_lists.NOUN_EN)}|{_NAME})['’]s)"
MINE = f"(?:{_MINE_DA}|{_MINE_EN})"
"""A possessive: `my`, `kundens`, `Anna's`."""

_PLACE = f"(?: (?:i|på|fra|ved|in|at|from|on) {LETTER}{{1,12}}\\.?(?: {LETTER}{{1,12}})?)?"
"""Where somebody lives, works or sits: `the tenant in 4B`, `lejer i 3. tv`."""
_SOMEBODY_DA = (
    f"(?:jeg|han|hun|hen|vi|{_any(word_lists.ROLE_DA)}|{_any(word_lists.DEFINITE_DA)}|(?:min|mit|mine"
    f"|hans|hendes|sin|sit|vores|deres|en|et|den|denne|dette)"
    f"(?: {_WORD})? {_any(word_lists.KIN_DA)}){_PLACE}(?: (?:der|som))?"
)
_SOMEBODY_EN = (
    f"(?:i|he|she|we|they|(?:(?:the|our|this|that|an?) (?:{_WORD} )?)?{_any(word_lists.NOUN_EN)}"
    f"|(?:my|his|her|their|our|the)(?: {_WORD})? {_any(word_lists.KIN_EN)}){_PLACE}(?: (?:who|that))?"
)
_PERSON_DA, _PERSON_EN = (
    f"(?:{somebody}|{_NAME}(?: (?:der|som|who))?|og|men|and|but)" for somebody in (_SOMEBODY_DA, _SOMEBODY_EN)
)
"""With names, which at the beginning of a sentence any word may be, and `and`, where the subject is left out."""
_ADVERB = _any(word_lists.ADVERB)
_QUALITY = _any(word_lists.QUALITY)
_MANNER = _any(word_lists.MANNER)

_HAS_DA = (
    "(?:har|havde|fik|får|fejler|fejlede|udviklede|døde af|dør af|kæmper med|bøvler med|døjer med|slås med|lever med)"
)
_HAS_EN = (
    "(?:has|have|had|got|gets|developed|contracted|caught|died of|died from|lives with|live with|struggles with"
    "|struggle with|battles|passed away from|has to live with|manages)"
)
_BE_DA = (
    "(?:er|var|blev|bliver|har været|føler sig som|identificerer sig som|betegner sig som|beskriver sig som|"
    "definerer sig som)"
)
_BE_EN = (
    "(?:is|are|am|was|were|became|has been|have been|identif(?:y|ies) as|describes? (?:him|her|my|them)sel(?:f|ves) as"
    "|registered as|grew up|was raised|was brought up|tested|fell)"
)
_TAKE_DA = (
    "(?:tager|tog|får|fik|er på|er i|går til|går i|går hos|bruger|brugte|skal i|skal have|skal starte i|"
    "venter på|har fået|har|begynder på|starter på|starter i|begyndte på|er begyndt på|er startet på|gennemgår|"
    "gennemgik|er afhængig af|behøver|spiser|har brug for|får indsat|fik indsat|fået indsat|undergik|er sat på|"
    "er sat i|er færdig med|holdt op med)"
)
_TAKE_EN = (
    "(?:takes?|took|is on|am on|are on|was on|is taking|am taking|was put on|been put on|been on|uses?|used|"
    "needs?|gets|got|has had|have had|had|has|have|is having|am having|receives|is receiving|started|starts|"
    "is starting|was prescribed|is prescribed|am prescribed|been prescribed|undergoes|underwent|is undergoing|"
    "am undergoing|is in|am in|sees|see|is seeing|am seeing|has been seeing|have been seeing|been seeing|goes to|"
    "go to|relies on|rely on|depends on|is waiting for|am waiting for|inject|injects|was fitted with|came off|"
    "stopped taking|started taking|been taking|been having)"
)

_BEGIN = r"(?:^|[.!?:;\n–-])[\x20\t]{0,2}"


END_OF_STATEMENT = r"[^?.!\n]{0,100}(?:[.!\n]|$)"
"""The rest of a sentence that is no question."""


def _said(person_da: str, verb_da: str, person_en: str, verb_en: str) -> str:
    """Subject and verb in either language; Danish turns them round."""
    return (
        f"(?:{person_da} (?:{_ADVERB} ){{0,2}}{verb_da}|{verb_da} {person_da}"
        f"|{person_en} (?:{_ADVERB} ){{0,2}}{verb_en})"
    )


_WHAT = f"(?: {_ADVERB}){{0,2}}(?: {_WORD} (?:og|and))?(?: {_QUALITY}){{0,4}}(?: (?:a|an|en|et) {_WORD})? "
HAS = f"{START}(?:{_said(_PERSON_DA, _HAS_DA, _PERSON_EN, _HAS_EN)}|{_PERSON_EN}['’](?:s|ve) (?:got|had)){_WHAT}"
"""`my son has a severe`: before a condition."""
SOMEBODY_HAS = (
    f"{START}(?:{_said(_SOMEBODY_DA, _HAS_DA, _SOMEBODY_EN, _HAS_EN)}|{_SOMEBODY_EN}['’](?:s|ve) (?:got|had)){_WHAT}"
)
"""The same without names: before what things can have, too."""
_AS_WHAT = (
    f"(?: {_ADVERB}){{0,2}}(?: {_MANNER}){{0,3}}(?: {_WORD} (?:og|and|weeks|months|uger|måneder))?(?: (?:a|an|en|et))? "
)
IS = f"{START}(?:{_said(_PERSON_DA, _BE_DA, _PERSON_EN, _BE_EN)}|{_PERSON_EN}['’](?:s|m|re|ve been)){_AS_WHAT}"
"""`the customer is a practising`: before what somebody is."""
IS_SOMEBODY = (
    f"{START}(?:{_said(_SOMEBODY_DA, _BE_DA, _SOMEBODY_EN, _BE_EN)}|{_SOMEBODY_EN}['’](?:s|m|re|ve been)){_AS_WHAT}"
)
"""The same without names: before what things can be, too."""
IS_A = IS_SOMEBODY + "(?:en|an?) "
IS_ETHNICALLY = IS_SOMEBODY + "(?:etnisk|ethnic|ethnically) "
TAKES = START + (
    f"(?:{_said(_PERSON_DA, _TAKE_DA, _PERSON_EN, _TAKE_EN)}"
    f"|{_PERSON_EN}['’](?:s|m|re|ve been|s been) (?:on|in|taking|having|seeing|using|undergoing))(?: {_ADVERB}){{0,2}}(?: (?:a|an|the|en|et|sin|sit|min|mit"
    f"|his|her|my"
    f"|daily|daglig|dagligt|fast|ny|nyt|new|private|regular|regelmæssigt|noget|some|stærk|stærke|strong|weekly"
    f"|ugentlig))"
    "{0,3} "
)
"""`she takes`: before a treatment."""
USES = START + (
    f"{_said(_SOMEBODY_DA, '(?:bruger|går med|sidder i|er afhængig af|har)', _SOMEBODY_EN, '(?:uses?|relies on|rely on|walks? with|wears?|is in|am in)')}"
    f"(?: {_ADVERB}){{0,2}}(?: (?:an?|en|et|his|her|my|sin|sit|min|mit|two|to))? "
)
"""`the tenant uses a`: before an aid."""
NOTE_HAS = f"{_BEGIN}(?:har|har fået|fik konstateret|has|has got|had|suffers|obs|note|nb|diagnose|diagnosis)(?: {_QUALITY}){{0,3}}:? "
NOTE_IS = f"{_BEGIN}(?:er|er selv|is|is a|is an|was)(?: {_MANNER}){{0,2}} "
"""A note that leaves its subject out: `Har diabetes, ring før levering.`"""
_AWAY = (
    "(?:s[yj]u?ge?[mk]eldt|sygmeldt|sygemelding|sjukskriven|melder|meldt|fraværende|aflyser|aflyst|kan(?: desværre)? ikke (?:komme|møde)"
    "|kommer(?: desværre)? ikke|off sick|off work|sick leave|signed off|absent|can ?not come|can['’]?t (?:come|make it)"
    "|won['’]?t be in|unable to (?:work|come|attend))[^\\n!?]{0,40}"
    " (?:har|har fået|pga\\.?|på grund af|grundet|som følge af|has|have|got|due to|because of|following)"
)
"""Why somebody stays away."""
SUFFERS = START + (
    f"(?:{_AWAY}|(?:årige?|years?[\\x20-]old|y/o)[^\\n!?]{{0,60}} (?:med|with)|kendt(?: med)?|klage[rd]e? over|henvender sig med|indbragt med"
    "|faldt om med|(?:hospitalet|sygehuset|skadestuen) (?:med|for|efter)|(?:dreng|pige|søn|datter|barn|boy|girl|son|daughter|child) (?:med|with)"
    "|udskrevet efter|mistanke om|til kontrol (?:for|efter)|rekonvalescent efter"
    "|(?:diagnosis|dx|aktionsdiagnose|bidiagnose|cave|anamnese|kroniske sygdomme|medical conditions?):|complain(?:s|ed|ing) of"
    "|present(?:s|ed|ing) with|known case of|history of|known to have|admitted (?:with|for)|being treated for|referred for"
    "|lid(?:er|t|ende) af|led af|diagnosticeret med|diagnosen|konstateret(?: at have)?|stillet diagnosen"
    "|sygemeldt (?:med|på grund af|pga\\.?|grundet|efter)|ramt af|indlagt (?:med|for|pga\\.?|på grund af|efter)"
    "|i behandling (?:for|mod)|behandle[ts] for|opereret for|død af|ned med|fået konstateret|diagnosticerede med"
    "|medicin (?:for|mod)|udred(?:ning|es|t) for|født med|smittet med|testet positiv for|genoptræning efter"
    "|kommer sig efter"
    "|komme sig efter|sequelae efter|følger efter|følgerne af|førtidspension (?:pga\\.?|på grund af|efter)"
    "|fleksjob (?:pga\\.?|på grund af)"
    "|fraværende (?:pga\\.?|på grund af|med)|hjemme med|syg med|på grund af (?:sin|sit|min|mit|hans|hendes)"
    "|pga\\.? (?:sin|sit|min|mit|hans|hendes)"
    "|suffer(?:s|ed|ing)? (?:from|with)|suffered|diagnosed (?:with|as)|diagnosis of|sick (?:leave|absence"
    "|pay) (?:because of|due to|with|for|following)"
    "|off (?:sick|work|ill) (?:with|because of|due to|following|for)|signed off (?:with|for|because of|due to)"
    "|hospitali[sz]ed (?:with|for|after|due to)"
    "|hospital (?:with|for)|absent (?:with|due to|because of)|treat(?:ed|ment) for|operated on for|surgery for"
    "|tested positive for"
    "|medic(?:ation|ine) for|tablets for|living with|recover(?:s|ing|ed) from|died (?:of|from)|dying (?:of|from)"
    "|born with|afflicted (?:with|by)"
    "|medical history of|family history of|complications (?:of|from)|because of (?:my|his|her)|due to (?:my|his|her)"
    "|down with|sick with|ill with|infected with|under investigation for|screened for|survived|battling"
    "|struggling with|disabled by)"
    f"(?: {_ADVERB})?(?: {_WORD} (?:og|and))?(?: {_QUALITY}){{0,4}}(?: (?:my|his|her|their|min|mit|sin|sit|hans"
    f"|hendes))? "
)
"""What only a person does, whoever it is."""
OWN = START + (
    f"(?:{MINE}|(?:min|mit|hans|hendes|vores) {_any(word_lists.KIN_DA)}s|(?:my|his|her"
    f"|our) {_any(word_lists.KIN_EN)}['’]?s)(?: {_QUALITY}){{0,2}} "
)
"""`her chronic`: before a condition or a treatment."""
ALLERGIC = START + (
    "(?:allergisk (?:over for|overfor|mod|for)|allergiske (?:over for|overfor)|allergic to|intolerant (?:to|over for)"
    f"|allerg(?:i|y) (?:over for|overfor|mod|to)|tåler ikke|kan ikke tåle|overfølsom (?:over for"
    f"|overfor))(?: {_WORD} (?:og|and))?"
    "(?: (?:all|alle|alt|both|både|any|visse|certain))? "
)
AS = START + (
    "(?:som|as an?|being|being an?)(?: (?:troende|praktiserende|practising|practicing|devout|kronisk|ung"
    "|young|gammel))? "
)
"""`As a`, where who speaks or is spoken of follows: see `SPEAKER`."""
SPEAKER = f" (?:{_WORD} )?(?:jeg|han|hun|vi|i|he|she|we)"

MEMBER = START + (
    "(?:medlem (?:af|i|hos|ved)(?: fagforeningen| fagforbundet| forbundet| partiet| menigheden)?|medlemskab (?:af|i"
    "|hos)|organiseret (?:i|hos)"
    "|meld(?:t|te|er)(?: sig| mig)? (?:ind|ud) (?:i|af)|indmeldt i|udmeldt af|aktiv i|tillidsmand (?:for|i|hos)"
    "|tillidsrepræsentant (?:for|i|hos)"
    "|fællestillidsmand (?:for|i|hos)|fællestillidsrepræsentant (?:for|i)|kontingent(?:et)? til|klubformand (?:for|i)"
    "|tilhører|formand for|kasserer i"
    "|member of|membership (?:of|in|with)|belongs? to|belonged to|joined|dues to|(?:rep|representative|steward"
    "|organi[sz]er|delegate) (?:for|of|in|with)"
    "|active in|baptised in|baptized in|branch secretary (?:of|for)|paid-up member of|attends?|går i|kommer i"
    "|organised with|resigned from|volunteers? for"
    "|volunteer(?:s|ed)? with)(?: (?:the|local|lokale|vores|our|min|my|den|det))? "
)
"""Before a union, a party or a congregation."""
OWN_UNION = START + (
    f"(?:{MINE}(?: (?:lokale|faglige|local))? (?:fagforening|fagforbund|forbund|a-?kasse|organisation|union|trade union|labou?r union)"
    "(?: (?:er|hos|i|hedder|som er|is|in|at|called))?:? (?:the )?"
    "|(?:i|fra|gennem|with|in|from|through) (?:the union|fagforeningen) )"
)
"""`my union, the`: before a union."""
IN_UNION = IS_SOMEBODY + "(?:selv |med )?(?:i|in) (?:the )?"
UNION_HELPS = START + (
    "(?:(?:bisidder|tillidsmand|tillidsrepræsentant|fagforeningsrepræsentant|faglig (?:sekretær|konsulent)|sekretær|union (?:rep"
    f"|representative|official)|shop steward|steward|{MINE} (?:konsulent|jurist|advokat|sagsbehandler|rep|adviser|lawyer))"
    " (?:fra|hos|i|from|at|of|for|with)"
    "|(?:repræsentere[ts]|repræsenteret|bistået|bistås|represented|accompanied) (?:af|by)|bistand fra) (?:the )?"
)
ON_BEHALF = " (?:på vegne af|for hende|for ham|on behalf of|on (?:his|her|my) behalf|(?:der|som|who|which) (?:repræsenterer|fører sagen|represents?))"
"""After a union: it acts for a member."""
VOTES = START + (
    "(?:stem(?:mer|te|t|me)(?: altid| nok)?(?: på)?|kandidat(?:er)? for|opstillet (?:for|til \\w{3,20} for)"
    "|still(?:er|ede|et) op(?: til \\w{3,20})? for"
    "|valgt (?:ind )?for|sidder i (?:byrådet|folketinget|regionsrådet|kommunalbestyrelsen) for|sympatiserer med"
    "|(?:han|hun|jeg|kunden|vi) støtter|krydset ved|kryds ved"
    "|byrådsmedlem for|medarbejder hos|frivillig (?:for|hos|i)|partisoldat for|delte løbesedler ud for|votes?|voted"
    "|voted? for|votes for|voting for|canvass(?:es|ed|ing)? for"
    "|runs for|ran for|running for|stood for|stands for|standing for|candidate for|campaign(?:s|ed|ing)? for"
    "|supporter of|councillor for|mp for"
    "|(?:he|she|i|we|customer) supports?|donat(?:es?|ed) to|sympathi[sz]es with|canvasser for|leaflets for"
    "|leafleting for)(?: (?:the|partiet|det|de))? "
)
"""Before a party or its leader."""
BELIEVES = START + (
    "(?:konvertere(?:t|de|r) til|konverteret til|omvendt til|tror på|troende på|praktiserer|tilhænger af|convert(?:s"
    "|ed|ing)? to"
    "|practi[sc](?:es?|ed|ing)|believes? in|follower of|follows|adherent of|born into|raised in|opdraget i|opvokset i"
    "|tro er|religion er|religion is|faith is) "
)
DESCENDS = START + (
    f"(?:{_said(_SOMEBODY_DA, '(?:er|var|har|stammer|kommer)', _SOMEBODY_EN, '(?:is|are|am|was|has|have|comes?|hails?)')}|{_SOMEBODY_EN}['’](?:s|m|re))"
    f"(?: {_ADVERB})?(?: (?:fra en|from a|from an|af|of|a|an|en|et|partly|delvist|mixed|blandet|half|halvt|{_WORD} og"
    f"|{_WORD} and)){{0,3}} "
)
OF = START + f"(?:af|of)(?: (?:mixed|blandet|delvis|partly|half|{_WORD} og|{_WORD} and))? "
DESCENT_OF_PEOPLE = " (?:afstamning|herkomst|slægt|etnicitet|descent|ancestry|parentage|ethnicity)"
"""What only people have."""
DESCENT = (
    " (?:afstamning|herkomst|oprindelse|slægt|etnicitet|rødder|baggrund|ophav|etnisk oprindelse|etnisk baggrund"
    "|minoritetsbaggrund"
    "|descent|origins?|heritage|ancestry|extraction|ethnicity|roots|background|parentage|blood|ethnic (?:origin"
    "|background))"
)
"""After an adjective: `of Turkish descent`."""
ETHNICITY_IS = START + (
    "(?:etnicitet(?:en)?|etnisk (?:oprindelse|baggrund)|ethnicity|ethnic (?:origin|background"
    "|group)|race)(?: er| is|:| =) "
)
CONVICTED = START + (
    "(?:dømt(?: skyldig)? (?:for|i)|straffet (?:for|med)|sigtet (?:for|i)|tiltalt (?:for|i)|anholdt for|fængslet for"
    "|fængsel for|dom(?:me)? for|bøde for"
    "|afson(?:er|ede|et)(?: en dom| en straf)? for|(?:siddet|sad|sidder) inde for|straf(?:fesag)? for|fortid med"
    "|straffeattest(?:en)? (?:med|for|viser|er ikke ren)"
    "|idømt [^.!?]{0,30} for|prøveløsladt efter|efterlyst for|skyldig i|convicted (?:of|for)|guilty (?:of|to)"
    "|arrested (?:for|on suspicion of)|charged with|indicted (?:for|on)"
    "|jailed for|imprisoned for|sentenced [^.!?]{0,30}for|convictions? (?:for|of)|(?:criminal )?record for|prison for"
    "|jail for|(?:served|did|doing|serving) time for"
    "|serving [^.!?]{0,30} for|cautioned for|on bail for|parole for|probation for|fined for|wanted for|prosecuted for"
    "|on trial for|banned for|awaiting trial for)"
    f"(?: {_WORD}){{0,2}} "
)
"""Before an offence."""
STORED = (
    f"(?: {_WORD}){{0,3}} (?:registreret|gemt|lagret|taget|scannet|optaget|indsamlet|oprettet|ligger|opbevares|gemmes"
    f"|stored|saved|taken|scanned|enrolled|on file"
    "|kept|held|captured|collected|recorded|registered|uploaded|in (?:our|the) (?:system|database))"
)
"""After biometric data; the mere word is a matter of glass and phones."""
STORES = (
    "(?:afgiv(?:et|er)|afgav|registrere(?:t|de|r)|tag(?:et|er)|tog|scanne(?:t|de|r)|gem(?:t|te|mer)|optage[tr]|optog"
    "|indsamle(?:t|de)|lagre(?:t|de)|opbevarer|indlæst|udtaget"
    "|gave|given|give|provided?|registered|took|taken|take|scanned|enrolled|stored?|captured|collected|recorded"
    "|submitted|uploaded|keep|kept|hold|submitted)"
)
BEFORE_BIOMETRICS = START + (
    f"(?:{STORES} {MINE}|(?:jeg|han|hun|kunden|medarbejderen"
    f"|{_any(word_lists.DEFINITE_DA)}) (?:har )?(?:{_WORD} )?(?:afgivet|afgav|fået taget|fik taget)) "
)

_NOBODY = _any(word_lists.NOBODY)
NOBODY_NEAR, NOBODY_AT_ONCE = (
    re.compile(spaced(f"{START}{_NOBODY}(?: {_WORD}){{0,{words}}} ?$"), re.IGNORECASE) for words in (3, 0)
)
"""What makes a statement one about nobody in particular, near or at once before it: `people who often`, `if`."""
NOBODY_FIRST = re.compile(spaced(f"{START[:-1]}|){_NOBODY} "), re.IGNORECASE)
"""The same where it was taken for a name: `Many have`."""
YOU = re.compile(
    spaced(f"{START}(?:you|du)(?: (?:er|are|is|was|har|have|har været|also|også|an?|en|et)){{0,2}} ?$"), re.IGNORECASE
)
"""The reader, who is asked or told about what might be: `are you a`."""
BESIDE_TERMS = words(word_lists.BESIDE_TERMS)
"""What may stand beside the terms of a bare cell."""
THINGS = re.compile(spaced(r"[\x20-]?" + _any(word_lists.THINGS) + r"\b|[\x20](?:på|of) [0-9]"), re.IGNORECASE)
"""What makes a term the first half of a thing's name: `an asthma book`."""
