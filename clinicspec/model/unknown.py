"""What is Unknown in a model, and how it is asked for. Needs no pydantic, so that rules can ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from clinicspec.model.part import Part

P = TypeVar("P", bound="Part")
T = TypeVar("T")


class UnknownValue(Exception):
    """Somebody read a value that is broken in the spec, which has been reported already.

    Whoever reads such a value has nothing to say: the rules' runner catches this and drops what
    the rule was about to say of the one thing it was looking at.
    """


def known(part: Part, name: str) -> bool:
    """Whether a field of a part can be read."""
    return name in part.__dict__


def read(part: Part | None, name: str, otherwise: Any = None) -> Any:
    """A field as far as it can be read: ``otherwise`` where it is Unknown or ``part`` is None."""
    return otherwise if part is None else part.__dict__.get(name, otherwise)


def as_far_as_known(parts: Iterable[P], look: Callable[[P], T]) -> Iterator[tuple[P, T]]:
    """Each of some parts with what looking at it gives, but for those that can't be read so far.

    For rules that compare parts: what is wrong with two of them is so whatever a third one is.
    """
    for part in parts:
        try:
            found = look(part)
        except UnknownValue:
            continue
        yield part, found
