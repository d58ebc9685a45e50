"""The output folder can be read and written.

## What it does
Says what the operating system refused: to read what stands there, to write, or to remove what an
earlier build has left. A clinic's output is then wholly the old one.

## Why it matters
What is published would no longer be what the specs say, without anybody noticing.

## Put right
Give whoever runs clinicspec the right to write there, make room on the disk, or choose another
folder with `--output`.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS060",
    name="output-inaccessible",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the output folder",
    no_example="it is about the output folder",
)
