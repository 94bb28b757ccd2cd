"""The writing page: everything typed is kept on the server from the first letter on, also when two write at once."""

import re
import secrets
from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sambut.accounts import limits
from sambut.frame import answers, refusals
from sambut.frame.returning import into_form
from sambut.innovations import access, actions, desks
from sambut.innovations.actions import Written
from sambut.innovations.fields import LABELS, NAMES, Content
from sambut.innovations.forms import WriteForm
from sambut.innovations.models import Innovation, Manuscript
from sambut.innovations.pages import meter
from sambut.innovations.pages.owning import owned
from sambut.innovations.states import Verb
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused

SAVED_A_MINUTE, A_MINUTE = 90, timedelta(minutes=1)
"""Stops machines, not people: a page saves at most once a second."""
_PAGE = re.compile(r"[A-Za-z0-9_-]{8,40}")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, uuid: str) -> HttpResponse:
    """The texts of an innovation. What met another's words is shown beside them; nobody's are lost."""
    innovation = owned(request, uuid)
    access.require(request.person, Verb.WRITE, innovation)  # type: ignore[attr-defined]
    manuscript = desks.manuscript(innovation)
    form = WriteForm(request.POST or None, initial=manuscript.content)
    page, revision, conflicts, status = page_of(request), manuscript.revision, {}, 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                written = _kept(request, innovation, page)
                if not written.conflicts:
                    return redirect("innovations:desk", uuid=innovation.uuid)
                conflicts, status = _both(written), 409
                form, revision = _mine(written), written.manuscript.revision
            except Refused as refusal:
                status = into_form(form, refusal)
    facts = {
        "innovation": innovation, "form": form, "page": page, "revision": revision, "conflicts": conflicts, "labels": LABELS,
        "besides": [one for one in desks.besides(innovation) if one.page != page],
        **meter.facts(innovation, at=now()),
    }  # fmt: skip
    return answers.page(request, "innovations/write.html", facts, status=status)


@never_cache
@login_required
@require_POST
def keep(request: HttpRequest, uuid: str) -> HttpResponse:
    """Keeps what is being typed. Tells what others wrote meanwhile, so that the page can show it."""
    innovation, at = owned(request, uuid), now()
    try:
        person = request.person  # type: ignore[attr-defined]
        limits.count(f"inovasi:{person.user_id}", limit=SAVED_A_MINUTE, window=A_MINUTE, at=at)
        written = _kept(request, innovation, page_of(request))
    except Refused as refusal:
        return _refused(refusal)
    given = int(request.POST.get("revisi") or 0)
    theirs = {name: written.manuscript.content.get(name, "") for name in written.elsewhere}
    return JsonResponse(
        {
            "revision": given if written.elsewhere else written.manuscript.revision,
            "theirs": theirs,
            "conflicts": sorted(written.conflicts),
        }
    )


@never_cache
@login_required
@require_POST
def choose(request: HttpRequest, uuid: str, beside_id: int) -> HttpResponse:
    """The words kept beside: taken in place of those that stand, or let go."""
    innovation, at = owned(request, uuid), now()
    person = request.person  # type: ignore[attr-defined]
    found = desks.beside(innovation, beside_id)
    if found is not None:
        if "pakai" in request.POST:
            revision = desks.manuscript(innovation).revision
            actions.write_innovation(
                innovation.pk, {found.field: found.text}, revision=revision, page=secrets.token_urlsafe(12), by=person, at=at
            )  # fmt: skip
        actions.discard_beside(innovation.pk, found.pk, by=person, at=at)
    return redirect("innovations:write", uuid=innovation.uuid)


def page_of(request: HttpRequest) -> str:
    """The random word of this open page; a fresh one when it brings none."""
    given = request.POST.get("halaman", "")
    return given if _PAGE.fullmatch(given) else secrets.token_urlsafe(12)


def typed(request: HttpRequest) -> Content:
    """What the page holds, line ends as everywhere; fields that it does not have stay as they are."""
    return {name: request.POST[name].replace("\r\n", "\n") for name in NAMES if name in request.POST}


def _kept(request: HttpRequest, innovation: Innovation, page: str) -> Written:
    try:
        revision = int(request.POST.get("revisi") or 0)
    except ValueError:
        raise Refused("innovation.write.no_revision") from None
    return actions.write_innovation(
        innovation.pk, typed(request), revision=revision, page=page, by=request.person, at=now()  # type: ignore[attr-defined]
    )  # fmt: skip


def _both(written: Written) -> dict[str, dict[str, str]]:
    """Field → the words that stand and one's own."""
    stand: Manuscript = written.manuscript
    return {name: {"theirs": stand.content.get(name, ""), "mine": mine} for name, mine in written.conflicts.items()}


def _mine(written: Written) -> WriteForm:
    """The form as this page wrote it: pressing again then means it."""
    content: dict[str, Any] = {**written.manuscript.content, **written.conflicts}
    return WriteForm(initial=content)


def _refused(refusal: Refused) -> JsonResponse:
    response = JsonResponse({"refused": refusals.sentence(refusal)}, status=refusals.status_of(refusal))
    wait = refusal.facts.get("wait")
    if isinstance(wait, timedelta):
        response["Retry-After"] = str(max(int(wait.total_seconds()) + 1, 1))
    return response
