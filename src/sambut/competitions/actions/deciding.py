"""The administrative selection: a checklist for each entry, and a reason for each that does not pass."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from sambut.competitions import access
from sambut.competitions.actions.around import kept_note, locked, note_text
from sambut.competitions.models import CheckItem, Entry, Tick
from sambut.competitions.states import Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

Ticks = Mapping[str, tuple[bool, str]]
"""Code of an item → whether it is there, and a word about it."""


@transaction.atomic
def accept_entry(entry_id: int, ticks: Ticks, *, by: Person, at: datetime) -> Entry:
    """Passes the administrative selection: every item of the checklist is there. Istilah: lolos seleksi administrasi."""
    entry = locked(entry_id)
    access.require(by, Verb.ACCEPT, entry)
    entry.after(Verb.ACCEPT)
    _tick(entry, ticks, by=by, at=at)
    unmet = Tick.objects.filter(entry=entry, met=False).order_by("item__place").values_list("item__words", flat=True)
    if unmet:
        raise Refused("entry.accept.unmet", items=list(unmet))
    entry.decided_at = at
    entry.move(Verb.ACCEPT, by=by.user_id, at=at)
    return entry


@transaction.atomic
def refuse_entry(entry_id: int, ticks: Ticks, *, text: str, by: Person, at: datetime) -> Entry:
    """Does not pass; the participant reads the reason and what was missing. Istilah: tidak lolos seleksi administrasi."""
    entry = locked(entry_id)
    access.require(by, Verb.REFUSE, entry)
    entry.after(Verb.REFUSE)
    text = note_text(text, "entry.refuse")
    _tick(entry, ticks, by=by, at=at)
    entry.decided_at = at
    kept_note(entry, entry.move(Verb.REFUSE, by=by.user_id, at=at), text)
    return entry


def _tick(entry: Entry, ticks: Ticks, *, by: Person, at: datetime) -> None:
    """Every item is answered: what was not looked at is not there."""
    assert by.user_id is not None  # `require` refused visitors
    rows = []
    for item in CheckItem.objects.filter(edition_id=entry.edition_id):
        met, note = ticks.get(item.code, (False, ""))
        rows.append(
            Tick(entry=entry, item=item, met=met, note=note.strip()[:500], ticked_at=at, ticked_by_id=by.user_id)
        )
    Tick.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["entry", "item"],
        update_fields=["met", "note", "ticked_at", "ticked_by"],
    )
