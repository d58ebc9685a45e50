"""``clinicspec registry``: NHN's Address Registry itself, over the network."""

import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from clinicspec.cli.exit import ExitCode
from clinicspec.diagnostics.render.text import printable
from clinicspec.model.unknown import UnknownValue
from clinicspec.store.files import read_file, reason
from clinicspec.store.journal import Damaged, Journal, NotWritten, open_journal
from clinicspec.store.lock import Busy, NoLocks
from clinicspec.store.specs_folder import ClinicFiles, find_specs

if TYPE_CHECKING:
    from clinicspec.registry.endpoint import Endpoint
    from clinicspec.registry.plan import ApprovedClinic, ApprovedPlan
    from clinicspec.registry.progress import History, Progress
    from clinicspec.registry.submit import Outcome, What

PASSWORD = "CLINICSPEC_NHN_PASSWORD"
"""The environment variable that may hold the password."""

JOURNAL = re.compile(r"\.[0-9a-f]{12}\.journal$")
"""How the name of a plan's journal ends: with the beginning of the plan's checksum."""

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
    help="How long an answer of NHN's may take. Default: 60.",
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
    outcomes: list[Outcome] = []
    try:
        with _opened(journal) as opened:
            others = _others(journal)
            for outcome in _send(planned, opened, others, endpoints, user, timeout):
                outcomes.append(outcome)
                for line in _lines(outcome) if not outcome.after_stop else ():
                    click.echo(printable(line))
    except UnknownValue:
        raise click.UsageError("a spec has errors, see `clinicspec check`: plan again") from None
    except NotWritten as error:
        if outcomes:
            _say_counts(outcomes)
        _fail(f"{journal} can't be written, and nothing is sent without: {error}")
    except KeyboardInterrupt:
        click.echo("interrupted: the same command goes on from here", err=True)
        raise
    _finish(outcomes)


@contextmanager
def _opened(path: Path) -> Iterator[Journal]:
    """A journal, which nobody else has meanwhile."""
    try:
        with open_journal(path) as opened:
            yield opened
    except Busy:
        why = f"{path} is in use: its plan is being sent already, so wait until that has ended"
        raise click.UsageError(why) from None
    except NoLocks:
        raise click.UsageError(
            f"nothing keeps a second run from sending the same at {path.absolute().parent}, which"
            " has no locks: put the plan onto a disk that has them"
        ) from None
    except Damaged:
        raise click.UsageError(
            f"{path} is damaged; it says what has been sent, so keep it until you know that by"
            " other means"
        ) from None


def _others(journal: Path) -> "dict[str, History]":
    """What the other plans' journals in the folder say, by their names."""
    from clinicspec.registry.progress import History

    others = {}
    for path in sorted(journal.absolute().parent.iterdir()):
        if JOURNAL.search(path.name) and path.name != journal.name:
            try:
                with _opened(path) as opened:
                    others[path.name] = History.of(opened.lines)
            except NotWritten as error:
                raise click.UsageError(f"{path} can't be opened: {error}") from None
    return others


def _send(
    plan: "ApprovedPlan",
    journal: Journal,
    others: "Mapping[str, History]",
    endpoints: "tuple[Endpoint, Endpoint]",
    user: str,
    timeout: float,
) -> "Iterator[Outcome]":
    """Send a plan's requests, one for each outcome that is asked for."""
    from clinicspec.registry.client import Client
    from clinicspec.registry.progress import OtherEndpoint, Progress
    from clinicspec.registry.specs import why_apart
    from clinicspec.registry.submit import submit

    try:
        progress = Progress(journal, plan.checksum, endpoints[0].url, others)
    except OtherEndpoint as error:
        raise click.UsageError(
            printable(f"this plan has been sent to {error} already: go on there, or plan again")
        ) from None
    clinics = {each.clinic: _files(each, progress) for each in plan.clinics}
    for place in endpoints:
        apart = why_apart(clinics, place)
        if apart is not None:
            raise click.UsageError(apart)
    with closing(Client(*endpoints, user, _password(user), timeout)) as client:
        for to_cppa in (False, True) if plan.to_cppa else (False,):
            failure = client.connect(to_cppa=to_cppa)
            if failure is not None:
                _fail(f"nothing is sent: {failure.why}")
        yield from submit(plan.clinics, clinics, client, progress, _tell)


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


def _plan(path: Path) -> "ApprovedPlan":
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


def _files(plan: "ApprovedClinic", progress: "Progress") -> ClinicFiles:
    """The spec that was planned from, with what has been written into it since."""
    from clinicspec.registry.specs import why_not_planned

    folder = Path(plan.folder)
    in_own_folder = any("/" in name for name in plan.files)
    path = folder / (plan.clinic if in_own_folder else f"{plan.clinic}.yaml")
    (*_, clinic) = (None, *find_specs([str(path)]).clinics)
    if clinic is None:
        raise click.UsageError(
            printable(f"there is no spec {path}: send a plan from where it was made")
        )
    why = why_not_planned(plan, clinic, progress)
    if why is not None:
        raise click.UsageError(printable(why))
    return clinic


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
    about = f"{outcome.clinic}: {request.title}: {what}"
    yield f"{about}, HER-ID {outcome.her_id}" if outcome.her_id is not None else about
    for words in outcome.words:
        yield f"    {words}"


def _finish(outcomes: "list[Outcome]") -> NoReturn:
    """Say what was not reached and how much was done, and end the process."""
    left = sum(outcome.after_stop for outcome in outcomes)
    if left:
        further = "1 further request is" if left == 1 else f"{left} further requests are"
        click.echo(f"the run has stopped, so {further} not sent")
    counts = _say_counts(outcomes)
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


def _say_counts(outcomes: "list[Outcome]") -> "Counter[What]":
    counts = Counter(outcome.what for outcome in outcomes)
    said = ", ".join(f"{counts[what]} {what}" for what in sorted(counts)) or "nothing to send"
    click.echo(said, err=True)
    return counts


def _fail(why: str, code: ExitCode = ExitCode.FINDINGS) -> NoReturn:
    click.echo(f"clinicspec: {why}", err=True)
    sys.exit(code)
