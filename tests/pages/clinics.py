"""The clinics whose pages the tests look at, and changes to them."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from clinicspec.model.part import Part
from clinicspec.model.spec import Spec
from clinicspec.pages.selection import Selection, selection
from tests.clinics import reference_spec, spec_of

TWO_OFFICES = Path(__file__).parent / "two_offices.yaml"


@cache
def two_offices() -> Spec:
    """A clinic unlike the reference: see its file."""
    return spec_of(TWO_OFFICES.read_text("utf-8"))


@cache
def fjordbyen() -> Spec:
    """The reference."""
    return reference_spec()


CLINICS = {"fjordbyen": fjordbyen(), "two_offices": two_offices()}
BOTH = pytest.mark.parametrize("spec", CLINICS.values(), ids=CLINICS)

WHAT_PEOPLE_READ = {
    *("name", "street", "postbox", "city", "title", "introduction", "information"),
    *("login_note", "no_show", "emergency_notice", "nb", "nn", "en", "se"),
}
"""The fields whose text stands on a page."""


def changed(part: Any, path: str, value: object) -> Any:
    """A copy of a part or a mapping of parts, with another value at a path such as clinic.phone."""
    key, _, rest = path.partition(".")
    if rest:
        value = changed(part[key] if isinstance(part, dict) else getattr(part, key), rest, value)
    return {**part, key: value} if isinstance(part, dict) else part.model_copy(update={key: value})


def reworded(value: Any, word: Callable[[str], str], field: str = "") -> Any:
    """A copy of a spec in which every text that people read is what ``word`` makes of its field."""
    if isinstance(value, Part):
        fields = vars(value).items()
        return value.model_copy(update={name: reworded(of, word, name) for name, of in fields})
    if isinstance(value, dict):
        return {key: reworded(of, word) for key, of in value.items()}
    if type(value) is tuple:
        return tuple(reworded(of, word) for of in value)
    return word(field) if isinstance(value, str) and field in WHAT_PEOPLE_READ else value


def site_of(spec: Spec, name: str) -> Selection:
    """A booking site of a clinic."""
    return selection(spec, spec.booking_sites[name])
