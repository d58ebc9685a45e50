"""A plan's requests, sent one after another.

Whatever happens in between, be it that the machine goes down, a second run goes on from the journal
and ends as one run would have. What is not known is asked: before a party is created or a process
added, NHN is asked whether that is there already.

A request that NHN refuses holds back what depends on it: the party's further requests, and if it is
about the organisation, all of the clinic. The rest goes on. Without an answer nothing goes on.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from lxml import etree

from clinicspec.check import model_of
from clinicspec.nhn.change_set import requests
from clinicspec.nhn.entry import Snapshot
from clinicspec.nhn.parties import ORGANIZATION, parties
from clinicspec.nhn.snapshot.read import read_snapshot
from clinicspec.nhn.soap import soap_body
from clinicspec.registry.answers import Answer, Fault, NoAnswer
from clinicspec.registry.client import Client
from clinicspec.registry.held import alike, has_process, her_id_in, parent_of
from clinicspec.registry.plan import ClinicPlan, Planned
from clinicspec.registry.progress import Key, Progress
from clinicspec.registry.write_back import with_her_id
from clinicspec.store.rewrite import rewrite
from clinicspec.store.specs_folder import ClinicFiles


class What(StrEnum):
    """What has come of a request."""

    DONE = "done"
    DONE_BEFORE = "done before"
    """By an earlier run, or it was so at NHN already."""
    REFUSED = "refused"
    UNKNOWN = "unknown"
    HELD_BACK = "not sent"


@dataclass(frozen=True, slots=True)
class There:
    """What a request makes is at NHN already."""

    her_id: int | None
    """Of what it creates."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What has come of a request."""

    clinic: str
    request: Planned
    what: What
    words: tuple[str, ...] = ()
    """Why; in NHN's words where it is NHN that says it."""
    her_id: int | None = None
    """Of what has been created."""


def submit(
    plans: tuple[ClinicPlan, ...],
    clinics: Mapping[str, ClinicFiles],
    client: Client,
    progress: Progress,
    tell: Callable[[str], None],
) -> Iterator[Outcome]:
    """Send the requests of all clinics, whose specs are ``clinics`` by id.

    ``tell`` is told what is sent, before it is.
    """
    stopped = False
    for plan in plans:
        run = _ClinicRun(plan, clinics[plan.clinic], client, progress, tell, stopped)
        yield from run.outcomes()
        stopped = run.stopped


