"""Clinics for tests, read the whole way from bytes."""

from datetime import date
from pathlib import Path

from clinicspec.check import Checked, check, model_of
from clinicspec.model.spec import Spec
from clinicspec.settings import Settings
from clinicspec.store.specs_folder import ClinicFiles, SpecFile, SpecsFound

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "specs" / "fjordbyen.yaml"


def found(*texts: str | bytes, folder: Path = ROOT / "specs") -> SpecsFound:
    """Some clinics as a folder would hold them: the first is ``clinic``, the next ``clinic-2``."""
    clinics = []
    for count, text in enumerate(texts, 1):
        id_ = "clinic" if count == 1 else f"clinic-{count}"
        content = text.encode() if isinstance(text, str) else text
        files = (SpecFile(f"{id_}.yaml", f"{id_}.yaml", content),)
        clinics.append(ClinicFiles(id_, files, False, folder, folder))
    return SpecsFound(tuple(clinics), (), (), (), None)


def checked(
    *texts: str | bytes,
    folder: Path = ROOT / "specs",
    settings: Settings | None = None,
    today: date | None = None,
) -> Checked:
    """What checking some clinics gives."""
    return check(found(*texts, folder=folder), settings or Settings(), today=today)


def spec_of(text: str) -> Spec:
    """The model of a clinic without errors."""
    (clinic,) = checked(text).clinics
    assert clinic.sound, clinic.findings
    return model_of(clinic.files)


def reference_spec() -> Spec:
    """The model of the reference spec."""
    return spec_of(REFERENCE.read_text())
