"""Numbers and flags of the spec language."""

import re
from decimal import Decimal
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import PlainValidator, WithJsonSchema

from clinicspec.model.names import cut
from clinicspec.model.unreadable import one_text, reader, shown, unreadable

HER_ID_MAX = 2_147_483_647
"""HER-IDs are xs:int in NHN's contract."""

_WHOLE = re.compile("-?(0|[1-9][0-9]{0,17})")
_HER_ID = re.compile("[1-9][0-9]{0,9}")


def whole(least: int, most: int, unit: str) -> tuple[PlainValidator, WithJsonSchema]:
    """A whole number between two bounds, both included."""
    help = f"write a whole number of {unit} from {least} to {most}"

    def validate(value: object) -> int:
        text = one_text(value, "a number", help)
        if not _WHOLE.fullmatch(text):
            raise unreadable(f"{shown(text)}, which is not a whole number", help)
        number = int(text)
        if not least <= number <= most:
            raise unreadable(f"{text}, which is not between {least} and {most} {unit}", help)
        return number

    schema = {
        "anyOf": [
            {"type": "integer", "minimum": least, "maximum": most},
            {"type": "string", "pattern": f"^{_WHOLE.pattern}$"},
        ]
    }
    return PlainValidator(validate), WithJsonSchema(schema)


_FLAGS = {"true": True, "false": False}


def _read_flag(text: str) -> bool | None:
    return _FLAGS.get(text.lower())


Flag = Annotated[
    bool,
    *reader(_read_flag, "true or false", "write true or false", {"type": "boolean"}),
]

Pending = Literal["pending"]
NoHerId = Literal["none"]


def _her_id(words: tuple[str, ...], help: str) -> Any:
    """A HER-ID: NHN's number or one of ``words``."""

    def validate(value: object) -> int | str:
        text = one_text(value, "a HER-ID", help)
        if text in words:
            return text
        if not words and text in ("pending", "none"):
            what = f"`{text}`, so NHN can register nothing for it"
            raise unreadable(what, help, code="HN002")
        if not _HER_ID.fullmatch(text) or int(text) > HER_ID_MAX:
            wrong = "begins with a zero, as no HER-ID does" if text[:1] == "0" else "is no HER-ID"
            raise unreadable(f"{shown(text)}, which {wrong}", help, meant=(text, words))
        return int(text)

    schema: dict[str, Any] = {
        "anyOf": [
            {"type": "integer", "minimum": 1, "maximum": HER_ID_MAX},
            {"type": "string", "pattern": f"^{_HER_ID.pattern}$"},
        ]
    }
    if words:
        schema["anyOf"].append({"enum": list(words)})
    return PlainValidator(validate), WithJsonSchema(schema)


ClinicHerId = Annotated[
    int, *_her_id((), "write the number that NHN gave the clinic when it joined")
]
HerIdOrPending = Annotated[
    int | Pending,
    *_her_id(("pending",), "write NHN's number, or `pending` while it is applied for"),
]
HerIdOrNone = Annotated[
    int | Pending | NoHerId,
    *_her_id(
        ("pending", "none"), "write NHN's number, `pending` while it is applied for, or `none`"
    ),
]


class Price(NamedTuple):
    """What a patient pays."""

    amount: Decimal
    currency: str


_PRICE_HELP = "write the kroner as in 250 or 250.50, or as {amount: 250, currency: NOK}"
_PRICE_KEYS = ("amount", "currency")


def _read_price(value: object) -> Price:
    if not isinstance(value, dict):
        return Price(_amount(value, ()), "NOK")
    for key in value:
        if key not in _PRICE_KEYS:
            raise unreadable(
                f"the unknown key `{cut(key)}`",
                _PRICE_HELP,
                at=(key,),
                at_key=True,
                meant=(key, _PRICE_KEYS),
            )
    if "amount" not in value:
        raise unreadable("a mapping without `amount`", _PRICE_HELP)
    currency = value.get("currency", "NOK")
    if not isinstance(currency, str) or not re.fullmatch("[A-Z]{3}", currency):
        what = f"{shown(currency)}, which is not a currency's code of three capital letters"
        raise unreadable(what, "write NOK", at=("currency",))
    return Price(_amount(value["amount"], ("amount",)), currency)


def _amount(value: object, at: tuple[str, ...]) -> Decimal:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,2})?", value):
        raise unreadable(f"{shown(value)}, which is not an amount", _PRICE_HELP, at=at)
    return Decimal(value)


_AMOUNT = {
    "anyOf": [
        {"type": "number", "minimum": 0},
        {"type": "string", "pattern": r"^[0-9]{1,6}(\.[0-9]{1,2})?$"},
    ]
}
PriceValue = Annotated[
    Price,
    PlainValidator(_read_price),
    WithJsonSchema(
        {
            "anyOf": [
                *_AMOUNT["anyOf"],
                {
                    "type": "object",
                    "properties": {
                        "amount": _AMOUNT,
                        "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
                    },
                    "required": ["amount"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
