"""``clinicspec registry``: NHN's Address Registry itself, over the network."""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from clinicspec.cli.exit import ExitCode
from clinicspec.diagnostics.render.text import printable
from clinicspec.model.unknown import UnknownValue
from clinicspec.store.files import read_file, reason
from clinicspec.store.journal import Busy, Damaged, Journal, open_journal
from clinicspec.store.specs_folder import ClinicFiles, find_specs

if TYPE_CHECKING:
    from clinicspec.registry.endpoint import Endpoint
    from clinicspec.registry.plan import ClinicPlan, Plan
    from clinicspec.registry.progress import Progress
    from clinicspec.registry.submit import Outcome

PASSWORD = "CLINICSPEC_NHN_PASSWORD"
"""The environment variable that may hold the password."""

EPILOG = """\b
Examples:
  clinicspec plan specs --registry answers/ --format json > plan.json
  clinicspec registry send plan.json --endpoint https://ws-web.test.nhn.no/v1/AR --user kari

The password is asked for, or taken from CLINICSPEC_NHN_PASSWORD. What has been done is written into
a journal beside the plan: after a failure, the same command goes on where the last one stopped.

Exit codes: 0 all done, 1 something was not done, 2 wrong usage or a plan that can't be sent,
5 needs approval."""


@click.group(epilog=EPILOG)
def command() -> None:
    """Speak with NHN's Address Registry."""


@command.command(epilog=EPILOG)
@click.option("--endpoint", required=True, metavar="URL", help="The Address Registry's address.")
@click.option(
    "--cppa-endpoint",
    metavar="URL",
    help="The CPPA service's address. Default: the endpoint's with CPPA in the place of AR.",
)
@click.option("--user", required=True, help="The user name at NHN.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True, max=3600),
    default=60,
    metavar="SECONDS",
    help="How long NHN may be silent. Default: 60.",
)
@click.argument("plan", type=click.Path(path_type=Path, dir_okay=False))
def send(plan: Path, endpoint: str, cppa_endpoint: str | None, user: str, timeout: float) -> None:
    """Send the requests of the approved plan in the file PLAN.

    The HER-IDs that NHN gives are written into the specs in the place of pending.
    """
    for module in ("zeep", "requests"):
        if find_spec(module) is None:
            raise click.UsageError(
                f'this needs {module}, which is not installed: pip install "clinicspec[nhn]"'
            )
    endpoints = _endpoints(endpoint, cppa_endpoint)
    planned = _plan(plan)
    journal = plan.with_name(f"{plan.name}.{planned.checksum.removeprefix('sha256:')[:12]}.journal")
    try:
        with open_journal(journal) as opened:
            outcomes = _send(planned, opened, endpoints, user, timeout)
    except Busy:
        raise click.UsageError(f"{journal} is in use: this plan is being sent already") from None
    except Damaged:
        raise click.UsageError(
            f"{journal} is not the journal of this plan at this endpoint; it says what has been "
            "sent, so keep it until you know that by other means"
        ) from None
    except UnknownValue:
        raise click.UsageError("a spec has errors, see `clinicspec check`: plan again") from None
    except OSError as error:
        _fail(f"{journal} can't be written, and nothing is sent without: {reason(error)}")
    except KeyboardInterrupt:
        click.echo("interrupted: the same command goes on from here", err=True)
        raise
    _finish(outcomes)


def _send(
    plan: "Plan",
    journal: Journal,
    endpoints: "tuple[Endpoint, Endpoint]",
    user: str,
    timeout: float,
) -> "list[Outcome]":
    """Send a plan's requests, and print what comes of each."""
    from clinicspec.registry.client import Client
    from clinicspec.registry.progress import Progress
    from clinicspec.registry.submit import submit

    progress = Progress(journal, plan.checksum, endpoints[0].url)
    clinics = {each.clinic: _files(each, progress) for each in plan.clinics}
    for place in endpoints:
        _hold_apart(clinics, place.environment)
    outcomes = []
    with closing(Client(*endpoints, user, _password(user), timeout)) as client:
        for to_cppa in (False, True) if plan.to_cppa else (False,):
            failure = client.connect(to_cppa=to_cppa)
            if failure is not None:
                _fail(f"nothing is sent: {failure.why}")
        for outcome in submit(plan.clinics, clinics, client, progress, _tell):
            outcomes.append(outcome)
            for line in _lines(outcome):
                click.echo(printable(line))
    return outcomes


