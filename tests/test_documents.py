"""Pages that are generated are true, and links between pages lead somewhere."""

import re
from pathlib import Path

import pytest

from clinicspec.cli import COMMANDS
from tests import fields_page, finding_picture
from tests.clinics import ROOT

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
