"""Recipients that are nobody, or change nothing, beyond the rules' own pages."""

import pytest

from tests.rules.mutated import Edit, said_of, said_of_base
from tests.rules.pages import completed

ALI = "  ali: {name: Ali Demir, profession: health_secretary, her_id: none}\n"
SERVICES = "    services: [booking, e_consultation, e_contact, prescription_renewal]\n"
CODES = ("HN306", "HN350", "HN351", "HN353", "HN363", "HN364", "HN365", "HN366")
RECIPIENTS = "routing.e_contact.recipients"
FALLBACK = "routing.e_contact.fallback"


def _person(key: str, active: str) -> str:
    return (
        f"  {key}: {{name: {key.title()} Vik, profession: nurse, her_id: none, "
        f"active: {{{active}}}}}\n"
    )


def _route(text: str) -> Edit:
    return ("roles:\n", f"routing:\n  e_contact: {text}\nroles:\n")


def _group(members: str, *people: str) -> list[Edit]:
    """A group with these members, and those of them who come or go."""
    groups = ("  lab: {name", f"  g: {{name: Gruppa, members: [{members}]}}\n  lab: {{name")
    return [groups, (ALI, ALI + "".join(people))]


def _said(*edits: Edit) -> list[str]:
    """Severity, code and path of what the rules about recipients say."""
    said = said_of_base(*edits, notes=CODES)
    return [each.partition(":")[0] for each in said if each.split()[1] in CODES]


LAB_AND_GROUP = _route("{mode: selected, recipients: [{group: lab}, {group: g}]}")
EMPTY = [
    ("  health_secretary: {name", "  nurse: {name: Sykepleier}\n  health_secretary: {name"),
    ("  gp-kari:", "  empty: {role: nurse, holder: null}\n  gp-kari:"),
]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param(
            [_route("{mode: selected, recipients: [{group: lab}, {role: nurse}]}"), *EMPTY],
            [f"warning HN351 {RECIPIENTS}[1]"],
            id="a role whose only position is empty",
        ),
        pytest.param(
            [_route("{mode: selected, recipients: [{role: nurse}]}"), *EMPTY],
            [f"error HN306 {RECIPIENTS}"],
            id="an empty role alone is HN306",
        ),
        pytest.param(
            [_route("{mode: selected, recipients: [{position: empty}]}"), *EMPTY],
            [f"error HN306 {RECIPIENTS}"],
            id="an empty position alone is HN306",
        ),
        pytest.param(
            [_route("{mode: practitioner, fallback: [{position: empty}]}"), *EMPTY],
            [f"warning HN350 {FALLBACK}[0]"],
            id="an empty position in the fallback",
        ),
        pytest.param(
            [LAB_AND_GROUP, *_group("")], [f"warning HN363 {RECIPIENTS}[1]"], id="an empty group"
        ),
        pytest.param(
            [
                _route("{mode: both, recipients: [{group: lab}]}"),
                (SERVICES, "    services: [booking]\n"),
            ],
            ["note HN363 routing.e_contact"],
            id="no patient is offered e-contacts",
        ),
        pytest.param(
            [_route("{mode: selected, recipients: [{group: lab}], fallback: [{role: gp}]}")],
            [f"note HN364 {FALLBACK}"],
            id="a fallback that is never used",
        ),
        pytest.param(
            [
                _route("{mode: selected, recipients: [{group: lab}], fallback: [{role: gp}]}"),
                (
                    ALI,
                    ALI.replace("none}", "none, absences: [{from: 2026-03-02, to: 2026-03-02}]}"),
                ),
            ],
            [],
            id="a fallback that is used on one day",
        ),
        pytest.param(
            [_route("{mode: both, recipients: [{group: lab}], fallback: [{position: lab-ali}]}")],
            [f"warning HN364 {FALLBACK}"],
            id="a fallback of those who receive anyway",
        ),
        pytest.param(
            [_route("{mode: selected, recipients: [whole_clinic, {group: lab}, {role: gp}]}")],
            [f"note HN365 {RECIPIENTS}[1]", f"note HN365 {RECIPIENTS}[2]"],
            id="beside the whole clinic",
        ),
        pytest.param(
            [_route("{mode: selected, recipients: [{group: lab}, {position: lab-ali}]}")],
            [f"note HN365 {RECIPIENTS}[1]"],
            id="of two alike the second",
        ),
        pytest.param(
            [
                _route("{mode: selected, recipients: [{org_unit: main}, {group: g}]}"),
                *_group("ali"),
            ],
            [f"note HN365 {RECIPIENTS}[1]"],
            id="a group whose members hold positions of the unit",
        ),
        pytest.param(
            [LAB_AND_GROUP, *_group("per", _person("per", "from: 2026-09-01"))],
            [f"note HN366 {RECIPIENTS}[1]"],
            id="nobody has started",
        ),
        pytest.param(
            [
                LAB_AND_GROUP,
                *_group(
                    "per, pia", _person("per", "to: 2026-08-31"), _person("pia", "from: 2026-09-02")
                ),
            ],
            [f"note HN366 {RECIPIENTS}[1]"],
            id="a single day between two",
        ),
        pytest.param(
            [
                LAB_AND_GROUP,
                *_group(
                    "per, pia", _person("per", "to: 2026-08-31"), _person("pia", "from: 2026-09-01")
                ),
            ],
            [],
            id="one begins when the other has left",
        ),
        pytest.param(
            [
                LAB_AND_GROUP,
                *_group(
                    "per, pia", _person("per", "to: 2026-08-31"), _person("pia", "to: 2026-09-30")
                ),
            ],
            [f"warning HN366 {RECIPIENTS}[1]"],
            id="all leave",
        ),
        pytest.param(
            [
                _route("{mode: selected, recipients: [{group: g}]}"),
                *_group("per", _person("per", "to: 2026-08-31")),
            ],
            [f"error HN306 {RECIPIENTS}"],
            id="all leave and nobody else receives",
        ),
    ],
)
def test_recipients_that_are_nobody(edits: list[Edit], expected: list[str]) -> None:
    """Each recipient that receives nothing, or changes nothing, is said once, where it stands."""
    assert _said(*edits) == expected


