"""What patients read of an appointment type, and who sees it, beyond the rules' own pages."""

import unicodedata

import pytest

from tests.clinics import checked
from tests.rules.mutated import Edit, edited, said_of_base
from tests.rules.pages import BASE

INFORMATION = "information: Bare for pasienter som har fått beskjed av legen."
PATH = "appointment_types.blood_test.information"


def _too_long(path: str, characters: int, language: str = "") -> str:
    return (
        f"error HN607 {path}: the information on Blodprøve has {characters} characters{language}, "
        "and HelseNorge shows 200 at most"
    )


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        pytest.param("a" * 200, None, id="as long as it may be"),
        pytest.param("a" * 201, 201, id="one more"),
        pytest.param(unicodedata.normalize("NFD", "å" * 200), None, id="letters in two parts"),
        pytest.param(unicodedata.normalize("NFD", "å" * 201), 201, id="one more of these"),
        pytest.param("\N{SYRINGE}" * 200, None, id="two UTF-16 units each"),
        pytest.param("e\N{COMBINING DOT BELOW}\N{COMBINING MACRON}" * 101, 202, id="no one letter"),
    ],
)
def test_length_of_information(text: str, characters: int | None) -> None:
    """Characters are code points in normal form C, and 200 of them are allowed."""
    expected = [] if characters is None else [_too_long(PATH, characters)]
    assert said_of_base((INFORMATION, f'information: "{text}"')) == expected


def test_each_language_counts_by_itself() -> None:
    """Every text that is too long is found where it stands, and no other."""
    long, short = "a" * 250, "a" * 150
    texts = f'information: {{nb: "{short}", en: "{long}", se: "{long}", nn: "{short}"}}'
    assert said_of_base((INFORMATION, texts)) == [
        _too_long(f"{PATH}.en", 250, " in English"),
        _too_long(f"{PATH}.se", 250, " in Northern Sámi"),
    ]


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ("hidden: true", []),
        ("hidden: true, online: false", []),
        ("hidden: false, online: true", ["HN611"]),
        (
            "hidden: true, online: true",
            [
                "error HN609 appointment_types.confidential.online: the appointment type Samtale "
                "is hidden and online, so what parents are not to see would be shown at HelseNorge"
            ],
        ),
        ("hidden: yes, online: true", ["CS034"]),
    ],
)
def test_hidden_types(flags: str, expected: list[str]) -> None:
    """What is hidden is not online, and some type is hidden."""
    found = said_of_base(
        ("minutes: 20, hidden: true", f"minutes: 20, {flags}"),
    )
    assert [said if "HN609" in said else said.split()[1] for said in found] == expected


BLOOD_TEST = "    resource: {category: lab}\n"
CONSULTATION = "consultation: {name: Konsultasjon, minutes: 20, online: true}"
CONFIDENTIAL = "confidential: {name: Samtale, minutes: 20, hidden: true}"
GP_BLOCK = "types: [consultation]"
LAB_BLOCK = "types: [blood_test], staff: ali"


def _codes(*edits: Edit, notes: tuple[str, ...] = ()) -> list[str]:
    """Severity, code and path of what is said of the base after some edits."""
    return [said.split(":")[0] for said in said_of_base(*edits, notes=notes)]


def _more(*names: str, then: str = "online: true") -> list[Edit]:
    """More types that are booked with the GP, under the ids more-1, more-2; a name is YAML."""
    types = [
        f"  more-{number}: {{name: {name}, minutes: 20, {then}}}\n"
        for number, name in enumerate(names, 1)
    ]
    ids = [f"more-{number}" for number in range(1, len(names) + 1)]
    return [
        ("week_templates:\n", f"{''.join(types)}week_templates:\n"),
        (GP_BLOCK, f"types: [consultation, {', '.join(ids)}]"),
    ]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param("resource: {category: annen}, ", ["warning HN606"], id="with the setting"),
        pytest.param("", ["warning HN601"], id="without the setting"),
        pytest.param("places: 4, ", ["warning HN601"], id="a group"),
        pytest.param(
            "information: Ta med kort., resource: {category: annen}, places: 4, ",
            ["warning HN555"],
            id="a group with the setting",
        ),
    ],
)
def test_a_type_in_a_resource_calendar(more: str, expected: list[str]) -> None:
    """What patients are to book in a resource calendar is set as a resource appointment."""
    edits = [
        (
            "week_templates:\n",
            f"  ecg: {{name: EKG, {more}minutes: 10, online: true}}\nweek_templates:\n",
        ),
        (LAB_BLOCK, "types: [blood_test, ecg], staff: ali"),
    ]
    assert [said.rpartition(" ")[0] for said in _codes(*edits)] == expected


