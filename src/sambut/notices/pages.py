"""A person's own notices: the list, the way to what each is about, and what is sent by mail."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.kernel.clock import now
from sambut.notices import actions, queries
from sambut.notices.forms import PreferForm
from sambut.notices.states import CODES, Channel

SIZE = 20


@require_GET
@never_cache
@login_required
def list_notices(request: HttpRequest) -> HttpResponse:
    person, only_unread = request.person, request.GET.get("hanya") == "baru"  # type: ignore[attr-defined]
    found = queries.of_person(person, only_unread=only_unread)
    slice_ = slice_of(found, order=("-id",), after=request.GET.get("setelah"), size=SIZE)
    facts = {
        "slice": slice_,
        "told": queries.told(slice_.rows),
        "deliveries": queries.deliveries_of(slice_.rows),
        "only_unread": only_unread,
        "form": PreferForm(initial={"channel": Channel.MAIL, "wanted": queries.wants_mail(person.user_id)}),
    }
    return answers.page(request, "notices/list.html", facts)


@require_GET
@never_cache
@login_required
def open_notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """The way from a notice to its case. Who went it has read it."""
    notice = actions.mark_read(notice_id, by=request.person, at=now())  # type: ignore[attr-defined]
    path = queries.told([notice])[0].line.path
    return redirect(path or "notices:list")


@require_POST
@login_required
def mark_read(request: HttpRequest, notice_id: int) -> HttpResponse:
    actions.mark_read(notice_id, by=request.person, at=now())  # type: ignore[attr-defined]
    return redirect("notices:list")


@require_POST
@login_required
def mark_all_read(request: HttpRequest) -> HttpResponse:
    actions.mark_all_read(by=request.person, at=now())  # type: ignore[attr-defined]
    return redirect("notices:list")


@require_GET
@never_cache
@login_required
def mail(request: HttpRequest, notice_id: int) -> HttpResponse:
    """The mail of a notice as it was or would be sent: for a demo, which sends none, and for whoever wonders."""
    facts = queries.mail_of(notice_id, request.person)  # type: ignore[attr-defined]
    code = facts.delivery.code if facts.delivery else ""
    return answers.page(request, "notices/mail.html", {"facts": facts, "reason": CODES.get(code, code)})


@require_POST
@login_required
def prefer(request: HttpRequest) -> HttpResponse:
    form = PreferForm(request.POST)
    if form.is_valid():
        channel, wanted = Channel(form.cleaned_data["channel"]), form.cleaned_data["wanted"]
        actions.prefer(by=request.person, channel=channel, wanted=wanted)  # type: ignore[attr-defined]
        messages.info(
            request, _("Kabar baru juga dikirim lewat surel.") if wanted else _("Kabar baru hanya ada di halaman ini.")
        )
    return redirect("notices:list")
