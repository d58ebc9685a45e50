"""A server that the tests share, and a user's folder for each."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from requests.auth import HTTPBasicAuth

from clinicspec.registry import client
from clinicspec.registry.endpoint import Endpoint
from tests.clinics import ROOT
from tests.nhn.registry import Registry
from tests.registry.server import PASSWORD, Server, serve
from tests.registry.world import TEXT, World


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    """One server for a module's tests, which has nothing to say yet.

    It is gone before tests elsewhere fork, which no process with threads should.
    """
    with serve(Path()) as server:
        yield server


@pytest.fixture
def server(running: Server, shared: Path) -> Iterator[Server]:
    """NHN's services on this machine, of which nobody has asked anything."""
    running.shared = shared
    running.begin(Registry(shared))
    running.silent.clear()
    running.released.clear()
    yield running
    running.released.set()


@pytest.fixture(scope="module")
def services() -> dict[Any, client._Service]:
    """The services that a module's tests have read."""
    return {}


@pytest.fixture
def wsdls_read_once(services: dict[Any, client._Service], monkeypatch: pytest.MonkeyPatch) -> None:
    """What a WSDL says is kept from test to test, for those that are about what comes after."""
    read = client._Service

    def once(endpoint: Endpoint, auth: HTTPBasicAuth, timeout: float) -> client._Service:
        key = (endpoint, auth.username, auth.password, timeout)
        if key not in services:
            services[key] = read(endpoint, auth, timeout)
        return services[key]

    monkeypatch.setattr(client, "_Service", once)


@pytest.fixture
def world(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A user's folder, which is the working folder, with the password in the environment."""
    shutil.copytree(ROOT / "specs" / "files", tmp_path / "specs" / "files")
    (tmp_path / "specs" / "fjordbyen.yaml").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLINICSPEC_NHN_PASSWORD", PASSWORD)
    return World(tmp_path, shared)
