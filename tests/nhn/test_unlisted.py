"""What the registry holds and the spec does not say."""

from dataclasses import replace
from datetime import date

from clinicspec.nhn.change_set import requests
from clinicspec.nhn.unlisted import (
    not_begun_by,
    unlisted_entries,
)
from tests.nhn.any_clinic import spec_from
from tests.nhn.fjordbyen import CLINIC, EMPLOYEES, changed, ending, period_of, snapshot_of, staying
from tests.nhn.registry import Registry


def test_whom_the_spec_does_not_know() -> None:
    """Somebody whom the spec has no more is left alone, or ended on the day that is asked for."""
    snapshot = snapshot_of()
    spec = spec_from(*changed("employees.kari", None))
    assert requests(spec, snapshot) == []
    (stays,) = staying(spec, snapshot)
    assert (stays.her_id, stays.name) == (8900101, "Kari Lunde")
    (request,) = ending(spec, snapshot, date(2026, 8, 31))
    assert (request.kind, request.her_id) == ("deactivate", 8900101)
    assert period_of(request) == ("2000-01-01T00:00:00", "2026-08-31T23:59:59")
    assert staying(spec, snapshot, deactivated=True) == []


def test_whom_another_spec_knows() -> None:
    """What stands below the clinic and in another clinic's spec is no concern of this one."""
    snapshot = snapshot_of()
    spec = spec_from(*changed("employees.kari", None))
    assert unlisted_entries(spec, snapshot, {8900101, 8900100}) == []
    assert [each.her_id for each in unlisted_entries(spec, snapshot, {7})] == [8900101]


def test_an_organisation_below_the_clinic() -> None:
    """It has parties of its own, and no clinic's spec could have it, so none ends it."""
    registry = Registry.of(spec_from(CLINIC, EMPLOYEES))
    below = registry.register(8900200, "organization", "Havna", 8900100, "999999026")
    below.values["Valid"] = {"From": "2020-01-01T00:00:00"}
    spec, snapshot = spec_from(CLINIC, EMPLOYEES), registry.snapshot()
    assert ending(spec, snapshot, date(2026, 8, 31)) == []
    assert not_begun_by(date(2019, 8, 31), unlisted_entries(spec, snapshot)) == []
    for deactivated in (False, True):
        (left,) = staying(spec, snapshot, deactivated=deactivated)
        assert (left.name, left.why) == (
            "Havna",
            "it is an organisation of its own, of which this spec can say nothing",
        )


def test_who_has_yet_to_begin_is_unknown_too() -> None:
    """Who is not active yet is said, and ended by no earlier day; who has ended is old news."""
    snapshot = snapshot_of()
    spec = spec_from(*changed("employees.lars", None))
    assert [each.her_id for each in staying(spec, snapshot)] == [8900103]
    assert [each.kind for each in ending(spec, snapshot, date(2026, 12, 24))] == ["deactivate"]
    assert len(not_begun_by(date(2026, 8, 31), unlisted_entries(spec, snapshot))) == 1
    ended = {"From": "2020-01-01T00:00:00", "To": "2025-12-31T23:59:59"}
    lars = snapshot.entries[8900103]
    over = replace(lars, values={**lars.values, "Valid": ended})
    snapshot = replace(snapshot, entries={**snapshot.entries, 8900103: over})
    assert staying(spec, snapshot) == []


def test_who_is_recorded_is_known() -> None:
    """A HER-ID that the spec merely records is no unknown one, so nothing ends it."""
    clinic, employees = changed("employees.lars.in_gp_register", False)
    snapshot = snapshot_of()
    spec = spec_from(clinic, employees)
    assert ending(spec, snapshot, date(2026, 8, 31)) == []
    (stays,) = staying(spec, snapshot, deactivated=True)
    assert stays.her_id == 8900103


def test_unknown_entries_that_begin_later_are_not_ended() -> None:
    """An entry that the spec does not know gets no end before its first day."""
    registry = Registry.of(spec_from(CLINIC, EMPLOYEES))
    registry.entries[8900101].values["Valid"] = {"From": "2026-03-01T00:00:00"}
    spec, snapshot = spec_from(*changed("employees.kari", None)), registry.snapshot()
    assert ending(spec, snapshot, date(2020, 1, 1)) == []
    ((entry, first),) = not_begun_by(date(2020, 1, 1), unlisted_entries(spec, snapshot))
    assert (entry.her_id, first) == (8900101, "2026-03-01")
    assert not_begun_by(date(2026, 3, 1), unlisted_entries(spec, snapshot)) == []
    (request,) = ending(spec, snapshot, date(2026, 3, 1))
    assert period_of(request) == ("2026-03-01T00:00:00", "2026-03-01T23:59:59")


def test_what_other_registers_have() -> None:
    """A name or a municipality that differs is said, since no request can change it."""
    snapshot = snapshot_of()
    snapshot.entries[8900100] = replace(snapshot.entries[8900100], municipality="4601")
    clinic, employees = changed("employees.kari.name", "Kari Berg")
    spec = spec_from({**clinic, "municipality": "0301"}, employees)
    assert [each.her_id for each in staying(spec, snapshot)] == [
        8900100,
        8900101,
    ]
    snapshot.entries[8900100] = replace(snapshot.entries[8900100], municipality="301")
    assert len(staying(spec, snapshot)) == 1
