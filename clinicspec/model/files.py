"""The files beside a spec that it names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicspec.model.unknown import read

if TYPE_CHECKING:
    from clinicspec.model.part import Part
    from clinicspec.model.spec import Spec


def named_files(spec: Spec) -> Iterator[tuple[Part, tuple[str | int, ...], str]]:
    """Each file, as far as the spec can be read, with the part that names it and where in it."""
    for template in read(spec, "message_templates", {}).values():
        for index, name in enumerate(read(template, "attachments", ())):
            yield template, ("attachments", index), name
    site = read(read(spec, "clinic"), "site")
    logo = read(site, "logo")
    if logo is not None:
        yield site, ("logo",), logo
