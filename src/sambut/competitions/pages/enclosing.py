"""Files of an entry: sent and taken away by its writers; opened by them, by the organisers, and by judges as far as names are open."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.competitions import actions
from sambut.competitions.actions.enclosing import types_of
from sambut.competitions.editions import queries as edition_queries
from sambut.competitions.editions.forms import AttachForm
from sambut.competitions.editions.states import FileSort
from sambut.competitions.judging import access as panel_access
from sambut.competitions.judging.blinding import hidden
from sambut.competitions.models import Entry, Reading
from sambut.competitions.pages.around import desk_button, desk_form, desk_read, entered, person_of
from sambut.competitions.pages.judging import owned
from sambut.competitions.states import ReadingState, Verb
from sambut.files.answers import stream
from sambut.frame import answers
from sambut.frame.returning import tried
from sambut.kernel.clock import now


@desk_form
@entered(Verb.ATTACH)
def attach(request: HttpRequest, entry: Entry, code: str) -> HttpResponse:
    """One asked file; a new one takes the place of the old one."""
    found = _asked(entry, code)
    form = AttachForm(request.POST or None, request.FILES or None)
    status = None
    if request.method == "POST":
        person = person_of(request)
        status = tried(
            form,
            lambda: actions.attach_file(entry.pk, code, upload=form.cleaned_data["upload"], by=person, at=now()),
        )
        if status is None:
            return redirect("competitions:entry", uuid=entry.uuid)
    facts: dict[str, Any] = {
        "entry": entry, "form": form, "found": found, "sorts": [FileSort(one).label for one in found.asked.sorts],
        "accept": ",".join(types_of(found.asked.sorts)),
    }  # fmt: skip
    return answers.page(request, "competitions/attach.html", facts, status=status or 200)


@desk_button
@entered(Verb.DETACH)
def detach(request: HttpRequest, entry: Entry, code: str) -> HttpResponse:
    actions.detach_file(entry.pk, code, by=person_of(request), at=now())
    return redirect("competitions:entry", uuid=entry.uuid)


@desk_read
@entered()
def file(request: HttpRequest, entry: Entry, code: str) -> HttpResponse:
    """For everybody who reads the entry."""
    return _streamed(_asked(entry, code))


@desk_read
@owned
def file_of_reading(request: HttpRequest, found: Reading, code: str) -> HttpResponse:
    """For its judge: never one that names who takes part while names are closed, nor where a conflict stands."""
    panel_access.require(person_of(request), "see", found)
    if found.state not in (ReadingState.ASSIGNED, ReadingState.SIGNED) or panel_access.sealed(
        person_of(request), found.entry_id
    ):
        raise Http404
    one = _asked(found.entry, code)
    if hidden(found) and one.asked.names_body:
        raise Http404
    return _streamed(one)


def _asked(entry: Entry, code: str) -> edition_queries.Enclosed:
    found = edition_queries.enclosed_one(entry, code)
    if found is None:
        raise Http404
    return found


def _streamed(found: edition_queries.Enclosed) -> HttpResponse:
    if found.kept is None or not found.opens:
        raise Http404
    return cast(HttpResponse, stream(found.kept.file, name=found.asked.code))
