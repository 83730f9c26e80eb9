"""The models of pii-audit.yaml.

A dataset is named `source/dataset`; the dataset part is a glob over its whole name or its last part, so
that `shop/orders` names `public.orders` too.
"""

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator

from pii_audit.model.finding import Severity
from pii_audit.policy.schema import PeriodText, Strict, Text, ZoneName

Share = Annotated[float, Field(ge=0, le=1)]


class SourceSpec(Strict):
    """A database, a folder, a file or a bucket."""

    url: str
    """A SQLAlchemy URL, a path, or an fsspec URL; or `env:NAME`, `file:PATH` that hold one."""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    owner: str | None = None
    region: str | None = None
    recipient: str | None = None
    dbt: str | None = None
    """The manifest.json of the dbt project that makes its tables."""
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


class FlagSpec(Strict):
    """A column that marks a record by its value."""

    column: str
    equals: Text


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
    opted_out: str | FlagSpec | None = None
    """When the person opted out; empty for who did not."""
    suppressed: Literal[True] | str | None = None
    """A list of people who opted out: since when, or true."""
    bought: str | None = None
    """When the person bought something."""
    objected: str | FlagSpec | None = None
    """Whether the person objected to messages on that occasion: a column that holds something, or a value."""
    born: str | None = None
    guardian: str | None = None
    """When a parent or guardian consented."""
    profiled: bool = False
    """Whether its records rate or forecast what the person likes."""
    erased: str | None = None
    """A register of erasures: when."""
    restricted: Literal[True] | str | FlagSpec | None = None
    """People whose data may only be stored (GDPR Art. 18): all of them, those with a date, or with a value."""
    robinson: bool = False
    """A public list of people who want no post or calls, such as the Danish Robinson list."""

    def columns(self) -> frozenset[str]:
        """Return all columns it names."""
        named = [*self.keys.values(), self.sent, self.bought, self.born, self.guardian, self.erased]
        if self.consent:
            named += [self.consent.given, self.consent.withdrawn, self.consent.source, self.consent.text]
        for spec in (self.channel, self.opted_out, self.suppressed, self.objected, self.restricted):
            named.append(spec.column if isinstance(spec, ChannelSpec | FlagSpec) else None)
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


class Binding(Strict):
    """What a dataset is for, and how its time limits are counted."""

    purposes: tuple[str, ...] = ()
    retention: tuple[str, ...] = ()
    subject: str | ColumnSpec | None = None
    """The column that tells people apart."""
    events: Mapping[str, Literal[True] | str | EventSpec] = Field(default_factory=dict)
    """Event to its column; a state that holds for every record is `true`."""
    inherits: InheritSpec | None = None
    people: PeopleSpec | None = None
    recipient: str | None = None
    """Who gets this dataset: a party of registers.yaml. Else that of its source."""
    timezone: ZoneName | None = None
    """Of its timestamps without an offset, where it differs from the policy's `source_timezone`."""


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

    fail_on: Severity | Literal["none"] = Severity.HIGH
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
    longitudinal: Longitudinal | None = None
