"""Purposes of processing and legal bases, each with the words that state it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pii_audit.drafting.categories import SUPPRESSION, Declared
from pii_audit.drafting.notice import Block, Kind, Notice, Sentence
from pii_audit.drafting.phrases import earliest, says


@dataclass(frozen=True)
class Known:
    """A usual purpose and the phrases that name it."""

    phrases: str
    dpv: tuple[str, ...]
    fides: tuple[str, ...]
    bases: tuple[str, ...]
    """Those it usually rests on; written as inferred, for somebody to decide."""
    elements: tuple[str, ...]
    """Its categories are those that hold any of these."""
    elsewhere: str = ""
    """Phrases that name it outside the notice's list of purposes."""


_CONTACT = ("person_name", "email", "mailing_address", "phone")
PURPOSES = {
    "social_listening": Known("social listening, publicly available content", ("dpv:ImproveExistingProductsAndServices",), ("functional.service.improve",), ("legitimate_interest",), ("public_content",), "publicly available content, public posts"),
    "policy_notices": Known("notice|notify|notifications when * policies|policy|terms, change * policies, policies * change, policy changes, ændring~ * politik~", ("dpv:CommunicationManagement", "dpv:LegalCompliance"), ("essential.service.notifications",), ("legitimate_interest", "legal_obligation"), _CONTACT),
    "market_research": Known("market research, study the market, markedsundersøgelse~", ("dpv:CommercialResearch",), ("functional.service.improve",), ("consent", "legitimate_interest"), ("preferences", "participation")),
    "profiling": Known("automated processing, software work through, profil~, predict~, segment~", ("dpv:TargetedAdvertising",), ("marketing.advertising.profiling",), ("consent", "legitimate_interest"), ("preferences", "website_behaviour", "marketing_profile")),
    "contests_and_surveys": Known("competition~, contest~, survey~, konkurrence~, spørgeskema~", ("dpv:Marketing",), ("marketing",), ("consent", "contract"), (*_CONTACT, "participation")),
    "commercial_updates": Known("newsletter~, nyhedsbrev~, commercial, marketing~, markedsføring, offers, tilbud", ("dpv:DirectMarketing",), ("marketing.communications",), ("consent",), (*_CONTACT, "preferences", "website_behaviour", "communication_settings", "push_token")),
    "recover_account": Known("lose access, locked out, recover * account", ("dpv:IdentityVerification",), ("essential.service.authentication",), ("legitimate_interest",), ("account_recovery", "username"), "lose access, locked out, recover * account"),
    "prevent_misuse": Known("misuse, abuse, fraud, misbrug~, svindel", ("dpv:MisusePreventionAndDetection",), ("essential.fraud_detection",), ("legitimate_interest",), ("ip_address",), "respond|react|prevent|stop|forebygge|forebygger * misuse|abuse|misbrug"),
    "answer_enquiries": Known("enquir~, inquir~, question~, complaint~, feedback, support, henvendelse~, spørgsmål, reklamation~, klage~", ("dpv:CommunicationForCustomerCare",), ("essential.service.operations.support",), ("contract", "legitimate_interest"), (*_CONTACT, "message_content", "complaints")),
    "manage_account": Known("account, konto, profile", ("dpv:AccountManagement",), ("essential.service",), ("contract", "legitimate_interest"), (*_CONTACT, "username", "gender", "communication_settings")),
    "legal_duties": Known("legal obligation~, legal dut~, law obliges, keeping accounts, bookkeeping, regnskab, bogføring~, lovgivning~, tax", ("dpv:LegalCompliance",), ("essential.legal_obligation",), ("legal_obligation",), ("invoices", "username", *_CONTACT, "preferences")),
    "recruitment": Known("recruit~, job application~, applicant~, ansøg~, rekrutter~", ("dpv:PersonnelHiring",), ("employment.recruitment",), ("contract", "consent"), _CONTACT),
    "status_updates": Known("status updates, how things stand, appointment reminders, reminders, påmindelse~, updates about * services", ("dpv:CommunicationManagement",), ("essential.service.notifications",), ("contract",), _CONTACT),
    "perform_contract": Known("agreement|agreements, contract|contracts, deliver~, order|orders, transaction~, providing, provide, levere|leverer, aftale~, kontrakt, bestille~", ("dpv:FulfilmentOfContractualObligation",), ("essential.service",), ("contract",), (*_CONTACT, "purchases", "invoices")),
    "statistics": Known("statistic~, analytic~, statistik~, improve * website|site|services, forbedre * hjemmeside~", ("dpv:ServiceUsageAnalytics",), ("functional.service.improve",), ("legitimate_interest",), ("website_behaviour", "ip_address")),
    "disclosure": Known("", ("dpv:FraudPreventionAndDetection", "dpv:DisputeManagement"), ("third_party_sharing.legal_obligation",), ("legal_obligation", "legitimate_interest"), (*_CONTACT, "message_content", "username"), "disclose * law|fraud|dispute, hand * over when a law"),
    "honour_opt_out": Known("", ("dpv:LegalCompliance",), ("essential.legal_obligation",), ("legitimate_interest", "legal_obligation"), (), "list of people|parties|persons who have opted|unsubscribed, purposes indicating, showing that you want no marketing"),
}  # fmt: skip
"""More telling ones first: the first whose phrases stand in the text counts."""