def _endpoints(endpoint: str, cppa_endpoint: str | None) -> "tuple[Endpoint, Endpoint]":
    """The Address Registry's and the CPPA service's."""
    from clinicspec.registry.endpoint import read_endpoint

    address_registry, wrong = read_endpoint(endpoint)
    if address_registry is None:
        raise click.UsageError(f"--endpoint can't be used: {wrong}")
    beside = cppa_endpoint or address_registry.beside()
    if beside is None:
        raise click.UsageError(
            "the endpoint does not end in /AR, so where the CPPA service stands is not known: give "
            "it with --cppa-endpoint"
        )
    cppa, wrong = read_endpoint(beside)
    if cppa is None:
        raise click.UsageError(f"--cppa-endpoint can't be used: {wrong}")
    return address_registry, cppa


def _plan(path: Path) -> "Plan":
    from clinicspec.registry.plan import LARGEST, Refusal, read_plan

    try:
        plan = read_plan(read_file(path, LARGEST + 1))
    except OSError as error:
        raise click.UsageError(f"{path} is not read: {reason(error)}") from None
    if isinstance(plan, Refusal):
        why = printable(f"the plan in {path} is not sent: {plan.why}")
        if plan.needs_approval:
            _fail(why, ExitCode.NEEDS_APPROVAL)
        raise click.UsageError(why)
    return plan


def _files(plan: "ClinicPlan", progress: "Progress") -> ClinicFiles:
    """The spec that was planned from, with what has been written into it since."""
    from clinicspec.registry.plan import changed_files
    from clinicspec.registry.write_back import unknown_parties

    folder = Path(plan.folder)
    in_own_folder = any("/" in name for name in plan.files)
    path = folder / (plan.clinic if in_own_folder else f"{plan.clinic}.yaml")
    (*_, clinic) = (None, *find_specs([str(path)]).clinics)
    if clinic is None:
        raise click.UsageError(
            printable(f"there is no spec {path}: send a plan from where it was made")
        )
    written = {name: progress.written(clinic.id, name) for name in plan.files}
    now = {file.path: file.content for file in clinic.files}
    changed = changed_files(plan, now, written)
    if changed:
        names = ", ".join((folder / name).as_posix() for name in changed)
        raise click.UsageError(printable(f"{names} changed after the plan was made: plan again"))
    unknown = unknown_parties(plan, clinic)
    if unknown:
        raise click.UsageError(f"the spec of {clinic.id} has no {', '.join(unknown)}: plan again")
    return clinic


def _hold_apart(clinics: Mapping[str, ClinicFiles], environment: str | None) -> None:
    """Refuse to mix NHN's environments: the HER-IDs of each mean nothing in the other one."""
    from clinicspec.check import model_of

    if environment is None:
        return
    others = [each for each, files in clinics.items() if model_of(files).environment != environment]
    if others:
        raise click.UsageError(
            f"the endpoint is NHN's {environment} environment, and {', '.join(others)} is of the "
            "other one"
        )


def _password(user: str) -> str:
    """The password, which is never an argument: those are seen by all users of a machine."""
    password = os.environ.get(PASSWORD)
    if password:
        return password
    if not sys.stdin.isatty():
        raise click.UsageError(f"there is no terminal to ask for the password: set {PASSWORD}")
    asked: str = click.prompt(f"Password of {printable(user)} at NHN", hide_input=True, err=True)
    return asked


def _tell(doing: str) -> None:
    click.echo(printable(doing), err=True)


def _lines(outcome: "Outcome") -> Iterator[str]:
    """What has come of a request, for people."""
    request, what = outcome.request, outcome.what
    about = f"{outcome.clinic}: {request.name}: {request.doing}: {what}"
    yield f"{about}, HER-ID {outcome.her_id}" if outcome.her_id is not None else about
    for words in outcome.words:
        yield f"    {words}"


def _finish(outcomes: "list[Outcome]") -> NoReturn:
    """Say how much was done, and end the process."""
    counts = Counter(outcome.what for outcome in outcomes)
    said = ", ".join(f"{counts[what]} {what}" for what in sorted(counts)) or "nothing to send"
    click.echo(said, err=True)
    if "unknown" in counts:
        click.echo(
            "whether NHN has done what it has not answered is not known: the same command asks it, "
            "and goes on from there",
            err=True,
        )
    in_order = {"done", "done before"}.issuperset(counts) and not any(
        outcome.words for outcome in outcomes
    )
    sys.exit(ExitCode.FINE if in_order else ExitCode.FINDINGS)


def _fail(why: str, code: ExitCode = ExitCode.FINDINGS) -> NoReturn:
    click.echo(f"clinicspec: {why}", err=True)
    sys.exit(code)
