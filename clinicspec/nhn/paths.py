"""Where a clinic's files for the Address Registry lie, below the clinic's folder."""

PARTIES = "nhn/parties.json"
CHANGE_SET = "nhn/change-set.json"
REQUESTS = "nhn/requests/"


def request_file(order: int, operation: str, party: str) -> str:
    """The file of a request's body, by its place from 1 and its party's id."""
    return f"{REQUESTS}{order:03}-{operation}-{party}.xml"
