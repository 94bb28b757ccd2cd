"""How notices name a presentation, a visit, a plenary: by the contest, and where it is read."""

from collections.abc import Collection

from django.urls import reverse

from sambut.competitions.models import Edition, Slot, Visit
from sambut.notices import subjects
from sambut.notices.subjects import Subject

SLOT, VISIT, FINAL = "contest_slot", "contest_visit", "contest_final"


@subjects.names(SLOT)
def name_slots(ids: Collection[int]) -> dict[int, Subject]:
    return {row.pk: _slot(row) for row in Slot.objects.filter(pk__in=ids).select_related("edition")}


def _slot(row: Slot) -> Subject:
    path = reverse("competitions:slot", args=[row.uuid])
    return Subject(row.edition.name, reporter_path=path, desk_path=path, due_at=row.starts_at, zone=row.edition.zone)


@subjects.names(VISIT)
def name_visits(ids: Collection[int]) -> dict[int, Subject]:
    return {row.pk: _visit(row) for row in Visit.objects.filter(pk__in=ids).select_related("entry__edition")}


def _visit(row: Visit) -> Subject:
    path, edition = reverse("competitions:visit", args=[row.uuid]), row.entry.edition
    return Subject(edition.name, reporter_path=path, desk_path=path, zone=edition.zone)


@subjects.names(FINAL)
def name_finals(ids: Collection[int]) -> dict[int, Subject]:
    return {row.pk: _final(row) for row in Edition.objects.filter(pk__in=ids)}


def _final(row: Edition) -> Subject:
    path = reverse("competitions:public_result", args=[row.uuid])
    return Subject(row.name, reporter_path=path, desk_path=path, zone=row.zone)
