"""Pages of the people who keep the calendar: what stands, what is proposed, and a second person's yes or no."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sambut.calendars import actions, queries, words
from sambut.calendars.access import keeps, why_not
from sambut.calendars.checks import WARN_BEFORE
from sambut.calendars.forms import ProposeForm, RejectForm
from sambut.calendars.models import Decree
from sambut.calendars.rules import DayOff
from sambut.calendars.states import HolidayKind, State, Verb
from sambut.frame import answers
from sambut.frame.refusals import sentence
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused

Page = Callable[..., HttpResponse]


def keepers_only(page: Page) -> Page:
    """To somebody who is not signed in the way to sign in; to others who do not keep the calendar the refusal."""

    @wraps(page)
    def guarded(request: HttpRequest, **named: Any) -> HttpResponse:
        person = getattr(request, "person", None)
        if not keeps(person):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            return answers.refused(request, Refused("calendar.not_allowed"), status=403)
        return page(request, **named)

    return never_cache(guarded)


@require_GET
@keepers_only
def overview(request: HttpRequest) -> HttpResponse:
    until = queries.working_calendar().decreed_until
    today = now().astimezone(ZoneInfo("Asia/Jakarta")).date()
    facts = {
        "decreed_until": until,
        "days_left": (until - today).days if until else 0,
        "warn": until is None or until - today <= WARN_BEFORE,
        "proposals": queries.proposals(),
        "decided": queries.decided(),
        "in_force": queries.amendable()[:12],
    }
    return answers.page(request, "calendars/desk.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
def propose(request: HttpRequest) -> HttpResponse:
    """The form; `?ganti=` fills it with the list of a decree in force, so that an amendment is a small change."""
    form = (
        ProposeForm(request.POST)
        if request.method == "POST"
        else ProposeForm(initial=amended(request.GET.get("ganti", "")))
    )
    status = 200
    if form.is_bound and form.is_valid():
        before = form.cleaned_data["supersedes"]
        try:
            made = actions.propose_decree(
                form.text(),
                days=form.cleaned_data["days"],
                supersedes=before.pk if before else None,
                region_id=form.cleaned_data["region"],
                by=request.person,  # type: ignore[attr-defined]
                at=now(),
            )
        except Refused as refused:
            form.add_error(None, sentence(refused))
            status = 409
        else:
            messages.info(request, _("Usul Anda tersimpan. Orang lain harus menyetujuinya sebelum berlaku."))
            return HttpResponseRedirect(reverse("calendars:decree", args=[made.pk]))
    return answers.page(
        request, "calendars/propose.html", {"form": form}, status=400 if form.errors and status == 200 else status
    )


@require_GET
@keepers_only
def decree(request: HttpRequest, decree_id: int) -> HttpResponse:
    return decree_page(request, decree_id, RejectForm())


@require_POST
@keepers_only
def approve(request: HttpRequest, decree_id: int) -> HttpResponse:
    return decided(
        request,
        decree_id,
        actions.approve_decree,
        _("Keputusan ini berlaku. Semua batas waktu yang berjalan dihitung ulang."),
    )


@require_POST
@keepers_only
def reject(request: HttpRequest, decree_id: int) -> HttpResponse:
    form = RejectForm(request.POST)
    if not form.is_valid():
        return decree_page(request, decree_id, form, status=400)
    return decided(request, decree_id, actions.reject_decree, _("Usul ini ditolak."), note=form.cleaned_data["note"])


@require_POST
@keepers_only
def withdraw(request: HttpRequest, decree_id: int) -> HttpResponse:
    return decided(request, decree_id, actions.withdraw_decree, _("Usul Anda ditarik."))


def decided(
    request: HttpRequest, decree_id: int, action: Callable[..., Decree], done: str, **more: Any
) -> HttpResponse:
    here = reverse("calendars:decree", args=[decree_id])
    try:
        action(decree_id, by=request.person, at=now(), **more)  # type: ignore[attr-defined]
    except Refused as refused:
        if refused.code == "calendar.not_found":
            raise Http404 from refused
        return answers.refused(request, refused, back=here)
    messages.info(request, done)
    return HttpResponseRedirect(here)


def decree_page(request: HttpRequest, decree_id: int, form: RejectForm, status: int = 200) -> HttpResponse:
    found = queries.decree(decree_id)
    if found is None:
        raise Http404
    person = request.person  # type: ignore[attr-defined]
    added, gone = queries.compared(found)
    facts = {
        "decree": found,
        "is_proposed": found.state == State.PROPOSED,
        "added": rows(added),
        "gone": rows(gone),
        "days": [
            (one.date, words.reason(one.name), HolidayKind(one.kind).label, one.region) for one in found.holidays.all()
        ],
        "may": {
            verb: found.state == State.PROPOSED and why_not(person, verb, found) is None
            for verb in (Verb.APPROVE, Verb.REJECT, Verb.WITHDRAW)
        },
        "events": [(Verb(event.verb).label, event.actor, event.happened_at) for event in found.events.all()],
        "form": form,
    }
    return answers.page(request, "calendars/decree.html", facts, status=status)


def rows(days: list[DayOff]) -> list[tuple[Any, str, str]]:
    return [(off.date, words.reason(off.name), str(HolidayKind(off.kind).label)) for off in days]


def amended(text: str) -> dict[str, Any]:
    """The first values of a proposal that amends the decree with this id."""
    before = (
        queries.amendable().filter(pk=int(text)).first()
        if text.isascii() and text.isdigit() and len(text) < 10
        else None
    )
    if before is None:
        return {}
    days = "\n".join(
        f"{one.date}, {one.name}, {HolidayKind(one.kind).label.lower()}"
        for one in before.holidays.order_by("date", "name")
    )
    return {
        "title": _("Perubahan atas %(title)s") % {"title": before.title},
        "covers_from": before.covers_from,
        "covers_until": before.covers_until,
        "supersedes": before.pk,
        "days": days,
    }
