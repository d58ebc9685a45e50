"""A file is text in UTF-8.

## What it does
Finds files that are saved as UTF-16 or UTF-32, and the first byte of a file that is no UTF-8. The
file is not read any further.

## Why it matters
Old editors save `ø` as one byte that means something else to every other program. Patients would
read `SÃ¥rskift` or `S�rskift` on a booking page.

## Put right
Save the file with the encoding UTF-8; a byte order mark at its beginning does no harm. In Visual
Studio Code the encoding stands at the bottom right, and a click on it offers to save with another.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS001",
    name="other-encoding",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the spec language",
    no_example="it takes a file in another encoding, and this page is UTF-8",
)
