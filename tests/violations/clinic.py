"""An example clinic with a mistake in it, and what is found then."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from clinicspec.check import check
from clinicspec.diagnostics.finding import Finding, Severity
from clinicspec.settings import Settings
from clinicspec.source.text import SourceText
from clinicspec.store.specs_folder import TEST_ENDING, ClinicFiles, SpecFile, SpecsFound
from tests.clinics import ROOT

SPECS = ROOT / "specs"


@dataclass(frozen=True)
class Violation:
    """The smallest change of a clinic that breaks one rule."""

    edits: list[tuple[str, str]]
    """Texts that stand once in the clinic's files, each with what is written in its place."""
    found: list[str]
    """Code and underlined text of each error and warning, and of the rule's own notes."""
    says: str
    """A part of the message of the rule's finding: who, when, how many."""
    today: date | None = None


def found_after(clinic: str, code: str, violation: Violation) -> tuple[list[str], list[str]]:
    """What is found after the edits, as ``Violation.found`` has it, and the rule's messages.

    Notes that the clinic has without the edits are left out.
    """
    before = Counter((each.code, each.message) for each in _check(clinic, [], violation.today)[0])
    findings, sources = _check(clinic, violation.edits, violation.today)
    new = [
        each
        for each in findings
        if each.severity is not Severity.NOTE
        or (each.code == code and not before[each.code, each.message])
    ]
    shown = [f"{each.code} {_underlined(sources[each.place.file], each)}" for each in new]
    return sorted(shown), [each.message for each in new if each.code == code]


def _check(
    clinic: str, edits: list[tuple[str, str]], today: date | None
) -> tuple[list[Finding], dict[str, SourceText]]:
    files = clinic_files(clinic)
    for old, new in edits:
        (name,) = (name for name, text in files.items() if old in text)
        assert files[name].count(old) == 1, f"{old!r} stands there {files[name].count(old)} times"
        files[name] = files[name].replace(old, new)
    folder = SPECS / clinic if len(files) > 1 else SPECS
    specs = tuple(SpecFile(name, name, text.encode()) for name, text in files.items())
    one = ClinicFiles(clinic, specs, False, folder, SPECS)
    result = check(SpecsFound((one,), (), (), (), None), Settings(), today=today)
    sources = {name: SourceText(name, text) for name, text in files.items()}
    return result.findings, sources


def clinic_files(clinic: str) -> dict[str, str]:
    """The texts of a clinic's files by name, the main one first."""
    folder: Path = SPECS / clinic
    if not folder.is_dir():
        return {f"{clinic}.yaml": (SPECS / f"{clinic}.yaml").read_text("utf-8")}
    files = [file for file in folder.glob("*.yaml") if not file.name.endswith(TEST_ENDING)]
    main, *others = sorted(files, key=lambda file: file.name != "clinic.yaml")
    return {f"{clinic}/{file.name}": file.read_text("utf-8") for file in (main, *others)}


def _underlined(source: SourceText, finding: Finding) -> str:
    """The text at a finding's place; of several lines the first."""
    start, end = finding.place.span.start, finding.place.span.end
    line = source.line(start.line)
    return line[start.column - 1 : end.column - 1 if end.line == start.line else None]
