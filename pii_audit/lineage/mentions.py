"""Identifiers inside running texts: e-mail addresses and telephone numbers, as keys."""

import re
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pii_audit.detection.keys import PHONE_IN_TEXT
from pii_audit.lineage.identifiers import Identifiers, KeyName
from pii_audit.people.keys import Keys, hashed

_EMAIL = re.compile(r"[^\s@<>()\[\]{},;:\"'|=]+@[^\s@<>()\[\]{},;:\"'|=]+\.[^\W\d_]{2,}")
_FORMS = {"email": (_EMAIL, r"@"), "phone": (PHONE_IN_TEXT, r"[0-9](?:[ .()-]{0,2}[0-9]){7}")}
"""By kind, what to look for, and what is in every text that has it."""


def mentions(frame: pd.DataFrame, how: Identifiers) -> Iterator[tuple[KeyName, Keys]]:
    """Yield the keys of what texts mention, a key once for each cell; cells that are an identifier as a whole are left out."""
    for position, name in enumerate(map(str, frame.columns)):
        texts = pa.array(frame.iloc[:, position], type=pa.large_string(), from_pandas=True)
        for kind, (form, sign) in _FORMS.items():
            likely = texts.filter(pc.fill_null(pc.match_substring_regex(texts, sign), fill_value=False)).to_pylist()
            found = [
                match
                for text in likely
                for match in {m.strip(".") for m in form.findall(text)}
                if match != text.strip()
            ]
            if found:
                keys = hashed(pd.Series(found, dtype="str"), kind, how.country, how.hash_key)
                yield (name, kind), np.sort(keys)
