"""Tables of the room, one subject a file."""

from sambut.competitions.models.edition import Category, Change, CheckItem, Cluster, Edition, Group, Period, Rule
from sambut.competitions.models.entry import Answer, Beside, Entry, EntryNote, Saving, Tick
from sambut.competitions.models.form import Criterion, Level, Question
from sambut.competitions.models.happening import EditionEvent, EntryEvent, ReadingEvent
from sambut.competitions.models.judging import Conflict, Declaration, Judge, Mark, Reading
from sambut.competitions.models.past import PastEdition
from sambut.competitions.models.results import Choice, Objection, Result, Standing

__all__ = [
    "Answer", "Beside", "Category", "Change", "CheckItem", "Choice", "Cluster", "Conflict", "Criterion", "Declaration", "Edition",
    "EditionEvent", "Entry", "EntryEvent", "EntryNote", "Group", "Judge", "Level", "Mark", "Objection", "PastEdition", "Period",
    "Question", "Reading", "ReadingEvent", "Result", "Rule", "Saving", "Standing", "Tick",
]  # fmt: skip
