"""Pages that are generated are true, and links between pages lead somewhere."""

import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from clinicspec.diff.entry import Kind
from tests import fields_page
from tests.cli.command import clinicspec
from tests.clinics import ROOT
from tests.rules.mutated import edited

PAGES = [*sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("*.md"))]
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def test_the_page_of_keys() -> None:
    """``docs/fields.md`` is what the models say; `make docs` writes it."""
    assert fields_page.DOCUMENT.read_text("utf-8") == fields_page.document()


def test_the_findings_of_the_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the front page shows of `check` is what `check` prints."""
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    spec = tmp_path / "specs" / "fjordbyen.yaml"
    lab = "name: Labtjenester (helsesekretær 1)\n    kind: resource\n    owner: "
    wrong = edited(
        spec.read_text("utf-8"),
        (lab + "{group: lab}", lab + "{employee: omar}"),
        ("recipients: [{group: reception}]", "recipients: [{group: receptoin}]"),
    )
    spec.write_text(wrong, "utf-8")
    monkeypatch.chdir(tmp_path)
    run = clinicspec("check")
    shown = (ROOT / "README.md").read_text("utf-8")
    assert f"$ clinicspec check\n{run.out}{run.err}```" in shown


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links(page: Path) -> None:
    """Every link to a file of the project leads to one."""
    dead = [
        target
        for target in LINK.findall(page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert dead == []


def test_the_kinds_of_changes() -> None:
    """The page of `diff` has every kind of change that an approval can name, and no other."""
    page = (ROOT / "docs" / "diff.md").read_text("utf-8")
    table = page.split("## Kinds of changes")[1].split("\n## ")[0]
    listed = [
        kind
        for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
        for kind in re.findall("`(.*?)`", row)
    ]
    assert sorted(listed) == sorted(get_args(Kind))


def test_the_diff_of_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the page of `diff` shows is what `diff` prints."""
    shutil.copytree(ROOT / "specs", tmp_path / "main:specs")
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    spec = tmp_path / "specs" / "fjordbyen.yaml"
    omars = "services: [booking, e_consultation, e_contact, prescription_renewal]\n  lars"
    reception = "reception: {name: Resepsjon, org_unit: main, members: "
    text = edited(
        spec.read_text("utf-8"),
        (omars, omars.replace("booking, ", "")),
        (f"{reception}[ali, per]", f"{reception}[ali]"),
        ("price: 250 ", "price: 275 "),
    )
    spec.write_text(text.replace("lab-2", "lab-b"), "utf-8")
    monkeypatch.chdir(tmp_path)
    run = clinicspec("diff", "--against-dir", "main:specs")
    shown = (ROOT / "docs" / "diff.md").read_text("utf-8")
    printed = run.out.replace("compared with main:specs", "compared with main")
    assert f"$ clinicspec diff --against main\n{printed}```" in shown
