"""The host of a contest below puts an entry forward to a contest above."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.competitions import actions
from sambut.competitions.editions import queries as edition_queries
from sambut.competitions.editions.forms import RaiseForm
from sambut.competitions.models import Entry
from sambut.competitions.pages.around import desk_form, entered, person_of
from sambut.competitions.states import Verb
from sambut.frame import answers
from sambut.frame.returning import tried
from sambut.kernel.clock import now


@desk_form
@entered(Verb.RAISE)
def raise_(request: HttpRequest, entry: Entry) -> HttpResponse:
    places = edition_queries.above(entry, at=now())
    form = RaiseForm(request.POST or None, places=places)
    status = None
    if request.method == "POST":
        person = person_of(request)
        status = tried(form, lambda: actions.raise_entry(entry.pk, **form.chosen(), by=person, at=now()))
        if status is None:
            return redirect("competitions:entry", uuid=entry.uuid)
    facts = {"entry": entry, "form": form, "places": places}
    return answers.page(request, "competitions/raise.html", facts, status=status or 200)
