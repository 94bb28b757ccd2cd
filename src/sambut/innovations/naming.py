"""How notices name an innovation: by where it is read. Nothing else leaves."""

from collections.abc import Collection

from django.urls import reverse

from sambut.innovations.models import Innovation
from sambut.notices import subjects
from sambut.notices.subjects import Subject


@subjects.names("innovation")
def name_innovations(ids: Collection[int]) -> dict[int, Subject]:
    rows = Innovation.objects.filter(pk__in=ids).values_list("pk", "uuid", "unit__zone")
    return {
        pk: Subject(
            number="",
            reporter_path=reverse("innovations:innovation", args=[uuid]),
            desk_path=reverse("innovations:desk", args=[uuid]),
            zone=zone,
        )
        for pk, uuid, zone in rows
    }
