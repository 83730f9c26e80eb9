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
from pii_audit.policy.schema import Strict, ZoneName

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
    region: str | None = None
    recipient: str | None = None
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


class InventoryFile(Strict):
    """pii-audit.yaml as written."""

    policy: str
    sources: Mapping[Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")], str | SourceSpec] = Field(
        min_length=1
    )
    datasets: Mapping[str, Binding] = Field(default_factory=dict)
    detection: Detection = Detection()
    gates: Gates = Gates()
