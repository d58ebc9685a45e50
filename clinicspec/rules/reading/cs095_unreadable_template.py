"""An own template can be read.

## What it does
Finds own templates of the booking pages that are no ordinary file, are links that lead out of the
folder of templates, are larger than 1 MiB, are not saved as UTF-8, or hold a character that can't be
seen; and a folder of more than 100 files, which is hardly one of templates.

## Why it matters
The pages would be made with clinicspec's own template in its place, and look other than somebody has
decided. A link out of the folder could bring in anything that stands on the computer.

## Put right
Put an ordinary file in its place, saved as UTF-8, or remove it.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS095",
    name="unreadable-template",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the folder of templates",
    no_example="templates are files of their own",
)
