"""What ``verify`` says of a clinic's artefacts, against each other and against NHN's schemas."""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from clinicspec.artefact import json_bytes
from clinicspec.diagnostics.finding import path_text
from clinicspec.model.spec import Spec
from clinicspec.nhn.backend import artefacts
from clinicspec.nhn.contract import COMMUNICATION_PARTY, CPP
from clinicspec.nhn.paths import CHANGE_SET, PARTIES
from clinicspec.nhn.soap import soap_body
from clinicspec.nhn.xsd import NoSchema, published_schemas
from clinicspec.store.built import BuiltClinic
from clinicspec.store.manifest import Manifest, digest
from clinicspec.verify import Verified, read_schemas, verify
from tests.clinics import reference_spec
from tests.nhn.any_clinic import SPECS, spec_from

FOLDER = "generated/clinic"


def built(files: dict[str, bytes]) -> BuiltClinic:
    """A clinic's output, as if clinicspec had written just these files."""
    digests = {path: digest(content) for path, content in files.items()}
    return BuiltClinic(Manifest("clinic", 1, "0.1.0", {"clinic.yaml": digest(b"")}, digests), files)


def said(result: Verified) -> list[str]:
    """The findings: code, file below the clinic's folder, place, and what is said of the file."""
    lines = []
    for draft in result.drafts:
        file = draft.place.file
        where = path_text(draft.place.path) or f"{draft.place.span.start.line}"
        words = draft.message.removeprefix(f"{file} ")
        lines.append(f"{draft.code} {file.removeprefix(f'{FOLDER}/')}:{where} {words}")
    return lines


@given(SPECS)
def test_what_is_built_is_verified(spec: Spec) -> None:
    """Whatever clinic a spec describes, nothing is wrong with the requests that are made of it."""
    files = artefacts(spec)
    result = verify(built(files), FOLDER, {})
    assert said(result) == []
    assert result.requests.total() == sum(path.endswith(".xml") for path in files)


@cache
def clinic_files() -> dict[str, bytes]:
    """A clinic with a GP that NHN has, and one that it creates and who waits for queues."""
    gps = {
        "kari": {"name": "Kari Lunde", "profession": "gp", "her_id": 8900101},
        "omar": {
            "name": "Omar Haddad",
            "profession": "gp",
            "her_id": "pending",
            "hpr_number": "9900102",
            "active": {"from": "2026-08-01"},
        },
    }
    return artefacts(spec_from({"messaging": {"amqp": "tb.test.nhn.no/NHNTESTServiceBus"}}, gps))


CREATE_FILE = "nhn/requests/003-CreateOrganizationPerson-person-omar.xml"
KARI_FILE = "nhn/requests/002-UpdateOrganizationPersonDetails-person-kari.xml"

Document = dict[str, Any]


CHANGE_SETS: dict[str, tuple[Callable[[list[Document]], Any], list[str]]] = {
    "order": (
        lambda requests: requests[3].update(order=5),
        ["nhn/change-set.json:requests[3] has a request 5 that stands in place 4"],
    ),
    "unknown party": (
        lambda requests: requests[1].update(party="person-x"),
        [
            "nhn/change-set.json:requests[1] has a request about `person-x`, which is none of the "
            "parties",
        ],
    ),
    "HER-ID": (
        lambda requests: requests[1].update(her_id=8900102),
        [
            "nhn/change-set.json:requests[1] has a request 2 that has the HER-ID 8900102, where "
            "its party has the HER-ID 8900101",
        ],
    ),
    "waits for a later one": (
        lambda requests: requests[3].update(blocked_by=4),
        [
            "nhn/change-set.json:requests[3] has a request 4 that waits for request 4, which does "
            "not come before it",
        ],
    ),
    "waits for another party": (
        lambda requests: requests[3].update(blocked_by=2),
        [
            "nhn/change-set.json:requests[3] has a request 4 that waits for request 2, which does "
            "not create its party",
        ],
    ),
    "waits, by a fraction": (lambda requests: requests[3].update(blocked_by=3.0), []),
    "waits for none": (
        lambda requests: requests[3].update(blocked_by=None),
        [
            "nhn/change-set.json:requests[3] has a request 4 that is "
            "UpdateOrganizationPersonDetails, but its party has no HER-ID",
        ],
    ),
    "waits, but has a file": (
        lambda requests: requests[3].update(
            file="nhn/requests/004-UpdateOrganizationPersonDetails-person-omar.xml"
        ),
        [
            "nhn/change-set.json:requests[3] has a request 4 that waits for a HER-ID, but has a "
            "file already",
        ],
    ),
    "creates what is there": (
        lambda requests: requests[1].update(operation="CreateOrganizationPerson"),
        [
            "nhn/change-set.json:requests[1] has a request 2 that is CreateOrganizationPerson, but "
            "its party has the HER-ID 8900101",
        ],
    ),
    "no file": (
        lambda requests: requests[1].update(file=None),
        [
            "nhn/change-set.json:requests[1] has a request 2 that names no file, where its own "
            f"would be {KARI_FILE}",
            f"{KARI_FILE}:1 is named by no request of the change set, so nobody would send it",
        ],
    ),
    "another's file": (
        lambda requests: requests[1].update(file=CREATE_FILE),
        [
            f"nhn/change-set.json:requests[1] has a request 2 that names {CREATE_FILE}, where its "
            f"own would be {KARI_FILE}",
            f"{KARI_FILE}:1 is named by no request of the change set, so nobody would send it",
        ],
    ),
    "file that was not written": (
        lambda requests: requests[1].update(
            operation="AddProcessToCpp", file="nhn/requests/002-AddProcessToCpp-person-kari.xml"
        ),
        [
            "nhn/change-set.json:requests[1] has a request 2 that names "
            "nhn/requests/002-AddProcessToCpp-person-kari.xml, which clinicspec did not write",
            f"{KARI_FILE}:1 is named by no request of the change set, so nobody would send it",
        ],
    ),
    "request left out": (
        lambda requests: requests.__delitem__(slice(2, 4)),
        [f"{CREATE_FILE}:1 is named by no request of the change set, so nobody would send it"],
    ),
}


