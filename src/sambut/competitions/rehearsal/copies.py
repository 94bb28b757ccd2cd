"""Texts compared as the secretariat's check does, and whether the planted copies were found."""

from typing import Any

from sambut.competitions.models import Answer, Edition, Entry, Question
from sambut.competitions.rehearsal.world import World
from sambut.competitions.science.shingles import shingles_of
from sambut.competitions.science.similarity import Index
from sambut.competitions.states import PASSED


def found(edition: Edition, world: World) -> dict[str, Any]:
    texts: dict[int, list[str]] = {}
    rows = Answer.objects.filter(entry__edition=edition, entry__state__in=PASSED).order_by(
        "entry_id", "question__position"
    )
    for entry, text in rows.values_list("entry_id", "text"):
        texts.setdefault(entry, []).append(text)
    form = shingles_of([f"{row.title}\n{row.guidance}" for row in Question.objects.filter(edition=edition)])
    told = {
        frozenset((match.one, match.other))
        for match in Index.of({str(entry): "\n".join(parts) for entry, parts in texts.items()}, form).matches()
    }
    of = dict(Entry.objects.filter(pk__in=texts).values_list("innovation_id", "pk"))
    planted = {
        frozenset((str(of[one]), str(of[other])))
        for one, other in ((world.innovations[copy], world.innovations[original]) for copy, original in world.copies)
        if one in of and other in of
    }
    return {
        "entries": len(texts),
        "planted": len(planted),
        "planted and told": len(planted & told),
        "told besides": len(told - planted),
    }
