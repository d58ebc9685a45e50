from datetime import date
from typing import Any

import pytest

from clinicspec.model.spec import Spec
from clinicspec.model.weeks import week_number
from clinicspec.model.words import Language
from clinicspec.pages.edition import Edition
from clinicspec.pages.hours import offers
from clinicspec.pages.index import IndexPage, index_page
from clinicspec.pages.selection import selection
from clinicspec.pages.text import Text, Writer
from clinicspec.pages.view import BookingPage, booking_page
from clinicspec.pages.way_in import inside_sentence
from tests.pages.clinics import changed, fjordbyen, site_of, two_offices


def page_of(spec: Spec, site: str, language: Language, as_of: date | None = None) -> BookingPage:
    """The page of a booking site, on a day or on any."""
    selected = site_of(spec, site)
    return booking_page(Edition(spec, as_of), selected, offers(selected, as_of), language)


def index_of(spec: Spec, language: Language, as_of: date | None = None) -> IndexPage:
    """The index of a clinic, on a day or on any."""
    selections = [selection(spec, site) for site in spec.booking_sites.values()]
    sites = [(selected, offers(selected, as_of)) for selected in selections]
    return index_page(Edition(spec, as_of), sites, language)


def words(items: Any) -> list[str]:
    """What texts, links and facts say, with plain spaces."""
    return [str(item).replace("\N{NO-BREAK SPACE}", " ") for item in items]


def facts(page: BookingPage) -> dict[str, list[str]]:
    """The facts of a page by their labels."""
    return {str(fact.label): words(fact.values) for fact in page.facts}


def week_range(first: int, last: int) -> range:
    """Weeks of 2026, both included."""
    return range(week_number(2026, first), week_number(2026, last) + 1)


def test_facts_of_the_reference() -> None:
    """Length, price, place and season, as a patient asks for them."""
    assert facts(page_of(fjordbyen(), "influenza", "nb")) == {
        "Varighet": ["10 minutter"],
        "Pris": ["250 kr"],
        "Sted": ["Fjordgata 1, 0155 Oslo"],
        "Åpent for bestilling": ["1. oktober–18. desember 2026"],
    }


def test_no_price_is_not_free() -> None:
    """Where the spec says no price, the page says nothing of it."""
    spec = changed(fjordbyen(), "appointment_types.influenza_vaccine.price", None)
    assert "Pris" not in facts(page_of(spec, "influenza", "nb"))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2026, 10, 1), None, ["fra 1. oktober 2026"]),
        (None, date(2026, 12, 18), ["til og med 18. desember 2026"]),
        (None, None, None),
    ],
)
def test_season_with_an_open_end(
    start: date | None, end: date | None, expected: list[str] | None
) -> None:
    """A season says the end it has; a page that always books says nothing."""
    spec = changed(fjordbyen(), "booking_sites.influenza.open.start", start)
    spec = changed(spec, "booking_sites.influenza.open.end", end)
    assert facts(page_of(spec, "influenza", "nb")).get("Åpent for bestilling") == expected


def test_address_of_the_type_goes_first() -> None:
    """A service that is given elsewhere says where."""
    spec = fjordbyen()
    visiting = spec.clinic.addresses.visiting
    assert visiting is not None
    school = visiting.model_copy(update={"street": "Skolegata 2"})
    spec = changed(spec, "appointment_types.influenza_vaccine.address", school)
    assert facts(page_of(spec, "influenza", "nb"))["Sted"] == ["Skolegata 2, 0155 Oslo"]


def test_address_of_the_type_is_named_after_its_unit() -> None:
    """A type that repeats its unit's address is at the unit, and patients read the unit's name."""
    spec = two_offices()
    addresses = spec.org_units["south"].addresses
    assert addresses is not None
    spec = changed(spec, "appointment_types.blood_test.address", addresses.visiting)
    spec = changed(spec, "booking_sites.lab.appointment_types", ("blood_test",))
    spec = changed(spec, "booking_sites.lab.calendars", ("south",))
    assert facts(page_of(spec, "lab", "nn"))["Stad"] == [
        "Legekontoret på Skibotn, Strandvegen 3, 9143 Skibotn"
    ]


