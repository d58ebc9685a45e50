"""A plan's requests, sent one after another.

Whatever happens in between, be it that the machine goes down, a second run goes on from the journal
and ends as one run would have. What is not known is asked: before a party is created or a process
added, NHN is asked whether that is there already.

A request that NHN refuses holds back what depends on it: the party's further requests, and if it is
about the organisation, all of the clinic. The rest goes on. Where nobody can tell whether a request
was carried out, nothing goes on.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from lxml import etree

from clinicspec.check import model_of
from clinicspec.diagnostics.finding import Place
from clinicspec.nhn.change_set import requests
from clinicspec.nhn.conflicts import conflict
from clinicspec.nhn.entry import Snapshot
from clinicspec.nhn.parties import ORGANIZATION, parties
from clinicspec.nhn.request import Request
from clinicspec.nhn.snapshot.read import read_snapshot
from clinicspec.nhn.soap import soap_body
from clinicspec.registry.answers import Answer, Fault, NoAnswer
from clinicspec.registry.client import Client
from clinicspec.registry.held import creation_of, her_id_in
from clinicspec.registry.plan import ApprovedClinic, ApprovedRequest
from clinicspec.registry.progress import Key, Progress
from clinicspec.registry.questions import HeldBack, There, held_processes, look, not_told
from clinicspec.registry.write_back import with_her_id
from clinicspec.rules.registry import hn171_entry_of_another
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
class Outcome:
    """What has come of a request."""

    clinic: str
    request: ApprovedRequest
    what: What
    words: tuple[str, ...] = ()
    """Why; in NHN's words where it is NHN that says it."""
    her_id: int | None = None
    """Of what has been created."""
    after_stop: bool = False
    """The run has stopped before it came to this request."""


