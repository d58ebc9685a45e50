"""NHN's codes, held against the collection of NHN's lists that was made for the project's tests."""

import json
from pathlib import Path

import pytest

from clinicspec.nhn.addresses import QUEUES
from clinicspec.nhn.codes import (
    ADDRESS_COMPONENTS,
    ADDRESS_TYPES,
    BUSINESS_TYPES,
    MUNICIPALITIES,
    PROFESSIONS,
    Code,
    code,
)
from clinicspec.nhn.parties import DOCTOR

USED = [
    *((ADDRESS_COMPONENTS, type_) for type_ in (*QUEUES, "E_EDI", "E_TLF", "E_EPO", "E_URL")),
    *((ADDRESS_TYPES, type_) for type_ in ("RES", "PST")),
    (BUSINESS_TYPES, "103"),
    (PROFESSIONS, DOCTOR),
    (8666, "KX17"),
]


@pytest.mark.parametrize(("list_number", "value"), USED)
def test_codes_that_are_written_have_a_text(list_number: int, value: str) -> None:
    """No code that clinicspec itself chooses is sent without NHN's text and name of the list."""
    found = code(list_number, value)
    assert found.text
    assert found.simple_type
    assert found.active is True


@pytest.mark.parametrize("list_number", [3401, 3402, 8663, 8666, 9040, 9044, 9060])
def test_lists_say_what_nhn_says(shared: Path, list_number: int) -> None:
    """Texts and names of the lists are NHN's, and a code NHN marks with (Utgått) is retired."""
    lists = json.loads((shared / "nhn" / "codes" / "codelists.json").read_text("utf-8"))
    theirs = lists[str(list_number)]
    texts = {each["code"]: each["text"] for each in theirs["codes"]}
    known = [found for value in texts if (found := code(list_number, value)).text is not None]
    assert known or list_number == MUNICIPALITIES
    for found in known:
        retired = "" if found.active else " (Utgått)"
        assert f"{found.text}{retired}" == texts[found.value]
    assert code(list_number, "103").simple_type == theirs["arSimpleType"]
    assert code(list_number, "103").oid == theirs["oid"]


def test_business_types_are_whole(shared: Path) -> None:
    """A business type of NHN's list is never called unknown."""
    lists = json.loads((shared / "nhn" / "codes" / "codelists.json").read_text("utf-8"))
    values = [each["code"] for each in lists["9040"]["codes"]]
    assert [value for value in values if code(BUSINESS_TYPES, value).text is None] == []


@pytest.mark.parametrize(
    ("value", "active"), [("103", True), ("102", True), ("106", False), ("999", None)]
)
def test_business_types_are_active_retired_or_unknown(value: str, active: bool | None) -> None:
    """A rule can tell a business type in use from one that NHN has retired or never had."""
    assert code(BUSINESS_TYPES, value).active is active


def test_a_list_that_is_not_known_yields_the_bare_code() -> None:
    """A service may have a code of a list that clinicspec knows nothing of."""
    assert code(8660, "X1") == Code(8660, None, "X1", None, None)
