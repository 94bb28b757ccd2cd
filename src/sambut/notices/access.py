"""Everybody reads their own notices, nobody anybody else's."""

from django.db.models import Q, QuerySet

from sambut.identities.queries import handles_of
from sambut.mandates.people import Person
from sambut.notices.models import Notice


def visible(person: Person) -> QuerySet[Notice]:
    """Those told to the person, and those told to the reporter that the person is.

    Most officers report nothing: then the rows come straight from the index, however many there are.
    """
    if person.user_id is None:
        return Notice.objects.none()
    mine = Q(user_id=person.user_id)
    if handles := handles_of(person.user_id):
        mine |= Q(handle__in=handles)
    return Notice.objects.filter(mine)


def why_not(person: Person, verb: str, notice: Notice) -> str | None:
    """The same rule for one row. Another's notice is as if it were not there."""
    if person.user_id is None:
        return "notice.not_found"
    if notice.user_id == person.user_id or (notice.handle and notice.handle in handles_of(person.user_id)):
        return None
    return "notice.not_found"
