"""Fixtures that tests of every part share."""

import inspect
import os
import signal
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

# Everywhere the same examples and no deadline, so that a failure is never the machine's.
settings.load_profile("ci")

# Where the tests run in the background, Ctrl-C is ignored, and each program that they start would
# ignore it as well.
signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parent.parent


def without(request: pytest.FixtureRequest, lacking: str, variable: str) -> NoReturn:
    """Skip a test that lacks something, and say what goes unchecked; or fail, if 1 is required."""
    promise = (inspect.getdoc(request.function) or request.node.name).splitlines()[0]
    reason = f"{lacking}, so this goes unchecked: {promise}"
    if os.environ.get(variable) == "1":
        pytest.fail(reason)
    pytest.skip(reason)


PACKAGES = ROOT / "tools" / "node_modules"
"""Where `make tools` installs npm's packages."""


@pytest.fixture
def shared(request: pytest.FixtureRequest) -> Path:
    """The folder of others' published contracts, which no checkout of the project holds.

    It is ``../shared`` beside the checkout, or where CLINICSPEC_SHARED says. Without it the test is
    skipped, and the reason says what goes unchecked; with CLINICSPEC_REQUIRE_SHARED=1 it fails.
    """
    folder = Path(os.environ.get("CLINICSPEC_SHARED", ROOT.parent / "shared"))
    return _there(folder, "CLINICSPEC_REQUIRE_SHARED", request)


@pytest.fixture
def npm_packages(request: pytest.FixtureRequest) -> Path:
    """The folder of the npm packages that `make tools` installs.

    Without it the test is skipped, and the reason says what goes unchecked; with
    CLINICSPEC_REQUIRE_TOOLS=1 it fails.
    """
    return _there(PACKAGES, "CLINICSPEC_REQUIRE_TOOLS", request)


def _there(folder: Path, required: str, request: pytest.FixtureRequest) -> Path:
    if not folder.is_dir():
        without(request, f"{folder} is not there", required)
    return folder
