"""How a store is set up: what its settings say of encryption, access, place and expiry; no row is read for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class StoreKind(StrEnum):
    """What a source is made of."""

    DATABASE = "database"
    FILES = "files"
    """Folders and files of this machine; SQLite's too."""
    OBJECTS = "objects"


REGION, ACCESS, EXPIRY = "region", "access", "expiry"
AT_REST, IN_TRANSIT = "encryption at rest", "encryption in transit"
"""Settings, as `unknown` names them."""


@dataclass(frozen=True)
class Exposure:
    """Something that lets anybody in."""

    what: str
    """In words that follow a subject: `its policy lets anybody read`."""

    datasets: tuple[str, ...] = ()
    """Those concerned; empty for all of the source."""


@dataclass(frozen=True)
class StoreFacts:
    """The settings of one source, as the store itself gave them."""

    source: str

    kind: StoreKind

    remote: bool = False
    """Whether it lies on another machine."""

    region: str | None = None
    """Where, in the provider's own word."""

    at_rest: bool | None = None
    """Whether it encrypts what it stores; None where that is unknown, or no setting of such a store."""

    in_transit: bool | None = None
    """Whether our own connection to it is encrypted; None as above, or where there is no network."""

    exposures: tuple[Exposure, ...] = ()

    expires: Mapping[str, int] | None = None
    """Days after which objects go by themselves, by the beginning of their names; None as for `at_rest`."""

    owner: str | None = None
    """Who answers for the source, by `owner` in pii-audit.yaml."""

    unknown: Mapping[str, str] = field(default_factory=dict)
    """Settings that such a store has and that could not be learnt, and why."""

    def expiry(self, dataset: str) -> int | None:
        """Return the days after which a dataset goes, or None where no rule reaches it."""
        return min((days for prefix, days in (self.expires or {}).items() if dataset.startswith(prefix)), default=None)
