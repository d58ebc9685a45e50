"""PatientSky's guide to HelseNorge, sentence by sentence.

Source: https://help.patientsky.com/v/english/integrations/helsenorge
"""

from collections.abc import Mapping

from clinicspec.rules.guide_booking import BOOKING
from clinicspec.rules.guide_messages import MESSAGES
from clinicspec.rules.sentence import Sentence

GUIDE: Mapping[str, tuple[Sentence, ...]] = {**MESSAGES, **BOOKING}
"""By heading, in the guide's order. A rule names the sentences that it holds by their ids."""
