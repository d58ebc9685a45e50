"""What a reviewer reads: each change apart, what patients lose, in words that say it all."""

import pytest

from tests.diff.sides import changed, reference, sentences, told

OMARS = "services: [booking, e_consultation, e_contact, prescription_renewal]\n  lars"


def test_changes_are_kept_apart() -> None:
    """Of two changes each has its own entry, with its own places."""
    one = (OMARS, OMARS.replace("booking, ", ""))
    other = ("price: 250", "price: 300")
    both = told(reference(), changed(one, other))
    alone = [*told(reference(), changed(one)), *told(reference(), changed(other))]
    assert sorted(sentences(both)) == sorted(sentences(alone))
    places = {(each.path, each.kind): each.after for each in both}
    assert places["employees.omar.services", "service-lost"][0].span.start.line == 59


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("title: {nb: Influensavaksine", "title: {nb: Vaksine"), ("hele høsten", "i høst")),
        (('phone: "+47 21 00 00 00"', 'phone: "+47 21 00 00 01"'), ("/personvern", "/vern")),
        (("price: 250", "price: 300"), ("title: {nb: Influensavaksine", "title: {nb: Vaksine")),
        (("  name: Fjordbyen legesenter", "  name: Fjordbyen"), ("/personvern", "/vern")),
    ],
)
def test_changes_of_one_page_are_kept_apart(one: tuple[str, str], other: tuple[str, str]) -> None:
    """Two changes of a page's head, or of its card in the index, are two entries of the page."""
    both = told(reference(), changed(one, other))
    alone = [*told(reference(), changed(one)), *told(reference(), changed(other))]
    assert sorted(each.path for each in both) == sorted(each.path for each in alone)


def test_an_entry_of_a_page_says_what_has_changed() -> None:
    """The name of a part alone would send the reader into the diff of the files."""
    found = told(reference(), changed(("hele høsten", "i høst")))
    assert found[0].message == "introduction changed on the page “Influensavaksine”"
    assert found[0].details[-1] == (
        "`introduction` of the booking site Influensavaksine is now “…på legesenteret i høst.”,"
        " was “…på legesenteret hele høsten.”"
    )


HANDED_ON = (
    'hpr_number: "9900102"\n    patient_list: {capacity: 950}',
    'hpr_number: "9900102"\n    active: {to: 2026-11-30}\n'
    "    patient_list: {capacity: 950, continues_as: {employee: kari}}",
)


def test_a_list_that_is_handed_on_to_somebody_who_offers_less() -> None:
    """What patients lose with their GP is told, and breaking."""
    found = told(reference(), changed(HANDED_ON))
    assert (
        "patients, notable: patients of Omar Haddad are patients of Kari Lunde from 2026-12-01"
        in (sentences(found))
    )
    karis = "services: [booking, e_consultation, e_contact, prescription_renewal]\n    absences"
    less = (karis, "services: [e_contact]\n    absences")
    moved = ("to: 2026-11-30", "to: 2026-10-31")
    found = told(changed(less), changed(HANDED_ON, less))
    assert sentences(found)[0] == (
        "patients, breaking: patients of Omar Haddad are patients of Kari Lunde from 2026-12-01,"
        " and can no longer book appointments, have an e-consultation and renew prescriptions at"
        " HelseNorge"
    )
    found = told(changed(HANDED_ON, less), changed(HANDED_ON, less, moved))
    assert "breaking" not in {each.impact for each in found}


def test_receivers_are_told_by_their_days() -> None:
    """Who receives for good is told first and without days, and who does for a while, with them."""
    everybody = ("mode: selected, recipients: [{group: reception}]", "mode: practitioner")
    (entry,) = told(reference(), changed(everybody))
    assert entry.message == (
        "e-contacts from patients of Kari Lunde and Omar Haddad now reach their GP, and no longer"
        " Ali Demir and Per Vik"
    )
    substituted = ("[booking, e_consultation]}", "[e_contact]}")
    (entry,) = told(changed(substituted), changed(substituted, everybody))
    assert entry.details[:1] == (
        "e-contacts from patients of Kari Lunde now reach Lars Moen as well, from 2026-12-14 to"
        " 2026-12-18",
    )


def test_an_absence_without_a_substitute_is_no_cause_of_another_route() -> None:
    """Who is away receives as before, so the route alone is told as the cause."""
    route = ("mode: selected, recipients: [{group: reception}]", "mode: practitioner")
    omars = "patient_list: {capacity: 950}\n"
    absence = (omars, f"{omars}    absences: [{{from: 2026-10-05, to: 2026-10-06}}]\n")
    found = told(reference(), changed(route, absence))
    (entry,) = (each for each in found if each.kind == "message-receivers")
    assert entry.path == "routing.e_contact.mode"


@pytest.mark.parametrize(
    "edits",
    [
        [("  lab-2:\n", "  lab-b:\n"), ("[lab-2]", "[lab-b]"), ("(helsesekretær 2)", "2")],
        [("reception", "desk"), ("Resepsjon", "Skranken")],
        [("desk-per", "desk-1"), ("name: Skranke,", "name: Luke,")],
    ],
)
def test_an_id_and_a_name_that_change_at_once(edits: list[tuple[str, str]]) -> None:
    """A calendar, a group and a position are the same where all else is, so nothing is lost."""
    found = told(reference(), changed(*edits))
    assert "breaking" not in {each.impact for each in found}
    assert len([each for each in found if each.kind == "renamed"]) == 1
    assert not {"added", "removed"} & {each.kind for each in found}


