"""Texts that other readers of YAML would take for something else."""

from typing import Any

import pytest
import yaml

from clinicspec.model.json_schema import spec_schema
from clinicspec.model.plain import NO_TEXT
from clinicspec.source.edits import changed
from tests.clinics import REFERENCE, checked, spec_of
from tests.rules.mutated import Edit, edited
from tests.rules.pages import BASE

DIGITS = {
    *("business_type", "code", "code_system", "hpr_number", "municipality"),
    *("organization_number", "postal_code"),
}
"""Texts of digits, which a schema has to take as numbers as well."""


def _noted(text: str) -> list[tuple[str, str]]:
    """The path of each note, and what others take the text for."""
    return [
        (".".join(map(str, each.place.path)), each.message.rpartition(" for ")[2])
        for each in checked(text).findings
        if each.code == "HN051"
    ]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        pytest.param(('"08:30"', "08:30"), ("week_templates.gp-week.0.from", "a number"), id="8"),
        pytest.param(('"11:30"', "11:30"), ("week_templates.gp-week.0.to", "a number"), id="11"),
        pytest.param(('"0301"', "0301"), ("clinic.municipality", "a number"), id="zero first"),
        pytest.param(('"9900101"', "9900101"), ("employees.kari.hpr_number", "a number"), id="HPR"),
        pytest.param(('"+47 21 00 00 00"', "+4721000000"), ("clinic.phone", "a number"), id="plus"),
        pytest.param(("name: Samtale", "name: 1.10"), None, id="a decimal"),
        pytest.param(("name: Samtale", "name: .5"), None, id="a decimal without its nought"),
        pytest.param(("name: Samtale", "name: 1_000"), None, id="underlined"),
        pytest.param(("name: Samtale", "name: 1e3"), None, id="exponent"),
        pytest.param(("name: Samtale", "name: 0x1F"), None, id="hexadecimal"),
        pytest.param(("name: Samtale", "name: .inf"), None, id="infinity"),
        pytest.param(
            ("name: Samtale", "name: No"),
            ("appointment_types.confidential.name", "a truth value"),
            id="no",
        ),
        pytest.param(
            ("name: Samtale", "name: off"),
            ("appointment_types.confidential.name", "a truth value"),
            id="off",
        ),
        pytest.param(
            ("name: Samtale", "name: ~"),
            ("appointment_types.confidential.name", "nothing at all"),
            id="null",
        ),
        pytest.param(("name: Samtale", "name:\t1.10"), None, id="behind a tab"),
        pytest.param(("name: Samtale", "name: \t 1.10"), None, id="behind spaces and a tab"),
        pytest.param(("name: Samtale", "name:\n      1.10"), None, id="on the next line"),
        pytest.param(("name: Samtale", "name:\r\n\n      1.10"), None, id="some lines further on"),
        pytest.param(("name: Samtale", "name: &a 1.10"), None, id="behind an anchor"),
        pytest.param(
            ("  privacy_notice", "  site: {no_show: 250}  # kroner\n  privacy_notice"),
            ("clinic.site.no_show", "a number"),
            id="before a comment",
        ),
    ],
)
def test_noted(edit: Edit, expected: tuple[str, str] | None) -> None:
    """What another reader reads otherwise is noted once, and the fix says the same in quotes."""
    text = edited(BASE, edit)
    path = expected or ("appointment_types.confidential.name", "a number")
    assert _noted(text) == [path]
    (found,) = [each for each in checked(text).findings if each.code == "HN051"]
    assert found.fix is not None
    assert found.fix.safe
    mended = changed(text, [each.change for each in found.fix.edits])
    assert _noted(mended) == []
    assert spec_of(mended) == spec_of(text)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(("name: Samtale", "name: Nora"), id="a word that begins like one"),
        pytest.param(("name: Samtale", "name: 2026-05-17"), id="a date"),
        pytest.param(("name: Samtale", "name: 1.2.3"), id="a version"),
        pytest.param(("name: Laboratorium\n", "name: 10, 20\n"), id="several, in one line"),
        pytest.param(("name: Samtale", "name: '10:00'"), id="quoted"),
        pytest.param(("name: Samtale", "name: 10:00\n      20:00"), id="the first of two lines"),
        pytest.param(("capacity: 1100", "capacity:\n      1100"), id="a number on the next line"),
        pytest.param(("capacity: 1100", "capacity:\t1100"), id="a number behind a tab"),
        pytest.param(("name: Samtale", 'name: "kl: 10:00"'), id="within quotes"),
        pytest.param(("name: Samtale", "name: Samtale  # før: 10:00"), id="within a comment"),
        pytest.param(("holder: ali", "holder: null"), id="where null is meant"),
        pytest.param(("capacity: 1100", "capacity: 0900"), id="broken, where a number belongs"),
        pytest.param(('"08:30"', "29:30"), id="broken, where a text belongs"),
        pytest.param(("capacity: 1100", "capacity: 1100, places: 20"), id="an unknown key"),
        pytest.param(("name: Samtale", "name: 01819000200"), id="a patient's number"),
        pytest.param(("capacity: 1100", "capacity : 1100"), id="a space behind the key"),
        pytest.param(("capacity: 1100", '"capacity": 1100'), id="a key in quotes"),
        pytest.param(("{capacity: 1100}", "{? capacity : 1100}"), id="a key behind its mark"),
        pytest.param(
            ("minutes: 20, online: true", "minutes: 20,online: true"), id="a comma without a space"
        ),
        pytest.param(("capacity: 1100", "room: {floor: 2}"), id="below an unknown key"),
    ],
)
def test_not_noted(edit: Edit) -> None:
    """What is no text, or has another finding, is left alone."""
    assert _noted(edited(BASE, edit)) == []