def changed(files: Mapping[str, bytes], change: Callable[[list[Document]], Any]) -> list[str]:
    """What is said of files after a change of the change set's requests."""
    document = json.loads(files[CHANGE_SET])
    change(document["requests"])
    return said(verify(built({**files, CHANGE_SET: json_bytes(document)}), FOLDER, {}))


def test_the_base_of_the_change_sets_is_sound() -> None:
    """Nothing is said of the clinic that the changes are made in."""
    assert said(verify(built(clinic_files()), FOLDER, {})) == []


@pytest.mark.parametrize(("change", "expected"), CHANGE_SETS.values(), ids=CHANGE_SETS)
def test_change_sets(change: Callable[[list[Document]], Any], expected: list[str]) -> None:
    """Each way in which a change set can be at odds with parties and files is seen."""
    assert changed(clinic_files(), change) == [f"CS074 {line}" for line in expected]


def test_a_child_before_its_parent() -> None:
    """NHN can't be told of somebody below an organisation that has yet to be put right."""
    child = KARI_FILE.replace("002", "001")
    parent = "nhn/requests/002-UpdateOrganizationDetails-organization.xml"
    files = dict(clinic_files())
    files[child] = files.pop(KARI_FILE)
    files[parent] = files.pop(parent.replace("002", "001"))

    def swap(requests: list[Document]) -> None:
        requests[:2] = [
            requests[1] | {"order": 1, "file": child},
            requests[0] | {"order": 2, "file": parent},
        ]

    assert changed(files, swap) == [
        "CS074 nhn/change-set.json:requests[0] has a request 1 that comes before request 2 about "
        "the party above"
    ]


BODIES = {
    "operation": (
        KARI_FILE,
        b"OrganizationPersonDetails",
        b"ServiceDetails",
        "CS072 {file}:3 has `p` in `UpdateServiceDetails`, where NHN's contract has no such one",
    ),
    "another operation": (
        KARI_FILE,
        None,
        soap_body("AddProcessToCpp", {"processParameter": {"HerId": 8900101}}),
        "CS074 {file}:1 asks for AddProcessToCpp, where its name and the change set have another",
    ),
    "HER-ID": (
        KARI_FILE,
        b">8900101<",
        b">8900102<",
        "CS074 {file}:1 has the HER-ID 8900102, where the change set has the HER-ID 8900101",
    ),
    "no HER-ID": (
        KARI_FILE,
        b"<HerId>8900101</HerId>",
        b"",
        "CS074 {file}:1 has no HER-ID, where the change set has the HER-ID 8900101",
    ),
    "parent": (
        CREATE_FILE,
        b">8900100<",
        b">8900101<",
        "CS074 {file}:1 has the HER-ID 8900101 for the party above, which has the HER-ID 8900100",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "expected"), BODIES.values(), ids=BODIES)
def test_bodies_against_the_change_set(
    file: str, old: bytes | None, new: bytes, expected: str
) -> None:
    """A request that is valid in itself is held against its name, and whom it is about."""
    files = dict(clinic_files())
    content = files[file]
    assert old is None or old in content
    files[file] = new if old is None else content.replace(old, new)
    assert said(verify(built(files), FOLDER, {})) == [expected.format(file=file)]


def test_what_is_said_elsewhere_is_not_said_again() -> None:
    """A broken document or a file that is not as written is one finding, not one per request."""
    files = dict(clinic_files())
    assert said(verify(built({**files, PARTIES: b"["}), FOLDER, {})) == [
        "CS070 nhn/parties.json:1 is no JSON"
    ]
    clinic = built(files)
    without = {path: content for path, content in files.items() if path != KARI_FILE}
    assert said(verify(BuiltClinic(clinic.manifest, without), FOLDER, {})) == []


