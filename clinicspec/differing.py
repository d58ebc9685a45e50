"""Two sides of specs in, what the change from the one to the other means out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from clinicspec.check import Checked, CheckedClinic, model_and_tree_of
from clinicspec.diagnostics.finding import Place
from clinicspec.diff.causes import Told
from clinicspec.diff.compare import compare, whole_clinic
from clinicspec.diff.entry import Entry
from clinicspec.diff.renames import Renames
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import SpecTree
from clinicspec.model.unknown import read
from clinicspec.rules.messages import hn207_patient_identifier
from clinicspec.store.specs_folder import ClinicFiles, SpecsFound


@dataclass(frozen=True)
class Side:
    """One clinic on one side."""

    clinic: CheckedClinic
    spec: Spec
    tree: SpecTree

    @property
    def holds_a_patient(self) -> bool:
        """Whether a patient's number stands in it, so that nothing of it may be shown."""
        code = hn207_patient_identifier.RULE.code
        return any(each.code == code for each in self.clinic.findings)


def changed(old: SpecsFound, new: SpecsFound) -> tuple[SpecsFound, SpecsFound]:
    """Both sides with the clinics alone whose files are not the same bytes under the same names."""
    contents = [{each.id: _contents(each) for each in side.clinics} for side in (old, new)]
    differing = {
        key for key in {*contents[0], *contents[1]} if contents[0].get(key) != contents[1].get(key)
    }
    one, other = (
        replace(side, clinics=tuple(each for each in side.clinics if each.id in differing))
        for side in (old, new)
    )
    return one, other


def only(found: SpecsFound, wanted: Callable[[str], bool]) -> SpecsFound:
    """The clinics whose ids are wanted."""
    return replace(found, clinics=tuple(each for each in found.clinics if wanted(each.id)))


def _contents(clinic: ClinicFiles) -> dict[str, bytes]:
    return {file.path: file.content for file in clinic.files}


def entries(old: Checked, new: Checked) -> tuple[list[Entry], list[str]]:
    """What the changes of all clinics mean, and those of which nothing may be shown."""
    before, after = _sides(old), _sides(new)
    found: list[Entry] = []
    hidden = []
    for one, other in _pairs(before, after):
        if any(side.holds_a_patient for side in (one, other) if side is not None):
            hidden.append((other or one).spec.id)  # type: ignore[union-attr]
        elif one is not None and other is not None:
            sound = one.clinic.sound and other.clinic.sound
            comparison = compare(one.spec, other.spec, sound=sound)
            found += [
                _placed(told, one.tree, other.tree, comparison.renames) for told in comparison.told
            ]
        else:
            found.append(_whole(one, other))
    return sorted(found, key=lambda each: each.sort_key), sorted(hidden)


def _sides(checked: Checked) -> dict[str, Side]:
    return {each.files.id: Side(each, *model_and_tree_of(each.files)) for each in checked.clinics}


def _pairs(
    before: dict[str, Side], after: dict[str, Side]
) -> Iterable[tuple[Side | None, Side | None]]:
    """What is the same clinic on both sides: by its id, or else by its numbers."""
    gone = {_numbers(side): side for key, side in before.items() if key not in after}
    for key, side in sorted(after.items()):
        if key in before:
            yield before[key], side
        else:
            yield (gone.pop(_numbers(side), None) if _numbers(side) else None), side
    for key, side in sorted(before.items()):
        if key not in after and gone.get(_numbers(side)) is side:
            yield side, None


def _numbers(side: Side) -> tuple[object, ...]:
    """What tells a clinic from others beside its id; its id alone where it has no numbers."""
    clinic = read(side.spec, "clinic")
    numbers = (read(clinic, "organization_number"), read(clinic, "her_id"))
    return (side.spec.id,) if None in numbers else numbers


def _placed(told: Told, old: SpecTree, new: SpecTree, renames: Renames) -> Entry:
    before = [
        old.place(renames.old_path(change.old), key=change.how != "changed")
        for change in told.causes
    ]
    after = [new.place(change.new, key=change.how != "changed") for change in told.causes]
    return replace(told.entry, before=_once(before), after=_once(after))


def _once(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple({(each.file, each.span): each for each in places}.values())


def _whole(one: Side | None, other: Side | None) -> Entry:
    side = other or one
    assert side is not None
    entry = whole_clinic(side.spec, come=other is not None)
    place = (side.tree.place(()),)
    return replace(entry, after=place) if other else replace(entry, before=place)
