"""A test can be read.

## What it does
Finds tests that lack a key they need, and values that are not written as tests have them: dates,
times, numbers, lists of ids, the types of messages. A file without any test is found as well.

## Why it matters
A test that can't be read is not run, so nothing keeps what it was to promise.

## Put right
Write what the finding asks for. The other tests of the file are run meanwhile.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS091",
    name="unreadable-test",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the language of tests",
    no_example="tests stand in a file of their own",
)
