"""DataFog over a text file, line by line; runs in DataFog's own environment.

Run: `python datafog_lines.py FILE RESULT`. Line by line, because its time grows with the square of what it finds in one
text, and by cells it takes longer. The engine is the regular expressions that come without an extra.
"""

import json
import sys
from pathlib import Path

from datafog import scan  # type: ignore[import-not-found]  # installed there only


def main() -> None:
    """Write the distinct texts found of each type."""
    source, result = map(Path, sys.argv[1:])
    hits: dict[str, set[str]] = {}
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            for entity in scan(line, engine="regex").entities:
                hits.setdefault(entity.type, set()).add(entity.text)
    result.write_text(json.dumps({kind: sorted(texts) for kind, texts in hits.items()}, ensure_ascii=False))


if __name__ == "__main__":
    main()
