"""JSON that cannot steer the terminal it is shown on."""

import json
import re
from typing import Any

_UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
"""What JSON may hold as it is and no terminal should: C1 controls, and what draws nothing or turns the direction."""


def harmless(text: str) -> str:
    """Write such characters of a JSON text as the escapes that stand for them; they occur in its strings only."""
    return _UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], text)


def dumped(value: Any) -> str:
    """Write a value as indented JSON with a newline at the end."""
    return harmless(json.dumps(value, indent=2, ensure_ascii=False)) + "\n"
