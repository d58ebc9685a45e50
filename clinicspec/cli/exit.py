"""Exit codes: what the tool tells scripts."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Never a count. Where several hold, the order is FINDINGS, NEEDS_APPROVAL, OUT_OF_DATE."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    NOTHING = 3
    OUT_OF_DATE = 4
    """Of a plan: changes are pending."""
    NEEDS_APPROVAL = 5
    BUG = 70
    NOT_WRITTEN = 74
    """What was to be said could not be: EX_IOERR of sysexits.h."""
    INTERRUPTED = 130
    """As shells have it for Ctrl-C."""
