"""What is said of a change, word for word, and what means nothing."""

import random
from typing import Any

import pytest
import yaml

from clinicspec.differing import entries
from tests.clinics import ROOT
from tests.diff.sides import WHOLE, Data, changed, data_of, dumped, reference, sentences, side, told

OMARS = "services: [booking, e_consultation, e_contact, prescription_renewal]\n  lars"
RECEPTION = "reception: {name: Resepsjon, org_unit: main, members: [ali, per]}"

NINA = """\
  nina:
    name: Nina Dal
    profession: gp
    her_id: pending
    hpr_number: "9900106"
    active: {from: 2027-01-01}
    services: [e_contact]
"""


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
    template = ("type: e_contact                 #", "audience: nobody\n    type: e_contact #")
    subject = ("subject: Før du kommer til blodprøve", "subject: Før blodprøven")
    (entry,) = told(changed(template), changed(template, subject))
    assert entry.path == "message_templates.lab-preparation.subject"
    assert told(reference(), "") == []
    assert told("[1, 2", "clinic: {") == []


def test_a_patients_number_is_not_repeated() -> None:
    """Of a clinic in which a patient's number stands, nothing is shown."""
    number = "13116900216"
    with_number = changed(("subject: Før du kommer", f"subject: {number} kommer"))
    for old, new in ((reference(), with_number), (with_number, reference())):
        found, hidden = entries(side({"clinic": old}), side({"clinic": new}))
        assert (found, hidden) == ([], ["clinic"])


def test_it_is_the_same_each_time() -> None:
    """The order is by audience, impact, clinic and path, whatever has been done before."""
    new = changed(
        (OMARS, OMARS.replace("booking, ", "")), ("price: 250", "price: 300"), ("lab-1", "lab-a")
    )
    first = told(reference(), new)
    assert [each.sort_key for each in first] == sorted(each.sort_key for each in first)
    assert told(reference(), new) == first
