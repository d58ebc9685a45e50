"""All rules over one clinic."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Place, Related
from clinicspec.diagnostics.fix import Fix
from clinicspec.model import edits
from clinicspec.model.messages import Routing
from clinicspec.model.part import Part, Paths
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import SpecTree
from clinicspec.model.unknown import UnknownValue, known
from clinicspec.rules.catalogue import catalogue
from clinicspec.rules.rule import Check, Given, Put, Remark, Remove, Repair, Rule, Say, Subject
from clinicspec.schedule.at_once import covered


class Places:
    """Where the parts of a model stand. Worked out when the first place is asked for."""

    def __init__(self, spec: Spec, tree: SpecTree) -> None:
        self._paths = Paths(spec)
        self._tree = tree

    def of(self, part: Part, *below: str | int) -> Place:
        """The place of a part, or of what stands below it by the spec's keys."""
        return self._tree.place((*self._paths.of(part), *below))

    def fix(self, repair: Repair) -> Fix | None:
        """The edits that a repair takes; None where the spec is not written for small ones."""
        made = []
        for step in repair.steps:
            path = (*self._paths.of(step.spot.part), *step.spot.below)
            match step:
                case Say():
                    made.append(edits.say(self._tree, path, step.text))
                case Put():
                    made.append(edits.put(self._tree, path, step.yaml))
                case Remove():
                    made.append(edits.drop(self._tree, path))
        found = [edit for edit in made if edit is not None]
        return Fix(repair.what, tuple(found), repair.safe) if len(found) == len(made) else None


@cache
def _checks() -> dict[Subject, list[tuple[Rule, Check]]]:
    """The rules' checks by what they look at."""
    checks: dict[Subject, list[tuple[Rule, Check]]] = defaultdict(list)
    for entry in catalogue().values():
        if entry.check is not None and entry.rule.each is not None:
            checks[entry.rule.each].append((entry.rule, entry.check))
    return checks


def _subjects(spec: Spec, each: Subject) -> list[Part]:
    if each == "spec":
        return [spec]
    if each == "routes":
        routing = spec.routing
        names = [name for name in Routing.model_fields if known(routing, name)]
        return [getattr(routing, name) for name in names]
    return list(getattr(spec, each).values())


def run(spec: Spec, given: Given) -> Iterator[tuple[str, Remark]]:
    """What the rules find in one clinic, each with its rule's code."""
    return _without_the_weaker(list(_remarks(spec, given)))


def _remarks(spec: Spec, given: Given) -> Iterator[tuple[str, Remark]]:
    """What each check says of its subjects, of each as far as it meets nothing Unknown."""
    for each, checks in _checks().items():
        try:
            subjects = _subjects(spec, each)
        except UnknownValue:
            continue
        for rule, check in checks:
            arguments = (spec, given) if rule.asks_given else (spec,)
            for subject in subjects:
                try:
                    for remark in check(subject, *arguments):
                        yield rule.code, remark
                except UnknownValue:
                    continue


def _without_the_weaker(found: list[tuple[str, Remark]]) -> Iterator[tuple[str, Remark]]:
    """The remarks but for those that yield to others about the same part at the same times."""
    touching: dict[tuple[str, int], list[Remark]] = defaultdict(list)
    for code, remark in found:
        for part in _parts_of(remark):
            touching[code, part].append(remark)
    for code, remark in found:
        stronger = [
            other
            for name in catalogue()[code].rule.yields_to
            for part in _parts_of(remark)
            for other in touching.get((name, part), ())
        ]
        if not stronger or not _says_all(stronger, remark):
            yield code, remark


def _says_all(stronger: list[Remark], remark: Remark) -> bool:
    """Whether remarks about the same part leave nothing for a weaker one to say."""
    if not remark.times or not all(other.times for other in stronger):
        return True
    return covered(remark.times, [times for other in stronger for times in other.times])


def _parts_of(remark: Remark) -> set[int]:
    """Which parts a remark touches, by identity."""
    return {id(spot.part) for spot in (remark.spot, *(spot for _, spot in remark.related))}


def draft_of(code: str, remark: Remark, places: Places) -> Draft:
    """What a rule says, with its places."""
    return Draft(
        code,
        remark.message,
        remark.help,
        places.of(remark.spot.part, *remark.spot.below),
        tuple(
            Related(message, places.of(spot.part, *spot.below)) for message, spot in remark.related
        ),
        remark.severity,
        places.fix(remark.repair) if remark.repair else None,
    )
