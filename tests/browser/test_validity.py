"""HTML, CSS and SVG of every example, held against their standards."""

import json
import subprocess
from pathlib import Path

from tests.browser.examples import sites

WRONG = "wrong/index.html"
"""A page that shows that mistakes are found."""

OF_FILES = "Resource violates Content Security Policy (meta tag): external stylesheet"
"""What the checker says since a file has no origin which its stylesheet could share. That browsers
load it is what the other tests of this folder rely on."""


def test_every_file_is_valid(vnu: list[str], tmp_path: Path) -> None:
    """The Nu Html Checker has no error and no warning for any page, stylesheet or picture."""
    files = {
        f"{clinic}/{path}": content
        for clinic, site in sites().items()
        for path, content in site.items()
        if path.endswith((".html", ".css", ".svg"))
    }
    files[WRONG] = b"<!DOCTYPE html><html lang='nb'><title>x</title><p>x</b>"
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    options = ["--format", "json", "--exit-zero-always", "--also-check-css", "--also-check-svg"]
    run = subprocess.run([*vnu, *options, tmp_path], capture_output=True, text=True, check=True)
    grave = [
        f"{each['url'].partition(f'{tmp_path}/')[2]}: {each['message']} {each.get('extract')}"
        for each in json.loads(run.stderr)["messages"]
        if each["type"] != "info" or "subType" in each  # a warning is an info with a subtype
        if not each["message"].startswith(OF_FILES)
    ]
    assert grave == [f"{WRONG}: Stray end tag “b”. title><p>x</b>"]
