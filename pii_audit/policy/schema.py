"""The models of policy.yaml (`apiVersion: pii-audit/policy/v1`).

Fifteen lines are useful: categories with elements, and retention rules. Every other section is optional
and switches on the checks that need it. Ids are free; ISO/IEC 27555 gives the words event, period and
exception, DPV and fideslang the values of `dpv` and `fides`.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from pii_audit.model.finding import Severity
from pii_audit.model.period import Period
from pii_audit.model.regions import AREAS, country_of, is_country
from pii_audit.model.retention import Anchor
from pii_audit.policy.readings import Reading


class Strict(BaseModel):
    """An entry that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, arbitrary_types_allowed=True)


def _period(text: str) -> str:
    Period.parse(text)
    return text


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, IsADirectoryError) as error:
        raise ValueError(f"{name!r} is no IANA time zone; write one such as Europe/Copenhagen or UTC") from error
    return name


def _sentinel(text: str) -> str:
    year_zero = re.fullmatch(r"0000-[0-9]{2}-[0-9]{2}", text)  # no calendar has it; databases write it for none
    try:
        written_so = year_zero or date.fromisoformat(text).isoformat() == text
    except ValueError:
        written_so = False
    if not written_so:
        raise ValueError(f"{text!r} is no date; write it as YYYY-MM-DD, such as 1900-01-01")
    return text


def _region(name: str) -> str:
    if name not in AREAS and not is_country(name) and country_of(name) is None:
        raise ValueError(
            f"{name!r} is no region; write a country such as DK, EEA, or a cloud's region such as eu-north-1"
        )
    return name


def _area(name: str) -> str:
    if name not in AREAS and not is_country(name):
        raise ValueError(f"{name!r} is no country; write its two letters, such as DK, or EEA or EU")
    return name


def _number_as_text(value: object) -> object:
    """Take `version: 1` as text; YAML has read it as a number."""
    return str(value) if isinstance(value, int | float) else value


PeriodText = Annotated[str, AfterValidator(_period), Field(examples=["P2Y", "P3M", "P90D"])]
ZoneName = Annotated[str, AfterValidator(_zone), Field(examples=["Europe/Copenhagen"])]
Text = Annotated[str, BeforeValidator(_number_as_text), WithJsonSchema({"type": ["string", "number"]})]
MonthDay = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", examples=["12-31"])]
SentinelDate = Annotated[str, AfterValidator(_sentinel), Field(examples=["1900-01-01", "0000-00-00"])]
Region = Annotated[str, AfterValidator(_region), Field(examples=["DK", "EEA", "eu-north-1"])]
Area = Annotated[str, AfterValidator(_area), Field(examples=["DK", "EEA"])]
RuleId = Annotated[str, Field(pattern=r"^[A-Z]{3}\d{3}$")]


class Cite(Strict):
    """Where the published text says so."""

    section: str
    quote: str = Field(min_length=3)
    """Words of the text, verbatim; line breaks do not matter."""


class Entry(Strict):
    """What every entry may have."""

    label: str | None = None
    cite: Cite | None = None
    says: tuple[Reading, ...] = ()
    """What the quoted words mean, where `policy lint` compares it with others."""
    review: bool = False
    """Whether somebody still has to read this entry; `policy draft` writes it where it is not sure."""
    note: str | None = None
    checks: tuple[RuleId, ...] = ()
    """Rules that test it, instead of those that test its whole section."""
    of: str | None = None
    """Clause of which alone the findings of these checks count, such as `recipients.cloud`."""
    verifiable: bool = True
    """Whether data can show it at all; what it cannot is listed as not covered by the audit."""

    @model_validator(mode="after")
    def _of_has_checks(self) -> "Entry":
        if self.of and not self.checks:
            raise ValueError("of narrows checks; name them too")
        return self


class SourceText(Strict):
    """The published text that the quotes are verified against."""

    file: str
    sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    language: str | None = None
    published: Text | None = None
    sections: Mapping[str, str] = Field(default_factory=dict)
    """Section id to its heading, in the order of the text; a section reaches to the next heading."""


