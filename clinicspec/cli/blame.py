"""``clinicspec blame``: what in the spec a line of an artefact comes from, and the way back."""

import os
import re
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, NoReturn

import click

from clinicspec.artefact import json_bytes
from clinicspec.blaming import Blamed, Clinic, Value, Where, document, map_of
from clinicspec.check import finding, model_and_tree_of
from clinicspec.cli import one_clinic, text_or_json
from clinicspec.cli import session as run
from clinicspec.cli.exit import ExitCode
from clinicspec.diagnostics.finding import Severity
from clinicspec.diagnostics.render.text import printable
from clinicspec.diagnostics.suggest import closest
from clinicspec.model.spec_tree import SpecTree
from clinicspec.origins.document import NAME
from clinicspec.origins.lines import Lines
from clinicspec.rules.messages import hn207_patient_identifier
from clinicspec.settings import Settings
from clinicspec.store import manifest
from clinicspec.store.built import BuiltClinic, read_output
from clinicspec.store.files import is_there, shown
from clinicspec.store.specs_folder import ENDING, ClinicFiles

EPILOG = """\b
Examples:
  clinicspec blame generated/fjordbyen/routing/routing.csv:12     from a line to the spec
  clinicspec blame generated/fjordbyen/site/index.html            from all lines of a page
  clinicspec blame specs/fjordbyen.yaml:31                        from the spec to the artefacts
  clinicspec blame specs/fjordbyen.yaml:employees.kari.name       the same, by what stands there
  clinicspec blame specs/heggvika/clinic.yaml:12 --format json"""

MOST_LINES = 3
"""Lines of one file that are shown where something of a spec comes out in more; of the others the
numbers are."""


class Asked(NamedTuple):
    """What a user asks about."""

    file: Path
    line: int | None
    path: str | None
    """A path in a spec."""


@click.command(epilog=EPILOG)
@click.option(
    "--specs",
    "specs_folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where the spec of an artefact stands. Default: specs.",
)
@click.option(
    "-o",
    "--output",
    "output_folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where the artefacts of a spec stand. Default: as settings say, or generated.",
)
@text_or_json.option
@run.settings_option
@click.argument("asked", metavar="FILE[:LINE|:PATH]")
def command(
    asked: str,
    specs_folder: Path | None,
    output_folder: Path | None,
    form: str,
    settings_file: Path | None,
) -> None:
    """Say which lines of the spec the lines of an artefact come from, or where a spec's come out.

    FILE is a file that `build` has written: its LINE, or all of them, are led back to the spec. Or
    FILE is a spec: what stands on its LINE, or at a PATH in it, is followed to the artefacts.
    """
    question = _asked(asked)
    settings, _ = run.read_settings(settings_file, None)
    specs = settings.folder / run.DEFAULT_PATH
    if is_there(question.file / manifest.NAME):
        raise click.UsageError(f"{shown(question.file)} is a folder: name a file in it")
    built_in = _built_in(question.file)
    lines: list[Blamed] = []
    values: list[Value] = []
    if built_in is not None:
        if output_folder is not None:
            raise click.UsageError("an artefact stands where it is: --output is for a spec")
        output, clinic, name = built_in
        found = _of_artefact(built_in, specs_folder or specs, question, settings, settings_file)
        lines = _lines(found, name, question)
    else:
        if specs_folder is not None:
            raise click.UsageError("a spec stands where it is: --specs is for an artefact")
        output = output_folder or settings.output_folder
        found = _of_spec(output, question, settings, settings_file)
        clinic = found.built.manifest.clinic
        values = found.reached(_paths(found, question))
    folder = shown(output / clinic)
    if form == "json":
        click.echo(json_bytes(document(found, folder, lines, values)).decode(), nl=False)
    else:
        colour = run.coloured(sys.stdout)
        for text in (*_of_lines(lines, question.file), *_of_values(found, folder, values)):
            click.echo(text, color=colour)
        if not lines and not values:
            click.echo(f"nothing in {shown(question.file)} comes from the spec", err=True)
    if not found.is_fresh:
        click.echo(
            "the spec is not what the artefacts were built from, so lines may have moved: run "
            "`clinicspec build`",
            err=True,
        )
    sys.exit(ExitCode.FINE)