class _ClinicRun:
    """The requests of one clinic."""

    def __init__(
        self,
        plan: ClinicPlan,
        files: ClinicFiles,
        client: Client,
        progress: Progress,
        tell: Callable[[str], None],
        stopped: bool,
    ) -> None:
        self._plan = plan
        self._files = files
        self._spec = model_of(files)
        self._client = client
        self._progress = progress
        self._tell = tell
        self._failed: set[str] = set()
        """Parties of which a request was not carried out."""
        self.stopped = stopped
        """There was no answer, so nothing more is sent."""

    def outcomes(self) -> Iterator[Outcome]:
        """Send what can be sent, then what has waited for a HER-ID."""
        waiting: dict[str, list[Planned]] = {}
        for request in self._plan.requests:
            if request.body is None:
                waiting.setdefault(request.party, []).append(request)
            else:
                yield self._outcome(request, request.body)
        for party, its_requests in waiting.items():
            yield from self._after_creation(party, its_requests)

    def _outcome(self, request: Planned, body: bytes) -> Outcome:
        """Send a request, unless one that it depends on has failed."""
        party = request.party
        depends = {party, ORGANIZATION} & self._failed
        if self.stopped or depends or (party == ORGANIZATION and self._failed):
            outcome = self._held_back(request)
        else:
            outcome = self._carry_out(request, body)
        if outcome.her_id is not None:
            outcome = self._write(outcome, outcome.her_id)
        if outcome.what not in (What.DONE, What.DONE_BEFORE):
            self._failed.add(party)
        return outcome

    def _held_back(self, request: Planned) -> Outcome:
        why = "the run has stopped before" if self.stopped else "it depends on what was not done"
        return Outcome(self._plan.clinic, request, What.HELD_BACK, (why,))

    def _carry_out(self, request: Planned, body: bytes) -> Outcome:
        """Send a request, unless it is known to be done."""
        key = Key.of(self._plan.clinic, request.party, request.operation, body)

        def outcome(what: What, *words: str, her_id: int | None = None) -> Outcome:
            return Outcome(self._plan.clinic, request, what, words, her_id)

        if self._progress.is_done(key):
            return outcome(What.DONE_BEFORE, her_id=self._progress.her_id(key))
        self._tell(f"{self._plan.clinic}: {request.name}: {request.doing} …")
        there = self._already_there(request, body, repeated=self._progress.may_be_done(key))
        match there or self._send(request, body, key):
            case NoAnswer(why, refused):
                self.stopped = True
                return outcome(What.REFUSED if refused else What.UNKNOWN, why)
            case Fault(words):
                return outcome(What.REFUSED, *words)
            case There(her_id):
                self._progress.done(key, her_id)
                return outcome(What.DONE_BEFORE, her_id=her_id)
            case Answer(_, answer):
                her_id = her_id_in(answer) if request.kind == "create" else None
                self._progress.done(key, her_id)
                return outcome(What.DONE, her_id=her_id)

    def _send(self, request: Planned, body: bytes, key: Key) -> Answer | Fault | NoAnswer:
        """Send a request; the journal says so before, and after it if NHN has refused it."""
        self._progress.sending(key)
        answer = self._client.send(request.operation, body, to_cppa=request.to_cppa)
        if isinstance(answer, Answer):
            if request.kind == "create" and her_id_in(answer.body) is None:
                return NoAnswer("NHN's answer has no HER-ID")
        elif answer.refused:
            self._progress.refused(key)
        return answer

    def _already_there(
        self, request: Planned, body: bytes, *, repeated: bool
    ) -> There | Fault | NoAnswer | None:
        """Whether what a request makes is at NHN already; None if not, or if nobody can say.

        ``repeated`` says that the request has gone out before, and that its answer was lost.
        """
        root = etree.fromstring(body)
        if request.kind == "create":
            return self._created_already(root, repeated=repeated)
        if request.to_cppa and request.her_id is not None:
            return self._active_already(root, request.her_id, added=request.kind == "add_process")
        return None  # to replace an entry twice makes no difference

    def _created_already(
        self, body: etree._Element, *, repeated: bool
    ) -> There | Fault | NoAnswer | None:
        answer = self._client.ask("GetOrganizationDetails", parent_of(body), to_cppa=False)
        if isinstance(answer, NoAnswer):
            return answer
        found = None
        if isinstance(answer, Answer):
            found = alike(answer.body, body, self._known_her_ids())
        if found is None and repeated:
            why = "whether NHN has created it can't be told from its answer: look for it there"
            return Fault((why,), refused=False)
        if not found:
            return None
        if repeated and len(found) == 1:
            return There(found[0])
        numbers = " and ".join(map(str, found))
        why = f"NHN has such an entry below the clinic already, HER-ID {numbers}: write it into the"
        return Fault((f"{why} spec in the place of pending, and plan again",), refused=False)

    def _active_already(
        self, body: etree._Element, her_id: int, *, added: bool
    ) -> There | NoAnswer | None:
        answer = self._client.ask("GetProcessesInCpp", her_id, to_cppa=True)
        match answer:
            case NoAnswer():
                return answer
            case Fault():  # perhaps there is no CPP yet: adding a process begins one
                return None
            case Answer(_, processes):
                return There(None) if has_process(processes, body) == added else None

    def _known_her_ids(self) -> set[int]:
        """Of the clinic's parties, and of what has been created by the plan."""
        in_spec = {party.her_id for party in parties(self._spec)}
        return {each for each in in_spec if each is not None} | self._progress.her_ids()

    def _write(self, outcome: Outcome, her_id: int) -> Outcome:
        """Have the spec say the HER-ID of what has been created."""
        party = outcome.request.party
        if her_id in {each.her_id for each in parties(self._spec)}:
            return outcome
        rewritten = with_her_id(self._files, party, her_id)
        why = "the file's form does not allow it to be written there"
        if rewritten is not None:
            old, new = rewritten.old, rewritten.new
            self._progress.writing(self._plan.clinic, new.path, new.content)
            draft = rewrite(self._files, old, new.content)
            if draft is None:
                self._files, self._spec = rewritten.clinic, rewritten.spec
                return outcome
            why = draft.draft.message
        by_hand = f"write her_id: {her_id} into the spec by hand, in the place of pending: {why}"
        return replace(outcome, words=(by_hand,))

    def _after_creation(self, party: str, waiting: list[Planned]) -> Iterator[Outcome]:
        """Make the requests that waited for a party's HER-ID, and send them."""
        (her_id,) = (each.her_id for each in parties(self._spec) if each.id == party)
        if her_id is None or party in self._failed or self.stopped:
            yield from map(self._held_back, waiting)
            return
        operations = {each.operation for each in waiting}
        snapshot = self._snapshot(her_id, with_processes=any(each.to_cppa for each in waiting))
        if not isinstance(snapshot, Snapshot):
            self.stopped |= isinstance(snapshot, NoAnswer)
            words = snapshot.words if isinstance(snapshot, Fault) else (snapshot.why,)
            for each in waiting:
                yield Outcome(self._plan.clinic, each, What.HELD_BACK, words)
            return
        for made in requests(self._spec, snapshot):
            if made.party == party and made.operation in operations and made.body is not None:
                body = soap_body(made.operation, made.body)
                request = Planned(
                    party, made.name, made.kind, made.operation, her_id, made.needs_snapshot, body
                )
                if request.needs_snapshot:  # what NHN's answer does not say would be erased
                    why = "NHN's answer does not say all that it holds: plan again"
                    yield Outcome(self._plan.clinic, request, What.HELD_BACK, (why,))
                else:
                    yield self._outcome(request, body)

    def _snapshot(self, her_id: int, *, with_processes: bool) -> Snapshot | Fault | NoAnswer:
        """What NHN holds of a party that has just been created."""
        details = self._client.ask("GetCommunicationPartyDetails", her_id, to_cppa=False)
        if not isinstance(details, Answer):
            return details
        files = [(f"party-{her_id}.xml", details.content)]
        if with_processes:
            processes = self._client.ask("GetProcessesInCpp", her_id, to_cppa=True)
            if isinstance(processes, NoAnswer):
                return processes
            if isinstance(processes, Answer):
                files.append((f"processes-{her_id}.xml", processes.content))
        snapshot, drafts = read_snapshot(files)
        if drafts:
            return Fault((drafts[0].message,), refused=False)
        # NHN may answer with a fault where a party has no CPP yet, and then nothing is in it.
        return replace(snapshot, processes={her_id: (), **snapshot.processes})
