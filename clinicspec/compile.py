"""The second half of the pipeline: one clinic's model in, its artefacts out."""

from datetime import date

from clinicspec import __version__
from clinicspec.helsenorge import backend as helsenorge
from clinicspec.model.spec import Spec
from clinicspec.nhn import backend as nhn
from clinicspec.pages import backend as pages
from clinicspec.routing import backend as routing
from clinicspec.store import manifest
from clinicspec.store.specs_folder import ClinicFiles, SpecFile


def compile_clinic(
    spec: Spec, files: ClinicFiles, as_of: date | None = None, logo: SpecFile | None = None
) -> dict[str, bytes]:
    """All files of one clinic, by path below its output folder; the one list of artefacts.

    With ``as_of`` the booking pages are those of that day. ``logo`` is the file the spec names.
    """
    artefacts = {
        **nhn.artefacts(spec),
        **helsenorge.artefacts(spec),
        **routing.artefacts(spec),
        **pages.artefacts(spec, as_of, logo.content if logo is not None else None),
    }
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
