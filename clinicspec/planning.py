"""Specs and a snapshot of the Address Registry in, the plan out."""

from collections.abc import Iterable
from datetime import date

from clinicspec.check import model_and_places_of
from clinicspec.diagnostics.draft import Draft
from clinicspec.model.part import Part
from clinicspec.model.spec import Spec
from clinicspec.nhn.change_set import requests
from clinicspec.nhn.conflicts import conflicts
from clinicspec.nhn.entry import Snapshot
from clinicspec.nhn.parties import Party, parties, services_of
from clinicspec.nhn.plan import ClinicPlan
from clinicspec.nhn.unknown import left_alone, unknown_entries
from clinicspec.rules.registry import hn170_registered_already, hn171_entry_of_another
from clinicspec.rules.run import Places
from clinicspec.store.manifest import digest
from clinicspec.store.specs_folder import ClinicFiles


def plan_clinics(
    clinics: Iterable[ClinicFiles], snapshot: Snapshot, deactivate_unknown: date | None
) -> tuple[list[ClinicPlan], list[tuple[str, Draft]]]:
    """The plans of clinics without errors, and where the snapshot contradicts their specs.

    ``deactivate_unknown`` is the last day of the entries that a clinic's spec does not know;
    without it they are left alone.
    """
    plans, drafts = [], []
    for files in clinics:
        spec, places = model_and_places_of(files)
        plans.append(_plan(spec, files, snapshot, deactivate_unknown))
        drafts += [(files.id, draft) for draft in _contradictions(spec, places, snapshot)]
    return plans, drafts


def _plan(
    spec: Spec, files: ClinicFiles, snapshot: Snapshot, deactivate_unknown: date | None
) -> ClinicPlan:
    main = files.files[0]
    known = {*snapshot.entries, *snapshot.processes}
    held = [party for party in parties(spec) if party.her_id in known]
    return ClinicPlan(
        files.id,
        spec.clinic.name,
        main.name.removesuffix(main.path).rstrip("/") or ".",
        {file.path: digest(file.content) for file in files.files},
        spec.environment,
        tuple(requests(spec, snapshot, deactivate_unknown)),
        tuple(left_alone(spec, snapshot, deactivated=deactivate_unknown is not None)),
        len(held) + len(unknown_entries(spec, snapshot)),
    )


def _contradictions(spec: Spec, places: Places, snapshot: Snapshot) -> list[Draft]:
    found = []
    for conflict in conflicts(spec, snapshot):
        place = places.of(_part_of(conflict.party, spec), "her_id")
        already = conflict.about == "registered"
        rule = hn170_registered_already if already else hn171_entry_of_another
        found.append(rule.draft(conflict, place))
    return found


def _part_of(party: Party, spec: Spec) -> Part:
    """What the spec says of a party."""
    if party.employee is not None:
        return spec.employees[party.employee]
    clinic = spec.clinic
    services = (part for part in (clinic.vacant_lists, clinic.resource_booking) if part)
    by_id = {each.id: part for each, part in zip(services_of(clinic), services, strict=True)}
    return by_id.get(party.id, clinic)
