"""Time limits: sentences that say for how long, after what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pii_audit.drafting.categories import SUPPRESSION, Declared, terms_in
from pii_audit.drafting.notice import Block, Kind, Notice, Sentence
from pii_audit.drafting.periods import periods_in
from pii_audit.drafting.phrases import earliest, says


@dataclass(frozen=True)
class Trigger:
    """An event that starts a time limit, and what is usually kept under it."""

    phrases: str
    purposes: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()


_CONTACT = ("person_name", "email")
TRIGGERS = {
    "order.completed": Trigger("order|purchase * completed|finished|fulfilled, completion of * order|purchase, ordre~ * afsluttet|gennemført", ("perform_contract", "status_updates"), (*_CONTACT, "purchases")),
    "goods.delivered": Trigger("delivery, delivered, levering, leveringen, leveret", ("perform_contract", "status_updates"), (*_CONTACT, "purchases")),
    "account.deleted": Trigger("delete|deleted|close|closed|deletion|closure * account, account * deleted|closed, konto~ * lukket|lukker|slettet|nedlægger", ("manage_account", "perform_contract", "recover_account"), (*_CONTACT, "username", "gender", "preferences", "communication_settings")),
    "request.handled": Trigger("handle your request|enquiry, matter is being dealt with, request|case|complaint|enquiry|matter * closed|handled|resolved|answered, sag~|henvendelse~ * afsluttet|besvaret|løst", ("answer_enquiries",), (*_CONTACT, "message_content", "complaints")),
    "marketing.unsubscribed": Trigger("unsubscribe|unsubscribed, opt|opted out, opt-out, afmeldt|afmelder|afmelding, withdraw|withdrawn * consent, trækker|trukket * samtykke", ("commercial_updates", "profiling"), (*_CONTACT, "preferences", "website_behaviour", "marketing_profile", "push_token")),
    "account.last_used": Trigger("last|latest login|activity, last logged in, last used, seneste|sidste login|aktivitet"),
    "contract.ended": Trigger("contract|agreement|employment|membership * ends|ended|terminates|terminated|expires|expired, end of * contract|agreement|employment|membership, aftale~|kontrakt~|ansættelse~ * ophør~|udløb~"),
    "invoice.issued": Trigger("financial year, fiscal year, accounting year, regnskabsår~", ("legal_duties", "perform_contract"), ("invoices",)),
    "data.collected": Trigger("collected, collection, indsamlet, indsamling~, afgav|afgivet", ("market_research", "contests_and_surveys"), (*_CONTACT, "participation")),
}  # fmt: skip
_KEEPS = (
    "retain|retained|retains|keep|keeps|kept|store|stored|stores|hold|held|stay|stays|remain|remains|delete|deleted|deletes|erase|erased|"
    "destroyed|gemmer|gemmes|gemt|opbevarer|opbevares|slettes|sletter|slettet|anonymiseres"
)
_UNTIL = "until, indtil, as long as, så længe, til du"
_AFTER = re.compile(r"\b(?:after|from|since|following|efter|fra)\s+((?:[\w'’-]+\s*){1,8})", re.IGNORECASE)
_FILLERS = frozenset(
    [
        "the",
        "your",
        "our",
        "a",
        "an",
        "at",
        "du",
        "har",
        "den",
        "det",
        "din",
        "dit",
        "dine",
        "vores",
        "en",
        "et",
        "is",
        "was",
        "has",
        "have",
        "been",
        "end",
        "of",
        "we",
        "you",
        "that",
        "date",
        "day",
    ]
)
_WARRANTY = "warranty|guarantee, warranty period, reklamationsret~, garanti~"
_HAS_ACCOUNT = "registered * account, hold|have|has an account, har|oprettet en konto"
_TAX = "tax, bookkeeping, accounting law, bogføring~, skat~"
_LONGER = "longer, keep part, oblige|obliges|required|requires, må * gemme, skal * gemme, længere"
_TRANSACTION = (
    "complete * transaction|transactions, finish a transaction, transactions you initiated, igangværende ordre|ordrer"
)
_ACTIVITIES = {
    "campaign": "campaign|campaigns, kampagne~", "event": "event|events, arrangement~", "contest": "competition|competitions|contest|contests, konkurrence~",
    "forum": "forum|forums, fora", "survey": "survey|surveys|questionnaire|questionnaires, undersøgelse~", "product test": "product testing|tests, trying out products",
}  # fmt: skip
_PARAMETERS: dict[str, dict[str, Any]] = {
    "dk.consumer_warranty": {"value": "P2Y", "source": "Danish Sale of Goods Act (Købeloven) § 83"},
    "dk.bookkeeping_retention": {"value": "P5Y", "source": "Danish Bookkeeping Act (Act 700 of 24 May 2022)"},
    "org.handling_time": {
        "value": "P1M",
        "review": True,
        "note": "The text names no time for carrying it out; GDPR Art. 12(3) gives one month.",
    },
}


@dataclass
class Limits:
    """What was found: rules and all that they name."""

    rules: dict[str, dict[str, Any]] = field(default_factory=dict)
    events: dict[str, dict[str, Any]] = field(default_factory=dict)
    exceptions: dict[str, dict[str, Any]] = field(default_factory=dict)
    parameters: dict[str, dict[str, Any]] = field(default_factory=dict)


def retention_of(notice: Notice, declared: Declared, purposes: dict[str, dict[str, Any]]) -> Limits:
    """Draft `retention`, `events`, `retention_exceptions` and the parameters they need."""
    limits = Limits()
    number = 0
    for block in notice.blocks:
        found = list(_limits_in(block))
        number += bool(found)
        for i, sentence in enumerate(found):
            letter = chr(ord("a") + i) if len(found) > 1 else ""
            rule = _rule(limits, notice, declared, purposes, block, sentence)
            limits.rules[f"RET-{number:02}{letter}"] = rule
    _add_exceptions(limits, notice, declared)
    _note_contradictions(limits)
    if any("not" in rule.get("when", {}) for rule in limits.rules.values()):
        for rule in limits.rules.values():
            if rule["clock"]["start"] == "account.deleted":
                rule["when"] = {"is": "account.registered"}
    limits.rules = {id_: _in_order(rule) for id_, rule in limits.rules.items()}
    return limits


def trigger_of(text: str) -> str | None:
    """Return the event a sentence counts from: a usual one, else the words after `after`."""
    known = earliest(text, {id_: trigger.phrases for id_, trigger in TRIGGERS.items()})
    if known or not (match := _AFTER.search(text)):
        return known
    words = [w for w in re.findall(r"[^\W\d_]+", match[1].lower()) if w not in _FILLERS]
    return ".".join(words[:2]) if words and not periods_in(match[0]) else None


def _limits_in(block: Block) -> Iterator[Sentence]:
    """Yield the sentences that set a time limit."""
    if block.kind is Kind.HEADING or not block.section:
        return
    for sentence in block.sentences:
        if not says(sentence.text, _KEEPS):
            continue
        trigger = trigger_of(sentence.text)
        if periods_in(sentence.text) or (
            trigger in TRIGGERS and "retention" in block.topics and says(sentence.text, _UNTIL)
        ):
            yield sentence


def _rule(
    limits: Limits,
    notice: Notice,
    declared: Declared,
    purposes: dict[str, dict[str, Any]],
    block: Block,
    sentence: Sentence,
) -> dict[str, Any]:
    text = sentence.text
    periods, trigger = periods_in(text), trigger_of(text)
    notes = []
    start = trigger or "data.collected"
    if trigger is None:
        notes.append("The text names no event to count from.")
    clock: dict[str, Any] = {"start": start}
    if start == "invoice.issued":
        clock["anchor"] = "financial_year.end"
    if says(text, _WARRANTY):
        limits.parameters["dk.consumer_warranty"] = _PARAMETERS["dk.consumer_warranty"]
        clock |= {"also": ["goods.delivered"], "steps": [{"param": "dk.consumer_warranty"}, *periods[:1]]}
        _add_event(limits, "goods.delivered", notice.cite(sentence))
        notes.append("The warranty's length is the law's, and the law counts it from delivery.")
    elif periods:
        clock["period"] = periods[0]
    else:
        limits.parameters["org.handling_time"] = _PARAMETERS["org.handling_time"]
        clock["steps"] = [{"param": "org.handling_time"}]
        notes.append("The text names no period after the event.")
    if len(periods) > 1:
        notes.append(f"The sentence names further periods: {', '.join(periods[1:])}.")
    _add_event(
        limits, start, notice.cite(sentence), until_person_acts=start == "account.deleted" and says(text, _UNTIL)
    )
    rule: dict[str, Any] = {"label": _label(block), "clock": clock} | _scope(declared, purposes, block, text, start)
    if start != "account.deleted" and says(block.text, _HAS_ACCOUNT):
        rule["when"] = {"not": "account.registered"}
        account = next(s for s in (sentence, *block.sentences) if says(s.text, _HAS_ACCOUNT))
        limits.events.setdefault("account.registered", {"kind": "state", "cite": notice.cite(account)})
    if start == "data.collected":
        rule["null_trigger"] = "unverifiable"
        if activities := activities_of(block.text):
            rule["activities"] = activities
    if notes:
        rule |= {"review": True, "note": " ".join(notes)}
    return rule | {"cite": notice.cite(sentence)}


def _scope(
    declared: Declared, purposes: dict[str, dict[str, Any]], block: Block, text: str, start: str
) -> dict[str, Any]:
    """Guess what a rule is for: by the kinds of data its sentence names, and by its event."""
    if (
        start == "marketing.unsubscribed"
        and SUPPRESSION in declared.categories
        and periods_in(text)
        and len(block.sentences) > 1
    ):
        scope: dict[str, Any] = {"purposes": ["honour_opt_out"]} if "honour_opt_out" in purposes else {}
        return scope | {"categories": [SUPPRESSION], "null_trigger": "unverifiable"}
    usual = TRIGGERS.get(start, Trigger(""))
    if start == "data.collected" and not says(block.text, ", ".join(_ACTIVITIES.values())):
        usual = Trigger("")
    here = [element for element, _, _ in terms_in(block.text)]
    categories = declared.holding(*usual.elements) or declared.holding(*here)
    scope = {}
    if names := [p for p in usual.purposes if p in purposes]:
        scope["purposes"] = names
    if categories:
        scope["categories"] = categories
    return scope or {"review": True}


def _add_event(limits: Limits, id_: str, cite: dict[str, str], *, until_person_acts: bool = False) -> None:
    entry: dict[str, Any] = {"file_clock": True} if id_ == "data.collected" else {}
    if until_person_acts:
        entry["says"] = ["until_person_acts"]
    limits.events.setdefault(id_, entry | {"cite": cite})
    if id_ == "request.handled":
        limits.events.setdefault(
            "request.received", {"note": "When it came in: where stale_open of a time limit starts."}
        )


def _add_exceptions(limits: Limits, notice: Notice, declared: Declared) -> None:
    rules = {rule["cite"]["quote"] for rule in limits.rules.values()}
    for block, sentence in notice.sentences():
        kept = says(sentence.text, _KEEPS) or says(sentence.text, _LONGER)
        if sentence.text in rules or not kept or not {"retention", "rights"} & block.topics:
            continue
        if says(sentence.text, _TAX) and says(sentence.text, _LONGER) and "EXC-TAX" not in limits.exceptions:
            limits.parameters["dk.bookkeeping_retention"] = _PARAMETERS["dk.bookkeeping_retention"]
            elements = [
                e for e in ("invoices", "person_name", "mailing_address", "purchases") if e in declared.elements
            ]
            clock = {
                "start": "invoice.issued",
                "anchor": "financial_year.end",
                "steps": [{"param": "dk.bookkeeping_retention"}],
            }
            limits.exceptions["EXC-TAX"] = {
                "label": "Bookkeeping",
                "clock": clock,
                "only_elements": elements,
                "review": True,
                "cite": notice.cite(sentence),
            }
            _add_event(limits, "invoice.issued", notice.cite(sentence))
            _grant(limits, "EXC-TAX", ("order.completed", "goods.delivered", "account.deleted"))
        elif says(sentence.text, _TRANSACTION) and "EXC-TRANSACTION" not in limits.exceptions:
            limits.exceptions["EXC-TRANSACTION"] = {
                "label": "Running transactions",
                "while": "transaction.running",
                "review": True,
                "cite": notice.cite(sentence),
            }
            limits.events["transaction.running"] = {"kind": "state", "cite": notice.cite(sentence)}
            _grant(limits, "EXC-TRANSACTION", tuple(set(TRIGGERS) - {"marketing.unsubscribed", "invoice.issued"}))


def _grant(limits: Limits, exception: str, starts: tuple[str, ...]) -> None:
    for rule in limits.rules.values():
        if rule["clock"]["start"] in starts:
            rule["exceptions"] = [*rule.get("exceptions", []), exception]


def _note_contradictions(limits: Limits) -> None:
    """Mark rules that limit the same data from the same event to different periods."""
    for id_, rule in limits.rules.items():
        same = [
            other
            for other, r in limits.rules.items()
            if other != id_
            and all(r.get(key) == rule.get(key) for key in ("purposes", "categories", "when", "activities"))
            and r["clock"]["start"] == rule["clock"]["start"]
            and r["clock"] != rule["clock"]
        ]
        if same:
            note = f"Another period stands in {', '.join(same)}; decide which one holds."
            rule |= {"review": True, "note": f"{rule.get('note', '')} {note}".strip()}


def _label(block: Block) -> str:
    words = block.sentences[0].text if block.kind is Kind.ROW else block.text
    plain = " ".join(re.sub(r"[*_]", " ", words).split())
    head = plain.partition(":")[0]
    return head if len(head.split()) <= 12 and head != plain else " ".join(plain.split()[:6]).rstrip(",.;:")


def _in_order(rule: dict[str, Any]) -> dict[str, Any]:
    order = (
        "label",
        "review",
        "note",
        "when",
        "clock",
        "purposes",
        "categories",
        "activities",
        "null_trigger",
        "exceptions",
        "cite",
    )
    return {key: rule[key] for key in order if key in rule}


def activities_of(text: str) -> list[str]:
    """Return the occasions of collection that a text names."""
    return [activity for activity, phrases in _ACTIVITIES.items() if says(text, phrases)]
