"""The sites of all example clinics, and how a browser visits a page of one."""

import posixpath
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import PurePosixPath
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route

from clinicspec.check import model_of
from clinicspec.pages.backend import artefacts
from clinicspec.preview.build import SITE
from clinicspec.preview.server import TYPES
from clinicspec.store.specs_folder import find_specs
from tests.clinics import ROOT
from tests.pages.clinics import two_offices

Site = Mapping[str, bytes]
"""A clinic's pages and what belongs to them, by their paths on the web."""

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

WIDTHS = (320, 768, 1280)
"""In CSS pixels: the narrowest phone (WCAG 1.4.10), a tablet, a desk."""

HEIGHT = 800
ADDRESS = "https://clinic.test/"


@cache
def sites() -> Mapping[str, Site]:
    """The site of each example, by the clinic's id, and of the tests' own clinic."""
    specs = {clinic.id: model_of(clinic) for clinic in find_specs([str(ROOT / "specs")]).clinics}
    specs["two-offices"] = two_offices()
    return {clinic: site_of(artefacts(spec)) for clinic, spec in specs.items()}


def site_of(artefacts: Mapping[str, bytes]) -> Site:
    """What of a clinic's artefacts is on the web."""
    return {
        path.removeprefix(SITE): content
        for path, content in artefacts.items()
        if path.startswith(SITE)
    }


class Example(NamedTuple):
    """One page of an example."""

    clinic: str
    path: str

    @property
    def site(self) -> Site:
        """The clinic's site."""
        return sites()[self.clinic]


EXAMPLES = [
    Example(clinic, path)
    for clinic, site in sites().items()
    for path in sorted(site)
    if path.endswith(".html")
]
EVERY_PAGE = pytest.mark.parametrize("example", EXAMPLES, ids="-".join)


@contextmanager
def visit(
    browser: Browser, site: Site, path: str, width: int, scheme: Scheme = "light"
) -> Iterator[Page]:
    """Show a page of a site, which says nothing in the console and asks for nothing beyond it."""
    said: list[str] = []
    fetched: list[str] = []

    def answer(route: Route) -> None:
        url = urlsplit(route.request.url)
        name = url.path.removeprefix("/")
        name = posixpath.join(name, "index.html") if name == "" or name.endswith("/") else name
        if f"{url.scheme}://{url.netloc}/" == ADDRESS and name in site:
            route.fulfill(body=site[name], content_type=TYPES[PurePosixPath(name).suffix])
        else:
            fetched.append(route.request.url)
            route.abort()

    def hear(message: ConsoleMessage) -> None:
        said.append(f"{message.type}: {message.text}")

    with browser.new_context(
        viewport={"width": width, "height": HEIGHT},
        color_scheme=scheme,
        locale="nb-NO",
        reduced_motion="reduce",
    ) as context:
        context.route("**/*", answer)
        context.on("console", hear)
        context.on("weberror", lambda error: said.append(f"error: {error.error}"))
        page = context.new_page()
        page.goto(ADDRESS + path.removesuffix("index.html"))
        yield page
    assert (said, fetched) == ([], [])
