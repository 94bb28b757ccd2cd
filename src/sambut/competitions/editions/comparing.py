"""Texts of entries and records, ready to be compared: fingerprints that are kept, an index that a worker holds, what a likeness is."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q

from sambut.competitions.models import Answer, Edition, Entry, Fingerprint, Question
from sambut.competitions.states import SENT
from sambut.innovations.models import Innovation
from sambut.innovations.states import State as InnovationState

if TYPE_CHECKING:
    from sambut.competitions.science.similarity import Index, Match

TEXTS = ("title", "summary", "problem", "solution", "novelty", "steps", "resources", "prerequisites", "sustaining")
AT_ONCE = 500
NEWER = 200
"""So many texts that came since are compared one by one; then the index is built anew."""
HELD = 2
"""Editions whose index a worker keeps."""
Key = tuple[str, int]
"""`entry` or `innovation`, and its id."""


@dataclass
class Ready:
    """An index and the fingerprints that are in it."""

    index: "Index"
    last: int
    keys: dict[str, Key] = field(default_factory=dict)


_ready: "OrderedDict[int, Ready]" = OrderedDict()


# -- texts ------------------------------------------------------------------------------------------------


def texts_of_entries(ids: Iterable[int]) -> dict[int, str]:
    """Title and answers, as they were submitted."""
    rows = {row.pk: [row.title] for row in Entry.objects.filter(pk__in=list(ids)).only("pk", "title")}
    answers = Answer.objects.filter(entry__in=rows).order_by("entry_id", "question__position", "pk")
    for entry, text in answers.values_list("entry_id", "text"):
        rows[entry].append(text)
    return {pk: "\n\n".join(part for part in parts if part.strip()) for pk, parts in rows.items()}


def texts_of_records(ids: Iterable[int]) -> dict[int, str]:
    rows = Innovation.objects.filter(pk__in=list(ids)).values_list("pk", *TEXTS)
    return {pk: "\n\n".join(part for part in parts if part.strip()) for pk, *parts in rows}


def text_of(key: Key) -> str:
    kind, pk = key
    return (texts_of_entries if kind == "entry" else texts_of_records)([pk]).get(pk, "")


def form_of(edition: Edition) -> Any:
    """Shingles of the form's own words: everybody writes them."""
    from sambut.competitions.science.shingles import shingles_of

    rows = Question.objects.filter(edition=edition).values_list("title", "guidance")
    return shingles_of(part for row in rows for part in row if part)


# -- fingerprints -------------------------------------------------------------------------------------------


def scope_of(edition: Edition) -> tuple[Any, Any]:
    """What its entries are compared with: those submitted to it and to contests before it, and the public catalogue."""
    entries = Entry.objects.filter(state__in=SENT, edition__opened_at__lte=edition.opened_at)
    return entries, Innovation.objects.filter(state=InnovationState.PUBLIC)


def take_fingerprints(edition: Edition, *, at: datetime, changed: bool = True) -> int:
    """Reads every text in its scope that is new, and with `changed` those of the catalogue that changed since. Gives how many."""
    entries, records = scope_of(edition)
    there = Fingerprint.objects.filter(innovation=OuterRef("pk"))
    wanted = Q(~Exists(there))
    if changed:
        wanted |= Q(Exists(there.filter(made_at__lt=OuterRef("changed_at"))))
    return _take("entry", entries.filter(fingerprint=None), at) + _take("innovation", records.filter(wanted), at)


def _take(kind: str, rows: Any, at: datetime) -> int:
    from sambut.competitions.science.fingerprints import fingerprint

    every, made = list(rows.order_by("pk").values_list("pk", flat=True)), 0
    for start in range(0, len(every), AT_ONCE):
        part = every[start : start + AT_ONCE]
        texts = texts_of_entries(part) if kind == "entry" else texts_of_records(part)
        digests = {pk: hashlib.sha256(text.encode()).hexdigest() for pk, text in texts.items()}
        there = Fingerprint.objects.filter(**{f"{kind}__in": part})
        same = {
            getattr(row, f"{kind}_id")
            for row in there.defer("shingles")
            if row.digest == digests[getattr(row, f"{kind}_id")]
        }
        there.filter(**{f"{kind}__in": same}).update(made_at=at)
        there.exclude(**{f"{kind}__in": same}).delete()
        new = [
            Fingerprint(**{f"{kind}_id": pk}, shingles=fingerprint(texts[pk]), digest=digest, made_at=at)
            for pk, digest in digests.items()
            if pk not in same
        ]
        Fingerprint.objects.bulk_create(new, ignore_conflicts=True, batch_size=AT_ONCE)
        made += len(new)
    return made


def fingerprints(edition: Edition, *, after: int = 0) -> Any:
    entries, records = scope_of(edition)
    wanted = Q(entry__in=entries) | Q(innovation__in=records)
    return Fingerprint.objects.filter(wanted, pk__gt=after).order_by("pk")


# -- the index --------------------------------------------------------------------------------------------


def index_of(edition: Edition, *, fresh: bool = False) -> Ready:
    """Everything in its scope whose fingerprint is kept; a worker holds it for the next entry."""
    from sambut.competitions.science.similarity import Index

    held = _ready.get(edition.pk)
    if held and not fresh:
        _ready.move_to_end(edition.pk)
        return held
    keys: dict[str, Key] = {}
    sets, last = [], 0
    for pk, entry, innovation, shingles in _rows(fingerprints(edition)):
        key = _key(entry, innovation)
        keys[_name(key)] = key
        sets.append(shingles)
        last = pk
    found = Ready(Index(tuple(keys), sets, form_of(edition)), last, keys)
    _ready[edition.pk] = found
    while len(_ready) > HELD:
        _ready.popitem(last=False)
    return found


def like(edition: Edition, entry_id: int) -> tuple[list[tuple[Key, "Match"]], Any]:
    """What in the scope is like one submitted entry, and the words that are nobody's own."""
    from sambut.competitions.science.fingerprints import like_one_by_one

    ready = index_of(edition)
    newer = list(_rows(fingerprints(edition, after=ready.last)[: NEWER + 1]))
    if len(newer) > NEWER:
        ready, newer = index_of(edition, fresh=True), []
    own, text = _name(("entry", entry_id)), text_of(("entry", entry_id))
    late = {_name(key): key for key in (_key(entry, innovation) for _pk, entry, innovation, _shingles in newer)}
    few = ((_name(_key(entry, innovation)), shingles) for _pk, entry, innovation, shingles in newer)
    found = [(ready.keys[match.other], match) for match in ready.index.like(text, key=own)]
    return found + [
        (late[match.other], match) for match in like_one_by_one(own, text, few, ready.index)
    ], ready.index.common


def _key(entry: int | None, innovation: int | None) -> Key:
    return ("entry", entry) if entry is not None else ("innovation", innovation or 0)


def _rows(rows: Any) -> Iterable[Any]:
    from sambut.competitions.science.fingerprints import read

    for pk, entry, innovation, shingles in rows.values_list("pk", "entry_id", "innovation_id", "shingles").iterator(
        chunk_size=AT_ONCE
    ):
        yield pk, entry, innovation, read(bytes(shingles))


def _name(key: Key) -> str:
    return f"{key[0]}:{key[1]}"
