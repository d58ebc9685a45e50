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
from clinicspec.rules.receivers import gaps as gaps_that_count
from tests.cli.command import clinicspec
from tests.clinics import checked
from tests.routing.oracle import DEFAULTS, Answer, answer, is_offered, lists
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
        for kind, key in lists(sections)
        for day in DAYS
        if is_offered(sections, message_type, kind, key, day)
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


def _holder(cell: Cell, there: Answer) -> tuple[str, str] | None:
    """Who has the list of a cell: kind and id."""
    if there.state != "left":
        return cell.kind, cell.id
    if there.continues_as is None:
        return None
    kind, key = there.continues_as.split(":")
    return kind, key


def _is_excused(sections: Sections, message_type: str, cell: Cell, there: Answer) -> bool:
    """Whether it is a practitioner's HER-ID that is missing, which is HN003."""
    holder = _holder(cell, there)
    mode = sections["routing"].get(message_type, DEFAULTS[message_type])["mode"]
    if holder is None or holder[0] == "vacant_list" or mode == "selected":
        return False
    return bool(sections["employees"][holder[1]].get("her_id", "none") == "none")


NO_SUBSTITUTE = re.compile(
    "so (.+) from (Employee [0-9])'s patients reach no substitute who is there (.+)"
)
EACH_TIME = re.compile(r"(?:on|from) (\S+?)(?: to (\S+?))?(?:,| and|$| \()")


def _is_told_of_substitutes(
    sections: Sections, said: dict[str, list[str]], message_type: str, gp: str, day: str
) -> bool:
    """Whether a finding says that substitutes don't receive a GP's messages that day."""
    for message in said.get("HN354", []):
        found = NO_SUBSTITUTE.search(message)
        assert found, message
        messages, name, times = found.groups()
        if name != sections["employees"][gp]["name"]:
            continue
        main, _, others = times.partition(" (and ")
        if MESSAGE_NAMES[message_type] in others:  # the finding doesn't say when
            return True
        if MESSAGE_NAMES[message_type] in messages and (
            "more times" in main
            or any(first <= day <= (last or first) for first, last in EACH_TIME.findall(main))
        ):
            return True
    without_her_id = {each.partition(" is ")[0] for each in said.get("HN003", [])}
    return any(
        absence["from"] <= day <= absence["to"]
        and "substitute" in absence
        and sections["employees"][absence["substitute"]]["name"] in without_her_id
        for absence in sections["employees"][gp]["absences"]
    )


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
    said: dict[str, list[str]] = {}
    for each in checked(json.dumps({"clinicspec": 1, **sections})).findings:
        said.setdefault(each.code, []).append(each.message)
    for message_type in MESSAGE_TYPES:
        route: Route = getattr(spec.routing, message_type)
        answers = _oracle(sections, message_type)
        unread = {
            cell: away
            for cell, away in _unread(answers).items()
            if not _is_excused(sections, message_type, cell, answers[cell])
        }
        assert _cells(gaps_that_count(route, spec)).keys() == unread.keys()

        without_inbox = _about(message_type, [*said.get("HN306", []), *said.get("HN352", [])])
        for message in without_inbox:
            assert all(unread[cell] == set() for cell in _counterexample(message)), message
        nobody_there = _about(message_type, said.get("HN353", []))
        for message in nobody_there:
            if MESSAGE_NAMES[message_type] in message.partition(" from patients")[0].split(" (")[0]:
                assert all(unread[cell] for cell in _counterexample(message)), message

        for cell, away in unread.items():
            holder = _holder(cell, answers[cell])
            if away and not (
                holder
                and holder[0] == "employee"
                and route.mode != "selected"
                and _is_told_of_substitutes(sections, said, message_type, holder[1], cell.day)
            ):
                assert _names(nobody_there, cell), (message_type, cell)
            has_recipients = route.mode == "practitioner" or route.recipients
            if not away and has_recipients and not _is_hn003(said, sections, holder):
                assert _names(without_inbox, cell), (message_type, cell)


def _about(message_type: str, messages: list[str]) -> list[str]:
    name = MESSAGE_NAMES[message_type]
    return [each for each in messages if name in each.partition(" from patients")[0]]


def _names(messages: list[str], cell: Cell) -> bool:
    """Whether any message names the list of a cell, or others without their names."""
    name = f"List {cell.id}" if cell.kind == "vacant_list" else f"Employee {cell.id[1:]}"
    return any(name in each.partition(", since ")[0] or " others" in each for each in messages)


def _is_hn003(
    said: dict[str, list[str]], sections: Sections, holder: tuple[str, str] | None
) -> bool:
    """Whether a vacant list has one substitute, whose HER-ID a finding misses."""
    if holder is None or holder[0] == "employee":
        return False
    stand_in = [
        each["name"]
        for each in sections["employees"].values()
        if each.get("substitute_for") == {"vacant_list": holder[1]}
    ]
    without_her_id = [each.partition(" is ")[0] for each in said.get("HN003", [])]
    return len(stand_in) == 1 and stand_in[0] in without_her_id


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
