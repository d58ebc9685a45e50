"""Whatever a test names is in the clinic's spec.

## What it does
Finds ids in tests that stand in no section of the spec: of employees, GPs, vacant lists, calendars
and appointment types. An employee who is no GP has no patients, so none who send messages to a
practitioner or book.

## Why it matters
A test that somebody who is not there receives nothing always passes. After an employee has been
renamed, it would guard nobody.

## Put right
Write the id as the finding suggests, or one that stands in the spec. Of a group, name the members.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS092",
    name="unknown-id-in-test",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the language of tests",
    no_example="tests stand in a file of their own",
)
