"""Places in a text, as editors count them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from clinicspec.source.text import SourceText

texts = st.text(
    st.sampled_from(["a", "\n", "\r", "é", "\t", "\x0b", "\x85", "\u2028"]), max_size=12
)
"""Line breaks, and characters that only some programs take for one."""


@given(texts)
def test_positions_count_the_line_breaks_before_them(text: str) -> None:
    """A place is found in any editor, whatever a file's lines end with, or its last one lacks."""
    source = SourceText("a.yaml", text)
    for offset in range(len(text) + 1):
        if text[max(offset - 1, 0) : offset + 1] == "\r\n":  # nothing stands between the two
            continue
        *above, line = re.split("\r\n|\r|\n", text[:offset])
        assert source.position(offset) == (len(above) + 1, len(line) + 1)


@given(texts)
def test_lines_are_those_that_the_line_breaks_leave(text: str) -> None:
    """What is shown below a finding is the line that its place names."""
    source = SourceText("a.yaml", text)
    lines = re.split("\r\n|\r|\n", text)
    assert [source.line(number) for number in range(len(lines) + 2)] == ["", *lines, ""]
