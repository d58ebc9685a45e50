"""``clinicspec rule``, ``schema``, ``--version`` and ``--help``."""

import json
from datetime import date
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from clinicspec import __version__, cli
from clinicspec.rules.catalogue import catalogue
from clinicspec.schemas import NAMES
from tests.cli.command import clinicspec
from tests.clinics import REFERENCE


def test_the_list_of_rules() -> None:
    """Every rule on a line of its own, with code, severity, name and summary."""
    lines = clinicspec("rule").out.splitlines()
    assert [line.split()[0] for line in lines] == list(catalogue())
    assert any(line.startswith("HN401  error    gp-owns-several-calendars") for line in lines)


def test_rules_as_json() -> None:
    """The JSON has the contract's fields for each rule."""
    document = json.loads(clinicspec("rule", "--format", "json").out)
    fields = {"code", "name", "severity", "summary", "source", "fixable", "since", "can_be_lowered"}
    assert document["version"] == 1
    assert {frozenset(rule) for rule in document["rules"]} == {frozenset(fields)}


@pytest.mark.parametrize("name", ["HN401", "hn401", "gp-owns-several-calendars"])
def test_a_page(name: str) -> None:
    """A page is found by code or name, and has an example with its finding."""
    out = clinicspec("rule", name).out
    assert out.startswith("# HN401 gp-owns-several-calendars (error, since ")
    assert "Kari Lunde owns 2 calendars, so no patient can book with" in out


@pytest.mark.parametrize("family", ["HN5xx", "hn5xx", "HN5XX"])
def test_a_family(family: str) -> None:
    """A family is listed as all rules are, a line each."""
    lines = clinicspec("rule", family).out.splitlines()
    assert [line.split()[0] for line in lines] == [
        code for code in catalogue() if code.startswith("HN5")
    ]
    listed = json.loads(clinicspec("rule", family, "--format", "json").out)["rules"]
    assert [rule["code"] for rule in listed] == [line.split()[0] for line in lines]
    assert all("page" not in rule for rule in listed)


def test_no_such_family() -> None:
    """A family without rules is wrong usage, and the list of all rules is named."""
    run = clinicspec("rule", "XY5xx")
    assert (run.code, run.out) == (2, "")
    assert "there is no rule XY5xx" in run.err


def test_no_such_rule() -> None:
    """An unknown code is wrong usage, with the nearest one."""
    run = clinicspec("rule", "HN4O1")
    assert (run.code, run.out) == (2, "")
    assert "did you mean HN401?" in run.err


@pytest.mark.parametrize("name", NAMES)
def test_schemas(name: str) -> None:
    """Each published schema is a schema."""
    Draft202012Validator.check_schema(json.loads(clinicspec("schema", name).out))


def test_the_names_of_schemas() -> None:
    """Without a name, the names."""
    assert clinicspec("schema").out.split() == list(NAMES)


def _as_an_editor_reads(value: Any) -> Any:
    """Plain YAML with dates as text, as editors have it."""
    if isinstance(value, dict):
        return {str(key): _as_an_editor_reads(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_an_editor_reads(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_spec_schema_and_a_plain_reader() -> None:
    """The reference spec, read as plain YAML, follows the schema that editors get."""
    validator = Draft202012Validator(json.loads(clinicspec("schema", "spec").out))
    spec = _as_an_editor_reads(yaml.safe_load(REFERENCE.read_text()))
    assert list(validator.iter_errors(spec)) == []
    spec["clinic"]["nhn_membr"] = True
    assert len(list(validator.iter_errors(spec))) == 1


def test_every_key_has_editor_help() -> None:
    """The schema describes every key of the language."""
    schema = json.loads(clinicspec("schema", "spec").out)
    parts = [schema, *schema["$defs"].values()]
    fields = [item for part in parts for item in part.get("properties", {}).items()]
    missing = [key for key, field in fields if not _description(field, schema)]
    assert len(fields) > 150
    assert missing == []


def _description(field: dict[str, Any], schema: dict[str, Any]) -> str | None:
    """What an editor shows of a key: its own description, or that of what it refers to."""
    target = schema["$defs"].get(field.get("$ref", "").removeprefix("#/$defs/"), {})
    description: str | None = field.get("description") or target.get("description")
    return description


def test_version_and_help() -> None:
    """The command says which one it is, what it can do, and how each command is used."""
    assert clinicspec("--version").out == f"clinicspec {__version__}\n"
    out = clinicspec("--help").out
    for name, what in cli.COMMANDS.items():
        assert f"{name}" in out
        assert what in out
        assert "Examples:" in clinicspec(name, "--help").out


def test_a_misspelt_command() -> None:
    """The nearest command is proposed."""
    run = clinicspec("chek")
    assert run.code == 2
    assert "Did you mean 'check'?" in run.err


def test_a_bug_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bug in clinicspec is exit 70 and one line, without a traceback."""

    def broken() -> None:
        raise ZeroDivisionError("oh\nno")

    monkeypatch.setattr(cli, "cli", lambda **_: broken())
    monkeypatch.delenv("CLINICSPEC_TRACEBACK", raising=False)
    with pytest.raises(SystemExit) as exit_info:
        cli.main()
    assert exit_info.value.code == 70
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "internal error (ZeroDivisionError: oh no)" in said
    monkeypatch.setenv("CLINICSPEC_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        cli.main()
