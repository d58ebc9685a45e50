"""Which event stream is used."""

import importlib.util
import sys

import pytest
import yaml

from clinicspec.source import events


def test_libyaml_is_used_where_it_is() -> None:
    """The stream in C is some fifty times faster."""
    assert (events.EVENTS is not events.PythonEvents) == yaml.__with_libyaml__


def test_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML was built without libyaml, its Python stream takes over."""
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    spec = importlib.util.spec_from_file_location("events_without_libyaml", events.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.EVENTS is module.PythonEvents
