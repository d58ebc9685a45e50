"""A message template's subject does not look like a dialogue from HelseNorge.

## What it does
Finds message templates whose subject contains “helsenorge.no”.

## Why it matters
The guide: “Dialogues sent from HelseNorge are indicated with helsenorge.no in the title.” Staff tell
by these words what a patient has sent through HelseNorge. A subject of the clinic's own with the
same words blurs that, and a patient's question may be taken for something else.

## Example
```yaml
message_templates:
  welcome: {type: e_dialogue, subject: Nyheter om helsenorge.no}
```
```text
warning[HN907]: the message template “Nyheter om helsenorge.no” has helsenorge.no in its subject, so staff would take it for a dialogue that a patient has sent from HelseNorge
 --> clinic.yaml:2:40
  |
2 |   welcome: {type: e_dialogue, subject: Nyheter om helsenorge.no}
  |                                        ^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write the subject without helsenorge.no
```

## Put right
```yaml
message_templates:
  welcome: {type: e_dialogue, subject: Nyheter om Helsenorge}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.diagnostics.finding import Severity
from clinicspec.helsenorge.fixed import DIALOGUE_TITLE_MARK
from clinicspec.model.names import cut
from clinicspec.rules.rule import Remark, Rule, at

if TYPE_CHECKING:
    from clinicspec.model.messages import MessageTemplate
    from clinicspec.model.spec import Spec

RULE = Rule(
    code="HN907",
    name="imitated-mark",
    severity=Severity.WARNING,
    source="guide: how a dialogue from HelseNorge is told",
    guide=("L183d",),
    each="message_templates",
)


def check(template: MessageTemplate, _: Spec) -> Iterator[Remark]:
    """Look at the subject of one message template."""
    mark = DIALOGUE_TITLE_MARK.value
    if mark in template.subject.casefold():
        yield Remark(
            at(template, "subject"),
            f"the message template “{cut(template.subject)}” has {mark} in its subject, so staff "
            "would take it for a dialogue that a patient has sent from HelseNorge",
            f"write the subject without {mark}",
        )
