"""PatientSky's own notices, beyond the rules' own pages."""

import pytest

from clinicspec.diagnostics.finding import path_text
from tests.clinics import checked
from tests.rules.mutated import Edit, edited, said_of_base
from tests.rules.pages import BASE

PHONE = '  phone: "+47 21 00 00 00"\n'
KARI = "    patients: own_list\n"
LAB = "    patients: clinic_gp_patients\n"
BLOOD_TEST = "    minutes: 10\n"
CONSULTATION = "name: Konsultasjon, minutes: 20"


def _clinic(text: str) -> Edit:
    return (PHONE, f"{PHONE}  notifications: {text}\n")


def _with(old: str, notify: str) -> Edit:
    return (old, f"{old}    notify: {notify}\n")


TYPE: Edit = _with(BLOOD_TEST, "true")
OTHER_TYPE: Edit = (CONSULTATION, f"{CONSULTATION}, notify: true")
ON, OFF = _clinic("{enabled: true, channels: [sms]}"), _clinic("{enabled: false}")
AT_CLINIC = "clinic.notifications.enabled"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="nobody says anything"),
        pytest.param([OFF], [], id="off, and nobody objects"),
        pytest.param([ON], [], id="on"),
        pytest.param([ON, _with(KARI, "true"), TYPE, OTHER_TYPE], [], id="on everywhere"),
        pytest.param([ON, _with(LAB, "false")], [], id="a calendar may be off"),
        pytest.param([ON, _with(BLOOD_TEST, "false")], [], id="a type may be off"),
        pytest.param(
            [OFF, _with(LAB, "true")],
            [f"HN902 {AT_CLINIC} calendars.lab.notify"],
            id="a calendar alone",
        ),
        pytest.param(
            [_with(LAB, "true")],
            [f"HN902 {AT_CLINIC} calendars.lab.notify"],
            id="a clinic that says nothing is off",
        ),
        pytest.param(
            [OFF, _with(LAB, "true"), _with(KARI, "true"), TYPE, OTHER_TYPE],
            [
                f"HN902 {AT_CLINIC} calendars.kari.notify calendars.lab.notify "
                "appointment_types.consultation.notify appointment_types.blood_test.notify"
            ],
            id="calendars and types are one finding",
        ),
        pytest.param(
            [OFF, _with(LAB, "true"), _with(KARI, "perhaps"), OTHER_TYPE],
            [f"HN902 {AT_CLINIC} calendars.lab.notify appointment_types.consultation.notify"],
            id="one that can't be read hides no other",
        ),
        pytest.param(
            [OFF, _with(LAB, "false"), TYPE, OTHER_TYPE],
            [
                f"HN901 {AT_CLINIC} appointment_types.consultation.notify "
                "appointment_types.blood_test.notify"
            ],
            id="types alone",
        ),
        pytest.param(
            [ON, _with(LAB, "false"), TYPE, OTHER_TYPE],
            ["HN901 appointment_types.blood_test.notify calendars.lab.notify"],
            id="a calendar that is off hits its own types",
        ),
        pytest.param(
            [
                ON,
                _with(LAB, "false"),
                TYPE,
                OTHER_TYPE,
                ("types: [blood_test]", "types: [blood_test, consultation], slot_minutes: 20"),
                ("types: [consultation]", "types: [confidential]"),
                ("online: true\n    patients: own", "patients: own"),
                ("[booking, ", "["),
            ],
            [
                "HN901 appointment_types.consultation.notify calendars.lab.notify "
                "appointment_types.blood_test.notify"
            ],
            id="types in the same calendars are one finding",
        ),
        pytest.param(
            [
                ON,
                _with(LAB, "false"),
                TYPE,
                ("types: [consultation]", "types: [consultation, blood_test]"),
            ],
            [],
            id="one of its calendars notifies",
        ),
        pytest.param(
            [
                ON,
                _with(LAB, "false"),
                TYPE,
                ("    schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]\n", ""),
            ],
            [],
            id="a type that is scheduled nowhere",
        ),
        pytest.param([OFF, _with(LAB, "perhaps"), TYPE], [], id="a calendar that can't be read"),
        pytest.param(
            [_clinic("{enabled: perhaps}"), _with(LAB, "true")], [], id="a clinic that can't be"
        ),
    ],
)
def test_flags(edits: list[Edit], expected: list[str]) -> None:
    """A flag that has no effect is found once, with all that have none for the same reason."""
    found = [
        each for each in checked(edited(BASE, *edits)).findings if each.code in ("HN901", "HN902")
    ]
    places = [[each.place, *(related.place for related in each.related)] for each in found]
    said = [[path_text(place.path) for place in several] for several in places]
    assert [
        " ".join([each.code, *paths]) for each, paths in zip(found, said, strict=True)
    ] == expected
    assert all(each.fix and each.fix.safe for each in found)


@pytest.mark.parametrize(
    ("channels", "expected"),
    [
        ("[]", []),
        ("[sms]", []),
        ("[push, email]", []),
        (
            "[push]",
            [
                "error HN951 clinic.notifications.channels: PatientSky's notices would go out by "
                "push alone, which reaches only patients with the app, and others would not be "
                "told of their appointments"
            ],
        ),
        ("[pushh]", []),
    ],
)
def test_channels(channels: str, expected: list[str]) -> None:
    """Push comes on top of e-mail or SMS."""
    said = said_of_base(_clinic(f"{{enabled: true, channels: {channels}}}"))
    assert [each for each in said if "HN951" in each] == expected
