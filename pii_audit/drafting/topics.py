"""What a section of a notice is about, by the words of its heading."""

from pii_audit.drafting.phrases import says

TITLE = (
    "privacy, data protection, personal data, personal information, your data, persondata~, privatliv~, databeskyttelse~, "
    "personoplysninger"
)
"""Words of the title of a notice; what stands above it belongs to something else."""

_TOPICS = {
    "children": "child~, minors, børn~, mindreårige",
    "rights": "right|rights, can ask for, can i ask, rettighed~, dine muligheder",
    "authority": "authorit~, supervisory, tilsyn~, klage, complain~",
    "security": "safe, secur~, protect|protects, sikker~, beskytter",
    "retention": "retention, how long, hvor længe, opbevaring~, sletning, slettefrist~, storage period~",
    "transfers": "transfer~, stored, abroad, third countries, tredjeland~, overfør~, where * is kept, udlandet",
    "marketing": "marketing, commercial communication~, newsletter~, markedsføring, nyhedsbrev~",
    "recipients": "share|sharing|shares, disclos~, recipient~, who else, videregiv~, deler, modtager~",
    "sources": "how * collect, comes|come from, sources, kilde~, hvor * fra, hvordan * indsamler",
    "controller": "responsible, controller, dataansvar~, who are we, who we are, hvem er vi, answers for",
    "contact": "contact, kontakt",
}
_MAIN = {
    "bases": "legal basis, legal bases, retsgrundlag~, hjemmel, lawful basis",
    "purposes": "purpose~, why, formål~, use * for, is it for, what for, bruger, hvorfor",
}
_CATEGORIES = (
    "which|what|the|these|hvilke|hvad|categories|kinds|types|kategorier * data|information|oplysninger|persondata, "
    "know about, data * collect|hold|process|handle, information * collect|hold|process|handle"
)


def topics_of(heading: str) -> frozenset[str]:
    """Return the topics of a section; one on purposes may be on legal bases as well."""
    main = {topic for topic, phrases in _MAIN.items() if says(heading, phrases)}
    if main:
        return frozenset(main)
    other = next((topic for topic, phrases in _TOPICS.items() if says(heading, phrases)), None)
    if other:
        return frozenset({other})
    return frozenset({"categories"}) if says(heading, _CATEGORIES) else frozenset()
