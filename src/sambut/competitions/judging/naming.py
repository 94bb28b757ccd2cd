"""How notices name a seat, a panel and an objection: the name of the contest, and where it is read."""

from collections.abc import Collection

from django.db.models import Min, Q
from django.urls import reverse

from sambut.competitions.models import Edition, Judge, Objection
from sambut.competitions.states import JudgeState, ReadingState
from sambut.notices import subjects
from sambut.notices.subjects import Subject

JUDGE, PANEL, OBJECTION = "contest_judge", "contest_panel", "contest_objection"


@subjects.names(JUDGE)
def name_seats(ids: Collection[int]) -> dict[int, Subject]:
    due = Min("readings__due_at", filter=Q(readings__state=ReadingState.ASSIGNED))
    return {row.pk: _seat(row) for row in Judge.objects.filter(pk__in=ids).select_related("edition").annotate(due=due)}


def _seat(row: Judge) -> Subject:
    invited = row.state == JudgeState.INVITED
    path = reverse("competitions:seat", args=[row.uuid]) if invited else reverse("competitions:judging")
    return Subject(row.edition.name, reporter_path=path, desk_path=path, due_at=row.due, zone=row.edition.zone)  # type: ignore[attr-defined]


@subjects.names(PANEL)
def name_panels(ids: Collection[int]) -> dict[int, Subject]:
    return {row.pk: _panel(row) for row in Edition.objects.filter(pk__in=ids)}


def _panel(row: Edition) -> Subject:
    path = reverse("competitions:panel", args=[row.uuid])
    return Subject(row.name, reporter_path=path, desk_path=path, zone=row.zone)


@subjects.names(OBJECTION)
def name_objections(ids: Collection[int]) -> dict[int, Subject]:
    return {row.pk: _objection(row) for row in Objection.objects.filter(pk__in=ids).select_related("entry__edition")}


def _objection(row: Objection) -> Subject:
    edition, path = row.entry.edition, reverse("competitions:objection", args=[row.uuid])
    due_at = row.due_at if row.answered_at is None else None
    return Subject(edition.name, reporter_path=path, desk_path=path, due_at=due_at, zone=edition.zone)
