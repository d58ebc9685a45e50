"""What has changed at NHN between the snapshot and the sending is not overwritten."""

from copy import deepcopy
from typing import Any

import pytest

from clinicspec.nhn.states import state
from tests.clinics import spec_of
from tests.nhn.registry import Registry
from tests.registry.server import Server, Trouble
from tests.registry.world import TEXT, World, changed_text, left_to_do, send
from tests.registry.world import state as all_of

pytestmark = pytest.mark.usefixtures("wsdls_read_once")

OMAR = 8900102
ENDS = {"    her_id: 8900102": "    active: {to: 2026-12-31}\n    her_id: 8900102"}
PHONE = {'phone: "+47 21 00 00 00"': 'phone: "+47 21 00 00 99"'}


def electronic(registry: Registry, her_id: int, type_: str) -> Any:
    """An electronic address of an entry, to be changed."""
    values = registry.entries[her_id].values["ElectronicAddresses"]["ElectronicAddress"]
    (found,) = (each for each in values if each["Type"]["CodeValue"] == type_)
    return found


def test_an_update_of_what_has_changed(world: World, server: Server) -> None:
    """Whatever somebody has changed since the snapshot stays, and the plan is to be made anew."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    electronic(server.registry, 8900100, "E_EDI")["Address"] = "new@fjordbyen.example"
    run = send(world, server)
    assert run.code == 1
    said = "update Fjordbyen legesenter: not sent\n    it changed at NHN since the snapshot: plan"
    assert said in run.out
    assert "UpdateOrganizationDetails" not in server.asked
    assert electronic(server.registry, 8900100, "E_EDI")["Address"] == "new@fjordbyen.example"


def test_what_is_done_by_now(world: World, server: Server) -> None:
    """Where somebody has made the very change by hand, nothing is sent for it."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    electronic(server.registry, 8900100, "E_TLF")["Address"] = "+47 21 00 00 00"
    run = send(world, server)
    assert run.code == 0
    assert "update Fjordbyen legesenter: done before" in run.out
    assert "UpdateOrganizationDetails" not in server.asked


def test_what_was_undone(world: World, server: Server) -> None:
    """What an earlier run has done, and somebody has undone since, is done again."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    planned_from = deepcopy(server.registry.entries[8900100])
    assert send(world, server).code == 0
    wanted = electronic(server.registry, 8900100, "E_TLF")["Address"]
    assert "done before" in send(world, server).out
    server.registry.entries[8900100] = planned_from
    run = send(world, server)
    assert run.code == 0
    assert "update Fjordbyen legesenter: done\n" in run.out
    assert electronic(server.registry, 8900100, "E_TLF")["Address"] == wanted


@pytest.mark.parametrize("changes", [ENDS, {**ENDS, **PHONE}])
def test_an_end_that_has_changed(world: World, server: Server, changes: dict[str, str]) -> None:
    """A period that somebody has set meanwhile is not set back."""
    server.begin(world.registry())
    world.spec.write_text(changed_text(TEXT, changes))
    world.write_plan(server.registry)
    period = {"From": "2000-01-01T00:00:00", "To": "2026-10-31T23:59:59"}
    server.registry.entries[OMAR].values["Valid"] = period
    run = send(world, server)
    assert run.code == 1
    assert "deactivate Omar Haddad: not sent\n    it changed at NHN since" in run.out
    assert server.registry.entries[OMAR].values["Valid"] == period


def both_ways(world: World, server: Server, *, ends: bool) -> None:
    """An entry of which the address and the period differ, so that there are two requests."""
    text = changed_text(TEXT, ENDS) if ends else TEXT
    world.spec.write_text(text)
    server.begin(Registry.of(spec_of(TEXT), world.shared))
    if not ends:
        period = {"From": "2000-01-01T00:00:00", "To": "2026-06-30T23:59:59"}
        server.registry.entries[OMAR].values["Valid"] = period
    own = {"Address": "omar@fjordbyen.example", "Inherited": False}
    electronic(server.registry, OMAR, "E_EDI").update(own)
    kinds = [
        request["kind"]
        for request in world.write_plan(server.registry)["clinics"][0]["requests"]
        if request["her_id"] == OMAR
    ]
    assert sorted(kinds) == sorted(["deactivate" if ends else "activate", "update"])


@pytest.mark.parametrize("ends", [True, False])
def test_two_requests_about_one_entry(world: World, server: Server, *, ends: bool) -> None:
    """What the first one changes does not keep the second one back."""
    both_ways(world, server, ends=ends)
    run = send(world, server)
    assert run.code == 0, run
    assert left_to_do(world, server) == []


TROUBLES: list[tuple[Trouble, str]] = [
    ("known", "NHN could not be asked what it holds\n    Parten eksisterer ikke."),
    ("hang up before", "NHN could not be asked what it holds: the connection failed"),
]


@pytest.mark.parametrize(("trouble", "words"), TROUBLES)
def test_nhn_cannot_be_asked(world: World, server: Server, trouble: Trouble, words: str) -> None:
    """An update of what nobody knows is not sent, and it is sure that it was not."""
    server.begin(world.registry())
    world.write_plan(server.registry)
    before = all_of(server.registry)
    server.trouble = lambda *_: trouble
    run = send(world, server)
    assert run.code == 1
    assert f"update Fjordbyen legesenter: not sent\n    {words}" in run.out
    assert "unknown" not in run.out
    assert all_of(server.registry) == before


def changed(path: str, value: Any) -> dict[str, Any]:
    """An entry's values with another one at a path."""
    values = deepcopy(VALUES)
    inner: Any = values
    *names, last = [int(each) if each.isdigit() else each for each in path.split(".")]
    for name in names:
        inner = inner[name]
    inner[last] = value
    return values


