"""One browser for all tests, and what else they need that is no Python package."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.clinics import ROOT
from tests.conftest import without

CHROMIUM = "chromium"
PACKAGES = ROOT / "tools" / "node_modules"
REQUIRE = "CLINICSPEC_REQUIRE_TOOLS"

QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""No sandbox, since root has none; no graphics card; and no way to any other machine."""


def opened(playwright: Playwright) -> Browser:
    """The machine's own Chromium. FileNotFoundError where there is none."""
    program = shutil.which(CHROMIUM)
    if program is None:
        raise FileNotFoundError(f"there is no {CHROMIUM} (make tools)")
    return playwright.chromium.launch(executable_path=program, args=QUIET)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser | FileNotFoundError]:
    """A browser for all tests, or what is said where there is none."""
    with sync_playwright() as playwright:
        try:
            browser = opened(playwright)
        except FileNotFoundError as error:
            yield error
        else:
            yield browser
            browser.close()


@pytest.fixture
def browser(request: pytest.FixtureRequest, chromium: Browser | FileNotFoundError) -> Browser:
    """A browser. Without one the test is skipped, with CLINICSPEC_REQUIRE_TOOLS=1 it fails."""
    if isinstance(chromium, FileNotFoundError):
        without(request, str(chromium), REQUIRE)
    return chromium


@pytest.fixture
def axe(request: pytest.FixtureRequest) -> str:
    """The script that finds what keeps people from using a page."""
    return _package(request, "axe-core/axe.min.js").read_text("utf-8")


@pytest.fixture
def vnu(request: pytest.FixtureRequest) -> list[str]:
    """The command that checks HTML, CSS and SVG."""
    java = shutil.which("java")
    if java is None:
        without(request, "there is no java (make tools)", REQUIRE)
    return [java, "-jar", str(_package(request, "vnu-jar/build/dist/vnu.jar"))]


def _package(request: pytest.FixtureRequest, file: str) -> Path:
    path = PACKAGES / file
    if not path.is_file():
        without(request, f"there is no {path.relative_to(ROOT)} (make tools)", REQUIRE)
    return path
