"""How notices name what they are about: the name of the contest, which is public, and where it is read. No title leaves."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Max
from django.urls import reverse

from sambut.competitions.models import Edition, Entry, Period
from sambut.competitions.states import UNSENT, Stage
from sambut.notices import subjects
from sambut.notices.subjects import Subject

ENTRY, EDITION = "contest_entry", "contest_edition"


@subjects.names(ENTRY)
def name_entries(ids: Collection[int]) -> dict[int, Subject]:
    rows = list(Entry.objects.filter(pk__in=ids).select_related("edition"))
    closings = _closings({row.edition_id for row in rows})
    return {row.pk: _of_entry(row, closings) for row in rows}


def _of_entry(row: Entry, closings: dict[int, datetime]) -> Subject:
    path = reverse("competitions:entry", args=[row.uuid])
    due_at = closings.get(row.edition_id) if row.state in UNSENT else None
    return Subject(row.edition.name, reporter_path=path, desk_path=path, due_at=due_at, zone=row.edition.zone)


@subjects.names(EDITION)
def name_editions(ids: Collection[int]) -> dict[int, Subject]:
    rows = list(Edition.objects.filter(pk__in=ids))
    closings = _closings({row.pk for row in rows})
    return {row.pk: _of_edition(row, closings) for row in rows}


def _of_edition(row: Edition, closings: dict[int, datetime]) -> Subject:
    path = reverse("competitions:contest", args=[row.uuid])
    return Subject(row.name, reporter_path=path, desk_path=path, due_at=closings.get(row.pk), zone=row.zone)


def _closings(editions: set[int]) -> dict[int, datetime]:
    """Edition → until when a local admin may submit, exclusive."""
    stages = (Stage.REGISTRATION, Stage.VERIFICATION)
    rows = Period.objects.filter(edition__in=editions, stage__in=stages).values_list("edition_id")
    return dict(rows.annotate(last=Max("ends_at")).order_by())
