"""YAML files that people write: read with positions, so that every error can point at its place.

Scalars follow the YAML 1.2 core schema: `NO` and `on` are text, and so is an unquoted date.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pii_audit.model.errors import UserError

Place = tuple[str | int, ...]
"""Keys and indexes from the top of a document down to a value."""

_MAX_NODES = 200_000
"""Aliases can unfold without end; no file written by people is this large."""

_MAX_DEPTH = 50
_MAX_BYTES = 10_000_000

_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\Z", re.ASCII)
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?\Z", re.ASCII)
_CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}
_SECRET = re.compile(
    r"((?:pass|pwd|secret|token|key(?!s\b)|credential)\w*[\"']?\s*[:=]\s*)\S.*|(?<=:).*(?=@)",
    re.IGNORECASE,
)
"""What follows a key named like a secret, and a user and password in a URL."""
_LONGEST_LINE = 1_000
"""Characters of a line looked at; the pattern takes minutes for very long ones."""

_EXPECTED = {
    "tuple_type": "a list, such as [one, another]",
    "dict_type": "keys and values, such as {name: value}",
    "mapping_type": "keys and values, such as {name: value}",
    "model_type": "keys and values, such as {name: value}",
    "string_type": "text; put quotes around it",
}

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a file, and where."""

    file: str
    line: int
    """From 1; 0 where no line is to blame."""
    column: int
    message: str
    text: str = ""
    """The line itself, secrets blotted out."""

    def __str__(self) -> str:
        if not self.line:
            return f"{visible(self.file)}: {visible(self.message)}"
        margin = f"{self.line:>5} | "
        caret = " " * (len(margin) + self.column - 1) + "^"
        place = f"{visible(self.file)}:{self.line}:{self.column}"
        return f"{place}: {visible(self.message)}\n{margin}{visible(self.text)}\n{caret}"


class DocumentError(UserError):
    """A file that people wrote is wrong; carries everything found, not only the first thing."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda p: (p.file, p.line, p.column, p.message)))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Document:
    """A YAML file, its data, and where each key and value of it stands."""

    path: Path
    text: str
    data: Mapping[str, Any]
    marks: Mapping[Place, tuple[int, int]]
    """Line and column from 0: of the key for a mapping's entry, of the value in a list."""

    def problem(self, place: Place, message: str) -> Problem:
        """Make a problem at a place, or at the nearest place above it that stands in the file."""
        while place and place not in self.marks:
            place = place[:-1]
        line, column = self.marks.get(place, (0, 0))
        return _problem(self.path, self.text, line, column, message)


def nearest(word: str, known: Sequence[str]) -> str:
    """Say which known word was probably meant, as the end of a message; empty where none is close."""
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    if close:
        return f"; did you mean {close[0]!r}?"
    return f"; known are {', '.join(sorted(known))}" if 0 < len(known) <= 25 else ""


