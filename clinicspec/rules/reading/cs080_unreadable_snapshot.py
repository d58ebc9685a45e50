"""A snapshot of the Address Registry can be read.

## What it does
Finds files and folders of a snapshot that the operating system refuses to hand over, links in its
folder, things that are no ordinary files, an empty folder, and what is too large for a snapshot: a
file of more than 16 MiB, more than 2,000 files, or more than 256 MiB in all.

## Why it matters
What can't be read may hold the very entry that a request would replace. So nothing is planned from
a part of a snapshot.

## Put right
Name a file that holds an answer of the registry, or a folder that holds nothing but such files.
Whatever begins with a dot is passed over.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS080",
    name="unreadable-snapshot",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="snapshots of the registry",
    no_example="it is about a snapshot of the registry, not about a spec",
)
