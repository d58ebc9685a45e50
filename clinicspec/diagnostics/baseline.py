"""The findings that were there when a project began to look: only others make a run fail.

They are known again by clinic, rule and path, of each as many as there were. So they stay known
while lines move, and a second one of a kind is new.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from clinicspec.diagnostics.finding import Finding
from clinicspec.diagnostics.identity import Identity, identity
from clinicspec.diagnostics.masking import masked

VERSION = 1

MAX_BYTES = 16 * 2**20
"""A file's size: 16 MiB, some 100,000 findings."""

Baseline = Counter[Identity]
"""How many findings of each identity are known."""


class NoBaseline(Exception):
    """A file that is no baseline; the message says why, as the end of a sentence."""


def read(content: bytes) -> Baseline:
    """The baseline in a file. Raises NoBaseline."""
    if len(content) > MAX_BYTES:
        raise NoBaseline(f"it is larger than {MAX_BYTES // 2**20} MiB")
    try:
        document = json.loads(content)
    except RecursionError as error:
        raise NoBaseline("it is nested too deep") from error
    except ValueError as error:
        raise NoBaseline(f"it is no JSON ({error})") from error
    if not isinstance(document, dict) or document.keys() != {"version", "findings"}:
        raise NoBaseline("it has not `version` and `findings` alone")
    version, findings = document["version"], document["findings"]
    if type(version) is not int or version != VERSION:
        raise NoBaseline(f"its `version` is not {VERSION}: another clinicspec has written it")
    if not isinstance(findings, list):
        raise NoBaseline("its `findings` are no list")
    known: Baseline = Counter()
    for number, entry in enumerate(findings, 1):
        if not _is_entry(entry):
            raise NoBaseline(f"number {number} of its `findings` is none")
        known[Identity(entry["clinic"], entry["code"], entry["path"])] += entry["count"]
    return known


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and entry.keys() == {*Identity._fields, "count"}
        and all(isinstance(entry[key], str) for key in Identity._fields)
        and type(entry["count"]) is int
        and entry["count"] > 0
    )


def text(baseline: Baseline) -> str:
    """What stands in the file: a line for each identity, in their order, so that it merges well."""
    entries = [
        json.dumps({**same._asdict(), "count": count}) for same, count in sorted(baseline.items())
    ]
    lines = ",\n".join(f"    {entry}" for entry in entries)
    inside = f"[\n{lines}\n  ]" if lines else "[]"
    return f'{{\n  "version": {VERSION},\n  "findings": {inside}\n}}\n'


def of(findings: Iterable[Finding]) -> Baseline:
    """The baseline that holds all these findings."""
    shown, _ = masked(findings, {})
    return Counter(map(identity, shown))


def marked(
    findings: Iterable[Finding], baseline: Baseline, may_be_known: Mapping[str, bool]
) -> list[Finding]:
    """The same findings, those marked that are known.

    ``may_be_known`` says it of each code. What is suppressed needs no baseline. Of several of one
    identity the first are known, as many as the baseline has.
    """
    findings = list(findings)
    left = Counter(baseline)
    made = []
    for finding, shown in zip(findings, masked(findings, {})[0], strict=True):
        same = identity(shown)
        is_known = left[same] > 0 and finding.suppression is None and may_be_known[finding.code]
        left[same] -= is_known
        made.append(replace(finding, known=is_known))
    return made
