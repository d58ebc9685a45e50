"""Other readers and writers of YAML agree about what a file holds."""

import json
from io import StringIO
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from clinicspec.source.tree import EMPTY
from tests.clinics import REFERENCE
from tests.source.marked import sound_tree, unmark
from tests.source.test_tree import PLACES

COMMON = [name for name in PLACES if name != "an anchor and a colon"]
"""In YAML 1.2 a colon may belong to an anchor's name; libyaml ends the name before it."""

characters = st.characters(
    min_codepoint=0x20,
    exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co"],
    include_characters="\t\n",
)
texts = st.text(characters, max_size=30)
keys = st.text(characters, min_size=1, max_size=10).filter(lambda key: key != "<<")
documents = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=15,
)


def _as_text(data: Any) -> Any:
    """Data with nothing as an empty text, which is how ruamel.yaml's base reader has it."""
    if isinstance(data, list):
        return [_as_text(item) for item in data]
    if isinstance(data, dict):
        return {key: _as_text(value) for key, value in data.items()}
    return "" if data is EMPTY else data


@pytest.mark.parametrize(
    "text",
    [REFERENCE.read_text(), *(unmark(PLACES[name], "«»", "⟦⟧")[0] for name in COMMON)],
    ids=["the reference spec", *COMMON],
)
def test_ruamel_reads_the_same(text: str) -> None:
    """ruamel.yaml, which knows YAML 1.2, sees the same structure and the same text."""
    reader = YAML(typ="base", pure=True)
    assert _as_text(sound_tree(text).data) == _as_text(reader.load(StringIO(text)))


@given(documents)
def test_json_is_read_as_json(data: Any) -> None:
    """YAML 1.2 contains JSON: what a JSON writer writes is read as a JSON reader reads it."""
    assert sound_tree(json.dumps(data, ensure_ascii=False)).data == data
    assert sound_tree(json.dumps(data, ensure_ascii=False, indent=2)).data == data


@given(documents, st.sampled_from([None, "|", ">", "'", '"']), st.sampled_from([20, 1000]))
def test_what_a_yaml_writer_writes_is_read(data: Any, style: str | None, width: int) -> None:
    """Whichever way a writer quotes, folds and indents, the text comes back."""
    written = yaml.dump(
        data, default_style=style, default_flow_style=False, allow_unicode=True, width=width
    )
    assert sound_tree(written).data == data
