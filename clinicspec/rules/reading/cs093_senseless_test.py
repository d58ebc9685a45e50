"""A test can fail, and it can pass.

## What it does
Finds tests that expect nothing, that leave open whose patient sends the message, and that expect
what can't be at once: that somebody receives a message and does not, or that there is no slot and
the first begins at eight.

## Why it matters
A test that can't fail looks as if something were guarded, and one that can't pass only says so when
somebody looks for the mistake in the spec.

## Put right
Add what the test is to expect, or decide for one of the two.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS093",
    name="senseless-test",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the language of tests",
    no_example="tests stand in a file of their own",
)
