"""The API: OpenAPI 3.1, one shape of refusal, tokens of systems, limits as rows."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from sambut.api import answers
from sambut.api.complaints import desk, public, reporter
from sambut.frame import refusals
from sambut.kernel.refusals import Refused

DESCRIPTION = """
Laporan warga: kirim, ikuti, jawab. Input sama dengan formulir di halaman; penolakan berbentuk `{code, sentence}`.

Complaints: submit, follow, answer. Inputs are those of the pages' forms; a refusal is `{code, sentence}`. Offices send
`Authorization: Bearer <token>`; reporters send the secret of their receipt in the body, never in an address.
"""

api = NinjaAPI(
    title="Sambut", version="1", description=DESCRIPTION, urls_namespace="api_v1", docs_url=None, openapi_url="openapi.json"
)
api.add_router("laporan", public.router)
api.add_router("laporan", reporter.router)
api.add_router("meja", desk.router)


@api.exception_handler(Refused)
def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    status = refusals.status_of(refusal)
    answer = api.create_response(request, answers.refusal(refusal), status=status)
    wait = refusal.facts.get("wait")
    if status == 429 and isinstance(wait, timedelta):
        answer["Retry-After"] = str(max(int(wait.total_seconds()), 1))
    return answer


@api.exception_handler(ValidationError)
def wrong_shape(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    """What is not even the shape of the input: told field by field, without what was sent."""
    errors: dict[str, list[str]] = {}
    for error in fault.errors:
        name = ".".join(str(part) for part in error["loc"] if part not in ("body", "payload", "query", "path")) or "__all__"
        errors.setdefault(name, []).append(str(error["msg"]))
    return api.create_response(request, {"errors": errors}, status=400)


@api.exception_handler(answers.Invalid)
def invalid(request: HttpRequest, fault: answers.Invalid) -> HttpResponse:
    return api.create_response(request, {"errors": fault.errors}, status=400)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, fault: Http404) -> HttpResponse:
    return api.create_response(request, answers.refusal(Refused("complaint.see.not_found")), status=404)


@api.exception_handler(AuthenticationError)
def not_signed_in(request: HttpRequest, fault: AuthenticationError) -> HttpResponse:
    return api.create_response(request, answers.refusal(Refused("access.token.missing")), status=401)


@api.exception_handler(HttpError)
def http_error(request: HttpRequest, fault: HttpError) -> HttpResponse:
    """A body that is not JSON, and the like."""
    return api.create_response(request, {"errors": {"__all__": [str(fault)]}}, status=fault.status_code)


