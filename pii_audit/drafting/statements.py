"""What else a notice says: recipients, transfers, ages, marketing, security, rights, and promises to be compared."""

import re
from collections.abc import Iterator
from typing import Any

from babel import Locale

from pii_audit.drafting.notice import Kind, Notice, Sentence
from pii_audit.drafting.phrases import matches, says
from pii_audit.drafting.purposes import BASES
from pii_audit.policy.readings import Reading

Entries = dict[str, dict[str, Any]]

_RECIPIENTS = {  # id: (role, phrases)
    "advertisers": ("third_party", "third-party advertisers, advertisers, annoncører"),
    "affiliates": ("affiliate", "affiliated companies, affiliates, group companies, companies in the * group, koncern~, koncernselskab~"),
    "authorities": ("authority", "required by law, law requires, a law says, police, court|courts, authorities, myndighed~, politi~, skat, loven kræver"),
    "mailing": ("processor", "sending|mailing newsletters, newsletter provider, udsender nyhedsbrev~"),
    "hosting": ("processor", "hosting, host|hosts, hostingudbyder~, it-leverandør~"),
    "payment": ("processor", "payment processing|provider|providers|service, take|takes payments, take|takes card payments, betalingsudbyder~"),
    "courier": ("processor", "courier|couriers, bring parcels, parcel service, delivery companies, fragtfirma~, transportør~"),
    "advertising_service": ("processor", "third-party advertising, place advertisements"),
    "cloud": ("processor", "cloud service provider|providers, cloud provider|providers, cloud-leverandør~"),
    "processors": ("processor", "data processors, processors, service provider|providers, databehandler~, suppliers and agents"),
}  # fmt: skip
_RECEIVES = re.compile(r"^((?:[\w'’-]+ ){0,3}[\w'’-]+) (?:receive|receives|get|gets|modtager|får)\b")
_NOBODY = "no, not, never, ikke, aldrig"

READINGS = {
    Reading.NO_DISCLOSURE: "neither|never|not sell|sold, neither|never|not * sell, never sold, sælger aldrig|ikke, not|never|nobody * share|disclose|disclosed|revealed * third|outsiders",
    Reading.OPEN_ENDED_DISCLOSURE: "other|another compelling, compelling * legitimate reason|reasons, other legitimate reasons, andre tungtvejende",
    Reading.ONLY_PROVIDED_DATA: "only|solely * you * provided|handed, kun * oplysninger * du selv",
    Reading.DATA_FROM_OTHERS: "data brokers, publicly available content, public posts, social listening, databrokere",
    Reading.EXAMPLES_ONLY: "here are some examples, examples, eksempler",
    Reading.OTHER_CHANNELS: "email|e-mail * other * channels, other communication channels, other channels, andre kanaler",
    Reading.NO_DEADLINE: "practical timeframe, as soon|quickly|fast as possible|we|practical~, without undue delay, hurtigst muligt, snarest",
    Reading.ONE_ADDRESS_ONLY: "only * specific|very email|e-mail address, data|information * very|specific email|e-mail address",
    Reading.OTHER_CONTACT: "contact us through social media, or on social media, phone * social media|writing|letter, telephone * letter|social media",
    Reading.AGREEMENTS_WITH_ALL: "with|from all|everybody|everyone * agreement|agreements, agreements * with all, databehandleraftale~ med alle",
}  # fmt: skip
"""Promises whose words are compared by `policy lint`; each becomes an entry under commitments."""

