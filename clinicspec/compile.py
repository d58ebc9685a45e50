"""The second half of the pipeline: one clinic's model in, its artefacts out."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from clinicspec import __version__
from clinicspec.diagnostics.draft import Draft
from clinicspec.helsenorge import backend as helsenorge
from clinicspec.model.spec import Spec
from clinicspec.nhn import backend as nhn
from clinicspec.origins import document
from clinicspec.origins.lines import lines_of
from clinicspec.origins.trace import trace
from clinicspec.pages import backend as pages
from clinicspec.pages.logo import MAX_BYTES
from clinicspec.pages.own import NO_OWN_TEMPLATES, OwnTemplates
from clinicspec.pages.own_check import check_own_templates
from clinicspec.pages.rendering import TemplateFails
from clinicspec.routing import backend as routing
from clinicspec.source.text import SourceText
from clinicspec.store import manifest
from clinicspec.store.attachments import attachment
from clinicspec.store.files import shown
from clinicspec.store.specs_folder import ClinicFiles, SpecFile
from clinicspec.store.template_files import read_templates


def compile_clinic(
    spec: Spec,
    files: ClinicFiles,
    as_of: date | None = None,
    logo: SpecFile | None = None,
    own: OwnTemplates = NO_OWN_TEMPLATES,
) -> dict[str, bytes]:
    """All files of one clinic, by path below its output folder; the one list of artefacts.

    With ``as_of`` the booking pages are those of that day. ``logo`` is the file the spec names.
    Raises TemplateFails where ``own`` templates keep some of them from being made.
    """
    logo_bytes = logo.content if logo is not None else None
    artefacts = artefacts_of(spec, as_of, logo_bytes, own)
    artefacts[document.NAME] = _origins(spec, artefacts, as_of, logo_bytes, own)
    sources = [*files.files, *([logo] if logo is not None else [])]
    contents = manifest.Manifest(
        spec.id,
        int(spec.version),
        __version__,
        {file.path: manifest.digest(file.content) for file in sources},
        {path: manifest.digest(content) for path, content in artefacts.items()},
        as_of.isoformat() if as_of is not None else None,
    )
    return artefacts | {manifest.NAME: contents.content()}


def artefacts_of(
    spec: Spec, as_of: date | None, logo: bytes | None, own: OwnTemplates
) -> dict[str, bytes]:
    """What the backends make of a clinic, by path."""
    return {
        **nhn.artefacts(spec),
        **helsenorge.artefacts(spec),
        **routing.artefacts(spec),
        **pages.artefacts(spec, as_of, logo, own),
    }


def _origins(
    spec: Spec,
    artefacts: Mapping[str, bytes],
    as_of: date | None,
    logo: bytes | None,
    own: OwnTemplates,
) -> bytes:
    """What in the artefacts comes from where in the spec: they are made again, with marks."""
    traced, paths = trace(spec)
    try:
        marked = artefacts_of(traced, as_of, logo, own)
    except TemplateFails:  # one that counts characters, say; what is not as it makes it is left out
        marked = artefacts_of(traced, as_of, logo, NO_OWN_TEMPLATES)
    return document.content(spec.id, lines_of(artefacts, marked, paths))


def logo_of(spec: Spec, files: ClinicFiles) -> SpecFile | None:
    """The file that a spec names as its logo, if it is within reach."""
    name = spec.clinic.site.logo
    return attachment(files, name, MAX_BYTES + 1) if name is not None else None


def own_templates(
    folder: Path | None,
) -> tuple[OwnTemplates, Mapping[str, SourceText], list[Draft]]:
    """A project's own templates, their texts by the files' names, and what is wrong with them.

    Nothing is to be compiled with them where there is a draft.
    """
    if folder is None:
        return NO_OWN_TEMPLATES, {}, []
    texts, drafts = read_templates(folder)
    sources = {text.name: text for text in texts.values()}
    if drafts:
        return NO_OWN_TEMPLATES, sources, drafts
    own, drafts = check_own_templates(texts, shown(folder))
    return own, sources, drafts