def test_a_type_that_is_booked_with_the_gp_as_well() -> None:
    """Patients find it at HelseNorge all the same, so this is a note."""
    edit = (LAB_BLOCK, "types: [blood_test, consultation], staff: ali")
    assert _codes(edit, notes=("HN601",)) == ["note HN601 appointment_types.consultation.resource"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(['" konsultasjon"'], ["error HN605"], id="case and spaces"),
        pytest.param(["Konsultasjon", "KONSULTASJON"], ["error HN605"], id="three of one name"),
        pytest.param(["Konsultasjon (lang)"], [], id="another name"),
        pytest.param(["Time", "Time 1", "Time (2)"], ["warning HN612"], id="numbers"),
        pytest.param(["Lab 1", "Lab 2"], ["warning HN612"], id="numbers of a lab"),
        pytest.param(["Covid-19", "Covid-20"], [], id="names with a number"),
        pytest.param(["Kontroll uke 12", "Kontroll uke 24"], [], id="weeks"),
        pytest.param(["Vaksine dose 1", "Vaksine dose 2"], [], id="doses"),
        pytest.param(["Vitamin B6", "Vitamin B12"], [], id="vitamins"),
        pytest.param(["Hepatitt A", "Hepatitt B"], [], id="letters"),
        pytest.param(
            ["Time 1, information: Korte spørsmål.", "Time 2, information: Lange spørsmål."],
            [],
            id="told apart by their information",
        ),
        pytest.param(
            ["Time 1, information: Spørsmål.", "Time 2, information: Spørsmål."],
            ["warning HN612"],
            id="the same information",
        ),
    ],
)
def test_names_of_types(names: list[str], expected: list[str]) -> None:
    """Patients can tell types apart by name or information, and a mistake is one finding."""
    assert [said.rpartition(" ")[0] for said in _codes(*_more(*names))] == expected


@pytest.mark.parametrize("then", ["hidden: true", "online: false"])
def test_names_that_patients_do_not_see(then: str) -> None:
    """A type that patients can't book may have another one's name, or a short form."""
    assert _codes(*_more("Konsultasjon", "Kons KJ2", then=then)) == []


def test_one_name_in_one_language() -> None:
    """Names are compared in each language, and the finding stands at the one that is the same."""
    english = ("languages: [nb]", "languages: [nb, en]")
    both = (
        CONSULTATION,
        CONSULTATION.replace("Konsultasjon", "{nb: Konsultasjon, en: Consultation}"),
    )
    other = _more("{nb: Lang konsultasjon, en: Consultation}")
    assert said_of_base(english, both, *other) == [
        "error HN605 appointment_types.more-1.name.en: 2 appointment types that are online are "
        "called Consultation in English, so patients can't tell at HelseNorge which one to book"
    ]


def test_a_broken_name_hides_no_namesakes() -> None:
    """A type that can't be read keeps the comparison silent about itself alone."""
    edits = _more("Konsultasjon", "Annet, places: x")
    broken = [
        (edits[0][0], edits[0][1].replace("Annet", '""')),
        edits[1],
    ]
    assert [said.split()[1] for said in _codes(*broken)] == ["HN605", "HN604", "HN651"]


