"""Clinics of every kind that a spec can describe to the Address Registry, also unlikely ones.

They go through the reader and the model, but not through the rules: what the rules would refuse
must not break a backend either, since users may lower a rule's severity.
"""

import json
import re
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from clinicspec.model.build import build
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import join
from clinicspec.source.characters import REFUSED
from clinicspec.source.read import read

Data = dict[str, Any]
"""A spec as plain data, or a part of one."""

CLINIC: Data = {
    "name": "Fjordbyen legesenter",
    "organization_number": "999999018",
    "her_id": 8900100,
    "nhn_member": True,
    "sector": "private",
    "addresses": {},
}
"""No more than a clinic must say."""


def spec_from(clinic: Data, employees: Data | None = None, **sections: Data) -> Spec:
    """The model of a clinic that says ``clinic`` beside what it must say, and other sections."""
    data = {"clinicspec": "1", "clinic": CLINIC | clinic, "employees": employees or {}, **sections}
    content = json.dumps(data, ensure_ascii=False).encode()
    document, problems = read("clinic.yaml", content)
    assert document.data is not None, problems
    tree, about_sections = join("clinic", [document], incomplete=False)
    spec, about_shape = build(tree)
    assert [*problems, *about_sections, *about_shape] == []
    return spec


TEXTS = st.one_of(
    st.sampled_from(
        [
            "Kari & Omar <AS> \"x\" 'y'",
            "]]><!-- &amp; -->",
            "Helse 🩺 Åse",
            "A\u030ase",
            " Øy ",
        ]
    ),
    st.text(min_size=1, max_size=40).filter(
        lambda text: text.strip() and not re.search("[\t\r\n]", text) and not REFUSED.search(text)
    ),
)
IDS = st.from_regex("[a-z0-9][a-z0-9_-]{0,9}", fullmatch=True).filter(
    lambda key: key not in ("null", "whole_clinic")
) | st.sampled_from(["vacant-lists", "resource-booking", "organization"])
NUMBERS = st.integers(1, 2**31 - 1)
DAYS = st.dates(date(1900, 1, 1), date(2190, 12, 31))
CODES = {
    "code_system": st.sampled_from(["8663", "8666", "8660"]),
    "code": st.sampled_from(["KX17", "KF01", "01", "ZZ99"]),
}


@st.composite
def periods(draw: st.DrawFn) -> dict[str, str]:
    """From and to, either of which may be left out."""
    start = draw(DAYS)
    end = start + timedelta(draw(st.integers(0, 400)))
    period = {"from": start.isoformat(), "to": end.isoformat()}
    return {key: period[key] for key in draw(st.sets(st.sampled_from(["from", "to"])))}


def some_of(required: Data, optional: Data) -> st.SearchStrategy[Data]:
    """Data with all of the required keys and any of the others."""
    return st.fixed_dictionaries(required, optional=optional)


ADDRESSES = some_of(
    {"postal_code": st.from_regex("[0-9]{4}", fullmatch=True), "city": TEXTS},
    {"street": TEXTS, "postbox": TEXTS},
)
SERVICES = st.lists(
    st.sampled_from(["time_request", "e_contact", "e_consultation", "prescription_renewal"]),
    unique=True,
)
EMPLOYEES = some_of(
    {
        "name": TEXTS,
        "profession": st.sampled_from(
            ["gp", "gp_substitute", "lis1", "doctor", "nurse", "midwife", "administrator"]
        ),
    },
    {
        "her_id": NUMBERS | st.sampled_from(["pending", "none"]),
        "hpr_number": st.integers(1, 999_999_999).map(str),
        "active": periods(),
        "in_gp_register": st.booleans(),
        "service": st.fixed_dictionaries(CODES),
        "services": SERVICES,
    },
)
CLINICS = some_of(
    {
        "name": TEXTS,
        "her_id": NUMBERS,
        "addresses": some_of({}, {"visiting": ADDRESSES, "postal": ADDRESSES}),
    },
    {
        "phone": st.just("+47 21 00 00 00"),
        "email": st.just("post@fjordbyen.example"),
        "homepage": st.just("https://fjordbyen.example/?a=1&b=2"),
        "municipality": st.sampled_from(["0301", "4601"]),
        "business_type": st.sampled_from(["103", "106", "999"]),
        "messaging": some_of(
            {},
            {
                "amqp": st.just("tb.test.nhn.no/NHNTESTServiceBus"),
                "edi": st.just("meldinger@edi.fjordbyen.example"),
            },
        ),
        "vacant_lists": some_of(
            {"her_id": NUMBERS | st.just("pending"), "lists": st.just({"list-4": {"name": "4"}})},
            {"from": DAYS.map(str), "services": SERVICES, **CODES},
        ),
        "resource_booking": some_of(
            {"her_id": NUMBERS | st.just("pending")}, {"from": DAYS.map(str), **CODES}
        ),
    },
)


def _hpr_numbers_differ(employees: Data) -> bool:
    """A spec in which they don't is refused."""
    numbers = [one["hpr_number"] for one in employees.values() if "hpr_number" in one]
    return len(numbers) == len(set(numbers))


STAFF = st.dictionaries(IDS, EMPLOYEES, max_size=8).filter(_hpr_numbers_differ)
SPECS = st.builds(spec_from, CLINICS, STAFF)
