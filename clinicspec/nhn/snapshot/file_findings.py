"""What is wrong with one file of a snapshot."""

from dataclasses import dataclass, field

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import FILE_START, Place, Related
from clinicspec.source.text import Position, Span
from clinicspec.source.tree import Path

FETCH_AGAIN = "fetch the answer from the registry again, and leave it as it is"


MOST = 20
"""Findings of one file: with so many it is another kind of file, or made to hurt."""


@dataclass(slots=True)
class FileFindings:
    """The findings of one file, in the order in which they were made."""

    file: str
    """As the user would write it."""
    drafts: list[Draft] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether there are so many that the rest of the file needs no reading."""
        return len(self.drafts) >= MOST

    def damaged(self, message: str, line: int = 1, column: int = 1) -> None:
        """The file can't be taken apart, from a place on that counts from 1."""
        start = Position(max(line, 1), max(column, 1))
        self._add("CS081", message, FETCH_AGAIN, Place(self.file, Span(start, start)))

    def unknown_form(self, what: str) -> None:
        """The file holds ``what``, which is no answer of the registry's."""
        self._add(
            "CS082",
            f"the file holds {what}, which is no answer of the registry's",
            "keep in the snapshot only entries (SOAP answers, CommunicationParty as XML, or the "
            "REST API's JSON), answers of GetProcessesInCpp, and CPPs as XML",
            Place(self.file),
        )

    def wrong(self, path: Path, message: str, help: str = FETCH_AGAIN) -> None:
        """The value at a path of NHN's names is not what the registry's contract says."""
        self._add("CS083", message, help, Place(self.file, FILE_START, path))

    def refusal(self, message: str) -> None:
        """The file is the registry's refusal of a question."""
        help = "ask the registry for a HER-ID that it knows, or remove the file"
        self._add("CS085", message, help, Place(self.file))

    def disagrees(self, message: str, other: str) -> None:
        """The file contradicts another one, and neither is known to be the newer one."""
        help = "keep the newer answer, and remove the other one"
        related = (Related("the other one is here", Place(other)),)
        self._add("CS084", message, help, Place(self.file), related)

    def _add(
        self,
        code: str,
        message: str,
        help: str,
        place: Place,
        related: tuple[Related, ...] = (),
    ) -> None:
        """Add a finding, unless a value that is read for two purposes was found wrong before."""
        draft = Draft(code, message, help, place, related)
        if not self.full and draft not in self.drafts:
            self.drafts.append(draft)
