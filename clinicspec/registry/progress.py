"""What has been done of a plan, as the journal beside it says; a second run goes on from there.

Before a request goes out, the journal says that it does, and after NHN's answer what it was. So a
request that has gone out and has no answer there may or may not have been carried out. The journals
of other plans count where this one would create what they have created, or may have.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Literal, NamedTuple

from clinicspec.registry.held import Creation
from clinicspec.store.journal import Damaged, Journal, Line

VERSION = 1
"""Of the journal's format."""

Event = Literal["sending", "done", "refused"]


class OtherEndpoint(Exception):
    """The plan has been sent to another endpoint already, which the words name."""


class Key(NamedTuple):
    """What tells one request of a plan from all others, in every run."""

    clinic: str
    party: str
    operation: str
    body: str
    """Its SHA-256."""

    @classmethod
    def of(cls, clinic: str, party: str, operation: str, body: bytes) -> "Key":
        """The key of a request."""
        return cls(clinic, party, operation, sha256(body).hexdigest())


class History:
    """What a journal says."""

    def __init__(self) -> None:
        self.endpoint: str | None = None
        """None of a journal that has not begun."""
        self.plan: str | None = None
        self.last: dict[Key, tuple[Event, int | None]] = {}
        """The last event of each request, and the HER-ID that NHN has given."""
        self.creations: dict[Key, Creation] = {}
        self.written: dict[tuple[str, str], set[str]] = defaultdict(set)
        """The SHA-256 of all that a file has been given, by the clinic and the file's path."""

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "History":
        """What the lines of a journal say. Raises Damaged if one of them says something else."""
        history = cls()
        for line in lines:
            history.take(line)
        return history

    def take(self, line: Line) -> None:
        """Take in what a line says. Raises Damaged if it says something else."""
        match dict(line):
            case {"journal": version, "plan": str(plan), "endpoint": str(endpoint)} if (
                version == VERSION and self.endpoint is None
            ):
                self.plan, self.endpoint = plan, endpoint
            case _ if self.endpoint is None:
                raise Damaged
            case {"event": "writing", "clinic": str(clinic), "file": str(file), "sha256": str(sha)}:
                self.written[clinic, file].add(sha)
            case {
                "event": "sending" | "done" | "refused" as event,
                "key": [str(), str(), str(), str()] as key,
                **more,
            }:
                self.last[Key(*key)] = (event, _her_id(more.get("her_id")))
                match more.get("creates"):
                    case None:
                        pass
                    case [int(parent), str(of_register)]:
                        self.creations[Key(*key)] = Creation(parent, of_register)
                    case _:
                        raise Damaged
            case _:
                raise Damaged

    def may_have_created(self, creation: Creation) -> bool:
        """Whether NHN has created such an entry, or nobody knows whether it has."""
        return any(
            self.last[key][0] != "refused"
            for key, each in self.creations.items()
            if each == creation
        )


class Progress:
    """What has been done, kept in the journal and read from it."""

    def __init__(
        self,
        journal: Journal,
        plan: str,
        endpoint: str,
        others: Mapping[str, History],
    ) -> None:
        """Go on with the journal of a plan, by its checksum, at an endpoint, or begin it.

        ``others`` are what other plans' journals say, by their names.

        Raises:
            Damaged: It is no journal of such requests.
            OtherEndpoint: It is that of another endpoint.
        """
        self._journal = journal
        self._header = {"journal": VERSION, "plan": plan, "endpoint": endpoint}
        self._own = History.of(journal.lines)
        self._others = others
        if self._own.plan not in (None, plan):
            raise Damaged
        if self._own.endpoint not in (None, endpoint):
            raise OtherEndpoint(self._own.endpoint)

    def sending(self, key: Key, creates: Creation | None) -> None:
        """The request goes out now, and creates this if it creates something."""
        self._append({"event": "sending", "key": [*key], "creates": creates and [*creates]})

    def done(self, key: Key, her_id: int | None = None) -> None:
        """NHN has done it, and given this HER-ID if it has created something."""
        self._append({"event": "done", "key": [*key], "her_id": her_id})

    def refused(self, key: Key) -> None:
        """NHN has said that it has not done it."""
        self._append({"event": "refused", "key": [*key]})

    def writing(self, clinic: str, file: str, content: bytes) -> None:
        """A file of a spec, by its path below the specs folder, gets this content now."""
        digest = sha256(content).hexdigest()
        self._append({"event": "writing", "clinic": clinic, "file": file, "sha256": digest})

    def is_done(self, key: Key) -> bool:
        """Whether NHN has done it."""
        return self._own.last.get(key, (None,))[0] == "done"

    def may_be_done(self, key: Key) -> bool:
        """Whether it has gone out and nobody knows what came of it."""
        return self._own.last.get(key, (None,))[0] == "sending"

    def sent_before(self, creation: Creation) -> str | None:
        """The journal by which such an entry has been created, or may have been, in words."""
        if self._own.may_have_created(creation):
            return "this plan's journal"
        found = (name for name, each in self._others.items() if each.may_have_created(creation))
        return next((f"the journal {name}" for name in found), None)

    def her_id(self, key: Key) -> int | None:
        """The HER-ID that NHN has given to what this request has created."""
        return self._own.last.get(key, (None, None))[1]

    def her_ids(self) -> set[int]:
        """All that NHN has given, be they in the spec by now or not."""
        return {her_id for _, her_id in self._own.last.values() if her_id is not None}

    def written(self, clinic: str, file: str) -> set[str]:
        """The SHA-256 of every content that a file of a spec has been given."""
        return self._own.written[clinic, file]

    def _append(self, line: Line) -> None:
        """Put a line into the journal, which begins with the first one."""
        for each in (line,) if self._journal.lines else (self._header, line):
            self._journal.append(each)
            self._own.take(each)


def _her_id(value: object) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0):
        return value
    raise Damaged
