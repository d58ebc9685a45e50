"""What is asked of NHN before a request is sent: whether it is done, and may be done, by now.

A party must not be created a second time, and an update must not undo what somebody else has
changed since the snapshot was taken.
"""

from collections.abc import Set
from dataclasses import dataclass

from lxml import etree

from clinicspec.nhn.entry import HeldProcess
from clinicspec.nhn.processes import is_active
from clinicspec.nhn.snapshot.read import read_snapshot
from clinicspec.nhn.states import State, state
from clinicspec.registry.answers import Answer, Fault, NoAnswer
from clinicspec.registry.client import Client
from clinicspec.registry.held import alike, creation_of
from clinicspec.registry.plan import ApprovedProcess, ApprovedRequest
from clinicspec.registry.progress import Progress


@dataclass(frozen=True, slots=True)
class There:
    """What a request makes is at NHN already."""

    her_id: int | None
    """Of what it creates."""


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A request is not sent."""

    words: tuple[str, ...]
    """Why, a line each."""
    no_answer: bool = False
    """NHN does not answer, so that there is no use in going on."""


Found = There | HeldBack | None
"""What has come of asking; None where the request is to be sent."""


def look(
    request: ApprovedRequest,
    body: bytes,
    client: Client,
    progress: Progress,
    known_her_ids: Set[int],
    *,
    repeated: bool,
) -> Found:
    """Ask what has to be known before a request is sent.

    ``known_her_ids`` are those of the clinic's parties, none of which is what the request creates.
    ``repeated`` says that it has gone out before, and that its answer was lost.
    """
    root = etree.fromstring(body)
    if request.kind == "create":
        return _created(root, client, progress, known_her_ids, repeated=repeated)
    if request.her_id is None:
        return None
    if request.process is not None:
        return _active(request.process, request.her_id, client, added=request.kind == "add_process")
    if request.made_from is not None and request.makes is not None:
        return _changed(request, request.her_id, request.made_from, request.makes, client)
    return None


def _created(
    body: etree._Element,
    client: Client,
    progress: Progress,
    known_her_ids: Set[int],
    *,
    repeated: bool,
) -> Found:
    """Whether NHN has what a request creates. Where nobody can say, it is created only once."""
    creation = creation_of(body)
    answer = client.ask("GetOrganizationDetails", creation.parent_her_id, to_cppa=False)
    if isinstance(answer, NoAnswer):
        why = f"NHN could not be asked whether it is there: {answer.why}"
        return HeldBack((why,), no_answer=True)
    found = None
    if isinstance(answer, Answer):
        found = alike(answer.body, body, known_her_ids)
    journal = progress.sent_before(creation)
    if found is None and journal is not None:
        return HeldBack(
            (
                f"{journal} says that it was sent, and NHN does not say whether it is there",
                "look for it at NHN: if it is there, write its HER-ID into the spec in the place of"
                f" pending, and plan again; if it is not, remove {journal}, and plan again",
            )
        )
    if not found:
        return None
    if repeated and len(found) == 1:
        return There(found[0])
    numbers = " and ".join(map(str, found))
    why = f"NHN has such an entry below the clinic already, HER-ID {numbers}: write it into the"
    return HeldBack((f"{why} spec in the place of pending, and plan again",))


def _active(process: ApprovedProcess, her_id: int, client: Client, *, added: bool) -> Found:
    """Whether a process is in a CPP, or is no more.

    What is removed is one with this very UUID; what is added may have another one there.
    """
    held = held_processes(her_id, client)
    if isinstance(held, HeldBack):
        return held
    there = any(
        is_active(process, each) and (added or each.uuid == process.uuid.upper()) for each in held
    )
    return There(None) if there == added else None


def held_processes(her_id: int, client: Client) -> tuple[HeldProcess, ...] | HeldBack:
    """What is active in a party's CPP. Where it has none yet, adding a process begins one."""
    answer = client.ask("GetProcessesInCpp", her_id, to_cppa=True)
    if isinstance(answer, Fault) and answer.no_cpp:
        return ()
    if not isinstance(answer, Answer):
        return not_told(answer)
    snapshot, drafts = read_snapshot([(f"processes-{her_id}.xml", answer.content)])
    if drafts:
        return HeldBack((f"{drafts[0].message}: plan again",))
    return snapshot.processes.get(her_id, ())


def _changed(
    request: ApprovedRequest, her_id: int, made_from: State, makes: State, client: Client
) -> Found:
    """Whether what a request replaces is still what it was planned from.

    Of what it makes, a part may be there already, by an earlier request of the same plan. One that
    makes the same again wants an entry active that is not, or changes what is inherited.
    """
    answer = client.ask("GetCommunicationPartyDetails", her_id, to_cppa=False)
    if not isinstance(answer, Answer):
        return not_told(answer)
    snapshot, drafts = read_snapshot([(f"party-{her_id}.xml", answer.content)])
    entry = snapshot.entries.get(her_id)
    if drafts or entry is None or not entry.whole:
        why = drafts[0].message if drafts else "NHN's answer does not say all that it holds"
        return HeldBack((f"{why}: plan again",))
    now = state(entry.values)
    changes = made_from != makes or (request.kind == "activate" and entry.active)
    if changes and all(now[part] == makes[part] for part in makes):
        return There(None)
    if any(now[part] not in (made_from[part], makes[part]) for part in made_from):
        return HeldBack(("it changed at NHN since the snapshot: plan again",))
    return None


def not_told(answer: Fault | NoAnswer) -> HeldBack:
    """What a request is held back for where NHN does not say what it holds."""
    why = "NHN could not be asked what it holds"
    if isinstance(answer, NoAnswer):
        return HeldBack((f"{why}: {answer.why}",), no_answer=True)
    return HeldBack((why, *answer.words))
