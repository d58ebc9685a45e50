"""A message with medical content is an e-consultation.

## What it does
Finds templates of e-contacts to patients whose subject speaks of test results, a diagnosis or the
like. It is a guess from single words, and so a note.

## Why it matters
The guide: “For messages containing medical content, you can send an e-consultation”, and e-contact
is for “general inquiries to the patient”. It adds: “Only e-consultations are automatically added to
the journal.” What an e-contact says of somebody's health may be missing in the journal.

## Example
```yaml
message_templates:
  results: {type: e_contact, subject: Prøvesvar fra legen}
```
```text
note[HN204]: the message template “Prøvesvar fra legen” is an e-contact and speaks of “prøvesvar”, so what it tells a patient would not be added to the journal by itself
 --> clinic.yaml:2:19
  |
2 |   results: {type: e_contact, subject: Prøvesvar fra legen}
  |                   ^^^^^^^^^
  |
  = help: write `type: e_consultation` if what is sent has medical content
```

## Put right
```yaml
message_templates:
  results: {type: e_consultation, subject: Prøvesvar fra legen}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.model.names import cut
from clinicspec.rules.rule import Remark, Repair, Rule, Say, at

if TYPE_CHECKING:
    from clinicspec.model.messages import MessageTemplate
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN204",
    name="medical-e-contact",
    severity=Severity.NOTE,
    source="guide: Send a dialogue",
    guide=("L13", "L14"),
    each="message_templates",
    fixable=True,
)

MEDICAL = (
    *("prøvesvar", "labsvar", "svar på prøve", "resultat", "diagnose", "epikrise"),
    *("test result", "lab result", "diagnosis", "diagnoses"),
)
"""What a subject with medical content is likely to contain, in Norwegian (spelt alike in bokmål and
nynorsk) and English; a guess of this rule's own."""


def check(template: MessageTemplate, _: Spec) -> Iterator[Remark]:
    """Look at the subject of one message template."""
    if template.type != "e_contact" or template.audience != "patients":
        return
    subject = template.subject.casefold()
    word = next((each for each in MEDICAL if each in subject), None)
    if word is not None:
        yield Remark(
            at(template, "type"),
            f"the message template “{cut(template.subject)}” is an e-contact and speaks of "
            f"“{word}”, so what it tells a patient would not be added to the journal by itself",
            "write `type: e_consultation` if what is sent has medical content",
            repair=Repair("write `e_consultation`", [Say(at(template, "type"), "e_consultation")]),
        )
