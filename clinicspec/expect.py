"""The users' own tests of a clinic: its spec and its test files in, outcomes and findings out."""

from dataclasses import dataclass

from clinicspec.check import model_and_tree_of
from clinicspec.diagnostics.draft import Draft
from clinicspec.expectations.coverage import Coverage, coverage
from clinicspec.expectations.outcome import Outcome
from clinicspec.expectations.read import Asked, read_tests
from clinicspec.expectations.run import check_tests, run_test
from clinicspec.rules.messages.hn207_patient_identifier import check_source
from clinicspec.source.text import SourceText
from clinicspec.store.specs_folder import ClinicFiles, SpecFile


@dataclass(frozen=True)
class Task:
    """A clinic without errors, and the test files that are to be run."""

    clinic: ClinicFiles
    files: tuple[SpecFile, ...]
    with_coverage: bool


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


def run_tests(task: Task) -> Tested:
    """Run the tests of one clinic. Those of a file that holds a patient's number are left out."""
    spec, tree = model_and_tree_of(task.clinic)
    readable: list[Asked] = []
    drafts: list[Draft] = []
    sources: list[SourceText] = []
    for file in task.files:
        source, tests, found = read_tests(task.clinic.id, file.name, file.content)
        identifiers = list(check_source(source))
        if not identifiers:  # a failure would show the test's name, and so perhaps the number
            tests, about_tests = check_tests(tests, spec)
            readable += tests
            found += about_tests
        drafts += [*found, *identifiers]
        if found or identifiers:
            sources.append(source)
    return Tested(
        task.clinic.id,
        tuple(run_test(asked, spec, tree) for asked in readable),
        tuple(drafts),
        tuple(sources),
        coverage(spec, readable) if task.with_coverage else None,
    )
