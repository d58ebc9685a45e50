"""What has been done of a plan, as the journal beside it says; a second run goes on from there.

Before a request goes out, the journal says that it does, and after NHN's answer what it was. So a
request that has gone out and has no answer there may or may not have been carried out.
"""

from collections import defaultdict
from hashlib import sha256
from typing import Literal, NamedTuple

from clinicspec.store.journal import Damaged, Journal, Line

VERSION = 1
"""Of the journal's format."""

Event = Literal["sending", "done", "refused"]


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


class Progress:
    """What has been done, kept in the journal and read from it."""

    def __init__(self, journal: Journal, plan: str, endpoint: str) -> None:
        """Go on with the journal of a plan, by its checksum, at an endpoint, or begin it.

        Raises:
            Damaged: It is no journal of such requests, or that of another endpoint.
            OSError: It can't be written.
        """
        self._journal = journal
        self._last: dict[Key, tuple[Event, int | None]] = {}
        self._written: dict[tuple[str, str], set[str]] = defaultdict(set)
        header = {"journal": VERSION, "plan": plan, "endpoint": endpoint}
        if not journal.lines:
            journal.append(header)
        if journal.lines[0] != header:
            raise Damaged
        try:
            for line in journal.lines[1:]:
                self._take(line)
        except (KeyError, TypeError):
            raise Damaged from None

    def sending(self, key: Key) -> None:
        """The request goes out now."""
        self._append({"event": "sending", "key": [*key]})

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
        return self._last.get(key, (None,))[0] == "done"

    def may_be_done(self, key: Key) -> bool:
        """Whether it has gone out and nobody knows what came of it."""
        return self._last.get(key, (None,))[0] == "sending"

    def her_id(self, key: Key) -> int | None:
        """The HER-ID that NHN has given to what this request has created."""
        return self._last.get(key, (None, None))[1]

    def her_ids(self) -> set[int]:
        """All that NHN has given, be they in the spec by now or not."""
        return {her_id for _, her_id in self._last.values() if her_id is not None}

    def written(self, clinic: str, file: str) -> set[str]:
        """The SHA-256 of every content that a file of a spec has been given."""
        return self._written[clinic, file]

    def _append(self, line: Line) -> None:
        self._journal.append(line)
        self._take(line)

    def _take(self, line: Line) -> None:
        """Take in what a line says. Raises KeyError or TypeError if it says something else."""
        event = line["event"]
        if event == "writing":
            self._written[line["clinic"], line["file"]].add(line["sha256"])
        else:
            self._last[Key(*line["key"])] = (event, line.get("her_id"))
