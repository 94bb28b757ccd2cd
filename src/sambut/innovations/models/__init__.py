"""Tables of the room, one subject a file."""

from sambut.innovations.models.awards import Award
from sambut.innovations.models.evidence import Attachment, Confirmation, EvidenceBlock, Indicator, IndicatorValue
from sambut.innovations.models.ideas import Idea
from sambut.innovations.models.innovation import Innovation, InnovationEvent
from sambut.innovations.models.parts import (
    Beneficiary,
    CaseLink,
    Classification,
    GoalLink,
    ServiceLink,
    Spending,
    Staffing,
    TopicLink,
)
from sambut.innovations.models.plans import YearPlan
from sambut.innovations.models.team import Innovator, Member
from sambut.innovations.models.words import Word
from sambut.innovations.models.writing import Beside, Manuscript, Note, Saving, Version

__all__ = [
    "Attachment", "Award", "Beneficiary", "Beside", "CaseLink", "Classification", "Confirmation", "EvidenceBlock", "GoalLink", "Idea", "Indicator", "IndicatorValue", "Innovation", "InnovationEvent", "Innovator", "Manuscript", "Member", "Note", "Saving", "ServiceLink", "Spending", "Staffing", "TopicLink", "Version", "Word", "YearPlan",
]  # fmt: skip
