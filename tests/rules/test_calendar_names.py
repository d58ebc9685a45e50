"""Names of calendars, beyond the rules' own pages."""

import unicodedata

import pytest

from clinicspec.check import check, model_of
from clinicspec.diagnostics.finding import Severity
from clinicspec.fixes import mend
from clinicspec.settings import Settings
from tests import clinics
from tests.rules.mutated import Edit, edited, said_of_base
from tests.rules.pages import BASE

LAB_NAME = "name: Laboratorium\n    kind"


def _called(*names: str) -> Edit:
    """More calendars that are online, of these names."""
    lines = (
        f'  c{number}: {{name: "{name}", kind: internal, owner: ali, online: true}}\n'
        for number, name in enumerate(names)
    )
    return ("calendars:\n", f"calendars:\n{''.join(lines)}")


@pytest.mark.parametrize(
    "name",
    [
        "Prøver på lab",
        " prøver  PÅ  Lab",
        "PrøverPåLab",
        unicodedata.normalize("NFD", "Prøver på lab"),
        "Prøver på\N{NO-BREAK SPACE}lab",
        "Prøver på l\N{FULLWIDTH LATIN SMALL LETTER A}b",
    ],
)
def test_one_name(name: str) -> None:
    """Names are the same whatever their case, their spaces and their form in Unicode."""
    assert said_of_base(_called("Prøver på lab", name)) == [
        "error HN515 calendars.c1.name: 2 calendars that are online are called Prøver på lab, so "
        "patients can't tell in PatientSky's app which one to choose"
    ]


def test_three_of_one_name() -> None:
    """Calendars of one name are one finding, however many they are."""
    (said,) = said_of_base(_called("Lab", "lab", "LAB"))
    assert said.startswith("error HN515 calendars.c1.name: 3 calendars")


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param([_called("Lab (1)", "Lab (2)")], id="numbered"),
        pytest.param([_called("Prøver", "Prover")], id="another letter"),
        pytest.param(
            [_called("Lab", "Lab"), ("online: true}\n  c1", "}\n  c1")],
            id="one of them offline",
        ),
    ],
)
def test_different_names(edits: list[Edit]) -> None:
    """Names that patients can tell apart, or never see, are no finding."""
    assert said_of_base(*edits) == []


def test_a_copied_calendar_of_a_gp() -> None:
    """Two calendars of one GP are that mistake, and not one of names as well."""
    calendar = "  copy: {name: Kari Lunde, kind: gp, owner: {employee: kari}, online: true}\n"
    (said,) = said_of_base(("calendars:\n", f"calendars:\n{calendar}"))
    assert said.startswith("error HN401")


def _labs(*names: str) -> list[Edit]:
    """Resource calendars that share the lab's template, week after week, under these names."""
    first, *others = names
    calendars = "".join(
        f"  lab-{number}:\n    name: {name}\n    kind: resource\n    owner: {{group: lab}}\n"
        "    online: true\n    patients: clinic_gp_patients\n"
        f"    schedule: [{{template: lab-week, weeks: 2026-W{33 - number}}}]\n"
        for number, name in enumerate(others, 1)
    )
    return [
        ("  lab:\n    name: Laboratorium\n", f"{calendars}  lab:\n    name: {first}\n"),
    ]


@pytest.mark.parametrize(
    "names",
    [
        ("Lab (1)", "Lab (2)", "Lab (3)"),
        ("Lab 2", "Lab 1"),
        ("Lab (2)", "Lab nord"),
        ("Lab rom 3", "Lab rom 5"),
        ("Lab under 18", "Lab over 65"),
        ("Lab (rom 101)", "Lab (rom 103)"),
        ("Nord lab", "Lab sør"),
        ("Labtjenester", "Lab 2"),
        ("Lab", "Lab 2"),
        ("Lab", "Lab 65"),
        ("Lab rom", "Lab rom 1"),
    ],
    ids=", ".join,
)
def test_names_that_patients_can_choose_by(names: tuple[str, ...]) -> None:
    """Calendars with the same services may be told apart by more than numbers from 1 on."""
    assert [said for said in said_of_base(*_labs(*names)) if "HN519" not in said] == []


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            ("Prøver", "Lab A"),
            "warning HN516 calendars.lab.name: Lab A and Prøver offer the same services under "
            "names that have nothing in common, so patients don't see in PatientSky's app that "
            "they can choose either",
        ),
        (
            ("Lab (2)", "Lab (3)"),
            "warning HN517 calendars.lab.name: the calendars Lab (2) and Lab (3) leave out a "
            "number, so patients look in PatientSky's app for one that isn't there",
        ),
        (
            ("Lab (4)", "Lab (1)", "Lab (2)"),
            "warning HN517 calendars.lab.name: the calendars Lab (1) to Lab (4) leave out a "
            "number, so patients look in PatientSky's app for one that isn't there",
        ),
        (
            ("Lab 1", "Lab (1)"),
            "warning HN517 calendars.lab.name: the calendars Lab (1) and Lab 1 have a number "
            "twice, so patients can't tell in PatientSky's app which is which",
        ),
        (
            ("Lab", "Lab (1)"),
            "warning HN517 calendars.lab.name: the calendar Lab has no number and Lab (1) is the "
            "first, so patients can't tell in PatientSky's app which is which",
        ),
        (
            ("Lab 3", "lab"),
            "warning HN517 calendars.lab.name: the calendars lab and Lab 3 leave out a number, so "
            "patients look in PatientSky's app for one that isn't there",
        ),
        (
            ("Lab 0", "Lab 1"),
            "warning HN517 calendars.lab.name: the calendars Lab 0 and Lab 1 don't begin with 1, "
            "so patients look in PatientSky's app for number 2, which isn't there",
        ),
        (
            ("Lab (3)", "Lab (1)", "Lab (1)"),
            "error HN515 calendars.lab-2.name: 2 calendars that are online are called Lab (1), so "
            "patients can't tell in PatientSky's app which one to choose",
        ),
    ],
    ids=str,
)
def test_names_that_confuse_patients(names: tuple[str, ...], expected: str) -> None:
    """Names without a common stem, gaps, numbers that stand twice: one finding each."""
    assert said_of_base(*_labs(*names)) == [expected]


