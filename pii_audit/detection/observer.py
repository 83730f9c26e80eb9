"""Looking at every value once, before anything is judged: what runs wherever the rows are read."""

from collections.abc import Sequence

import pandas as pd

from pii_audit.detection.custom import CustomRecognizer, configured, installed
from pii_audit.detection.kind import Kind
from pii_audit.detection.kinds import KINDS
from pii_audit.detection.people import full_names
from pii_audit.detection.prefilter import Prefilter
from pii_audit.detection.sample import FieldSample, observe
from pii_audit.inventory.schema import Detection


class Observer:
    """Samples fields for the detector; needs no model and no recognizer. The same seed keeps the same values."""

    def __init__(self, settings: Detection, seed: int) -> None:
        """Make one.

        Raises:
            RecognizerError: a recognizer of another package does not load.
        """
        self._seed = seed
        self.custom: Sequence[CustomRecognizer] = (*configured(settings.recognizers), *installed())
        self.kinds: Sequence[Kind] = (*(own.kind for own in self.custom), *KINDS)
        self._prefilter = Prefilter(self.kinds)

    def observe(self, frame: pd.DataFrame) -> dict[str, FieldSample]:
        """Take one batch of a dataset in; parts of a field go together with `sample.merge`."""
        columns = {str(field): values for field, values in frame.items()}
        return observe(columns, self.kinds, self._prefilter, self._seed, full_names(frame))
