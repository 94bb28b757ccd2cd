"""Tables of the room, one subject a file."""

from sambut.competitions.models.bodies import Figure, Snapshot, Spread, Stated
from sambut.competitions.models.edition import Category, Change, CheckItem, Cluster, Edition, Group, Period, Rule
from sambut.competitions.models.enclosing import AskedFile, EntryFile
from sambut.competitions.models.entry import Answer, Beside, Entry, EntryNote, Saving, Tick
from sambut.competitions.models.final import (
    FinalCriterion,
    FinalDay,
    FinalPlan,
    FinalResult,
    FinalRoom,
    Panelist,
    Revocation,
    Sheet,
    SheetMark,
    Slot,
    Verdict,
)
from sambut.competitions.models.form import Criterion, Level, Question
from sambut.competitions.models.happening import (
    CertificateEvent,
    EditionEvent,
    EntryEvent,
    MaintenanceEvent,
    ReadingEvent,
    SheetEvent,
    VisitEvent,
)
from sambut.competitions.models.hosting import Maintenance, Partner
from sambut.competitions.models.judging import Conflict, Declaration, Judge, Mark, Reading
from sambut.competitions.models.kept import Counted, Honour, Tally
from sambut.competitions.models.likeness import Fingerprint, Likeness
from sambut.competitions.models.panel import Remark, Revision, Study
from sambut.competitions.models.papers import Certificate, Foreword, Paper, PaperRun
from sambut.competitions.models.past import PastEdition
from sambut.competitions.models.plenary import Ballot, Presence, Sitting
from sambut.competitions.models.results import Choice, Objection, Result, Standing
from sambut.competitions.models.visiting import Visit, VisitItem, VisitPhoto, VisitTick

__all__ = [
    "Answer", "AskedFile", "Ballot", "Beside", "Category", "Certificate", "CertificateEvent", "Change", "CheckItem",
    "Choice", "Cluster", "Conflict", "Counted", "Criterion", "Declaration", "Edition", "EditionEvent", "Entry",
    "EntryEvent", "EntryFile", "EntryNote", "Figure", "FinalCriterion", "FinalDay", "FinalPlan", "FinalResult", "FinalRoom",
    "Fingerprint", "Foreword", "Group", "Honour", "Judge", "Level", "Likeness", "Maintenance", "MaintenanceEvent",
    "Mark", "Objection", "Panelist", "Paper", "PaperRun", "Partner", "PastEdition", "Period", "Presence",
    "Question", "Reading", "ReadingEvent", "Remark", "Result", "Revision", "Revocation", "Rule", "Saving", "Sheet",
    "SheetEvent", "SheetMark", "Sitting", "Slot", "Snapshot", "Spread", "Standing", "Stated", "Study", "Tally",
    "Tick", "Verdict", "Visit", "VisitEvent", "VisitItem", "VisitPhoto", "VisitTick",
]  # fmt: skip
