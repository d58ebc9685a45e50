"""Pages that are generated are true, and links between pages lead somewhere."""

import re
import shutil
from pathlib import Path

import pytest

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
