"""An own template is one that pages can be made of.

## What it does
Finds own templates that are no Jinja template, that use what clinicspec's templates don't have, such
as the filter `safe`, and whose parts don't fit together: a block that the template which is extended
lacks, or a macro that is called and stands nowhere.

## Why it matters
No page can be made, or pages lack what stands in the block. With `safe` the text of a spec could be
HTML: a quotation mark in a clinic's name might then break its pages, and a tag change them.

## Put right
Write the template as [templates.md](templates.md) says. HTML that stands in the template is HTML
anyhow, without `safe`.
"""

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.rule import Rule

RULE = Rule(
    code="CS097",
    name="broken-template",
    severity=Severity.ERROR,
    fixed_severity=True,
    source="the folder of templates",
    no_example="templates are files of their own",
)
