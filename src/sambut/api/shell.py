"""The API: OpenAPI 3.1, one shape of refusal, tokens of systems, limits as rows."""

from datetime import timedelta

from django.core.exceptions import RequestDataTooBig
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse
from ninja.errors import AuthenticationError, HttpError, ValidationError

from sambut.api import answers, mistakes
from sambut.api.answers import refuse
from sambut.api.competitions import bodies as competitions_bodies
from sambut.api.competitions import desk as competitions_desk
from sambut.api.competitions import enclosing as competitions_enclosing
from sambut.api.competitions import entries as competitions_entries
from sambut.api.competitions import hall as competitions_hall
from sambut.api.competitions import jury as competitions_jury
from sambut.api.competitions import outcome as competitions_outcome
from sambut.api.competitions import paper_desk as competitions_paper_desk
from sambut.api.competitions import papers as competitions_papers
from sambut.api.competitions import public as competitions_public
from sambut.api.competitions import results as competitions_results
from sambut.api.complaints import desk, public, reporter
from sambut.api.document import Api
from sambut.api.events import desk as events_desk
from sambut.api.events import following as events_following
from sambut.api.events import hosting as events_hosting
from sambut.api.events import public as events_public
from sambut.api.events import sending as events_sending
from sambut.api.innovations import belonging as innovations_belonging
from sambut.api.innovations import desk as innovations_desk
from sambut.api.innovations import ideas as innovations_ideas
from sambut.api.innovations import parts as innovations_parts
from sambut.api.innovations import public as innovations_public
from sambut.api.insights import public as insights_public
from sambut.api.parsing import Parser, json_only
from sambut.api.replication import carrying as replication_carrying
from sambut.api.replication import desk as replication_desk
from sambut.api.replication import drafting as replication_drafting
from sambut.api.replication import needs as replication_needs
from sambut.api.replication import public as replication_public
from sambut.api.services import desk as services_desk
from sambut.api.services import public as services_public
from sambut.api.surveys import desk as surveys_desk
from sambut.api.surveys import public as surveys_public
from sambut.frame import errors, refusals
from sambut.kernel.refusals import Refused

api = Api(urls_namespace="api_v1", parser=Parser())
api.add_decorator(json_only, mode="view")
api.add_router("laporan", public.router)
api.add_router("laporan", reporter.router)
api.add_router("meja", desk.router)
api.add_router("forum", events_public.router)
for forum in (events_following, events_desk, events_sending, events_hosting):
    api.add_router("meja", forum.router)
api.add_router("lomba", competitions_hall.router)
api.add_router("lomba", competitions_public.router)
api.add_router("lomba", competitions_results.router)
api.add_router("lomba", competitions_bodies.public)
api.add_router("lomba", competitions_papers.router)
api.add_router("meja", competitions_paper_desk.router)
for contest in (
    competitions_bodies,
    competitions_entries,
    competitions_enclosing,
    competitions_desk,
    competitions_jury,
    competitions_outcome,
):
    api.add_router("meja", contest.router)
api.add_router("layanan", services_public.router)
api.add_router("meja", services_desk.router)
api.add_router("inovasi", innovations_public.router)
api.add_router("meja", innovations_desk.router)
api.add_router("meja", innovations_belonging.router)
api.add_router("meja", innovations_parts.router)
api.add_router("meja", innovations_ideas.router)
api.add_router("daerah", insights_public.router)
api.add_router("survei", surveys_public.router)
api.add_router("meja", surveys_desk.router)
api.add_router("kebutuhan", replication_public.needs)
api.add_router("kesepakatan", replication_public.agreements)
for replication in (replication_desk, replication_needs, replication_drafting, replication_carrying):
    api.add_router("meja", replication.router)

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
