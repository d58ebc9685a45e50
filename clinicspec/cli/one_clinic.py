"""What the commands share that answer a question about one clinic and one patient list of it."""

import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import click

from clinicspec.check import CheckedClinic
from clinicspec.cli import session as run
from clinicspec.cli.exit import ExitCode
from clinicspec.diagnostics.finding import Finding, Severity
from clinicspec.diagnostics.render.text import printable
from clinicspec.diagnostics.suggest import closest
from clinicspec.model.names import PROFESSION_NAMES, first_of
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec
from clinicspec.rules.messages import hn207_patient_identifier

ABOUT_THE_CLINIC = "HN"
"""Codes of findings about the clinic, not about how a spec is written."""

MOST_NAMED = 20
"""Clinics or ids that a message lists; of the others it says how many they are."""


def start(path: str, settings_file: Path | None, form: str) -> tuple[run.Session, CheckedClinic]:
    """Read and check the only clinic at a path."""
    session = run.start((path,), settings_file, None)
    clinics = session.checked.clinics
    if session.empty:
        run.exit_with_nothing(session)
    if not clinics:  # nothing there could be read as a clinic, which the findings say
        run.report(session.checked.findings, session.checked.sources, 0, form, notes=False)
        sys.exit(ExitCode.FINDINGS)
    if len(clinics) > 1:
        names = first_of([printable(each.files.files[0].name) for each in clinics], MOST_NAMED)
        raise click.UsageError(f"{path} holds {len(clinics)} clinics, name one: {names}")
    return session, clinics[0]


def can_be_shown(clinic: CheckedClinic) -> bool:
    """Whether what follows from a spec can be shown beside its errors.

    It can where all are about the clinic, not about how a spec is written: who has one may well
    want to see what comes of it. Nothing is shown of a spec that holds a patient's number.
    """
    codes = {each.code for each in clinic.findings if each.severity is Severity.ERROR}
    holds_a_patient = hn207_patient_identifier.RULE.code in codes
    return not holds_a_patient and all(code.startswith(ABOUT_THE_CLINIC) for code in codes)


def report_beside(session: run.Session, spec: str, errors: list[Finding]) -> None:
    """Print errors below an answer, and how many more findings ``check`` shows of the spec."""
    if errors:
        click.echo()
        run.report(errors, session.checked.sources, 1, "text", notes=False)
    findings = [each for each in session.checked.findings if each.severity is not Severity.NOTE]
    more = len(findings) - len(errors)
    if more:
        count = "1 more finding" if more == 1 else f"{more} more findings"
        click.echo(f"{count}: clinicspec check {printable(spec)}", err=True)


def patient_list(
    spec: Spec, practitioner: str | None, vacant_list: str | None, gp_option: str
) -> Reference:
    """The list of a GP or the vacant list that a user names by its id, or by a name of one only.

    ``gp_option`` is what the command calls its option for a GP.
    """
    if practitioner is not None:
        people = {key: each.name for key, each in spec.employees.items()}
        gps = _gps(spec)
        there_are = f"the GPs are {first_of([*gps], MOST_NAMED)}" if gps else "no employee is a GP"
        if not _bearers(practitioner, people) and _bearers(practitioner, _vacant_lists(spec)):
            raise click.UsageError(f"{printable(practitioner)} is a vacant list: use --vacant-list")
        key = _key(practitioner, people, "employee", there_are)
        employee = spec.employees[key]
        if key not in gps:
            what = PROFESSION_NAMES[employee.profession]
            raise click.UsageError(
                f"{printable(employee.name)} has no patient list, being a {what}; {there_are}"
            )
        return Reference("employee", key)
    assert vacant_list is not None
    lists = _vacant_lists(spec)
    there_are = f"there are {first_of([*lists], MOST_NAMED)}" if lists else "the clinic has none"
    if not _bearers(vacant_list, lists) and _bearers(vacant_list, _gps(spec)):
        raise click.UsageError(f"{printable(vacant_list)} is a GP: use {gp_option}")
    return Reference("vacant_list", _key(vacant_list, lists, "vacant list", there_are))


def _gps(spec: Spec) -> dict[str, str]:
    """The names of the GPs by id."""
    return {key: each.name for key, each in spec.employees.items() if each.profession == "gp"}


def _vacant_lists(spec: Spec) -> dict[str, str]:
    """The names of the vacant lists by id."""
    vacant = spec.clinic.vacant_lists
    return {key: each.name for key, each in vacant.lists.items()} if vacant else {}


def _key(word: str, names: Mapping[str, str], noun: str, there_are: str) -> str:
    """The id that a user means; ``names`` has those that there are, with the names they bear.

    ``there_are`` is said where nothing is near what the user wrote.
    """
    bearers = _bearers(word, names)
    if len(bearers) == 1:
        return bearers[0]
    shown = printable(word)
    if bearers:
        raise click.UsageError(
            f"several are called {shown}; name one by id: {first_of(bearers, MOST_NAMED)}"
        )
    guess = closest(word, names) or closest(word, names.values())
    hint = f"did you mean {printable(guess)}?" if guess else there_are
    raise click.UsageError(f"there is no {noun} {shown}; {hint}")


def _bearers(word: str, names: Mapping[str, str]) -> list[str]:
    """The ids that a word stands for: itself, or else those that bear it as their name."""
    if word in names:
        return [word]
    return [key for key, name in names.items() if _plain(name) == _plain(word)]


def _plain(name: str) -> str:
    """A name as it is compared: however it is capitalised, spaced, and its accents are encoded."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
