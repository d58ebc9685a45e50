"""Every page of every example in Chromium: on a phone, a tablet and a desk, in light and dark."""

from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from clinicspec.pages.backend import artefacts
from tests.browser.examples import (
    EVERY_PAGE,
    EXAMPLES,
    HEIGHT,
    SCHEMES,
    WIDTHS,
    Example,
    site_of,
    visit,
)
from tests.pages.clinics import fjordbyen, reworded

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
"""WCAG 2.1 A and AA, which the law asks of public bodies, as axe-core has it."""

LOOK = """tags => axe.run({runOnly: tags, resultTypes: ["violations"]}).then(
  found => [found.passes.length, found.violations]
)"""

TEXT_SIZES = (16, 32)
"""What somebody has chosen in the browser, in pixels: the usual size and twice it (WCAG 1.4.4)."""

FOCUSED = """() => {
  const {outlineStyle, outlineWidth} = getComputedStyle(document.activeElement);
  const {left, right, top, bottom} = document.activeElement.getBoundingClientRect();
  return {
    text: document.activeElement.textContent.trim(),
    id: document.activeElement.id,
    isButton: document.activeElement.matches("a.button"),
    isInView: left >= 0 && top >= 0 && right <= innerWidth + 1 && bottom <= innerHeight + 1,
    isMarked: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
  };
}"""


@EVERY_PAGE
def test_nobody_is_kept_out(browser: Browser, axe: str, example: Example) -> None:
    """Nothing on the page violates WCAG 2.1 A or AA, as far as axe-core can tell."""
    with visit(browser, example.site, example.path, WIDTHS[0]) as page:
        page.evaluate(axe)
        for scheme, width in product(SCHEMES, WIDTHS):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": HEIGHT})
            passes, violations = page.evaluate(LOOK, TAGS)
            assert _shown(violations) == [], f"{scheme}, at {width} px"
            assert passes > 10


def _shown(violations: list[dict[str, Any]]) -> list[str]:
    return [
        f"{violation['id']}: {node['html']} {node['failureSummary']}"
        for violation in violations
        for node in violation["nodes"]
    ]


@EVERY_PAGE
def test_nothing_scrolls_sideways(browser: Browser, example: Example) -> None:
    """All that stands on a page is within its width, also where text is twice as large."""
    with visit(browser, example.site, example.path, WIDTHS[0]) as page:
        for text_size, width in product(TEXT_SIZES, WIDTHS):
            _choose_text_size(page, text_size)
            page.set_viewport_size({"width": width, "height": HEIGHT})
            assert _size_of_text(page) == text_size
            assert _overflowing(page) == [], f"text of {text_size} px, at {width} px"


@pytest.mark.parametrize("example", [each for each in EXAMPLES if each.clinic == "fjordbyen"])
def test_long_words_wrap(browser: Browser, example: Example) -> None:
    """No name is too long for a phone."""
    site = site_of(artefacts(reworded(fjordbyen(), lambda _: "Menneskerettighetsorganisasjon" * 4)))
    with visit(browser, site, example.path, WIDTHS[0]) as page:
        assert _overflowing(page) == []


def _choose_text_size(page: Page, size: int) -> None:
    """Set the text size as somebody does in the browser's settings."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})


def _size_of_text(page: Page) -> float:
    script = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    return float(page.evaluate(script))


def _overflowing(page: Page) -> list[str]:
    """What reaches beyond the right edge; nothing is hidden there, since pages cut nothing off."""
    return list(
        page.evaluate("""() => {
          const {scrollWidth, clientWidth} = document.documentElement;
          const beyond = [...document.body.querySelectorAll("*")].filter(
            each => each.getBoundingClientRect().right > clientWidth + 0.5
          );
          const shown = beyond.map(each => each.outerHTML.slice(0, 120));
          return scrollWidth > clientWidth ? ["the page", ...shown] : shown;
        }""")
    )


@EVERY_PAGE
def test_the_keyboard_alone(browser: Browser, example: Example) -> None:
    """The first key leads to a skip link, that one to the content, and on to the booking link."""
    with visit(browser, example.site, example.path, WIDTHS[0]) as page:
        page.keyboard.press("Tab")
        skip = page.evaluate(FOCUSED)
        assert page.evaluate("document.activeElement.hash") == "#content"
        assert skip["isInView"]
        page.keyboard.press("Enter")
        assert page.evaluate(FOCUSED)["id"] == "content"
        links = "links => links.map(each => each.matches('.button'))"
        are_buttons = page.locator("main a").evaluate_all(links)
        reached = []
        for _ in are_buttons:
            page.keyboard.press("Tab")
            focused = page.evaluate(FOCUSED)
            assert focused["isMarked"], focused
            assert focused["isInView"], focused
            reached.append(focused["isButton"])
        assert reached == are_buttons


def test_there_are_booking_links() -> None:
    """What is said above of booking links is said of some."""
    with_button = [each for each in EXAMPLES if b'class="button"' in each.site[each.path]]
    assert len(with_button) >= 4