CODE = {"Active": True, "CodeText": "Kontortelefon", "CodeValue": "E_TLF", "OID": 9044}
VALUES: dict[str, Any] = {
    "DisplayName": "Fjordbyen legesenter",
    "ElectronicAddresses": [
        {"Address": "+47 21 00 00 00", "Inherited": False, "Type": CODE},
        {"Address": "a@b.example", "Inherited": True, "Type": {"CodeValue": "E_EDI"}},
    ],
    "HerId": 8900100,
    "Valid": {"From": "2020-01-01T00:00:00", "To": "9999-12-31T23:59:59.997"},
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("DisplayName", "FJORDBYEN  LEGESENTER"),
        ("Description", ""),
        ("Valid.To", "9999-12-31T00:00:00"),
        ("Valid.From", "2020-01-01T08:00:00+01:00"),
        ("ElectronicAddresses", VALUES["ElectronicAddresses"][::-1]),
        ("ElectronicAddresses", VALUES["ElectronicAddresses"][:1]),
        ("ElectronicAddresses.0.Type.CodeText", "Telefon"),
        ("ElectronicAddresses.0.LastChanged", "2026-01-01T00:00:00"),
        ("ElectronicAddresses.1.Address", "c@d.example"),
    ],
)
def test_what_is_no_change(path: str, value: Any) -> None:
    """What NHN writes otherwise, fills in, or takes from the parent does not count."""
    assert state(changed(path, value)) == state(VALUES)


@pytest.mark.parametrize(
    ("path", "value", "part"),
    [
        ("DisplayName", "Fjordbyen", "values"),
        ("Description", "Ved fjorden", "values"),
        ("Valid.To", "2026-12-31T23:59:59", "period"),
        ("Valid.From", "2020-01-02T00:00:00", "period"),
        ("Valid", None, "period"),
        ("ElectronicAddresses.0.Address", "+47 1", "values"),
        ("ElectronicAddresses.1.Inherited", False, "values"),
        ("ElectronicAddresses.0.Type.OID", 9043, "values"),
        ("ElectronicAddresses", [], "values"),
    ],
)
def test_what_is_a_change(path: str, value: Any, part: str) -> None:
    """Everything else does, and only for the part in which it stands."""
    before, after = state(VALUES), state(changed(path, value))
    assert {name for name in before if before[name] != after[name]} == {part}
