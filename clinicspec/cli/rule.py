"""``clinicspec rule``: a rule's page, or the list of all rules or of a family."""

import json
from typing import Any

import click

from clinicspec.cli import text_or_json
from clinicspec.diagnostics.suggest import closest
from clinicspec.rules.catalogue import Entry, catalogue

VERSION = 1
"""Of the JSON."""

EPILOG = """\b
Examples:
  clinicspec rule                   all rules, a line each
  clinicspec rule HN4xx             those of a family
  clinicspec rule HN401             what it does, why it matters, how to put it right
  clinicspec rule --format json"""


@click.command(epilog=EPILOG)
@text_or_json.option
@click.argument("code", required=False)
def command(code: str | None, form: str) -> None:
    """Show the page of the rule CODE, or the list of all rules or of a family such as HN4xx."""
    entries = list(catalogue().values())
    family = [each for each in entries if code and code.lower() == each.family.lower()]
    page = code is not None and not family
    if code is not None:
        entries = family or [_entry(code)]
    if form == "json":
        listed = [_described(entry, with_page=page) for entry in entries]
        document = {"version": VERSION, "rules": listed}
        click.echo(json.dumps(document, indent=2))
    elif page:
        rule = entries[0].rule
        click.echo(f"# {rule.code} {rule.name} ({rule.severity}, since {rule.since})\n")
        click.echo(entries[0].page)
        click.echo(f"Source: {rule.source}")
        for line in entries[0].notices:
            click.echo(line)
    else:
        width = max(len(entry.rule.name) for entry in entries)
        for entry in entries:
            rule = entry.rule
            click.echo(f"{rule.code}  {rule.severity:7}  {rule.name:{width}}  {entry.summary}")


def _entry(code: str) -> Entry:
    """The rule with this code or name, however it is capitalised."""
    wanted = code.lower()
    for entry in catalogue().values():
        if wanted in (entry.rule.code.lower(), entry.rule.name):
            return entry
    guess = closest(code.upper(), catalogue())
    hint = f"did you mean {guess}?" if guess else "`clinicspec rule` lists them all"
    raise click.UsageError(f"there is no rule {code}; {hint}")


def _described(entry: Entry, *, with_page: bool) -> dict[str, Any]:
    rule = entry.rule
    described = {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "summary": entry.summary,
        "source": rule.source,
        "fixable": rule.fixable,
        "can_be_lowered": rule.can_be_lowered,
        "since": rule.since,
    }
    return described | ({"page": entry.page} if with_page else {})
