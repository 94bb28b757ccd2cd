"""Reading a case: its reporter, everybody (masked), and the way in with number and secret."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sambut.complaints import access, lists, opening, queries, searching
from sambut.complaints.forms import AddForm, CompleteForm, KeyForm
from sambut.complaints.models import Complaint
from sambut.complaints.pages import keys, rows, showing
from sambut.complaints.pages.refusing import into_form
from sambut.files.answers import stream
from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused


@never_cache
@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """One address for everybody: the reporter sees the own page, the office is led to its desk, others see the masked case."""
    found = queries.case(number)
    if found is None:
        raise Http404
    reporter = keys.reporter(request)
    if access.why_not(reporter, "see", found) is None:
        return _own(request, found)
    if access.why_not(request.person, "see", found) is None:  # type: ignore[attr-defined]
        return redirect("complaints:desk_case", number=spoken(found.number))
    if found.public_at:
        return answers.page(request, "complaints/public_case.html", showing.public(found, at=now()))
    raise Http404


def _own(request: HttpRequest, complaint: Complaint) -> HttpResponse:
    facts = showing.own(complaint, at=now())
    facts |= {"add_form": AddForm(), "complete_form": CompleteForm(), "key_only": request.person.user_id is None}  # type: ignore[attr-defined]
    return answers.page(request, "complaints/own_case.html", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_case(request: HttpRequest) -> HttpResponse:
    """Number and secret, by POST; guesses are limited per number and per place they come from."""
    form = KeyForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            found = opening.proved(request, form.cleaned_data["number"], form.cleaned_data["secret"], at=now())
            response = redirect("complaints:case", number=spoken(found.number))
            keys.keep_opened(request, response, found.handle)
            return response
        except Refused as refusal:
            status = into_form(form, refusal)
    return answers.page(
        request, "complaints/open_case.html", {"form": form}, status=400 if form.errors and status == 200 else status
    )


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """For a phone that others use too."""
    response = redirect(reverse("complaints:open"))
    keys.forget(response)
    return response


@never_cache
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """The citizen's list: of the account, and what this browser opened."""
    reporter = keys.reporter(request)
    if not reporter.handles:
        return answers.page(request, "complaints/mine.html", {"slice": None, "rows": [], "asked": ""})
    asked = request.GET.get("cari", "")[:200].strip()
    if asked:
        return answers.page(
            request, "complaints/mine.html", rows.found(searching.own(asked, reporter), asked, at=now())
        )
    slice_ = slice_of(lists.own(reporter), order=("-received_at", "-id"), after=request.GET.get("setelah"), size=20)
    return answers.page(
        request, "complaints/mine.html", {"slice": slice_, "rows": rows.shown(slice_.rows, at=now()), "asked": ""}
    )


@require_GET
def public_list(request: HttpRequest) -> HttpResponse:
    """Open cases, newest first, or the best matches of a search."""
    asked = request.GET.get("cari", "")[:200].strip()
    region = queries.region_named(request.GET.get("wilayah", ""))
    service = queries.service_named(request.GET.get("layanan", ""))
    facts: dict[str, object] = {"asked": asked, "region": region, "service": service}
    if asked:
        facts |= rows.found(searching.public(asked), asked, at=now())
    else:
        listed = lists.public(region_code=region.code if region else "", service_id=service.pk if service else None)
        slice_ = slice_of(listed, order=("-received_at", "-id"), after=request.GET.get("setelah"), size=20)
        facts |= {"slice": slice_, "rows": rows.shown(slice_.rows, at=now())}
    return answers.page(request, "complaints/public_list.html", facts)


@never_cache
@require_GET
def attachment(request: HttpRequest, number: str, file: str) -> HttpResponseBase:
    """A cleaned file of a case, for those who may see it: this room decides, `files` streams."""
    found = queries.case(number)
    attached = queries.attachment(found, file) if found else None
    if found is None or attached is None:
        raise Http404
    readers = (keys.reporter(request), request.person)  # type: ignore[attr-defined]
    sees = any(access.why_not(reader, "see", found) is None for reader in readers)
    if not sees and not (attached.public and found.public_at):
        raise Http404
    return stream(attached.file, small=request.GET.get("kecil") == "1")
