"""Ideas from the field: one short page to send one, a list, and the page of one with what the admin may do."""

import uuid as uuids
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sambut.accounts import limits
from sambut.files.answers import stream
from sambut.files.states import FileState
from sambut.frame import answers, refusals
from sambut.frame.paging import slice_of
from sambut.frame.returning import into_form
from sambut.frame.templating import with_query
from sambut.innovations import access, actions, idea_access, idea_queries
from sambut.innovations.forms_of_ideas import DeclineForm, IdeaForm, SuggestForm
from sambut.innovations.models import Idea
from sambut.innovations.states import IdeaState, Verb
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

SIZE = 20
TEXTS = ("title", "problem", "solution")
SAVED_A_MINUTE, SENT_AN_HOUR = 90, 30
CHIPS = {
    IdeaState.DRAFT: "new", IdeaState.WAITING: "waiting", IdeaState.SUGGESTED: "moving", IdeaState.TAKEN: "answered", IdeaState.DECLINED: "shut",
}  # fmt: skip


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def send_idea(request: HttpRequest) -> HttpResponse:
    """What problem, what idea, what it is called; a photo if there is one. Kept while it is typed."""
    person: Person = request.person  # type: ignore[attr-defined]
    if not idea_access.sends(person):
        raise Http404
    return _written(request, idea_queries.draft_of(person), "innovations/send_idea.html", {})


@never_cache
@login_required
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keeps what is being typed."""
    person, at = request.person, now()  # type: ignore[attr-defined]
    try:
        limits.count(f"gagasan:{person.user_id}", limit=SAVED_A_MINUTE, window=timedelta(minutes=1), at=at)
        revision = request.POST.get("revisi") or "0"
        content = {name: request.POST[name].replace("\r\n", "\n") for name in TEXTS if name in request.POST}
        kept = actions.keep_idea(
            _key(request), content=content, revision=int(revision) if revision.isdigit() else 0, by=person, at=at
        )
    except Refused as refusal:
        return JsonResponse({"refused": refusals.sentence(refusal)}, status=refusals.status_of(refusal))
    return JsonResponse({"revision": kept.idea.revision}, status=409 if kept.newer else 200)


@never_cache
@login_required
@require_GET
def ideas(request: HttpRequest) -> HttpResponse:
    """What waits for who decides; and one's own, with what became of each."""
    person: Person = request.person  # type: ignore[attr-defined]
    decides = idea_access.decides(person)
    if not decides and not idea_access.sends(person):
        raise Http404
    own = request.GET.get("milik") == "saya" or not decides
    rows, order = (
        (idea_queries.sent_by(person), ("-id",)) if own else (idea_queries.to_decide(person), ("sent_at", "id"))
    )
    slice_ = slice_of(rows, order=order, after=request.GET.get("setelah"), size=SIZE)
    choices = (
        [(False, _("menunggu Anda")), (True, _("kiriman Anda sendiri"))]
        if decides
        else [(True, _("kiriman Anda sendiri"))]
    )
    options = [
        (words, with_query(request, milik="saya" if mine else None, setelah=None), mine == own)
        for mine, words in choices
    ]
    facts = {
        "slice": slice_, "rows": slice_.rows, "own": own, "chips": CHIPS, "filter_words": next(words for mine, words in choices if mine == own),
        "filter_options": options, "sends": idea_access.sends(person),
    }  # fmt: skip
    return answers.page(request, "innovations/ideas.html", facts)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def idea(request: HttpRequest, uuid: str) -> HttpResponse:
    """One idea. Its sender writes it anew after a suggestion; the admin takes it, suggests, or says why not."""
    found, person = _seen(request, uuid), request.person  # type: ignore[attr-defined]
    may = {verb: idea_access.why_not(person, verb, found) is None for verb in idea_access.VERBS}
    facts = {
        "idea": found, "may": may, "chip": (CHIPS[IdeaState(found.state)], found.get_state_display()),
        "record": found.innovation if found.innovation and access.works_on(person, found.innovation) else None,
    }  # fmt: skip
    if found.state == IdeaState.DRAFT:
        return redirect("innovations:send_idea")
    if may[Verb.SEND_IDEA] and found.state == IdeaState.SUGGESTED:
        return _written(request, found, "innovations/idea.html", facts)
    if request.method == "POST":
        raise Http404
    return answers.page(request, "innovations/idea.html", facts | {"form": None})


