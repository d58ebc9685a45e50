"""Keys that would change what no clinic can change."""

import pytest

from clinicspec.model.fixed_keys import FIXED_KEYS
from clinicspec.source.edits import changed
from tests.clinics import checked
from tests.rules.mutated import Edit, edited, said_of_base
from tests.rules.pages import BASE

ROUTED = edited(
    BASE,
    (
        "appointment_types:\n",
        "message_templates:\n"
        "  preparation: {type: e_contact, subject: Blodprøve}\n"
        "routing:\n"
        "  e_contact: {mode: selected, recipients: [{group: lab}]}\n"
        "appointment_types:\n",
    ),
    ("  patientsky: {", "  notifications: {enabled: true, channels: [sms]}\n  patientsky: {"),
)

ROUTE = "[{group: lab}]"
TYPE = "minutes: 20, online: true"
NOTIFICATIONS = "channels: [sms]"


def _behind(text: str, key: str) -> Edit:
    return (text, f"{text}, {key}")


KEYS: list[tuple[Edit, str, str]] = [
    (("sector: private", "sync: false\n  sector: private"), "warning HN008", "clinic.sync"),
    (
        ("{service_provider_id", "{sync: true, service_provider_id"),
        "warning HN008",
        "clinic.patientsky.sync",
    ),
    (
        ("  e_contact: {", "  e_dialogue: {mode: practitioner}\n  e_contact: {"),
        "error HN202",
        "routing.e_dialogue",
    ),
    (_behind(ROUTE, "notify: sms"), "note HN211", "routing.e_contact.notify"),
    (
        _behind("subject: Blodprøve", "notify: true"),
        "note HN211",
        "message_templates.preparation.notify",
    ),
    (_behind(ROUTE, "journal: automatic"), "error HN310", "routing.e_contact.journal"),
    (_behind(ROUTE, "replies: [renewed, postponed]"), "error HN311", "routing.e_contact.replies"),
    (_behind(ROUTE, "converts_to: {}"), "error HN312", "routing.e_contact.converts_to"),
    (
        _behind(TYPE, "comment_required: true"),
        "error HN408",
        "appointment_types.consultation.comment_required",
    ),
    (
        ("    kind: gp\n", "    kind: gp\n    comment_required: no\n"),
        "error HN408",
        "calendars.kari.comment_required",
    ),
    (
        _behind(NOTIFICATIONS, "reminder_hours: 72"),
        "error HN904",
        "clinic.notifications.reminder_hours",
    ),
    (_behind(NOTIFICATIONS, "notices: []"), "error HN905", "clinic.notifications.notices"),
    (
        ("    kind: gp\n", "    kind: gp\n    show_source: true\n"),
        "error HN906",
        "calendars.kari.show_source",
    ),
]


@pytest.mark.parametrize(("edit", "said", "path"), KEYS, ids=[path for _, _, path in KEYS])
def test_a_fixed_key(edit: Edit, said: str, path: str) -> None:
    """It is one finding with its own code whatever its value, and its fix takes just it away."""
    text = edited(ROUTED, edit)
    (found,) = [each for each in checked(text).findings if each.code == said.split()[1]]
    key = path.rpartition(".")[2]
    assert f"{found.severity} {found.code}" == said
    assert ".".join(map(str, found.place.path)) == path
    assert found.message.startswith(f"`{key}` of the ")
    assert found.help == f"remove `{key}`"
    assert found.fix is not None
    assert found.fix.safe
    assert changed(text, [each.change for each in found.fix.edits]) == ROUTED


@pytest.mark.parametrize(("edit", "said", "path"), KEYS, ids=[path for _, _, path in KEYS])
def test_nothing_else_is_said(edit: Edit, said: str, path: str) -> None:
    """A key without an effect leaves the rest of the spec as it is: no other rule has a word."""
    before = {(each.code, each.message) for each in checked(ROUTED).findings}
    after = {(each.code, each.message) for each in checked(edited(ROUTED, edit)).findings}
    assert [code for code, _ in after - before] == [said.split()[1]], path


def test_every_fixed_key_is_tried() -> None:
    """No key of the table goes untested."""
    tried = {path.rpartition(".")[2] for _, _, path in KEYS}
    keys = [key for keys in FIXED_KEYS.values() for key in keys]
    assert (set(keys), len(keys)) == (tried, len(KEYS))


def test_a_fixed_key_elsewhere_is_an_unknown_one() -> None:
    """The names mean something only where somebody would look for them."""
    assert said_of_base(("capacity: 1100", "capacity: 1100, journal: automatic")) == [
        "error CS030 employees.kari.patient_list.journal: `journal` of the patient list of Kari "
        "Lunde is an unknown key"
    ]


def test_a_part_of_which_only_the_fixed_key_is_left() -> None:
    """Where taking the key away would leave nothing, no fix is proposed."""
    text = edited(BASE, ("  patientsky: {", "  notifications: {notices: []}\n  patientsky: {"))
    (found,) = [each for each in checked(text).findings if each.code == "HN905"]
    assert found.fix is None
