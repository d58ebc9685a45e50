"""No test file makes clinicspec fail: whatever it holds gives outcomes and findings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinicspec.expectations import as_json, as_junit, as_text
from clinicspec.expectations.read import KINDS
from clinicspec.expectations.report import Report
from clinicspec.source.limits import MAX_BYTES
from tests.clinics import ROOT
from tests.expectations.clinic import tried

EXAMPLE = (ROOT / "specs" / "fjordbyen.test.yaml").read_text("utf-8").splitlines(keepends=True)
ANYWHERE = st.integers(0, len(EXAMPLE) - 1)
PIECES = [
    "*x",
    "&x [",
    "{",
    "]",
    "- ",
    "? ",
    "|",
    "%YAML 1.2",
    "---",
    "!!int",
    ": ",
    "[[]]",
    "{a: }",
]

WORDS = st.one_of(
    st.sampled_from(["kari", "ali", "lab", "lab-1", "e_contact", "2026-12-15", "08:00", "", "0"]),
    st.text(max_size=10),
)
VALUES = st.recursive(
    st.one_of(WORDS, st.none(), st.integers(), st.booleans()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=5,
)
KEYS = st.sampled_from(
    sorted(
        {"nmae"}
        | {
            field.alias or name
            for kind in KINDS.values()
            for name, field in kind.model_fields.items()
        }
    )
)


def _shown(content: bytes) -> None:
    """Run a file, and show what comes of it in every form."""
    result = tried(content, with_coverage=True)
    lines = content.decode("utf-8", "replace").splitlines()
    for draft in result.drafts:
        start, end = draft.place.span
        assert start <= end
        assert 1 <= start.line <= len(lines) + 1
    assert result.coverage is not None
    outcomes = tuple((result.clinic, outcome) for outcome in result.outcomes)
    report = Report(1, outcomes, (), (result.coverage,), 0)
    for shown in (as_json.render(report), as_junit.render(report)):
        assert shown.isascii()
    assert as_text.summary(report)
    assert as_text.failures(report, colour=True).count("failed") >= len(report.failed)


@settings(max_examples=200)
@given(st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    """Arbitrary bytes are read to an end."""
    _shown(content)


@settings(max_examples=200)
@given(st.lists(st.tuples(ANYWHERE, st.sampled_from(PIECES)), min_size=1, max_size=3))
def test_mutated_tests(changes: list[tuple[int, str]]) -> None:
    """A test file with anything written into it is read to an end."""
    lines = list(EXAMPLE)
    for at, piece in changes:
        lines[at] = lines[at][: len(lines[at]) // 2] + piece + lines[at][len(lines[at]) // 2 :]
    _shown("".join(lines).encode())


@settings(max_examples=300)
@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=6), max_size=3))
def test_any_keys_and_values(tests: list[object]) -> None:
    """A test may hold anything under any key."""
    _shown(repr({"tests": tests}).encode("utf-8", "replace"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"#" * (MAX_BYTES + 1), "CS004"),
        (b"tests: " + b"[" * 100_000, "CS005"),
        (b"tests: [" + b"{a: b}, " * 60_000 + b"]", "CS006"),
        (b"tests: [&a {a: b}" + b", *a" * 100 + b"]", "CS007"),
        ("tests: [{name: \u202ex}]".encode(), "CS002"),
        (b"\xff\xfetests", "CS001"),
    ],
    ids=["large", "deep", "many values", "many aliases", "direction", "encoding"],
)
def test_what_is_made_to_hurt(content: bytes, code: str) -> None:
    """A test file is read within the limits of specs."""
    result = tried(content)
    assert (code in {draft.code for draft in result.drafts}, result.outcomes) == (True, ())
