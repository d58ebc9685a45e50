"""``clinicspec plan``: what it prints, what it refuses, and its exit codes."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from clinicspec.nhn.plan import checksum
from clinicspec.schemas import schema
from tests.cli.command import Run, clinicspec
from tests.cli.conftest import edit
from tests.clinics import reference_spec
from tests.nhn.registry import Registry

PHONE = ('phone: "+47 21 00 00 00"', 'phone: "+47 21 00 00 01"')
KARIS = "services: [booking, e_consultation, e_contact, prescription_renewal]\n    absences"
LARS_GOES = (
    "active: {from: 2026-12-01, to: 2026-12-31}",
    "active: {from: 2026-12-01, to: 2026-12-24}",
)


@pytest.fixture
def registry() -> Registry:
    """The registry that holds what the reference spec says."""
    return Registry.of(reference_spec())


@pytest.fixture
def snapshot(specs: Path, registry: Registry) -> Path:
    """A snapshot of it, beside the specs."""
    folder = specs.parent / "snapshot"
    return write(folder, registry)


def write(folder: Path, registry: Registry) -> Path:
    """Put all answers of a registry into a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in registry.answers().items():
        (folder / name).write_bytes(content)
    return folder


def plan(*arguments: str | Path) -> Run:
    """Plan for the specs against the snapshot."""
    return clinicspec("plan", "specs", "--registry", "snapshot", *arguments)


def as_json(*arguments: str | Path) -> dict[str, Any]:
    """The plan as JSON, held against its schema."""
    said: dict[str, Any] = json.loads(plan("--format", "json", *arguments).out)
    Draft202012Validator(schema("plan")).validate(said)
    assert checksum(said) == said["checksum"]
    return said


@pytest.mark.usefixtures("snapshot")
def test_nothing_to_change() -> None:
    """The registry that holds what the specs say is left as it is."""
    run = plan("--exit-code")
    assert run.code == 0
    assert "there is no request to send" in run.out
    assert as_json()["clinics"][0]["requests"] == []


@pytest.mark.usefixtures("snapshot")
def test_a_change(specs: Path) -> None:
    """What changes is shown from, to, and with its meaning; only --exit-code makes it a failure."""
    edit(specs / "fjordbyen.yaml", *PHONE)
    run = plan()
    assert run.code == 0
    assert "+47 21 00 00 00 → +47 21 00 00 01" in run.out
    assert "whoever looks Fjordbyen legesenter up finds the new telephone number" in run.out
    assert plan("--exit-code").code == 4
    (clinic,) = as_json()["clinics"]
    assert clinic["folder"] == "specs"
    assert list(clinic["files"]) == ["fjordbyen.yaml"]
    (request,) = clinic["requests"]
    assert request["body"].startswith("<?xml")
    assert "telephone number: +47 21 00 00 00 → +47 21 00 00 01" in plan("--format", "markdown").out


@pytest.mark.usefixtures("snapshot")
def test_a_reader_of_json_gets_nothing_else(specs: Path) -> None:
    """Findings and advice go to stderr, so that stdout is the plan for `registry send`."""
    edit(specs / "fjordbyen.yaml", *PHONE)
    run = plan("--format", "json", "--notes")
    json.loads(run.out)
    assert "note[" in run.err
    assert "registry send" in run.err


@pytest.mark.usefixtures("snapshot")
def test_specs_with_errors(specs: Path) -> None:
    """From a spec that is wrong nothing is planned, and what is wrong is said."""
    edit(specs / "fjordbyen.yaml", "sector: private", "sector: secret")
    run = plan("--format", "json", "--exit-code")
    assert (run.code, run.out) == (1, "")
    assert "sector" in run.err
    assert "nothing planned" in run.err


@pytest.mark.usefixtures("specs")
def test_a_snapshot_that_cannot_be_read(snapshot: Path) -> None:
    """From a part of a snapshot nothing is planned: what is not read would seem not to be there."""
    (snapshot / "party-8900101.xml").write_text("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")
    run = plan()
    assert (run.code, run.out) == (1, "")
    assert "party-8900101.xml" in run.err


