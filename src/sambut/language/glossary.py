"""The words of a day and a region: the reference table of the house with the glossary laid over it.

`current` asks the database for one number; the words are made anew only when it changed. Take the words once and
give them to `search_text` and `normalise`, however many texts follow.
"""

from collections import OrderedDict
from datetime import date

from django.db.models import Q

from sambut.language.models import GlossaryEntry, GlossaryEvent
from sambut.language.states import Origin
from sambut.language.words import Words, reference_words

MOST_HELD = 64
_held: OrderedDict[tuple[str, date], Words] = OrderedDict()


def current(on: date, region_code: str = "") -> Words:
    """The words in force on a day, for a region and those around it."""
    version = f"glossary-{_newest()}"
    words = _held.get((region_code, on))
    if words is None or words.version != version:
        words = reference_words().extended(version, _rows(on, region_code))
        _held[region_code, on] = words
        if len(_held) > MOST_HELD:
            _held.popitem(last=False)
    return words


def _newest() -> int:
    return GlossaryEvent.objects.order_by("-id").values_list("id", flat=True).first() or 0


def _rows(on: date, region_code: str) -> list[tuple[str, str, bool]]:
    """Reference before own, wide before narrow: the later one wins."""
    parts = region_code.split(".") if region_code else []
    codes = ["", *(".".join(parts[: place + 1]) for place in range(len(parts)))]
    rows = GlossaryEntry.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), starts_on__lte=on, region_code__in=codes)
    found = sorted(rows, key=lambda row: (row.origin == Origin.OWN, len(row.region_code), row.pk))
    return [(row.word, row.meaning, row.stays) for row in found]
