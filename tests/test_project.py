"""Facts about the project itself: what it ships, what it is installed from, what it must not name.

They need git and a checkout of the project, and fail without.
"""

import email
import json
import re
import subprocess
import tomllib
import zipfile
from pathlib import Path

import hatchling.build
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import clinicspec

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
LOCKED = re.findall(r"^([a-z0-9-]+)==([^ ]+)(.*(?:\n    --hash=.*)*)", LOCK, re.MULTILINE)
"""The lock's entries: name, version, and the rest with the marker and the hashes."""

REQUIREMENTS = {
    *PROJECT["project"]["dependencies"],
    *PROJECT["project"]["optional-dependencies"]["nhn"],
    *PROJECT["dependency-groups"]["dev"],
    *PROJECT["build-system"]["requires"],
}

REGISTRY_HOST = re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.(?:com|org)|debian\.org")
MACHINE_PATH = re.compile(r"(?<![\w.~)}/])/(?:home|root|work|Users)/|[A-Z]:\\Users\\")


def project_files() -> list[str]:
    """The paths of the project's files, from its root: all that git doesn't ignore."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.check_output(command, cwd=ROOT, text=True)
    return [name for name in listing.split("\0") if (ROOT / name).is_file()]


def wheel_content(root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Build the wheel of the source tree ``root`` into ``folder``; path in the wheel → content."""
    monkeypatch.chdir(root)
    with zipfile.ZipFile(folder / hatchling.build.build_wheel(str(folder))) as wheel:
        return {name: wheel.read(name) for name in wheel.namelist()}


def test_wheel_holds_the_package_and_the_templates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever installs the wheel has every file of the package, the templates, and nothing else."""
    expected = {
        name.replace("templates/", "clinicspec/templates/", 1)
        if name.startswith("templates/")
        else name
        for name in project_files()
        if name.startswith(("clinicspec/", "templates/"))
    }
    assert any(name.startswith("clinicspec/templates/") for name in expected)
    content = wheel_content(ROOT, tmp_path, monkeypatch)
    assert {name for name in content if ".dist-info/" not in name} == expected


def test_wheel_says_the_version_and_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The installed package has the version that the code states, and the command to run it."""
    content = wheel_content(ROOT, tmp_path, monkeypatch)
    information = f"clinicspec-{clinicspec.__version__}.dist-info"
    metadata = email.message_from_bytes(content[f"{information}/METADATA"])
    assert metadata["Version"] == clinicspec.__version__
    assert b"clinicspec = clinicspec.cli:main" in content[f"{information}/entry_points.txt"]


def test_source_archive_yields_the_same_wheel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wheel that somebody builds from the source archive is the wheel of the checkout."""
    expected = wheel_content(ROOT, tmp_path, monkeypatch)
    archive = hatchling.build.build_sdist(str(tmp_path))
    subprocess.run(["tar", "-xf", archive], cwd=tmp_path, check=True)
    (unpacked,) = (path for path in tmp_path.iterdir() if path.is_dir())
    assert wheel_content(unpacked, tmp_path, monkeypatch) == expected


def test_every_entry_of_the_lock_has_a_hash() -> None:
    """Nothing is installed whose content the lock doesn't fix."""
    assert len(LOCKED) == len(re.findall(r"^\S+==", LOCK, re.MULTILINE))
    assert [name for name, _, rest in LOCKED if "--hash=sha256:" not in rest] == []


@pytest.mark.parametrize("asked", sorted(REQUIREMENTS))
def test_lock_covers_what_the_project_asks_for(asked: str) -> None:
    """Tests run with versions that pyproject.toml allows; after a change there, `make lock`."""
    requirement = Requirement(asked)
    versions = {name: version for name, version, _ in LOCKED}
    assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)])


def test_lock_names_no_place_to_fetch_from() -> None:
    """Everybody installs from the registry that their own machine is set up for."""
    assert re.findall(r"\w+://|--(?:index|extra-index|find-links)|@ ", LOCK) == []


def test_npm_packages_are_pinned() -> None:
    """What `make tools` installs is fixed by version and hash, from whichever registry it comes."""
    asked = json.loads((ROOT / "tools" / "package.json").read_text("utf-8"))["devDependencies"]
    lock = json.loads((ROOT / "tools" / "package-lock.json").read_text("utf-8"))["packages"]
    assert lock.pop("")["devDependencies"] == asked
    assert {name: lock[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert [name for name, entry in lock.items() if "integrity" not in entry] == []
    assert [name for name, entry in lock.items() if "resolved" in entry] == []


def test_ci_runs_what_make_test_leaves_out() -> None:
    """No test is left to a target that CI doesn't run."""
    left_out = re.findall(r'"not (\w+)"', (ROOT / "tools" / "checks.py").read_text("utf-8"))
    (run,) = re.findall(r"make --keep-going (.*)", (ROOT / ".ci" / "run").read_text("utf-8"))
    assert {"test", *left_out} == set(run.split())
    assert left_out == [each.split(":")[0] for each in PROJECT["tool"]["pytest"]["markers"]]


def test_changelog_tells_of_this_version() -> None:
    """The version being worked on has its place in the changelog, or waits under Unreleased."""
    sections = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert sections[0] in ("Unreleased", clinicspec.__version__)


@pytest.mark.parametrize("pattern", [REGISTRY_HOST, MACHINE_PATH], ids=["registry", "path"])
def test_no_file_is_tied_to_a_machine(pattern: re.Pattern[str]) -> None:
    """The project works in any folder, and with any registry: no file names one of its own."""
    files = project_files()
    assert "pyproject.toml" in files
    named = {name: pattern.findall((ROOT / name).read_text("utf-8", "ignore")) for name in files}
    assert {name: matches for name, matches in named.items() if matches} == {}