def test_a_rename_of_what_has_no_name() -> None:
    """A week template or a period is called by its id, which is said once."""
    (entry,) = told(reference(), changed(("gp-week", "week")))
    assert entry.message == "the week template `week` was called `gp-week`"


def test_several_are_told_in_the_plural() -> None:
    """What happens to several is said of several."""
    (entry, *_) = told(reference(), changed(("{her_id: 8900110}", "{her_id: pending}")))
    assert entry.message == (
        "“Blodprøve”, “Sårskift” and “Influensavaksine” are no longer bookable at HelseNorge"
    )


def test_words_in_another_language_than_the_first() -> None:
    """What patients read in it is told, and in which language."""
    found = told(reference(), changed(("Bring identification.", "Bring your passport.")))
    assert found[0].message == (
        "“Influensavaksine” now says “…risk group. Bring your passport.” in English, was"
        " “…risk group. Bring identification.”"
    )


def test_what_is_left_out_is_not_nothing() -> None:
    """A price that isn't given is no price of nothing."""
    without = changed(("    price: 250                      # in NOK\n", ""))
    (price, *_) = told(reference(), without)
    assert price.message == "“Influensavaksine” now says no price, was 250 NOK"
    (price, *_) = told(without, reference())
    assert price.message == "“Influensavaksine” now costs 250 NOK, and said none"


def test_services_that_start_on_another_day() -> None:
    """Patients can't use what isn't there yet, so they are told, and not the registry alone."""
    later = changed(("{her_id: 8900110}", "{her_id: 8900110, from: 2027-01-01}"))
    assert sentences(told(reference(), later))[0] == (
        "patients, notable: “Blodprøve”, “Sårskift” and “Influensavaksine” are there at HelseNorge"
        " from 2027-01-01"
    )
    vacant = (
        "  site: {base",
        "  vacant_lists: {her_id: 8900120, services: [e_contact], lists: {a: {name: Ledig}}}\n"
        "  site: {base",
    )
    later_list = (vacant[0], vacant[1].replace("services", "from: 2027-01-01, services"))
    assert sentences(told(changed(vacant), changed(later_list)))[0] == (
        "patients, notable: patients of the vacant list Ledig have the services of their list at"
        " HelseNorge from 2027-01-01"
    )


def test_the_default_colour_means_nothing() -> None:
    """A colour that is left out is the default one."""
    colour = ', colour: "#1c5d6b"'
    assert told(reference(), changed((colour, ""))) == []


def test_slots_for_one_more_type() -> None:
    """What can be booked as before is not gone because something else can be booked there too."""
    only, both = "[wound_care], staff", "[wound_care, blood_test], staff"
    found = told(reference(), changed((only, both)))
    assert [(each.kind, each.details[0]) for each in found if each.audience == "patients"] == [
        (
            "slots-changed",
            "the calendar Labtjenester (helsesekretær 1): 216 new among its planned slots,"
            " 2026-08-17 to 2026-12-16",
        )
    ]
    assert found[0].message.startswith("more planned slots")
    found = told(changed((only, both)), reference())
    assert found[0].message.startswith("fewer planned slots")


FALLBACK = (
    "e_consultation: {mode: practitioner}",
    "e_consultation: {mode: practitioner, fallback: [{group: lab}]}",
)
AWAY = (
    "patient_list: {capacity: 950}\n",
    "patient_list: {capacity: 950}\n    absences: [{from: 2026-11-02, to: 2026-11-03}]\n",
)
ALI_LEAVES = (
    "    name: Ali Demir\n",
    "    name: Ali Demir\n    active: {to: 2026-11-30}\n",
)


def test_who_leaves_later_is_no_cause_of_what_is_before() -> None:
    """Ali is there while Omar is away, so that Ali receives then comes of the absence alone."""
    found = told(changed(FALLBACK), changed(FALLBACK, AWAY, ALI_LEAVES))
    paths = {each.path: each.message for each in found if each.kind == "message-receivers"}
    assert paths == {
        "employees.omar.absences": "e-consultations from patients of Omar Haddad now reach Ali"
        " Demir and Per Vik as well, from 2026-11-02 to 2026-11-03",
        "employees.ali.active.to": "e-contacts and prescription renewals from patients of Kari"
        " Lunde and Omar Haddad no longer reach Ali Demir, from 2026-12-01",
    }


def test_a_card_comes_of_what_it_shows() -> None:
    """Who is there at an appointment is on no page, so the price alone is told of the index."""
    staff = ("types: [influenza_vaccine], staff: per", "types: [influenza_vaccine], staff: ali")
    found = told(reference(), changed(staff, ("price: 250", "price: 300")))
    assert "week_templates.lab-week-2" in {each.path for each in found}
    assert {each.path for each in found if each.audience == "booking_site"} == {
        "appointment_types.influenza_vaccine.price"
    }
