"""A snapshot holds answers, not refusals.

## What it does
Finds SOAP faults among a snapshot's files, such as that the registry knows no party with the
HER-ID that was asked for. Only `NotFound` is an answer: the party that the file is named after has no
CPP yet.

## Why it matters
Somebody meant an entry to stand there. Without it, what should change can't be told from what
should be created.

## Put right
Ask for the HER-ID that was meant, or remove the file if there is no such entry.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS085",
    name="registry-refusal",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="snapshots of the registry",
    no_example="it is about a snapshot of the registry, not about a spec",
)
