"""Every key of a test file is one that tests have.

## What it does
Finds keys in a `*.test.yaml` that mean nothing where they stand. What a test can hold follows from
what it is about: a message (`message`), booking (`patient_of`) or slots (`calendar`).

## Why it matters
An expectation under a mistyped key would never be looked at: the test would pass, and whoever reads
it would believe that the clinic is as it says.

## Put right
Write the key as the finding suggests, or remove it. An editor completes the keys:
`clinicspec schema test`.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS090",
    name="unknown-test-key",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the language of tests",
    no_example="tests stand in a file of their own",
)
