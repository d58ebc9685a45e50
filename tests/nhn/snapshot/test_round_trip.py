"""What a registry answers is what the reader of snapshots reads."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from clinicspec.check import model_of
from clinicspec.model.spec import Spec
from clinicspec.nhn.change_set import requests
from clinicspec.nhn.entry import Snapshot
from clinicspec.nhn.parties import parties
from clinicspec.nhn.snapshot.read import read_snapshot
from clinicspec.store.specs_folder import find_specs
from tests.clinics import REFERENCE
from tests.nhn.any_clinic import SPECS
from tests.nhn.registry import Registry


def _read(registry: Registry) -> Snapshot:
    snapshot, drafts = read_snapshot(registry.answers().items())
    assert drafts == []
    return snapshot


def _said(held: Any) -> Any:
    """What is held, without the spaces at a text's ends and the elements that hold nothing.

    Tools that show XML indent it, so nothing can be known of either.
    """
    if isinstance(held, str):
        return held.strip()
    if isinstance(held, list):
        return [_said(each) for each in held]
    if isinstance(held, dict):
        return {name: _said(value) for name, value in held.items() if value != []}
    return held


def _known(snapshot: Snapshot) -> Snapshot:
    """A snapshot, as far as an answer can say it."""
    entries = {
        her_id: replace(
            entry, name=_said(entry.name), values=_said({"HerId": her_id, **entry.values})
        )
        for her_id, entry in snapshot.entries.items()
    }
    return replace(snapshot, entries=entries)


def _her_ids_differ(spec: Spec) -> bool:
    """What `check` sees to before anything is sent."""
    her_ids = [party.her_id for party in parties(spec) if party.her_id is not None]
    return len(her_ids) == len(set(her_ids))


def test_answers_about_the_reference() -> None:
    """All entries and processes of a clinic are read as the registry holds them."""
    (clinic,) = find_specs([str(REFERENCE)]).clinics
    spec = model_of(clinic)
    registry = Registry.of(spec)
    snapshot = _read(registry)
    assert _known(snapshot) == _known(registry.snapshot())
    assert requests(spec, snapshot) == []


@settings(max_examples=50)
@given(spec=SPECS.filter(_her_ids_differ))
def test_answers_about_any_clinic(spec: Spec) -> None:
    """Whatever a clinic's entries hold, nothing of it is lost or changed on the way."""
    registry = Registry.of(spec)
    assert _known(_read(registry)) == _known(registry.snapshot())
