"""``clinicspec verify`` as a user and a script see it."""

import json
from pathlib import Path

import pytest

from clinicspec.store.manifest import digest
from tests.cli.command import clinicspec

CLINIC = Path("generated") / "fjordbyen"
REQUEST = "nhn/requests/001-UpdateOrganizationDetails-organization.xml"

pytestmark = pytest.mark.usefixtures("specs")


def _rewrite(name: str, content: bytes) -> None:
    """Put a file into the built clinic as if clinicspec had written it so."""
    (CLINIC / name).write_bytes(content)
    manifest = CLINIC / "manifest.json"
    before = digest((CLINIC / name).read_bytes())
    data = json.loads(manifest.read_bytes())
    assert data["files"][name] != before
    manifest.write_text(manifest.read_text().replace(data["files"][name], before))


def test_a_request_that_breaks_the_contract() -> None:
    """A request that no check of hashes would stop is an error with its file and line."""
    clinicspec("build")
    content = (CLINIC / REQUEST).read_bytes()
    _rewrite(REQUEST, content.replace(b">8900100<", b">the clinic<"))
    line = content[: content.index(b">8900100<")].count(b"\n") + 1
    run = clinicspec("verify", "--format", "json")
    (found,) = json.loads(run.out)["diagnostics"]
    assert run.code == 1
    assert (found["code"], found["file"]) == ("CS072", f"generated/fjordbyen/{REQUEST}")
    assert found["span"]["start"] == {"line": line, "column": 1}
    assert "“the clinic” in `HerId`" in found["message"]


def test_a_request_about_somebody_else() -> None:
    """A request under another party's HER-ID is an error."""
    clinicspec("build")
    content = (CLINIC / REQUEST).read_bytes()
    _rewrite(REQUEST, content.replace(b">8900100<", b">8900101<"))
    run = clinicspec("verify")
    assert (run.code, run.out.count("error[")) == (1, 1)
    assert "error[CS074]" in run.out


def test_requests_are_held_against_nhns_schemas(shared: Path) -> None:
    """All requests are held against NHN's schemas, and it says how many against which."""
    clinicspec("build")
    run = clinicspec("verify", "--nhn-schema", shared / "nhn")
    assert (run.code, run.out) == (0, "")
    count = len(list((CLINIC / REQUEST).parent.iterdir()))
    held = [line.split() for line in run.err.splitlines() if " held against " in line]
    assert sum(int(words[0]) for words in held) == count
    assert [Path(words[-1]).parent.parent.name for words in held] == ["address-registry", "cppa"]


def test_requests_that_no_schema_is_there_for(shared: Path) -> None:
    """Requests that could not be held against a schema of NHN's are counted too."""
    clinicspec("build")
    folder = shared / "nhn" / "address-registry" / "xsd"
    run = clinicspec("verify", "--nhn-schema", folder)
    assert run.code == 0
    assert "not held against NHN's schema: --nhn-schema has none for http://schemas." in run.err
    cppa = shared / "nhn" / "cppa" / "xsd"
    assert "not held" not in clinicspec("verify", "--nhn-schema", folder, "--nhn-schema", cppa).err


@pytest.mark.parametrize(
    ("folder", "words"),
    [("specs", "one that holds address-registry/xsd and cppa/xsd"), ("missing", "does not exist")],
)
def test_a_folder_without_schemas(folder: str, words: str) -> None:
    """Naming a folder that has no schemas of NHN's is wrong usage, and says what is expected."""
    clinicspec("build")
    run = clinicspec("verify", "--nhn-schema", folder)
    assert (run.code, run.out) == (2, "")
    assert words in " ".join(run.err.split())