def test_address_is_that_of_the_owners_unit() -> None:
    """At a clinic with two offices, patients are sent to the one whose calendar it is."""
    assert facts(page_of(two_offices(), "lab", "nn"))["Stad"] == [
        "Skolevegen 12, 9046 Oteren",
        "Legekontoret på Skibotn, Strandvegen 3, 9143 Skibotn",
    ]


def test_address_of_an_employees_calendar() -> None:
    """A calendar of one employee is where that employee's seat is."""
    spec = changed(two_offices(), "booking_sites.lab.calendars", ("south",))
    owner = spec.calendars["ane"].owner._replace(id="tor")
    spec = changed(spec, "calendars.south.owner", owner)
    assert facts(page_of(spec, "lab", "nn"))["Stad"] == [
        "Legekontoret på Skibotn, Strandvegen 3, 9143 Skibotn"
    ]


def test_address_of_the_unit_above() -> None:
    """A unit without an address of its own is where the unit above it is."""
    spec = changed(two_offices(), "org_units.north.parent", "south")
    assert facts(page_of(spec, "covid", "nn"))["Stad"] == [
        "Legekontoret på Skibotn, Strandvegen 3, 9143 Skibotn"
    ]


def test_address_of_the_only_unit() -> None:
    """A group that names no unit belongs to the only one there is."""
    spec = two_offices()
    south = spec.org_units["south"]
    spec = changed(spec, "groups.lab-north.org_unit", None)
    assert facts(page_of(spec, "covid", "nn"))["Stad"] == ["Skolevegen 12, 9046 Oteren"]
    spec = changed(spec, "org_units", {"south": south})
    assert facts(page_of(spec, "covid", "nn"))["Stad"] == [
        "Legekontoret på Skibotn, Strandvegen 3, 9143 Skibotn"
    ]


def test_calendar_without_the_service_has_no_say() -> None:
    """Neither place nor deadline come from a calendar that doesn't hold the service."""
    spec = changed(two_offices(), "booking_sites.covid.calendars", ("north", "south"))
    spec = changed(spec, "calendars.south.limits.cancel_before_hours", 96)
    page = page_of(spec, "covid", "nb")
    assert facts(page)["Sted"] == ["Skolevegen 12, 9046 Oteren"]
    assert str(page.cancelling[0]) == "Avbestill senest 24 timer før timen."


def test_several_services_have_their_own_facts() -> None:
    """What differs between services stands with each of them."""
    page = page_of(two_offices(), "lab", "nn")
    assert [(str(service.name), words(service.facts[0].values)) for service in page.services] == [
        ("Blodprøve", ["10 minutt"]),
        ("B12-injeksjon", ["15 minutt"]),
    ]
    assert "Kor lenge" not in facts(page)


def vaccines_at_two_places() -> Spec:
    """Two services at two offices that differ in nothing but the place."""
    spec = changed(two_offices(), "appointment_types.b12_injection.minutes", 10)
    for name in ("blood_test", "b12_injection"):
        spec = changed(spec, f"appointment_types.{name}.information", "Berre etter avtale.")
        spec = changed(spec, f"appointment_types.{name}.price", None)
    north, south = (
        [spec.week_templates[name][0].model_copy(update={"types": (type_,)})]
        for name, type_ in (("north", "blood_test"), ("south", "b12_injection"))
    )
    spec = changed(changed(spec, "week_templates.north", north), "week_templates.south", south)
    spec = changed(spec, "calendars.north.name", "Blodprøve")
    spec = changed(spec, "calendars.south.name", "B12-injeksjon")
    named: Spec = changed(spec, "booking_sites.lab.introduction", "Vel det som passar.")
    return named


def test_what_services_have_in_common_stands_once() -> None:
    """What all services of a page share is the page's, so that it is read at once."""
    page = page_of(vaccines_at_two_places(), "lab", "nn")
    assert (str(page.lead), str(page.introduction)) == (
        "Berre etter avtale.",
        "Vel det som passar.",
    )
    assert facts(page) == {"Kor lenge": ["10 minutt"]}
    assert [(each.information, words(each.facts[0].values)) for each in page.services] == [
        (None, ["Skolevegen 12, 9046 Oteren"]),
        (None, ["Legekontoret på Skibotn, Strandvegen 3, 9143 Skibotn"]),
    ]


