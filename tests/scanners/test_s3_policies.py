"""Bucket policies as anybody may have written them."""

import json

from hypothesis import given
from hypothesis import strategies as st

from pii_audit.scanners.asking import Untold
from pii_audit.scanners.s3_settings import _opened

_WORDS = st.sampled_from(["Allow", "Deny", "*", "s3:*", "s3:GetObject", "AWS", "arn:aws:s3:::b/*"]) | st.text(
    max_size=5
)
_KEYS = st.sampled_from(["Statement", "Effect", "Principal", "Action", "Resource", "AWS", "Condition"])
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=5),
    max_leaves=20,
)


@given(_JSON)
def test_any_json__is_read_or_said_to_be_beyond_understanding(written: object) -> None:
    try:
        assert all(isinstance(pattern, str) for pattern in _opened(json.dumps({"Statement": written})))
        list(_opened(json.dumps(written)))
    except Untold as why:
        assert str(why) == "the bucket's policy cannot be understood"