class Controller(Entry):
    """Who answers for the processing (GDPR Art. 4(7))."""

    name: str
    country: str | None = None


class Metadata(Strict):
    """Which policy this is."""

    id: str
    version: Text
    status: Literal["draft", "reviewed", "in_force"] = "draft"
    controller: Controller | None = None
    source: SourceText | None = None


class Settings(Strict):
    """How dates are read and days are counted."""

    timezone: ZoneName = "UTC"
    source_timezone: ZoneName | None = None
    """Of timestamps stored without an offset; the same as `timezone` unless said."""
    date_order: Literal["DMY", "MDY"] = "DMY"
    """How to read 03-04-2024 in a column that leaves it open."""
    sentinel_dates: tuple[SentinelDate, ...] = ("0000-00-00", "0001-01-01", "1900-01-01", "1970-01-01", "9999-12-31")
    financial_year_end: MonthDay = "12-31"
    grace: PeriodText | None = None
    """How long past its limit a record weighs little: the time an erasure job may take."""


class Parameter(Entry):
    """A number the policy leaves to the law or to the company."""

    value: Any
    source: str | None = None


class ParameterRef(Strict):
    """Stands for the value of a parameter."""

    param: str


class Element(Entry):
    """A kind of personal data the policy names."""

    detect: tuple[str, ...] = ()
    """Built-in elements that count as this one; its own name always does."""
    names: tuple[str, ...] = ()
    """Column names that hold it, as whole words: `order`, `ordre`."""
    optional: bool = False
    purposes_only: tuple[str, ...] = ()
    """Purposes outside which it must not be found, whatever the category allows."""
    needs_consent: bool = False
    """Whether it may be there only with the person's consent, as cookies and push tokens may."""
    must_be: Literal["hashed"] | None = None
    dpv: str | None = None
    fides: str | None = None


class Category(Entry):
    """A category of personal data (GDPR Art. 13-14, 30)."""

    elements: tuple[str, ...] = Field(min_length=1)
    declared: Literal["listed", "elsewhere", "implied"] = "listed"
    """Whether the text's own list names it, another place does, or it only follows."""
    activities: tuple[str, ...] = ()
    """On which occasions the text says it is collected, such as contest or survey."""


class Undeclared(Entry):
    """How bad it is to find what no category covers."""

    severity: Mapping[Severity, tuple[str, ...]] = Field(default_factory=dict)
    """Severity to elements; what is not listed keeps the rule's own."""


class LegalBasis(Entry):
    """A legal basis (GDPR Art. 6)."""

    dpv: str | None = None


class Basis(Strict):
    """What ties a purpose to its legal bases: the text itself, or our reading of it."""

    stated: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()


class Purpose(Entry):
    """A purpose of processing (GDPR Art. 5(1)(b))."""

    basis: Basis = Basis()
    categories: tuple[str, ...] = ()
    dpv: tuple[str, ...] = ()
    fides: tuple[str, ...] = ()


class Event(Entry):
    """What starts a time limit (`point`) or holds for a while (`state`)."""

    kind: Literal["point", "state"] = "point"
    file_clock: bool = False
    """Whether a file's own date is an upper bound on it: true of `collected`, false of later events."""


class ClockSpec(Strict):
    """When a time limit ends: an event, then periods one after the other."""

    start: str
    also: tuple[str, ...] = ()
    """Events that start the clock where they happened later."""
    anchor: Anchor | None = None
    period: PeriodText | None = None
    """Short for a single step."""
    steps: tuple[PeriodText | ParameterRef, ...] = ()

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> "ClockSpec":
        if (self.period is None) == (not self.steps):
            raise ValueError("give either period or steps")
        return self


