"""Milestones, their evidence, hours of help."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from sambut.files.answers import stream
from sambut.kernel.clock import now
from sambut.replication import access, actions, queries
from sambut.replication.actions.around import today
from sambut.replication.forms import CoachForm, EvidenceForm, FinishForm, MilestoneForm, ReasonForm
from sambut.replication.models import Agreement, Milestone
from sambut.replication.pages.around import desk_agreement, desk_form, person_of, verb_page
from sambut.replication.states import Side, State, Verb

PART = "tonggak"


@desk_form
def add(request: HttpRequest, number: str) -> HttpResponse:
    found, person = desk_agreement(request, number), person_of(request)
    form = MilestoneForm(request.POST or None, initial={"side": Side.REPLICATOR})
    lead = (
        _("Menjadi bagian dari naskah yang ditandatangani.") if found.state == State.DRAFT
        else _("Ditambahkan di samping naskah yang sudah ditandatangani.")
    )  # fmt: skip
    return verb_page(
        request, found, Verb.ADD_MILESTONE, form,
        lambda: actions.add_milestone(found.pk, **(form.cleaned_data | {"side": Side(form.cleaned_data["side"])}), by=person, at=now()),
        heading=_("Tambah tonggak"), button=_("Tambahkan"), lead=lead, part=PART,
    )  # fmt: skip


def _milestone(found: Agreement, uuid: UUID) -> Milestone:
    row = next((row for row in queries.milestones(found) if row.uuid == uuid), None)
    if row is None:
        raise Http404
    return row


@desk_form
def finish(request: HttpRequest, number: str, milestone: UUID) -> HttpResponse:
    found, person, at = desk_agreement(request, number), person_of(request), now()
    row = _milestone(found, milestone)
    form = FinishForm(request.POST or None, initial={"on": today(found.replicator, at)})
    return verb_page(
        request, found, Verb.FINISH_MILESTONE, form, lambda: actions.finish_milestone(row.pk, **form.cleaned_data, by=person, at=at),
        heading=row.title, button=_("Nyatakan selesai"), part=PART, lead=_("Buktinya dapat ditambahkan sesudahnya."),
    )  # fmt: skip


@desk_form
def drop(request: HttpRequest, number: str, milestone: UUID) -> HttpResponse:
    found, person = desk_agreement(request, number), person_of(request)
    row = _milestone(found, milestone)
    form = ReasonForm(request.POST or None)
    return verb_page(
        request, found, Verb.DROP_MILESTONE, form,
        lambda: actions.drop_milestone(row.pk, reason=form.cleaned_data["reason"], by=person, at=now()),
        heading=_("Coret tonggak: %(title)s") % {"title": row.title}, button=_("Coret tonggak"), grave=True, part=PART,
    )  # fmt: skip


@desk_form
def evidence(request: HttpRequest, number: str, milestone: UUID) -> HttpResponse:
    found, person = desk_agreement(request, number), person_of(request)
    row = _milestone(found, milestone)
    form = EvidenceForm(request.POST or None, request.FILES or None)

    def done() -> None:
        at = now()
        access.require(person, Verb.ADD_EVIDENCE, found)  # before the bytes are kept; the action asks again
        found.after(Verb.ADD_EVIDENCE)
        file_id = actions.take_evidence(form.cleaned_data["upload"], at=at)
        actions.add_evidence(row.pk, file_id=file_id, title=form.cleaned_data["title"], by=person, at=at)

    return verb_page(
        request, found, Verb.ADD_EVIDENCE, form, done, heading=_("Bukti untuk: %(title)s") % {"title": row.title},
        button=_("Tambahkan bukti"), part=PART, facts={"has_file": True},
    )  # fmt: skip


@never_cache
@login_required
@require_GET
def file(request: HttpRequest, number: str, file: UUID) -> FileResponse:
    """A file of evidence, for those who work on the agreement."""
    found = queries.evidence_named(desk_agreement(request, number), file)
    if found is None:
        raise Http404
    return stream(found.file, small=bool(request.GET.get("kecil")), name="bukti")


@desk_form
def coach(request: HttpRequest, number: str) -> HttpResponse:
    found, person, at = desk_agreement(request, number), person_of(request), now()
    form = CoachForm(request.POST or None, initial={"on": today(found.owner, at)})
    return verb_page(
        request, found, Verb.COACH, form, lambda: actions.coach_agreement(found.pk, **form.cleaned_data, by=person, at=at),
        heading=_("Catat pendampingan"), button=_("Catat"), part="pendampingan",
    )  # fmt: skip
