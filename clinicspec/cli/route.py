"""``clinicspec route``: who receives a message, and why."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, cast

import click

from clinicspec.check import model_and_tree_of
from clinicspec.cli import one_clinic
from clinicspec.cli import session as run
from clinicspec.cli.day import Day
from clinicspec.cli.exit import ExitCode
from clinicspec.diagnostics.finding import Finding, Severity
from clinicspec.diagnostics.render import as_json
from clinicspec.diagnostics.render.text import excerpt, printable
from clinicspec.model.names import MESSAGE_NAMES, MESSAGE_TYPES, MessageService, listed
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import SpecTree
from clinicspec.model.unknown import UnknownValue
from clinicspec.routing.backend import route
from clinicspec.routing.explain import Step, explain, not_offered, way_in_words
from clinicspec.routing.table import Delivery, Row, rows_of, turning_days

VERSION = 1
"""Of the JSON."""

ABOUT_ROUTING = "HN3"
"""Codes of findings about the routing itself: who has one may well ask for the reason."""

MOST_PLACES = 8
"""Places of the spec that are shown with a step; of the others it is said how many they are."""

EPILOG = """\b
Examples:
  clinicspec route specs/fjordbyen.yaml --message e_contact --practitioner kari
  clinicspec route specs/fjordbyen.yaml --message e_consultation --practitioner "Kari Lunde" \\
      --on 2026-12-15
  clinicspec route specs/heggvika --message prescription_renewal --vacant-list list-4 \\
      --format json"""


@click.command(epilog=EPILOG)
@click.option(
    "--message",
    "message",
    required=True,
    type=click.Choice(MESSAGE_TYPES),
    help="What the patient sends.",
)
@click.option("--practitioner", metavar="ID", help="The patient's GP, by id or name.")
@click.option("--vacant-list", metavar="ID", help="The patient's vacant list, by id or name.")
@click.option("--on", "day", type=Day(), help="The day it is sent. Default: all days, in rows.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How it is printed. Default: text.",
)
@run.settings_option
@click.argument("spec")
def command(
    spec: str,
    message: str,
    practitioner: str | None,
    vacant_list: str | None,
    day: date | None,
    form: str,
    settings_file: Path | None,
) -> None:
    """Show whose inboxes a message reaches in the clinic at SPEC, and step by step why.

    SPEC is a clinic's file or folder. A spec with errors gets its findings; with errors about the
    clinic alone (HNxxx), those about the routing and the answer, unless it hangs on an error.
    """
    if (practitioner is None) == (vacant_list is None):
        raise click.UsageError("name one patient list, by --practitioner or by --vacant-list")
    session, clinic = one_clinic.start(spec, settings_file, form)
    findings = session.checked.findings
    errors = [each for each in findings if each.is_error]
    answer = None
    if one_clinic.can_be_shown(errors):
        model, tree = model_and_tree_of(clinic.files)
        try:
            patients = one_clinic.patient_list(model, practitioner, vacant_list)
            answer = _answer(model, tree, cast("MessageService", message), patients, day)
        except UnknownValue:  # what the answer hangs on is what an error is about
            if not errors:
                raise
    of_routing = [each for each in findings if each.code.startswith(ABOUT_ROUTING)]
    if errors and (form == "text" or answer is None):
        shown = findings if answer is None else of_routing
        run.report(shown, session.checked.sources, 1, form, notes=False)
    if answer is not None:
        text = _json(answer, errors) if form == "json" else "\n".join(_text(answer, day))
        click.echo(text, color=run.coloured(sys.stdout))
    if errors:
        if form == "text":
            more = [
                each
                for each in findings
                if each not in of_routing and each.severity is not Severity.NOTE
            ]
            if answer is None:
                said = "no answer: who receives the message hangs on what is wrong above"
                click.echo(said, err=True)
            elif more:
                count = "1 more finding" if len(more) == 1 else f"{len(more)} more findings"
                click.echo(f"{count}: clinicspec check {printable(spec)}", err=True)
        sys.exit(ExitCode.FINDINGS)
    sys.exit(ExitCode.FINE if answer and answer.rows else ExitCode.NOTHING)


class _Answer(NamedTuple):
    """The rows of one list and message type, each with the steps that lead to its inboxes."""

    spec: Spec
    tree: SpecTree
    message_type: MessageService
    patient_list: Reference
    rows: list[Row]
    """None where the list's patients are not offered such messages."""
    steps: list[tuple[int | None, Step]]
    """Each with the index of its row; without rows the only one says why."""