def test_a_registered_party_is_not_created(specs: Path, snapshot: Path) -> None:
    """Where the registry has given a pending HER-ID already, the finding names it at its place."""
    assert snapshot.is_dir()
    edit(specs / "fjordbyen.yaml", "her_id: 8900103", "her_id: pending")
    run = plan()
    assert (run.code, run.out) == (1, "")
    assert "error[HN170]" in run.err
    assert "write `her_id: 8900103`" in run.err
    assert "specs/fjordbyen.yaml:" in run.err


@pytest.mark.parametrize(
    ("field", "value", "what"),
    [
        ("key", "9900199", "Omar Haddad, with the HPR number 9900199"),
        ("parent", 8900103, "Omar Haddad, below the HER-ID 8900103 and not below the clinic"),
        ("kind", "service", "Omar Haddad, a service and not a person"),
    ],
)
def test_the_entry_of_another(
    specs: Path, registry: Registry, field: str, value: object, what: str
) -> None:
    """With the HER-ID of another's entry nothing is planned, and the finding says whose it is."""
    setattr(registry.entries[8900102], field, value)
    write(specs.parent / "snapshot", registry)
    run = plan()
    assert (run.code, run.out) == (1, "")
    assert f"error[HN171]: under the HER-ID 8900102 of Omar Haddad the registry holds {what}" in (
        run.err
    )


def test_the_entry_of_somebody_by_another_name(specs: Path, registry: Registry) -> None:
    """Where no HPR number tells, an entry by quite another name is not taken for the employee's."""
    registry.entries[8900102].key = None
    registry.entries[8900102].name = "Liv Strand"
    write(specs.parent / "snapshot", registry)
    run = plan()
    assert (run.code, run.out) == (1, "")
    assert "the registry holds Liv Strand, and no HPR number says that this is the same" in run.err


@pytest.mark.usefixtures("snapshot")
def test_approval(specs: Path) -> None:
    """A plan that takes much from patients waits for somebody who names this very plan."""
    edit(specs / "fjordbyen.yaml", KARIS, "services: [booking]\n    absences")
    edit(specs / "fjordbyen.yaml", *LARS_GOES)
    run = plan("--exit-code")
    assert run.code == 5
    assert "2 of the 5 parties of Fjordbyen legesenter" in run.out
    said = as_json()
    assert (said["needs_approval"], said["approved"]) == (True, False)
    assert plan("--approve", said["checksum"]).code == 0
    assert plan("--approve", said["checksum"], "--exit-code").code == 4
    assert as_json("--approve", said["checksum"])["approved"]


@pytest.mark.usefixtures("snapshot")
def test_another_plan_than_was_approved(specs: Path) -> None:
    """After a further change of the spec the approval holds no longer, be it needed or not."""
    approved = as_json()["checksum"]
    edit(specs / "fjordbyen.yaml", *PHONE)
    run = plan("--approve", approved)
    assert run.code == 5
    assert "not the plan that was approved" in run.out
    assert as_json()["checksum"] in run.out
    assert plan("--approve", approved, "--format", "json").code == 5


@pytest.mark.usefixtures("snapshot")
def test_nothing_needs_no_approval() -> None:
    """Where nothing is sent any longer, an approval of something else is no reason to stop."""
    run = plan("--approve", "sha256:0", "--exit-code")
    assert run.code == 0
    assert "there is no request to send" in run.out


@pytest.mark.usefixtures("snapshot")
def test_thresholds_of_the_settings(specs: Path) -> None:
    """A project decides how much may be taken from patients without approval."""
    edit(specs / "fjordbyen.yaml", *LARS_GOES)
    assert plan().code == 0
    (specs.parent / "clinicspec.toml").write_text("[plan]\nmax-parties = 0\n")
    assert plan().code == 5
    (specs.parent / "clinicspec.toml").write_text("[plan]\nmax-share = 0.1\n")
    assert plan().code == 5


def test_unknown_entries(specs: Path, registry: Registry) -> None:
    """An entry that no spec knows is left alone, unless somebody asks for its end by a day."""
    registry.register(8900199, "service", "Gammel tjeneste", 8900100, None)
    write(specs.parent / "snapshot", registry)
    run = plan("--exit-code")
    assert run.code == 0
    assert "Gammel tjeneste (HER-ID 8900199): the spec does not know it" in run.out
    run = plan("--deactivate-unknown", "--last-day", "2026-08-31")
    assert run.code == 0
    assert "messages to the service “Gammel tjeneste” reach nobody after 2026-08-31" in run.out


