"""Tests of messages: who receives one, as the decision table has it."""

from collections.abc import Iterator

from clinicspec.expectations.model import MessageExpectation
from clinicspec.expectations.outcome import MOST_SHOWN, Failure, Reason, first_reasons
from clinicspec.model.names import MESSAGE_NAMES, first_of
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import SpecTree
from clinicspec.routing.explain import explain
from clinicspec.routing.explain_rows import not_offered
from clinicspec.routing.table import Delivery, Reception


def list_of(expectation: MessageExpectation) -> Reference:
    """The patient list of who sends the message."""
    if expectation.practitioner is not None:
        return Reference("employee", expectation.practitioner)
    assert expectation.vacant_list is not None
    return Reference("vacant_list", expectation.vacant_list)


def failure_of_message(
    spec: Spec, tree: SpecTree, expectation: MessageExpectation
) -> Failure | None:
    """In what a message does not go as a test expects it."""
    message_type, patient_list = expectation.message, list_of(expectation)
    delivery = spec.once(("tested delivery", message_type), lambda: Delivery(spec, message_type))
    messages, patients = MESSAGE_NAMES[message_type], _patients(spec, patient_list)
    if not delivery.is_offered(patient_list, expectation.on):
        step = not_offered(delivery, patient_list, expectation.on)
        return Failure(
            (f"{patients} are offered {messages}",),
            f"{step.message}, so nobody can send one",
            (Reason("`services` lists what they are offered", tree.place(step.paths[0])),),
        )
    reception = delivery.reception(patient_list, expectation.on)
    unmet = tuple(_unmet(spec, expectation, reception))
    if not unmet:
        return None
    reach = [
        f"{spec.employees[each.employee].name}{' (away)' if each.absent else ''}"
        for each in reception.inboxes
    ]
    actual = f"{messages} from {patients} on {expectation.on} reach {_listed(reach)}"
    if expectation.fallback not in (None, reception.fallback_used):
        actual += f", and the fallback is {'used' if reception.fallback_used else 'not used'}"
    why = [
        Reason(step.message, tree.place(step.paths[0]) if step.paths else None)
        for step in explain(delivery, patient_list, expectation.on)
    ]
    return Failure(unmet, actual, first_reasons(why))


def _unmet(spec: Spec, expectation: MessageExpectation, reception: Reception) -> Iterator[str]:
    """What a test expects of a message and is not so."""
    inboxes = {each.employee: each for each in reception.inboxes}
    for key in expectation.reaches:
        if key not in inboxes:
            yield f"they reach {spec.employees[key].name}"
    if expectation.only is not None and set(expectation.only) != set(inboxes):
        only = _listed([spec.employees[key].name for key in expectation.only])
        yield f"they reach {only}" + (", and nobody else" if expectation.only else "")
    for key in expectation.reaches_not:
        if key in inboxes:
            yield f"they do not reach {spec.employees[key].name}"
    for key in expectation.absent:
        if key not in inboxes or not inboxes[key].absent:
            yield f"they reach {spec.employees[key].name}, who is away"
    if expectation.fallback not in (None, reception.fallback_used):
        yield f"the fallback is {'used' if expectation.fallback else 'not used'}"


def _patients(spec: Spec, patient_list: Reference) -> str:
    name = spec.name_of(patient_list)
    return f"{name}'s patients" if patient_list.kind == "employee" else f"patients of {name}"


def _listed(names: list[str]) -> str:
    return first_of(names, MOST_SHOWN) if names else "nobody"
