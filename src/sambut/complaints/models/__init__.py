"""Tables of the room, one subject a file."""

from sambut.complaints.models.clocks import Clock, ClockRule
from sambut.complaints.models.complaint import Complaint, ComplaintEvent
from sambut.complaints.models.drafts import Draft
from sambut.complaints.models.figures import BodyFigures
from sambut.complaints.models.imports import ImportBatch
from sambut.complaints.models.messages import Attachment, Message
from sambut.complaints.models.reference import Category
from sambut.complaints.models.ruling import ClockRuleProposal, RuleEvent
from sambut.complaints.models.sights import Sight
from sambut.complaints.models.words import Word

__all__ = [
    "Attachment", "BodyFigures", "Category", "Clock", "ClockRule", "ClockRuleProposal", "Complaint", "ComplaintEvent", "Draft", "ImportBatch", "Message", "RuleEvent", "Sight", "Word",
]  # fmt: skip
