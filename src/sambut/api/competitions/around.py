"""What the operations of one contest share: who asks, the contest that they run, the row that they may see."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Schema

from sambut.api.answers import KEYED, READS, TAKES, Refusal
from sambut.competitions import access, queries
from sambut.competitions.models import Edition
from sambut.mandates.people import Person

ANSWERS: dict[int, Any] = {**READS, **TAKES, **KEYED, 403: Refusal}


class Strict(Schema):
    """What comes in; a name that is not known is refused."""

    model_config = {"extra": "forbid"}


def person_of(request: HttpRequest) -> Person:
    return request.auth  # type: ignore[attr-defined]


def hosted(request: HttpRequest, uuid: UUID) -> Edition:
    """The contest, for those who run it."""
    found = queries.edition(person_of(request), uuid)
    if found is None or not access.hosts(person_of(request), found):
        raise Http404
    return found
