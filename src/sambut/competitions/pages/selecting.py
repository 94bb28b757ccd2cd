"""The local admin's queue, and the administrative selection of the organisers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.competitions import access, actions, eligibility, queries
from sambut.competitions.editions import queries as edition_queries
from sambut.competitions.forms import ReturnForm, TickForm
from sambut.competitions.models import Edition, Entry
from sambut.competitions.pages.around import (
    around,
    desk_button,
    desk_form,
    desk_read,
    entered,
    joined,
    one_of,
    person_of,
)
from sambut.competitions.pages.comparing import told
from sambut.competitions.pages.entering import ruled, shown
from sambut.competitions.rules import SITS, words_of
from sambut.competitions.states import FROZEN, EntryState, Verb
from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.frame.returning import tried
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken

SIZE = 30


@desk_read
def queue(request: HttpRequest) -> HttpResponse:
    """What sits at this local admin, longest first."""
    person, at = person_of(request), now()
    if not person.organisations(*access.VERIFIERS):
        raise Http404
    page = slice_of(queries.at_admin(person), order=("sent_at", "id"), after=request.GET.get("setelah"), size=SIZE)
    facts = {"slice": page, "rows": [(row, at - row.sent_at >= SITS) for row in page.rows], "at": at}
    return answers.page(request, "competitions/queue.html", facts)


@desk_form
@entered(Verb.RETURN)
def give_back(request: HttpRequest, entry: Entry) -> HttpResponse:
    """Notes for the whole and beside each answer."""
    asked = queries.answers(entry)
    form = ReturnForm(request.POST or None, questions=[row for row, _text in asked])
    status = None
    if request.method == "POST":
        person = person_of(request)
        status = tried(
            form,
            lambda: actions.return_entry(
                entry.pk, text=form.cleaned_data["text"], notes=form.notes(), by=person, at=now()
            ),
        )
        if status is None:
            return redirect("competitions:entry", uuid=entry.uuid)
    facts = {
        "entry": entry,
        "form": form,
        "asked": [(form[f"catatan-{row.code}"], row, text, words_of(text)) for row, text in asked],
    }
    return answers.page(request, "competitions/return.html", facts, status=status or 200)


@desk_button
@entered(Verb.SUBMIT)
def submit(request: HttpRequest, entry: Entry) -> HttpResponse:
    actions.submit_entry(entry.pk, by=person_of(request), at=now())
    return redirect("competitions:entry", uuid=entry.uuid)


@desk_read
@joined
def entries(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What was submitted, newest first; `?keadaan=` keeps one state, `?klaster=` one cluster."""
    rows, state, cluster = (
        queries.submitted(edition),
        one_of(request, "keadaan", FROZEN),
        request.GET.get("klaster", ""),
    )
    if state:
        rows = rows.filter(state=state)
    clusters = queries.clusters(edition)
    if chosen := next((row for row in clusters if row.code == cluster), None):
        rows = rows.filter(cluster=chosen)
    page = slice_of(rows, order=("-submitted_at", "-id"), after=request.GET.get("setelah"), size=SIZE)
    facts = around(edition, "entries") | {
        "rows": [shown(row) for row in page.rows], "slice": page, "chosen_state": state, "chosen_cluster": chosen,
        "states": [(one.value, one.label) for one in EntryState if one in FROZEN], "clusters": clusters,
    }  # fmt: skip
    if not access.hosts(person_of(request), edition):
        facts["tabs_of"] = [tab for tab in facts["tabs_of"] if tab["current"]]
    return answers.page(request, "competitions/entries.html", facts)


@desk_form
@entered(Verb.ACCEPT)
def decide(request: HttpRequest, entry: Entry) -> HttpResponse:
    """The checklist beside the answers: accept, or refuse with a reason."""
    at, items, ticked = now(), queries.items(entry.edition), queries.ticks(entry)
    initial = {f"ada-{code}": tick.met for code, tick in ticked.items()} | {
        f"kata-{code}": tick.note for code, tick in ticked.items()
    }
    form = TickForm(request.POST or None, items=items, initial=initial)
    status, person = None, person_of(request)
    if request.method == "POST":
        if "tolak" in request.POST:
            status = tried(
                form,
                lambda: actions.refuse_entry(entry.pk, form.ticks(), text=form.cleaned_data["text"], by=person, at=at),
            )
        else:
            status = tried(form, lambda: actions.accept_entry(entry.pk, form.ticks(), by=person, at=at))
        if status is None:
            return redirect("competitions:entries", uuid=entry.edition.uuid)
    facts = {
        "likenesses": [(row, told(row)) for row in edition_queries.likenesses_of(person, entry)], "enclosed": edition_queries.enclosed(entry),
        "entry": entry, "number": spoken(entry.number), "form": form, "checks": [(form[f"ada-{item.code}"], form[f"kata-{item.code}"]) for item in items],
        "answers": [(row, text, words_of(text)) for row, text in queries.answers(entry)], "rules": ruled(eligibility.of_entry(entry, at=at)),
    }  # fmt: skip
    return answers.page(request, "competitions/decide.html", facts, status=status or 200)
