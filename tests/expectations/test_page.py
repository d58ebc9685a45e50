"""What ``docs/test.md`` shows is so."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from clinicspec.expectations.model import Expectations
from clinicspec.expectations.read import KINDS
from clinicspec.model.json_schema import schema_of
from tests.cli.command import clinicspec
from tests.clinics import ROOT
from tests.expectations.clinic import tried

SCHEMA = schema_of(Expectations, "test")
PAGE = (ROOT / "docs" / "test.md").read_text("utf-8")


def test_the_example_passes() -> None:
    """The tests that the page begins with hold for the reference clinic."""
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    result = tried(example)
    assert result.drafts == ()
    assert [outcome.failure for outcome in result.outcomes] == [None, None, None]


def test_the_failure_that_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is what a test of the reference clinic prints that expects the wrong doctor."""
    (tmp_path / "specs").mkdir()
    shutil.copy(ROOT / "specs" / "fjordbyen.yaml", tmp_path / "specs")
    shutil.copytree(ROOT / "specs" / "files", tmp_path / "specs" / "files")
    (tmp_path / "specs" / "fjordbyen.test.yaml").write_text(
        "tests:\n- {name: Kari Lunde reads e-contacts herself, message: e_contact, "
        "practitioner: kari, on: 2026-12-15, reaches: [kari]}\n"
    )
    monkeypatch.chdir(tmp_path)
    run = clinicspec("test")
    assert f"$ clinicspec test\n{run.out}{run.err}```" in PAGE


def test_all_keys_are_told() -> None:
    """Every key of a test has a line of the page's tables, but `name`, of which the text tells."""
    keys = {
        field.alias or name for kind in KINDS.values() for name, field in kind.model_fields.items()
    }
    told = {key for line in PAGE.splitlines() if line.startswith("| `") for key in _keys(line)}
    assert keys - {"name"} == told & keys
    assert told <= keys


def _keys(line: str) -> list[str]:
    """The keys in the first cell of a table's line."""
    return re.findall("`([a-z_]+)`", line.split("|")[1])


def test_the_schema_describes_every_key() -> None:
    """An editor explains each key."""
    for name, part in SCHEMA["$defs"].items():
        for key, field in part["properties"].items():
            assert field["description"], (name, key)


def test_the_schema_and_the_reader_agree() -> None:
    """The schema has the kinds of tests that there are, each with the keys that it needs."""
    required = {frozenset(part["required"]) for part in SCHEMA["$defs"].values()}
    on = {"message": {"on"}, "calendar": {"on"}, "patient_of": set()}
    assert required == {frozenset({"name", key} | on[key]) for key in KINDS}


@pytest.mark.parametrize("file", sorted((ROOT / "specs").rglob("*.test.yaml")), ids=str)
def test_the_examples_follow_the_schema(file: Path) -> None:
    """An editor finds nothing wrong in the examples, and finds a mistyped key."""
    validator = Draft202012Validator(SCHEMA)
    tests = YAML(typ="safe", pure=True).load(file)
    document = json.loads(json.dumps(tests, default=date.isoformat))
    assert list(validator.iter_errors(document)) == []
    document["tests"][0]["nmae"] = "it"
    assert list(validator.iter_errors(document))
