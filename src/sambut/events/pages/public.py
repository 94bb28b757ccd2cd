"""For everybody: the list of forums, a forum with its programme and stands, a stand, its QR, the calendar, the report, the past."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from sambut.accounts import humans
from sambut.events import access, actions, calendar, figures, queries
from sambut.events.forms import ClaimForm, InterestForm
from sambut.events.models import Stand, StandInterest
from sambut.events.pages.showing import ANSWERS, MARKS, person_of, seen
from sambut.events.states import OPEN, OVER, PaperKind, State
from sambut.frame import answers, papers
from sambut.frame.paging import slice_of
from sambut.frame.returning import tried
from sambut.kernel.clock import now

PROVEN_HOURLY, UNPROVEN_HOURLY = 40, 12
"""Stands that one household may write to in an hour: a delegation walks through a hall behind one address."""


@require_GET
def forums(request: HttpRequest) -> HttpResponse:
    page = slice_of(queries.coming_and_past(), order=("-starts_at", "-id"), after=request.GET.get("setelah"), size=20)
    facts = {"slice": page, "past": queries.past_forums(), "MARKS": MARKS, "OVER": OVER}
    return answers.page(request, "events/forums.html", facts)


@require_GET
def forum(request: HttpRequest, uuid: str) -> HttpResponse:
    event = seen(request, uuid)
    person = person_of(request)
    may_count = access.why_not(person, "see_counts", event) is None
    counts = queries.counts(event.pk) if may_count else None
    facts = {
        "event": event, "mark": MARKS[State(event.state)], "days": figures.days_of(queries.programme(event), event.zone),
        "stands": queries.stands(event), "partners": queries.partners(event), "counts": counts,
        "main": figures.main(counts) if counts else [], "report": queries.report(event) if event.state == State.REPORTED else None,
        "hosts": access.hosts(person, event), "OPEN": OPEN,
    }  # fmt: skip
    return answers.page(request, "events/forum.html", facts)


@require_GET
def forum_calendar(request: HttpRequest, uuid: str) -> HttpResponse:
    event = seen(request, uuid)
    words = calendar.of_programme(event, queries.programme(event), at=now())
    return calendar_file(words, "acara.ics")


def calendar_file(words: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(words, content_type="text/calendar; charset=utf-8", headers=headers)


@require_GET
def report(request: HttpRequest, uuid: str) -> HttpResponse:
    event = seen(request, uuid)
    found = queries.report(event)
    if found is None:
        raise Http404
    found.event = event
    english = get_language() == "en"
    facts = {
        "event": event, "report": found, "words": found.words_english if english else found.words,
        "figure": figures.funnel(event, found.figures), "rows": figures.rows(found.figures), "whole": actions.is_whole(found),
        "papers": queries.papers(found), "PaperKind": PaperKind, "partners": queries.partners(event),
    }  # fmt: skip
    return answers.page(request, "events/report.html", facts)


@require_GET
def report_csv(request: HttpRequest, uuid: str) -> HttpResponse:
    event = seen(request, uuid)
    found = queries.report(event)
    if found is None:
        raise Http404
    headers = {"Content-Disposition": 'attachment; filename="angka-forum.csv"'}
    return HttpResponse(figures.csv(event, found), content_type="text/csv; charset=utf-8", headers=headers)


@require_GET
def paper(request: HttpRequest, uuid: str, kind: str, language: str) -> HttpResponse:
    found = queries.paper(seen(request, uuid), kind, language)
    if found is None:
        raise Http404
    headers = {"Content-Disposition": f'inline; filename="{kind}-{language}.pdf"'}
    return HttpResponse(bytes(found.content), content_type="application/pdf", headers=headers)


@require_GET
def past(request: HttpRequest, slug: str) -> HttpResponse:
    found = queries.past(slug)
    if found is None:
        raise Http404
    english = get_language() == "en"
    rows = [figures.past_row(one, english=english) for one in sorted(found.figures.all(), key=lambda one: one.place)]
    facts = {"forum": found, "rows": rows, "english": english}
    return answers.page(request, "events/past.html", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stand(request: HttpRequest, uuid: str) -> HttpResponse:
    """What the QR at a stand opens: what is shown there, and one tap, or two entries for whoever has no account."""
    found = _stand(uuid)
    person = person_of(request)
    units = queries.units_of(person) if person.has_office else []
    claim = ClaimForm(request.POST if request.method == "POST" and "body" in request.POST else None)
    status = None
    if request.method == "POST":
        status = _claimed(request, found, claim) if claim.is_bound else _tapped(request, found)
        if status is None:
            return redirect("events:stand", uuid=uuid)
    facts: dict[str, Any] = {
        "stand": found, "event": found.event, "units": units, "form": claim, "mark": MARKS[State(found.event.state)],
        "done": queries.interested_units(found, [unit.pk for unit in units]) if units else set(),
        "open": found.event.state in OPEN and found.dropped_at is None, "ANSWERS": ANSWERS,
        "interests": queries.interests(person, found) if person.has_office else [],
    }  # fmt: skip
    return answers.page(request, "events/stand.html", facts, status=status or 200)


def _stand(uuid: str) -> Stand:
    found = queries.stand(uuid)
    if found is None:
        raise Http404
    return found


def _tapped(request: HttpRequest, found: Stand) -> int | None:
    form = InterestForm(request.POST)
    if not form.is_valid():
        return 400
    interest = actions.record_interest(found.pk, unit=form.cleaned_data["unit"], by=person_of(request), at=now())
    messages.success(request, _("Minat %(unit)s tercatat. Diketuk lagi pun tetap satu.") % {"unit": interest.unit})
    return None


def _claimed(request: HttpRequest, found: Stand, form: ClaimForm) -> int | None:
    def record() -> StandInterest:
        humans.admit(request, "stand", proven=PROVEN_HOURLY, unproven=UNPROVEN_HOURLY, at=now())
        given = form.cleaned_data
        return actions.claim_interest(found.pk, body=given["body"], contact=given["contact"], at=now())

    status = tried(form, record)
    if status is None:
        messages.success(request, _("Minat Anda tercatat. Pemilik inovasi dapat menghubungi Anda."))
    return status


@require_GET
def stand_code(request: HttpRequest, uuid: str) -> HttpResponse:
    """The QR of a stand as a picture."""
    found = _stand(uuid)
    return picture(papers.qr(request.build_absolute_uri(reverse("events:stand", args=[found.uuid]))))


def picture(svg: str) -> HttpResponse:
    return HttpResponse(svg, content_type="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"})
