"""Mistakes of shape: what is said of each, and that no mistake passes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from clinicspec.diagnostics.finding import Severity
from clinicspec.model import references, shape
from clinicspec.model.shape import read_spec
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import SpecTree, join
from clinicspec.source.read import read
from clinicspec.source.tree import Mapping, Node, Scalar, Sequence
from tests.clinics import REFERENCE, checked
from tests.model.findings import placed
from tests.rules.mutated import edited
from tests.rules.pages import completed

THREE_UNITS = (
    "the clinic has 3 units, and PatientSky gives one of the kind `clinic` a single one, so "
    "messages to the others would reach nobody"
)

CASES: list[tuple[str, list[tuple[str, str, str]]]] = [
    (
        "gruops: {}",
        [
            ("CS030", "1:1", "`gruops` is no section of a spec"),
        ],
    ),
    (
        "calender: {}",
        [
            ("CS030", "1:1", "`calender` is no section of a spec"),
        ],
    ),
    (
        "environment: prod",
        [
            ("CS033", "1:14", "`environment` is “prod”, which has no meaning here"),
        ],
    ),
    (
        "clinicspec: 2",
        [
            (
                "CS033",
                "1:13",
                "`clinicspec` is “2”, and this clinicspec reads version 1 of the language",
            ),
        ],
    ),
    (
        "clinicspec: '1'",
        [],
    ),
    (
        "groups:",
        [
            ("CS036", "1:1", "`groups` is left empty"),
        ],
    ),
    (
        "groups: lab",
        [
            ("CS032", "1:9", "`groups` is “lab”, not ids with what stands under them"),
        ],
    ),
    (
        ("groups:\n  - lab"),
        [
            ("CS032", "2:3", "`groups` is a list, not ids with what stands under them"),
        ],
    ),
    (
        "groups: {lab: }",
        [
            ("CS036", "1:10", "the group `lab` is left empty"),
        ],
    ),
    (
        "groups: {lab: [ali]}",
        [
            ("CS032", "1:15", "the group `lab` is a list, not keys with values"),
        ],
    ),
    (
        "groups: {lab: {}}",
        [
            ("CS031", "1:10", "`members` of the group `lab` is missing"),
            ("CS031", "1:10", "`name` of the group `lab` is missing"),
        ],
    ),
    (
        ("groups:\n  lab: {name: Lab, membres: [ali]}"),
        [
            ("CS030", "2:20", "`membres` of the group Lab is an unknown key"),
        ],
    ),
    (
        ("groups:\n  lab: {name: Lab, members: [ali], colour: red}"),
        [
            ("CS030", "2:36", "`colour` of the group Lab is an unknown key"),
        ],
    ),
    (
        ("groups:\n  lab: {name: Lab, members: ali}"),
        [
            ("CS032", "2:29", "`members` of the group Lab is “ali”, not a list"),
        ],
    ),
    (
        ("groups:\n  lab: {name: Lab, members: [ali, '', []]}"),
        [
            ("CS034", "2:35", "`members` of the group Lab holds a blank text"),
            ("CS032", "2:39", "`members` of the group Lab holds a list, where one text belongs"),
        ],
    ),
    (
        ("groups:\n  lab: {name: Lab, members: [Ali]}"),
        [
            ("CS037", "2:30", "there is no employee `Ali`"),
        ],
    ),
    (
        ("groups:\n  lab: {name: Lab, members: [gp]}"),
        [
            ("CS037", "2:30", "there is no employee `gp`"),
        ],
    ),
    (
        ("groups:\n  lab: {name: [Lab], members: []}"),
        [
            ("CS032", "2:15", "`name` of the group `lab` is a list, where one text belongs"),
        ],
    ),
    (
        ("groups:\n  lab: {name: {nb: Lab}, members: []}"),
        [
            ("CS032", "2:15", "`name` of the group Lab is a mapping, where one text belongs"),
        ],
    ),
    (
        ("groups:\n  lab: {name: , members: []}"),
        [
            ("CS036", "2:9", "`name` of the group `lab` is left empty"),
        ],
    ),
    (
        ("groups:\n  Lab 1: {name: Lab, members: []}\n  lab: {name: Lab, members: []}"),
        [
            ("CS038", "2:3", "`groups` holds “Lab 1”, which is not an id"),
        ],
    ),
    (
        ("groups:\n  lab: {name: Lab, members: [], members: []}"),
        [
            (
                "CS010",
                "2:33",
                "the key members stands here a second time, so one of the two would be lost",
            ),
        ],
    ),
    (
        (
            "org_units: {main: {name: Nede, parent: upstairs}, upstairs: {name: Oppe}, "
            "other: {name: Ute}}\n"
            "positions:\n"
            "  gp-kari: {role: gp, holder: kari}"
        ),
        [
            (
                "CS031",
                "3:3",
                "`org_unit` of the position `gp-kari` is missing, and the clinic has 3 units",
            ),
            ("HN057", "5:1", THREE_UNITS),
        ],
    ),
    (
        (
            "org_units: {a: {name: A, parent: b}, b: {name: B, parent: a}, c: {name: C, "
            "parent: a}}\n"
            "positions: {}"
        ),
        [
            (
                "CS041",
                "1:34",
                "the unit A lies below itself, so nobody can tell who is in it",
            ),
            ("HN057", "4:1", THREE_UNITS),
        ],
    ),
    (
        (
            "positions: {p: {role: gp, holder: [kari]}, q: {role: gp, holder: }, r: {role: "
            "gp, holder: null}, s: {role: lab}}"
        ),
        [
            ("CS034", "1:35", "`holder` of the position `p` is a list, not an employee's id"),
            ("CS037", "1:108", "there is no role `lab`"),
        ],
    ),
    (
        (
            "week_templates:\n"
            "  gp-week: [{days: mon, from: '08:00', to: '09:00', types: [consultation]}]\n"
            "  lab-week: {days: mon}"
        ),
        [
            ("CS032", "3:13", "the week template `lab-week` is a mapping, not a list"),
        ],
    ),
    (
        ("week_templates:\n  gp-week: [mon]\n  lab-week:"),
        [
            ("CS032", "2:13", "the week template `gp-week` holds “mon”, not keys with values"),
            ("CS036", "3:3", "the week template `lab-week` is left empty"),
        ],
    ),
    (
        (
            "week_templates:\n"
            "  gp-week: [{days: mon, from: '08:00', to: '09:00', types: [consultation]}]\n"
            "  lab-week: [{days: mon-fry, from: 8:00, types: [blood_test], staff: [ali]}]"
        ),
        [
            ("CS031", "3:14", "`to` of a block of the week template `lab-week` is missing"),
            (
                "CS034",
                "3:21",
                "`days` of a block of the week template `lab-week` is “mon-fry”, where “fry” "
                "is no day",
            ),
            (
                "CS034",
                "3:36",
                "`from` of a block of the week template `lab-week` is “8:00”, which is not a "
                "time of day",
            ),
            (
                "CS032",
                "3:70",
                "`staff` of a block of the week template `lab-week` is a list, where one "
                "text belongs",
            ),
        ],
    ),
    (
        (
            "week_templates:\n"
            "  gp-week: [{days: mon, from: '08:00', to: '09:00', types: [consultation]}]\n"
            "  lab-week: [{days: fri-mon, from: '08:00', to: '24:00', types: []}]"
        ),
        [
            (
                "CS034",
                "3:21",
                "`days` of a block of the week template `lab-week` is “fri-mon”, which runs "
                "over the week's end",
            ),
            (
                "CS034",
                "3:49",
                "`to` of a block of the week template `lab-week` is “24:00”, which is not a "
                "time of day",
            ),
            ("CS036", "3:65", "`types` of a block of the week template `lab-week` is empty"),
        ],
    ),
    (
        (
            "appointment_types:\n"
            "  consultation: {name: [[]], minutes: 20}\n"
            "  confidential: {name: {fr: Un, nb: ' '}, minutes: 20}\n"
            "  blood_test: {name: {}, minutes: 10, online: true, resource: {category: lab}, "
            "information: {nb: Prøve, nm: Prøve}}"
        ),
        [
            (
                "CS032",
                "2:24",
                "`name` of the appointment type `consultation` is a list, where one text belongs",
            ),
            ("CS030", "3:25", "`fr` of `name` of the appointment type Un is an unknown key"),
            (
                "CS034",
                "3:37",
                "`nb` of `name` of the appointment type Un is blank, so nothing is shown in its "
                "place",
            ),
            (
                "CS039",
                "4:22",
                "`name` of the appointment type `blood_test` has no text in bokmål, which "
                "`languages` promises to patients",
            ),
            (
                "CS030",
                "4:105",
                "`nm` of `information` of the appointment type `blood_test` is an unknown key",
            ),
        ],
    ),
    (
        (
            "appointment_types:\n"
            "  consultation: {name: Time, minutes: 20, online: yes, address: {street: Gata}}\n"
            "  confidential: {name: Samtale, minutes: 20, hidden: true}\n"
            "  blood_test: {name: Prøve, minutes: 10, online: true, resource: lab, "
            "information: x}"
        ),
        [
            (
                "CS034",
                "2:51",
                "`online` of the appointment type Time is “yes”, which is not true or false",
            ),
            ("CS031", "2:56", "`city` of the address of the appointment type Time is missing"),
            (
                "CS031",
                "2:56",
                "`postal_code` of the address of the appointment type Time is missing",
            ),
            (
                "CS032",
                "4:66",
                "`resource` of the appointment type Prøve is “lab”, not keys with values",
            ),
        ],
    ),
    (
        (
            "patient_lists: {risk: {name: Risiko, owner: [ali]}, old: {name: Eldre, owner: "
            "}, new: {name: Nye, owner: {employee: }}, all: {name: Alle, owner: {group: ''}}}"
        ),
        [
            (
                "CS034",
                "1:45",
                "`owner` of the patient list Risiko is a list, where one reference belongs",
            ),
            ("CS036", "1:72", "`owner` of the patient list Eldre is left empty"),
            (
                "CS034",
                "1:107",
                "`owner` of the patient list Nye names an empty value, where an id belongs",
            ),
            ("CS034", "1:154", "`owner` of the patient list Alle names “”, where an id belongs"),
        ],
    ),
    (
        "staffing: ali",
        [
            ("CS032", "1:11", "`staffing` is “ali”, not a list"),
        ],
    ),
    (
        "staffing: [{employee: aly, days: mon, from: '08:00', to: '09:00'}]",
        [
            ("CS037", "1:23", "there is no employee `aly`"),
        ],
    ),
    (
        "routing: []",
        [
            ("CS032", "1:10", "`routing` is a list, not keys with values"),
        ],
    ),
    (
        "routing: {e_contact: practitioner}",
        [
            ("CS032", "1:22", "`e_contact` of the routing is “practitioner”, not keys with values"),
        ],
    ),
    (
        "routing: {e_contact: }",
        [
            ("CS036", "1:11", "`e_contact` of the routing is left empty"),
        ],
    ),
    (
        "message_templates: {a: {type: e_contact, subject: ' ', attachments: [../a.pdf]}}",
        [
            (
                "CS034",
                "1:51",
                "`subject` of the message template `a` is blank, so nothing is shown in its place",
            ),
            (
                "CS034",
                "1:70",
                "`attachments` of the message template `a` holds “../a.pdf”, which is not a "
                "file beside the spec",
            ),
        ],
    ),
    (
        (
            "employees:\n"
            "  null: {name: Kari, administrator: true, profession: gp, her_id: 8900101, "
            "hpr_number: 9900101}\n"
            ""
        ),
        [
            ("CS038", "2:3", "`employees` holds “null”, which is a word of the spec language"),
        ],
    ),
    (
        (
            "employees: {kari: {name: Kari Lunde, profession: gpp, licence: [], "
            "administrator: 1, active: 2026, absences: {from: 2026-01-01}, patient_list: "
            "{capacity: 0, common: }, service: {code_system: OID, code: X Y}}, ali: {name: "
            "Ali Demir, profession: health_secretary, her_id: none}}"
        ),
        [
            ("CS033", "1:50", "`profession` of Kari Lunde is “gpp”, which has no meaning here"),
            ("CS033", "1:64", "`licence` of Kari Lunde is a list, where one word belongs"),
            ("CS034", "1:83", "`administrator` of Kari Lunde is “1”, which is not true or false"),
            ("CS032", "1:94", "`active` of Kari Lunde is “2026”, not keys with values"),
            ("CS032", "1:110", "`absences` of Kari Lunde is a mapping, not a list"),
            (
                "CS034",
                "1:155",
                "`capacity` of the patient list of Kari Lunde is 0, which is not between 1 "
                "and 5000 patients",
            ),
            ("CS036", "1:158", "`common` of the patient list of Kari Lunde is left empty"),
            (
                "CS034",
                "1:192",
                "`code_system` of the service of Kari Lunde is “OID”, which is not a code list",
            ),
            ("CS034", "1:203", "`code` of the service of Kari Lunde is “X Y”, which is not a code"),
        ],
    ),
    (
        (
            "booking_sites: {a: {title: {en: A}, appointment_types: [blood_test], calendars: "
            "[lab], open: {from: 1.10.2026}}}"
        ),
        [
            (
                "CS039",
                "1:28",
                "`title` of the booking site A has no text in bokmål, which `languages` "
                "promises to patients",
            ),
            (
                "CS034",
                "1:101",
                "`from` of the season of the booking site A is “1.10.2026”, which is not a date",
            ),
        ],
    ),
]
"""Sections of a spec, and what is said of them: code, line:column, message."""


@pytest.mark.parametrize(("sections", "expected"), CASES, ids=[text for text, _ in CASES])
def test_mistakes_of_shape(sections: str, expected: list[tuple[str, str, str]]) -> None:
    """Every mistake is said once, where it stands, in words that name whom it concerns."""
    assert placed(completed(f"{sections}\n")) == expected


def _tree(text: str) -> SpecTree | None:
    """The tree of a spec in which nothing was left out; None for others."""
    document, problems = read("clinic.yaml", text.encode())
    if problems or not isinstance(document.root, Mapping):
        return None
    return join("clinic", [document], incomplete=False)[0]


def _scalars(node: Node) -> list[Scalar]:
    """All values without parts, in order."""
    if isinstance(node, Scalar):
        return [node]
    inner = node.items if isinstance(node, Sequence) else [e.value for e in node.entries.values()]
    return [scalar for each in inner for scalar in _scalars(each)]


def _values(text: str) -> list[tuple[int, int]]:
    """Where the scalars of a spec stand."""
    tree = _tree(text)
    assert tree is not None
    return [(scalar.start, scalar.end) for scalar in _scalars(tree.root)]


def _keys(node: Node) -> list[tuple[int, int]]:
    """Where the keys of a spec stand."""
    if isinstance(node, Scalar):
        return []
    if isinstance(node, Sequence):
        return [key for item in node.items for key in _keys(item)]
    return [
        key
        for entry in node.entries.values()
        for key in [(entry.key_start, entry.key_end), *_keys(entry.value)]
    ]


@pytest.mark.parametrize(("start", "end"), _values(REFERENCE.read_text()))
def test_no_value_may_be_left_out(start: int, end: int) -> None:
    """A key without a value is found, whatever the key; only a position may be empty."""
    text = REFERENCE.read_text()
    if text[:start].endswith(("[", ", ")) and text[end] in ",]":
        return  # an item of a list, which may end with a comma
    findings = checked(f"{text[:start]}{text[end:]}").findings
    errors = [each for each in findings if each.severity == Severity.ERROR]
    assert len(errors) == (0 if text[:start].endswith("holder: ") else 1)


FULL = edited(
    completed("""\