def _asked(text: str) -> Asked:
    """A file, and a line or path behind a colon; a file's own name may hold one.

    A column, and a colon at the end, come along when a place is copied from what commands print.
    """
    for whole in filter(None, (text, text.removesuffix(":"))):
        if is_there(Path(whole)):
            return Asked(Path(whole), None, None)
    text = text.removesuffix(":")
    for pattern in (r"(.+):([0-9]+)", r"(.+):([0-9]+):[0-9]+"):
        found = re.fullmatch(pattern, text)
        if found and is_there(Path(found[1])):
            return Asked(Path(found[1]), int(found[2][:9]), None)
    name, _, path = text.rpartition(":")
    if not name or not is_there(Path(name)):
        missing = text.partition(":")[0] or "file without a name"
        raise click.UsageError(f"there is no {printable(missing)}")
    return Asked(Path(name), None, path)


def _built_in(file: Path) -> tuple[Path, str, str] | None:
    """The output folder, clinic and name of a file that a build may have written."""
    for folder in file.absolute().parents:
        if is_there(folder / manifest.NAME):
            output = folder.parent if file.is_absolute() else Path(os.path.relpath(folder.parent))
            return output, folder.name, file.absolute().relative_to(folder).as_posix()
    return None


def _of_artefact(
    built_in: tuple[Path, str, str],
    specs: Path,
    asked: Asked,
    settings: Settings,
    settings_file: Path | None,
) -> Clinic:
    """The clinic that an artefact is of."""
    output, clinic, name = built_in
    if name in (manifest.NAME, NAME):
        raise click.UsageError(f"{name} is about the artefacts: name one of them")
    built, origins = _read(output, clinic, settings)
    if name not in built.files:
        raise click.UsageError(f"clinicspec has not written {shown(asked.file)}")
    files, tree = _spec(_spec_of(clinic, specs), settings_file)
    return Clinic(built, origins, files.files, tree)


def _of_spec(output: Path, asked: Asked, settings: Settings, settings_file: Path | None) -> Clinic:
    """The clinic that a spec describes."""
    name = shown(asked.file)
    if asked.file.suffix != ENDING and not asked.file.is_dir():
        raise click.UsageError(f"{name} is no spec, and no file that a build has written")
    files, tree = _spec(name, settings_file)
    if not is_there(output / files.id):
        _fail(f"there is no {shown(output / files.id)}: run `clinicspec build`")
    built, origins = _read(output, files.id, settings)
    return Clinic(built, origins, files.files, tree)


def _read(output: Path, clinic: str, settings: Settings) -> tuple[BuiltClinic, Lines]:
    """A clinic's artefacts, if all are as they were written, and their map."""
    clinics, drafts = read_output(output, clinic)
    findings = [finding(each.draft, each.clinic, settings) for each in drafts]
    if not clinics or any(each.severity is Severity.ERROR for each in findings):
        run.report(findings, {}, len(clinics), "text", notes=False, aside=True)
        sys.exit(ExitCode.FINDINGS)
    (built,) = clinics
    if NAME not in built.files:
        _fail(f"{shown(output / clinic)} has no {NAME}: run `clinicspec build`")
    origins = map_of(built)
    if origins is None:
        _fail(f"{shown(output / clinic / NAME)} is no map of the artefacts: run `clinicspec build`")
    return built, origins


def _spec_of(clinic: str, folder: Path) -> str:
    """The path of a clinic's spec in a specs folder."""
    for path in (folder / f"{clinic}{ENDING}", folder / clinic):
        if is_there(path):
            return shown(path)
    raise click.UsageError(
        f"the spec of {clinic} is not in {shown(folder)}: say with --specs where it stands"
    )


