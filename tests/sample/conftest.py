"""The generator's modules lie beside generate.py, which is run as a script; its tests import them the same way."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "sample_data"))
