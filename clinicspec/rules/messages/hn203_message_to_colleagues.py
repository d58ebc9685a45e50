"""A message to colleagues is an e-dialogue.

## What it does
Finds message templates for colleagues whose type is `e_contact` or `e_consultation`.

## Why it matters
The guide: “E-dialogues can also be used to send messages internally to colleagues at the clinic.”
Of e-contacts and e-consultations it says that the patient receives them at HelseNorge: what
colleagues write to each other would be read by a patient.

## Example
```yaml
message_templates:
  handover: {type: e_contact, subject: Overlapping før helgen, audience: colleagues}
```
```text
error[HN203]: the message template “Overlapping før helgen” is for colleagues, and e-contacts go to patients, who would read it at HelseNorge
 --> clinic.yaml:2:20
  |
2 |   handover: {type: e_contact, subject: Overlapping før helgen, audience: colleagues}
  |                    ^^^^^^^^^
  |
  = help: write `type: e_dialogue`, or remove `audience` if patients receive it
```

## Put right
```yaml
message_templates:
  handover: {type: e_dialogue, subject: Overlapping før helgen, audience: colleagues}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import MESSAGE_NAMES, cut
from clinicspec.rules.rule import Remark, Repair, Rule, Say, at

if TYPE_CHECKING:
    from clinicspec.model.messages import MessageTemplate
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN203",
    name="message-to-colleagues",
    severity=Severity.ERROR,
    source="guide: Send a dialogue",
    guide=("L15b",),
    each="message_templates",
    protects_patients=True,
    fixable=True,
)


def check(template: MessageTemplate, _: Spec) -> Iterator[Remark]:
    """Look at one message template."""
    if template.audience == "colleagues" and template.type != "e_dialogue":
        yield Remark(
            at(template, "type"),
            f"the message template “{cut(template.subject)}” is for colleagues, and "
            f"{MESSAGE_NAMES[template.type]} go to patients, who would read it at HelseNorge",
            "write `type: e_dialogue`, or remove `audience` if patients receive it",
            repair=Repair("write `e_dialogue`", [Say(at(template, "type"), "e_dialogue")]),
        )
