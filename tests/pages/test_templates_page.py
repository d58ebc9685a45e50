"""What ``docs/templates.md`` and ``docs/template-names.md`` say is so."""

import re
import shutil
from pathlib import Path

import pytest

from clinicspec.pages.backend import artefacts
from clinicspec.pages.environment import environment
from clinicspec.pages.own_check import shipped_names
from tests import template_names_page
from tests.cli.command import clinicspec
from tests.clinics import ROOT
from tests.pages.clinics import fjordbyen
from tests.pages.test_own_templates import BOOKING, INDEX, files_with

PAGE = (ROOT / "docs" / "templates.md").read_text("utf-8")
NAMES = template_names_page.DOCUMENT.read_text("utf-8")
GIVEN = {
    "index.html": ("IndexPage", "page", INDEX),
    "booking.html": ("BookingPage", "page", BOOKING),
    "style.css": ("Palette", "colours", "site/assets/style.css"),
    "favicon.svg": ("Palette", "colours", "site/assets/favicon.svg"),
}


def test_the_page_of_names() -> None:
    """``docs/template-names.md`` is what the views say; `make docs` writes it."""
    assert template_names_page.document() == NAMES


@pytest.mark.parametrize("template", GIVEN)
def test_a_template_gets_the_names_that_the_page_lists(tmp_path: Path, template: str) -> None:
    """Each is there, and there are no others."""
    kind, given, path = GIVEN[template]
    (table,) = re.findall(rf"^## {kind}\n(.*?)(?=^## )", NAMES, re.MULTILINE | re.DOTALL)
    listed = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    shown = "".join(f"{name} {{{{ {given}.{name} is defined }}}}\n" for name in listed)
    files, drafts = files_with(tmp_path, {template: f"{shown}{{{{ {given}.__slots__ }}}}"})
    assert drafts == []
    lines = files[path].decode().splitlines()
    assert lines[:-1] == [f"{name} True" for name in listed]
    assert re.findall(r"\w+", lines[-1].replace("&#39;", "'")) == listed


def test_the_templates_that_can_be_replaced() -> None:
    """The page has a row for each of clinicspec's templates, and for no other."""
    assert sorted(re.findall(r"^\| `([\w.]+)` \|", PAGE, re.MULTILINE)) == shipped_names()


def test_the_filters() -> None:
    """The page has a row for each filter that jinja lacks, and says which of jinja's is missing."""
    told = re.findall(r"^\| `[^`]*\\\| (\w+) [%}]\}[^`]*` \|", PAGE, re.MULTILINE)
    own = [
        name
        for name, filter in environment().filters.items()
        if filter.__module__.startswith("clinicspec") and name != "address"
    ]
    assert sorted(told) == sorted(own)
    assert "safe" not in environment().filters


def test_the_small_change(tmp_path: Path) -> None:
    """The example adds its words to each booking page, in the page's language, and nothing else."""
    (example,) = re.findall(r"```html\n(.*?)```", PAGE, re.DOTALL)
    files, drafts = files_with(tmp_path, {"booking.html": example})
    assert drafts == []
    usual = artefacts(fjordbyen())
    assert {path for path in files if files[path] != usual[path]} == {
        BOOKING,
        "site/en/influensavaksine/index.html",
    }
    for path, words in (
        (BOOKING, "Parker bak huset."),
        ("site/en/influensavaksine/index.html", "Park behind the house."),
    ):
        added = f"<p>{words}</p>\n".encode()
        assert files[path].replace(added, b"").split() == usual[path].split()
        assert files[path].count(added) == 1


def test_the_finding_that_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is what `build` prints of the mistake."""
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    monkeypatch.chdir(tmp_path)
    assert clinicspec("build").code == 0
    (tmp_path / "our-templates").mkdir()
    (tmp_path / "our-templates" / "booking.html").write_text(
        '{% extends "page.html" %}\n{% block content %}\n'
        "<h1>{{ page.hedding | html }}</h1>\n{% endblock %}\n"
    )
    run = clinicspec("build", "--templates", "our-templates")
    assert run.code == 1
    assert f"$ clinicspec build --templates our-templates\n{run.out}{run.err}```" in PAGE
