"""A snapshot from its files: each one's form is recognised, and what all say is put together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from lxml import etree

from clinicspec.diagnostics.draft import Draft
from clinicspec.nhn.entry import Entry, HeldProcess, Snapshot
from clinicspec.nhn.snapshot import cpp
from clinicspec.nhn.snapshot.cpp import HeldProcesses
from clinicspec.nhn.snapshot.entries import Extent, Held, read_party
from clinicspec.nhn.snapshot.file_findings import FileFindings
from clinicspec.nhn.snapshot.files import parse
from clinicspec.nhn.snapshot.rest import in_soap_names
from clinicspec.nhn.snapshot.xml_parties import (
    party_elements,
    plain,
    unwrapped,
    words_of_fault,
)
from clinicspec.source.tree import Path

Said = Held | HeldProcesses
"""What a file says of one party."""


def read_snapshot(files: Iterable[tuple[str, bytes]]) -> tuple[Snapshot, list[Draft]]:
    """The snapshot that some files make, by name and content, and what is wrong with them.

    Where there is a draft, the snapshot is not whole, and nothing may be planned from it.
    """
    entries: dict[int, Held] = {}
    processes: dict[int, HeldProcesses] = {}
    drafts: list[Draft] = []
    for name, content in files:
        about = FileFindings(name)
        for said in _read_file(content, about):
            if isinstance(said, HeldProcesses):
                _add_processes(processes, said, about)
            else:
                _add_entry(entries, said, about)
        drafts += about.drafts
    return Snapshot(
        {her_id: held.entry for her_id, held in sorted(entries.items())},
        {her_id: said.processes for her_id, said in sorted(processes.items())},
    ), drafts


def _add_entry(entries: dict[int, Held], held: Held, about: FileFindings) -> None:
    entry = held.entry
    first = entries.setdefault(entry.her_id, held)
    holding = _holding(first, held)
    if holding is not None:
        entries[entry.her_id] = holding
    else:
        about.disagrees(
            f"the snapshot has two entries of {entry.name} (HER-ID {entry.her_id}) that differ, "
            "and neither says that it is the newer one",
            first.entry.source,
        )


def _add_processes(
    processes: dict[int, HeldProcesses], said: HeldProcesses, about: FileFindings
) -> None:
    first = processes.setdefault(said.her_id, said)
    together = _together(first.processes, said.processes)
    if together is None:
        about.disagrees(
            f"the snapshot has two lists of the processes of HER-ID {said.her_id} that differ, and "
            "neither says that it is the newer one",
            first.source,
        )
    else:
        processes[said.her_id] = first._replace(processes=together)


def _together(
    some: tuple[HeldProcess, ...], others: tuple[HeldProcess, ...]
) -> tuple[HeldProcess, ...] | None:
    """Two lists of one party's processes as one, whichever says more; None if they differ."""
    alike = {each: each for each in others}
    by_uuid = {(each.uuid, each.version): each for each in others}
    if len(set(some)) != len(alike):
        return None
    together = []
    for each in some:
        other = alike.get(each) or by_uuid.get((each.uuid, each.version))
        if other is None or (other != each and None not in (each.name, other.name)):
            return None
        more = replace(
            each,
            name=each.name or other.name,
            roles=each.roles or other.roles,
            channels=each.channels or other.channels,
        )
        together.append(more)
    return tuple(together)


def _read_file(content: bytes, about: FileFindings) -> Iterator[Said]:
    document = parse(content, about)
    if about.drafts:
        return
    if isinstance(document, etree._Element):
        yield from _read_xml(document, about)
    else:
        yield from _read_json(document, (), about)


def _read_xml(root: etree._Element, about: FileFindings) -> Iterator[Said]:
    content = unwrapped(root, about)
    if content is None:
        return
    parties, refusal = party_elements(content), words_of_fault(content)
    if parties:
        for element in parties:
            yield from read_party(plain(element), (), about)
    elif cpp.is_answer(content):
        yield from cpp.of_answer(content, about)
    elif cpp.is_profile(content):
        yield from cpp.of_profile(content, about)
    elif cpp.is_refusal(content):
        yield from cpp.of_refusal(about)
    elif refusal is not None:
        about.refusal(f"the file is no entry but the registry's refusal{refusal}")
    else:
        about.unknown_form(f"the XML element {etree.QName(content).localname[:60]}")


def _read_json(document: object, path: Path, about: FileFindings) -> Iterator[Said]:
    """A party in any of the REST API's forms, or a list of them."""
    if document == []:
        about.unknown_form("an empty list")
    elif isinstance(document, list) and not path:
        for index, each in enumerate(document):
            if about.full:
                return
            yield from _read_json(each, (index,), about)
    elif not isinstance(document, Mapping):
        about.unknown_form("JSON that is no entry")
    elif "HerId" in document:
        yield from read_party(document, path, about)
    elif isinstance(document.get("communicationParty"), Mapping):
        yield from read_party(document["communicationParty"], (*path, "communicationParty"), about)
    elif isinstance(document.get("communicationParties"), list) and not path:
        yield from _read_json(document["communicationParties"], path, about)
    elif "herId" in document:
        party = in_soap_names(document, path, about)
        yield from read_party(party, path, about, Extent.SHORT)
    else:
        about.unknown_form("JSON that is no entry")


def _holding(one: Held, other: Held) -> Held | None:
    """Which of two entries of one HER-ID holds; None if they differ and nothing tells.

    The one that says more, else the one that was answered later, else that was changed later.
    """
    if _same(one.entry, other.entry):
        return one if one.server_time is not None else other
    if one.extent != other.extent:
        return max(one, other, key=lambda each: each.extent)
    for first, second in (
        (one.server_time, other.server_time),
        (one.last_changed, other.last_changed),
    ):
        if first is None or second is None or first == second:
            continue
        if (first.tzinfo is None) == (second.tzinfo is None):
            return one if first > second else other
    return None


def _same(one: Entry, other: Entry) -> bool:
    return replace(one, source="") == replace(other, source="")
