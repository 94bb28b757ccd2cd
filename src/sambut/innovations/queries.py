"""Reads of innovations for pages, papers, API and the rooms above."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from sambut.complaints.models import Category
from sambut.files.states import FileState
from sambut.innovations.models import Attachment, Award, Innovation, Version
from sambut.innovations.states import Confidence, State

FAMILY = (
    "uuid", "title", "local_name", "state", "stage", "sustainability", "confirmed_on", "idea_on", "trial_on", "started_on", "begun_at",
    "parent", "root", "unit", "body__name", "body__region", "region__code", "region__name",
)  # fmt: skip
"""What is read of each member of a family."""


def innovation(uuid: UUID | str) -> Innovation | None:
    """The record with its owner, whoever may read it: ask `access` before it is shown."""
    rows = Innovation.objects.select_related("unit", "body", "region", "category").defer("search")
    return rows.filter(uuid=uuid).first()


def public() -> QuerySet[Innovation]:
    """Everything that everybody reads."""
    return Innovation.objects.filter(state=State.PUBLIC).defer("search")


def of_body(body_id: int) -> QuerySet[Innovation]:
    """Of a body and its units, also what is not public; newest change first."""
    rows = Innovation.objects.filter(body_id=body_id).defer("search").select_related("unit")
    return rows.order_by("-changed_at", "-id")


def named(ids: Iterable[int]) -> dict[int, Innovation]:
    """By id, with the owner, in one query."""
    rows = Innovation.objects.filter(pk__in=list(ids)).select_related("unit", "body", "region").defer("search")
    return {row.pk: row for row in rows}


def family(root_id: int) -> list[Innovation]:
    """The first and everything that descends from it, oldest first, also where it runs under another name. One query.

    Only `FAMILY` is read of each: a family may be large, and its texts are long.
    """
    rows = Innovation.objects.select_related("body", "region").only(*FAMILY)
    return sorted(rows.filter(Q(pk=root_id) | Q(root=root_id)), key=lambda row: (row.begun_at, row.pk))


def last_published(innovation: Innovation) -> Version | None:
    """The version that everybody reads now, without its content."""
    rows = Version.objects.filter(innovation=innovation, published_at__isnull=False).defer("content")
    return rows.order_by("-published_at", "-number").first()


def attachment(innovation: Innovation, file: UUID | str) -> Attachment | None:
    """A file of this innovation that was cleaned."""
    rows = Attachment.objects.filter(innovation=innovation, file__uuid=file, file__state=FileState.CLEAN)
    return rows.select_related("file").first()


def topics() -> list[Category]:
    """The national topics, main ones before what stands under them."""
    rows = Category.objects.filter(body=None, ends_on=None).select_related("parent")
    return sorted(
        rows, key=lambda row: ((row.parent or row).name.casefold(), row.parent_id is not None, row.name.casefold())
    )


def topic_names(codes: Iterable[str]) -> dict[str, str]:
    """Code → name of national topics, also of those that have ended."""
    return dict(
        Category.objects.filter(body=None, code__in=[code for code in codes if code]).values_list("code", "name")
    )


def awards(*, stated_only: bool = True) -> QuerySet[Award]:
    """Award facts; order them by `-year, -id`."""
    rows = Award.objects.select_related("innovation").defer("innovation__search")
    return rows.filter(confidence=Confidence.STATED) if stated_only else rows
