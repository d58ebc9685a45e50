"""“Did you mean …?”: what is found for a mistyped word, and what is not."""

import string
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicspec.diagnostics.suggest import (
    LONGEST_WORD,
    MOST_CANDIDATES,
    MOST_EDITS,
    closest,
)

SECTIONS = {
    "spec": "clinicspec environment clinic employees org_units roles positions groups patient_lists"
    " appointment_types week_templates periods calendars staffing routing message_templates"
    " booking_sites",
    "clinic": "name organization_number nhn_member her_id digital_dialog_ordered sector kind"
    " business_type languages municipality addresses phone email homepage privacy_notice"
    " accessibility_statement emergency_notice opening_hours closed messaging notifications"
    " patientsky resource_booking vacant_lists site",
    "addresses": "visiting postal",
    "address": "street postbox postal_code city",
    "opening_hours": "days from to",
    "messaging": "amqp edi",
    "notifications": "enabled channels",
    "patientsky": "registered_by service_provider_id booking_url",
    "vacant_lists": "her_id code_system code from lists services",
    "site": "base_url colour logo no_show",
    "employee": "name profession her_id hpr_number administrator active licence patient_list"
    " services substitute_for in_gp_register absences service",
    "profession": "gp gp_substitute lis1 doctor nurse health_secretary bioengineer midwife"
    " physiotherapist psychologist administrator",
    "services": "booking time_request e_contact e_consultation prescription_renewal video",
    "absence": "from to substitute services",
    "position": "name role org_unit holder",
    "appointment_type": "name minutes online hidden places resource information price address"
    " notify cancel_before_hours",
    "category": "lab vaksine koronavaksine koronatest annen blodbank",
    "block": "days from to types staff slot_minutes",
    "calendar": "name internal_name kind owner online patients schedule closed limits shown notify",
    "limits": "book_ahead_days book_before_hours cancel_before_hours bookings_per_patient",
    "schedule": "template weeks every_weeks",
    "shift": "employee days from to weeks",
    "mode": "practitioner selected both",
    "message_template": "type subject audience attachments",
    "booking_site": "slug title introduction appointment_types calendars open login_note link",
    "owner": "employee group org_unit whole_clinic",
    "recipient": "position group role org_unit whole_clinic",
    "day": "mon tue wed thu fri sat sun",
}
"""Keys and words of the spec language, by the place where they stand together."""


def mistypings(word: str) -> set[str]:
    """What one slip of the finger makes of a word."""
    parts = [(word[:i], word[i:]) for i in range(len(word))]
    dropped = {before + after[1:] for before, after in parts}
    doubled = {before + after[0] + after for before, after in parts}
    swapped = {before + after[1] + after[0] + after[2:] for before, after in parts[:-1]}
    replaced = {before + letter + after[1:] for before, after in parts for letter in "xe_"}
    return (dropped | doubled | swapped | replaced) - {word}


@cache
def distance(word: str, other: str) -> int:
    """The number of edits between two words, by the definition."""
    if not word or not other:
        return len(word) + len(other)
    ways = [
        distance(word[1:], other) + 1,
        distance(word, other[1:]) + 1,
        distance(word[1:], other[1:]) + (word[0] != other[0]),
    ]
    if len(word) > 1 and len(other) > 1 and word[:2] == other[1::-1]:
        ways.append(distance(word[2:], other[2:]) + 1)
    return min(ways)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_slip_of_the_finger_is_found(section: str) -> None:
    """A key with one wrong letter gets that key proposed, or another that is as near."""
    keys = SECTIONS[section].split()
    for key in keys:
        for word in mistypings(key).difference(keys):
            found = closest(word, keys)
            assert found is not None, word
            assert found == key or distance(word, found) <= 1, word


@pytest.mark.parametrize(
    ("word", "candidates", "expected"),
    [
        ("Kari", "kari per", "kari"),
        ("KARI", "kari per", "kari"),
        ("opening-hours", "opening_hours closed", "opening_hours"),
        ("opening hours", "opening_hours closed", "opening_hours"),
        ("openingHours", "opening_hours closed", "opening_hours"),
        ("lab_1", "lab-1 lab-2", "lab-1"),
        ("calendar", "calendars clinic", "calendars"),
        ("category", "categories clinic", "categories"),
        ("address", "addresses clinic", "addresses"),
        ("services", "service clinic", "service"),
        ("organisation_number", "organization_number name", "organization_number"),
        ("opening_times", "opening_hours closed", "opening_hours"),
        ("kåri", "kari per", "kari"),
        ("bjorn", "bjørn per", "bjørn"),
        ("bjørn", "bjorn per", "bjorn"),
        ("saetre", "sætre per", "sætre"),
        ("asa", "åsa per", "åsa"),
        ("renée", "renee per", "renee"),
        ("čáš", "cas per", "cas"),
        ("đŋŧ", "dnt per", "dnt"),
        ("ødøø", "odoo per", "odoo"),
        ("GP", "gp Gp lab", "Gp"),
        ("pg", "gp lab", "gp"),
        ("gb", "gp lab", "gp"),
        ("nbb", "nb en", "nb"),
        ("tu", "thu tue", "thu"),
        ("mun", "sun mon", "mon"),
    ],
)
def test_what_is_proposed(word: str, candidates: str, expected: str) -> None:
    """Case, separators, accents, plurals and slips of the finger don't hide what was meant."""
    assert closest(word, candidates.split()) == expected


@pytest.mark.parametrize(
    ("word", "candidates"),
    [
        ("xyzzy", SECTIONS["spec"]),
        ("xyzzy", SECTIONS["day"]),
        ("telephone", SECTIONS["clinic"]),
        ("description", SECTIONS["appointment_type"]),
        ("holiday", SECTIONS["day"]),
        ("no", "nb nn en se"),
        ("x", "nb nn en se"),
        ("x", "a b"),
        ("", "a nb mon"),
        ("mon", ""),
        ("🙂🙂🙂", SECTIONS["spec"]),
    ],
)
def test_what_is_not_proposed(word: str, candidates: str) -> None:
    """A wrong guess is worse than none."""
    assert closest(word, candidates.split()) is None


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_distance_is_counted_right(word: str, candidate: str) -> None:
    """A word is proposed exactly if it is within the edits that its length allows."""
    longer = max(len(word), len(candidate))
    near = distance(word, candidate) <= max(1, longer // 3) and distance(word, candidate) < longer
    assert closest(word, [candidate]) == (candidate if near else None)


@given(st.text(), st.lists(st.text()))
def test_any_text_is_answered(word: str, candidates: list[str]) -> None:
    """Whatever stands in a file, the answer is a candidate or None, in any order the same."""
    found = closest(word, candidates)
    assert found is None or found in candidates
    assert closest(word, candidates[::-1]) == found


def test_cost_has_a_bound() -> None:
    """Neither a key of a million letters nor a million ids makes the tool wait."""
    longest = "a" * LONGEST_WORD
    assert closest(longest, [longest]) == longest
    assert closest(longest + "a", [longest]) is None
    assert closest(longest, [longest + "a"]) is None
    candidates = iter([string.ascii_letters] * (MOST_CANDIDATES + 1))
    closest("kari", candidates)
    assert len(list(candidates)) == 1


def test_a_long_word_may_not_be_another_altogether() -> None:
    """The edits that are allowed grow with the word, but not without end."""
    word = "a" * 40
    assert closest("b" * MOST_EDITS + word, [word]) == word
    assert closest("b" * (MOST_EDITS + 1) + word, [word]) is None
