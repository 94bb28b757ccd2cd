"""The API: OpenAPI 3.1, one shape of refusal, tokens of systems, limits as rows."""

from datetime import timedelta

from django.core.exceptions import RequestDataTooBig
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse
from ninja.errors import AuthenticationError, HttpError, ValidationError

from sambut.api import answers, mistakes
from sambut.api.answers import refuse
from sambut.api.complaints import desk, public, reporter
from sambut.api.document import Api
from sambut.api.parsing import Parser, json_only
from sambut.frame import errors, refusals
from sambut.kernel.refusals import Refused

api = Api(urls_namespace="api_v1", parser=Parser())
api.add_decorator(json_only, mode="view")
api.add_router("laporan", public.router)
api.add_router("laporan", reporter.router)
api.add_router("meja", desk.router)

AGAIN_AFTER = 60
"""Seconds after which a system may try again while the database is away."""


@api.exception_handler(Refused)
def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    wait = refusal.facts.get("wait")
    if refusals.status_of(refusal) == 429 and isinstance(wait, timedelta):
        return refuse(refusal, Retry_After=str(max(int(wait.total_seconds()), 1)))
    return refuse(refusal)


@api.exception_handler(ValidationError)
def wrong_shape(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    """What is not even the shape of the input: told field by field, without what was sent."""
    return answers.errors(mistakes.told(fault.errors))


@api.exception_handler(answers.Invalid)
def invalid(request: HttpRequest, fault: answers.Invalid) -> HttpResponse:
    return answers.errors(fault.errors)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, fault: Http404) -> HttpResponse:
    return refuse(Refused("complaint.see.not_found"))


@api.exception_handler(AuthenticationError)
def not_signed_in(request: HttpRequest, fault: AuthenticationError) -> HttpResponse:
    return refuse(Refused("access.token.missing"), 401, WWW_Authenticate="Bearer")


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, fault: HttpError) -> HttpResponse:
    """A body that is not JSON."""
    return answers.errors({"__all__": [mistakes.unreadable()]})


@api.exception_handler(RequestDataTooBig)
def too_large(request: HttpRequest, fault: RequestDataTooBig) -> HttpResponse:
    return refuse(Refused("api.body.too_large"), 413)


@api.exception_handler(Error)
def database_fault(request: HttpRequest, fault: Error) -> HttpResponse:
    """The database is away, full or may only be read; anything else is a fault of ours and flies on."""
    if not errors.is_away(fault):
        raise fault
    return refuse(Refused("api.database.away"), 503, Retry_After=str(AGAIN_AFTER))
