"""Whether specs are those that a plan was made from, and of the environment that it is sent to."""

from collections.abc import Mapping
from hashlib import sha256

from clinicspec.check import model_of
from clinicspec.model.names import listed
from clinicspec.nhn.parties import parties
from clinicspec.registry.endpoint import Endpoint
from clinicspec.registry.plan import ApprovedClinic
from clinicspec.registry.progress import Progress
from clinicspec.store.specs_folder import ClinicFiles


def why_not_planned(plan: ApprovedClinic, clinic: ClinicFiles, progress: Progress) -> str | None:
    """Why a clinic's spec is not the one that was planned from; None if it is.

    Raises:
        UnknownValue: The spec has errors.
    """
    written = {name: progress.written(clinic.id, name) for name in plan.files}
    now = {file.path: file.content for file in clinic.files}
    changed = changed_files(plan.files, now, written)
    if changed:
        names = ", ".join((clinic.specs_folder / name).as_posix() for name in changed)
        return f"{names} changed after the plan was made: plan again"
    created = {request.party for request in plan.requests if request.her_id is None}
    unknown = sorted(created - {party.id for party in parties(model_of(clinic))})
    if unknown:
        return f"the spec of {clinic.id} has no {', '.join(unknown)}: plan again"
    return None


def changed_files(
    planned: Mapping[str, str], now: Mapping[str, bytes], written: Mapping[str, set[str]]
) -> list[str]:
    """The spec's files that are not what was planned from, nor what ``registry send`` made of them.

    ``planned`` is the SHA-256 of each, ``now`` what they hold, and ``written`` the SHA-256 of what
    they have been given since.
    """
    return sorted(
        name
        for name in {*planned, *now}
        if name not in now
        or sha256(now[name]).hexdigest() not in {planned.get(name), *written.get(name, ())}
    )


def why_apart(clinics: Mapping[str, ClinicFiles], endpoint: Endpoint) -> str | None:
    """Why clinics, by id, are not sent to an endpoint: its HER-IDs mean nothing in the other one.

    Raises:
        UnknownValue: A spec has errors.
    """
    environment = endpoint.environment
    if environment is None:
        return None
    others = [each for each, files in clinics.items() if model_of(files).environment != environment]
    if not others:
        return None
    other = "test" if environment == "production" else "production"
    return (
        f"{endpoint.url} is in NHN's {environment} environment, and {listed(others)} "
        f"{'has' if len(others) == 1 else 'have'} `environment: {other}`"
    )
