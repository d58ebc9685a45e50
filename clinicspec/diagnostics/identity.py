"""Which finding is the same as an earlier one, wherever its lines have moved to."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from clinicspec.diagnostics.finding import Finding, path_text


class Identity(NamedTuple):
    """What stays of a finding while lines move: its rule, and what of which clinic it is about."""

    clinic: str
    """Its id, or "" where no clinic is concerned."""
    code: str
    path: str


def identity(finding: Finding) -> Identity:
    """The identity of a finding, which several about one value can have in common."""
    return Identity(finding.clinic or "", finding.code, path_text(finding.place.path))


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """32 hexadecimal digits for each finding, no two the same.

    Those of one identity are counted in their order.
    """
    seen: Counter[Identity] = Counter()
    made = []
    for finding in findings:
        same = identity(finding)
        text = "\0".join((*same, str(seen[same])))
        made.append(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32])
        seen[same] += 1
    return made
