"""How notices name what they are about: the number of an agreement, and where it is read. Nothing else leaves."""

from collections.abc import Collection

from django.urls import reverse

from sambut.kernel.numbers import spoken
from sambut.notices import subjects
from sambut.notices.subjects import Subject
from sambut.replication.models import Agreement, Answer, Interest


@subjects.names("agreement")
def name_agreements(ids: Collection[int]) -> dict[int, Subject]:
    rows = Agreement.objects.filter(pk__in=ids).values_list("pk", "number", "replicator__zone")
    return {pk: _agreement(spoken(number), zone) for pk, number, zone in rows}


def _agreement(number: str, zone: str) -> Subject:
    path = reverse("replication:desk_agreement", args=[number])
    return Subject(number=number, reporter_path=path, desk_path=path, zone=zone)


@subjects.names("interest")
def name_interests(ids: Collection[int]) -> dict[int, Subject]:
    rows = Interest.objects.filter(pk__in=ids).values_list("pk", "uuid", "body__zone")
    return {pk: _interest(str(uuid), zone) for pk, uuid, zone in rows}


def _interest(uuid: str, zone: str) -> Subject:
    path = reverse("replication:interest", args=[uuid])
    return Subject(number="", reporter_path=path, desk_path=path, zone=zone)


@subjects.names("answer")
def name_answers(ids: Collection[int]) -> dict[int, Subject]:
    rows = Answer.objects.filter(pk__in=ids).values_list("pk", "need__uuid", "need__body__zone")
    return {pk: _need(str(uuid), zone) for pk, uuid, zone in rows}


def _need(uuid: str, zone: str) -> Subject:
    path = reverse("replication:desk_need", args=[uuid])
    return Subject(number="", reporter_path=path, desk_path=path, zone=zone)
