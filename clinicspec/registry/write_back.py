"""A HER-ID that NHN has given, written into the spec in the place of ``pending``."""

import codecs
from dataclasses import dataclass, replace

from clinicspec.check import model_and_places_of, model_of
from clinicspec.model.part import Part
from clinicspec.model.spec import Spec
from clinicspec.nhn.parties import Party, parties
from clinicspec.rules.rule import Put, Repair, at
from clinicspec.source.decode import decode
from clinicspec.source.edits import changed
from clinicspec.store.specs_folder import ClinicFiles, SpecFile


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A clinic, one of whose files says a HER-ID."""

    old: SpecFile
    new: SpecFile
    clinic: ClinicFiles
    """With the new file."""
    spec: Spec
    """The model of that."""


def with_her_id(clinic: ClinicFiles, party_id: str, her_id: int) -> Rewritten | None:
    """A clinic whose spec says the HER-ID of a party; all else is as it was, comments too.

    None where the spec is written in a way that no small edit can change.
    """
    spec, places = model_and_places_of(clinic)
    part = _part_of(_party(spec, party_id), spec)
    fix = places.fix(Repair("write the HER-ID", (Put(at(part, "her_id"), str(her_id)),)))
    if fix is None:
        return None
    (edit,) = fix.edits
    (old,) = (file for file in clinic.files if file.name == edit.file)
    source, _ = decode(old.name, old.content)
    mark = codecs.BOM_UTF8 if old.content.startswith(codecs.BOM_UTF8) else b""
    new = replace(old, content=mark + changed(source.text, [edit.change]).encode())
    after = replace(clinic, files=tuple(new if file is old else file for file in clinic.files))
    its_spec = model_of(after)
    said = _party(its_spec, party_id).her_id  # whoever writes YAML reads it again
    assert said == her_id, f"{party_id} has {said}"
    return Rewritten(old, new, after, its_spec)


def _party(spec: Spec, party_id: str) -> Party:
    return next(party for party in parties(spec) if party.id == party_id)


def _part_of(party: Party, spec: Spec) -> Part:
    """What the spec says of a party whose HER-ID is pending."""
    if party.employee is not None:
        return spec.employees[party.employee]
    part = {
        "service-vacant-lists": spec.clinic.vacant_lists,
        "service-resource-booking": spec.clinic.resource_booking,
    }[party.id]
    assert part is not None  # or there would be no such party
    return part
