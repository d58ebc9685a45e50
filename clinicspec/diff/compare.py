"""Two models of one clinic: what the change from the one to the other means."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from clinicspec.diff import lists, offer, pages, registry, routing, schedule
from clinicspec.diff.causes import Told, tell
from clinicspec.diff.changes import Change, changes
from clinicspec.diff.entry import Audience, Effect, Entry, Impact
from clinicspec.diff.renames import SECTIONS, Renames, find_renames, section_of
from clinicspec.model.names import listed
from clinicspec.model.spec import Spec
from clinicspec.model.unknown import UnknownValue, read
from clinicspec.nhn.parties import parties

BACKENDS: tuple[Callable[[Spec, Spec], Iterator[Effect]], ...] = (
    lists.effects,
    offer.effects,
    routing.effects,
    schedule.effects,
    registry.effects,
    pages.effects,
)
"""What a change is seen by, in the order in which effects of one impact are told."""


@dataclass(frozen=True)
class Comparison:
    """What a change means, and which ids go by another name."""

    told: tuple[Told, ...]
    renames: Renames


def compare(old: Spec, new: Spec, replaced: Collection[str] = (), *, sound: bool) -> Comparison:
    """Compare a clinic with what it was.

    ``replaced`` are the files beside it with other content. Unless both are ``sound``, what a
    broken value decides on is left out.
    """
    old, renames = find_renames(old, new)
    old = _in_order_of(old, new)
    found = changes(old, new, renames, replaced)
    if old.id != new.id:
        found.append(Change("renamed", (), "", old.id, new.id, (), (), frozenset()))
    if not found:
        return Comparison((), renames)
    effects: list[Effect] = []
    for backend in BACKENDS:
        effects += backend(old, new) if sound else _as_far_as_known(backend, old, new)
    return Comparison(tuple(tell(new.id, found, effects, old, new)), renames)


def _as_far_as_known(
    backend: Callable[[Spec, Spec], Iterator[Effect]], old: Spec, new: Spec
) -> list[Effect]:
    """What a backend makes of models with errors: nothing where it needs what is broken."""
    try:
        return list(backend(old, new))
    except (UnknownValue, LookupError, ValueError):  # the latter: ids and links that lead nowhere
        return []


def _in_order_of(old: Spec, new: Spec) -> Spec:
    """The old model with everything in the order of the new one, since order means nothing."""
    sorted_: dict[str, object] = {}
    for section in SECTIONS:
        before, after = section_of(old, section), section_of(new, section)
        if "." not in section and before:
            places = {key: place for place, key in enumerate(after)}
            keys = sorted(before, key=lambda key: places.get(key, len(places)))
            sorted_[section] = {key: before[key] for key in keys}
    return old.model_copy(update=sorted_)


def whole_clinic(spec: Spec, *, come: bool) -> Entry:
    """The one entry of a clinic that is new, or gone."""
    name = read(read(spec, "clinic"), "name", spec.id)
    return Entry(
        spec.id,
        Audience.CLINIC,
        Impact.NOTABLE if come else Impact.BREAKING,
        "clinic-added" if come else "clinic-gone",
        "",
        f"{name} is new" if come else f"{name} is gone",
        tuple(_contents(spec, come=come)),
    )


def _contents(spec: Spec, *, come: bool) -> Iterator[str]:
    """What comes and goes with a clinic, as far as it is known."""
    try:
        counts = (
            _count(len(lists.lists(spec)), "patient list", "patient lists"),
            _count(len(spec.booking_sites), "booking page", "booking pages"),
            _count(len(spec.employees), "employee", "employees"),
        )
        entries = _count(len(parties(spec)), "entry", "entries")
    except (UnknownValue, LookupError):
        return
    yield f"with {listed(counts)}"
    stay = "" if come else ", which stay there until somebody ends them"
    yield f"with {entries} of the Address Registry{stay}"


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
