"""A baseline: what its file holds, and which findings it knows."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from clinicspec.diagnostics import baseline
from clinicspec.diagnostics.baseline import NoBaseline
from clinicspec.diagnostics.finding import Finding, Place, Suppression
from clinicspec.schemas import schema
from tests.diagnostics.any_finding import FINDINGS, finding

VALIDATOR = Draft202012Validator(schema("baseline"))

MAY = {"HN999": True, "HN207": False}


def _at(*path: str | int, code: str = "HN999", **more: Any) -> Finding:
    return replace(finding(Place("a.yaml", path=path)), code=code, **more)


@given(FINDINGS)
def test_it_is_read_as_it_was_written(findings: list[Finding]) -> None:
    """Whatever is found, the file follows its schema, and holds the same when it is read."""
    known = baseline.of(findings)
    written = baseline.text(known)
    VALIDATOR.validate(json.loads(written))
    assert baseline.read(written.encode("ascii")) == known
    assert baseline.of(findings[::-1]) == known
    assert baseline.text(baseline.of(findings[::-1])) == written


def test_the_file() -> None:
    """A line for each, in order, so that two branches that take some out can be merged."""
    found = [_at("b"), _at("a", 0), _at("b"), _at("b", code="HN207", clinic=None)]
    assert baseline.text(baseline.of(found)) == (
        '{\n  "version": 1,\n  "findings": [\n'
        '    {"clinic": "", "code": "HN207", "path": "b", "count": 1},\n'
        '    {"clinic": "fjordbyen", "code": "HN999", "path": "a[0]", "count": 1},\n'
        '    {"clinic": "fjordbyen", "code": "HN999", "path": "b", "count": 2}\n'
        "  ]\n}\n"
    )
    assert json.loads(baseline.text(baseline.of([]))) == {"version": 1, "findings": []}


ENTRIES = st.fixed_dictionaries(
    {},
    optional={
        "clinic": st.sampled_from(["a", None]),
        "code": st.sampled_from(["HN999", 1]),
        "path": st.just("x"),
        "count": st.sampled_from([0, 1, 2, True, 1.5, "1", -1]),
        "more": st.just(1),
    },
)
DOCUMENTS = st.fixed_dictionaries(
    {},
    optional={
        "version": st.sampled_from([1, 2, True, "1"]),
        "findings": st.lists(ENTRIES | st.none(), max_size=2) | st.just({}),
        "runs": st.just([]),
    },
)


@given(DOCUMENTS | st.lists(st.integers(), max_size=1) | st.none())
@example({"version": 1, "findings": [{"clinic": "a", "code": "X", "path": "", "count": 1}]})
def test_what_can_be_read_is_what_the_schema_says(document: Any) -> None:
    """Whoever writes such a file by the schema is understood, and nobody else."""
    try:
        baseline.read(json.dumps(document).encode())
    except NoBaseline:
        assert not VALIDATOR.is_valid(document)
    else:
        assert VALIDATOR.is_valid(document)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "it is no JSON"),
        (b"\xff\xfe{", "it is no JSON"),
        (b"[" * 100_000, "it is nested too deep"),
        (b'{"version": ' + b"9" * 10_000 + b', "findings": []}', "it is no JSON"),
        (b" " * (baseline.MAX_BYTES + 1), "it is larger than 16 MiB"),
        (b'{"version": "2.1.0", "runs": []}', "it has not `version` and `findings` alone"),
        (b'{"version": 2, "findings": []}', "its `version` is not 1"),
        (b'{"version": 1, "findings": [{}]}', "number 1 of its `findings` is none"),
    ],
)
def test_what_is_none(content: bytes, says: str) -> None:
    """A broken, huge or foreign file is refused in a moment, with the reason."""
    with pytest.raises(NoBaseline, match=says):
        baseline.read(content)


def test_as_many_are_known_as_there_were() -> None:
    """Of several of one kind in one place the first are known, as many as the baseline has."""
    known = baseline.of([_at("a"), _at("a"), _at("b")])
    found = [_at("a", message=f"number {number}") for number in range(3)] + [_at("c")]
    marked = baseline.marked(found, known, MAY)
    assert [each.known for each in marked] == [True, True, False, False]
    assert [replace(each, known=False) for each in marked] == found


def test_what_is_never_known() -> None:
    """A rule that protects patients is always reported, and what is suppressed needs no entry."""
    suppressed = _at("a", suppression=Suppression("so it is", Place("a.yaml")))
    found = [_at("a", code="HN207"), suppressed, _at("a")]
    marked = baseline.marked(found, baseline.of(found[:1] + found[2:]), MAY)
    assert [each.known for each in marked] == [False, False, True]


def test_a_patients_number_stays_out() -> None:
    """A path that holds one is masked in the file, and known again all the same."""
    number = "02819030076"
    about = _at("employees", number, "name")
    found = [replace(_at(code="HN207"), place=Place("a.yaml", secret=number)), about]
    known = baseline.of(found)
    assert number not in baseline.text(known)
    assert [each.known for each in baseline.marked(found, known, MAY)] == [False, True]
