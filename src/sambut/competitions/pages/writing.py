"""The writing page of an entry: everything typed is kept on the server from the first letter on, also when two write at once."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from sambut.accounts import limits
from sambut.competitions import actions, eligibility, queries
from sambut.competitions.actions import Written
from sambut.competitions.actions.entering import CATEGORY, TITLE
from sambut.competitions.forms import EntryForm
from sambut.competitions.models import Entry
from sambut.competitions.pages.around import desk_button, desk_form, entered, person_of
from sambut.competitions.pages.entering import ruled
from sambut.competitions.states import Verb
from sambut.frame import answers, refusals
from sambut.frame.returning import into_form
from sambut.innovations.pages.writing import page_of
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused

SAVED_A_MINUTE, A_MINUTE = 90, timedelta(minutes=1)
"""Stops machines, not people: a page saves at most once a second."""


@desk_form
@entered(Verb.WRITE)
def write(request: HttpRequest, entry: Entry) -> HttpResponse:
    """What met another's words is shown beside them; nobody's are lost."""
    asked, categories, at = queries.answers(entry), queries.categories(entry.edition), now()
    content = {TITLE: entry.title, CATEGORY: entry.category.code if entry.category else ""} | {
        row.code: text for row, text in asked
    }
    form = EntryForm(
        request.POST or None, questions=[row for row, _text in asked], categories=categories, initial=content
    )
    revision, status, conflicts = entry.revision, 200, {}
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                written = _kept(request, entry)
                if not written.conflicts:
                    return redirect("competitions:entry", uuid=entry.uuid)
                status, revision = 409, written.entry.revision
                conflicts = {
                    name: {"theirs": written.content[name], "mine": mine} for name, mine in written.conflicts.items()
                }
                mine = {**written.content, **written.conflicts}
                form = EntryForm(questions=[row for row, _text in asked], categories=categories, initial=mine)
            except Refused as refusal:
                status = into_form(form, refusal)
    page = page_of(request)
    labels = {TITLE: form.fields[TITLE].label, CATEGORY: form.fields[CATEGORY].label} | {
        row.code: row.title for row, _text in asked
    }
    facts = {
        "entry": entry, "form": form, "page": page, "revision": revision, "conflicts": conflicts, "labels": labels,
        "limits": {row.code: row.words for row, _text in asked}, "notes": {note.question.code: note.text for note in queries.notes(entry, Verb.RETURN) if note.question},
        "besides": [one for one in queries.besides(entry) if one.page != page], "rules": ruled(eligibility.of_entry(entry, at=at)),
    }  # fmt: skip
    return answers.page(request, "competitions/write.html", facts, status=status)


@desk_button
@entered(Verb.WRITE)
def keep(request: HttpRequest, entry: Entry) -> HttpResponse:
    """Keeps what is being typed. Tells what others wrote meanwhile, so that the page can show it."""
    try:
        limits.count(f"entri:{person_of(request).user_id}", limit=SAVED_A_MINUTE, window=A_MINUTE, at=now())
        written = _kept(request, entry)
    except Refused as refusal:
        response = JsonResponse({"refused": refusals.sentence(refusal)}, status=refusals.status_of(refusal))
        wait = refusal.facts.get("wait")
        if isinstance(wait, timedelta):
            response["Retry-After"] = str(max(int(wait.total_seconds()) + 1, 1))
        return response
    given = int(request.POST.get("revisi") or 0)
    return JsonResponse(
        {
            "revision": given if written.elsewhere else written.entry.revision,
            "theirs": {name: written.content.get(name, "") for name in written.elsewhere},
            "conflicts": sorted(written.conflicts),
        }
    )


@desk_button
@entered(Verb.WRITE)
def choose(request: HttpRequest, entry: Entry, beside_id: int) -> HttpResponse:
    """The words kept beside: taken in place of those that stand, or let go."""
    person, at, found = person_of(request), now(), queries.beside(entry, beside_id)
    if found is not None:
        if "pakai" in request.POST:
            actions.write_entry(
                entry.pk, {found.field: found.text}, revision=entry.revision, page=page_of(request), by=person, at=at
            )
        actions.discard_beside(entry.pk, found.pk, by=person, at=at)
    return redirect("competitions:write", uuid=entry.uuid)


def _kept(request: HttpRequest, entry: Entry) -> Written:
    try:
        revision = int(request.POST.get("revisi") or 0)
    except ValueError:
        raise Refused("entry.write.no_revision") from None
    content = {name: text.replace("\r\n", "\n") for name, text in request.POST.items() if isinstance(text, str)}
    return actions.write_entry(
        entry.pk, content, revision=revision, page=page_of(request), by=person_of(request), at=now()
    )
