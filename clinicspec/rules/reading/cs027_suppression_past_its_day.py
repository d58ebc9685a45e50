"""A suppression ends when its day has passed.

## What it does
With `--as-of DATE`, finds suppressions whose `until` lies before that day. They suppress nothing any
more, so the finding is reported again. Without `--as-of` all of them hold, as nothing that `check` and
`build` say depends on the clock.

## Why it matters
Somebody promised to put something right by then. Run `check --as-of` with today's date in CI, so that
the promise is kept or renewed.

## Put right
Put right what the suppressed finding says, or write another `until` once that has been agreed.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS027",
    name="suppression-past-its-day",
    severity=Severity.WARNING,
    source="suppressions",
    no_example="it takes `--as-of`",
)
