"""Keeps what nobody may be shown, such as a patient's number, out of all that is printed.

Whoever renders findings masks them first: the logs of a check are often public.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from clinicspec.diagnostics.finding import Finding, Place
from clinicspec.source.text import SourceText

MASK = "*"
"""What is shown for each digit."""

CUT_OFF = "[0-9][0-9 -]*(?=…)"
"""Digits at the end of a value that a message shortens: they may be the first of a secret."""


def masked(
    findings: Iterable[Finding], sources: Mapping[str, SourceText]
) -> tuple[list[Finding], Mapping[str, SourceText]]:
    """The findings and the texts with a mask for the digits of every secret among the places.

    Another finding may be about the same value or the same line, so all texts are masked, whatever
    single sign stands between the digits there. They keep their length. A fix that would show a
    secret is left out.
    """
    shown = list(findings)
    secrets = sorted({each.place.secret for each in shown} - {""})
    if not secrets:
        return shown, sources
    digits = (re.findall("[0-9]", secret) for secret in secrets)
    any_secret = re.compile("|".join([*map("[^0-9]?".join, digits), CUT_OFF]))

    def hide(text: str) -> str:
        return any_secret.sub(lambda found: re.sub("[0-9]", MASK, found.group()), text)

    return (
        [_masked(each, hide) for each in shown],
        {name: SourceText(name, hide(source.text)) for name, source in sources.items()},
    )


def _masked(finding: Finding, hide: Callable[[str], str]) -> Finding:
    def place(of: Place) -> Place:
        path = tuple(hide(step) if isinstance(step, str) else step for step in of.path)
        return of._replace(path=path, secret="")

    fix = finding.fix
    written = [fix.message, *(edit.change.text for edit in fix.edits)] if fix else []
    return replace(
        finding,
        message=hide(finding.message),
        help=hide(finding.help),
        place=place(finding.place),
        related=tuple(
            each._replace(message=hide(each.message), place=place(each.place))
            for each in finding.related
        ),
        fix=fix if all(hide(text) == text for text in written) else None,
    )
