"""Pages that are generated are true, and links between pages lead somewhere."""

import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from clinicspec.cli import COMMANDS
from clinicspec.diff.entry import Kind
from tests import fields_page, finding_picture
from tests.cli.command import clinicspec
from tests.clinics import ROOT
from tests.rules.mutated import edited

PAGES = [*sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("*.md"))]
README = (ROOT / "README.md").read_text("utf-8")
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def test_the_page_of_keys() -> None:
    """``docs/fields.md`` is what the models say; `make docs` writes it."""
    assert fields_page.DOCUMENT.read_text("utf-8") == fields_page.document()


def test_the_picture_of_findings() -> None:
    """What the front page shows of `check` is what `check` prints; `make docs` draws it."""
    picture = finding_picture.PICTURE.read_text("utf-8")
    assert picture == finding_picture.picture(finding_picture.printed())
    assert finding_picture.PICTURE.relative_to(ROOT).as_posix() in README


def test_the_example_of_the_readme() -> None:
    """The lines of a spec that the front page shows stand in the example, in this order."""
    (shown,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    spec = (ROOT / "specs" / "fjordbyen.yaml").read_text("utf-8")
    lines = iter(re.sub(r" +#.*", "", spec).splitlines())
    assert [line for line in shown.splitlines() if line not in lines] == []


@pytest.mark.parametrize("page", ["README.md", "docs/commands.md"])
def test_commands(page: str) -> None:
    """Each command that the page names is one, and the page of commands has all."""
    text = (ROOT / page).read_text("utf-8")
    blocks = "".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL))
    named = set(re.findall(r"^clinicspec ([a-z]+)", blocks, re.MULTILINE))
    named |= set(re.findall(r"`clinicspec ([a-z]+)", text))
    assert named <= COMMANDS.keys()
    assert {"check", "build"} <= named if page == "README.md" else named == COMMANDS.keys()


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
