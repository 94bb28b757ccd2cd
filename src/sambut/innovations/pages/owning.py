"""What pages of owners begin with: the record, when this person works on it."""

from django.http import Http404, HttpRequest

from sambut.innovations import access, queries
from sambut.innovations.models import Innovation


def owned(request: HttpRequest, uuid: str) -> Innovation:
    """The record for those who work on it; for everybody else there is no such desk."""
    found = queries.innovation(uuid)
    if found is None or not access.works_on(request.person, found):  # type: ignore[attr-defined]
        raise Http404
    return found
