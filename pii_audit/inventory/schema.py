"""The models of pii-audit.yaml.

A dataset is named `source/dataset`; the dataset part is a glob over its whole name or its last part, so
that `shop/orders` names `public.orders` too.
"""

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator

from pii_audit.inventory.accepted import AcceptedSpec
from pii_audit.model.finding import Severity
from pii_audit.policy.schema import PeriodText, Region, Strict, ZoneName

Share = Annotated[float, Field(ge=0, le=1)]
NO_ELEMENT = "none"
"""Of a column: it holds no personal data."""


class SourceSpec(Strict):
    """A database, a folder, a file or a bucket."""

    url: str
    """A SQLAlchemy URL, a path, or an fsspec URL; or `env:NAME`, `file:PATH` that hold one."""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    owner: str | None = None
    """The company or unit that it belongs to, where that is not the policy's controller."""
    region: Region | None = None
    """Where it is, where the store does not say or knows only its own word for it."""
    recipient: str | None = None
    """Who gets what lies there: a party of registers.yaml."""
    egress: bool = False
    """Whether what lies there leaves the company, so that each dataset must have a recipient."""
    backup: bool = False
    """Whether it holds copies kept for restoring."""
    dbt: str | None = None
    """The manifest.json of the dbt project that makes its tables."""
    scripts: tuple[str, ...] = ()
    """SQL files, or globs of them, that run in the database and fill its tables or write files from them."""
    sample: Annotated[float, Field(gt=0, le=1)] = 1.0
    """Share of rows put before the detector; every row is still read and dated."""
    options: Mapping[str, Any] = Field(default_factory=dict)
    """For the driver, such as storage options; any text may be `env:NAME` or `file:PATH`."""


class JoinSpec(Strict):
    """A hop to another dataset of the same source."""

    to: str
    on: Mapping[str, str] = Field(min_length=1)
    """Column here to column there."""
    where: Mapping[str, str | int | bool | None] = Field(default_factory=dict)
    """Columns there and the value each must hold; null for none."""


class EventSpec(Strict):
    """Where an event or a state is found."""

    column: str | None = None
    exists: JoinSpec | tuple[JoinSpec, ...] | None = None
    join: JoinSpec | tuple[JoinSpec, ...] | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> "EventSpec":
        if (self.column is None) == (self.exists is None):
            raise ValueError("give either column (with or without join) or exists")
        if self.exists is not None and self.join is not None:
            raise ValueError("exists has its own hops; leave join out")
        return self


class ColumnSpec(Strict):
    """A column, here or some hops away."""

    column: str
    join: JoinSpec | tuple[JoinSpec, ...] | None = None


class InheritSpec(Strict):
    """A dataset whose retention rules, events and subject this one shares."""

    dataset: str
    on: Mapping[str, str] = Field(min_length=1)


class CellSpec(Strict):
    """What a column holds in the records meant."""

    column: str
    equals: str | int | bool | None
    """null for an empty cell."""


def cell_text(value: str | int | bool | None) -> str | None:
    """Write a value the way scanners hand it over."""
    return value if value is None else str(int(value)) if isinstance(value, bool) else str(value)


class ChannelSpec(Strict):
    """The channel of a message or a consent, record by record."""

    column: str
    values: Mapping[str, str] = Field(default_factory=dict)
    """What stands in the column, to the channel meant; what is not listed is taken as it is."""


class ConsentSpec(Strict):
    """A record of a consent (ISO/IEC TS 27560)."""

    given: str
    """The column that holds when."""
    withdrawn: str | None = None
    source: str | None = None
    """Where: the form, page or campaign."""
    text: str | None = None
    """The wording agreed to, or its version."""