class When(Strict):
    """The state a rule depends on."""

    is_: str | None = Field(default=None, alias="is")
    not_: str | None = Field(default=None, alias="not")

    @model_validator(mode="after")
    def _one_of_them(self) -> "When":
        if (self.is_ is None) == (self.not_ is None):
            raise ValueError("give either is or not")
        return self

    @property
    def event(self) -> str:
        """The state named."""
        return self.is_ or self.not_ or ""


class RetentionRule(Entry):
    """How long data may be kept (GDPR Art. 5(1)(e))."""

    clock: ClockSpec
    when: When | None = None
    purposes: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    null_trigger: Literal["open", "unverifiable"] = "open"
    """What a record is whose event has not happened or has no date."""
    exceptions: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    """Rules that do not apply to the records of a dataset to which this one does."""
    stale_open: ClockSpec | None = None
    """How long the event of the clock may fail to happen."""
    activities: tuple[str, ...] = ()
    """Of those of its categories, the ones that the text gives this time limit."""
    severity: Severity | None = None

    @model_validator(mode="after")
    def _one_stale_event(self) -> "RetentionRule":
        if self.stale_open and self.stale_open.also:
            raise ValueError("the clock of stale_open starts from one event; leave also out")
        return self


class RetentionException(Entry):
    """What allows data to stay longer: a longer clock, a state that suspends erasure, or an entry of a register."""

    clock: ClockSpec | None = None
    while_: str | None = Field(default=None, alias="while")
    register_: Literal["legal_holds"] | None = Field(default=None, alias="register")
    """The register of registers.yaml whose entries name the records."""
    only_elements: tuple[str, ...] = ()
    """What the exception covers; it extends nothing else of the record."""

    @model_validator(mode="after")
    def _one_of_them(self) -> "RetentionException":
        if sum(way is not None for way in (self.clock, self.while_, self.register_)) != 1:
            raise ValueError("give one of clock, while and register")
        if self.clock and self.clock.also:
            raise ValueError("the clock of an exception starts from one event; leave also out")
        return self


class Backups(Entry):
    """How old a backup may be (GDPR Art. 5(1)(e)): what was erased since lives on in it."""

    max_age: PeriodText | ParameterRef


class Recipient(Entry):
    """Who gets data (GDPR Art. 13(1)(e))."""

    role: Literal["processor", "third_party", "affiliate", "authority"] = "processor"
    purposes: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    """What it needs to do its work; empty where that is left open."""
    agreement: bool = True
    """Whether the text promises an agreement with it (GDPR Art. 28(3))."""
    safeguard: str | None = None
    """One of `transfers.safeguards` that covers what it gets, as binding corporate rules cover a group."""


class Safeguard(Entry):
    """What protects data outside the EEA (GDPR Art. 46)."""

    authority: str | None = None
    """Country of the authority that is said to have approved it, as two letters: DK."""


class Transfers(Strict):
    """Where data may lie."""

    regions: tuple[Area, ...] = ()
    """Countries, EEA or EU; all others need a safeguard (GDPR Art. 44-46)."""
    safeguards: Mapping[str, Safeguard] = Field(default_factory=dict)
    statements: Mapping[str, Entry] = Field(default_factory=dict)


class Children(Strict):
    """Ages and consent of guardians."""

    no_contact_under: int | None = Field(default=None, ge=1, le=21)
    reply_purposes: tuple[str, ...] = ()
    """Purposes for which a child's data may be used without a guardian: answering what the child asks."""
    statements: Mapping[str, Entry] = Field(default_factory=dict)


class Ground(Entry):
    """What allows a marketing message: the person's consent, or a purchase without objection (ePrivacy Art. 13(1)-(2))."""

    ground: Literal["consent", "purchase"] | None = None
    channels: tuple[str, ...] = ()
    """Channels it allows; empty for all."""


