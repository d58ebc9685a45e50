"""A block holds a slot.

## What it does
Finds blocks of week templates that are shorter than one of their slots. A slot is as long as
`slot_minutes` says, or else as the longest appointment type of the block.

## Why it matters
Slots follow one another from the beginning of a block until the last that ends by its end. In this
one there is room for none, so patients can't book in it.

## Example
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: tue, from: "13:00", to: "13:15", types: [consultation]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
```
```text
warning[HN761]: the block 13:00–13:15 of the week template `gp-week` is too short for a slot of 20 minutes, so patients can't book in it
 --> clinic.yaml:4:7
  |
4 |     - {days: tue, from: "13:00", to: "13:15", types: [consultation]}
  |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: let it last 20 minutes or more, or hold shorter types
```

## Put right
```yaml
week_templates:
  gp-week:
    - {days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}
    - {days: tue, from: "13:00", to: "13:20", types: [consultation]}
  lab-week:
    - {days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.unknown import UnknownValue
from clinicspec.rules.rule import Remark, Rule, at
from clinicspec.schedule.plan import slot_minutes

if TYPE_CHECKING:
    from clinicspec.model.booking import Block
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN761",
    name="block-too-short",
    severity=Severity.WARNING,
    source="clinicspec: a block's slots end by its end",
    each="spec",
)


def check(spec: Spec, _: Spec) -> Iterator[Remark]:
    """Look at the length of every block."""
    for template, blocks in spec.week_templates.items():
        for block in blocks:
            try:
                minutes = slot_minutes(spec, block)
                if block.end - block.start < minutes:
                    yield _too_short(template, block, minutes)
            except UnknownValue:
                continue  # a block is no subject of its own, and the others can be read


def _too_short(template: str, block: Block, minutes: int) -> Remark:
    return Remark(
        at(block),
        f"the block {block.hours} of the week template `{template}` is too short for a slot of "
        f"{minutes} minutes, so patients can't book in it",
        f"let it last {minutes} minutes or more, or hold shorter types",
    )
