"""Put a trained pipeline into the package: `python -m training.pack OUT/model-last`.

Prints the digest to pin in pii_audit/detection/ner.py. The words of the training texts, which spaCy stores with a
pipeline and does not need to run it, are left out.
"""

import shutil
import sys
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from pii_audit.detection.ner import folder_digest

PACKED = Path("pii_audit/detection/person_model_da/pipeline")
META = {
    "name": "persons",
    "version": "1.0.0",
    "description": "Names of persons, places and organisations in Danish texts and cells; for pii-audit",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8,<3.9",
    "performance": {},  # measured by benchmarks/ner_uner.py
}
LEANING = 1.3
"""Added to the score of beginning a person at a word: a name missed is worse than a false one. Best F2 on UNER dev."""


def lean_to_persons(pipeline: Language) -> None:
    """Raise the scores of the two moves that begin a person, in the last layer of the tagger."""
    ner: Any = pipeline.get_pipe("ner")
    last = ner.model.get_ref("upper")
    scores = last.get_param("b")
    scores[[ner.move_names.index(move) for move in ("B-PER", "U-PER")]] += LEANING
    last.set_param("b", scores)


def main() -> None:
    """Pack one model."""
    pipeline = spacy.load(sys.argv[1])
    lean_to_persons(pipeline)
    pipeline.meta.update(META)
    pipeline.config["paths"] = dict.fromkeys(pipeline.config["paths"])  # where the training data lay
    shutil.rmtree(PACKED, ignore_errors=True)
    pipeline.to_disk(PACKED, exclude=["vocab"])
    print(folder_digest(PACKED))


if __name__ == "__main__":
    main()
