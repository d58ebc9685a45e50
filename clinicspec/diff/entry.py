"""What a diff consists of: entries, each a change as one audience notices it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from clinicspec.diagnostics.finding import Place


class Audience(StrEnum):
    """Who notices a change."""

    PATIENTS = "patients"
    CLINIC = "clinic"
    REGISTRY = "registry"
    SITE = "booking_site"


class Impact(StrEnum):
    """How much a change is to those who notice it, the gravest first."""

    BREAKING = "breaking"
    """Something that somebody relies on is no more: it needs an approval."""
    NOTABLE = "notable"
    HARMLESS = "harmless"
    """Nobody outside sees it."""

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return tuple(Impact).index(self)


Kind: TypeAlias = Literal[
    "list-added",
    "list-gone",
    "list-ends",
    "list-holder-changed",
    "list-renamed",
    "service-added",
    "service-lost",
    "service-moved",
    "type-added",
    "type-lost",
    "type-changed",
    "limit-changed",
    "calendar-added",
    "calendar-lost",
    "calendar-changed",
    "fewer-patients",
    "app-calendar-added",
    "app-calendar-lost",
    "message-receivers",
    "message-unread",
    "slots-changed",
    "slots-gone",
    "party-added",
    "party-gone",
    "party-changed",
    "party-moved",
    "site-added",
    "site-gone",
    "site-moved",
    "site-changed",
    "site-without-booking",
    "index-changed",
    "colour-changed",
    "language-added",
    "language-gone",
    "clinic-added",
    "clinic-gone",
    "added",
    "removed",
    "changed",
    "replaced",
    "renamed",
]
"""What happens, in the word that approvals name; ``docs/diff.md`` says what each is."""


Key: TypeAlias = tuple[str, str, str]
"""What an approval names: clinic, path and kind of change."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does to one subject, before effects of one cause become one entry.

    Its sentence is ``what``, ``lead``, the names of all that it happens to, and ``tail``.
    """

    audience: Audience
    impact: Impact
    kind: Kind
    name: str
    lead: str
    tail: str
    fields: tuple[str, ...]
    """The fields that can bring it about, as ``Change.field`` has them, or what they begin with."""
    about: frozenset[tuple[str, str]]
    """The entities whose changes bring it about: section and id."""
    vaguely_about: frozenset[tuple[str, str]] = frozenset()
    """Those that do where none of the former has changed."""
    what: str = ""
    by_mention: bool = False
    """A change that only names one of the entities brings it about as well."""
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A change, as one audience notices it."""

    clinic: str
    audience: Audience
    impact: Impact
    kind: Kind
    path: str
    """Where in the spec it comes from, by the new side's ids: ``employees.omar.services``."""
    message: str
    """One sentence, without a full stop."""
    details: tuple[str, ...] = ()
    """What else of it this audience notices, a sentence each."""
    before: tuple[Place, ...] = ()
    """Where it stood; of what is new, where it would have."""
    after: tuple[Place, ...] = ()

    @property
    def key(self) -> Key:
        """What an approval names."""
        return self.clinic, self.path, self.kind

    @property
    def sort_key(self) -> tuple[int, int, str, str, str, str]:
        """By audience, then impact: the order in which entries are shown."""
        audience = tuple(Audience).index(self.audience)
        return audience, self.impact.rank, self.clinic, self.path, self.kind, self.message