def test_calendars_named_as_their_services_need_no_list() -> None:
    """Who has chosen a service finds its calendar under the same name."""
    way = page_of(vaccines_at_two_places(), "lab", "nn").way_in
    assert way is not None
    assert words(step.text for step in way.steps)[1:] == [
        "Vel timeboka med same namn.",
        "Vel ei tid som passar deg.",
    ]


def test_a_numbered_calendar_is_explained() -> None:
    """A number in a calendar's name is there because of its twins, and patients learn so."""
    way = page_of(fjordbyen(), "influenza", "nb").way_in
    assert way is not None
    assert words(step.note for step in way.steps) == [
        "None",
        "Tallet skiller den fra andre timebøker hos oss med nesten samme navn.",
        "None",
    ]
    spec = changed(fjordbyen(), "calendars.lab-1.online", False)
    way = page_of(spec, "influenza", "nb").way_in
    assert way is not None
    assert [step.note for step in way.steps] == [None, None, None]


def test_numbered_calendars_are_explained() -> None:
    """Where the numbers only tell calendars apart, nobody ponders which one is meant."""
    spec = changed(fjordbyen(), "booking_sites.influenza.calendars", ("lab-1", "lab-2"))
    spec = changed(spec, "booking_sites.influenza.appointment_types", ("blood_test",))
    way = page_of(spec, "influenza", "nb").way_in
    assert way is not None
    assert str(way.steps[1].note) == (
        "Tallene skiller bare timebøkene fra hverandre. Det har ikke noe å si hvilken du velger."
    )


def test_week_as_a_picture() -> None:
    """Where there is more than one run of hours a week, a picture shows the same as the words."""
    (plan,) = page_of(two_offices(), "covid", "nb").hours[0].plans
    assert plan.picture is not None
    assert [day.text for day in plan.picture.days] == ["man", "tir", "ons", "tor", "fre"]
    assert [hour.text for hour in plan.picture.hours] == ["12", "14"]
    monday, tuesday = plan.picture.boxes
    assert (monday.y, monday.height) == (tuesday.y, tuesday.height)
    assert monday.x + monday.width < tuesday.x
    (plan,) = page_of(fjordbyen(), "influenza", "nb").hours[0].plans
    assert plan.picture is None


def test_lead_says_for_whom() -> None:
    """The type's information comes first, and the introduction after it."""
    page = page_of(fjordbyen(), "influenza", "en")
    assert str(page.lead) == "For people over 65 or in a risk group. Bring identification."
    assert str(page.introduction) == "We vaccinate against influenza at the clinic all autumn."


def test_introduction_leads_where_there_is_no_information() -> None:
    """A page without information on its type begins with its introduction, once."""
    spec = changed(fjordbyen(), "appointment_types.influenza_vaccine.information", None)
    page = page_of(spec, "influenza", "en")
    assert str(page.lead) == "We vaccinate against influenza at the clinic all autumn."
    assert page.introduction is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Influensavaksine", "influensavaksine"),
        ("Covid-19-vaksine", "covid-19-vaksine"),
        ("Årskontroll", "årskontroll"),
        ("MMR-vaksine", "MMR-vaksine"),
        ("B12-injeksjon", "B12-injeksjon"),
        ("HbA1c-måling", "HbA1c-måling"),
        ("D-vitamin", "D-vitamin"),
        ("Kari Lundes timer", "Kari Lundes timer"),
        ("5-årskontroll", "5-årskontroll"),
    ],
)
def test_title_inside_a_sentence(title: str, expected: str) -> None:
    """The button names the act as a sentence does, and leaves names and abbreviations alone."""
    found = inside_sentence(Text((title,), "nb"), frozenset({"Kari", "Lunde"}))
    assert str(found) == expected


@pytest.mark.parametrize("title", ["Bestill influensavaksine", "Book a midwife", "Ting time"])
def test_a_title_that_names_the_act_is_the_button(title: str) -> None:
    """No button says twice that it books."""
    way = page_of(changed(fjordbyen(), "booking_sites.influenza.title", title), "influenza", "nb")
    assert way.way_in is not None
    assert str(way.way_in.button) == title


