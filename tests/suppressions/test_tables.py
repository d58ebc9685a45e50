"""Suppressions in the settings: what a table holds for, and what is wrong with one."""

import re
from pathlib import Path

import pytest

from clinicspec.check import check, model_of
from clinicspec.compile import compile_clinic
from clinicspec.rules.catalogue import catalogue
from clinicspec.settings import Settings, load_settings
from clinicspec.source.read import read
from clinicspec.suppressions.comments import read_comments
from tests.clinics import ROOT, checked, found
from tests.rules.pages import BASE, completed, example

HEAD = 'codes = ["HN061"]\nclinic = "clinic"\nreason = "as agreed"\n'


def _load(folder: Path, text: str, name: str = "clinicspec.toml") -> tuple[Settings, list[str]]:
    (folder / name).write_text(text, "utf-8")
    settings, drafts = load_settings(folder / name)
    lines = text.splitlines()
    return settings, [
        f"{each.code} {lines[each.place.span.start.line - 1]}: {each.message}" for each in drafts
    ]


@pytest.mark.parametrize(
    ("where", "holds"),
    [
        ('clinic = "clinic"', True),
        ('clinic = "other"', False),
        ('file = "*.yaml"', True),
        ('file = "clinic.yaml"', True),
        ('file = "*/clinic.yaml"', False),
        ('file = "CLINIC.yaml"', False),
        ('clinic = "clinic"\npath = "groups"', True),
        ('clinic = "clinic"\npath = "group"', False),
        ('clinic = "clinic"\npath = "groups.lab"', False),
        ('clinic = "clinic"\nfile = "other.yaml"', False),
    ],
)
def test_where_a_table_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, holds: bool
) -> None:
    """It holds for a clinic, for files by their names, and below a path."""
    monkeypatch.chdir(tmp_path)
    text = f'[[ignore]]\ncodes = ["hn061"]\n{where}\nuntil = 2027-01-31\nreason = "as agreed"\n'
    settings, said = _load(Path(), text)
    assert said == []
    (about,) = (each for each in checked(BASE, settings=settings).findings if each.code == "HN061")
    assert (about.suppression is not None) is holds
    if about.suppression:
        assert not about.suppression.in_spec
        assert (about.suppression.reason, str(about.suppression.until)) == (
            "as agreed",
            "2027-01-31",
        )
        assert about.suppression.place.span.start == (1, 1)


