"""A file that is sent with a dialogue is 12 MB at most.

## What it does
Finds attachments of message templates that are larger than 12 MB, read as 12,000,000 bytes so that
the file is small enough whichever way a megabyte is counted.

## Why it matters
The guide: “The files cannot be larger than 12 MB.” The message would not be sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Severity
from clinicspec.model.files import named_files
from clinicspec.routing.facts import ATTACHMENT_MEGABYTES
from clinicspec.rules.rule import Rule

if TYPE_CHECKING:
    from clinicspec.model.spec import Spec
    from clinicspec.rules.run import Places

RULE = Rule(
    code="HN205",
    name="attachment-too-large",
    severity=Severity.ERROR,
    source="guide: Send a dialogue",
    guide=("L16b",),
    no_example="it takes a file of more than 12 MB",
)

MAX_BYTES = ATTACHMENT_MEGABYTES.value * 1_000_000


def check_files(
    spec: Spec, places: Places, size_of: Callable[[str], int | None]
) -> Iterator[Draft]:
    """Look at the files that a spec names; ``size_of`` gives bytes, or None for no such file."""
    for part, key, name in named_files(spec):
        size = size_of(name)
        if size is None:
            yield Draft(
                "CS040",
                f"there is no file “{name}” beside the spec",
                "put the file there, or write the name of one that is",
                places.of(part, *key),
            )
        elif size > MAX_BYTES and key[0] == "attachments":
            yield Draft(
                RULE.code,
                f"“{name}” is {size / 1_000_000:.1f} MB, so HelseNorge would not take the message",
                "attach a file of 12 MB at most",
                places.of(part, *key),
            )