@pytest.mark.parametrize(
    "name",
    [
        *("EKG", "INR-kontroll", "B12-injeksjon", "Covid-test", "COVID-19-vaksine", "HPV-vaksine"),
        *("KOLS-kontroll", "Førerkort (C1)", "Syn", "RØNTGEN", "TA RØNTGEN", "Hepatitt A"),
        *("P-stav", "Influensavaksine 65+", "Time hos NAV", "Blood pressure", "HbA1c", "D-vitamin"),
    ],
)
def test_names_that_patients_understand(name: str) -> None:
    """Abbreviations that patients know, and words in capital letters, are no mistake."""
    assert _codes(*_more(f'"{name}"')) == []


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("BT", "has fewer than 3 characters"),
        ("Time KJ", "has an abbreviation in it (“KJ”)"),
        ("BT kontr KJ2", "has an abbreviation in it (“BT”)"),
        ("Tlf kons", "has a short form in it (“kons”)"),
        ("Kons. lege", "has a short form in it (“Kons”)"),
        ("Time X7", "has an abbreviation in it (“X7”)"),
        ("blood_test", "has an underscore in it"),
    ],
)
def test_names_of_the_clinics_own(name: str, what: str) -> None:
    """What only the clinic understands is named."""
    assert said_of_base(*_more(f'"{name}"')) == [
        f"warning HN613 appointment_types.more-1.name: the name {name} {what}, so patients may not "
        "understand what they book"
    ]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param(
            [("    online: true\n    resource", "    resource")],
            ["error HN608 appointment_types.blood_test.online"],
            id="offline",
        ),
        pytest.param(
            [("    online: true\n    resource", "    hidden: true\n    resource")],
            ["error HN610 appointment_types.blood_test.resource"],
            id="hidden",
        ),
        pytest.param(
            [
                (
                    "    online: true\n    resource",
                    "    online: true\n    hidden: true\n    resource",
                )
            ],
            ["error HN609 appointment_types.blood_test.online"],
            id="hidden and online",
        ),
        pytest.param(
            [
                ("    online: true\n    resource", "    resource"),
                (
                    "roles:\n",
                    "booking_sites: {b: {title: Blod, appointment_types: [blood_test], "
                    "calendars: [lab]}}\nroles:\n",
                ),
            ],
            ["error HN803 booking_sites.b.appointment_types[0]"],
            id="on a booking page",
        ),
    ],
)
def test_a_resource_appointment_that_is_not_shown(edits: list[Edit], expected: list[str]) -> None:
    """Whatever keeps patients from seeing a resource appointment is one finding."""
    assert _codes(*edits) == expected


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="one of the same length"),
        pytest.param(
            [(CONFIDENTIAL, CONFIDENTIAL.replace("20", "40"))],
            ["warning HN611 appointment_types.confidential.minutes"],
            id="one of another length",
        ),
        pytest.param(
            [(CONFIDENTIAL, CONFIDENTIAL.replace(", hidden: true", ""))],
            ["warning HN611 appointment_types"],
            id="none",
        ),
        pytest.param(
            [(CONFIDENTIAL, CONFIDENTIAL.replace("20", "long"))],
            ["error HN650 appointment_types.confidential.minutes"],
            id="one of a length that can't be read",
        ),
        pytest.param(
            [
                (CONFIDENTIAL, CONFIDENTIAL.replace(", hidden: true", "")),
                ("services: [booking, ", "services: ["),
                (
                    "kind: gp\n    owner: {employee: kari}\n    online: true",
                    "kind: gp\n    owner: {employee: kari}",
                ),
            ],
            [],
            id="nobody books with a GP",
        ),
    ],
)
def test_a_type_to_keep_a_secret(edits: list[Edit], expected: list[str]) -> None:
    """A clinic that takes bookings can make one of them a hidden appointment."""
    found = _codes(*edits)
    assert [said for said in found if "HN453" not in said] == expected


def test_how_long_a_hidden_type_takes() -> None:
    """All lengths that are booked with a GP are named, and the first is proposed."""
    edits = [
        *_more("Kort time"),
        ("name: Kort time, minutes: 20", "name: Kort time, minutes: 10"),
        (CONFIDENTIAL, CONFIDENTIAL.replace("20", "40")),
    ]
    (found,) = [each for each in checked(edited(BASE, *edits)).findings if each.code == "HN611"]
    assert "booked with a GP (10 or 20 minutes)" in found.message
    assert found.help == (
        "write `minutes: 20` for Samtale, or add a type with `hidden: true` and `minutes: 20`"
    )


def test_stray_spaces_are_not_repeated() -> None:
    """The name that types share is said as it is meant."""
    (said,) = said_of_base(
        (CONSULTATION, CONSULTATION.replace("Konsultasjon", '" Lang  time "')), *_more("Lang time")
    )
    assert "2 appointment types that are online are called Lang time, so" in said


