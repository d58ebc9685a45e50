"""The booking pages of any clinic are the same with marks, and say where their words are from."""

import json
import re
from datetime import date
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from clinicspec.check import model_of
from clinicspec.compile import compile_clinic, own_templates
from clinicspec.model.spec import Spec
from clinicspec.origins.document import NAME
from clinicspec.origins.lines import lines_of
from clinicspec.origins.look_up import said_on
from clinicspec.origins.trace import trace
from clinicspec.pages.backend import artefacts
from clinicspec.source.characters import REFUSED
from tests.clinics import REFERENCE, found
from tests.origins.test_trace import same_but_for_marks
from tests.pages.clinics import BOTH, CLINICS, WHAT_PEOPLE_READ, reworded

WORD = "zqx"
"""What every text has in it, and no page without them."""

DAYS = (None, date(2026, 8, 1), date(2026, 10, 1), date(2026, 12, 18), date(2027, 3, 1))
"""Days for which the pages are made: before, in and after the seasons."""

ANY_TEXT = st.lists(
    st.text(max_size=12)
    | st.sampled_from(
        ["\n", "\n\n", "\r\n", "\r\n ", " ", "\N{NO-BREAK SPACE}", "&", "<", '"', "😀"]
    )
    | st.sampled_from(["=1+1", "|", ";", ",", "\\", "%", "{{", "\N{COMBINING ACUTE ACCENT}"]),
    max_size=6,
).map(lambda parts: f"{REFUSED.sub('', ''.join(parts))} {WORD}".lstrip())


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(CLINICS)), ANY_TEXT, ANY_TEXT, st.sampled_from(DAYS))
@example("two_offices", f"One {WORD}.\r\n two\r\n\r\nthree {WORD}", f"Name {WORD}", None)
@example("fjordbyen", f"First {WORD}\n\nand {WORD}", f"Æ {WORD}", None)
def test_whatever_they_say(name: str, text: str, other: str, as_of: date | None) -> None:
    """Marks change no page, stay in none, and every line that has a text of the spec has its."""
    spec = reworded(CLINICS[name], lambda field: text if len(field) % 2 else other)
    before = artefacts(spec, as_of)
    traced, paths = trace(spec)
    marked = artefacts(traced, as_of)
    assert artefacts(spec, as_of) == before
    same_but_for_marks(before, marked)
    lines = lines_of(before, marked, paths)
    for file, content in before.items():
        said = said_on(lines, file)
        for number, line in enumerate(content.decode().split("\n"), 1):
            if WORD in line.lower():
                fields = {re.split(r"[.\[]", path)[-1] for path in said.get(number, ())}
                assert fields & WHAT_PEOPLE_READ, f"{file}:{number} {line}"


@BOTH
def test_texts_that_say_nothing(spec: Spec) -> None:
    """What says nothing to a reader says nothing with a mark, so no line comes with one."""
    fields = {"introduction", "information", "login_note", "no_show", "emergency_notice"}
    blank = reworded(spec, lambda field: " " if field in fields else "Some words")
    same_but_for_marks(artefacts(blank), artefacts(trace(blank)[0]))


@BOTH
def test_numbers_are_from_somewhere(spec: Spec) -> None:
    """A number that pages write otherwise than the spec has it is still the spec's."""
    traced, paths = trace(spec)
    lines = lines_of(artefacts(spec), artefacts(traced), paths)
    assert spec.clinic.phone is not None
    for path, number in (
        ("clinic.phone", spec.clinic.phone),
        ("clinic.organization_number", spec.clinic.organization_number),
    ):
        for file, content in artefacts(spec).items():
            told = [
                count
                for count, line in enumerate(content.decode().split("\n"), 1)
                if number.replace(" ", "") in re.sub(r"\s|<a[^>]*>", "", line)
            ]
            assert lines[path].get(file, []) == told, file


def test_a_template_that_counts(tmp_path: Path) -> None:
    """A template that marks lead to another end still makes its pages, and loses nothing else."""
    fails = "{% if page.heading | html | length > 23 %}{{ page.nothing }}{% endif %}"
    (tmp_path / "booking.html").write_text(
        '{% extends "clinicspec/booking.html" %}{% block content %}'
        f"{{{{ super() }}}}{fails}{{% endblock %}}"
    )
    own, _, drafts = own_templates(tmp_path)
    assert drafts == []
    (clinic,) = found(REFERENCE.read_text("utf-8")).clinics
    artefacts = compile_clinic(model_of(clinic), clinic, own=own)
    lines = json.loads(artefacts[NAME])["origins"]["clinic.name"]
    assert {"nhn/parties.json", "site/index.html", "site/assets/favicon.svg"} & lines.keys() == {
        "nhn/parties.json",
        "site/index.html",
    }