patient_lists: {risk: {name: Risikogruppe, owner: {group: lab}}}
periods: {autumn: [2026-W34/2026-W51, 2027-W02]}
staffing: [{employee: ali, days: [mon, wed-fri], from: "08:00", to: "12:00", weeks: autumn}]
routing: {e_contact: {mode: both, recipients: [{role: gp}, whole_clinic]}}
message_templates: {lab: {type: e_contact, subject: Prøve, attachments: [files/forberedelse.pdf]}}
booking_sites: {lab: {title: Prøver, appointment_types: [blood_test], calendars: [lab]}}
"""),
    (
        "  patientsky:",
        """\
  vacant_lists: {her_id: 8900120, lists: {old: {name: Liste 4}}, services: [e_contact]}
  site: {base_url: "https://time.fjordbyen.example", colour: "#1c5d6b", no_show: {nb: Ring oss}}
  notifications: {enabled: true, channels: [sms]}
  closed: [2026-12-24/2026-12-31]
  patientsky:""",
    ),
    ("{capacity: 1100}", "{capacity: 1100, continues_as: {vacant_list: old}}"),
    (
        "health_secretary, her_id: none}",
        "health_secretary, her_id: none, absences: [{from: 2026-09-14, to: 2026-09-18}]}",
    ),
)
"""A spec with nearly everything that the language has."""

SPANS = [*_values(FULL), *_keys(_tree(FULL).root)]  # type: ignore[union-attr]
LINES = FULL.splitlines(keepends=True)

WORDS = "null ~ pending none 0 -1 1e3 08:00 2026-W34 2026-02-30 everyone own_list kari lab mon-fri"
FLOW = ["[]", "{}", "[[]]", "{a: b}", "[kari, lab]", "{employee: kari}", "{group: lab}", "*x", "!a"]
KEYS = "name her_id active employees clinic services days from to her-id Name"
NASTY = st.sampled_from([*WORDS.split(), *FLOW, *KEYS.split()]) | st.text(max_size=8).map(
    json.dumps
)


@st.composite
def mutated_specs(draw: st.DrawFn) -> str:
    """The full spec with lines removed, repeated or swapped, or keys and values replaced."""
    if draw(st.booleans()):
        lines = list(LINES)
        for _ in range(draw(st.integers(1, 3))):
            here, there = draw(st.tuples(*[st.integers(0, len(lines) - 1)] * 2))
            match draw(st.sampled_from(["remove", "repeat", "swap"])):
                case "remove":
                    del lines[here]
                case "repeat":
                    lines.insert(there, lines[here])
                case "swap":
                    lines[here], lines[there] = lines[there], lines[here]
        return "".join(lines)
    text = FULL
    spans = draw(st.lists(st.sampled_from(SPANS), min_size=1, max_size=3, unique=True))
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + draw(NASTY) + text[end:]
    return text


@given(mutated_specs())
def test_no_mistake_passes(text: str) -> None:
    """Checking never fails, and what pydantic refuses as a whole is an error in the findings."""
    findings = checked(text).findings
    tree = _tree(text)
    if tree is not None and not _is_accepted(tree):
        assert any(each.severity == Severity.ERROR for each in findings)


@given(mutated_specs())
def test_both_readings_agree(text: str) -> None:
    """The reading in one go and the one field by field accept the same specs, and read the same."""
    tree = _tree(text)
    if tree is None:
        return
    spec, drafts = read_spec(tree, frozenset())
    assert (not drafts) == _is_accepted(tree)
    if not drafts:
        assert spec == Spec.model_validate(tree.root.data)


def _is_accepted(tree: SpecTree) -> bool:
    try:
        Spec.model_validate(tree.root.data)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("text", [FULL, REFERENCE.read_text()], ids=["full", "reference"])
def test_both_readings_give_one_model(text: str) -> None:
    """Whichever way a sound spec is read, the model is the same."""
    tree = _tree(text)
    assert tree is not None
    assert read_spec(tree, frozenset()) == (Spec.model_validate(tree.root.data), [])


@pytest.mark.parametrize(
    ("module", "sections"),
    [
        (references, "groups: {{lab: {{name: Lab, members: [{}]}}}}"),
        (shape, "groups: {{lab: {{name: Lab, members: [], {}}}}}"),
        (shape, "clinic: {{notifications: {{channels: [{}]}}}}"),
        (shape, "week_templates: {{a: [{{days: [{}]}}]}}"),
        (shape, "routing: {{e_contact: {{mode: both, recipients: [{}]}}}}"),
    ],
)
def test_suggestions_are_for_the_first_mistakes(
    module: object, sections: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand wrong words cost little more than a hundred: each guess takes a while."""
    asked = []
    monkeypatch.setattr(module, "closest", lambda word, _: asked.append(word))
    wrong = ", ".join(f"x{number}: y" for number in range(1000))
    if "members: []" not in sections:
        wrong = wrong.replace(": y", "")
    checked(completed(sections.format(wrong) + "\n"))
    assert 0 < len(asked) <= 100
