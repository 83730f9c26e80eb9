"""The models of registers.yaml: what a company keeps beside its data, such as who gets it and under which agreement.

Registers of people (consents, opt-outs, erasures, restrictions) are datasets like others; see `inventory.schema`.
"""

from collections.abc import Mapping
from datetime import date

from pydantic import Field, model_validator

from pii_audit.policy.schema import Region, Strict, Text


class Agreement(Strict):
    """A data processing agreement (GDPR Art. 28(3)); one without a date is none."""

    signed: date
    expires: date | None = None


class Party(Strict):
    """Somebody who gets data (GDPR Art. 30(1)(d))."""

    name: str
    type: str
    """One of the policy's recipients."""
    agreement: Agreement | None = None
    region: Region | None = None
    """Where it handles the data: a country, EEA, or a region of a cloud provider."""
    safeguard: str | None = None
    """One of the policy's safeguards, for a region outside those declared (GDPR Art. 46)."""
    note: str | None = None


class LegalHold(Strict):
    """What suspends erasure, in which records, and how long (ISO/IEC 27555)."""

    id: str
    dataset: str
    """`source/glob`, as under datasets."""
    where: Mapping[str, Text] = Field(default_factory=dict)
    """Columns and the value each holds in the records concerned; empty for all of them."""
    from_: date = Field(alias="from")
    to: date
    """The last day it holds; renew it rather than leave it open."""
    approved_by: str
    reason: str

    @model_validator(mode="after")
    def _in_order(self) -> "LegalHold":
        if self.to < self.from_:
            raise ValueError(f"it ends on {self.to}, before it begins on {self.from_}")
        return self


class Disclosure(Strict):
    """Data handed to an authority, a court or an insurer."""

    recipient: str
    """The name of a party of this file."""
    dataset: str
    """`source/glob` of what was handed over."""
    on: date
    ground: str
    """The law or the reason."""
    approved_by: str


class Supplier(Strict):
    """Somebody data was bought or received from (GDPR Art. 14(2)(f))."""

    name: str
    collection: str
    """One of the policy's ways of collecting."""
    dataset: str
    """`source/glob` of what was received."""
    received: date
    evidence: str
    """What shows that they may pass it on, such as a licence and its number."""


class Registers(Strict):
    """registers.yaml as written."""

    recipients: tuple[Party, ...] = ()
    legal_holds: tuple[LegalHold, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    suppliers: tuple[Supplier, ...] = ()

    def party(self, name: str) -> Party | None:
        """Return the party of this name, or None."""
        return next((party for party in self.recipients if party.name == name), None)
