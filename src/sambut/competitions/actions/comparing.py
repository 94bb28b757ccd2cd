"""Likenesses are looked for by a job, and settled by people who read the passages."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from sambut.competitions import access
from sambut.competitions.actions.around import answered, locked_edition
from sambut.competitions.editions import comparing, likeness_access
from sambut.competitions.editions.comparing import Key
from sambut.competitions.editions.states import Finding
from sambut.competitions.models import Edition, Entry, Likeness
from sambut.competitions.states import SENT, State, Verb
from sambut.innovations.models import Innovation
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

if TYPE_CHECKING:
    from sambut.competitions.science.similarity import Match, Source

MOST_PASSAGES, LONGEST_PASSAGE, LONGEST_REASON = 8, 1200, 500
Pair = tuple[Entry, Key, "Match"]


@transaction.atomic
def call_compare(edition_id: int, *, by: Person, at: datetime) -> Edition:
    """Asks for the entries to be compared with each other, with earlier contests and with the catalogue. The job does it."""
    edition = locked_edition(edition_id)
    access.require(by, Verb.CALL_COMPARE, edition)
    edition.after(Verb.CALL_COMPARE)
    if not Entry.objects.filter(edition=edition, state__in=SENT).exists():
        raise Refused("edition.call_compare.no_entries")
    edition.move(Verb.CALL_COMPARE, by=by.user_id, at=at)
    return edition


@transaction.atomic
def compare_edition(edition_id: int, *, by: int | None, at: datetime, call: int | None = None) -> int | None:
    """Every entry of the edition. What was settled stays; what is no longer like goes. Gives how many likenesses there are."""
    edition = Edition.objects.get(pk=edition_id)
    edition.after(Verb.COMPARE)
    if answered(edition, Verb.COMPARE, call):
        return None
    comparing.take_fingerprints(edition, at=at)
    ready = comparing.index_of(edition, fresh=True)
    matches = ready.index.matches()
    edition = locked_edition(edition_id)  # nobody waits while texts are compared
    if answered(edition, Verb.COMPARE, call):
        return None
    edition.after(Verb.COMPARE)
    own = {row.pk: row for row in Entry.objects.filter(edition=edition, state__in=SENT).select_related("innovation")}
    pairs = [pair for match in matches if (pair := _paired(ready.keys[match.one], ready.keys[match.other], match, own))]
    kept = _keep(pairs, ready.index.common, at=at)
    Likeness.objects.filter(entry__in=own, finding=Finding.OPEN).exclude(pk__in=kept).delete()
    edition.move(Verb.COMPARE, by=by, at=at, entries=len(own), texts=len(ready.keys), likenesses=len(kept))
    return len(kept)


@transaction.atomic
def compare_entry(entry_id: int, *, at: datetime) -> int:
    """One entry that was just submitted, against everything before it. Gives how many likenesses it has."""
    entry = Entry.objects.select_related("edition", "innovation").get(pk=entry_id)
    if entry.state not in SENT:
        return 0
    comparing.take_fingerprints(entry.edition, at=at, changed=False)
    found, common = comparing.like(entry.edition, entry.pk)
    others = [pk for (kind, pk), _match in found if kind == "entry"]
    own = {
        row.pk: row
        for row in Entry.objects.filter(edition=entry.edition_id, pk__in=others).select_related("innovation")
    }
    own[entry.pk] = entry
    pairs = [pair for key, match in found if (pair := _paired(("entry", entry.pk), key, match, own))]
    return len(_keep(pairs, common, at=at))


@transaction.atomic
def settle_likeness(likeness_id: int, finding: Finding, *, reason: str, by: Person, at: datetime) -> Likeness:
    """A copy, or none: with the reason, which stands in the entry's checklist. Istilah: memutus kemiripan."""
    row = Likeness.objects.select_for_update(of=("self",)).select_related(*likeness_access.LOADED).get(pk=likeness_id)
    likeness_access.require(by, Verb.SETTLE, row)
    edition = locked_edition(row.entry.edition_id)
    if edition.state != State.OPEN:
        raise Refused("likeness.settle.over")
    reason = reason.strip()
    if not reason:
        raise Refused("likeness.settle.without_reason")
    if len(reason) > LONGEST_REASON:
        raise Refused("likeness.settle.too_long", longest=LONGEST_REASON)
    row.finding, row.reason, row.settled_at, row.settled_by_id = finding, reason, at, by.user_id
    row.save()
    edition.move(Verb.SETTLE, by=by.user_id, at=at, likeness=row.pk, entry=row.entry_id, finding=finding.value)
    return row