def _answer(
    spec: Spec,
    tree: SpecTree,
    message_type: MessageService,
    patient_list: Reference,
    day: date | None,
) -> _Answer:
    delivery = Delivery(spec, message_type)
    rows: list[Row] = []
    steps: list[tuple[int | None, Step]] = []
    for row in rows_of(delivery, patient_list, turning_days(spec, message_type)):
        first, last = row.start or date.min, row.end or date.max
        if day is None or first <= day <= last:
            why = explain(delivery, patient_list, day or first)
            steps += [(len(rows), step) for step in why]
            rows.append(row)
    if not rows:
        steps.append((None, not_offered(delivery, patient_list, day)))
    return _Answer(spec, tree, message_type, patient_list, rows, steps)


def _json(answer: _Answer, errors: list[Finding]) -> str:
    document: dict[str, Any] = {
        "version": VERSION,
        "routes": [route(row) for row in answer.rows],
        "steps": [
            {
                "route": index,
                "kind": step.kind,
                "message": step.message,
                "via": step.via,
                "employees": step.employees,
                "places": [as_json.place_data(answer.tree.place(path)) for path in step.paths],
            }
            for index, step in answer.steps
        ],
    }
    if errors:
        document["diagnostics"] = as_json.document(errors, 1)["diagnostics"]
    return json.dumps(document, indent=2)


def _text(answer: _Answer, day: date | None) -> Iterator[str]:
    """The lines that people read."""
    messages = MESSAGE_NAMES[answer.message_type]
    name = printable(answer.spec.name_of(answer.patient_list))
    if not answer.rows:
        for _, step in answer.steps:
            yield printable(step.message)
            yield from _places(answer.tree, step)
    for index, row in enumerate(answer.rows):
        if index:
            yield ""
        when = f" on {day}" if day else _when(row)
        state = row.reception.state.replace("_", " ")
        yield click.style(f"{messages} from patients of {name}{when}", bold=True) + f" ({state})"
        yield from _inboxes(answer.spec, row)
        yield "  why:"
        steps = (step for of_row, step in answer.steps if of_row == index)
        for number, step in enumerate(steps, 1):
            yield f"  {number:>2}. {printable(step.message)}"
            yield from _places(answer.tree, step)


def _when(row: Row) -> str:
    """The days of a row, as a heading goes on with them."""
    if row.start is None:
        return f" until {row.end}" if row.end else ""
    if row.end is None:
        return f" from {row.start}"
    return f" on {row.start}" if row.start == row.end else f" from {row.start} to {row.end}"


def _inboxes(spec: Spec, row: Row) -> Iterator[str]:
    inboxes = row.reception.inboxes
    if not inboxes:
        yield click.style("  nobody receives them", fg="red", bold=True)
    for inbox in inboxes:
        employee = spec.employees[inbox.employee]
        her_id = f"HER-ID {inbox.her_id or employee.her_id or 'missing'}"
        away = ", away" if inbox.absent else ""
        ways = listed([way_in_words(spec, via) for via in inbox.via])
        name = click.style(printable(employee.name), fg="yellow" if inbox.absent else "green")
        yield f"  {name} ({her_id}{away}), {printable(ways)}"


def _places(tree: SpecTree, step: Step) -> Iterator[str]:
    """The lines of the spec that a step follows from."""
    for path in step.paths[:MOST_PLACES]:
        place = tree.place(path)
        for row in excerpt(place, tree.source(path)):
            where = f"      {printable(place.file)}:{row.number} |"
            yield click.style(where, dim=True) + f" {row.text}".rstrip()
            marks = click.style("^" * row.width, fg="blue")
            yield click.style(f"{'|':>{len(where)}}", dim=True) + f" {' ' * row.indent}{marks}"
    if len(step.paths) > MOST_PLACES:
        yield click.style(f"      and {len(step.paths) - MOST_PLACES} more places", dim=True)