@pytest.mark.usefixtures("snapshot")
@pytest.mark.parametrize("option", [["--deactivate-unknown"], ["--last-day", "2026-08-31"]])
def test_options_that_go_together(option: list[str]) -> None:
    """The day is the last one of what is ended, and of nothing else."""
    run = plan(*option)
    assert run.code == 2
    assert "--last-day" in run.err


@pytest.mark.usefixtures("snapshot")
def test_as_of_a_day() -> None:
    """The rules look from the day of --as-of, as they do in `check`."""
    assert "HN154" not in plan("--as-of", "2026-12-31").err
    assert "warning[HN154]: Lars Moen left on 2026-12-31" in plan("--as-of", "2027-01-01").err


def test_an_end_before_the_start(specs: Path, registry: Registry) -> None:
    """An entry that would end before it begins is an error that names it, and stops the plan."""
    registry.entries[8900103].values["Valid"] = {"From": "2027-02-01T00:00:00"}
    registry.register(8900199, "service", "Ny tjeneste", 8900100, None).values["Valid"] = {
        "From": "2026-03-01T00:00:00"
    }
    write(specs.parent / "snapshot", registry)
    edit(specs / "fjordbyen.yaml", LARS_GOES[0], "active: {to: 2026-12-31}")
    run = plan("--deactivate-unknown", "--last-day", "2020-01-01")
    assert (run.code, run.out) == (1, "")
    assert (
        "error[HN172]: Lars Moen (HER-ID 8900103) would end in the registry on 2026-12-31, before "
        "it begins on 2027-02-01" in run.err
    )
    assert (
        "error[HN172]: Ny tjeneste (HER-ID 8900199) would end in the registry on 2020-01-01, "
        "before it begins on 2026-03-01" in run.err
    )
    assert "specs/fjordbyen.yaml:" in run.err
    assert "snapshot/party-8900199.xml" in run.err


@pytest.mark.usefixtures("specs")
def test_no_snapshot() -> None:
    """A snapshot that is not there is a mistake of the command line."""
    assert plan().code == 2
    assert clinicspec("plan", "specs").code == 2


@pytest.mark.usefixtures("specs")
def test_other_clinics(specs: Path, registry: Registry) -> None:
    """What the snapshot holds of clinics that nothing is planned for is nobody's business here."""
    registry.register(8900200, "organization", "Sagbakken legesenter", None, "999999026")
    registry.register(8900201, "person", "Nina Berg", 8900200, "9900201")
    write(specs.parent / "snapshot", registry)
    (clinic,) = as_json("--deactivate-unknown", "--last-day", "2026-08-31")["clinics"]
    assert (clinic["requests"], clinic["left_alone"]) == ([], [])


HAVNA = """clinicspec: 1
clinic:
  name: Havna legesenter
  organization_number: "999999026"
  her_id: 8900200
  nhn_member: true
  sector: private
  addresses:
    postal: {street: Bygata 1, postal_code: "0155", city: Oslo}
  messaging: {edi: m@edi.havna.example}
employees:
  ali: {name: Ali Demir, profession: health_secretary, administrator: true, her_id: none}
"""


def test_a_clinic_below_another(specs: Path, registry: Registry) -> None:
    """A clinic that another spec describes is never ended with what nobody knows."""
    registry.register(8900200, "organization", "Havna legesenter", 8900100, "999999026")
    registry.register(8900199, "service", "Gammel tjeneste", 8900100, None)
    write(specs.parent / "snapshot", registry)
    (specs / "havna.yaml").write_text(HAVNA)
    options = ("--deactivate-unknown", "--last-day", "2026-08-31", "--format", "json")
    for path, organizations in (("specs/fjordbyen.yaml", [8900200]), ("specs", [])):
        said = json.loads(clinicspec("plan", path, "--registry", "snapshot", *options).out)
        clinic = said["clinics"][0]
        assert [(each["kind"], each["her_id"]) for each in clinic["requests"]] == [
            ("deactivate", 8900199)
        ]
        assert [each["her_id"] for each in clinic["left_alone"]] == organizations
