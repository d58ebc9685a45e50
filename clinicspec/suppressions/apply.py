"""Which findings of a clinic its project has decided to live with, and which decisions are idle."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from clinicspec.diagnostics.draft import Draft
from clinicspec.model.spec_tree import SpecTree
from clinicspec.rules.catalogue import catalogue
from clinicspec.suppressions import said
from clinicspec.suppressions.comments import Comment
from clinicspec.suppressions.tables import Table


@dataclass(frozen=True)
class Decisions:
    """All suppressions that may hold for something in one clinic."""

    comments: Sequence[Comment]
    tables: Sequence[Table]
    folder: Path
    """That of the settings."""
    today: date | None
    used: dict[Comment | Table, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The codes of which each has suppressed something. Filled by ``applied``."""

    @property
    def codes(self) -> set[str]:
        """The rules that they name."""
        named: Iterable[Comment | Table] = (*self.comments, *self.tables)
        return {code for each in named for code in each.codes}

    @property
    def to_place(self) -> set[str]:
        """Whose findings are needed with their places, be they notes that nobody asked for.

        Those of rules that keep the named ones silent are among them.
        """
        return self.codes.union(*(catalogue()[code].rule.yields_to for code in self.codes))

    @cached_property
    def _comments_of(self) -> Mapping[tuple[str, int | None, str], list[Comment]]:
        """The comments by file, line and code that they hold for."""
        comments = defaultdict(list)
        for comment in self.comments:
            for code in comment.codes:
                comments[comment.source.name, comment.line, code].append(comment)
        return comments

    def applied(self, drafts: Iterable[Draft], tree: SpecTree) -> list[Draft]:
        """The same drafts, those marked that are suppressed."""
        codes = self.codes
        return [self._marked(draft, tree) if draft.code in codes else draft for draft in drafts]

    def _marked(self, draft: Draft, tree: SpecTree) -> Draft:
        """A draft with the first suppression that holds for it; all that do are in use."""
        lines = {draft.place.span.start.line}
        if draft.place.path:  # above a calendar is above its key, wherever its first value stands
            lines.add(tree.place(draft.place.path, key=True).span.start.line)
        holding: list[Comment | Table] = [
            comment
            for line in sorted(lines)
            for comment in self._comments_of.get((draft.place.file, line, draft.code), ())
        ]
        holding += [
            table
            for table in self.tables
            if draft.code in table.codes and table.holds_for(draft.place, self.folder)
        ]
        for each in holding:
            self.used[each].add(draft.code)
        for each in holding:
            if not said.is_over(each.suppression.until, self.today):
                return draft._replace(suppression=each.suppression)
        return draft

    def about_comments(self, drafts: Iterable[Draft], *, sound: bool) -> list[Draft]:
        """What is said of comments that are past their day, or suppress nothing.

        ``drafts`` are all of the clinic, marked. Unless it is ``sound``, an error may keep the rule
        silent that a comment names, so that nothing is said of it.
        """
        found = {draft.code for draft in drafts if draft.suppression is None}
        about = []
        for comment in self.comments:
            suppression = comment.suppression
            codes = [*comment.codes]
            if suppression.until and said.is_over(suppression.until, self.today) and codes:
                about.append(said.over(suppression.until, codes, suppression.place))
            elif sound:
                used = self.used.get(comment, set())
                idle = said.unused_codes(codes, used, found, from_a_day=self.today is not None)
                is_own = comment.line == suppression.place.span.start.line
                where = "on this line" if is_own else "on the line below"
                if idle:
                    draft = said.unused(idle, where, suppression.place)
                    about.append(draft._replace(fix=comment.without(idle)))
        return about


def about_tables(
    tables: Sequence[Table],
    used: Mapping[Table, set[str]],
    found: Mapping[str | None, set[str]],
    today: date | None,
    clinics: Collection[str] | None,
) -> list[Draft]:
    """What is said of tables that are past their day, or suppress nothing.

    ``used`` has the codes of which each has suppressed something, and ``found`` those that are
    found and not suppressed, by clinic. ``clinics`` are those in which no error keeps a rule
    silent, where these are not all that there are.
    """
    about = []
    everywhere = set().union(*found.values())
    for table in tables:
        suppression = table.suppression
        if suppression.until and said.is_over(suppression.until, today) and table.codes:
            about.append(said.over(suppression.until, [*table.codes], suppression.place))
        elif clinics is None or table.clinic in clinics:
            in_use = used.get(table, set())
            there = everywhere if table.clinic is None else found.get(table.clinic, set())
            idle = said.unused_codes(table.codes, in_use, there, from_a_day=today is not None)
            if idle:
                about.append(said.unused(idle, "where this setting looks", suppression.place))
    return about