_COLLECTION = {"brokers": "data brokers, data broker, databrokere, adressemæglere"}
_TRANSFERS = {
    Reading.UNNAMED_PLACES: "around the world, parts of the world, worldwide, different locations, hele verden, flere lande",
    Reading.POSSIBLE_CLOUD_STORAGE: "may * cloud, may be * cloud, kan * cloud",
    Reading.CLOUD_STORAGE: "cloud service, cloud, skyen",
}
_SAFEGUARDS = {
    "binding_corporate_rules": "binding corporate rules, bindende virksomhedsregler",
    "standard_clauses": "standard contractual clauses, standardkontrakt~",
    "adequacy": "adequacy decision, tilstrækkelighedsafgørelse~",
}
_AUTHORITIES = {"NL": "dutch, netherlands", "DK": "danish, denmark, datatilsynet", "IE": "irish, ireland", "DE": "german, germany", "SE": "swedish, sweden", "FR": "french, france"}  # fmt: skip
_SECURITY = {
    "measures": "various|several|suitable|appropriate|different security|safeguards|measures, passende|forskellige sikkerhedsforanstaltninger",
    "forms": "secure * forms, forms * secure|securely, sikre formularer",
    "encryption": "encryption, encrypted, kryptering, krypteret, krypterer",
    "access": "restriction of access, limits on who has access, access controls, restricted access, adgangsbegrænsning~",
}
_RIGHTS = {
    "access": "right|rights to access, access|see|show|review your|and|correct|my, right to see, access your, ret til indsigt, indsigt",
    "rectification": "correct|corrected|correction|rectify|rectification, berigtigelse, rettet",
    "erasure": "erase|erased|erasure, delete personal, have it * deleted, sletning, slettet",
    "restriction": "restrict|restriction|hidden|hide, begrænsning",
    "portability": "portability, electronic copy, copy * take elsewhere, dataportabilitet",
    "objection": "object, objecting, objection, indsigelse",
    "withdraw_consent": "withdraw * consent, trække * samtykke * tilbage, tilbagekalde * samtykke",
    "complaint": "complain|complaint * authority|commission|datatilsynet, lodge a complaint, klage til",
}
_NAMED_AUTHORITY = (
    "datatilsynet, data protection commission, information commissioner, imy, cnil, autoriteit persoonsgegevens"
)
_AGE = re.compile(
    r"\b(?:under the age of|younger than|under)\s+(\d{1,2})\b|\bbelow\s+(?:the age of\s+)?(\d{1,2})\b", re.IGNORECASE
)
_NO_CONTACT = "not contact, contacted, not * market|advertise|write, henvender * ikke, kontakter ikke"
_CONTROLLER = "responsible|controller, answers for, dataansvarlig~, data controller"
_NAME = re.compile(
    r"\b((?:[A-ZÆØÅ][\w&'’-]*\s+){1,5}(?:A/S|ApS|I/S|P/S|K/S|AB|ASA|AS|Oy|GmbH|AG|Ltd|Limited|LLC|LLP|Inc|PLC|B\.V|S\.A))(?!\w)"
)
_UNSUBSCRIBE = "unsubscribe, opt out, afmelde"
_CONSENT_FIRST = "specifically consent, agreed to it, your consent, samtykke"
_SIMILAR = "similar, lignende, tilsvarende"


def recipients_of(notice: Notice) -> Entries:
    """Draft `recipients`: from the sections on sharing; known kinds by their words, others by their name."""
    found: Entries = {}
    topics = ("recipients", "transfers")
    for topic in topics:
        for _, sentence in notice.sentences(topic):
            ids = [id_ for id_, (_, phrases) in _RECIPIENTS.items() if says(sentence.text, phrases)]
            ids = [id_ for id_ in ids if id_ != "processors" or len(ids) == 1]
            if not ids and (match := _RECEIVES.match(sentence.text)) and not says(match[1], _NOBODY):
                ids = ["_".join(re.findall(r"\w+", match[1].lower())[:3])]
            for id_ in ids:
                role = _RECIPIENTS.get(id_, ("processor", ""))[0]
                entry: dict[str, Any] = {"role": role}
                if role != "processor":
                    entry["agreement"] = False
                if role == "third_party" or id_ not in _RECIPIENTS:
                    entry["review"] = True
                found.setdefault(id_, entry | {"cite": notice.cite(sentence)})
    return found


def collection_of(notice: Notice) -> Entries:
    """Draft `collection`: the ways in which others bring data, since who they are has to be registered."""
    found: Entries = {}
    for id_, phrases in _COLLECTION.items():
        for sentence in _saying(notice, phrases, skip={"categories"}):
            found.setdefault(id_, {"supplier": True, "review": True, "cite": notice.cite(sentence)})
    return found


def commitments_of(notice: Notice) -> Entries:
    """Draft `commitments`: the promises that `policy lint` compares."""
    found: Entries = {}
    for reading, phrases in READINGS.items():
        for number, sentence in enumerate(
            _saying(notice, phrases, skip={"categories"} if reading is Reading.DATA_FROM_OTHERS else set())
        ):
            id_ = reading.value if not number else f"{reading.value}_{number + 1}"
            found[id_] = {"says": [reading.value], "review": True, "cite": notice.cite(sentence)}
    return found


def transfers_of(notice: Notice) -> dict[str, Entries]:
    """Draft `transfers`."""
    statements: Entries = {}
    safeguards: Entries = {}
    for _, sentence in notice.sentences("transfers"):
        ids = [reading for reading, phrases in _TRANSFERS.items() if says(sentence.text, phrases)]
        for reading in ids[:1]:
            statements.setdefault(
                reading.value, {"says": [reading.value], "review": True, "cite": notice.cite(sentence)}
            )
    for _, sentence in notice.sentences():
        for id_, phrases in _SAFEGUARDS.items():
            if says(sentence.text, phrases):
                country = next((code for code, names in _AUTHORITIES.items() if says(sentence.text, names)), None)
                entry = {"authority": country} if country else {}
                safeguards.setdefault(id_, entry | {"review": True, "cite": notice.cite(sentence)})
    return {key: value for key, value in (("safeguards", safeguards), ("statements", statements)) if value}


