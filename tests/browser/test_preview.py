"""A preview in the browser: pages that are shown anew, findings in their place."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.cli.conftest import edit
from tests.preview.conftest import Served, lay_out

TITLE = "Influensavaksine"


@pytest.fixture
def served(browser: Browser, tmp_path: Path) -> Iterator[Served]:  # noqa: ARG001  (see below)
    """A running preview; without a browser none is started."""
    with Served(lay_out(tmp_path), "specs/fjordbyen.yaml") as served:
        yield served


@pytest.fixture
def window(browser: Browser, served: Served) -> Iterator[Page]:
    """A browser's window that shows the index, and at the end has said nothing in the console."""
    said: list[str] = []
    with browser.new_context() as context:
        context.on("console", lambda message: said.append(message.text))
        context.on("weberror", lambda error: said.append(str(error.error)))
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{served.port}/")
        yield page
    # A page that can't be built is an error to a browser, too.
    assert [each for each in said if "500 (Internal Server Error)" not in each] == []


def test_a_page_is_shown_anew(served: Served, window: Page) -> None:
    """A change of the spec is seen without a key pressed, on whichever page one has come to."""
    inside = window.frame_locator("iframe")
    inside.get_by_role("link", name=TITLE).click()
    expect(inside.locator("h1")).to_have_text(TITLE)
    expect(window).to_have_url(f"http://127.0.0.1:{served.port}/influensavaksine/index.html")
    expect(window).to_have_title(f"{TITLE} – Fjordbyen legesenter")
    spec = served.folder / "specs" / "fjordbyen.yaml"
    edit(spec, f"title: {{nb: {TITLE},", "title: {nb: Sesongvaksine,")
    expect(inside.locator("h1")).to_have_text("Sesongvaksine")
    window.reload()
    expect(inside.locator("h1")).to_have_text("Sesongvaksine")


def test_findings_take_the_place_of_pages(served: Served, window: Page) -> None:
    """A mistake is read where the page was; once it is mended, the page is there again."""
    inside = window.frame_locator("iframe")
    heading = inside.locator("h1").inner_text()
    spec = served.folder / "specs" / "fjordbyen.yaml"
    edit(spec, "calendars: [lab-2]", "calendars: [<i>x</i>]")
    expect(inside.locator("h1")).to_have_text("The pages can’t be built")
    expect(inside.locator("pre")).to_contain_text("calendars: [<i>x</i>]")
    assert inside.locator("i").count() == 0
    edit(spec, "calendars: [<i>x</i>]", "calendars: [lab-2]")
    expect(inside.locator("h1")).to_have_text(heading)


def test_findings_can_be_read_by_all(served: Served, window: Page, axe: str) -> None:
    """The page of findings, too, keeps nobody out."""
    edit(served.folder / "specs" / "fjordbyen.yaml", "calendars: [lab-2]", "calendars: [lab-9]")
    window.goto(f"http://127.0.0.1:{served.port}/?plain")
    window.evaluate(axe)
    for scheme in ("light", "dark"):
        window.emulate_media(color_scheme=scheme)
        violations = window.evaluate("axe.run().then(found => found.violations)")
        assert [each["nodes"] for each in violations] == []


def test_the_booking_link_leaves_the_preview(served: Served, window: Page) -> None:
    """PatientSky is shown in no frame, so the link takes the whole window."""
    there = re.compile(r"^https://.*/embedded/planner/booking\?")
    window.context.route(there, lambda route: route.fulfill(body="there"))
    window.goto(f"http://127.0.0.1:{served.port}/influensavaksine/")
    window.frame_locator("iframe").locator("a.button").click()
    expect(window.locator("body")).to_have_text("there")


def test_no_other_site_can_show_it(browser: Browser, served: Served) -> None:
    """A foreign page neither frames the preview nor reads from it."""
    address = f"http://127.0.0.1:{served.port}/"
    with browser.new_context() as context:
        html = f'<iframe src="{address}?plain"></iframe><p>foreign</p>'
        context.route("https://foreign.test/", lambda route: route.fulfill(body=html))
        page = context.new_page()
        page.goto("https://foreign.test/")
        script = "address => fetch(address).then(() => 'read', () => 'refused')"
        assert page.evaluate(script, address) == "refused"
        shown = page.frame_locator("iframe").locator("body").inner_text()
        assert "legesenter" not in shown
