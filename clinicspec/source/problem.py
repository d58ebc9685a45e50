"""What reading a file can find wrong with it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in one file, between two offsets of its text (see ``SourceText``).

    ``code`` is one of the CS codes whose pages stand in ``clinicspec/rules/reading``.
    """

    code: str
    message: str
    help: str
    start: int
    end: int
    related: tuple[tuple[str, int, int], ...] = ()
    """Other places in the same file: message, start, end."""