XSD = (
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    f'targetNamespace="{CPP}">%s<xs:element name="AddProcessToCpp" type="xs:int"/></xs:schema>'
)
IMPORT = '<xs:import namespace="x" schemaLocation="%s"/>'
NO_SCHEMAS = {
    "none": ({}, "there is no XML Schema with the name space"),
    "other schemas": ({"a.xsd": XSD.replace(CPP, "x") % ""}, "there is no XML Schema with"),
    "no XML": ({"a.xsd": "<a"}, "a.xsd is no XML"),
    "no schema": ({"a.xsd": "<a/>"}, "a.xsd is no XML Schema, or has a DOCTYPE"),
    "DOCTYPE": (
        {"a.xsd": f"<!DOCTYPE x>{XSD % ''}"},
        "a.xsd is no XML Schema, or has a DOCTYPE",
    ),
    "wrong schema": ({"a.xsd": XSD % "<xs:element/>"}, "a.xsd can't be used as a schema"),
    "missing part": ({"a.xsd": XSD % (IMPORT % "b.xsd")}, "a.xsd can't be used as a schema"),
    "file elsewhere": (
        {"a.xsd": XSD % (IMPORT % "file:///etc/hostname")},
        "a.xsd can't be used as a schema",
    ),
    "another host": (
        {"a.xsd": XSD % (IMPORT % "http://127.0.0.1:9/b.xsd")},
        "a.xsd can't be used as a schema",
    ),
}


@pytest.mark.parametrize(("files", "words"), NO_SCHEMAS.values(), ids=NO_SCHEMAS)
def test_folders_without_nhns_schemas(files: Mapping[str, str], words: str, tmp_path: Path) -> None:
    """Whatever is no schema of NHN's is refused in words, and what it refers to is never opened."""
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    with pytest.raises(NoSchema, match=re.escape(words)):
        read_schemas([tmp_path])


def test_schemas_that_are_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is read whole or not at all, and a folder of anything is no folder of schemas."""
    (tmp_path / "a.xsd").write_text(XSD % "")
    monkeypatch.setattr("clinicspec.verify.LARGEST_SCHEMA", len(XSD % ""))
    assert list(read_schemas([tmp_path])) == [CPP]
    (tmp_path / "a.xsd").write_text(XSD % "" + " ")
    with pytest.raises(NoSchema, match=r"a\.xsd is larger than"):
        read_schemas([tmp_path])
    monkeypatch.setattr("clinicspec.verify.MAX_SCHEMA_FILES", 0)
    with pytest.raises(NoSchema, match="more schemas than 0"):
        read_schemas([tmp_path])


def test_imports_are_found_beside(tmp_path: Path) -> None:
    """A schema in several files is read whole, whatever its folder is called."""
    folder = tmp_path / "min mappe, æ%20" / "xsd"
    folder.mkdir(parents=True)
    (folder / "a.xsd").write_text(XSD % (IMPORT % "b.xsd"))
    (folder / "b.xsd").write_text(XSD.replace(CPP, "x") % "")
    schemas = read_schemas([tmp_path / "min mappe, æ%20"])
    assert list(schemas) == [CPP]
    assert schemas[CPP].file == (folder / "a.xsd").as_posix()


@pytest.mark.parametrize("place", ["address-registry/xsd", "address-registry", "."])
def test_where_nhns_schemas_lie(shared: Path, place: str) -> None:
    """The folder of NHN's schemas can be named, or one above it."""
    expected = [COMMUNICATION_PARTY] if place != "." else [COMMUNICATION_PARTY, CPP]
    assert sorted(read_schemas([shared / "nhn" / place])) == expected


def test_requests_that_nhn_would_refuse() -> None:
    """A request that follows the contract is still held against the schema that NHN publishes."""
    newer = (XSD.replace(CPP, COMMUNICATION_PARTY) % "").encode()
    schemas = published_schemas({"/nhn/a.xsd": newer})
    lines = said(verify(built({KARI_FILE: clinic_files()[KARI_FILE]}), FOLDER, schemas))
    assert [line.partition(" schema ")[0] for line in lines] == [
        f"CS073 {KARI_FILE}:2 is refused by NHN's"
    ]


def test_requests_of_the_reference_are_valid(shared: Path) -> None:
    """NHN's schemas accept what is built, and it is counted which of them has been asked."""
    files = artefacts(reference_spec())
    result = verify(built(files), FOLDER, read_schemas([shared / "nhn"]))
    assert said(result) == []
    assert set(result.requests) == {COMMUNICATION_PARTY, CPP}
    assert result.requests.total() == sum(path.endswith(".xml") for path in files)
