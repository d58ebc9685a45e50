"""Tests held against the spec that they test."""

from collections.abc import Iterable

from clinicspec.diagnostics.draft import Draft
from clinicspec.expectations.booking import failure_of_booking
from clinicspec.expectations.ids import unknown_ids
from clinicspec.expectations.messages import failure_of_message
from clinicspec.expectations.model import (
    BookingExpectation,
    Expectation,
    MessageExpectation,
    SlotsExpectation,
)
from clinicspec.expectations.outcome import Failure, Outcome
from clinicspec.expectations.read import Asked, Guesses
from clinicspec.expectations.sense import senseless
from clinicspec.expectations.slots import failure_of_slots
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import SpecTree


def check_tests(tests: Iterable[Asked], spec: Spec) -> tuple[list[Asked], list[Draft]]:
    """The tests of a file that can be run, and what is wrong with the others."""
    suggest = Guesses()
    sound: list[Asked] = []
    drafts: list[Draft] = []
    names: set[str] = set()
    for asked in tests:
        found = [*unknown_ids(asked, spec, suggest), *senseless(asked)]
        if asked.expectation.name in names:
            found.append(
                Draft(
                    "CS093",
                    f"{asked.called} has the name of a test above, so nobody can tell which failed",
                    "give each test of a file a name of its own",
                    asked.place("name"),
                )
            )
        names.add(asked.expectation.name)
        drafts += found
        if not found:
            sound.append(asked)
    return sound, drafts


def run_test(asked: Asked, spec: Spec, tree: SpecTree) -> Outcome:
    """What comes of one test of a spec without errors; the test names only what is there.

    ``tree`` is the spec's, which knows where everything stands.
    """
    return Outcome(asked.expectation.name, asked.place(), _failure(asked.expectation, spec, tree))


def _failure(expectation: Expectation, spec: Spec, tree: SpecTree) -> Failure | None:
    match expectation:
        case MessageExpectation():
            return failure_of_message(spec, tree, expectation)
        case BookingExpectation():
            return failure_of_booking(spec, tree, expectation)
        case SlotsExpectation():
            return failure_of_slots(spec, tree, expectation)
        case _:
            raise AssertionError("there are no other tests")
