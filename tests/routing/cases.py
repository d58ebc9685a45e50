"""Each sentence of “Meaning” about who receives, in the spec language's page, as a case.

A case changes the clinic below and says the rows of Kari's e-contacts, or of what ``asked`` names.
``*`` marks who is absent.
"""

from typing import NamedTuple

BASE = """
org_units:
  main: {name: Fjordbyen}
  lab: {name: Laboratorium, parent: main}
  room: {name: Prøverom, parent: lab}
  desk: {name: Skranke, parent: main}
roles: {gp: {name: Fastlege}, secretary: {name: Sekretær}}
employees:
  kari: {name: Kari, profession: gp, her_id: 1, services: [e_contact]}
  omar: {name: Omar, profession: gp, her_id: 2, services: [e_contact]}
  lars: {name: Lars, profession: gp_substitute, her_id: 3, in_gp_register: true}
  ali: {name: Ali, profession: health_secretary, her_id: none}
  per: {name: Per, profession: health_secretary, her_id: none}
positions:
  gp-kari: {role: gp, org_unit: main, holder: kari}
  lab-ali: {role: secretary, org_unit: room, holder: ali}
  desk-per: {role: secretary, org_unit: desk, holder: per}
  empty: {role: secretary, org_unit: lab, holder: null}
groups:
  reception: {name: Resepsjon, members: [ali, per]}
  doctors: {name: Leger, members: [kari, omar]}
routing: {e_contact: {mode: practitioner}}
"""

AWAY = "{from: 2026-05-04, to: 2026-05-08}"
AWAY_WITH_LARS = "{from: 2026-05-04, to: 2026-05-08, substitute: lars}"
KARI_AWAY = f"employees: {{kari: {{absences: [{AWAY}]}}}}"
SUBSTITUTED = """
    …/2026-05-03 present: kari (practitioner)
    2026-05-04/2026-05-08 substituted: kari* (practitioner), lars (substitute:kari)
    2026-05-09/… present: kari (practitioner)
"""
ALONE = """
    …/2026-05-03 present: kari (practitioner)
    2026-05-04/2026-05-08 absent: kari* (practitioner)
    2026-05-09/… present: kari (practitioner)
"""
ALWAYS_KARI = "…/… present: kari (practitioner)"
LEFT = "kari: {active: {to: 2026-05-31}, patient_list: {continues_as: {employee: omar}}}"
VACANT = """
clinic: {vacant_lists: {her_id: 9, lists: {v: {name: Liste 4}}, services: [e_contact]}}
"""
STANDS_IN = "substitute_for: {vacant_list: v}"


class Case(NamedTuple):
    """A sentence, a clinic in which it matters, and the rows that follow."""

    sentence: str
    clinic: str
    rows: str
    asked: str = "e_contact kari"


def routing(text: str) -> str:
    """A clinic with another route for e-contacts."""
    return f"routing: {{e_contact: {text}}}"


def selected(recipient: str) -> str:
    """A clinic in which one recipient is selected."""
    return routing(f"{{mode: selected, recipients: [{recipient}]}}")