def _spec(path: str, settings_file: Path | None) -> tuple[ClinicFiles, SpecTree]:
    """The only clinic at a path, if all of its spec can be read, and anything of it be shown."""
    session, clinic = one_clinic.start(path, settings_file, "text")
    _, tree = model_and_tree_of(clinic.files)
    codes = {each.code for each in clinic.findings}
    if tree.incomplete or hn207_patient_identifier.RULE.code in codes:
        run.report(clinic.findings, session.checked.sources, 1, "text", notes=False, aside=True)
        sys.exit(ExitCode.FINDINGS)
    return clinic.files, tree


def _lines(clinic: Clinic, name: str, asked: Asked) -> list[Blamed]:
    """What is asked for of an artefact."""
    if asked.path is not None:
        raise click.UsageError(f"{printable(asked.path)} is no number of a line")
    if asked.line is None:
        return clinic.lines(name)
    count = len(clinic.text(name))
    if not 1 <= asked.line <= count:
        raise click.UsageError(f"{shown(asked.file)} has {count} lines, and no line {asked.line}")
    return [clinic.line(name, asked.line)]


def _paths(clinic: Clinic, asked: Asked) -> list[str]:
    """What is asked for of a spec."""
    if asked.path is not None:
        if asked.path not in clinic.paths:
            guess = closest(asked.path, clinic.paths)
            hint = f"; did you mean {printable(guess)}?" if guess else ""
            raise click.UsageError(f"the spec has no {printable(asked.path)}{hint}")
        return [asked.path]
    if asked.line is None:
        return clinic.sections
    name = shown(asked.file)
    if name not in {file.name for file in clinic.files}:
        raise click.UsageError(f"{name} is no file of a spec: name one to ask about a line")
    found = clinic.on_line(name, asked.line)
    if not found:
        raise click.UsageError(f"nothing stands on line {asked.line} of {name}")
    return found


def _of_lines(lines: list[Blamed], file: Path) -> Iterator[str]:
    """Lines of an artefact, each with where it comes from."""
    for each in lines:
        yield f"{_bold(f'{shown(file)}:{each.line}')}  {_line(each.text)}"
        if each.near is not None:
            yield f"  nothing on this line itself; the nearest that says something is {each.near}:"
        for origin in each.origins:
            yield f"  {_said(origin)}"
        if not each.origins:
            yield "  nothing on this line comes from the spec"


def _of_values(clinic: Clinic, folder: str, values: list[Value]) -> Iterator[str]:
    """What stands in a spec, each with where it comes out."""
    for reached, alike in groupby(values, key=lambda each: each.reached):
        origins = [each.origin for each in alike]
        yield from (_bold(_said(origin)) for origin in origins)
        if reached is None:
            yield "  no artefact says anything of this, or of what it belongs to"
            continue
        if reached.path not in [origin.path for origin in origins]:
            yield (
                "  no artefact says this itself, but it may decide what they say of "
                f"{printable(reached.path)}:"
            )
        for file, numbers in reached.files.items():
            text = clinic.text(file)
            for number in numbers[:MOST_LINES]:
                yield f"  {folder}/{file}:{number}  {_line(text[number - 1])}"
            if more := numbers[MOST_LINES:]:
                yield f"  {folder}/{file}  and on {len(more)} more: {', '.join(map(str, more))}"


def _line(text: str) -> str:
    """A line of an artefact; the no-break spaces of pages are shown as spaces."""
    return printable(text.strip().replace("\N{NO-BREAK SPACE}", " "))


def _said(origin: Where) -> str:
    """A place of the spec, and what stands there."""
    if origin.place is None:
        return f"{printable(origin.path)}, which the spec does not have any more"
    start = origin.place.span.start
    place = f"{origin.place.file}:{start.line}:{start.column}"
    return f"{printable(place)}  {printable(origin.text)}  ({printable(origin.path)})"


def _bold(text: str) -> str:
    return click.style(text, bold=True)


def _fail(message: str) -> NoReturn:
    click.echo(f"clinicspec: {message}", err=True)
    sys.exit(ExitCode.NOTHING)