def test_a_number_that_another_calendar_has() -> None:
    """No calendar is given the name of one that isn't online yet, so nothing is proposed."""
    lab_2 = "  room: {name: Lab 2, kind: internal, owner: {group: lab}, schedule: []}\n"
    offline = ("calendars:\n", f"calendars:\n{lab_2}")
    (found,) = [
        each
        for each in clinics.checked(edited(BASE, *_labs("Lab 1", "Lab 3"), offline)).findings
        if each.code == "HN517"
    ]
    assert found.fix is None


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Lab", "Lab", "lab"), ["Lab (3)", "Lab (1)", "Lab (2)"]),
        (("Lab (rom 1)", "Lab (rom 1)"), ["Lab (rom 2)", "Lab (rom 1)"]),
        (("Lab", "Lab (1)"), ["Lab (2)", "Lab (1)"]),
        (("Lab (3)", "Lab", "Lab (1)"), ["Lab (3)", "Lab (2)", "Lab (1)"]),
        (("Lab (1)", "Lab", "Lab (2)"), ["Lab (1)", "Lab (3)", "Lab (2)"]),
        (("Lab", "Lab 3"), ["Lab", "Lab 2"]),
        (("Lab (5)", "Lab (3)"), ["Lab (2)", "Lab (1)"]),
        (("Lab 1", "Lab (1)", "Lab 3"), ["Lab 2", "Lab (1)", "Lab 3"]),
    ],
    ids=str,
)
def test_names_that_are_put_right(names: tuple[str, ...], expected: list[str]) -> None:
    """The fix numbers calendars from 1 on in the order they have, and leaves nothing to find."""
    specs = clinics.found(edited(BASE, *_labs(*names)))
    before = check(specs, Settings())
    mended = mend(specs, before, lambda each: check(each, Settings()), unsafe=True)
    (clinic,) = mended.checked.clinics
    calendars = model_of(clinic.files).calendars
    assert [calendars["lab"].name, *(calendars[f"lab-{n}"].name for n in range(1, len(names)))] == (
        expected
    )
    worse = [each for each in mended.checked.findings if each.severity != Severity.NOTE]
    assert worse == []


@pytest.mark.parametrize(
    ("name", "information", "mark"),
    [
        ("Blodprøver 65+", "Møt fastende.", "65+"),
        ("Blodprøver (over 65)", "Møt fastende.", "over 65"),
        ("Blodprøver 12 år", "Møt fastende.", "12 år"),
        ("Blodprøver under 18", "Møt fastende.", "under 18"),
        ("Blodprøver 65+", "For deg som har fylt 65.", None),
        ("Blodprøver (helsesekretær 1)", "Møt fastende.", None),
        ("Blodprøver 1+2", "Møt fastende.", None),
        ("Blodprøver covid-19", "Møt fastende.", None),
    ],
)
def test_whom_a_calendar_is_for(name: str, information: str, mark: str | None) -> None:
    """An age that stands in the calendar's name alone is hidden from patients at HelseNorge."""
    found = said_of_base(
        (LAB_NAME, f"name: {name}\n    kind"),
        ("Bare for pasienter som har fått beskjed av legen.", information),
    )
    assert found == (
        [
            f"warning HN519 calendars.lab.name: “{mark}” stands only in the name of the calendar "
            f"{name}, which HelseNorge doesn't show, so patients there can't see whom its "
            "appointments are for"
        ]
        if mark
        else []
    )


def test_a_group_of_patients_is_a_note() -> None:
    """A word may be part of a name that means something else."""
    edit = (LAB_NAME, "name: Barnelab\n    kind")
    (said,) = said_of_base(edit, notes=["HN519"])
    assert said.startswith("note HN519 calendars.lab.name: “Barnelab” stands only")


def test_a_calendar_for_a_list_may_say_so() -> None:
    """Others than those on the list are not let in, so nobody is misled."""
    assert (
        said_of_base(
            ("roles:\n", "patient_lists: {risk: {name: 65+, owner: {group: lab}}}\nroles:\n"),
            (LAB_NAME, "name: Lab 65+\n    kind"),
            ("patients: clinic_gp_patients", "patients: {patient_list: risk}"),
        )
        == []
    )


@pytest.mark.parametrize(
    ("name", "noted"),
    [
        ("Underetasjen", True),
        ("Ali Demir", True),
        ("Lab", False),
        ("Blodprøver", False),
        ("Alle blodprøvetimer", False),
        ("Prøvetaking", False),
    ],
)
def test_a_calendar_of_one_service(name: str, noted: bool) -> None:
    """Its name says something of the service, or a note proposes the service's name."""
    edit = (LAB_NAME, f"name: {name}\n    kind")
    assert len(said_of_base(edit, notes=["HN518"])) == noted


def test_stray_spaces_are_not_repeated() -> None:
    """A message has the names of a calendar and its service as they are meant."""
    (said,) = said_of_base(
        (LAB_NAME, 'name: " Under  etasjen "\n    kind'),
        ("name: Blodprøve\n", 'name: " Blod  prøve "\n'),
        notes=["HN518"],
    )
    assert "the calendar Under etasjen offers Blod prøve alone and its name" in said
