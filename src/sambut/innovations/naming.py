"""How notices name an innovation: by where it is read. Nothing else leaves."""

from collections.abc import Collection

from django.urls import reverse

from sambut.innovations.models import Idea, Innovation
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


@subjects.names("idea")
def name_ideas(ids: Collection[int]) -> dict[int, Subject]:
    rows = Idea.objects.filter(pk__in=ids).values_list("pk", "uuid", "unit__zone")
    paths = {pk: (reverse("innovations:idea", args=[uuid]), zone) for pk, uuid, zone in rows}
    return {pk: Subject("", reporter_path=path, desk_path=path, zone=zone) for pk, (path, zone) in paths.items()}


@subjects.names("membership")
def name_memberships(ids: Collection[int]) -> dict[int, Subject]:
    """Of somebody who was named in a team: read on their own page."""
    path = reverse("innovations:own")
    return {pk: Subject("", reporter_path=path, desk_path=path) for pk in ids}
