"""References of the spec language: what is named from elsewhere, and by which kinds."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from clinicspec.model.names import ID, cut
from clinicspec.model.unreadable import one_of, one_text, shown, unreadable
from clinicspec.source.tree import EMPTY

Kind: TypeAlias = Literal[
    "employee",
    "group",
    "role",
    "position",
    "org_unit",
    "patient_list",
    "vacant_list",
    "whole_clinic",
    "own_list",
    "clinic_gp_patients",
    "everyone",
]


class Reference(NamedTuple):
    """Something of the clinic that is named from elsewhere. The whole clinic has no id."""

    kind: Kind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}" if self.id else self.kind


SECTIONS_OF_KINDS = {
    "employee": "employees",
    "group": "groups",
    "role": "roles",
    "position": "positions",
    "org_unit": "org_units",
    "patient_list": "patient_lists",
    "vacant_list": "clinic.vacant_lists.lists",
}
"""Where what a reference names is looked up."""

NOUNS = {
    "employee": "employee",
    "group": "group",
    "role": "role",
    "position": "position",
    "org_unit": "unit",
    "patient_list": "patient list",
    "vacant_list": "vacant list",
}
"""What a message calls one of each kind."""


def _article(kind: str) -> str:
    """What a kind is called: “a group”, “an employee”."""
    return f"{'an' if kind == 'employee' else 'a'} {NOUNS[kind]}"


@dataclass(frozen=True)
class _Form:
    """How references are written in a field: {kind: id}, or one of the bare ``words``."""

    kinds: tuple[str, ...]
    words: tuple[str, ...]
    others: str
    """What is wrong with other kinds, as it goes on from "a group, "."""
    code: str | None = None
    """The catalogue's code for another kind."""
    employee_code: str | None = None
    """The catalogue's code for an employee, where it is one of its own."""

    def read(self, value: object) -> Reference:
        """The reference that a value is."""
        if isinstance(value, str):
            if value in self.words:
                return Reference(value, "")  # type: ignore[arg-type]
            if "employee" in self.kinds and value.strip():
                return Reference("employee", value)
            raise self._unknown_word(value)
        if not isinstance(value, dict) or len(value) != 1:
            raise unreadable(f"{shown(value)}, where one reference belongs", self._help())
        ((kind, id_),) = value.items()
        if kind not in self.kinds:
            raise self._wrong_kind(kind, id_)
        if not isinstance(id_, str) or not id_.strip():
            raise unreadable(f"{shown(id_)}, where an id belongs", self._help(), at=(kind,))
        return Reference(kind, id_)

    def _help(self, id_: object = None) -> str:
        name = id_ if isinstance(id_, str) and ID.fullmatch(id_) else "…"
        return "write " + one_of([*(f"{{{kind}: {name}}}" for kind in self.kinds), *self.words])

    def _unknown_word(self, word: str) -> PydanticCustomError:
        wrong = "has no meaning here"
        if self.employee_code:
            wrong = "without a kind means an employee"
        return unreadable(
            f"{shown(word)}, which {wrong}",
            self._help(word),
            code=self.employee_code,
            meant=(word, self.words),
        )

    def _wrong_kind(self, kind: str, id_: object) -> PydanticCustomError:
        code, help, meant = self.code, self._help(), None
        if kind == "employee" and self.employee_code:
            code, what = self.employee_code, "an employee, who can't receive messages as a person"
            help = f"name the position that {shown(id_)} holds, or add one"
        elif kind in NOUNS:
            what = f"{_article(kind)}, {self.others}"
        elif kind in self.words:
            what, help = f"{kind} as a key", f"write {kind} alone"
        else:
            what, help = f"the unknown kind `{cut(kind)}`", self._help(id_)
            meant = (kind, self.kinds)
        return unreadable(what, help, at=(kind,), at_key=True, code=code, meant=meant)

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of a reference."""
        forms: list[dict[str, Any]] = [
            {
                "type": "object",
                "properties": {
                    kind: {"type": "string", "description": f"The id of {_article(kind)}."}
                },
                "required": [kind],
                "additionalProperties": False,
            }
            for kind in self.kinds
        ]
        if self.words:
            forms.append({"enum": list(self.words)})
        if "employee" in self.kinds:
            forms.append({"type": "string", "pattern": f"^{ID.pattern}$"})
        return {"anyOf": forms}


def _in(form: _Form) -> tuple[PlainValidator, WithJsonSchema]:
    return PlainValidator(form.read), WithJsonSchema(form.schema())


_OWNERS = ("employee", "group", "org_unit")
CalendarOwner = Annotated[
    Reference, *_in(_Form(_OWNERS, ("whole_clinic",), "which can't own a calendar", code="HN502"))
]
ListOwner = Annotated[
    Reference, *_in(_Form(_OWNERS, ("whole_clinic",), "which can't own a patient list"))
]
Recipient = Annotated[
    Reference,
    *_in(
        _Form(
            ("position", "group", "role", "org_unit"),
            ("whole_clinic",),
            "which can't receive messages",
            code="HN304",
            employee_code="HN315",
        )
    ),
]
Heir = Annotated[
    Reference,
    *_in(
        _Form(
            ("employee", "vacant_list"),
            (),
            "but who has the patients is an employee or a vacant list",
        )
    ),
]
Audience = Annotated[
    Reference,
    *_in(
        _Form(
            ("patient_list",),
            ("own_list", "clinic_gp_patients", "everyone"),
            "which can't say which patients can book",
        )
    ),
]


def _read_holder(value: object) -> str | None:
    if value is EMPTY or value in ("null", "~"):
        return None
    return one_text(value, "an employee's id", "write an employee's id, or null for an empty seat")


Holder = Annotated[
    str | None,
    PlainValidator(_read_holder),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "null"}]}),
]
