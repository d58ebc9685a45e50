"""What is read without a YAML parser is what the parser reads.

Here the parser is the oracle: whatever the common forms take for a spec, it takes for the same one.
"""

from pathlib import Path
from textwrap import dedent
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from clinicspec.source.build import parse
from clinicspec.source.common_forms import data_of_common_forms
from clinicspec.source.decode import decode
from clinicspec.source.limits import MAX_DEPTH, MAX_NODES
from clinicspec.source.text import SourceText
from clinicspec.source.tree import EMPTY
from tests.clinics import ROOT
from tests.source.test_hostile_text import SIGNS, SNIPPETS, texts

SPECS = sorted((ROOT / "specs").rglob("*.yaml"))

COMMON = {
    "a: b\n": {"a": "b"},
    "# a\n\nb: c # d\n  # e\nf: g": {"b": "c", "f": "g"},
    "a:\nb: # c\n": {"a": EMPTY, "b": EMPTY},
    'a: "b # c"\nd: ""\n': {"a": "b # c", "d": ""},
    "a: https://b.no/c#d\ne: f: g\n": None,
    "a: https://b.no/c#d\ne: 08:00\n": {"a": "https://b.no/c#d", "e": "08:00"},
    "a:\n  b:\n    c: d\n  e: f\n": {"a": {"b": {"c": "d"}, "e": "f"}},
    "a:\n- b\n- c\nd: e\n": {"a": ["b", "c"], "d": "e"},
    "a:\n  - b: c\n    d: e\n  - f:\n      - g\n": {"a": [{"b": "c", "d": "e"}, {"f": ["g"]}]},
    "a: {b: [c, d e], f: {}, g: []}\n": {"a": {"b": ["c", "d e"], "f": {}, "g": []}},
    'a: {from: "08:00", to: 15:30, in: ""} # b\n': {
        "a": {"from": "08:00", "to": "15:30", "in": ""}
    },
    '- "a"\n': None,
    "a: b\n  c\n": None,
    "a: 'b'\n": None,
    'a: "\\u00e6"\n': None,
    "a: b\na: c\n": None,
    "a: {b: c, b: d}\n": None,
    "a: [b,\n  c]\n": None,
    "a: |\n  b\n": None,
    "a: &b c\n": None,
    "a: {b:[c]}\n": None,
    "a: {b : c}\n": {"a": {"b": "c"}},
    "a: {b :c}\n": None,
    "a: [{b: c]}\n": None,
    "a: [b]\nc: [d], [e]\n": None,
    "a: [b\nc: [d], [e], [f]]\n": None,
    "a: [b\nc: d], []\n": None,
    "a: [b]\nc: []\nd: [e]\n": {"a": ["b"], "c": [], "d": ["e"]},
    "a: [0]\nc: [0, 0]\n": {"a": ["0"], "c": ["0", "0"]},
    "": None,
    "# a\n": None,
}


@pytest.mark.parametrize("text", COMMON)
def test_forms(text: str) -> None:
    """Which forms are common: an uncommon one is left to the parser, and so is a mistake."""
    data = data_of_common_forms(text)
    assert data == COMMON[text]
    assert data is None or _parsed(text) == data


@pytest.mark.parametrize("spec", SPECS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_examples_are_common(spec: Path) -> None:
    """They are written as people write specs, and so they are read in no time."""
    text = spec.read_text("utf-8")
    assert data_of_common_forms(text) == _parsed(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{' ' * level}a:\n" for level in range(MAX_DEPTH + 1)),
        f"a: {'[' * (MAX_DEPTH + 1)}{']' * (MAX_DEPTH + 1)}\n",
        f"a: {{{'b' * 1025}: c}}\n",
        f"{'b' * 1025}: c\n",
        "".join(f"a{number}: b\n" for number in range(MAX_NODES // 2)),
        "".join(f"a{number}: {'[' * 20}\n" for number in range(5000)),
    ],
    ids=["blocks", "brackets", "a key in brackets", "a key", "nodes", "brackets that stay open"],
)
def test_limits(text: str) -> None:
    """What exceeds a limit is left to those who say so."""
    assert data_of_common_forms(text) is None


@pytest.mark.parametrize("line", ["\n", " \n", "#\n", "a: b\n", "- ", "a: [", '"'])
def test_no_text_takes_long(line: str) -> None:
    """Whatever is repeated before a mistake, it is passed over once."""
    text = line * (90_000 // len(line)) + "!"
    begin = process_time()
    assert data_of_common_forms(text) is None
    assert process_time() - begin < 5


@st.composite
def common_texts(draw: st.DrawFn) -> str:
    """A few lines of a spec as if they stood alone, mostly changed in one place or two."""
    lines = draw(st.sampled_from(SPECS)).read_text("utf-8").splitlines(keepends=True)
    start = draw(st.integers(0, len(lines) - 1))
    text = dedent("".join(lines[start : start + draw(st.integers(1, 12))]))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        inserted = draw(st.sampled_from(SIGNS) | st.sampled_from(SNIPPETS) | st.just(""))
        text = text[:at] + inserted + text[at + draw(st.integers(0, 4)) :]
    return text


@settings(max_examples=3000)
@given(common_texts() | texts() | st.lists(st.sampled_from(SIGNS), max_size=9).map("".join))
@example("a: {recipients:[{group: b}]}")
@example("a: {nn:~ b, en: c}")
@example("a: {before_hours:é 24}")
@example('a: {"b":c}')
@example("a: {<<: b}")
@example('a: [""""]')
@example("a: [b]\nc: [d]], [e]\n")
@example("a: [b\nc: d], [], [e]\n")
def test_nothing_means_two_things(text: str) -> None:
    """No text has one meaning here and another there, and none with a mistake has one here."""
    source, problems = decode("a.yaml", text.encode("utf-8", "surrogatepass"))
    data = None if problems else data_of_common_forms(source.text)
    if data is not None:
        assert str(_parsed(source.text)) == str(data)  # with the order of the keys


def _parsed(text: str) -> object:
    """What the YAML parser reads, of a text that it finds nothing wrong with."""
    tree, problems = parse(SourceText("a.yaml", text))
    return None if tree is None or problems else tree.data
