"""Tables of the room, one subject a file."""

from sambut.innovations.models.awards import Award
from sambut.innovations.models.evidence import Attachment, Confirmation, EvidenceBlock, Indicator, IndicatorValue
from sambut.innovations.models.innovation import Innovation, InnovationEvent
from sambut.innovations.models.plans import YearPlan
from sambut.innovations.models.team import Member
from sambut.innovations.models.words import Word
from sambut.innovations.models.writing import Beside, Manuscript, Note, Saving, Version

__all__ = [
    "Attachment", "Award", "Beside", "Confirmation", "EvidenceBlock", "Indicator", "IndicatorValue", "Innovation", "InnovationEvent", "Manuscript", "Member", "Note", "Saving", "Version", "Word", "YearPlan",
]  # fmt: skip