@pytest.mark.parametrize(
    ("name", "then", "noted"),
    [
        ("Prevensjon", "minutes: 30, online: true", True),
        ("Rus og helse", "minutes: 30, online: true", True),
        ("Sexual health", "minutes: 30, online: true", True),
        ("Samtale om psykisk helse", "minutes: 20, online: true", False),
        ("Virusprøve", "minutes: 30, online: true", False),
        ("Prevensjon", "minutes: 30, hidden: true", False),
    ],
)
def test_care_that_is_sought_in_confidence(name: str, then: str, noted: bool) -> None:
    """Such care has a hidden type of the same length, or a note says so."""
    edits = [
        ("week_templates:\n", f"  care: {{name: {name}, {then}}}\nweek_templates:\n"),
        (GP_BLOCK, "types: [consultation, care]"),
    ]
    expected = ["note HN908 appointment_types.care.name"] if noted else []
    assert _codes(*edits, notes=("HN908",)) == expected


def test_a_clinic_without_a_hidden_type_is_told_once() -> None:
    """Where no hidden type fits the bookings at all, that is the finding."""
    edits = [
        (CONSULTATION, CONSULTATION.replace("Konsultasjon", "Prevensjon")),
        (CONFIDENTIAL, CONFIDENTIAL.replace("20", "40")),
    ]
    assert _codes(*edits, notes=("HN908",)) == [
        "warning HN611 appointment_types.confidential.minutes"
    ]


INTERNAL = (
    "  own: {name: Internt, kind: internal, owner: ali, "
    "schedule: [{template: own, weeks: 2026-W34}]}\n"
)


@pytest.mark.parametrize(
    ("flags", "elsewhere", "expected"),
    [
        ("", False, ["warning HN652 appointment_types.own.hidden"]),
        (", hidden: true", False, []),
        ("", True, []),
    ],
)
def test_a_type_of_internal_calendars(flags: str, elsewhere: bool, expected: list[str]) -> None:
    """What is the clinic's own is hidden, or is planned for patients somewhere."""
    edits = [
        ("week_templates:\n", f"  own: {{name: Møte, minutes: 20{flags}}}\nweek_templates:\n"),
        ("calendars:\n", f"calendars:\n{INTERNAL}"),
        (
            "  lab-week:\n",
            '  own:\n    - {days: mon, from: "12:00", to: "12:20", types: [own]}\n  lab-week:\n',
        ),
    ]
    if elsewhere:
        edits.append((GP_BLOCK, "types: [consultation, own]"))
    assert _codes(*edits) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ('{street: Fjordgata 1, postal_code: "0155", city: Oslo}', ["HN654"]),
        ('{street: fjordgata  1, postal_code: "0155", city: OSLO}', ["HN654"]),
        ('{street: Fjordgata 3, postal_code: "0155", city: Oslo}', []),
        ('{street: Fjordgata 1, postal_code: "155", city: Oslo}', ["CS034"]),
    ],
)
def test_an_address_of_its_own(address: str, expected: list[str]) -> None:
    """A type has an address only if it isn't the clinic's."""
    found = _codes((BLOOD_TEST, f"{BLOOD_TEST}    address: {address}\n"))
    assert [said.split()[1] for said in found] == expected


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            ("name: Kari Lunde\n    profession", 'name: "Kari  Lunde"\n    profession'),
            "employees.kari.name",
        ),
        (("name: Fastlege}", 'name: " Fastlege"}'), "roles.gp.name"),
        (("name: Samtale", 'name: {nb: "Samtale "}'), "appointment_types.confidential.name.nb"),
        (("name: Laboratorium, members", "name: 'Laboratorium ', members"), "groups.lab.name"),
        (
            ("name: Laboratorium\n    kind", 'name: "Laboratorium "\n    kind'),
            "calendars.lab.name",
        ),
        (("name: Samtale", "name: Samtale  og  råd"), "appointment_types.confidential.name"),
        (("name: Samtale", "name: Samtale og råd"), None),
    ],
)
def test_stray_spaces(edit: Edit, expected: str | None) -> None:
    """A name with spaces too many is noted, and nothing else is said of it."""
    assert _codes(edit, notes=("HN616",)) == ([f"note HN616 {expected}"] if expected else [])


def test_a_stray_space_that_makes_two_names_one() -> None:
    """The names are the finding, and not the space as well."""
    assert _codes(*_more('"Konsultasjon "'), notes=("HN616",)) == [
        "error HN605 appointment_types.more-1.name"
    ]