def children_of(notice: Notice) -> dict[str, Any]:
    """Draft `children`: the age below which nobody is contacted or registered."""
    for _, sentence in notice.sentences():
        match = _AGE.search(sentence.text)
        if match and says(
            sentence.text, "child~, patients, anyone, nobody, anybody, persons, people, users, børn~, personer, ingen"
        ):
            statement: dict[str, Any] = (
                {}
                if says(sentence.text, _NO_CONTACT)
                else {"review": True, "note": "The text may mean another limit than on contact."}
            )
            return {
                "no_contact_under": int(match[1] or match[2]),
                "statements": {"no_contact": statement | {"cite": notice.cite(sentence)}},
            }
    return {}


def marketing_of(notice: Notice, purposes: Entries) -> dict[str, Any]:
    """Draft `marketing`: who may be written to, and who never."""
    eligible: Entries = {}
    never: Entries = {}
    for _, sentence in notice.sentences("marketing"):
        if says(sentence.text, _CONSENT_FIRST):
            eligible.setdefault("consent", {"cite": notice.cite(sentence)})
        if says(sentence.text, _SIMILAR):
            eligible.setdefault(
                "similar_purchase", {"says": ["similar_products"], "review": True, "cite": notice.cite(sentence)}
            )
        if says(sentence.text, _UNSUBSCRIBE):
            never.setdefault("opted_out", {"cite": notice.cite(sentence)})
    names = [id_ for id_ in ("commercial_updates", "profiling") if id_ in purposes]
    parts = {"purposes": names, "eligible_if": eligible, "never_if": never}
    return {key: value for key, value in parts.items() if value} if eligible or never else {}


def security_of(notice: Notice) -> Entries:
    """Draft `security`."""
    found: Entries = {}
    for topic in ("security", None):
        for _, sentence in notice.sentences(topic):
            for id_, phrases in _SECURITY.items():
                if says(sentence.text, phrases):
                    entry: dict[str, Any] = {"says": ["unnamed_measures"], "review": True} if id_ == "measures" else {}
                    found.setdefault(id_, entry | {"cite": notice.cite(sentence)})
    return found


def rights_of(notice: Notice) -> Entries:
    """Draft `rights`."""
    found: Entries = {}
    for topic in ("rights", "authority", None):
        for _, sentence in notice.sentences(topic):
            for id_, phrases in _RIGHTS.items():
                if (topic or id_ == "withdraw_consent") and says(sentence.text, phrases):
                    said = (
                        ["withdraw_consent"]
                        if id_ == "withdraw_consent"
                        else ["complaint"]
                        if id_ == "complaint"
                        else []
                    )
                    if id_ == "complaint" and says(sentence.text, _NAMED_AUTHORITY):
                        said.append("names_authority")
                    found.setdefault(id_, ({"says": said} if said else {}) | {"cite": notice.cite(sentence)})
    return found


def controller_of(notice: Notice) -> dict[str, Any]:
    """Draft the controller: the company named where the text says who is responsible; empty where none is."""
    for topic in ("controller", None):
        for _, sentence in notice.sentences(topic):
            name = _NAME.search(sentence.text)
            if name and says(sentence.text, _CONTROLLER):
                country = _country(notice)
                entry: dict[str, Any] = {"name": " ".join(name[1].split())}
                if country:
                    entry["country"] = country
                elif notice.danish:
                    entry |= {"country": "DK", "review": True, "note": "country: by the language of the text."}
                else:
                    entry |= {"review": True, "note": "country: is missing."}
                return entry | {"cite": notice.cite(sentence)}
    return {}


def published_of(notice: Notice) -> str | None:
    """Return the date the text gives itself, in its own words."""
    dated = re.search(
        r"(?:updated|changed|revised|effective|version|in force|opdateret|ændret|gældende)[^.\n|]{0,25}?"
        r"(\d{1,2}\.?\s+[^\W\d_]{3,9}\s+\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}|[A-Z][a-z]{2,8} \d{1,2}, \d{4})",
        notice.one_line,
        re.IGNORECASE,
    )
    return dated[1] if dated else None


def bases_from_purposes(purposes: Entries, bases: Entries) -> Entries:
    """Add the legal bases that purposes name and the text does not, for somebody to confirm."""
    named = {basis for p in purposes.values() for kind in p.get("basis", {}).values() for basis in kind}
    missing = {
        id_: {"dpv": BASES[id_][0], "review": True, "note": "Only inferred."}
        for id_ in BASES
        if id_ in named - bases.keys()
    }
    return bases | missing


def _country(notice: Notice) -> str | None:
    last = notice.one_line[-600:] + " " + " ".join(s.text for _, s in notice.sentences("controller"))
    for language in ("en", "da"):
        names = {name: code for code, name in Locale(language).territories.items() if len(code) == 2}
        for name, code in names.items():
            if len(name) > 3 and re.search(rf"\b{re.escape(name)}\b", last):
                return str(code)
    return None


def _saying(notice: Notice, phrases: str, skip: set[str]) -> Iterator[Sentence]:
    """Yield the sentences that hold a phrase, at most three."""
    count = 0
    for block, sentence in notice.sentences():
        if block.kind is Kind.HEADING or block.topics & skip or count == 3:
            continue
        if matches(sentence.text, phrases):
            count += 1
            yield sentence
