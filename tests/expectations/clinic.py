"""Tests of the reference clinic, read and run the whole way from bytes."""

from typing import NamedTuple

from clinicspec.expect import Task, Tested, run_tests
from clinicspec.expectations.outcome import Failure
from clinicspec.store.specs_folder import SpecFile
from tests.clinics import REFERENCE, found
from tests.rules.mutated import edited

TESTS = "clinic.test.yaml"


def tried(tests: str | bytes, *changes: tuple[str, str], with_coverage: bool = False) -> Tested:
    """What comes of a test file's content, held against the reference spec with some changes."""
    (clinic,) = found(edited(REFERENCE.read_text("utf-8"), *changes)).clinics
    content = tests.encode() if isinstance(tests, str) else tests
    return run_tests(
        Task(clinic, (SpecFile(TESTS, TESTS, content),), with_coverage, is_readable=True)
    )


def failure(test: str, *changes: tuple[str, str]) -> Failure | None:
    """What comes of one test, written as the inside of a flow mapping."""
    result = tried(f"tests: [{{name: it, {test}}}]", *changes)
    assert result.drafts == ()
    (outcome,) = result.outcomes
    return outcome.failure


class Said(NamedTuple):
    """A failure without the places of its reasons."""

    expected: list[str]
    actual: str
    why: list[str]


def said(test: str, *changes: tuple[str, str]) -> Said:
    """What a test that fails says."""
    found = failure(test, *changes)
    assert found is not None, "it passes"
    return Said([*found.expected], found.actual, [each.text for each in found.why])