class PeopleSpec(Strict):
    """How a dataset tells people apart, and what it says of each; people are matched across all sources."""

    keys: Mapping[Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")], str] = Field(min_length=1)
    """Kind of identifier to its column: `email`, `phone`, and any of the company's own such as `customer`."""
    sent: str | None = None
    """When a message was sent to the person."""
    contacted: bool = False
    """Whether everybody in it is to be reached, as in an audience or a mailing list."""
    channel: str | ChannelSpec | None = None
    """Of messages, consents and opt-outs: `email`, `sms`, `phone`, `post`, or a column."""
    consent: ConsentSpec | None = None
    opted_out: str | CellSpec | None = None
    """When the person opted out; empty for who did not."""
    suppressed: Literal[True] | str | None = None
    """A list of people who opted out: since when, or true."""
    bought: str | None = None
    """When the person bought something."""
    objected: str | CellSpec | None = None
    """Whether the person objected to messages on that occasion: a column that holds something, or a value."""
    born: str | None = None
    guardian: str | None = None
    """When a parent or guardian consented."""
    profiled: bool = False
    """Whether its records rate or forecast what the person likes."""
    erased: str | None = None
    """A register of erasures: when."""
    restricted: Literal[True] | str | CellSpec | None = None
    """People whose data may only be stored (GDPR Art. 18): all of them, those with a date, or with a value."""
    robinson: bool = False
    """A public list of people who want no post or calls, such as the Danish Robinson list."""

    def columns(self) -> frozenset[str]:
        """Return all columns it names."""
        named = [*self.keys.values(), self.sent, self.bought, self.born, self.guardian, self.erased]
        if self.consent:
            named += [self.consent.given, self.consent.withdrawn, self.consent.source, self.consent.text]
        for spec in (self.channel, self.opted_out, self.suppressed, self.objected, self.restricted):
            named.append(spec.column if isinstance(spec, ChannelSpec | CellSpec) else None)
        named += [
            spec for spec in (self.opted_out, self.suppressed, self.objected, self.restricted) if isinstance(spec, str)
        ]
        return frozenset(name for name in named if name)

    @model_validator(mode="after")
    def _messages_have_a_channel(self) -> "PeopleSpec":
        if (self.sent or self.contacted) and self.channel is None:
            raise ValueError("say the channel of its messages, such as channel: email")
        if self.sent and self.contacted:
            raise ValueError("give either sent, for a log of messages, or contacted, for a list of people")
        return self


class CollectedSpec(Strict):
    """How each record came in, where a column tells."""

    column: str
    values: Mapping[str, str] = Field(min_length=1)
    """What stands in the column, to the way of the policy's `collection` that is meant."""


class Binding(Strict):
    """What a dataset is for, and how its time limits are counted."""

    purposes: tuple[str, ...] = ()
    retention: tuple[str, ...] = ()
    subject: str | ColumnSpec | None = None
    """The column that tells people apart."""
    events: Mapping[str, Literal[True] | str | EventSpec] = Field(default_factory=dict)
    """Event to its column; a state that holds for every record is `true`."""
    inherits: InheritSpec | None = None
    columns: Mapping[str, str] = Field(default_factory=dict)
    """Column, or a glob over columns, to its element or `none`; what `policy lint --complete` asks for."""
    people: PeopleSpec | None = None
    collected: tuple[str, ...] | CollectedSpec = ()
    """The ways in which its data came in, of the policy's `collection`; or the column that tells, record by record."""
    recipient: str | None = None
    """Who gets this dataset: a party of registers.yaml. Else that of its source."""
    timezone: ZoneName | None = None
    """Of its timestamps without an offset, where it differs from the policy's `source_timezone`."""
    soft_deleted: str | CellSpec | None = None
    """Which records are only flagged as deleted: those where this column is not empty, or holds that value."""
    anonymised: str | CellSpec | None = None
    """Which records were anonymised in place, said the same way."""
    backup: bool = False
    """Whether it is a copy kept for restoring."""

    @property
    def ways(self) -> tuple[str, ...]:
        """The ways of collecting, whichever way they are named."""
        told = self.collected
        return tuple(dict.fromkeys(told.values.values())) if isinstance(told, CollectedSpec) else told

    @model_validator(mode="after")
    def _flags_have_a_limit(self) -> "Binding":
        flags = [name for name in ("soft_deleted", "anonymised") if getattr(self, name) is not None]
        if flags and not self.retention and not self.inherits:
            raise ValueError(f"{flags[0]} is judged together with a time limit; name one under retention")
        return self


def _compiled(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"no regular expression: {error}") from None
    return pattern


def _imported(name: object) -> object:
    module, _, function = str(name).partition(":")
    try:
        return getattr(import_module(module), function)
    except Exception as error:  # noqa: BLE001 - whatever a stranger's module raises on import
        raise ValueError(f"cannot be imported ({type(error).__name__}); write package.module:function") from None


class RecognizerSpec(Strict):
    """A kind of personal data of the company's own, by its form or by a list of its values."""

    element: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    """A built-in element, or one of the policy's."""
    pattern: Annotated[str, AfterValidator(_compiled)] | None = None
    context: tuple[str, ...] = ()
    """Words one of which must stand near a match in a text; without one it counts only where it fills a cell."""
    check: Annotated[Callable[[str], bool], BeforeValidator(_imported), WithJsonSchema({"type": "string"})] | None = (
        None
    )
    """`package.module:function` that tells whether a match of the pattern is a true one."""
    deny_list: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    """Words and phrases that always are of this kind, in upper or lower case."""

    @model_validator(mode="after")
    def _has_a_form(self) -> "RecognizerSpec":
        if not self.pattern and not self.deny_list:
            raise ValueError("give a pattern or a deny_list")
        if self.check and not self.pattern:
            raise ValueError("check needs a pattern; a deny_list is taken as it is")
        return self


class Detection(Strict):
    """Languages, models, recognizers and thresholds."""

    languages: tuple[Literal["da", "en"], ...] = Field(default=("en", "da"), min_length=1)
    models: Mapping[Literal["da", "en"], str] = Field(default_factory=dict)
    """Language to an installed spaCy package or a path, instead of the pinned one."""
    recognizers: tuple[RecognizerSpec, ...] = ()
    """Beside the built-in ones, and with precedence over them."""
    min_confidence: Share = 0.5
    """Below it a detection is not reported."""


class Gates(Strict):
    """What the audit must reach to pass."""

    fail_on: Severity | Literal["none"] | None = None
    """Severity from which a finding fails the audit, known before or not. By default high; with a baseline, none."""
    fail_on_new: Severity | Literal["none"] | None = None
    """The same for findings that the baseline does not hold. By default none; with a baseline, high."""
    max_overdue_rows: Annotated[int, Field(ge=0)] | None = None
    """Records past their time limit; one counts for every rule it breaks."""
    max_score_drop: Annotated[float, Field(ge=0, le=100)] | None = None
    """Points that the score may lose against the baseline's."""
    min_coverage: Share = 1.0
    """Share of the datasets in scope that must be read."""
    max_unverifiable: Share = 0.05
    """Share of a rule's records whose time limit may be beyond judging."""
    detection_limit: Share = 0.01
    """A sampled dataset must be large enough to show what this share of its rows holds, 95 times in 100."""


class Longitudinal(Strict):
    """Remembering people from audit to audit, hashed and encrypted, so that who was erased and comes back is seen."""

    key_file: str
    """32 random bytes, outside the folder of this file and readable by their owner alone."""
    keep: PeriodText
    """How long after a person was last seen, or erased."""


class InventoryFile(Strict):
    """pii-audit.yaml as written."""

    policy: str
    sources: Mapping[Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")], str | SourceSpec] = Field(
        min_length=1
    )
    datasets: Mapping[str, Binding] = Field(default_factory=dict)
    registers: str | None = None
    """The file of registers; see `inventory.registers`."""
    detection: Detection = Detection()
    gates: Gates = Gates()
    accepted: tuple[AcceptedSpec, ...] = ()
    """Findings that somebody answers for, until a day."""
    history: str | None = None
    """Where the numbers of every audit are kept: a file, or any SQLAlchemy URL; or `env:NAME`, `file:PATH`."""
    longitudinal: Longitudinal | None = None
