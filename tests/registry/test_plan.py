"""Plans' files, whatever they hold."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from clinicspec.nhn.plan import Plan as Made
from clinicspec.nhn.plan import Thresholds, document
from clinicspec.registry.plan import LARGEST, ClinicPlan, Plan, Refusal, changed_files, read_plan

EMPTY = document(Made((), Thresholds(max_parties=0, max_share=0.0)))

JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*EMPTY, "clinic", "requests"]), inner, max_size=4)
    ),
)


def test_a_plan_of_nothing() -> None:
    """A plan without clinics can be sent."""
    assert read_plan(json.dumps(EMPTY).encode()) == Plan(EMPTY["checksum"], ())


@given(st.binary(max_size=100))
def test_any_bytes(content: bytes) -> None:
    """Bytes that are no plan are refused."""
    assert isinstance(read_plan(content), Refusal)


@given(st.dictionaries(st.sampled_from(list(EMPTY)), JSON, min_size=1))
def test_any_json(changes: dict[str, Any]) -> None:
    """JSON that is like a plan, with anything in it, is refused or is the plan."""
    read = read_plan(json.dumps({**EMPTY, **changes}).encode())
    assert isinstance(read, Refusal) or read.checksum == EMPTY["checksum"]


def test_a_plan_that_is_too_large() -> None:
    """It is not even taken apart."""
    assert read_plan(b" " * (LARGEST + 1)) == Refusal("it is larger than any plan")


def test_which_files_have_changed() -> None:
    """Changed, gone and new files are named; what was written since has not changed."""
    digest = "9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0"  # of aaa
    planned = dict.fromkeys(("a.yaml", "b.yaml", "c.yaml", "gone.yaml"), digest)
    plan = ClinicPlan("a", "specs", planned, ())
    now = {"a.yaml": b"aaa", "b.yaml": b"bbb", "c.yaml": b"aaa ", "new.yaml": b"aaa"}
    written = {"b.yaml": {"3e744b9dc39389baf0c5a0660589b8402f3dbb49b89b3e75f2c9355852a3c677"}}
    assert changed_files(plan, now, written) == ["c.yaml", "gone.yaml", "new.yaml"]