def submit(
    plans: tuple[ApprovedClinic, ...],
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
        plan: ApprovedClinic,
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
        """NHN does not answer, or nobody knows what it has done, so nothing more is sent."""

    def outcomes(self) -> Iterator[Outcome]:
        """Send what can be sent, then what has waited for a HER-ID."""
        waiting: dict[str, list[ApprovedRequest]] = {}
        for request in self._plan.requests:
            if request.body is None:
                waiting.setdefault(request.party, []).append(request)
            else:
                yield self._outcome(request, request.body)
        for party, its_requests in waiting.items():
            yield from self._after_creation(party, its_requests)

    def _outcome(self, request: ApprovedRequest, body: bytes) -> Outcome:
        """Send a request, unless one that it depends on has failed."""
        party = request.party
        depends = {party, ORGANIZATION} & self._failed
        if self.stopped or depends or (party == ORGANIZATION and self._failed):
            outcome = self._not_reached(request)
        else:
            outcome = self._carry_out(request, body)
        if outcome.her_id is not None:
            outcome = self._write(outcome, outcome.her_id)
        if outcome.what not in (What.DONE, What.DONE_BEFORE):
            self._failed.add(party)
        return outcome

    def _not_reached(self, request: ApprovedRequest) -> Outcome:
        """What comes of a request after the stop, or that depends on what has failed."""
        if self.stopped:
            return replace(self._held_back(request), after_stop=True)
        return self._held_back(request, "it depends on what was not done")

    def _held_back(self, request: ApprovedRequest, *words: str) -> Outcome:
        return Outcome(self._plan.clinic, request, What.HELD_BACK, words)

    def _carry_out(self, request: ApprovedRequest, body: bytes) -> Outcome:
        """Send a request, unless it is known to be done."""
        key = Key.of(self._plan.clinic, request.party, request.operation, body)

        def outcome(what: What, *words: str, her_id: int | None = None) -> Outcome:
            return Outcome(self._plan.clinic, request, what, words, her_id)

        done = self._progress.is_done(key)
        if done and request.kind == "create":
            return outcome(What.DONE_BEFORE, her_id=self._progress.her_id(key))
        self._tell(f"{self._plan.clinic}: {request.title} …")
        # What is done may have been undone at NHN since, so that is asked as well.
        repeated = done or self._progress.may_be_done(key)
        known = self._known_her_ids()
        found = look(request, body, self._client, self._progress, known, repeated=repeated)
        match found or self._send(request, body, key):
            case HeldBack(words, no_answer):
                self.stopped |= no_answer
                return outcome(What.HELD_BACK, *words)
            case There(her_id):
                self._progress.done(key, her_id)
                return outcome(What.DONE_BEFORE, her_id=her_id)
            case NoAnswer(why, refused):
                self.stopped = True
                return outcome(What.REFUSED if refused else What.UNKNOWN, why)
            case Fault(words, refused):
                self.stopped |= not refused
                return outcome(What.REFUSED if refused else What.UNKNOWN, *words)
            case Answer(_, answer):
                her_id = her_id_in(answer) if request.kind == "create" else None
                self._progress.done(key, her_id)
                return outcome(What.DONE, her_id=her_id)

    def _send(self, request: ApprovedRequest, body: bytes, key: Key) -> Answer | Fault | NoAnswer:
        """Send a request; the journal says so before, and after it if NHN has refused it."""
        creates = creation_of(etree.fromstring(body)) if request.kind == "create" else None
        self._progress.sending(key, creates)
        answer = self._client.send(request.operation, body, to_cppa=request.to_cppa)
        if isinstance(answer, Answer):
            if request.kind == "create" and her_id_in(answer.body) is None:
                return NoAnswer("NHN's answer has no HER-ID")
        elif answer.refused:
            self._progress.refused(key)
        return answer

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

    def _after_creation(self, party: str, waiting: list[ApprovedRequest]) -> Iterator[Outcome]:
        """Make the requests that waited for a party's HER-ID, and send them."""
        (its,) = (each for each in parties(self._spec) if each.id == party)
        if party in self._failed or self.stopped:
            yield from map(self._not_reached, waiting)
            return
        if its.her_id is None:
            why = "the spec does not say its HER-ID yet: write it there, and plan again"
            yield from (self._held_back(each, why) for each in waiting)
            return
        snapshot = self._snapshot(its.her_id)
        if isinstance(snapshot, HeldBack):
            self.stopped |= snapshot.no_answer
            yield from (self._held_back(each, *snapshot.words) for each in waiting)
            return
        contradiction = conflict(its, self._spec, snapshot)
        if contradiction is not None:
            place = Place(self._files.files[0].name)
            why = hn171_entry_of_another.draft(contradiction, place).message
            yield from (self._held_back(each, why) for each in waiting)
            return
        asks = any(each.to_cppa for each in waiting)
        processes = held_processes(its.her_id, self._client) if asks else ()
        if isinstance(processes, HeldBack):
            self.stopped |= processes.no_answer
        else:
            snapshot = replace(snapshot, processes={its.her_id: processes})
        made = [each for each in requests(self._spec, snapshot) if each.party == party]
        for each in waiting:
            if each.to_cppa and isinstance(processes, HeldBack):
                yield self._held_back(each, *processes.words)
            else:
                yield self._after_waiting(each, made, its.her_id)

    def _after_waiting(
        self, waiting: ApprovedRequest, made: Sequence[Request], her_id: int
    ) -> Outcome:
        """Send the one of the requests ``made`` that has waited, if it is among them."""
        for each in made:
            process = each.process and (each.process.uuid.lower(), each.process.version)
            if (each.operation, process) == (waiting.operation, waiting.process_key) and each.body:
                body = soap_body(each.operation, each.body)
                request = replace(waiting, her_id=her_id, body=body)
                if each.needs_snapshot:  # what NHN's answer does not say would be erased
                    why = "NHN's answer does not say all that it holds: plan again"
                    return self._held_back(request, why)
                return self._outcome(request, body)
        return Outcome(self._plan.clinic, waiting, What.DONE_BEFORE)

    def _snapshot(self, her_id: int) -> Snapshot | HeldBack:
        """What NHN holds of a party that has just been created, but for its processes."""
        details = self._client.ask("GetCommunicationPartyDetails", her_id, to_cppa=False)
        if not isinstance(details, Answer):
            return not_told(details)
        snapshot, drafts = read_snapshot([(f"party-{her_id}.xml", details.content)])
        if drafts:
            return HeldBack((drafts[0].message,))
        return snapshot
