"""Who stands behind a request, and what is asked of people with an office."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from sambut.kernel.clock import now
from sambut.mandates import queries
from sambut.mandates.people import VISITOR, Person

Respond = Callable[[HttpRequest], HttpResponse]


class PersonMiddleware:
    """Sets `request.person`: asked when first needed, at most once a request. Stands after the sign-in middleware."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.person = SimpleLazyObject(lambda: _person(request))  # type: ignore[attr-defined]
        return self.respond(request)


def _person(request: HttpRequest) -> Person:
    if not request.user.is_authenticated:
        return VISITOR
    return queries.person_of(request.user.pk, at=now())