def test_files_are_named_from_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the command is run, a file's name is that below the settings' folder."""
    (tmp_path / "deeper").mkdir()
    monkeypatch.chdir(tmp_path / "deeper")
    text = '[[ignore]]\ncodes = ["HN061"]\nfile = "deeper/clinic.yaml"\nreason = "as agreed"\n'
    settings, _ = _load(Path(".."), text)
    assert any(each.suppression for each in checked(BASE, settings=settings).findings)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (HEAD.replace("codes", "code"), ["CS050 code =", "CS023 [[ignore]]"]),
        (HEAD.replace('["HN061"]', "[]"), ["CS023 codes ="]),
        (HEAD.replace('["HN061"]', "[1]"), ["CS023 codes ="]),
        (HEAD.replace('["HN061"]', '"HN061"'), ["CS023 codes ="]),
        (HEAD.replace("HN061", "HN5xx"), ["CS024 codes ="]),
        (HEAD.replace("HN061", "HN207"), ["CS025 codes ="]),
        (HEAD.replace('clinic = "clinic"\n', ""), ["CS023 [[ignore]]"]),
        (HEAD.replace('clinic = "clinic"', 'path = "groups"'), ["CS023 path ="]),
        (HEAD.replace('"clinic"', "3"), ["CS023 clinic ="]),
        (HEAD.replace('"as agreed"', '" "'), ["CS022 reason ="]),
        (HEAD.replace('"as agreed"', "true"), ["CS022 reason ="]),
        (HEAD.replace('reason = "as agreed"\n', ""), ["CS022 [[ignore]]"]),
        (HEAD + "until = 3\n", ["CS023 until ="]),
        (HEAD + 'until = "soon"\n', ["CS023 until ="]),
        (HEAD + "until = 2027-01-31T10:00:00\n", ["CS023 until ="]),
        (HEAD + 'until = "2027-01-31"\n', []),
    ],
)
@pytest.mark.parametrize("name", ["clinicspec.toml", "pyproject.toml"])
def test_what_is_wrong(tmp_path: Path, name: str, table: str, said: list[str]) -> None:
    """A mistake in a table is found at its key, behind other tables that are right."""
    heading = "[[ignore]]" if name == "clinicspec.toml" else "[[tool.clinicspec.ignore]]"
    text = f"{heading}\n{HEAD}{heading}\n{table}"
    _, drafts = _load(tmp_path, text, name)
    assert len(drafts) == len(said)
    for each, beginning in zip(drafts, said, strict=True):
        assert each.startswith(beginning.replace("[[ignore]]", heading))


@pytest.mark.parametrize("value", ["3", "[3]", '"HN061"', "{codes = []}", "[[]]"])
def test_no_tables(tmp_path: Path, value: str) -> None:
    """What is no list of tables is one finding."""
    settings, (said,) = _load(tmp_path, f"ignore = {value}\n")
    assert (settings.ignored, said[:5]) == ((), "CS051")


def test_tables_in_one_line(tmp_path: Path) -> None:
    """However TOML lets a table be written, it holds."""
    line = 'ignore = [{codes = ["HN061"], clinic = "clinic", reason = "as agreed"}]\n'
    settings, said = _load(tmp_path, line)
    assert (len(settings.ignored), said) == (1, [])


def _idle(settings: Settings, *texts: str) -> list[str]:
    return [
        each.message for each in checked(*texts, settings=settings).findings if each.code == "CS026"
    ]


def test_an_idle_table(tmp_path: Path) -> None:
    """A table that suppresses nothing is found once its clinic is checked, and has no error."""
    settings, _ = _load(tmp_path, f"[[ignore]]\n{HEAD.replace('HN061', 'HN702')}")
    assert _idle(settings, BASE) == []
    settings, _ = _load(tmp_path, f"[[ignore]]\n{HEAD.replace('HN061', 'HN516')}")
    assert _idle(settings, BASE) == [
        "HN516 is not found where this setting looks, so there is nothing to suppress"
    ]
    assert _idle(settings, BASE.replace("minutes: 10", "minuts: 10")) == []
    of_a_file = HEAD.replace('clinic = "clinic"', 'file = "o.yaml"')
    other, _ = _load(tmp_path, f"[[ignore]]\n{of_a_file}")
    assert _idle(other, BASE) == []  # the clinics here are a part of a folder


def test_another_clinic_keeps_no_table_busy(tmp_path: Path) -> None:
    """A table is idle by what is found in its own clinic, be the notes of another shown or not."""
    settings, _ = _load(tmp_path, f"[[ignore]]\n{HEAD.replace('HN061', 'HN364')}")
    shown = example(catalogue()["HN363"].page)
    assert shown is not None
    clinics = found(BASE, completed(shown.broken))
    for notes in (True, False):
        (about,) = (
            each for each in check(clinics, settings, notes=notes).findings if each.code == "CS026"
        )
        assert about.message.startswith("HN364 is not found")


def test_the_page(tmp_path: Path) -> None:
    """What docs/ci.md shows of suppressions can be read as it stands there."""
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    (table,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert _load(tmp_path, table)[1] == []
    (spec,) = re.findall(r"```yaml\n(calendars:.*?)```", page, re.DOTALL)
    comments, drafts = read_comments(read("a.yaml", spec.encode())[0])
    assert ([each.line for each in comments], drafts) == ([3, 6], [])


def test_in_several_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What other processes have suppressed is in use, however many clinics there are."""
    monkeypatch.chdir(tmp_path)
    settings, _ = _load(
        Path(), '[[ignore]]\ncodes = ["HN061"]\nclinic = "clinic-120"\nreason = "as agreed"\n'
    )
    result = check(found(*[BASE] * 120), settings, jobs=2)
    suppressed = [each.clinic for each in result.findings if each.suppression]
    assert suppressed == ["clinic-120"]
    assert [each for each in result.findings if each.code == "CS026"] == []


@pytest.mark.parametrize(
    "code",
    [
        code
        for code, entry in catalogue().items()
        if entry.rule.can_be_lowered and example(entry.page) and not code.startswith("CS")
    ],
)
def test_a_suppressed_finding_can_be_compiled(tmp_path: Path, code: str) -> None:
    """What a project lives with keeps nothing from being compiled, and is all that there is."""
    shown = example(catalogue()[code].page)
    assert shown is not None
    settings, _ = _load(tmp_path, f"[[ignore]]\n{HEAD.replace('HN061', code)}")
    result = checked(completed(shown.broken), settings=settings)
    (clinic,) = result.clinics
    assert {each.code for each in clinic.findings if each.suppression} == {code}
    assert [each.code for each in result.findings if each.code.startswith("CS")] == []
    assert clinic.sound
    assert compile_clinic(model_of(clinic.files), clinic.files)
