"""What the Address Registry holds, as a snapshot of it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from clinicspec.nhn.equality import day
from clinicspec.nhn.parties import PartyKind
from clinicspec.nhn.soap import Values


@dataclass(frozen=True, slots=True)
class Entry:
    """The entry of one communication party."""

    her_id: int
    kind: PartyKind
    name: str
    """The one that the registry shows: its own, or else that of another register or of a code."""
    parent_her_id: int | None
    """None for an organisation that stands below no other."""
    key: str | None
    """What NHN knows it by: an organisation number, a HPR number, or a service's code with its
    list, as in ``8666/KX17``. None where the snapshot does not say."""
    active: bool
    values: Values
    """What the registry holds of it, as the type that an update of its kind writes has it."""
    whole: bool
    """Whether ``values`` are all that an update would replace. They are not in NHN's newer REST
    answers, nor where an entry stands within another one's answer."""
    source: str
    """The file that says so."""
    municipality: str | None = None
    """Its number, as the registry writes it (``301`` or ``0301``). No update changes it."""
    answered: str | None = field(default=None, compare=False)
    """The day on which the registry said so (2026-08-31); None where it does not say when."""

    @property
    def period(self) -> Values:
        """When it holds, as NHN's type ``Period`` has it; nothing where the snapshot is silent."""
        valid = self.values.get("Valid")
        return valid if isinstance(valid, Mapping) else {}

    @property
    def start(self) -> str | None:
        """Its first day."""
        return day(self.period.get("From"))

    @property
    def yet_to_begin(self) -> bool:
        """Whether nothing reaches it yet. False where the registry does not say when it said so."""
        return self.answered is not None and not self.active and (self.start or "") > self.answered


@dataclass(frozen=True, slots=True)
class HeldProcess:
    """A process in a party's CPP."""

    name: str | None
    """None where the snapshot has the UUID alone."""
    version: str
    uuid: str
    """In upper case."""
    roles: tuple[str, ...] = field(default=(), compare=False)
    """Those that the party has in it."""
    channels: tuple[str, ...] = field(default=(), compare=False)
    """The addresses of its queues; like the roles, none where the snapshot does not say."""


@dataclass(frozen=True)
class Snapshot:
    """What a snapshot says of the registry."""

    entries: dict[int, Entry] = field(default_factory=dict)
    """By HER-ID."""
    processes: dict[int, tuple[HeldProcess, ...]] = field(default_factory=dict)
    """By the HER-ID of the party whose CPP they stand in; a party that is absent is not known."""

    @cached_property
    def below(self) -> Mapping[int | None, Sequence[Entry]]:
        """The entries by the HER-ID of their parent, in the order of ``entries``."""
        found: dict[int | None, list[Entry]] = {}
        for entry in self.entries.values():
            found.setdefault(entry.parent_her_id, []).append(entry)
        return found

    def entry(self, her_id: int | None) -> Entry | None:
        """The entry of a party; None where the snapshot has none, or the party no HER-ID yet."""
        return None if her_id is None else self.entries.get(her_id)

    def processes_of(self, her_id: int | None) -> tuple[HeldProcess, ...] | None:
        """The processes of a party; None where they are not known."""
        return None if her_id is None else self.processes.get(her_id)
