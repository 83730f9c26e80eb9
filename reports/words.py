"""Words of the result that reports translate: states, severities and the elements that are built in."""

from pii_audit.model.elements import BUILT_IN, in_words

from .language import _, many, mark

STATES = (
    mark("pass"), mark("fail"), mark("incomplete"), mark("unverifiable"), mark("not applicable"),
    mark("critical"), mark("high"), mark("medium"), mark("low"), mark("info"),
    mark("new"), mark("unchanged"), mark("regressed"), mark("accepted"),
    mark("full"), mark("sampled"), mark("partial"), mark("unreadable"), mark("skipped"), mark("empty"), mark("described"),
    mark("in force"), mark("exceeded"), mark("expired"), mark("unused"), mark("unverified"),
    mark("database"), mark("files"), mark("objects"),
    mark("contact"), mark("contact age"), mark("held age"), mark("consent"), mark("use"), mark("opt out"), mark("profile"),
    mark("erased"), mark("restricted"), mark("clear"), mark("consented"), mark("customer"), mark("suppressed"),
    mark("opted out"), mark("robinson"), mark("consent later"), mark("customer channel"), mark("objected"), mark("none"),
    mark("adult"), mark("child"), mark("unknown"), mark("guardian"), mark("reply"), mark("evidenced"), mark("agree"),
    mark("disagree"), mark("allowed"), mark("returned"), mark("foreign key"), mark("view"), mark("statement"), mark("copy"), mark("overlap"),
)  # fmt: skip
"""Every state and kind a result can hold, in words."""


def words(state: str) -> str:
    """Say a status in words: `not applicable`; its reason behind a colon stays."""
    known, colon, reason = state.partition(":")
    said = _(known.replace("_", " "))
    return f"{said}: {reason.replace('_', ' ')}" if colon else said


def how_many(n: int, state: str) -> str:
    """Say `4 critical`, `2 unreadable`: a number and a state that goes by it."""
    said = f"%(n)s {state.replace('_', ' ')}"
    return many(said, said, n)


def element_words(id_: str) -> str:
    """Say an element or a category in words; those of the policy's own stay as they are."""
    return _(in_words(id_)) if id_ in BUILT_IN else in_words(id_)
