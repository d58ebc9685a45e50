"""The users' own tests of a clinic: its spec and its test files in, outcomes and findings out."""

from dataclasses import dataclass

from clinicspec.check import model_and_tree_of
from clinicspec.diagnostics.draft import Draft
from clinicspec.expectations.coverage import Coverage, coverage
from clinicspec.expectations.outcome import Outcome
from clinicspec.expectations.read import Asked, read_tests
from clinicspec.expectations.run import check_tests, run_test
from clinicspec.model.spec import Spec
from clinicspec.model.unknown import UnknownValue
from clinicspec.rules.messages.hn207_patient_identifier import check_source
from clinicspec.source.text import SourceText
from clinicspec.store.specs_folder import ClinicFiles, SpecFile


@dataclass(frozen=True)
class Task:
    """A clinic, and its test files."""

    clinic: ClinicFiles
    files: tuple[SpecFile, ...]
    with_coverage: bool
    is_readable: bool
    """Its errors, if there are any, are about the clinic, not about how the spec is written."""


@dataclass(frozen=True)
class Tested:
    """What comes of a clinic's tests."""

    clinic: str
    outcomes: tuple[Outcome, ...]
    """Of the tests that could be run, in the order of files and tests."""
    drafts: tuple[Draft, ...]
    """What is wrong with the others."""
    sources: tuple[SourceText, ...]
    """The test files in which something is wrong."""
    coverage: Coverage | None
    not_run: int
    """How many tests hang on an error of the spec."""


def run_tests(task: Task) -> Tested:
    """Run the tests of one clinic. Those of a file that holds a patient's number are left out."""
    readable: list[Asked] = []
    drafts: list[Draft] = []
    sources: list[SourceText] = []
    model = model_and_tree_of(task.clinic) if task.is_readable else None
    not_run = 0
    for file in task.files:
        source, tests, found = read_tests(task.clinic.id, file.name, file.content)
        identifiers = list(check_source(source))
        if model is None:
            not_run += len(tests)
        elif not identifiers:  # a failure would show the test's name, and so perhaps the number
            try:
                tests, about_tests = check_tests(tests, model[0])
            except UnknownValue:  # what they name is what an error is about
                not_run += len(tests)
            else:
                readable += tests
                found += about_tests
        drafts += [*found, *identifiers]
        if found or identifiers:
            sources.append(source)
    outcomes = []
    measured = None
    if model is not None:
        for asked in readable:
            try:
                outcomes.append(run_test(asked, *model))
            except UnknownValue:  # what the test asks for is what an error is about
                not_run += 1
        measured = _coverage(model[0], readable) if task.with_coverage else None
    return Tested(task.clinic.id, tuple(outcomes), tuple(drafts), tuple(sources), measured, not_run)


def _coverage(spec: Spec, tests: list[Asked]) -> Coverage | None:
    """How much of the decision table is tested; None where an error makes the table unknown."""
    try:
        return coverage(spec, tests)
    except UnknownValue:
        return None