@never_cache
@login_required
@require_POST
def take_idea(request: HttpRequest, uuid: str) -> HttpResponse:
    """Its words become a record; the admin goes on writing there."""
    found, person = _seen(request, uuid), request.person  # type: ignore[attr-defined]
    taken = actions.take_idea(found.pk, by=person, at=now())
    assert taken.innovation is not None
    messages.success(request, _("Gagasan ini menjadi catatan. Lengkapi tulisannya, lalu mulai uji coba bila siap."))
    return redirect("innovations:write", uuid=taken.innovation.uuid)


def _noted(form_class: type[SuggestForm | DeclineForm], verb: Verb, action: Any, template: str) -> Any:
    """A verb with a word to the sender."""

    @never_cache
    @login_required
    @require_http_methods(["GET", "HEAD", "POST"])
    def page(request: HttpRequest, uuid: str) -> HttpResponse:
        found, person = _seen(request, uuid), request.person  # type: ignore[attr-defined]
        idea_access.require(person, verb, found)
        form, status = form_class(request.POST or None), 200
        if request.method == "POST" and form.is_valid():
            try:
                action(found.pk, text=form.cleaned_data["text"], by=person, at=now())
                return redirect("innovations:idea", uuid=found.uuid)
            except Refused as refusal:
                status = into_form(form, refusal)
        status = 400 if form.errors and status == 200 else status
        return answers.page(request, template, {"idea": found, "form": form}, status=status)

    return page


suggest = _noted(SuggestForm, Verb.SUGGEST, actions.suggest, "innovations/suggest.html")
decline_idea = _noted(DeclineForm, Verb.DECLINE_IDEA, actions.decline_idea, "innovations/decline_idea.html")


@never_cache
@login_required
@require_GET
def photo(request: HttpRequest, uuid: str) -> HttpResponseBase:
    """The cleaned photo, for those who may read the idea."""
    found = _seen(request, uuid)
    if found.photo is None or found.photo.state != FileState.CLEAN:
        raise Http404
    return stream(found.photo, small=request.GET.get("kecil") == "1", name="gagasan")


def _written(request: HttpRequest, known: Idea | None, template: str, facts: dict[str, Any]) -> HttpResponse:
    """The form, empty or with what was kept; sent, the page of the idea."""
    person: Person = request.person  # type: ignore[attr-defined]
    units = idea_queries.units_of(person)
    first = known.unit if known and known.unit else units[0] if len(units) == 1 else None
    initial = {name: getattr(known, name) for name in TEXTS} if known else {}
    form = IdeaForm(
        request.POST or None, request.FILES or None, initial={**initial, "unit": first.uuid if first else None}
    )
    key, status = known.uuid if known else uuids.uuid4(), 200
    if request.method == "POST":
        key, status = _key(request), 400
        if form.is_valid():
            try:
                limits.count(f"gagasan-kirim:{person.user_id}", limit=SENT_AN_HOUR, window=timedelta(hours=1), at=now())
                given = form.cleaned_data
                content = {name: given[name] for name in TEXTS}
                sent = actions.send_idea(
                    key, unit=given["unit"], content=content, photo=given["photo"], by=person, at=now()
                )
                messages.success(request, _("Terkirim. Kami kabari Anda apa jadinya."))
                return redirect("innovations:idea", uuid=sent.uuid)
            except Refused as refusal:
                status = into_form(form, refusal)
    more = {
        "form": form,
        "units": units,
        "only": first if len(units) == 1 else None,
        "key": key,
        "revision": known.revision if known else 0,
    }
    return answers.page(request, template, facts | more, status=status)


def _key(request: HttpRequest) -> uuids.UUID:
    """The page's own key; a fresh one when it brings none that can be read."""
    try:
        return uuids.UUID(request.POST.get("kunci", ""))
    except ValueError:
        return uuids.uuid4()


def _seen(request: HttpRequest, uuid: str) -> Idea:
    found = idea_queries.idea(uuid)
    if found is None or not idea_access.sees(request.person, found):  # type: ignore[attr-defined]
        raise Http404
    return found
