"""The benchmark is run from the root of the repository, so its modules are found there."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
