"""Specs and a snapshot of the Address Registry in, the plan out."""

from collections.abc import Iterable, Iterator, Set
from datetime import date

from clinicspec.check import model_and_places_of
from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Place
from clinicspec.model.spec import Spec
from clinicspec.nhn.change_set import requests
from clinicspec.nhn.conflicts import Conflict, conflicts
from clinicspec.nhn.entry import Entry, Snapshot
from clinicspec.nhn.parties import part_of, parties
from clinicspec.nhn.plan import ClinicPlan
from clinicspec.nhn.unlisted import deactivations, left_alone, not_begun_by, unlisted_entries
from clinicspec.nhn.updates import inverted_days
from clinicspec.rules.registry import (
    hn170_registered_already,
    hn171_entry_of_another,
    hn172_end_before_start,
)
from clinicspec.rules.run import Places
from clinicspec.store.manifest import digest
from clinicspec.store.specs_folder import ClinicFiles


def plan_clinics(
    clinics: Iterable[ClinicFiles],
    snapshot: Snapshot,
    her_ids: Set[int],
    deactivate_unknown: date | None,
) -> tuple[list[ClinicPlan], list[tuple[str, Draft]]]:
    """The plans of clinics without errors, and where the snapshot contradicts their specs.

    ``her_ids`` are those of all specs. ``deactivate_unknown`` is the last day of the entries below
    a clinic that no spec knows; without it they are left alone.
    """
    plans, drafts = [], []
    for files in clinics:
        spec, places = model_and_places_of(files)
        unlisted = unlisted_entries(spec, snapshot, her_ids)
        plans.append(_plan(spec, files, snapshot, unlisted, deactivate_unknown))
        found = _contradictions(spec, places, snapshot, unlisted, deactivate_unknown)
        drafts += [(files.id, draft) for draft in found]
    return plans, drafts


def _plan(
    spec: Spec,
    files: ClinicFiles,
    snapshot: Snapshot,
    unlisted: list[Entry],
    deactivate_unknown: date | None,
) -> ClinicPlan:
    main = files.files[0]
    held = [
        party
        for party in parties(spec)
        if party.her_id in snapshot.entries or party.her_id in snapshot.processes
    ]
    ends = deactivate_unknown is not None
    endings = [] if deactivate_unknown is None else deactivations(unlisted, deactivate_unknown)
    return ClinicPlan(
        files.id,
        spec.clinic.name,
        main.name.removesuffix(main.path).rstrip("/") or ".",
        {file.path: digest(file.content) for file in files.files},
        spec.environment,
        tuple(requests(spec, snapshot, endings)),
        tuple(left_alone(spec, snapshot, unlisted, deactivated=ends)),
        len(held) + len(unlisted),
        snapshot.entries,
    )


def _contradictions(
    spec: Spec,
    places: Places,
    snapshot: Snapshot,
    unlisted: list[Entry],
    deactivate_unknown: date | None,
) -> list[Draft]:
    found: list[Draft] = []
    for conflict in conflicts(spec, snapshot):
        if conflict.about == "period":
            found += _ending_too_early(conflict, spec, places)
        else:
            already = conflict.about == "registered"
            rule = hn170_registered_already if already else hn171_entry_of_another
            found.append(rule.draft(conflict, places.of(part_of(conflict.party, spec), "her_id")))
    if deactivate_unknown is not None:
        last = deactivate_unknown.isoformat()
        for entry, first in not_begun_by(deactivate_unknown, unlisted):
            help = f"name a `--last-day` from {first} on, or plan without `--deactivate-unknown`"
            place = Place(entry.source)
            found.append(hn172_end_before_start.draft(entry, first, last, help, place))
    return found


def _ending_too_early(conflict: Conflict, spec: Spec, places: Places) -> Iterator[Draft]:
    """What is said of a party one of whose days the spec says, and the registry the other."""
    party, entry, _ = conflict
    days = inverted_days(party, entry)
    if days is None:
        return
    part = part_of(party, spec)
    if party.employee is None:
        place, help = places.of(part, "from"), "write another `from`"
    else:
        place, help = places.of(part, "active"), "write both days: `active: {from: …, to: …}`"
    yield hn172_end_before_start.draft(entry, *days, help, place)