class Marketing(Strict):
    """Who may be written to."""

    purposes: tuple[str, ...] = ()
    eligible_if: Mapping[str, Ground] = Field(default_factory=dict)
    never_if: Mapping[str, Entry] = Field(default_factory=dict)
    unsubscribe_within: PeriodText | ParameterRef | None = None
    """How long after an opt-out messages may still arrive; none where that is not said."""
    consent_evidence: tuple[Literal["given", "source", "text"], ...] = ("given",)
    """What a record of a consent must hold: when it was given, where, to which wording (ISO/IEC TS 27560)."""


class Collection(Entry):
    """A way in which data is collected (GDPR Art. 13-14)."""

    elements: tuple[str, ...] = ()
    """All that may come this way; empty where that is left open."""
    supplier: bool = False
    """Whether somebody else collects it, who must be in the register with evidence that they may pass it on."""


class Policy(Strict):
    """A privacy policy."""

    api_version: Literal["pii-audit/policy/v1"] = Field(alias="apiVersion")
    metadata: Metadata
    settings: Settings = Settings()
    parameters: Mapping[str, Parameter] = Field(default_factory=dict)
    categories: Mapping[str, Category] = Field(min_length=1)
    elements: Mapping[str, Element] = Field(default_factory=dict)
    undeclared: Undeclared = Undeclared()
    legal_bases: Mapping[str, LegalBasis] = Field(default_factory=dict)
    purposes: Mapping[str, Purpose] = Field(default_factory=dict)
    events: Mapping[str, Event] = Field(default_factory=dict)
    retention: Mapping[str, RetentionRule] = Field(default_factory=dict)
    retention_exceptions: Mapping[str, RetentionException] = Field(default_factory=dict)
    backups: Backups | None = None
    collection: Mapping[str, Collection] = Field(default_factory=dict)
    recipients: Mapping[str, Recipient] = Field(default_factory=dict)
    transfers: Transfers = Transfers()
    children: Children = Children()
    marketing: Marketing = Marketing()
    security: Mapping[str, Entry] = Field(default_factory=dict)
    rights: Mapping[str, Entry] = Field(default_factory=dict)
    commitments: Mapping[str, Entry] = Field(default_factory=dict)

    def category_of(self, element: str) -> str | None:
        """Return the first category that declares an element, or None."""
        return next((id_ for id_, category in self.categories.items() if element in category.elements), None)

    def categories_of(self, element: str) -> tuple[str, ...]:
        """Return all categories that declare an element."""
        return tuple(id_ for id_, category in self.categories.items() if element in category.elements)

    def steps(self, clock: ClockSpec) -> tuple[Period, ...]:
        """Return the periods of a clock, parameters put in."""
        steps = (clock.period,) if clock.period else clock.steps
        return tuple(map(self.period, steps))

    def period(self, written: str | ParameterRef) -> Period:
        """Return a period, that of a parameter put in."""
        return Period.parse(str(self.parameters[written.param].value) if isinstance(written, ParameterRef) else written)

    def clauses(self) -> Iterator[tuple[str, Cite]]:
        """Yield every cited entry as `section.id` and its cite, in the order of the file's sections."""
        for clause, entry in self.entries():
            if entry.cite:
                yield clause, entry.cite

    def entries(self) -> tuple[tuple[str, Entry], ...]:
        """Return every entry as `section.id` and itself, in the order of the file's sections."""
        return self._entries_once

    @cached_property
    def _entries_once(self) -> tuple[tuple[str, Entry], ...]:  # walking all models is slow, and rules ask often
        controller = self.metadata.controller
        sections = [name for name in type(self).model_fields if name != "metadata"]
        found = [entry for name in sections for entry in _entries(name, getattr(self, name))]
        return (*((("metadata.controller", controller),) if controller else ()), *found)


def _entries(path: str, value: object) -> Iterator[tuple[str, Entry]]:
    if isinstance(value, Entry):
        yield path, value
    if isinstance(value, BaseModel):
        items: Iterator[tuple[str, object]] = ((name, getattr(value, name)) for name in type(value).model_fields)
    elif isinstance(value, Mapping):
        items = iter(value.items())
    else:
        return
    for name, child in items:
        yield from _entries(f"{path}.{name}", child)