def test_steps_of_the_clinic_wide_link() -> None:
    """A link that opens all that the clinic offers says what to choose."""
    way = page_of(fjordbyen(), "influenza", "nb").way_in
    assert way is not None
    assert str(way.button) == "Bestill influensavaksine"
    assert words(step.text for step in way.steps) == [
        "Du ser alt vi tilbyr på nett. Velg «Influensavaksine».",
        "Velg timeboken «Labtjenester (helsesekretær 2)».",
        "Velg en tid som passer deg.",
    ]


def test_link_of_the_service_needs_no_choice_of_it() -> None:
    """A link that PatientSky made for the service opens the service."""
    way = page_of(two_offices(), "covid", "nb").way_in
    assert way is not None
    assert words(step.text for step in way.steps) == [
        "Velg timeboken «Laboratoriet på Oteren».",
        "Velg en tid som passer deg.",
    ]
    assert str(way.login) == "PatientSky spør om namn og telefonnummer."


def test_calendars_at_different_places_are_told_apart() -> None:
    """Calendars that offer the same elsewhere say where."""
    way = page_of(two_offices(), "lab", "nb").way_in
    assert way is not None
    assert str(way.steps[1].text) == "Velg en av disse timebøkene. De tilbyr det samme:"
    assert words(way.steps[1].choices) == [
        "Laboratoriet på Oteren – Skolevegen 12, 9046 Oteren",
        "Laboratoriet på Skibotn – Legekontoret på Skibotn, Strandvegen 3, 9143 Skibotn",
    ]


def test_calendars_with_different_services_are_told_apart() -> None:
    """Calendars that don't offer the same say what each has."""
    spec = changed(
        fjordbyen(), "booking_sites.influenza.appointment_types", ("blood_test", "wound_care")
    )
    spec = changed(spec, "booking_sites.influenza.calendars", ("lab-1", "lab-2"))
    only_blood = spec.week_templates["lab-week-1"][:1]
    way = page_of(changed(spec, "week_templates.lab-week-1", only_blood), "influenza", "nb").way_in
    assert way is not None
    assert words(way.steps[1].choices) == [
        "Labtjenester (helsesekretær 1): Blodprøve",
        "Labtjenester (helsesekretær 2): Blodprøve og Sårskift",
    ]


def test_a_calendar_that_is_named_as_its_service_says_it_once() -> None:
    """The guide's first way to name calendars: as the service. Nobody reads the name twice."""
    spec = changed(
        fjordbyen(), "booking_sites.influenza.appointment_types", ("blood_test", "wound_care")
    )
    spec = changed(spec, "booking_sites.influenza.calendars", ("lab-1", "lab-2"))
    only_blood = spec.week_templates["lab-week-1"][:1]
    spec = changed(spec, "week_templates.lab-week-1", only_blood)
    spec = changed(spec, "calendars.lab-1.name", "Blodprøve")
    way = page_of(spec, "influenza", "nb").way_in
    assert way is not None
    assert words(way.steps[1].choices)[0] == "Blodprøve"
    way = page_of(spec, "influenza", "en").way_in
    assert way is not None
    assert words(way.steps[1].choices)[0] == "Blodprøve: Blood test"


@pytest.mark.parametrize(
    ("without", "expected"),
    [
        ([], "Ring oss på +47 21 00 00 00 for å bestille."),
        (
            ["phone"],
            "Skriv til post@fjordbyen.example for å bestille. Ikke skriv om helsen din i e-posten.",
        ),
        (["phone", "email"], "Ta kontakt med oss for å bestille."),
    ],
)
def test_without_a_link_patients_are_told_how(without: list[str], expected: str) -> None:
    """A page without a link has no dead button, and says how to book."""
    spec = changed(fjordbyen(), "clinic.patientsky.service_provider_id", None)
    for field in without:
        spec = changed(spec, f"clinic.{field}", None)
    page = page_of(spec, "influenza", "nb")
    assert page.way_in is None
    assert words(page.instead) == [expected]
    assert all("ringe" not in way for way in words(page.other_ways))


