"""Requirements that have a code and no rule: what keeps them in place of one.

Codes are never used for anything else, so each stands here with its reason.
"""

from typing import NamedTuple


class WithoutRule(NamedTuple):
    """A requirement that no finding tells of."""

    code: str
    asks: str
    """What it asks for."""
    kept_by: str
    """What keeps it: the language, a backend, or why nothing has to."""
    tests: tuple[str, ...] = ()
    """The tests that hold it, each as ``file::name`` below ``tests/``."""


SERVICES = "helsenorge/test_services.py"
PAGES = "pages/test_pages.py"
PARTIES = "nhn/test_parties.py"
PROCESSES = "nhn/test_processes.py"
REQUESTS = "nhn/test_requests.py"
DIFFERENCE = "nhn/test_difference.py"
NHN_FILES = f"{REQUESTS}::test_files_of_a_clinic_unlike_the_reference"
FIXED = f"{SERVICES}::test_reference_spec_shows_what_was_reviewed"
PRECONDITIONS = (
    "known only when a message is sent; `helsenorge/services.json` says it in `fixed.preconditions`"
)
FETCH_NOTHING = f"{PAGES}::test_pages_fetch_nothing_from_elsewhere"

WITHOUT_RULE = (
    WithoutRule(
        "HN007",
        "PatientSky activates the integration",
        "the language has no key for activation, so no spec can claim or undo it",
    ),
    WithoutRule(
        "HN058",
        "a group lists its members or has criteria, not both",
        "the language has groups with `members` only",
    ),
    WithoutRule(
        "HN063",
        "a GP's working percentage is above 0 and at most 100",
        "the language has no key for it",
    ),
    WithoutRule(
        "HN101",
        "what a GP offers is registered",
        "`nhn/parties.json` has each GP's `services` from the spec itself, and for each the process"
        " that HelseNorge asks for",
        (
            f"{PROCESSES}::test_a_service_needs_its_process_and_that_of_the_digital_user",
            f"{PROCESSES}::test_every_service_has_its_process_but_video",
        ),
    ),
    WithoutRule(
        "HN104",
        "the spec says who registers the services",
        "`patientsky.registered_by` is PatientSky where it is left out",
    ),
    WithoutRule(
        "HN150",
        "every GP is registered as a person below the office",
        "`nhn/parties.json` is made from the employees, and no key leaves a GP out",
        (f"{PARTIES}::test_persons_are_exactly_those_whom_nhn_registers",),
    ),
    WithoutRule(
        "HN155",
        "midwives, physiotherapists and others are services, not persons",
        "only GPs, and substitutes in the GP register, become persons",
        (
            f"{PARTIES}::test_persons_are_exactly_those_whom_nhn_registers",
            f"{PARTIES}::test_who_is_a_party",
        ),
    ),
    WithoutRule(
        "HN157",
        "no GP is registered with the code of other general practice, 8666/05",
        "GPs are registered as persons, whose requests have no service code",
        (f"{REQUESTS}::test_types_are_nhns",),
    ),
    WithoutRule(
        "HN158",
        "a business type is compared by its code, never by its text",
        "a spec holds the code alone, and a plan compares list and value",
        (
            "nhn/test_codes.py::test_lists_say_what_nhn_says",
            f"{DIFFERENCE}::test_what_is_the_same",
        ),
    ),
    WithoutRule(
        "HN159",
        "a service has one entry, not one for each place",
        "no unit is a communication party, and all vacant lists are one service",
        (
            f"{PARTIES}::test_reference_parties",
            "nhn/test_change_set.py::test_a_request_is_made_where_nothing_is_missing",
        ),
    ),
    WithoutRule(
        "HN160",
        "persons and services stand below the clinic's HER-ID",
        "the parent of every other party is the organisation; no key names another",
        (NHN_FILES, "nhn/test_change_set.py::test_a_parent_precedes_its_children"),
    ),
    WithoutRule(
        "HN161",
        "an inherited address has no value, and the parent has one of its type",
        "what is inherited is made from the organisation's own addresses, and whoever works at"
        " another office inherits no visiting address",
        (
            f"{PARTIES}::test_inherited_addresses_are_the_organisations",
            f"{PARTIES}::test_whoever_works_at_another_office_has_its_address",
            f"{REQUESTS}::test_inherited_addresses_are_sent_without_a_value",
        ),
    ),
    WithoutRule(
        "HN162",
        "the communication processes of a service go together",
        "`nhn/parties.json` has all that a service needs; Avtaleavbestilling, which needs another"
        " one, is never asked for",
        (
            f"{PROCESSES}::test_processes_follow_from_the_services",
            f"{PROCESSES}::test_processes_stand_in_a_real_agreement",
        ),
    ),
    WithoutRule(
        "HN164",
        "an inter-municipal service has coverage areas",
        "no request touches them: NHN changes them by an operation of their own",
        (f"{REQUESTS}::test_types_are_nhns",),
    ),
    WithoutRule(
        "HN165",
        "postal codes are numbers for NHN, so that 110 is 0110",
        "a postal code has four digits in a spec, and is sent and compared as a number",
        (
            f"{DIFFERENCE}::test_numbers",
            f"{REQUESTS}::test_a_postal_code_is_sent_as_a_number",
            f"{PARTIES}::test_names_and_postal_codes_stand_as_they_are_written",
        ),
    ),
    WithoutRule(
        "HN166",
        "telephone, e-mail and homepage have types of NHN's list 9044",
        "each key of the clinic is written with its own type",
        ("nhn/test_codes.py::test_codes_that_are_written_have_a_text", NHN_FILES),
    ),
    WithoutRule(
        "HN206", "a recipient has a full birth number or D-number", PRECONDITIONS, (FIXED,)
    ),
    WithoutRule("HN208", "a recipient has agreed to digital contact", PRECONDITIONS, (FIXED,)),
    WithoutRule("HN209", "a recipient is active at HelseNorge", PRECONDITIONS, (FIXED,)),
    WithoutRule(
        "HN355",
        "with an inactive licence no substitute inherits the inbox",
        "`routing/routing.json` brings the substitute in only while the licence is active",
        ("routing/test_meaning.py::test_rows_are_what_the_sentence_means",),
    ),
    WithoutRule(
        "HN361",
        "the inboxes of every message, list and day can be read",
        "`routing/routing.json` and `routing.csv` have a row for each",
        (
            "routing/test_table.py::test_table_says_of_every_day_what_the_oracle_says",
            "routing/test_table.py::test_rows_of_a_list_are_as_few_as_can_be",
        ),
    ),
    WithoutRule(
        "HN411",
        "the clinic sees what its patients see, GP and shared services together",
        "`helsenorge/services.json` has both",
        (FIXED,),
    ),
    WithoutRule(
        "HN657",
        "one appointment type is the default",
        "the language has no key for a default type",
    ),
    WithoutRule(
        "HN703",
        "a template that has changed reaches the schedule",
        "a schedule names its template, and has no copy of it that could be older",
    ),
    WithoutRule(
        "HN704",
        "a type that goes online appears in all calendars that have it",
        "one spec can't tell what it was before; `clinicspec diff` says of a type that goes online"
        " with whom and in which calendars it can be booked at once",
        ("diff/test_meaning.py::test_a_type_that_goes_online_names_all_its_calendars",),
    ),
    WithoutRule(
        "HN807",
        "a page also shows the way by HelseNorge, where patients are logged in",
        "pages link to HelseNorge wherever the service can be booked there",
        (
            "pages/test_view.py::test_helsenorge_only_where_the_service_is",
            "pages/test_view.py::test_index_points_to_helsenorge_where_gps_book",
        ),
    ),
    WithoutRule(
        "HN852",
        "a link opens one type or one week template",
        "a page has one link, which is used as PatientSky made it",
        ("pages/test_links.py::test_link_of_the_site_goes_first",),
    ),
    WithoutRule(
        "HN854", "pages collect nothing", "pages have no form and no script", (FETCH_NOTHING,)
    ),
    WithoutRule(
        "HN855",
        "pages send no request to anybody else",
        "pages load their own style, icon and logo, and their policy forbids the rest",
        (FETCH_NOTHING, "pages/test_logo.py::test_refused"),
    ),
    WithoutRule(
        "HN856",
        "pages track nobody",
        "the language has no key for it, and a link carries no parameter of its own",
        (FETCH_NOTHING, "rules/test_reading.py::test_link"),
    ),
    WithoutRule(
        "HN858",
        "a page says its language, and marks words in another",
        "every text knows the language it is in",
        (
            f"{PAGES}::test_every_page_in_every_language",
            f"{PAGES}::test_words_in_another_language_are_marked",
        ),
    ),
    WithoutRule(
        "HN859",
        "texts of a spec are only text, and links lead only where they may",
        "templates escape all they are given",
        (
            f"{PAGES}::test_text_of_a_spec_is_only_text",
            "pages/test_calendar_file.py::test_text_of_a_spec_is_only_text",
            "pages/test_links.py::test_what_a_page_may_not_link_to",
        ),
    ),
    WithoutRule(
        "HN860",
        "pages have one main heading, landmarks, a title, a skip link and contrast",
        "all pages come from the same templates, and colours are derived for contrast",
        (
            f"{PAGES}::test_pages_say_what_they_are",
            f"{PAGES}::test_headings_skip_no_degree",
            "pages/test_colours.py::test_everything_can_be_read",
        ),
    ),
    WithoutRule(
        "HN861",
        "private clinics owe WCAG 2.0, public ones WCAG 2.1",
        "both get the same pages, made for the stricter",
        (f"{PAGES}::test_pages_say_what_they_are",),
    ),
    WithoutRule(
        "HN863",
        "dates and times are written as the language does",
        "all dates and times of pages go through one place",
        (
            "pages/test_languages.py::test_date",
            "pages/test_languages.py::test_dates",
            "pages/test_languages.py::test_times",
        ),
    ),
    WithoutRule(
        "HN868",
        "a page says until when one cancels, and what happens to those who stay away",
        "pages name the strictest deadline that holds, and show `site.no_show` as it is",
        (
            "pages/test_view.py::test_stricter_deadline_holds",
            "pages/test_view.py::test_deadlines_that_differ_are_said_for_each_service",
        ),
    ),
    WithoutRule(
        "HN870",
        "the same spec gives the same bytes",
        "nothing reads the clock, the machine or the order of a file system",
        (f"{PAGES}::test_output_follows_from_the_spec_alone",),
    ),
    WithoutRule(
        "HN955",
        "notices are on only where PatientSky's module has been ordered",
        "the language has no key for the order, so no spec can show it",
    ),
)
"""By code."""
