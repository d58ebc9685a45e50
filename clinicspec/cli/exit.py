"""Exit codes: what the tool tells scripts."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Never a count. Where several hold, FINDINGS goes before OUT_OF_DATE."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    NOTHING = 3
    OUT_OF_DATE = 4
    BUG = 70
    INTERRUPTED = 130
    """As shells have it for Ctrl-C."""
