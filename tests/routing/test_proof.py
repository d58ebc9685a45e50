"""The proof, and the rules that tell of it, against the oracle that goes day by day."""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings

from clinicspec.model.messages import Route
from clinicspec.model.names import MESSAGE_NAMES, MESSAGE_TYPES
from clinicspec.routing.proof import Gap, gaps, uses_fallback
from clinicspec.routing.table import Delivery
from clinicspec.rules.messages import (
    hn306_message_reaches_nobody,
    hn352_list_without_a_practitioner,
    hn353_nobody_there_to_read,
)
from clinicspec.rules.receivers import gaps as gaps_that_count
from tests.cli.command import clinicspec
from tests.routing.oracle import DEFAULTS, Answer, answer, offered
from tests.routing.strategies import DAYS, EXAMPLES, clinics, model_of
from tests.rules.mutated import edited
from tests.rules.pages import BASE

Sections = dict[str, Any]


class Cell(NamedTuple):
    """A list on a day."""

    kind: str
    id: str
    day: str


def _oracle(sections: Sections, message_type: str) -> dict[Cell, Answer]:
    """Who receives, for every list and day."""
    return {
        Cell(kind, key, day): answer(sections, message_type, kind, key, day)
        for kind, key in offered(sections, message_type)
        for day in DAYS
    }


def _unread(answers: dict[Cell, Answer]) -> dict[Cell, set[str]]:
    """The cells that nobody who is there reads, each with those who are away."""
    return {
        cell: set(there.inboxes)
        for cell, there in answers.items()
        if there.state != "not_started"
        and all(is_absent for _, _, is_absent in there.inboxes.values())
    }


def _cells(found: list[Gap]) -> dict[Cell, set[str]]:
    return {
        Cell(*gap.patient_list, day): set(gap.away)
        for gap in found
        for day in DAYS
        if (gap.start is None or gap.start.isoformat() <= day)
        and (gap.end is None or day <= gap.end.isoformat())
    }


@given(clinics())
@settings(max_examples=EXAMPLES)
def test_gaps_are_the_cells_that_nobody_reads(sections: Sections) -> None:
    """No cell without a reader is missed, and every gap has none, on each of its days."""
    spec = model_of(sections)
    for message_type in MESSAGE_TYPES:
        found = _cells(gaps(Delivery(spec, message_type)))
        expected = _unread(_oracle(sections, message_type))
        assert found.keys() == expected.keys()
        assert all(expected[cell] <= away for cell, away in found.items())
        assert all(bool(away) == bool(expected[cell]) for cell, away in found.items())


@given(clinics())
@settings(max_examples=EXAMPLES)
def test_a_fallback_is_used_where_the_oracle_uses_it(sections: Sections) -> None:
    """A fallback that is called unused is used for no list on no day, and the other way round."""
    spec = model_of(sections)
    for message_type in MESSAGE_TYPES:
        expected = any(each.fallback_used for each in _oracle(sections, message_type).values())
        assert uses_fallback(Delivery(spec, message_type)) == expected


def _is_excused(sections: Sections, message_type: str, cell: Cell, there: Answer) -> bool:
    """Whether patients write no such messages then, or the practitioner's HER-ID is HN003."""
    kind, key = cell.kind, cell.id
    if there.state == "left":
        if there.continues_as is None:
            return False
        kind, key = there.continues_as.split(":")
    if kind == "vacant_list":
        return message_type not in sections["clinic"]["vacant_lists"]["services"]
    mode = sections["routing"].get(message_type, DEFAULTS[message_type])["mode"]
    has_it = sections["employees"][key]
    has_no_her_id = has_it.get("her_id", "none") == "none"
    return message_type not in has_it["services"] or (has_no_her_id and mode != "selected")


TIME = re.compile("from patients of (.+?) reach nobody(.*?), since ")
FIRST_NAME = re.compile(r"the vacant list List (v\d)|Employee (\d)")
FIRST_TIME = re.compile(r" (?:on|from|until) (\S+?)(?: to (\S+?))?(?:,| and|$| \()")


def _counterexample(message: str) -> list[Cell]:
    """The cells of the first list and time that a message names."""
    found = TIME.search(message)
    assert found, message
    name = FIRST_NAME.match(found[1])
    assert name, message
    kind, key = ("vacant_list", name[1]) if name[1] else ("employee", f"e{name[2]}")
    when = FIRST_TIME.match(found[2])
    first, last = DAYS[0], DAYS[-1]
    if when and found[2].startswith(" until"):
        last = when[1]
    elif when:
        first = when[1]
        last = when[2] or (first if found[2].startswith(" on") else DAYS[-1])
    return [Cell(kind, key, day) for day in DAYS if first <= day <= last]


@given(clinics())
@settings(max_examples=EXAMPLES)
def test_findings_tell_of_the_cells_that_nobody_reads(sections: Sections) -> None:
    """Each counterexample is one, and a message type of which nothing is said is always read.

    A route that should name recipients and names none is HN303.
    """
    spec = model_of(sections)
    nobody_there = [each.message for each in hn353_nobody_there_to_read.check(spec, spec)]
    for message_type in MESSAGE_TYPES:
        route: Route = getattr(spec.routing, message_type)
        name = MESSAGE_NAMES[message_type]
        answers = _oracle(sections, message_type)
        unread = {
            cell: away
            for cell, away in _unread(answers).items()
            if not _is_excused(sections, message_type, cell, answers[cell])
        }
        assert _cells(gaps_that_count(route, spec)).keys() == unread.keys()

        without_inbox = [
            each.message
            for rule in (hn306_message_reaches_nobody, hn352_list_without_a_practitioner)
            for each in rule.check(route, spec)
        ]
        for message in without_inbox:
            assert all(unread[cell] == set() for cell in _counterexample(message)), message
        if route.mode == "practitioner" or route.recipients:
            assert bool(without_inbox) == any(not away for away in unread.values())

        told = [each for each in nobody_there if name in each.partition(" from patients")[0]]
        assert bool(told) == any(unread.values())
        for message in told:
            if name in message.partition(" (and ")[0].partition(" from patients")[0]:
                assert all(unread[cell] for cell in _counterexample(message)), message


@pytest.mark.parametrize(
    ("day", "is_read"),
    [("2026-12-13", True), ("2026-12-14", False), ("2026-12-18", False), ("2026-12-19", True)],
)
def test_route_confirms_a_finding(tmp_path: Path, day: str, is_read: bool) -> None:
    """Whoever asks `clinicspec route` of the days that a finding names sees the same."""
    capacity = "    patient_list: {capacity: 1100}\n"
    away = f"{capacity}    absences: [{{from: 2026-12-14, to: 2026-12-18}}]\n"
    spec = tmp_path / "fjordbyen.yaml"
    spec.write_text(edited(BASE, (capacity, away)), "utf-8")
    found = clinicspec("check", spec)
    assert (
        "e-consultations from patients of Kari Lunde reach nobody from 2026-12-14 to" in found.out
    )
    asked = ("--message", "e_consultation", "--practitioner", "kari", "--on", day)
    (row,) = json.loads(clinicspec("route", spec, *asked, "--format", "json").out)["routes"]
    assert [not inbox["absent"] for inbox in row["inboxes"]] == [is_read]
