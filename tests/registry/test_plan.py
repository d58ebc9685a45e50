"""Plans' files, whatever they hold."""

import json
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicspec.nhn.plan import Plan as Made
from clinicspec.nhn.plan import Thresholds, checksum, document
from clinicspec.nhn.request_reader import read_request
from clinicspec.registry.plan import ApprovedPlan, Refusal, read_plan
from clinicspec.registry.specs import changed_files
from tests.clinics import spec_of
from tests.nhn.registry import Registry
from tests.registry.world import OLD, TEXT, changed_text, plan_of

EMPTY = document(Made((), Thresholds(max_parties=0, max_share=0.0)))

FULL = plan_of(
    Registry.of(spec_of(changed_text(TEXT, OLD))),
    spec_of(TEXT),
    "specs",
    {"fjordbyen.yaml": "0" * 64},
)

JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*EMPTY, "clinic", "requests"]), inner, max_size=4)
    ),
)


def test_a_plan_of_nothing() -> None:
    """A plan without clinics can be sent."""
    assert read_plan(json.dumps(EMPTY).encode()) == ApprovedPlan(EMPTY["checksum"], ())


@given(st.binary(max_size=100))
def test_any_bytes(content: bytes) -> None:
    """Bytes that are no plan are refused."""
    assert isinstance(read_plan(content), Refusal)


@given(st.dictionaries(st.sampled_from(list(EMPTY)), JSON, min_size=1))
def test_any_json(changes: dict[str, Any]) -> None:
    """JSON that is like a plan, with anything in it, is refused or is the plan."""
    read = read_plan(json.dumps({**EMPTY, **changes}).encode())
    assert isinstance(read, Refusal) or read.checksum == EMPTY["checksum"]


def places(inner: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths to all that stands in a document."""
    items = inner.items() if isinstance(inner, dict) else enumerate(inner)
    for key, value in items:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


PLACES = list(places(FULL))
TEXTS = ["", "0", "\ud800", "<a/>", "AddProcessToCpp", "update", "create", "person-kari", "0" * 64]


@given(
    st.sampled_from(PLACES),
    st.sampled_from(TEXTS) | st.none() | st.booleans() | st.integers(0, 2**31) | JSON,
)
def test_any_plan(path: tuple[str | int, ...], value: Any) -> None:
    """A plan with another value anywhere, and the checksum that is right, is read or refused."""
    document = deepcopy(FULL)
    inner: Any = document
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    with suppress(UnicodeEncodeError):  # half a character has no checksum
        document["checksum"] = checksum(document)
    read = read_plan(json.dumps(document).encode())
    if isinstance(read, ApprovedPlan):
        for request in (each for clinic in read.clinics for each in clinic.requests):
            assert request.title
            assert request.body is None or read_request(request.body)


def test_the_plan_is_read() -> None:
    """All that is sent stands in it."""
    read = read_plan(json.dumps(FULL).encode())
    assert isinstance(read, ApprovedPlan)
    assert len(read.clinics[0].requests) == len(FULL["clinics"][0]["requests"]) > 5
    titles = {request.title for request in read.clinics[0].requests}
    assert "add Dialog_Innbygger_Ekontakt 1.2 to Kari Lunde" in titles


PERIOD = {"period": "0" * 64}
CHANGES: list[tuple[str, dict[str, Any], str]] = [
    ("update", {"made_from": None}, "does not say what it was made from: plan again"),
    ("update", {"makes": PERIOD}, "does not say what it was made from: plan again"),
    (
        "update",
        {"made_from": PERIOD, "makes": PERIOD},
        "does not say what it was made from: plan again",
    ),
    ("add_process", {"process": None}, "holds another process: plan again"),
]


@pytest.mark.parametrize(("kind", "changes", "why"), CHANGES)
def test_a_request_that_says_too_little(kind: str, changes: dict[str, Any], why: str) -> None:
    """Without what is looked at before it is sent, a request is refused."""
    document = deepcopy(FULL)
    requests = document["clinics"][0]["requests"]
    request = next(each for each in requests if each["kind"] == kind and each["body"] is not None)
    request.update(changes)
    document["checksum"] = checksum(document)
    read = read_plan(json.dumps(document).encode())
    assert isinstance(read, Refusal)
    assert read.why.endswith(why)


def test_a_plan_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not even taken apart."""
    content = json.dumps(EMPTY).encode()
    monkeypatch.setattr("clinicspec.registry.plan.LARGEST", len(content) - 1)
    assert read_plan(content) == Refusal("it is larger than any plan")


def test_which_files_have_changed() -> None:
    """Changed, gone and new files are named; what was written since has not changed."""
    digest = "9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0"  # of aaa
    planned = dict.fromkeys(("a.yaml", "b.yaml", "c.yaml", "gone.yaml"), digest)
    now = {"a.yaml": b"aaa", "b.yaml": b"bbb", "c.yaml": b"aaa ", "new.yaml": b"aaa"}
    written = {"b.yaml": {"3e744b9dc39389baf0c5a0660589b8402f3dbb49b89b3e75f2c9355852a3c677"}}
    assert changed_files(planned, now, written) == ["c.yaml", "gone.yaml", "new.yaml"]
