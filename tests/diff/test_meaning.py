"""What is said of a change, word for word, and how several changes are kept apart."""

import random
from typing import Any

import pytest
import yaml

from clinicspec.diff.entry import Entry
from clinicspec.differing import entries
from tests.clinics import ROOT
from tests.diff.sides import WHOLE, Data, data_of, dumped, reference, side, told

OMARS = "services: [booking, e_consultation, e_contact, prescription_renewal]\n  lars"
RECEPTION = "reception: {name: Resepsjon, org_unit: main, members: [ali, per]}"

OMAR = "  omar:\n    name: Omar Haddad\n    profession"
NINA = """\
  nina:
    name: Nina Dal
    profession: gp
    her_id: pending
    hpr_number: "9900106"
    active: {from: 2027-01-01}
    services: [e_contact]
"""


def changed(*edits: tuple[str, str]) -> str:
    """The reference spec with some places replaced, each of which is there."""
    text = reference()
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    return text


def sentences(found: list[Entry]) -> list[str]:
    """Who is told what."""
    return [f"{each.audience}, {each.impact}: {each.message}" for each in found]


SAID: dict[str, tuple[list[tuple[str, str]], list[str]]] = {
    "a GP without booking": (
        [(OMARS, OMARS.replace("booking, ", ""))],
        [
            "patients, breaking: no longer bookable with Omar Haddad at HelseNorge",
            "registry, notable: processes changed in the Address Registry for Omar Haddad",
        ],
    ),
    "a member of a group who starts": (
        [
            (RECEPTION, RECEPTION.replace("per]", "per, mia]")),
            (
                "  per:\n    name",
                "  mia: {name: Mia Berg, profession: nurse, her_id: none,"
                " active: {from: 2027-03-01}}\n  per:\n    name",
            ),
        ],
        [
            "patients, notable: e-contacts from patients of Kari Lunde and Omar Haddad now reach"
            " Mia Berg as well, from 2027-03-01",
            "clinic, notable: Mia Berg is new",
        ],
    ),
    "a GP who is applied for": (
        [
            (
                "  omar:\n    name: Omar Haddad\n    pro",
                f"{NINA}  omar:\n    name: Omar Haddad\n    pro",
            )
        ],
        [
            "patients, notable: patients of Nina Dal are new here: they can do nothing at"
            " HelseNorge yet",
            "clinic, notable: Nina Dal is new",
            "registry, notable: a new person in the Address Registry: Nina Dal",
        ],
    ),
    "a day on which the clinic is closed": (
        [("closed: [2026-12-24", "closed: [2026-11-02, 2026-12-24")],
        [
            "patients, notable: fewer planned slots in the calendar Kari Lunde, the calendar Omar"
            " Haddad and the calendar Labtjenester (helsesekretær 1)",
        ],
    ),
    "nobody to read": (
        [("her_id: 8900103", "her_id: pending")],
        [
            "patients, breaking: e-consultations from patients of Kari Lunde reach nobody who is"
            " there to read them, from 2026-12-14 to 2026-12-18",
            "registry, breaking: HER-ID changed in the Address Registry for Lars Moen",
        ],
    ),
    "another telephone": (
        [('phone: "+47 21 00 00 00"', 'phone: "+47 21 00 00 01"')],
        [
            "registry, notable: telephone number changed in the Address Registry for Fjordbyen"
            " legesenter",
            "booking_site, notable: head and foot, way to book, words on cancelling and other ways"
            " to book changed on the page “Influensavaksine”",
        ],
    ),
    "an id that goes by another name, with all that names it": (
        [("lab-1", "lab-a")],
        [
            "clinic, harmless: the calendar Labtjenester (helsesekretær 1) is `lab-a` in the spec,"
            " was `lab-1`"
        ],
    ),
    "an id that goes by another name beside something else": (
        [("lab-2", "lab-b"), ("price: 250", "price: 300")],
        [
            "patients, notable: “Influensavaksine” now costs 300 NOK, was 250 NOK",
            "clinic, harmless: the calendar Labtjenester (helsesekretær 2) is `lab-b` in the spec,"
            " was `lab-2`",
            "booking_site, notable: facts changed on the page “Influensavaksine”",
        ],
    ),
    "an id that a page's address is made of": (
        [("    slug: influensavaksine\n", "    slug: influensa\n"), ("  influenza:\n", "  flu:\n")],
        [
            "clinic, harmless: the booking site Influensavaksine is `flu` in the spec, was"
            " `influenza`",
            "booking_site, breaking: the page “Influensavaksine” moves to influensa/, and links to"
            " where it was lead nowhere",
        ],
    ),
    "another name in the same place is somebody else": (
        [
            ("omar", "nina"),
            ("Omar Haddad", "Nina Dal"),
            ("Fastlege Haddad", "Fastlege Dal"),
            ("8900102", "8900106"),
            ("9900102", "9900106"),
        ],
        [
            "patients, breaking: patients of Omar Haddad have no list here any more, so they can"
            " neither book nor write",
            "patients, notable: patients of Nina Dal are new here: they can book appointments,"
            " write to the clinic, have an e-consultation and renew prescriptions",
            "clinic, notable: Omar Haddad is gone",
            "clinic, notable: Nina Dal is new",
            "registry, breaking: Omar Haddad is no longer to be in the Address Registry, where the"
            " entry stays until somebody ends it",
            "registry, notable: a new person in the Address Registry: Nina Dal",
        ],
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_what_is_said(name: str) -> None:
    """A change is one sentence for whoever notices it."""
    edits, expected = SAID[name]
    found = told(reference(), changed(*edits))
    assert sorted(sentences(found)) == sorted(expected)


def test_an_id_that_a_page_is_named_after() -> None:
    """Without a slug the page's address is the id, so to rename it moves the page."""
    without = changed(("    slug: influensavaksine\n", ""))
    found = told(without, without.replace("  influenza:\n", "  flu:\n"))
    assert [(each.kind, each.path) for each in found] == [
        ("renamed", "booking_sites.flu"),
        ("site-moved", "booking_sites.flu.slug"),
    ]


def test_a_type_that_goes_online_names_all_its_calendars() -> None:
    """HN704: a type that goes online can be booked at once wherever it stands."""
    hidden = "minutes: 20\n    hidden: true"
    (entry,) = told(reference(), changed((hidden, "minutes: 20\n    online: true")))
    both = "Kari Lunde and Omar Haddad"
    assert entry.message == f"“Samtale” is now bookable with {both} at HelseNorge"
    wound = "Wound care}\n    minutes: 20\n    online: "
    off = changed((f"{wound}true", f"{wound}false"))
    (entry,) = told(off, reference())
    assert entry.message == "“Sårskift” is now bookable at HelseNorge"
    assert entry.details[:2] == (
        "in the calendar Labtjenester (helsesekretær 1)",
        "in the calendar Labtjenester (helsesekretær 2)",
    )


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


def test_places_on_both_sides() -> None:
    """An entry points at what stood there, and at what stands there now."""
    found = told(
        reference(),
        changed(("org_units:\n", "# one more line\norg_units:\n"), ("price: 250", "price: 300")),
    )
    (entry,) = (each for each in found if each.audience == "patients")
    lines = [each.span.start.line for each in (*entry.before, *entry.after)]
    assert lines == [127, 128]


def _shuffled(data: Data, chance: random.Random, path: tuple[Any, ...] = ()) -> Data:
    """The same data with keys, and items whose order means nothing, in another order."""
    if isinstance(data, dict):
        keys = chance.sample([*data], len(data))
        return {key: _shuffled(data[key], chance, (*path, key)) for key in keys}
    if isinstance(data, list):
        items = [_shuffled(each, chance, (*path, 0)) for each in data]
        means_something = path[-1:] == ("languages",) or path[:1] == ("booking_sites",)
        return items if means_something else chance.sample(items, len(items))
    return data


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("spec", ["fjordbyen", "sagbakken", "whole"])
def test_order_and_form_mean_nothing(spec: str, seed: int) -> None:
    """However a spec is ordered, quoted, folded and commented, it says the same."""
    file = WHOLE if spec == "whole" else ROOT / "specs" / f"{spec}.yaml"
    data = _shuffled(data_of(file), random.Random(seed))
    as_written = file.read_text("utf-8")
    assert told(as_written, dumped(data)) == []
    quoted = yaml.safe_dump(data, default_style='"', allow_unicode=True, sort_keys=False)
    assert told(quoted, as_written) == []


def test_a_clinic_that_is_new_or_gone() -> None:
    """It is one entry, with what comes and goes with it."""
    second = reference().replace("Fjordbyen legesenter", "Sagbakken").replace("89001", "89002")
    (new,), _ = entries(side({"a": reference()}), side({"a": reference(), "b": second}))
    assert (new.clinic, new.kind, new.message) == ("b", "clinic-added", "Sagbakken is new")
    assert new.details == (
        "with 2 patient lists, 1 booking page and 5 employees",
        "with 5 entries of the Address Registry",
    )
    (gone,), _ = entries(side({"a": reference(), "b": second}), side({"a": reference()}))
    assert (gone.kind, gone.impact, gone.path) == ("clinic-gone", "breaking", "")
    assert (gone.after, len(gone.before)) == ((), 1)


def test_a_clinic_that_goes_by_another_id() -> None:
    """A clinic with the same numbers is the same one."""
    ((entry,), _) = entries(side({"fjordbyen": reference()}), side({"fjord": reference()}))
    assert (entry.clinic, entry.kind, entry.impact) == ("fjord", "renamed", "notable")
    assert entry.message == "the clinic is `fjord` in the spec, was `fjordbyen`"
    with_more = changed(("    slug: influensavaksine\n", ""), ("  influenza:\n", "  flu:\n"))
    found, _ = entries(side({"fjordbyen": reference()}), side({"fjord": with_more}))
    assert [each.kind for each in found] == ["renamed", "renamed", "site-moved"]


def test_what_is_broken_is_left_out() -> None:
    """A spec with an error is compared as far as it can be read."""
    broken = changed(("sector: private", "sector: secret"), ("price: 250", "price: 300"))
    assert [each.path for each in told(reference(), broken)] == [
        "appointment_types.influenza_vaccine.price"
    ] * 2
    assert [each.path for each in told(broken, reference())] == [
        "appointment_types.influenza_vaccine.price"
    ] * 2
    assert told("clinicspec: 1\n", reference()) is not None
    assert told(reference(), "") == []
    assert told("[1, 2", "clinic: {") == []


def test_a_patients_number_is_not_repeated() -> None:
    """Of a clinic in which a patient's number stands, nothing is shown."""
    number = "13116900216"
    with_number = changed(("subject: Før du kommer", f"subject: {number} kommer"))
    for old, new in ((reference(), with_number), (with_number, reference())):
        found, hidden = entries(side({"clinic": old}), side({"clinic": new}))
        assert (found, hidden) == ([], ["clinic"])


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


def test_it_is_the_same_each_time() -> None:
    """The order is by audience, impact, clinic and path, whatever has been done before."""
    new = changed(
        (OMARS, OMARS.replace("booking, ", "")), ("price: 250", "price: 300"), ("lab-1", "lab-a")
    )
    first = told(reference(), new)
    assert [each.sort_key for each in first] == sorted(each.sort_key for each in first)
    assert told(reference(), new) == first
