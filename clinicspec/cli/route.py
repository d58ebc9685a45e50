"""``clinicspec route``: who receives a message, and why."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, cast

import click

from clinicspec.check import model_and_tree_of
from clinicspec.cli import one_clinic, text_or_json
from clinicspec.cli import session as run
from clinicspec.cli.day import Day
from clinicspec.cli.exit import ExitCode
from clinicspec.diagnostics.finding import Finding
from clinicspec.diagnostics.render import as_json
from clinicspec.diagnostics.render.text import excerpt, printable
from clinicspec.model.names import (
    MESSAGE_NAMES,
    MESSAGE_TYPES,
    MessageService,
    days_in_words,
    listed,
)
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import SpecTree
from clinicspec.model.unknown import UnknownValue
from clinicspec.routing.backend import route
from clinicspec.routing.explain import Step, explain
from clinicspec.routing.explain_rows import Explanation, explain_row, not_offered
from clinicspec.routing.table import Delivery, Row, rows_of, turning_days
from clinicspec.routing.words import her_id_in_words, way_in_words

VERSION = 1
"""Of the JSON."""

ABOUT_ROUTING = "HN3"
"""Codes of findings about the routing itself, which are shown below the answer."""

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
@text_or_json.option
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
    clinic alone (HNxxx), the answer and the errors about the routing, unless it hangs on an error.
    """
    if (practitioner is None) == (vacant_list is None):
        raise click.UsageError("name one patient list, by --practitioner or by --vacant-list")
    session, clinic = one_clinic.start(spec, settings_file, form)
    findings = session.checked.findings
    errors = [each for each in findings if each.is_error]
    answer = None
    if one_clinic.can_be_shown(clinic):
        model, tree = model_and_tree_of(clinic.files)
        try:
            patients = one_clinic.patient_list(model, practitioner, vacant_list, "--practitioner")
            answer = _answer(model, tree, cast("MessageService", message), patients, day)
        except UnknownValue:  # what the answer hangs on is what an error is about
            if clinic.sound:
                raise
    if answer is None:
        run.report(findings, session.checked.sources, 1, form, notes=False)
        if form == "text":
            said = "no answer: who receives the message hangs on what is wrong above"
            click.echo(said, err=True)
        sys.exit(ExitCode.FINDINGS)
    text = _json(answer, errors) if form == "json" else "\n".join(_text(answer, day))
    click.echo(text, color=run.coloured(sys.stdout))
    if errors:
        if form == "text":
            of_routing = [each for each in errors if each.code.startswith(ABOUT_ROUTING)]
            one_clinic.report_beside(session, spec, of_routing)
        sys.exit(ExitCode.FINDINGS)
    sys.exit(ExitCode.FINE if answer.rows else ExitCode.NOTHING)


class _Answer(NamedTuple):
    """The rows of one list and message type, each with the steps that lead to its inboxes."""

    spec: Spec
    tree: SpecTree
    message_type: MessageService
    patient_list: Reference
    rows: list[tuple[Row, list[Explanation]]]
    """None where the list's patients are not offered such messages."""
    not_offered: Step | None
    """Why there is no row."""


def _answer(
    spec: Spec,
    tree: SpecTree,
    message_type: MessageService,
    patient_list: Reference,
    day: date | None,
) -> _Answer:
    delivery = Delivery(spec, message_type)
    days = turning_days(spec, message_type)
    rows: list[tuple[Row, list[Explanation]]] = []
    for row in rows_of(delivery, patient_list, days):
        if day is None:
            rows.append((row, explain_row(delivery, row, days)))
        elif (row.start or date.min) <= day <= (row.end or date.max):
            rows.append((row, [Explanation(day, day, explain(delivery, patient_list, day))]))
    why_none = None if rows else not_offered(delivery, patient_list, day)
    return _Answer(spec, tree, message_type, patient_list, rows, why_none)


def _json(answer: _Answer, errors: list[Finding]) -> str:
    document: dict[str, Any] = {
        "version": VERSION,
        "routes": [route(row) for row, _ in answer.rows],
        "steps": [
            _step(answer.tree, step, index, why)
            for index, (_, whys) in enumerate(answer.rows)
            for why in whys
            for step in why.steps
        ],
    }
    if answer.not_offered is not None:
        document["steps"] = [_step(answer.tree, answer.not_offered, None, None)]
    if errors:
        document["diagnostics"] = as_json.document(errors, 1)["diagnostics"]
    return json.dumps(document, indent=2)


def _step(tree: SpecTree, step: Step, index: int | None, why: Explanation | None) -> dict[str, Any]:
    """A step of the explanation of a row, or of why there is none."""
    return {
        "route": index,
        "from": why and why.start and why.start.isoformat(),
        "to": why and why.end and why.end.isoformat(),
        "kind": step.kind,
        "message": step.message,
        "via": step.via,
        "employees": step.employees,
        "places": [as_json.place_data(tree.place(path)) for path in step.paths],
    }


def _text(answer: _Answer, day: date | None) -> Iterator[str]:
    """The lines that people read."""
    messages = MESSAGE_NAMES[answer.message_type]
    name = printable(answer.spec.name_of(answer.patient_list))
    if answer.not_offered is not None:
        yield printable(answer.not_offered.message)
        yield from _places(answer.tree, answer.not_offered)
    for index, (row, whys) in enumerate(answer.rows):
        if index:
            yield ""
        when = days_in_words(day, day) if day else days_in_words(row.start, row.end)
        state = row.reception.state.replace("_", " ")
        heading = f"{messages} from patients of {name} {when}".rstrip()
        yield click.style(heading, bold=True) + f" ({state})"
        yield from _inboxes(answer.spec, row)
        for why in whys:
            since = f" {days_in_words(why.start, why.end)}" if len(whys) > 1 else ""
            yield f"  why{since}:"
            for number, step in enumerate(why.steps, 1):
                yield f"  {number:>2}. {printable(step.message)}"
                yield from _places(answer.tree, step)


def _inboxes(spec: Spec, row: Row) -> Iterator[str]:
    inboxes = row.reception.inboxes
    if not inboxes:
        yield click.style("  nobody receives them", fg="red", bold=True)
    for inbox in inboxes:
        employee = spec.employees[inbox.employee]
        away = ", away" if inbox.absent else ""
        ways = listed([way_in_words(spec, via) for via in inbox.via])
        name = click.style(printable(employee.name), fg="yellow" if inbox.absent else "green")
        yield f"  {name} ({her_id_in_words(employee)}{away}), {printable(ways)}"


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
