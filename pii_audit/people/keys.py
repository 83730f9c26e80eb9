"""Identifiers of people, written in one way and hashed: equal for the same person, and nothing else can be told from them."""

import numpy as np
import numpy.typing as npt
import pandas as pd
import phonenumbers
import pyarrow as pa
import pyarrow.compute as pc

Keys = npt.NDArray[np.uint64]
"""A hash a record; 0 where it has no identifier of the kind."""


def hashed(values: "pd.Series[str]", kind: str, country: str | None, hash_key: str) -> Keys:
    """Hash a column of identifiers.

    Args:
        values: as they stand in the data.
        kind: `email`, `phone`, or one of the company's own.
        country: ISO code of numbers without a country code.
        hash_key: 16 characters, random for each audit (SipHash-2-4).
    """
    texts = pc.utf8_normalize(pa.array(values, type=pa.large_string(), from_pandas=True), form="NFKC")
    texts = pc.utf8_trim_whitespace(pc.utf8_lower(texts))
    if kind == "phone":
        texts = _international(texts, country)
    filled = pc.fill_null(pc.not_equal(texts, ""), fill_value=False).to_numpy(zero_copy_only=False)
    # The kind takes part, so that customer 7 and order 7 differ.
    named = pc.binary_join_element_wise(_scalar(kind), texts, _scalar(":")).to_numpy(zero_copy_only=False)
    keys = np.zeros(len(values), dtype=np.uint64)
    keys[filled] = pd.util.hash_array(named[filled], hash_key=hash_key, categorize=False) | np.uint64(1)
    return keys


def _scalar(text: str) -> pa.Scalar:
    return pa.scalar(text, type=pa.large_string())


def _international(texts: pa.LargeStringArray, country: str | None) -> pa.LargeStringArray:
    """Write phone numbers as + and digits; a number without a country code is one of the country."""
    bare = pc.replace_substring_regex(texts, r"\(0\)|[^0-9+]", "")
    bare = pc.replace_substring_regex(bare, r"^00", "+")
    code = phonenumbers.country_code_for_region(country or "")
    if country is None or not code:
        return bare
    trunk = phonenumbers.ndd_prefix_for_region(country, strip_non_digits=True) or ""
    local = pc.replace_substring_regex(bare, f"^{trunk}", "") if trunk else bare
    abroad = pc.or_(pc.starts_with(bare, "+"), pc.equal(bare, ""))
    return pc.if_else(abroad, bare, pc.binary_join_element_wise(_scalar(f"+{code}"), local, _scalar("")))
