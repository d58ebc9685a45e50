"""What is written as JSON is what Python's own writer writes."""

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from clinicspec.artefact import json_bytes

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
DATA = st.recursive(
    SCALARS, lambda below: st.lists(below) | st.dictionaries(st.text(), below), max_leaves=20
)


def _in_nfc(value: object) -> object:
    return json.loads(unicodedata.normalize("NFC", json.dumps(value, ensure_ascii=False)))


@given(DATA)
def test_json_says_what_it_is_given(data: object) -> None:
    """In NFC, as all artefacts are."""
    assert json.loads(json_bytes(data)) == _in_nfc(data)


TEXTS = st.recursive(
    st.none() | st.booleans() | st.text(),
    lambda below: st.lists(below) | st.dictionaries(st.text(), below | st.integers()),
    max_leaves=20,
)


@given(TEXTS)
def test_json_looks_as_usual(data: object) -> None:
    """With an indent of 2 and sorted keys: only numbers in a list share a line."""
    text = json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert json_bytes(data) == unicodedata.normalize("NFC", text).encode()


def test_numbers_in_a_list() -> None:
    """They stand on one line."""
    assert json_bytes({"lines": [1, 20, 3]}) == b'{\n  "lines": [1, 20, 3]\n}\n'
