"""No input makes clinicspec fail: whatever a file holds, it is a finding with a place."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.command import clinicspec
from tests.clinics import REFERENCE

LINES = REFERENCE.read_text().splitlines(keepends=True)
ANYWHERE = st.integers(0, len(LINES) - 1)

mutations = st.lists(
    st.one_of(
        st.tuples(st.just("remove"), ANYWHERE, st.just("")),
        st.tuples(st.just("repeat"), ANYWHERE, st.just("")),
        st.tuples(st.just("indent"), ANYWHERE, st.sampled_from(["  ", "    ", "\t", " "])),
        st.tuples(st.just("insert"), ANYWHERE, st.text(max_size=30)),
        st.tuples(
            st.just("insert"),
            ANYWHERE,
            st.sampled_from(["*x", "&x [", "{", "]", "- ", "? ", "|", "%YAML 1.2", "---", "!!int"]),
        ),
    ),
    min_size=1,
    max_size=4,
)


def _mutated(changes: list[tuple[str, int, str]]) -> bytes:
    lines = list(LINES)
    for kind, at, text in changes:
        match kind:
            case "remove":
                lines[at] = ""
            case "repeat":
                lines[at] *= 2
            case "indent":
                lines[at] = text + lines[at]
            case _:
                line = lines[at]
                lines[at] = line[: len(line) // 2] + text + line[len(line) // 2 :]
    return "".join(lines).encode("utf-8", "surrogatepass")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clinic's folder, for one spec after the other."""
    folder = tmp_path_factory.mktemp("specs") / "a"
    folder.mkdir()
    return folder


def _check(folder: Path, content: bytes) -> None:
    (folder / "clinic.yaml").write_bytes(content)
    run = clinicspec("check", "--format", "json", folder)
    assert run.code in (0, 1)
    document = json.loads(run.out)
    text = content.decode("utf-8", "replace").splitlines()
    for found in document["diagnostics"]:
        start, end = found["span"]["start"], found["span"]["end"]
        assert (start["line"], start["column"]) <= (end["line"], end["column"])
        assert 1 <= start["line"] <= len(text) + 1
    assert clinicspec("check", "--notes", folder).code == run.code


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300))
def test_any_bytes(folder: Path, content: bytes) -> None:
    """Arbitrary bytes are read to an end."""
    _check(folder, content)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=mutations)
def test_mutated_specs(folder: Path, changes: list[tuple[str, int, str]]) -> None:
    """A spec with anything done to it is read to an end."""
    _check(folder, _mutated(changes))
