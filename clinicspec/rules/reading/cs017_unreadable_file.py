"""Files and folders among the specs can be read.

## What it does
Finds files and folders that the operating system refuses to hand over, links that lead nowhere or
out of the specs folder, and things that are no ordinary files, such as pipes.

## Why it matters
A clinic that is not read is not checked, and one whose file can't be read is not taken for one that
is gone. A link out of the folder could bring in anything that stands on the computer.

## Put right
Put an ordinary file in its place, give whoever runs clinicspec the right to read it, or remove it.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS017",
    name="unreadable-file",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
    no_example="it is about files, not about what is in them",
)
