"""The reference clinic against a registry that was written by hand from its spec.

The answers in ``reference/`` come from no code of clinicspec's and from no other test's registry: a
mistake that both the requests and those share shows here.
"""

from pathlib import Path

import pytest

from clinicspec.nhn.change_set import requests
from clinicspec.nhn.conflicts import conflicts
from clinicspec.nhn.entry import Snapshot
from clinicspec.nhn.snapshot.read import read_snapshot
from clinicspec.nhn.unlisted import left_alone, unlisted_entries
from tests.clinics import reference_spec

ANSWERS = {
    path.name: path.read_text("utf-8")
    for path in sorted(Path(__file__).with_name("reference").iterdir())
}


def snapshot(old: str = "", new: str = "") -> Snapshot:
    """What the answers say, with one text in the place of another."""
    files = [(name, text.replace(old, new).encode()) for name, text in ANSWERS.items()]
    found, drafts = read_snapshot(files)
    assert drafts == []
    return found


def test_nothing_is_to_change() -> None:
    """A registry that holds what the spec says gets no request, and nothing in it is left alone."""
    held, spec = snapshot(), reference_spec()
    assert sorted(held.entries) == sorted(held.processes) == [8900100, 8900101, 8900102, 8900103]
    assert requests(spec, held) == []
    assert conflicts(spec, held) == []
    assert left_alone(spec, held, unlisted_entries(spec, held), deactivated=False) == []


@pytest.mark.parametrize(
    ("old", "new", "about"),
    [
        ("8900101_syncreply", "8900101_reply", {"person-kari"}),
        ("meldinger@", "melding@", {"organization"}),
        ('"103"', '"102"', {"organization"}),
        ("Postboks 18", "Postboks 19", {"organization"}),
        ("2026-12-31T", "2027-12-31T", {"person-lars"}),
        ("819b8f8f", "919b8f8f", set()),
        ("_Ekontakt", "_Ekontakter", set()),
        ("<d:VersionNumber>1.2", "<d:VersionNumber>1.1", {"person-kari", "person-omar"}),
    ],
)
def test_what_differs_is_seen(old: str, new: str, about: set[str]) -> None:
    """Each thing in the answers is looked at; a process is known by its name or by its UUID."""
    made = requests(reference_spec(), snapshot(old, new))
    assert {each.party for each in made} == about
