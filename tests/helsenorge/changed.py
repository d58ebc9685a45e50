"""The reference clinic with some keys changed."""

from typing import Any

import yaml

from clinicspec.model.spec import Spec
from tests.clinics import REFERENCE
from tests.routing.strategies import model_of


def changed_spec(change: str) -> Spec:
    """The model of the reference spec with some keys changed, whatever the rules would say of it.

    The change is a mapping as the spec's; null takes a key away.
    """
    reference = yaml.load(REFERENCE.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  (makes texts only)
    return model_of(_changed(reference, yaml.load(change, yaml.BaseLoader)))  # noqa: S506


def _changed(base: Any, change: Any) -> Any:
    """The base with the change's keys."""
    if not isinstance(base, dict) or not isinstance(change, dict):
        return change
    merged = base | {key: _changed(base.get(key), value) for key, value in change.items()}
    return {key: value for key, value in merged.items() if value != "null"}