def test_lines_that_end_in_carriage_returns() -> None:
    """Flags and numbers are left alone whatever ends a line."""
    assert _noted(BASE.replace("\n", "\r")) == []


def test_a_block_of_text() -> None:
    """What stands in a text of several lines is part of it."""
    block = "information: |\n      Møt opp\n      kl: 10:00\n"
    text = edited(BASE, ("information: Bare for pasienter som har fått beskjed av legen.\n", block))
    assert _noted(text) == []


def test_all_that_another_reader_reads_otherwise() -> None:
    """PyYAML reads YAML 1.1: once the notes are heeded, it sees texts where this language does."""
    text = REFERENCE.read_text("utf-8").replace('"', "")
    text = text.replace("#1c5d6b", '"#1c5d6b"')
    found = [each for each in checked(text).findings if each.code == "HN051"]
    fixes = [each.fix for each in found if each.fix]
    mended = changed(text, [edit.change for fix in fixes for edit in fix.edits])
    left_by_pyyaml = text.count(": 08:")  # others take also that for a number
    assert len(found) == len(fixes) == len(_not_text(yaml.safe_load(text))) + left_by_pyyaml
    assert _not_text(yaml.safe_load(mended)) == []


def _not_text(data: Any, key: str = "") -> list[str]:
    """The keys whose value is no text, where one is expected."""
    if isinstance(data, dict):
        return [found for name, value in data.items() for found in _not_text(value, name)]
    if isinstance(data, list):
        return [found for value in data for found in _not_text(value, "")]
    return [key] if isinstance(data, int | float | None) and key and key not in NO_TEXT else []


def test_the_keys_that_are_no_text() -> None:
    """The keys of flags and numbers are those that the JSON Schema has, but for digits as text."""
    keys = set()
    schema = spec_schema()
    for part in (schema, *schema["$defs"].values()):
        for key, value in part["properties"].items():
            if _may_be_number(value, schema["$defs"]):
                keys.add(key)
    price = schema["$defs"]["AppointmentType"]["properties"]["price"]
    keys |= set(next(each for each in price["anyOf"] if "properties" in each)["required"])
    assert keys == NO_TEXT | DIGITS


def _may_be_number(schema: dict[str, Any], defs: dict[str, Any]) -> bool:
    if schema.get("type") in ("integer", "number", "boolean", "null"):
        return True
    if any(not isinstance(each, str) for each in schema.get("enum", [])):
        return True
    return any(
        _may_be_number(each, defs) for name in ("anyOf", "oneOf") for each in schema.get(name, [])
    )
