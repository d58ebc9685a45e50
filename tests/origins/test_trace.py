"""Artefacts that are made of a spec with marks are the same artefacts with marks."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings

from clinicspec.check import model_of
from clinicspec.compile import artefacts_of, compile_clinic, logo_of
from clinicspec.model.origin import marks_in, without_marks
from clinicspec.model.spec import Spec
from clinicspec.nhn import backend as nhn
from clinicspec.origins.lines import lines_of
from clinicspec.origins.trace import trace
from clinicspec.pages.own import NO_OWN_TEMPLATES
from clinicspec.routing import backend as routing
from clinicspec.store.specs_folder import ClinicFiles, find_specs
from tests.clinics import REFERENCE, ROOT, spec_of
from tests.nhn.any_clinic import SPECS

CLINICS = find_specs([str(ROOT / "specs")]).clinics
ANY = pytest.mark.parametrize("clinic", CLINICS, ids=lambda clinic: clinic.id)


def _unfolded(file: str, content: bytes) -> str:
    """A text as it is but for where the lines of a calendar file go on, which marks change."""
    return content.decode().replace("\r\n ", "") if file.endswith(".ics") else content.decode()


def same_but_for_marks(plain: Mapping[str, bytes], marked: Mapping[str, bytes]) -> None:
    """Nothing but marks is in one and not in the other."""
    texts = {without_marks(file): content for file, content in marked.items()}
    assert texts.keys() == plain.keys()
    for file, content in plain.items():
        if content.startswith(b"\x89PNG"):
            continue
        assert not list(marks_in(content.decode())), file
        assert without_marks(_unfolded(file, texts[file])) == _unfolded(file, content), file


@ANY
def test_nothing_but_marks(clinic: ClinicFiles) -> None:
    """On every line of every artefact of the examples, marks are all that is added."""
    spec, logo = model_of(clinic), logo_of(model_of(clinic), clinic)
    content = logo.content if logo else None
    compile_clinic(spec, clinic, logo=logo)  # whatever is remembered has been seen with marks
    plain = artefacts_of(spec, None, content, NO_OWN_TEMPLATES)
    traced, paths = trace(spec)
    marked = artefacts_of(traced, None, content, NO_OWN_TEMPLATES)
    same_but_for_marks(plain, marked)
    assert len(paths) > 150


@settings(max_examples=60, deadline=None)
@given(SPECS)
def test_for_every_clinic(spec: Spec) -> None:
    """What the registry and the routing make of any clinic, they make of it with marks."""
    traced, paths = trace(spec)
    plain = {**nhn.artefacts(spec), **routing.artefacts(spec)}
    marked = {**nhn.artefacts(traced), **routing.artefacts(traced)}
    lines = lines_of(plain, marked, paths)
    same_but_for_marks(plain, marked)
    assert lines["clinic.name"]


@ANY
def test_the_traced_spec_is_the_spec(clinic: ClinicFiles) -> None:
    """Value by value, so that no rule and no backend sees a difference."""
    spec = model_of(clinic)
    assert trace(spec)[0] == spec


def test_a_day_that_several_absences_begin_on() -> None:
    """It comes from all of them, whichever stands first in the spec."""
    text = REFERENCE.read_text("utf-8")
    absence = "    absences: [{from: 2026-12-14, to: 2026-12-18, services: [e_consultation]}]"
    spec = spec_of(
        text.replace("    name: Omar Haddad\n", f"    name: Omar Haddad\n{absence}\n", 1)
    )
    traced, paths = trace(spec)
    lines = lines_of(routing.artefacts(spec), routing.artefacts(traced), paths)
    for day in ("from", "to"):
        assert (
            lines[f"employees.kari.absences[0].{day}"] == lines[f"employees.omar.absences[0].{day}"]
        )
