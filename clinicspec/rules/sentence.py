"""A sentence of PatientSky's guide to HelseNorge, and what holds a clinic to it beside rules."""

from typing import NamedTuple


class Sentence(NamedTuple):
    """One sentence, list item or caption. Which rules hold it, the rules themselves say."""

    id: str
    """The guide's line, as in L77, with b, c … for the line's further sentences."""
    gist: str
    """What it says, in our words."""
    artefacts: tuple[str, ...] = ()
    """What the compiler writes of it: a file, or ``file: field.field``; in lists, of each item."""
    construction: str = ""
    """By what no spec can break it."""
    reason: str = ""
    """Why nothing is done about it."""


LEAD = "leads over to what follows, and that is held"
CLICKS = "says where to click in PatientSky; a spec holds what is set, not the way there"
ELSEWHERE = "points to another page and asks for nothing"
PICTURE = "a caption; what its picture shows is said in the text, and held there"
AT_HELSENORGE = "happens at HelseNorge, and no clinic can set it"
AT_PATIENTSKY = "happens in PatientSky while people work there, and nothing of it is set up"