def _paired(one: Key, other: Key, match: "Match", own: Mapping[int, Entry]) -> Pair | None:
    """The entry of this edition that came later, and what it is like. None: neither is of this edition, or both are one record."""
    mine = [key for key in (one, other) if key[0] == "entry" and key[1] in own]
    if not mine:
        return None
    first = max(mine, key=lambda key: (own[key[1]].submitted_at, key[1]))
    second = other if first == one else one
    entry = own[first[1]]
    if second == ("innovation", entry.innovation_id):
        return None
    return entry, second, match


def _keep(pairs: list[Pair], common: Any, *, at: datetime) -> list[int]:
    """Writes them down with their passages and what they are. Gives the ids."""
    from sambut.competitions.science.similarity import kind_of

    texts, sources = _texts(pairs), _sources(pairs)
    kept = []
    for entry, other, match in pairs:
        mine: Key = ("entry", entry.pk)
        known: dict[str, Any] = {"entry": entry, "other_id": None, "innovation_id": None}
        known["other_id" if other[0] == "entry" else "innovation_id"] = other[1]
        found = {
            "kind": kind_of(sources[mine], sources[other]).value, "containment": match.containment, "shared": match.shared,
            "passages": _passages(texts[mine], texts[other], common), "found_at": at,
        }  # fmt: skip
        row, _made = Likeness.objects.update_or_create(**known, defaults=found)
        kept.append(row.pk)
    return kept


def _passages(one: str, other: str, common: Any) -> list[list[str]]:
    from sambut.competitions.science.similarity import passages_of

    found = passages_of(one, other, leave_out=common)[:MOST_PASSAGES]
    return [[_shortened(one[slice(*row.one)]), _shortened(other[slice(*row.other)])] for row in found]


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_PASSAGE else words[: LONGEST_PASSAGE - 1].rsplit(" ", 1)[0] + "…"


def _keys(pairs: Iterable[Pair], kind: str) -> set[int]:
    return {pk for entry, other, _match in pairs for which, pk in (("entry", entry.pk), other) if which == kind}


def _texts(pairs: list[Pair]) -> dict[Key, str]:
    entries = comparing.texts_of_entries(_keys(pairs, "entry"))
    records = comparing.texts_of_records(_keys(pairs, "innovation"))
    return {
        **{("entry", pk): text for pk, text in entries.items()},
        **{("innovation", pk): text for pk, text in records.items()},
    }


def _sources(pairs: list[Pair]) -> dict[Key, "Source"]:
    """Whose each text is, as far as the record tells."""
    from sambut.competitions.science.similarity import Source

    def replicated(row: Innovation | None) -> frozenset[str]:
        return frozenset(str(pk) for pk in (row.parent_id, row.root_id) if pk) if row else frozenset()

    found: dict[Key, Any] = {}
    for entry in Entry.objects.filter(pk__in=_keys(pairs, "entry")).select_related("innovation"):
        record = str(entry.innovation_id or f"entry:{entry.pk}")
        found["entry", entry.pk] = Source(
            record, str(entry.unit_id), str(entry.edition_id), replicated(entry.innovation)
        )
    for row in Innovation.objects.filter(pk__in=_keys(pairs, "innovation")).defer("search"):
        found["innovation", row.pk] = Source(str(row.pk), str(row.unit_id), "", replicated(row))
    return found
