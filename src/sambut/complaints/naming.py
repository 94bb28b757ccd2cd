"""How notices name a case: its number and where it is read. Nothing else leaves."""

from collections.abc import Collection

from django.urls import reverse

from sambut.complaints.clocks import NATIONAL_ZONE
from sambut.complaints.models import Complaint
from sambut.complaints.rules import END_OF_TIME
from sambut.kernel.numbers import spoken
from sambut.notices import subjects
from sambut.notices.subjects import Subject


@subjects.names("complaint")
def name_complaints(ids: Collection[int]) -> dict[int, Subject]:
    rows = Complaint.objects.filter(pk__in=ids).values_list("pk", "number", "next_at", "holder__zone")
    return {pk: _subject(number, due_at, zone) for pk, number, due_at, zone in rows}


def _subject(number: str, due_at, zone: str | None) -> Subject:
    said = spoken(number)
    return Subject(
        number=said,
        reporter_path=reverse("complaints:case", args=[said]),
        desk_path=reverse("complaints:desk_case", args=[said]),
        due_at=None if due_at == END_OF_TIME else due_at,
        zone=zone or NATIONAL_ZONE,
    )
