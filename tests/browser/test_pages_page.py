"""What ``docs/pages.md`` shows and says is so."""

import re

import click

from clinicspec.cli import serve
from tests.browser.screenshots import FOLDER, SHOTS
from tests.clinics import ROOT

PAGE = (ROOT / "docs" / "pages.md").read_text("utf-8")


def test_the_pictures() -> None:
    """The page shows each picture that `make screenshots` makes; there is no other or large one."""
    names = {shot.name for shot in SHOTS}
    assert set(re.findall(r"\(screenshots/(.*?)\)", PAGE)) == names
    assert {file.name for file in FOLDER.iterdir()} == names
    assert all(file.stat().st_size < 150_000 for file in FOLDER.iterdir())


def test_the_options_of_serve() -> None:
    """The page has a row for each option and argument, and says the port."""
    named = set()
    for parameter in serve.command.params:
        is_option = isinstance(parameter, click.Option)
        named.add(parameter.opts[0] if is_option else parameter.human_readable_name)
    assert set(re.findall(r"^\| `([\w-]+)` \| (?!\[)", PAGE, re.MULTILINE)) == named
    assert f"http://127.0.0.1:{serve.PORT}/" in PAGE
