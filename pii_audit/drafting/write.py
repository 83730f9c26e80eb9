"""The text of a drafted policy.yaml."""

from typing import Any

import yaml

from pii_audit.drafting.draft import Draft

MODELINE = "# yaml-language-server: $schema=policy.schema.json"
_HEAD = f"""\
{MODELINE}
# Drafted by `pii-audit policy draft` from {{file}}; not legal advice. Read every entry that bears `review: true`,
# correct it and take the mark out; then `pii-audit policy lint`. What the keys mean: docs/policy.md.
"""
_TITLES = {
    "categories": "what is declared",
    "legal_bases": "what for, and on which basis",
    "events": "how long",
    "recipients": "who else, and where",
    "children": "people",
    "commitments": "promises that `policy lint` compares",
}


class _Dumper(yaml.SafeDumper):
    """Writes no anchors, and short lists of words in one line."""

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        del indentless
        super().increase_indent(flow, False)


def _list(dumper: yaml.SafeDumper, data: list[Any]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True)


_Dumper.add_representer(list, _list)


def policy_text(draft: Draft, file: str) -> str:
    """Return policy.yaml: one part a section, in the order of the docs."""
    parts = [_HEAD.format(file=file)]
    for key, value in draft.data.items():
        if key in _TITLES:
            parts.append(f"# {'-' * 64} {_TITLES[key]}")
        text = yaml.dump({key: value}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=118)
        parts.append(text)
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)
