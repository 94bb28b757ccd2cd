"""Tables of the room, one subject a file."""

from sambut.replication.models.agreement import Agreement, Clause, Note, Paper, Party
from sambut.replication.models.happening import ReplicationEvent
from sambut.replication.models.interest import Interest, Willingness
from sambut.replication.models.need import Answer, Need, Offer
from sambut.replication.models.plan import Check, Coaching, Evidence, Extension, Measure, Milestone
from sambut.replication.models.reference import ClauseTemplate, Term

__all__ = [
    "Agreement", "Answer", "Check", "Clause", "ClauseTemplate", "Coaching", "Evidence", "Extension", "Interest", "Measure", "Milestone",
    "Need", "Note", "Offer", "Paper", "Party", "ReplicationEvent", "Term", "Willingness",
]  # fmt: skip