HOLMEN = """\
  holmen:
    name: Holmen
    addresses: {visiting: {street: Holmevegen 2, postal_code: "0156", city: Oslo}}
"""


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ("  main: {name: Fjordbyen}\n", 0),
        ("  main: {name: Fjordbyen}\n  lab: {name: Laboratorium, parent: main}\n", 0),
        (f"  main: {{name: Fjordbyen}}\n{HOLMEN}", 2),
        (HOLMEN + HOLMEN.replace("holmen:", "second:"), 0),
    ],
)
def test_sites(units: str, expected: int) -> None:
    """What goes to the whole clinic by default is said of clinics with several addresses."""
    positions = "  gp-kari: {role: gp, org_unit: UNIT, holder: kari}\n"
    first = units.split(":", 1)[0].strip()
    fragment = f"org_units:\n{units}positions:\n{positions.replace('UNIT', first)}"
    said = said_of(completed(fragment))
    assert len([each for each in said if each.split()[1] == "HN359"]) == expected


@pytest.mark.parametrize(
    ("profession", "mode", "expected"),
    [
        ("nurse", "selected", 1),
        ("lis1", "selected", 0),
        ("doctor", "selected", 0),
        ("nurse", "both", 0),
    ],
)
def test_who_may_prescribe(profession: str, mode: str, expected: int) -> None:
    """Some doctor among those who receive is enough, and so is the patient's own."""
    route = f"prescription_renewal: {{mode: {mode}, recipients: [{{group: lab}}]}}"
    said = said_of_base(
        (ALI, ALI.replace("health_secretary", profession)),
        ("roles:\n", f"routing:\n  {route}\nroles:\n"),
    )
    assert len([each for each in said if each.split()[1] == "HN360"]) == expected


@pytest.mark.parametrize(
    ("message_type", "code", "without"),
    [
        ("prescription_renewal", "HN360", "a doctor"),
        ("e_consultation", "HN313", "a GP or a substitute"),
    ],
)
@pytest.mark.parametrize(
    ("active", "when"),
    [
        ("to: 2026-11-30", " from 2026-12-01, when all have left"),
        ("from: 2026-12-01", None),
    ],
)
def test_the_only_one_who_may_leaves(
    message_type: str, code: str, without: str, active: str, when: str | None
) -> None:
    """Once the only recipient who may act has left, it is said from when none is there."""
    eva = (
        "  eva: {name: Eva Vik, profession: gp_substitute, her_id: none, in_gp_register: false, "
        f"active: {{{active}}}}}\n"
    )
    route = f"{message_type}: {{mode: selected, recipients: [{{group: lab}}]}}"
    found = [
        each
        for each in said_of_base(
            (ALI, ALI + eva),
            ("members: [ali]", "members: [ali, eva]"),
            ("roles:\n", f"routing: {{{route}}}\nroles:\n"),
        )
        if each.split()[1] == code
    ]
    assert len(found) == (when is not None)
    assert all(f"without {without}{when}, so" in each for each in found)