@pytest.mark.parametrize(
    ("of_type", "of_calendar", "expected"),
    [
        (None, None, "Avbestill så tidlig du kan, så kan andre få timen."),
        (0, 0, "Avbestill så tidlig du kan, så kan andre få timen."),
        (None, 24, "Avbestill senest 24 timer før timen."),
        (48, 24, "Avbestill senest 48 timer før timen."),
        (2, 24, "Avbestill senest 24 timer før timen."),
        (72, None, "Avbestill senest 3 døgn før timen."),
    ],
)
def test_stricter_deadline_holds(
    of_type: int | None, of_calendar: int | None, expected: str
) -> None:
    """Limits of the type and the calendar both hold, so patients are told the stricter."""
    spec = changed(fjordbyen(), "appointment_types.influenza_vaccine.cancel_before_hours", of_type)
    spec = changed(spec, "calendars.lab-2.limits.cancel_before_hours", of_calendar)
    assert str(page_of(spec, "influenza", "nb").cancelling[0]) == expected


def test_deadlines_that_differ_are_said_for_each_service() -> None:
    """Where services have deadlines of their own, none is told another's."""
    assert words(page_of(two_offices(), "lab", "nn").cancelling) == [
        "Blodprøve: Avbestill seinast 48 timar før timen.",
        "B12-injeksjon: Avbestill seinast 24 timar før timen.",
        "Kjem du ikkje, og har ikkje avbestilt, betaler du eit gebyr.",
        "Får du ikkje avbestilt på nett, ring oss på 77 00 00 00.",
    ]


def test_helsenorge_only_where_the_service_is() -> None:
    """A page doesn't send patients to Helsenorge for what Helsenorge hasn't got."""
    spec = fjordbyen()
    assert "Helsenorge" in str(page_of(spec, "influenza", "nb").other_ways[0])
    spec = changed(spec, "appointment_types.influenza_vaccine.resource", None)
    assert words(page_of(spec, "influenza", "nb").other_ways) == [
        "Du kan også ringe oss på +47 21 00 00 00."
    ]


def test_hours_of_all_season_need_no_weeks() -> None:
    """Hours that hold as long as the page books stand without weeks; others say theirs."""
    spec = fjordbyen()
    (hours,) = page_of(spec, "influenza", "nb").hours
    assert [plan.label for plan in hours.plans] == [None]
    (hours,) = page_of(changed(spec, "booking_sites.influenza.open", None), "influenza", "nb").hours
    assert words(plan.label for plan in hours.plans) == ["Uke 34–51 (2026)"]


def test_hours_of_a_part_of_the_season_say_their_weeks() -> None:
    """Where some hours hold for all the season and others for a part, both say when."""
    spec = fjordbyen()
    (schedule,) = spec.calendars["lab-2"].schedule
    extra = schedule.model_copy(update={"template": "extra", "weeks": (week_range(42, 43),)})
    spec = changed(spec, "calendars.lab-2.schedule", (schedule, extra))
    block = spec.week_templates["lab-week-2"][1].model_copy(update={"days": (3,)})
    spec = changed(spec, "week_templates.extra", (block,))
    (hours,) = page_of(spec, "influenza", "nb").hours
    assert words(plan.label for plan in hours.plans) == ["Uke 40–51 (2026)", "Uke 42–43 (2026)"]


def test_hours_of_one_service_are_told_apart_by_place() -> None:
    """The service is the page's heading already, so its hours are headed by where they are."""
    spec = changed(two_offices(), "booking_sites.lab.appointment_types", ("b12_injection",))
    hours = page_of(spec, "lab", "nn").hours
    assert [each.services for each in hours] == [None, None]
    assert words(each.place for each in hours) == [
        "Skolevegen 12, 9046 Oteren",
        "Legekontoret på Skibotn, Strandvegen 3, 9143 Skibotn",
    ]


def test_hours_at_one_place_need_no_place() -> None:
    """Where all of a page's services are at one place, it stands once, and not over all hours."""
    spec = changed(two_offices(), "org_units.south.addresses", None)
    page = page_of(spec, "lab", "nb")
    assert len(page.hours) > 1
    assert [hours.place for hours in page.hours] == [None for _ in page.hours]


def test_weeks_over_the_turn_of_the_year() -> None:
    """Weeks carry their year, and every second one is named."""
    hours = page_of(two_offices(), "lab", "nb").hours[1]
    assert words(plan.label for plan in hours.plans) == [
        "Uke 34, 36, 38, 40, 42, 44, 46, 48, 50, 52 (2026) og 1, 3, 5, 7 (2027)"
    ]


