"""Texts of the spec language: names, numbers that are labels, addresses, and words for patients."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, PlainValidator, StringConstraints, WithJsonSchema

from clinicspec.model.names import ID, PROVIDER_ID
from clinicspec.model.unreadable import reader, shown, unreadable

ONE_LINE = r"^[^\t\n\r]*\S[^\t\n\r]*$"

Name = Annotated[str, StringConstraints(strict=True, pattern=ONE_LINE, max_length=200)]
"""A line with something in it, as messages, lists and headings repeat it. Strict, since pydantic
otherwise takes ``EMPTY`` for a text."""

LongText = Annotated[str, StringConstraints(strict=True, pattern=r"\S", max_length=2000)]
"""A text with something in it that patients read on its own, perhaps in several lines."""

Id = Annotated[str, StringConstraints(strict=True, pattern=f"^{ID.pattern}$")]
"""The key of whatever can be referred to."""

NamedId = Annotated[
    str,
    StringConstraints(strict=True, pattern=r"\S"),
    WithJsonSchema({"type": "string", "pattern": f"^{ID.pattern}$"}),
]
"""An id where something is named. Any text: what stands under no such id is an unknown reference,
and a key that is no id is one finding however often it is named."""

RESERVED_IDS = ("null", "whole_clinic")
"""Words that stand where an employee's bare id could."""


def _not_reserved(id_: str) -> str:
    if id_ in RESERVED_IDS:
        raise unreadable(f"{shown(id_)}, which is a word of the spec language", "choose another id")
    return id_


EmployeeId = Annotated[Id, AfterValidator(_not_reserved)]
"""The key of an employee."""


def _pattern(pattern: str, what: str, help: str) -> tuple[PlainValidator, WithJsonSchema]:
    """A validator for text of one form, in a pattern that every engine reads alike."""
    compiled = re.compile(pattern)
    return reader(
        lambda text: text if compiled.fullmatch(text) else None,
        what,
        help,
        {"type": "string", "pattern": f"^(?:{pattern})$"},
    )


def _digits(
    pattern: str, what: str, help: str, example: str
) -> tuple[PlainValidator, WithJsonSchema]:
    """Text of digits, that an editor which reads plain YAML may see as a number."""
    validator, _ = _pattern(pattern, what, help)
    return validator, WithJsonSchema(
        {
            "anyOf": [{"type": "string", "pattern": f"^(?:{pattern})$"}, {"type": "integer"}],
            "examples": [example],
        }
    )


PostalCode = Annotated[
    str, *_digits("[0-9]{4}", "a postal code", 'write the four digits, as in "0155"', "0155")
]
Municipality = Annotated[
    str,
    *_digits(
        "[0-9]{4}", "a municipality number", 'write the four digits, as in "0301" for Oslo', "0301"
    ),
]
OrganizationNumber = Annotated[
    str,
    *_digits(
        "[0-9]{9}",
        "an organisation number",
        "write the nine digits from Brønnøysund without spaces",
        "999999018",
    ),
]
HprNumber = Annotated[
    str,
    *_digits(
        "[1-9][0-9]{0,8}",
        "an HPR number",
        "write the digits of the number in the Health Personnel Register, at most nine",
        "9900101",
    ),
]
CodeValue = Annotated[
    str,
    *_digits(
        "[A-Za-z0-9]{1,20}", "a code", "write the code as NHN's list has it, as in KX17", "KX17"
    ),
]
CodeSystem = Annotated[
    str,
    *_digits("[1-9][0-9]{3,4}", "a code list", "write the number of NHN's code list", "8666"),
]
Email = Annotated[
    str,
    *_pattern(
        r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+",
        "an e-mail address",
        "write one address, as in post@fjordbyen.example",
    ),
]
Phone = Annotated[
    str,
    *_pattern(
        r"\+?[0-9][0-9 ]{1,18}[0-9]", "a telephone number", 'write it as in "+47 21 00 00 00"'
    ),
]
Colour = Annotated[
    str, *_pattern("#[0-9a-fA-F]{6}", "a colour", 'write it as in "#1c5d6b", in quotes')
]
Uuid = Annotated[
    str,
    *_pattern(
        PROVIDER_ID.pattern,
        "an id from PatientSky",
        "copy it from PatientSky's booking link: 8-4-4-4-12 hexadecimal digits",
    ),
]
Slug = Annotated[
    str,
    *_pattern(
        "[a-z0-9]+(-[a-z0-9]+)*",
        "the last part of a web address",
        "use a-z, 0-9 and single hyphens, and write æ, ø, å as ae, o, a",
    ),
]
Queues = Annotated[
    str,
    *_pattern(
        "[A-Za-z0-9.-]+(/[A-Za-z0-9._-]+)+",
        "an AMQP address",
        "write host and name space without a HER-ID, as in tb.test.nhn.no/NHNTESTServiceBus",
    ),
]
BookingAddress = Annotated[
    str,
    *_pattern(
        "[a-z0-9-]+(\\.[a-z0-9-]+)+(/[A-Za-z0-9._~-]+)*",
        "a host and path",
        "write it without https:// and without parameters",
    ),
]
FileName = Annotated[
    str,
    *_pattern(
        r"[^/\\:\s.][^/\\:]*(/[^/\\:\s.][^/\\:]*)*",
        "a file beside the spec",
        "write a path below the spec's folder with forward slashes, as in files/info.pdf",
    ),
]


def _read_url(text: str) -> str | None:
    if re.search(r"[^!-~]|[\"<>\\^`{|}]", text):
        return None
    try:
        parts = urlsplit(text)
        sound = parts.scheme == "https" and "." in (parts.hostname or "") and parts.port != 0
    except ValueError:
        return None
    return text if sound and "@" not in parts.netloc else None


Url = Annotated[
    str,
    *reader(
        _read_url,
        "a web address that begins with https://",
        "copy the address from the browser, as in https://fjordbyen.example",
        {"type": "string", "format": "uri", "pattern": "^https://"},
    ),
]

MOST_OF_A_SITE = 200
"""Code points of the address below which pages lie: each page has it in a QR code, and in full on
paper, from where people type it."""

SiteUrl = Annotated[
    str,
    *reader(
        lambda text: _read_url(text) if len(text) <= MOST_OF_A_SITE else None,
        f"a web address of at most {MOST_OF_A_SITE} characters that begins with https://",
        "write where the pages will lie, as in https://time.fjordbyen.example",
        {"type": "string", "format": "uri", "pattern": "^https://", "maxLength": MOST_OF_A_SITE},
    ),
]

BookingLink = Annotated[
    str,
    *reader(
        _read_url,
        "a web address that begins with https://",
        "copy the link that PatientSky gives for this service",
        {"type": "string", "format": "uri", "pattern": "^https://"},
    ),
]
