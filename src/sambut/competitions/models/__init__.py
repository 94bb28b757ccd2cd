"""Tables of the room, one subject a file."""

from sambut.competitions.models.bodies import Figure, Snapshot, Spread, Stated
from sambut.competitions.models.edition import Category, Change, CheckItem, Cluster, Edition, Group, Period, Rule
from sambut.competitions.models.entry import Answer, Beside, Entry, EntryNote, Saving, Tick
from sambut.competitions.models.form import Criterion, Level, Question
from sambut.competitions.models.happening import CertificateEvent, EditionEvent, EntryEvent, ReadingEvent
from sambut.competitions.models.judging import Conflict, Declaration, Judge, Mark, Reading
from sambut.competitions.models.kept import Counted, Honour, Tally
from sambut.competitions.models.panel import Remark, Revision, Study
from sambut.competitions.models.papers import Certificate, Foreword, Paper, PaperRun
from sambut.competitions.models.past import PastEdition
from sambut.competitions.models.results import Choice, Objection, Result, Standing

__all__ = [
    "Answer", "Beside", "Category", "Certificate", "CertificateEvent", "Change", "CheckItem", "Choice", "Cluster",
    "Conflict", "Counted", "Criterion", "Declaration", "Edition", "EditionEvent", "Entry", "EntryEvent", "EntryNote",
    "Figure", "Foreword", "Group", "Honour", "Judge", "Level", "Mark", "Objection", "Paper", "PaperRun", "PastEdition",
    "Period", "Question", "Reading", "ReadingEvent", "Remark", "Result", "Revision", "Rule", "Saving", "Snapshot",
    "Spread", "Standing", "Stated", "Study", "Tally", "Tick",
]  # fmt: skip
