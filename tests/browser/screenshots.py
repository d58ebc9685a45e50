"""Pictures of the three clinics' pages for ``docs/pages.md``, made by the tests' own browser.

Run as a module (`make screenshots`), it makes them anew: look at them.
"""

from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import opened
from tests.browser.examples import Scheme, sites, visit
from tests.clinics import ROOT

FOLDER = ROOT / "docs" / "screenshots"

PHONE, WIDE = 390, 1280
TALLEST = {PHONE: 1200, WIDE: 900}
"""Pixels of a page that are shown, from the top."""


class Shot(NamedTuple):
    """A picture of a page."""

    clinic: str
    page: str
    width: int
    scheme: Scheme = "light"

    @property
    def name(self) -> str:
        """Its file's name."""
        size = {PHONE: "phone", WIDE: "wide"}[self.width]
        dark = "-dark" if self.scheme == "dark" else ""
        page = self.page.removesuffix("index.html").strip("/").replace("/", "-") or "index"
        return f"{self.clinic}-{page}-{size}{dark}.png"


VACCINE = "influensavaksine/index.html"
SHOTS = (
    Shot("fjordbyen", VACCINE, PHONE),
    Shot("fjordbyen", VACCINE, PHONE, "dark"),
    Shot("fjordbyen", VACCINE, WIDE),
    Shot("heggvika", VACCINE, PHONE),
    Shot("heggvika", "index.html", WIDE),
    Shot("sagbakken", "index.html", PHONE),
    Shot("sagbakken", "index.html", WIDE),
)


def main() -> None:
    """Make all pictures, and remove those that are no longer listed."""
    FOLDER.mkdir(exist_ok=True)
    for file in FOLDER.glob("*.png"):
        file.unlink()
    with sync_playwright() as playwright, opened(playwright) as browser:
        for shot in SHOTS:
            site = sites()[shot.clinic]
            with visit(browser, site, shot.page, shot.width, shot.scheme) as page:
                page.set_viewport_size({"width": shot.width, "height": _height(page, shot)})
                page.screenshot(path=FOLDER / shot.name)


def _height(page: Page, shot: Shot) -> int:
    whole = int(page.evaluate("document.documentElement.scrollHeight"))
    return min(whole, TALLEST[shot.width])


if __name__ == "__main__":
    main()