def test_hours_by_weekday() -> None:
    """Days that are alike are one line, as people say it."""
    page = page_of(two_offices(), "lab", "nb")
    assert [[tuple(words(line)) for line in plan.lines] for plan in page.hours[0].plans] == [
        [("Mandag, onsdag og torsdag", "kl. 08.00–11.00"), ("Tirsdag og fredag", "kl. 08.00–10.00")]
    ]
    assert words(page.hours[0].days_off) == ["5.–9. oktober 2026"]


def test_emergency_notice_of_the_clinic() -> None:
    """A clinic's own words take the place of the built-in ones."""
    own = "Ring 113 når det haster."
    spec = changed(fjordbyen(), "clinic.emergency_notice", own)
    frame = page_of(spec, "influenza", "en").frame
    assert frame.emergency == Text((own,), "nb")


def test_footer_says_who_and_where() -> None:
    """Name, number, addresses, opening hours, and the clinic's own pages."""
    frame = page_of(two_offices(), "covid", "nb").frame
    assert {str(fact.label): words(fact.values) for fact in frame.facts} == {
        "Telefon": ["77 00 00 00"],
        "E-post": ["post@storfjord.example"],
        "Besøksadresse": ["Skolevegen 12, 9046 Oteren"],
        "Åpningstider": ["Mandag–torsdag kl. 08.00–15.30", "Fredag kl. 08.00–11.30 og 12.30–14.30"],
        "Postadresse": ["Postboks 4, 9046 Oteren"],
        "Organisasjonsnummer": ["999 999 026"],
    }
    assert [link.href for link in frame.links] == [
        "https://storfjord.example",
        "https://storfjord.example/personvern",
        "https://uustatus.no/nn/erklaringer/publisert/storfjord",
    ]


def test_a_single_language_needs_no_choice() -> None:
    """A clinic with one language shows no list of languages."""
    spec = changed(fjordbyen(), "clinic.languages", ("nb",))
    assert page_of(spec, "influenza", "nb").frame.languages == ()


def test_index_lists_the_sites() -> None:
    """Each card says what, for whom, how long, what it costs, where and when."""
    cards = index_of(two_offices(), "nb").cards
    assert [(str(card.link), str(card.lead), words(card.facts)) for card in cards] == [
        (
            "Prøver og injeksjoner",
            "Du kan kome til det kontoret som passar deg.",
            [
                "Skolevegen 12, 9046 Oteren",
                "Legekontoret på Skibotn, Strandvegen 3, 9143 Skibotn",
            ],
        ),
        (
            "Covid-19-vaksine",
            "For deg over 65 år.",
            [
                "10 minutter",
                "99,50 kr",
                "Skolevegen 12, 9046 Oteren",
                "1. oktober–18. desember 2026",
                "Mandag og tirsdag kl. 12.00–15.00",
            ],
        ),
    ]


def test_index_points_to_helsenorge_where_gps_book() -> None:
    """Patients are sent to Helsenorge for their GP only if a GP can be booked there."""
    spec = fjordbyen()
    assert index_of(spec, "nb").gp_booking is not None
    for name in spec.employees:
        spec = changed(spec, f"employees.{name}.services", ("e_contact",))
    assert index_of(spec, "nb").gp_booking is None


def test_index_names_the_offices() -> None:
    """Units with an address or hours of their own are places to go to."""
    offices = index_of(two_offices(), "nb").offices
    assert words(office.name for office in offices) == [
        "Legekontoret på Oteren",
        "Legekontoret på Skibotn",
    ]
    assert index_of(fjordbyen(), "nb").offices == ()


def test_text_of_the_spec_for_all_languages_is_in_the_default_one() -> None:
    """A single string is the clinic's language, whatever the page's."""
    assert Writer("en", "nn").words("Namn") == Text(("Namn",), "nn")


def test_space_around_a_text_is_no_part_of_it() -> None:
    """The line end of a YAML block does not reach the page."""
    assert Writer("nb", "nb").words(" To ord\n") == Text(("To ord",), "nb")
    assert Writer("nb", "nb").name("Navn\n") == Text(("Navn",), "nb")
