"""What a dataset says of the people in it, counted; who they are is never kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Question(StrEnum):
    """What is asked of each record of a dataset; its states exclude each other."""

    CONTACT = "contact"
    """May this person be written to? consented, customer, suppressed, opted_out, robinson, consent_later,
    customer_channel, objected, none, unverifiable."""
    CONTACT_AGE = "contact_age"
    """How old was the person on the day of the message? adult, child, unknown."""
    HELD_AGE = "held_age"
    """How old is the person today? adult, guardian, reply, child, unknown."""
    CONSENT = "consent"
    """Does the record of a consent hold its evidence? evidenced, incomplete."""
    USE = "use"
    """Is there a consent for what needs one? consented, none, unverifiable."""
    OPT_OUT = "opt_out"
    """Of the people whom another dataset (`against`) knows to have opted out: agree, disagree."""
    PROFILE = "profile"
    """May this person be profiled? allowed, objected."""
    ERASED = "erased"
    """Is this person in the register of erasures? clear, returned, erased."""
    RESTRICTED = "restricted"
    """Has this person's data been restricted? clear, restricted."""


@dataclass(frozen=True)
class PeopleFacts:
    """The answer to one question of one dataset."""

    question: Question

    source: str

    dataset: str

    channel: str
    """Of messages, `email` or `post`; empty where that is not said."""

    against: str
    """The other dataset of a comparison as `source/dataset`; empty where all others were looked at."""

    total: int
    """Records; people for `opt_out`."""

    states: Mapping[str, int]
    """Records by state, the reason behind a colon: `unverifiable:undated`, `incomplete:source`. Sums to the total."""

    subjects: Mapping[str, int] = field(default_factory=dict)
    """Distinct people by state."""

    latency: Mapping[str, int] = field(default_factory=dict)
    """Of messages after an opt-out: days between the two, `p95` and `max`."""

    problem: str = ""
    """Why nothing could be judged; empty where it was."""

    def count(self, *states: str) -> int:
        """Count the records in these states, whatever the reason."""
        return sum(n for state, n in self.states.items() if state.partition(":")[0] in states)

    def people(self, *states: str) -> int:
        """Count the distinct people in these states; one in two of them counts twice."""
        return sum(n for state, n in self.subjects.items() if state.partition(":")[0] in states)