CASES = [
    Case("practitioner: the inbox of the patient's GP", "", ALWAYS_KARI),
    Case(
        "practitioner: recipients that a route names all the same don't count",
        routing("{mode: practitioner, recipients: [{group: reception}]}"),
        ALWAYS_KARI,
    ),
    Case(
        "default of e-consultations: the patient's practitioner",
        "employees: {kari: {services: [e_consultation]}}",
        ALWAYS_KARI,
        asked="e_consultation kari",
    ),
    Case(
        "default of prescription renewals: the selected receiver whole clinic",
        "employees: {kari: {services: [prescription_renewal]}}",
        "…/… present: kari (whole_clinic), omar (whole_clinic), lars (whole_clinic), "
        "ali (whole_clinic), per (whole_clinic) to whole_clinic",
        asked="prescription_renewal kari",
    ),
    Case(
        "selected: a position to its holder",
        selected("{position: lab-ali}"),
        "…/… present: ali (position:lab-ali) to position:lab-ali",
    ),
    Case(
        "selected: a position without a holder to nobody",
        selected("{position: empty}"),
        "…/… present: nobody to position:empty",
    ),
    Case(
        "selected: a role to the holders of its positions",
        selected("{role: secretary}"),
        "…/… present: ali (role:secretary), per (role:secretary) to role:secretary",
    ),
    Case(
        "selected: a group to its members",
        selected("{group: doctors}"),
        "…/… present: kari (group:doctors), omar (group:doctors) to group:doctors",
    ),
    Case(
        "selected: a unit to the holders of positions in it and below",
        selected("{org_unit: lab}"),
        "…/… present: ali (org_unit:lab) to org_unit:lab",
    ),
    Case(
        "selected: people who are employed that day",
        selected("{group: reception}")
        + "\nemployees: {per: {active: {from: 2026-05-04, to: 2026-05-08}}}",
        """
        …/2026-05-03 present: ali (group:reception) to group:reception
        2026-05-04/2026-05-08 present: ali (group:reception), per (group:reception) \
to group:reception
        2026-05-09/… present: ali (group:reception) to group:reception
        """,
    ),
    Case(
        "selected: the practitioner's substitute is not brought in",
        selected("{group: doctors}") + f"\nemployees: {{kari: {{absences: [{AWAY_WITH_LARS}]}}}}",
        """
        …/2026-05-03 present: kari (group:doctors), omar (group:doctors) to group:doctors
        2026-05-04/2026-05-08 substituted: kari* (group:doctors), omar (group:doctors) \
to group:doctors
        2026-05-09/… present: kari (group:doctors), omar (group:doctors) to group:doctors
        """,
    ),
    Case(
        "both: the union; nobody receives a message twice",
        routing("{mode: both, recipients: [{group: doctors}, {role: gp}, {position: lab-ali}]}"),
        "…/… present: kari (practitioner, group:doctors, role:gp), omar (group:doctors), "
        "ali (position:lab-ali) to group:doctors, role:gp, position:lab-ali",
    ),
    Case(
        "fallback is added only where nobody present would receive",
        KARI_AWAY + "\n" + routing("{mode: practitioner, fallback: [{group: reception}]}"),
        """
        …/2026-05-03 present: kari (practitioner)
        2026-05-04/2026-05-08 absent: kari* (practitioner), ali (fallback:group:reception), \
per (fallback:group:reception) by fallback
        2026-05-09/… present: kari (practitioner)
        """,
    ),
    Case(
        "fallback: who receives already does not receive twice",
        KARI_AWAY + "\n" + routing("{mode: practitioner, fallback: [{group: doctors}]}"),
        """
        …/2026-05-03 present: kari (practitioner)
        2026-05-04/2026-05-08 absent: kari* (practitioner, fallback:group:doctors), \
omar (fallback:group:doctors) by fallback
        2026-05-09/… present: kari (practitioner)
        """,
    ),
    Case(
        "fallback: not used where it leads to nobody",
        KARI_AWAY + "\n" + routing("{mode: practitioner, fallback: [{position: empty}]}"),
        ALONE,
    ),
    Case(
        "absence holds for the services it lists",
        "employees: {kari: {absences: ["
        "{from: 2026-05-04, to: 2026-05-08, substitute: lars, services: [booking]}]}}",
        ALWAYS_KARI,
    ),
    Case("absence holds for all services where it lists none", KARI_AWAY, ALONE),
    Case(
        "absence: own inbox and the substitute's",
        f"employees: {{kari: {{absences: [{AWAY_WITH_LARS}]}}}}",
        SUBSTITUTED,
    ),
    Case(
        "substitute: only while employed",
        f"employees: {{kari: {{absences: [{AWAY_WITH_LARS}]}}, "
        "lars: {active: {from: 2026-05-06, to: 2026-05-07}}}",
        """
        …/2026-05-03 present: kari (practitioner)
        2026-05-04/2026-05-05 absent: kari* (practitioner)
        2026-05-06/2026-05-07 substituted: kari* (practitioner), lars (substitute:kari)
        2026-05-08/2026-05-08 absent: kari* (practitioner)
        2026-05-09/… present: kari (practitioner)
        """,
    ),
    Case(
        "substitute: only in the GP register",
        f"employees: {{kari: {{absences: [{AWAY_WITH_LARS}]}}, lars: {{in_gp_register: false}}}}",
        ALONE,
    ),
    Case(
        "substitute: a GP is in the register unless the spec denies it",
        "employees: {kari: {absences: [{from: 2026-05-04, to: 2026-05-08, substitute: omar}]}}",
        SUBSTITUTED.replace("lars", "omar"),
    ),
    Case(
        "substitute: a GP outside the register is none",
        "employees: {kari: {absences: [{from: 2026-05-04, to: 2026-05-08, substitute: omar}]}, "
        "omar: {in_gp_register: false}}",
        ALONE,
    ),
    Case(
        "substitute: anybody else only with in_gp_register: true",
        "employees: {kari: {absences: [{from: 2026-05-04, to: 2026-05-08, substitute: anna}]}, "
        "anna: {name: Anna, profession: doctor, her_id: 7}}",
        ALONE,
    ),
    Case(
        "substitute: only with a HER-ID, and pending is none",
        f"employees: {{kari: {{absences: [{AWAY_WITH_LARS}]}}, lars: {{her_id: pending}}}}",
        ALONE,
    ),
    Case(
        "substitute: only while the practitioner's licence is active",
        f"employees: {{kari: {{licence: inactive, absences: [{AWAY_WITH_LARS}]}}}}",
        ALONE,
    ),
    Case(
        "substitute: the substitute's own licence does not matter",
        f"employees: {{kari: {{absences: [{AWAY_WITH_LARS}]}}, lars: {{licence: inactive}}}}",
        SUBSTITUTED,
    ),
    Case(
        "substitute: nobody is their own",
        "employees: {kari: {absences: [{from: 2026-05-04, to: 2026-05-08, substitute: kari}]}}",
        ALONE,
    ),
    Case(
        "a substitute's substitute is not brought in, and who is absent receives, marked",
        f"employees: {{kari: {{absences: [{AWAY_WITH_LARS}]}}, lars: {{absences: ["
        "{from: 2026-05-05, to: 2026-05-05, substitute: omar}]}}",
        """
        …/2026-05-03 present: kari (practitioner)
        2026-05-04/2026-05-04 substituted: kari* (practitioner), lars (substitute:kari)
        2026-05-05/2026-05-05 substituted: kari* (practitioner), lars* (substitute:kari)
        2026-05-06/2026-05-08 substituted: kari* (practitioner), lars (substitute:kari)
        2026-05-09/… present: kari (practitioner)
        """,
    ),
    Case(
        "two absences on one day bring in both substitutes",
        "employees: {kari: {absences: [{from: 2026-05-04, to: 2026-05-05, substitute: lars}, "
        "{from: 2026-05-05, to: 2026-05-05, substitute: omar}]}}",
        """
        …/2026-05-03 present: kari (practitioner)
        2026-05-04/2026-05-04 substituted: kari* (practitioner), lars (substitute:kari)
        2026-05-05/2026-05-05 substituted: kari* (practitioner), lars (substitute:kari), \
omar (substitute:kari)
        2026-05-06/… present: kari (practitioner)
        """,
    ),
    Case(
        "a recipient who is absent keeps receiving, marked",
        selected("{position: lab-ali}") + f"\nemployees: {{ali: {{absences: [{AWAY}]}}}}",
        """
        …/2026-05-03 present: ali (position:lab-ali) to position:lab-ali
        2026-05-04/2026-05-08 present: ali* (position:lab-ali) to position:lab-ali
        2026-05-09/… present: ali (position:lab-ali) to position:lab-ali
        """,
    ),
    Case(
        "a practitioner without a HER-ID can't be written to",
        "employees: {kari: {her_id: none}}",
        "…/… present: nobody",
    ),
    Case(
        "a practitioner whose HER-ID is pending will receive",
        "employees: {kari: {her_id: pending}}",
        ALWAYS_KARI,
    ),
    Case(
        "a service that is not offered has no row",
        "employees: {kari: {services: [e_consultation]}}",
        "",
    ),
    Case(
        "left: the heir's patients are offered what the heir offers, and no row holds longer",
        f"employees: {{omar: {{services: []}}, {LEFT}}}",
        "…/2026-05-31 present: kari (practitioner)",
    ),
    Case(
        "left: what only the heir offers has rows from the handover",
        f"employees: {{{LEFT.replace('active', 'services: [], active')}}}",
        "2026-06-01/… left, as employee:omar: omar (practitioner)",
    ),
    Case(
        "not_started before active.from: no inboxes, whatever the mode",
        selected("{group: reception}") + "\nemployees: {kari: {active: {from: 2026-05-04}}}",
        """
        …/2026-05-03 not_started: nobody
        2026-05-04/… present: ali (group:reception), per (group:reception) to group:reception
        """,
    ),
    Case(
        "left after active.to: without continues_as there is no practitioner",
        "employees: {kari: {active: {to: 2026-05-31}}}\n"
        + routing("{mode: both, recipients: [{position: lab-ali}]}"),
        """
        …/2026-05-31 present: kari (practitioner), ali (position:lab-ali) to position:lab-ali
        2026-06-01/… left: ali (position:lab-ali) to position:lab-ali
        """,
    ),
    Case(
        "left: the rows hold whoever receives for the heir that day",
        f"employees: {{{LEFT}, omar: {{absences: ["
        "{from: 2026-06-08, to: 2026-06-12, substitute: lars}]}}",
        """
        …/2026-05-31 present: kari (practitioner)
        2026-06-01/2026-06-07 left, as employee:omar: omar (practitioner)
        2026-06-08/2026-06-12 left, as employee:omar: omar* (practitioner), lars (substitute:omar)
        2026-06-13/… left, as employee:omar: omar (practitioner)
        """,
    ),
    Case(
        "left: before the heir starts there is no practitioner, and the recipients receive",
        f"employees: {{{LEFT}, omar: {{active: {{from: 2026-06-15}}}}}}\n"
        + routing("{mode: both, recipients: [{position: lab-ali}]}"),
        """
        …/2026-05-31 present: kari (practitioner), ali (position:lab-ali) to position:lab-ali
        2026-06-01/2026-06-14 left, as employee:omar: ali (position:lab-ali) to position:lab-ali
        2026-06-15/… left, as employee:omar: omar (practitioner), ali (position:lab-ali) \
to position:lab-ali
        """,
    ),
    Case(
        "left: chains are followed, to a vacant list too",
        VACANT + f"employees: {{{LEFT}, omar: {{active: {{to: 2026-06-30}}, "
        f"patient_list: {{continues_as: {{vacant_list: v}}}}}}, lars: {{{STANDS_IN}}}}}",
        """
        …/2026-05-31 present: kari (practitioner)
        2026-06-01/2026-06-30 left, as employee:omar: omar (practitioner)
        2026-07-01/… left, as vacant_list:v: lars (practitioner)
        """,
    ),
    Case(
        "left: a chain can end",
        f"employees: {{{LEFT}, omar: {{active: {{to: 2026-06-30}}}}}}",
        """
        …/2026-05-31 present: kari (practitioner)
        2026-06-01/2026-06-30 left, as employee:omar: omar (practitioner)
        2026-07-01/… left: nobody
        """,
    ),
    Case(
        "vacant list: its practitioner is its only employed substitute, while employed",
        VACANT + f"employees: {{lars: {{{STANDS_IN}, active: {{from: 2026-05-04}}}}}}",
        """
        …/2026-05-03 vacant: nobody
        2026-05-04/… substituted: lars (practitioner)
        """,
        asked="e_contact v",
    ),
    Case(
        "vacant list: absent where its substitute is, whose substitute is not brought in",
        VACANT + f"employees: {{lars: {{{STANDS_IN}, "
        "absences: [{from: 2026-05-04, to: 2026-05-08, substitute: omar}]}}",
        """
        …/2026-05-03 substituted: lars (practitioner)
        2026-05-04/2026-05-08 absent: lars* (practitioner)
        2026-05-09/… substituted: lars (practitioner)
        """,
        asked="e_contact v",
    ),
    Case(
        "vacant list: a substitute outside the register is none",
        VACANT + f"employees: {{lars: {{{STANDS_IN}, in_gp_register: false}}}}",
        "…/… vacant: nobody",
        asked="e_contact v",
    ),
    Case(
        "vacant list: a substitute whose licence is not active is none",
        VACANT + f"employees: {{lars: {{{STANDS_IN}, licence: inactive}}}}",
        "…/… vacant: nobody",
        asked="e_contact v",
    ),
    Case(
        "vacant list: not_started before its service is registered, unless somebody stands in",
        VACANT.replace("her_id: 9", "her_id: 9, from: 2026-05-04")
        + f"employees: {{lars: {{{STANDS_IN}, active: {{to: 2026-04-30}}}}}}",
        """
        …/2026-04-30 substituted: lars (practitioner)
        2026-05-01/2026-05-03 not_started: nobody
        2026-05-04/… vacant: nobody
        """,
        asked="e_contact v",
    ),
    Case(
        "vacant list: whose list goes on under one has patients, registered or not",
        VACANT.replace("her_id: 9", "her_id: 9, from: 2026-06-04")
        + "employees: {kari: {active: {to: 2026-05-31}, "
        "patient_list: {continues_as: {vacant_list: v}}}}",
        """
        …/2026-05-31 present: kari (practitioner)
        2026-06-01/… left, as vacant_list:v: nobody
        """,
    ),
    Case(
        "vacant list: with several substitutes there is no practitioner",
        VACANT + f"employees: {{lars: {{{STANDS_IN}}}, omar: {{{STANDS_IN}}}}}",
        "…/… vacant: nobody",
        asked="e_contact v",
    ),
    Case(
        "vacant list: who is not its substitute under the conditions does not count",
        VACANT + f"employees: {{lars: {{{STANDS_IN}}}, omar: {{{STANDS_IN}, her_id: pending}}}}",
        "…/… substituted: lars (practitioner)",
        asked="e_contact v",
    ),
    Case(
        "vacant list: the recipients receive whether there is a practitioner or not",
        VACANT + routing("{mode: both, recipients: [{position: lab-ali}]}"),
        "…/… vacant: ali (position:lab-ali) to position:lab-ali",
        asked="e_contact v",
    ),
    Case(
        "vacant list: a service that is not offered has no row",
        VACANT.replace(", services: [e_contact]", ""),
        "",
        asked="e_contact v",
    ),
]
