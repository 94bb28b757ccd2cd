"""The discussion of one entry as a page shows it: judges by number to each other, oneself as such."""

from typing import Any

from sambut.competitions.judging import panels as panel_queries
from sambut.competitions.judging import sentences
from sambut.competitions.models import Reading
from sambut.competitions.states import ReadingState, State
from sambut.mandates.people import Person


def talks(found: Reading) -> bool:
    return found.state == ReadingState.SIGNED and found.judge.edition.state == State.OPEN


def remarks_of(person: Person, found: Reading) -> list[tuple[str, Any]]:
    """The discussion, each word by a number; one's own is called so."""
    if found.state != ReadingState.SIGNED:
        return []
    others: dict[int, int] = {}
    told = []
    for row in panel_queries.remarks(person, found.entry_id):
        mine = row.judge_id == found.judge_id
        place = 0 if mine else others.setdefault(row.judge_id, len(others) + 1)
        told.append((sentences.speaker(place), row))
    return told