def visible(text: str) -> str:
    """Show what could steer a terminal or turn the reading direction as an escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _problem(path: Path, text: str, line: int, column: int, message: str) -> Problem:
    lines = text.splitlines()
    shown = _SECRET.sub(r"\1***", lines[line][:_LONGEST_LINE]) if line < len(lines) else ""
    return Problem(path.name, line + 1, column + 1, message, shown[:160])


def read(path: Path) -> Document:
    """Read a YAML file whose top is a mapping.

    Raises:
        DocumentError: it is missing, is no text, is no YAML, holds a key twice, or its top is no mapping.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe or a device would be read for ever
            raise DocumentError([Problem(str(path), 0, 0, "is no file")])
        if path.stat().st_size > _MAX_BYTES:
            raise DocumentError([Problem(str(path), 0, 0, f"is larger than {_MAX_BYTES:,} bytes")])
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise DocumentError([Problem(str(path), 0, 0, "no such file")]) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = "is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror or "cannot be read"
        raise DocumentError([Problem(str(path), 0, 0, reason)]) from None
    try:
        _check_depth(path, text)
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        raise DocumentError([_problem(path, text, line, column, f"not YAML: {error.problem}")]) from None
    except yaml.YAMLError:
        raise DocumentError([Problem(path.name, 0, 0, "not YAML: a character that YAML does not allow")]) from None
    marks: dict[Place, tuple[int, int]] = {}
    problems: list[Problem] = []
    if not isinstance(root, yaml.MappingNode):
        raise DocumentError([_problem(path, text, 0, 0, "expected keys and values at the top of the file")])

    def build(node: yaml.Node, place: Place) -> Any:
        if len(marks) > _MAX_NODES:
            raise DocumentError([Problem(path.name, 0, 0, f"unfolds to more than {_MAX_NODES} values")])
        if len(place) > _MAX_DEPTH:
            at = (node.start_mark.line, node.start_mark.column)
            raise DocumentError([_problem(path, text, *at, "an alias stands in what it stands for")])
        marks.setdefault(place, (node.start_mark.line, node.start_mark.column))
        if isinstance(node, yaml.SequenceNode):
            return [build(child, (*place, i)) for i, child in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            at = (key_node.start_mark.line, key_node.start_mark.column)
            if key in data:
                first = marks[(*place, key)][0] + 1
                problems.append(_problem(path, text, *at, f"key {key!r} stands twice; first on line {first}"))
                continue
            marks[(*place, key)] = at
            data[key] = build(value_node, (*place, key))
        return data

    data = build(root, ())
    if problems:
        raise DocumentError(problems)
    return Document(path, text, data, marks)


def _check_depth(path: Path, text: str) -> None:
    """Look before composing, which ends the process where a hostile file nests some ten thousand levels."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            at = (event.start_mark.line, event.start_mark.column) if event.start_mark else (0, 0)
            raise DocumentError([_problem(path, text, *at, f"nested more than {_MAX_DEPTH} levels deep")])


def _scalar(node: yaml.ScalarNode) -> str | int | float | bool | None:
    text = str(node.value)
    if node.style:  # quoted or a block: always text
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INT.match(text):
        return int(text)
    return float(text) if _FLOAT.match(text) else text


def validate(document: Document, model: type[_Model]) -> _Model:
    """Turn a document into a model.

    Raises:
        DocumentError: with one problem for each thing that does not fit.
    """
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
    problems = []
    for details in errors:
        place, rest = _locate(document.data, details["loc"])
        wrong_branch = bool(rest) and details["type"].endswith("_type")
        if wrong_branch and _any_deeper(document.data, errors, place):
            continue  # the value was meant as the union's other branch, whose own errors are reported
        problems.append(document.problem(place, _message(details, model, place)))
    raise DocumentError(list(dict.fromkeys(problems)))


def _locate(data: Any, loc: Place) -> tuple[Place, Place]:
    """Split pydantic's location into the keys that stand in the data and what pydantic added behind them."""
    place: list[str | int] = []
    rest: list[str | int] = []
    for part in loc:
        inside = part in data if isinstance(data, Mapping) else isinstance(part, int) and isinstance(data, list)
        if inside:
            data = data[part]
            place.append(part)
            rest.clear()
        else:
            rest.append(part)
    return tuple(place), tuple(rest)


def _any_deeper(data: Any, errors: Sequence[ErrorDetails], place: Place) -> bool:
    """Whether another error lies below this place, or names a key missing right there."""
    for other in errors:
        at, _ = _locate(data, other["loc"])
        if at[: len(place)] == place and (len(at) > len(place) or other["type"] in {"missing", "value_error"}):
            return True
    return False


def _message(details: ErrorDetails, model: type[BaseModel], place: Place) -> str:
    kind, context = details["type"], details.get("ctx", {})
    if kind == "extra_forbidden":
        return f"unknown key {place[-1]!r}" + nearest(str(place[-1]), list(_keys(model, place[:-1])))
    if kind == "missing":
        return f"missing key {details['loc'][-1]!r}"
    if kind in {"enum", "literal_error"}:
        return f"expected {context['expected']}"
    if kind in _EXPECTED:
        return f"expected {_EXPECTED[kind]}"
    text = str(context.get("error", details["msg"]))
    return text[:1].lower() + text[1:]


def _keys(annotation: Any, place: Place) -> Iterator[str]:
    """Yield the keys that the models allow at a place."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = {field.alias or name: field for name, field in annotation.model_fields.items()}
        if not place:
            yield from fields
        elif place[0] in fields:
            yield from _keys(fields[str(place[0])].annotation, place[1:])
        return
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        for member in args:
            yield from _keys(member, place)
    elif args and annotation is not NoneType and origin is not None and place:
        value = args[1] if isinstance(origin, type) and issubclass(origin, Mapping) else args[0]
        yield from _keys(value, place[1:])
