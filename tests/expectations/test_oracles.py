"""Tests of a clinic pass exactly when an oracle that shares no code with them says so."""

import json
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinicspec.check import model_and_tree_of
from clinicspec.expectations.booking import failure_of_booking
from clinicspec.expectations.messages import failure_of_message
from clinicspec.expectations.model import (
    BookingExpectation,
    MessageExpectation,
    SlotsExpectation,
)
from clinicspec.expectations.slots import failure_of_slots
from clinicspec.model.build import build
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import SpecTree, join
from clinicspec.source.read import read
from clinicspec.store.specs_folder import find_specs
from tests.clinics import ROOT
from tests.expectations.slots_oracle import Sections, sections_of, slots_on
from tests.routing import oracle
from tests.routing.strategies import DAYS, MESSAGE_TYPES, clinics

EXAMPLES = {
    "fjordbyen": [ROOT / "specs" / "fjordbyen.yaml"],
    "sagbakken": [ROOT / "specs" / "sagbakken.yaml"],
    "heggvika": [
        ROOT / "specs" / "heggvika" / f"{name}.yaml"
        for name in ("clinic", "people", "booking", "messages")
    ],
}
SOME_DAYS = [date(2026, 6, 1) + timedelta(days=days) for days in range(230)]
"""All of them lie in the examples' schedules, or shortly before or after."""


@settings(max_examples=200)
@given(data=st.data(), sections=clinics())
def test_messages(data: st.DataObject, sections: dict[str, Any]) -> None:
    """A test passes that expects who receives, and none that expects anybody more or less."""
    message = data.draw(st.sampled_from(MESSAGE_TYPES))
    day = data.draw(st.sampled_from(DAYS))
    lists = [it for it in oracle.lists(sections) if oracle.is_offered(sections, message, *it, day)]
    if not lists:
        return
    kind, key = data.draw(st.sampled_from(lists))
    answer = oracle.answer(sections, message, kind, key, day)
    received = set(answer.inboxes)
    away = {person for person, (_, _, absent) in answer.inboxes.items() if absent}
    somebody = data.draw(st.sampled_from(sorted(sections["employees"])))
    spec, tree = _model(sections)

    def passes(**expected: object) -> bool:
        of = {"practitioner" if kind == "employee" else "vacant_list": key}
        test = {"name": "it", "message": message, "on": day, **of, **expected}
        expectation = MessageExpectation.model_validate(test)
        return failure_of_message(spec, tree, expectation) is None

    assert passes(only=sorted(received), fallback=str(answer.fallback_used))
    assert not passes(only=sorted(received ^ {somebody}))
    assert not passes(fallback=str(not answer.fallback_used))
    assert passes(reaches=[somebody]) == (somebody in received)
    assert passes(**{"not": [somebody]}) == (somebody not in received)
    assert passes(absent=[somebody]) == (somebody in away)


@pytest.mark.parametrize("clinic", EXAMPLES)
def test_slots(clinic: str) -> None:
    """On every day of half a year a test passes with the slots that were counted one by one."""
    spec, tree = _example(clinic)
    sections = sections_of(*EXAMPLES[clinic])
    for key, calendar in sections["calendars"].items():
        types = sorted(sections["appointment_types"])
        for number, day in enumerate(SOME_DAYS):
            type_ = types[number % len(types)]
            starts = [at for at, names in slots_on(sections, calendar, day) if type_ in names]
            test = {"name": "it", "calendar": key, "on": day.isoformat(), "type": type_}

            def passes(test: dict[str, str] = test, **expected: str) -> bool:
                expectation = SlotsExpectation.model_validate(test | expected)
                return failure_of_slots(spec, tree, expectation) is None

            assert passes(count=str(len(starts))), (key, day, type_)
            assert not passes(count=str(len(starts) + 1)), (key, day, type_)
            if starts:
                assert passes(first=_clock(starts[0]), last=_clock(starts[-1])), (key, day)
                assert not passes(first=_clock(starts[0] + 1)), (key, day)
            else:
                assert not passes(last="08:00"), (key, day)


@pytest.mark.parametrize("clinic", ["fjordbyen", "sagbakken"])
def test_booking_on_a_day(clinic: str) -> None:
    """A type can be booked on a day if one of the slots that were counted is in reach."""
    spec, tree = _example(clinic)
    sections = sections_of(*EXAMPLES[clinic])
    types = sorted(sections["appointment_types"])
    planned = {
        key: [
            (datetime.combine(day, time()) + timedelta(minutes=at), names)
            for day in SOME_DAYS
            for at, names in slots_on(sections, calendar, day)
        ]
        for key, calendar in sections["calendars"].items()
    }
    for gp in (key for key, each in sections["employees"].items() if each["profession"] == "gp"):
        for number, day in enumerate(SOME_DAYS):
            type_ = types[number % len(types)]
            test = {"name": "it", "patient_of": gp, "on": day.isoformat()}
            can, cannot = (
                BookingExpectation.model_validate({**test, key: [type_]})
                for key in ("can_book", "cannot_book")
            )
            bookable = _bookable(sections, planned, gp, type_, day)
            assert (failure_of_booking(spec, tree, can) is None) == bookable, (gp, day, type_)
            assert (failure_of_booking(spec, tree, cannot) is None) != bookable, (gp, day, type_)


def _bookable(
    sections: Sections,
    planned: dict[str, list[tuple[datetime, list[str]]]],
    gp: str,
    type_: str,
    day: date,
) -> bool:
    """Whether a slot is in reach, of the GP's calendar or of a shared one."""
    about = sections["appointment_types"][type_]
    if not about.get("online") or about.get("hidden"):
        return False
    for key, calendar in sections["calendars"].items():
        own = calendar["kind"] == "gp" and calendar["owner"] == {"employee": gp}
        if not own and not (calendar["kind"] == "resource" and "resource" in about):
            continue
        limits = calendar.get("limits", {})
        midnight = datetime.combine(day, time())
        first = midnight + timedelta(hours=limits.get("book_before_hours", 0))
        after_last = midnight + timedelta(days=limits.get("book_ahead_days", 1000) + 1)
        if any(type_ in names and first <= start < after_last for start, names in planned[key]):
            return True
    return False


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _example(clinic: str) -> tuple[Spec, SpecTree]:
    (files,) = find_specs([EXAMPLES[clinic][0].as_posix()]).clinics
    return model_and_tree_of(files)


def _model(sections: dict[str, Any]) -> tuple[Spec, SpecTree]:
    """The model of generated sections, which may break any rule, and their tree."""
    document, _ = read("clinic.yaml", json.dumps({"clinicspec": 1, **sections}).encode())
    assert document.data is not None
    tree, _ = join("clinic", [document], incomplete=False)
    return build(tree)[0], tree
