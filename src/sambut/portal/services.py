"""A service with everything about it: its standard, and what people reported about it."""

import json
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from sambut.complaints import lists
from sambut.complaints.pages import rows
from sambut.frame import answers
from sambut.kernel.clock import now
from sambut.services import exporting, queries, showing
from sambut.services.states import State
from sambut.surveys import queries as surveys

NEWEST = 5
"""Reports on the page of a service; the rest is a list of their own."""
GONE = 410


@require_GET
def service(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What I get, what I bring, how long, how much, where, who; then how it goes in practice."""
    found = queries.service(uuid)
    if found is None:
        raise Http404
    at = now()
    if found.state == State.WITHDRAWN or found.current is None:
        return answers.page(request, "portal/service_gone.html", {"service": found}, status=GONE)
    told = showing.shown(found, queries.standard(found.current), at=at)
    reports = list(lists.public(service_id=found.pk).order_by("-received_at", "-id")[: NEWEST + 1])
    facts = {
        "service": found, "shown": told, "editions": queries.editions(found.pk), "rows": rows.shown(reports[:NEWEST], at=at),
        "more_reports": len(reports) > NEWEST, "survey": surveys.latest_of_service(found.pk, found.unit_id),
        "linked_data": exporting.script(exporting.schema_org(told, request.build_absolute_uri())),
    }  # fmt: skip
    return answers.page(request, "portal/service.html", facts)


@require_GET
def service_data(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The same for machines, in the words of CPSV-AP."""
    found = queries.service(uuid)
    if found is None or found.current is None or found.state != State.PUBLISHED:
        raise Http404
    told = showing.shown(found, queries.standard(found.current), at=now())
    address = request.build_absolute_uri(request.path.removesuffix("data.jsonld"))
    answer = HttpResponse(
        json.dumps(exporting.cpsv(told, address), ensure_ascii=False, indent=1), content_type="application/ld+json"
    )
    answer["Content-Disposition"] = f'inline; filename="layanan-{found.uuid}.jsonld"'
    return answer
