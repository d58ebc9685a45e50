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

BETWEEN = "[^0-9]{0,3}"
"""What may stand between two digits of a secret, however it is repeated."""

CUT_OFF = f"[0-9](?:{BETWEEN}[0-9])*{BETWEEN}(?=…)"
"""Digits at the end of a value that a message shortens: they may be the first of a secret."""


def masked(
    findings: Iterable[Finding], sources: Mapping[str, SourceText]
) -> tuple[list[Finding], Mapping[str, SourceText]]:
    """The findings and the texts with a mask for the digits of every secret among the places.

    Another finding may be about the same value or the same line, so all texts are masked, whatever
    few signs stand between the digits there, and so are the names of files and clinics. Of what a
    secret's place holds all digits are: an escape may be among them. Texts keep their length. A fix
    that would show a secret is left out.
    """
    shown = list(findings)
    secrets = sorted({each.place.secret for each in shown} - {""})
    if not secrets:
        return shown, sources
    digits = (re.findall("[0-9]", secret) for secret in secrets)
    any_secret = re.compile("|".join([*map(BETWEEN.join, digits), CUT_OFF]))

    def hide(text: str) -> str:
        return any_secret.sub(lambda found: _without_digits(found.group()), text)

    texts = {}
    for name, source in sources.items():
        text = hide(source.text)
        for finding in shown:
            if finding.place.secret and finding.place.file == name:
                start, end = map(source.offset, finding.place.span)
                text = text[:start] + _without_digits(text[start:end]) + text[end:]
        texts[hide(name)] = SourceText(hide(name), text)
    return [_masked(each, hide) for each in shown], texts


def _without_digits(text: str) -> str:
    return re.sub("[0-9]", MASK, text)


def _masked(finding: Finding, hide: Callable[[str], str]) -> Finding:
    def place(of: Place) -> Place:
        path = tuple(hide(step) if isinstance(step, str) else step for step in of.path)
        return of._replace(file=hide(of.file), path=path, secret="")

    fix = finding.fix
    edits = fix.edits if fix else ()
    written = [fix.message if fix else ""]
    written += [text for edit in edits for text in (edit.file, edit.change.text)]
    return replace(
        finding,
        clinic=finding.clinic and hide(finding.clinic),
        message=hide(finding.message),
        help=hide(finding.help),
        place=place(finding.place),
        related=tuple(
            each._replace(message=hide(each.message), place=place(each.place))
            for each in finding.related
        ),
        suppression=finding.suppression
        and finding.suppression._replace(
            reason=hide(finding.suppression.reason), place=place(finding.suppression.place)
        ),
        fix=fix if all(hide(text) == text for text in written) else None,
    )
