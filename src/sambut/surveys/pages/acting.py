"""What an office does with a round: change, open, print tickets, close, publish, discard."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sambut.frame import answers, refusals
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused
from sambut.surveys import access, actions, queries
from sambut.surveys.forms import ChangeForm, HandOutForm, last_day
from sambut.surveys.models import Round
from sambut.surveys.pages.desk import desk_round, shown
from sambut.surveys.states import Verb
from sambut.surveys.tickets import sheet


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: str) -> HttpResponse:
    round_ = desk_round(request, uuid)
    elements = queries.elements_of(round_)
    form = ChangeForm(
        request.POST or None, unit_id=round_.unit_id, zone=round_.unit.zone, elements=elements, initial=_initial(round_, elements)
    )  # fmt: skip
    status = 200
    if request.method != "POST":  # the action asks both again; a form that grew stale comes back with its words
        access.require(request.person, Verb.CHANGE, round_)  # type: ignore[attr-defined]
        round_.after(Verb.CHANGE)
    elif form.is_valid():
        try:
            actions.change_round(round_.pk, by=request.person, at=now(), **form.given())  # type: ignore[attr-defined]
            return redirect("surveys:desk_round", uuid=round_.uuid)
        except Refused as refusal:
            form.add_error(None, str(refusals.sentence(refusal)))
            status = refusals.status_of(refusal)
    status = 400 if form.errors and status == 200 else status
    return answers.page(request, "surveys/change.html", {"form": form, "round": round_}, status=status)


def _initial(round_: Round, elements: list) -> dict[str, object]:
    facts: dict[str, object] = {
        "name": round_.name, "population": round_.population, "fewest": round_.fewest,
        "last_day": last_day(round_.closes_at, round_.unit.zone),
    }  # fmt: skip
    return facts | {f"weight_{one.code}": str(one.weight) for one in elements if round_.weighted}


@never_cache
@login_required
@require_POST
def hand_out(request: HttpRequest, uuid: str) -> HttpResponse:
    """A sheet of tickets as PDF. Their codes stand on it and nowhere else."""
    round_ = desk_round(request, uuid)
    form = HandOutForm(request.POST)
    if not form.is_valid():
        return answers.page(request, "surveys/desk_round.html", shown(request, round_) | {"hand_out": form}, status=400)
    at = now()
    codes = actions.hand_out_tickets(round_.pk, count=form.cleaned_data["count"], by=request.person, at=at)  # type: ignore[attr-defined]
    home = request.build_absolute_uri(reverse("surveys:answer", args=[spoken(round_.number)]))
    answer = HttpResponse(sheet(round_, codes, address=home, at=at), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="karcis-{spoken(round_.number)}.pdf"'
    return answer


def _plain(action: Callable[..., Round], done: str | Promise) -> Callable[..., HttpResponse]:
    @never_cache
    @login_required
    @require_POST
    def page(request: HttpRequest, uuid: str) -> HttpResponse:
        round_ = action(desk_round(request, uuid).pk, by=request.person, at=now())  # type: ignore[attr-defined]
        messages.success(request, str(done))
        return redirect("surveys:desk_round", uuid=round_.uuid)

    return page


open_round = _plain(
    actions.open_round, _("Putaran dibuka. Cetak karcisnya, lalu bagikan kepada siapa pun yang selesai dilayani.")
)
close = _plain(actions.close_round, _("Putaran ditutup. Karcis, tanda, dan jawaban satu per satu sudah dimusnahkan."))
publish = _plain(actions.publish_round, _("Hasilnya diumumkan."))
discard = _plain(actions.discard_round, _("Putaran dibuang."))
