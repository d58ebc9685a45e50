"""Texts that a clinic sends, beyond the rules' own pages."""

import pytest

from tests.rules.mutated import Edit, said_of, said_of_base
from tests.rules.pages import completed


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("type: e_dialogue, subject: Vaktbytte, audience: colleagues", []),
        ("type: e_dialogue, subject: Velkommen", []),
        ("type: e_contact, subject: Velkommen", []),
        (
            "type: e_consultation, subject: Vaktbytte, audience: colleagues",
            [
                "error HN203 type: the message template “Vaktbytte” is for colleagues, and "
                "e-consultations go to patients, who would read it at HelseNorge"
            ],
        ),
        (
            "type: e_contact, subject: Diagnose og prøvesvar, audience: colleagues",
            [
                "error HN203 type: the message template “Diagnose og prøvesvar” is for colleagues, "
                "and e-contacts go to patients, who would read it at HelseNorge"
            ],
        ),
        ("type: e_letter, subject: Vaktbytte, audience: colleagues", ["error HN201 type"]),
        (
            "type: e_contact, subject: BLODPRØVESVAR",
            [
                "note HN204 type: the message template “BLODPRØVESVAR” is an e-contact and speaks "
                "of “prøvesvar”, so what it tells a patient would not be added to the journal by "
                "itself"
            ],
        ),
        (
            "type: e_contact, subject: Your test results",
            [
                "note HN204 type: the message template “Your test results” is an e-contact and "
                "speaks of “test result”, so what it tells a patient would not be added to the "
                "journal by itself"
            ],
        ),
        ("type: e_dialogue, subject: Prøvesvar", []),
        ("type: e_contact, subject: Før du tar blodprøve, audience: patients", []),
        (
            "type: e_contact, subject: Svar fra Helsenorge.no",
            [
                "warning HN907 subject: the message template “Svar fra Helsenorge.no” has "
                "helsenorge.no in its subject, so staff would take it for a dialogue that a "
                "patient has sent from HelseNorge"
            ],
        ),
        ("type: e_contact, subject: Slik bruker du Helsenorge", []),
    ],
)
def test_message_templates(template: str, expected: list[str]) -> None:
    """What a template is for, what it says and how it is sent agree."""
    spec = completed(f"message_templates:\n  one: {{{template}}}\n")
    said = [each.replace("message_templates.one.", "") for each in said_of(spec, notes=["HN204"])]
    assert [each if "HN201" not in each else each.partition(":")[0] for each in said] == expected


PHONE = '  phone: "+47 21 00 00 00"\n'
OUT_OF_REACH = (
    "warning HN210 clinic.phone: Fjordbyen legesenter has no telephone number and PatientSky's "
    "notifications are off, so patients who are not on HelseNorge are out of reach"
)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        ((PHONE, ""), [OUT_OF_REACH]),
        ((PHONE, "  homepage: https://fjordbyen.example\n"), [OUT_OF_REACH]),
        ((PHONE, "  notifications: {enabled: false, channels: [sms]}\n"), [OUT_OF_REACH]),
        ((PHONE, "  notifications: {enabled: true, channels: [sms]}\n"), []),
        ((PHONE, "  phone: none\n"), []),
        ((PHONE, "  notifications: {enabled: perhaps}\n"), []),
    ],
)
def test_patients_who_are_not_on_helsenorge(edit: Edit, expected: list[str]) -> None:
    """There is a telephone, or PatientSky notifies."""
    assert [each for each in said_of_base(edit) if "HN210" in each] == expected
