"""What the tests of ready-made CI start from: a repository of specs, and one of clinicspec."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import clinicspec
from tests.cli.conftest import edit
from tests.clinics import ROOT
from tests.test_project import project_files


def git(folder: Path, *arguments: str, code: int = 0) -> str:
    """Run git in a folder, for no user in particular. Returns all that it printed."""
    run = subprocess.run(
        ["git", "-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", *arguments],
        cwd=folder,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == code, run.stdout
    return run.stdout


def committed(folder: Path) -> str:
    """Commit all that is in a folder, made a repository if it is none. Returns the commit."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "--message=A change")
    return git(folder, "rev-parse", "HEAD").strip()


def spoil(repository: Path, key: str = "unknown") -> None:
    """Write a key that no spec has into one of the specs."""
    edit(repository / "specs" / "sagbakken.yaml", "clinicspec: 1", f"clinicspec: 1\n{key}: 1")


OMARS = "services: [booking, e_consultation, e_contact, prescription_renewal]\n  lars"


def take_booking_away(repository: Path) -> None:
    """Write a breaking change into one of the specs: Omar Haddad can't be booked any more."""
    edit(repository / "specs" / "fjordbyen.yaml", OMARS, OMARS.replace("booking, ", ""))


NO_LONGER = "no longer bookable with Omar Haddad at HelseNorge"
"""What that means for patients."""


def live_with_an_error(repository: Path) -> None:
    """Commit an error in one of the specs, and with it ``known.json``, which has all findings."""
    lab = "name: Labtjenester (helsesekretær 1)\n    kind: resource\n    owner: "
    spec = repository / "specs" / "fjordbyen.yaml"
    edit(spec, f"{lab}{{group: lab}}", f"{lab}{{employee: kari}}")
    known = repository / "known.json"
    done = clinicspec("check", "--baseline", known, "--write-baseline", repository / "specs")
    assert done.code == 0
    committed(repository)


@pytest.fixture
def clinics(tmp_path: Path) -> Path:
    """A repository of specs, with a commit."""
    folder = tmp_path / "clinics"
    shutil.copytree(ROOT / "specs", folder / "specs")
    committed(folder)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project as it lies here, whole and committed, as somebody would clone it."""
    folder = tmp_path / "clinicspec"
    for name in project_files():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    committed(folder)
    return folder
