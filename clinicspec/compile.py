"""The second half of the pipeline: one clinic's model in, its artefacts out."""

from clinicspec import __version__
from clinicspec.helsenorge import backend as helsenorge
from clinicspec.model.spec import Spec
from clinicspec.nhn import backend as nhn
from clinicspec.pages import backend as pages
from clinicspec.routing import backend as routing
from clinicspec.store import manifest
from clinicspec.store.specs_folder import ClinicFiles


def compile_clinic(spec: Spec, files: ClinicFiles) -> dict[str, bytes]:
    """All files of one clinic, by path below its output folder; the one list of artefacts."""
    artefacts = {
        **nhn.artefacts(spec),
        **helsenorge.artefacts(spec),
        **routing.artefacts(spec),
        **pages.artefacts(spec),
    }
    contents = manifest.Manifest(
        spec.id,
        int(spec.version),
        __version__,
        {file.path: manifest.digest(file.content) for file in files.files},
        {path: manifest.digest(content) for path, content in artefacts.items()},
    )
    return artefacts | {manifest.NAME: contents.content()}
