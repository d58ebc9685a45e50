"""What a change set, the parties and the requests of a clinic must agree on."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

from clinicspec.nhn.paths import request_file
from clinicspec.nhn.request_reader import ReadRequest
from clinicspec.source.tree import Path


class Mismatch(NamedTuple):
    """What one file says against another."""

    file: str | None
    """The request's file, a path below the clinic's folder; None: it is the change set itself."""
    path: Path
    """Of the request in the change set; empty where the file is not that."""
    what: str
    """Goes on after the file's name."""


def mismatches(
    change_set: Mapping[str, Any],
    parties: Mapping[str, Any],
    bodies: Mapping[str, ReadRequest],
    files: Set[str],
) -> Iterator[Mismatch]:
    """The first mistake of each request, and the files that none of them names.

    ``change_set`` and ``parties`` follow their schemas. ``files`` are the request files that the
    manifest names, and ``bodies`` those of them that could be read, by path.
    """
    by_id = {party["id"]: party for party in parties["parties"]}
    requests = change_set["requests"]
    first_of: dict[str, int] = {}
    for index, request in enumerate(requests):
        first_of.setdefault(request["party"], index)
    for index, request in enumerate(requests):
        party = by_id.get(request["party"])
        if party is None:
            what = f"has a request about `{request['party']}`, which is none of the parties"
            yield Mismatch(None, ("requests", index), what)
            continue
        mistake = _in_row(index, requests, party, first_of) or _of_file(request, files)
        if mistake is not None:
            what = f"has a request {request['order']} that {mistake}"
            yield Mismatch(None, ("requests", index), what)
        elif request["file"] in bodies:
            other = _in_body(bodies[request["file"]], request, party)
            if other is not None:
                yield Mismatch(request["file"], (), other)
    for file in sorted(files - {request["file"] for request in requests}):
        what = "is named by no request of the change set, so nobody would send it"
        yield Mismatch(file, (), what)


def _in_row(
    index: int,
    requests: Sequence[Mapping[str, Any]],
    party: Mapping[str, Any],
    first_of: Mapping[str, int],
) -> str | None:
    """What is wrong with a request's place among the others, and with what it is about.

    ``first_of`` has the place of each party's first request.
    """
    request = requests[index]
    waits_for = request["blocked_by"]
    creates = request["operation"].startswith("Create")
    parent = party["parent"]
    if request["order"] != index + 1:
        return f"stands in place {index + 1}"
    if request["her_id"] != party["her_id"]:
        return f"has {_said(request['her_id'])}, where its party has {_said(party['her_id'])}"
    if waits_for is not None:
        if waits_for >= request["order"]:
            return f"waits for request {waits_for}, which does not come before it"
        awaited = requests[int(waits_for) - 1]  # to a JSON Schema 1.0 is an integer too
        if awaited["party"] != party["id"] or not awaited["operation"].startswith("Create"):
            return f"waits for request {waits_for}, which does not create its party"
    elif creates != (party["her_id"] is None):
        return f"is {request['operation']}, but its party has {_said(party['her_id'])}"
    above = first_of.get(parent["party"], index) if parent is not None else index
    return f"comes before request {above + 1} about the party above" if above > index else None


def _of_file(request: Mapping[str, Any], files: Set[str]) -> str | None:
    """What is wrong with the file that a request names."""
    file = request["file"]
    if request["blocked_by"] is not None:
        return None if file is None else "waits for a HER-ID, but has a file already"
    own = request_file(request["order"], request["operation"], request["party"])
    if file != own:
        return f"names {file or 'no file'}, where its own would be {own}"
    return None if file in files else f"names {file}, which clinicspec did not write"


def _in_body(body: ReadRequest, request: Mapping[str, Any], party: Mapping[str, Any]) -> str | None:
    """What a request's file says against its name, the change set and the parties."""
    if body.operation != request["operation"]:
        return f"asks for {body.operation}, where its name and the change set have another"
    if body.her_id != request["her_id"]:
        return f"has {_said(body.her_id)}, where the change set has {_said(request['her_id'])}"
    parent = party["parent"]["her_id"] if party["parent"] is not None else None
    if request["her_id"] is None and body.parent_her_id != parent:
        return f"has {_said(body.parent_her_id)} for the party above, which has {_said(parent)}"
    return None


def _said(her_id: int | None) -> str:
    return "no HER-ID" if her_id is None else f"the HER-ID {her_id}"
