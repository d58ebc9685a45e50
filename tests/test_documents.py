"""Pages that are generated are true, and links between pages lead somewhere."""

import re
from pathlib import Path

import pytest

from tests import fields_page
from tests.clinics import ROOT

PAGES = [*sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("*.md"))]
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def test_the_page_of_keys() -> None:
    """``docs/fields.md`` is what the models say; `make docs` writes it."""
    assert fields_page.DOCUMENT.read_text("utf-8") == fields_page.document()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links(page: Path) -> None:
    """Every link to a file of the project leads to one."""
    dead = [
        target
        for target in LINK.findall(page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert dead == []