BASES = {
    "consent": ("gdpr:A6-1-a", "consent, samtykke~, litra a, 6(1)(a)"),
    "contract": ("gdpr:A6-1-b", "contract, contractual, agreement with you, kontrakt~, aftale med dig, litra b, 6(1)(b)"),
    "legal_obligation": ("gdpr:A6-1-c", "legal obligation|obligations|duty|duties, retlig|retlige forpligtelse~, obliged by law, litra c, 6(1)(c)"),
    "vital_interest": ("gdpr:A6-1-d", "vital interest~, vitale interesser, litra d, 6(1)(d)"),
    "public_task": ("gdpr:A6-1-e", "public interest, official authority, samfundets interesse, litra e, 6(1)(e)"),
    "legitimate_interest": ("gdpr:A6-1-f", "legitimate interest|interests, legitim|legitime|berettiget interesse~, litra f, 6(1)(f)"),
}  # fmt: skip
_BASIS_PHRASES = {id_: phrases for id_, (_, phrases) in BASES.items()}
_BY_OTHERS = "third party consent, given to * else, third party * consent"
_HEADS = "purpose, formål, legal basis, retsgrundlag, how long, why"
_USES = "we use, we process, we need, vi bruger, vi behandler, is used, are used, bruges, anvendes"
_SHORTEST = 3
"""Letters of a purpose; less is the number or mark of a row."""
_AIM = re.compile(r"(?:\bto\b|\bfor\b|\btil at\b|\bfor at\b)", re.IGNORECASE)


def purposes_of(notice: Notice, declared: Declared) -> dict[str, dict[str, Any]]:
    """Draft `purposes`: the notice's list first, then those it names in passing."""
    purposes: dict[str, dict[str, Any]] = {}
    for block, sentence in _listed(notice):
        id_ = _known(sentence.text)
        stated = _stated(block.text if block.kind is Kind.ROW else sentence.text)
        entry = _entry(id_, stated, declared)
        if id_ is None or not stated:
            entry["review"] = True
        purposes[_free(purposes, id_ or _slug(sentence.text))] = entry | {"cite": notice.cite(sentence)}
    for id_, known in PURPOSES.items():
        if not known.elsewhere or id_ in purposes:
            continue
        found = next(((b, s) for b, s in notice.sentences() if says(s.text, known.elsewhere)), None)
        if found:
            block, sentence = found
            stated = [basis] if "bases" in block.topics and (basis := earliest(sentence.text, _BASIS_PHRASES)) else []
            extra = {"says": ["honours_objection"]} if id_ == "honour_opt_out" else {}
            purposes[id_] = _entry(id_, stated, declared) | extra | {"review": True, "cite": notice.cite(sentence)}
    return purposes


def bases_of(notice: Notice) -> dict[str, dict[str, Any]]:
    """Draft `legal_bases`, each from the first place that names it: the section on bases, else anywhere."""
    bases: dict[str, dict[str, Any]] = {}
    own = [(b, s) for b, s in notice.sentences("bases") if b.kind is not Kind.TEXT]
    for _, sentence in own or list(notice.sentences("bases")) or list(notice.sentences()):
        for id_ in _stated(sentence.text)[:1]:
            entry: dict[str, Any] = {"dpv": BASES[id_][0]}
            if says(sentence.text, _BY_OTHERS):
                entry |= {"says": ["consent_by_others"], "review": True}
            bases.setdefault(id_, entry | {"cite": notice.cite(sentence)})
    return bases


def _listed(notice: Notice) -> Iterator[tuple[Block, Sentence]]:
    """Yield what a notice lists as purposes: items, first cells of rows, else sentences that say what data is used for."""
    blocks = [b for b in notice.blocks if "purposes" in b.topics and b.kind is not Kind.HEADING]
    items = [b for b in blocks if b.kind in {Kind.ITEM, Kind.ROW} and not _is_head(b)]
    for block in items:
        first = block.sentences[:1] if block.kind is Kind.ROW else (Sentence(block.text.rstrip(" ;."), block.start),)
        yield from ((block, sentence) for sentence in first if len(sentence.text) >= _SHORTEST)
    if not items:
        for block, sentence in notice.sentences("purposes") if blocks else notice.sentences():
            if says(sentence.text, _USES) and _AIM.search(sentence.text) and _known(sentence.text):
                yield block, sentence


def _is_head(block: Block) -> bool:
    return (
        block.kind is Kind.ROW and all(len(s.text.split()) <= 3 for s in block.sentences) and says(block.text, _HEADS)
    )


def _known(text: str) -> str | None:
    plain = re.sub(r"\((?:artikel|article|art)[^)]*\)", " ", text, flags=re.IGNORECASE)
    return next((id_ for id_, known in PURPOSES.items() if known.phrases and says(plain, known.phrases)), None)


def _stated(text: str) -> list[str]:
    first = earliest(text, _BASIS_PHRASES)
    return [first] if first else []


def _entry(id_: str | None, stated: list[str], declared: Declared) -> dict[str, Any]:
    known = PURPOSES.get(id_ or "")
    basis = {"stated": stated} if stated else {"inferred": list(known.bases)} if known else {}
    entry: dict[str, Any] = {"basis": basis} if basis else {}
    if known:
        categories = declared.holding(*known.elements)
        if id_ == "honour_opt_out":
            categories = [id_ for id_ in declared.categories if id_ == SUPPRESSION]
        entry |= {"categories": categories, "dpv": list(known.dpv), "fides": list(known.fides)}
    return entry


def _slug(text: str) -> str:
    words = [w for w in re.findall(r"[^\W\d_]+", text.lower()) if len(w) > 3]
    return "_".join(words[:3]) or "purpose"


def _free(taken: dict[str, dict[str, Any]], wanted: str) -> str:
    id_, number = wanted, 2
    while id_ in taken:
        id_, number = f"{wanted}_{number}", number + 1
    return id_
