"""HelseNorge's processes: what must be active in the CPP of a party whose patients use a service.

"Følgende prosess skal aktiveres i adresseregisteret for å støtte funksjonaliteten", HelseNorge's
pages say of each service; ``processes.json`` has names, versions and UUIDs, with their source.

What the sources do not settle is not made up. Personal calendars are said to be listed with
Dialog_Innbygger_BehandlerOversikt 1.0, but the one public profile that has it gives its party the
citizen's role, so it is neither requested nor removed. Avtaleutsending and Avtaleavbestilling, the
vaccination service and video consultations have no process with a known UUID. NHN does not say how
a channel is to be named, so a request gives its address alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from clinicspec.nhn.addresses import queue

if TYPE_CHECKING:
    from clinicspec.model.organisation import Clinic
    from clinicspec.nhn.entry import HeldProcess
    from clinicspec.nhn.parties import Party


class NamedProcess(Protocol):
    """What tells processes apart."""

    @property
    def name(self) -> str:
        """As in a CPP."""

    @property
    def version(self) -> str:
        """As in ``1.2``."""

    @property
    def uuid(self) -> str:
        """In any case."""


@dataclass(frozen=True, slots=True)
class Process:
    """A process of HelseNorge's, as it stands in a CPP."""

    name: str
    version: str
    uuid: str
    """In upper case."""
    service: str | None
    """The service, in the spec's word, that needs it; None where every service does."""
    channels: tuple[str, ...]
    """The queues that it takes: async, sync."""


@dataclass(frozen=True, slots=True)
class ActiveProcess:
    """A process that should be active in the CPP of a party."""

    process: Process
    channels: tuple[str, ...]
    """The addresses of its queues, the party's own or the organisation's. Empty while the party has
    no HER-ID, after which its own ones are named."""


@cache
def known_processes() -> tuple[Process, ...]:
    """HelseNorge's processes that a clinic can have."""
    return tuple(
        Process(each["name"], each["version"], each["uuid"], each["service"], (*each["channels"],))
        for each in _data()["processes"]
    )


@cache
def role() -> str:
    """The clinic's role in all of them; HelseNorge has that of the citizen."""
    return str(_data()["role"])


def is_citizens(held: HeldProcess) -> bool:
    """Whether a party has a process in the citizen's role alone, so that no citizen reaches it.

    Other names say nothing: profiles of version 1.1 have the clinic as receiver and as sender.
    """
    return _data()["citizens_role"] in held.roles and role() not in held.roles


def is_same(process: NamedProcess, held: HeldProcess) -> bool:
    """Whether a process of a CPP is this one, in any version: by its UUID, or else by its name.

    NHN's own environments might have other UUIDs than the sources, and HelseNorge goes by names.
    """
    named = held.name is not None and held.name.casefold() == process.name.casefold()
    return named or held.uuid == process.uuid.upper()


def is_active(wanted: NamedProcess, held: HeldProcess) -> bool:
    """Whether a process of a CPP is this one, in this version, and the clinic's role is in it."""
    return held.version == wanted.version and is_same(wanted, held) and not is_citizens(held)


def processes_of(party: Party, clinic: Clinic) -> list[ActiveProcess]:
    """The processes for what a party's patients are offered at HelseNorge.

    A clinic whose queues the spec does not name has none: there is nowhere to send messages to.
    """
    if clinic.messaging is None or clinic.messaging.amqp is None:
        return []
    wanted = [each for each in known_processes() if each.service in party.services]
    if wanted:  # HelseNorge asks with it whether a patient can be reached
        wanted += [each for each in known_processes() if each.service is None]
    return [
        ActiveProcess(
            process,
            tuple(
                address
                for channel in process.channels
                if (address := queue(party, clinic, channel)) is not None
            ),
        )
        for process in wanted
    ]


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(Path(__file__).with_name("processes.json").read_text("utf-8"))
    return data
