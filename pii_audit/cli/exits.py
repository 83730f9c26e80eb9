"""Exit codes, and how errors become one."""

from enum import IntEnum

from pii_audit.model.errors import UserError


class Exit(IntEnum):
    """What a run ends with. Where several apply, 5 outweighs 2, then 1, 3 and 4."""

    PASS = 0
    GATE_FAILED = 1
    INVALID = 2
    INCOMPLETE = 3
    NOT_WRITTEN = 4
    INTERNAL = 5
    INTERRUPTED = 130


MEANS = {
    Exit.PASS: "passed",
    Exit.GATE_FAILED: "a gate failed: by default, a finding of severity high or above",
    Exit.INVALID: "usage, configuration or policy invalid; the message names file, line and remedy",
    Exit.INCOMPLETE: "incomplete: something in scope was not read or could not be verified",
    Exit.NOT_WRITTEN: "an output file, or standard output, could not be written",
    Exit.INTERNAL: "internal error",
    Exit.INTERRUPTED: "interrupted; files not named as written were left as they were",
}

EXIT_TABLE = """Exit codes: 0 passed · 1 a gate failed · 2 usage, config or policy invalid · 3 incomplete:
something in scope was not verified · 4 output not written · 5 internal error · 130 interrupted."""


class NotWritten(Exception):
    """An output could not be written; the message says which and why, and holds nothing of it."""


class UsageProblem(UserError):
    """The command cannot be carried out as given; the message says why and what to do."""
