"""Findings that a test makes: by hand from the text they mark, or any at all."""

from hypothesis import strategies as st

from clinicspec.diagnostics.finding import Finding, Place, Related, Severity
from clinicspec.diagnostics.fix import Edit, Fix
from clinicspec.source.edits import Change
from clinicspec.source.text import Position, SourceText, Span


def place(source: SourceText, marked: str) -> Place:
    """The place where ``marked`` stands in a file for the first time."""
    start = source.text.index(marked)
    return Place(source.name, source.span(start, start + len(marked)))


def finding(
    where: Place,
    *related: Related,
    severity: Severity = Severity.ERROR,
    message: str = "the name is empty",
    help: str = "write a name",
) -> Finding:
    """A finding whose code and name play no part."""
    return Finding("HN999", "some-rule", severity, message, help, where, "fjordbyen", related)


TEXTS = st.text(st.characters(exclude_categories=()))
"""Any text, lone surrogates and control characters too."""

POSITIONS = st.builds(Position, st.integers(1, 6), st.integers(1, 200))

PLACES = st.builds(
    Place,
    st.sampled_from(["specs/a.yaml", "specs/b.yaml"]) | TEXTS,
    st.builds(Span, POSITIONS, POSITIONS),
    st.lists(TEXTS | st.integers(0, 9)).map(tuple),
    secret=st.just(""),
)

FIXES = st.builds(
    Fix,
    TEXTS,
    st.lists(
        st.builds(
            Edit,
            TEXTS,
            st.builds(Span, POSITIONS, POSITIONS),
            st.builds(Change, st.integers(0, 9), st.integers(0, 9), TEXTS),
        ),
        min_size=1,
        max_size=2,
    ).map(tuple),
    st.booleans(),
)

FINDINGS = st.lists(
    st.builds(
        Finding,
        st.from_regex("(CS|HN)[0-9]{3}", fullmatch=True),
        st.just("some-rule"),
        st.sampled_from(Severity),
        TEXTS,
        TEXTS,
        PLACES,
        st.none() | TEXTS,
        st.lists(st.builds(Related, TEXTS, PLACES), max_size=3).map(tuple),
        st.none() | FIXES,
    ),
    max_size=4,
)
"""Findings as no rule makes them: of any text, at places that may not exist."""
