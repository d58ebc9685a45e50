"""Which processes are active for a party: answers of GetProcessesInCpp, and CPPs themselves."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from lxml import etree

from clinicspec.nhn.contract import COMMON, CPP, CPP_DATA, NO_CPP
from clinicspec.nhn.entry import HeldProcess
from clinicspec.nhn.snapshot.file_findings import FileFindings
from clinicspec.nhn.snapshot.values import read_value
from clinicspec.source.tree import Path

OASIS = "http://www.oasis-open.org/committees/ebxml-cppa/schema/cpp-cpa-2_0.xsd"
"""The name space of collaboration protocol profiles, version 2.0."""

_ROLE_NAMES = "/".join(f"{{{CPP_DATA}}}{name}" for name in ("Process", "Roles", "Role", "Name"))
_CHANNEL_ADDRESSES = "/".join(
    f"{{{CPP_DATA}}}{name}" for name in ("Process", "Channels", "Channel", "Address")
)

_UUID = re.compile("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")


class HeldProcesses(NamedTuple):
    """All processes in the CPP of the party with this HER-ID."""

    her_id: int
    processes: tuple[HeldProcess, ...]
    source: str
    """The file that says so."""


def is_answer(root: etree._Element) -> bool:
    """Whether this is an answer of GetProcessesInCpp."""
    return bool(root.tag == f"{{{CPP}}}GetProcessesInCppResponse")


def is_profile(root: etree._Element) -> bool:
    """Whether this is a CPP."""
    return bool(root.tag == f"{{{OASIS}}}CollaborationProtocolProfile")


def is_refusal(root: etree._Element) -> bool:
    """Whether this is the fault that says that a party has no CPP yet."""
    return (
        etree.QName(root).localname == "Fault"
        and root.findtext(f".//{{{COMMON}}}GenericFault/{{{COMMON}}}ErrorCode") == NO_CPP
    )


def of_refusal(about: FileFindings) -> Iterator[HeldProcesses]:
    """That nothing is active for the party that the file is named after."""
    her_id = _in_file_name(about)
    if her_id is not None:
        yield HeldProcesses(her_id, (), about.file)


def of_answer(root: etree._Element, about: FileFindings) -> Iterator[HeldProcesses]:
    """The processes that an answer lists, by party.

    An answer without any process names no party either, so the file's name has to.
    """
    by_party: dict[int, list[HeldProcess]] = {}
    parameters = root.findall(f"{{{CPP}}}GetProcessesInCppResult/{{{CPP_DATA}}}ProcessParameter")
    for index, parameter in enumerate(parameters):
        path = ("GetProcessesInCppResult", index)
        her_id = _her_id(_text(parameter, "HerId"), (*path, "HerId"), about)
        process = _process(
            _text(parameter, "Name"),
            _text(parameter, "Process", "VersionNumber"),
            _text(parameter, "Process", "Guid"),
            path,
            about,
        )
        if her_id is not None and process is not None:
            roles, channels = (
                tuple(filter(None, (_stripped(each.text) for each in parameter.iterfind(names))))
                for names in (_ROLE_NAMES, _CHANNEL_ADDRESSES)
            )
            process = replace(process, roles=roles, channels=channels)
            by_party.setdefault(her_id, []).append(process)
    if not parameters:
        yield from of_refusal(about)
    for her_id, processes in by_party.items():
        yield HeldProcesses(her_id, tuple(processes), about.file)


def of_profile(root: etree._Element, about: FileFindings) -> Iterator[HeldProcesses]:
    """The processes of each party of a CPP."""
    for index, party in enumerate(root.findall(f"{{{OASIS}}}PartyInfo")):
        path = ("PartyInfo", index)
        number = party.find(f"{{{OASIS}}}PartyId[@{{{OASIS}}}type='HER']")
        text = None if number is None else number.text
        her_id = _her_id(text, (*path, "PartyId"), about)
        queues = _queues(party)
        roles: dict[HeldProcess, dict[str, None]] = {}
        channels: dict[HeldProcess, dict[str, None]] = {}
        for place, role in enumerate(party.iterfind(f"{{{OASIS}}}CollaborationRole")):
            element = role.find(f"{{{OASIS}}}ProcessSpecification")
            at = (*path, "CollaborationRole", place)
            if element is None:
                about.wrong(at, "a role has no process")
                continue
            process = _process(
                element.get(f"{{{OASIS}}}name"),
                element.get(f"{{{OASIS}}}version"),
                element.get(f"{{{OASIS}}}uuid"),
                at,
                about,
            )
            if process is not None:  # a process stands there once for each role
                name = role.find(f"{{{OASIS}}}Role[@{{{OASIS}}}name]")
                names = () if name is None else (name.get(f"{{{OASIS}}}name", ""),)
                roles.setdefault(process, {}).update(dict.fromkeys(names))
                used = channels.setdefault(process, {})
                for channel in role.iter(f"{{{OASIS}}}ChannelId"):
                    used.update(dict.fromkeys(queues.get(_stripped(channel.text), ())))
        processes = [
            replace(process, roles=(*roles[process],), channels=(*channels[process],))
            for process in roles
        ]
        if her_id is not None:
            yield HeldProcesses(her_id, tuple(processes), about.file)


def _queues(party: etree._Element) -> dict[str, tuple[str, ...]]:
    """The addresses at which a party of a CPP receives, by the id of the channel."""
    of_transport = {
        transport.get(f"{{{OASIS}}}transportId"): tuple(
            uri
            for endpoint in transport.iter(f"{{{OASIS}}}Endpoint")
            if (uri := endpoint.get(f"{{{OASIS}}}uri"))
        )
        for transport in party.iterfind(f"{{{OASIS}}}Transport")
    }
    return {
        channel.get(f"{{{OASIS}}}channelId", ""): of_transport.get(
            channel.get(f"{{{OASIS}}}transportId"), ()
        )
        for channel in party.iterfind(f"{{{OASIS}}}DeliveryChannel")
    }


def _in_file_name(about: FileFindings) -> int | None:
    """The HER-ID in the name of a file, the only number there."""
    numbers = re.findall("[0-9]+", about.file.rpartition("/")[2])
    if len(numbers) == 1:
        return _her_id(numbers[0], ("GetProcessesInCppResult",), about)
    about.wrong(
        ("GetProcessesInCppResult",),
        "the answer lists no process, so it does not say whose it is",
        "name the file after the party's HER-ID, as in processes-8900101.xml",
    )
    return None


def _her_id(text: str | None, path: Path, about: FileFindings) -> int | None:
    value = read_value(_stripped(text), "int", path, about)
    if not isinstance(value, int):
        return None
    if value < 1:
        about.wrong(path, f"a process belongs to the HER-ID {value}, which can be no party's")
        return None
    return value


def _process(
    name: str | None,
    version: str | None,
    uuid: str | None,
    path: Path,
    about: FileFindings,
) -> HeldProcess | None:
    uuid = _stripped(uuid).upper()
    if not _UUID.fullmatch(uuid):
        about.wrong(path, "a process has no UUID")
        return None
    if not _stripped(version):
        about.wrong(path, "a process has no version")
        return None
    return HeldProcess(_stripped(name) or None, _stripped(version), uuid)


def _stripped(text: str | None) -> str:
    return (text or "").strip()


def _text(parameter: etree._Element, *names: str) -> str | None:
    return parameter.findtext("/".join(f"{{{CPP_DATA}}}{name}" for name in names))
