"""From signed to running and beyond: start, copy, running, checks, stop, hand-over, extension."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from sambut.innovations.states import Sustainability
from sambut.kernel.clock import now
from sambut.organisations.models import Organisation
from sambut.replication import access, actions, queries
from sambut.replication.actions.around import today
from sambut.replication.forms import CheckForm, CopyForm, DayForm, ExtendForm, HandOverForm, ReasonForm
from sambut.replication.pages.around import back_to, desk_agreement, desk_button, desk_form, person_of, verb_page
from sambut.replication.rules import months_after
from sambut.replication.states import Side, Verb

MOST_UNITS = 300


@desk_form
def start(request: HttpRequest, number: str) -> HttpResponse:
    found, person, at = desk_agreement(request, number), person_of(request), now()
    form = DayForm(request.POST or None, initial={"on": today(found.replicator, at)})
    return verb_page(
        request, found, Verb.START, form, lambda: actions.start_agreement(found.pk, on=form.cleaned_data["on"], by=person, at=at),
        heading=_("Mulai mengerjakan"), button=_("Catat mulai"), lead=_("Sejak hari ini dampaknya dicari dalam laporan warga, dibandingkan dengan daerah lain. Tulis hari yang sebenarnya."),
    )  # fmt: skip


@desk_form
def record_copy(request: HttpRequest, number: str) -> HttpResponse:
    found, person = desk_agreement(request, number), person_of(request)
    units = (
        Organisation.objects.running().under(found.replicator_unit_id).order_by("name", "pk").values("pk")[:MOST_UNITS]
    )
    rows = Organisation.objects.filter(pk__in=units).order_by("name", "pk")
    form = CopyForm(request.POST or None, units=rows, initial={"unit": found.replicator_unit.uuid})
    return verb_page(
        request, found, Verb.RECORD_COPY, form,
        lambda: actions.record_copy(
            found.pk, unit_id=form.cleaned_data["unit"].pk, local_name=form.cleaned_data["local_name"], by=person, at=now()
        ),
        heading=_("Catat salinannya"), button=_("Buat catatan"), lead=_("Salinan mendapat catatan sendiri dengan asal-usul yang jelas, juga bila diberi nama setempat. Inovator unit atau admin lokal yang dapat mencatatnya."),
    )  # fmt: skip


@desk_form
def run(request: HttpRequest, number: str) -> HttpResponse:
    found, person, at = desk_agreement(request, number), person_of(request), now()
    form = DayForm(request.POST or None, initial={"on": today(found.replicator, at)})
    return verb_page(
        request, found, Verb.RUN, form, lambda: actions.run_agreement(found.pk, on=form.cleaned_data["on"], by=person, at=at),
        heading=_("Salinan sudah berjalan"), button=_("Nyatakan berjalan"), lead=_("Artinya warga sudah dilayani dengannya. Pemeriksaan dua belas dan tiga puluh enam bulan dijadwalkan, dan kebutuhan di baliknya tercatat terjawab."),
    )  # fmt: skip


@desk_form
def stop(request: HttpRequest, number: str) -> HttpResponse:
    found, person = desk_agreement(request, number), person_of(request)
    form = ReasonForm(request.POST or None)
    return verb_page(
        request, found, Verb.STOP, form, lambda: actions.stop_agreement(found.pk, reason=form.cleaned_data["reason"], by=person, at=now()),
        heading=_("Hentikan replikasi"), button=_("Hentikan"), grave=True, lead=_("Alasannya dapat dibaca semua orang, supaya daerah lain belajar. Kebutuhan di baliknya terbuka kembali."),
    )  # fmt: skip


@desk_form
def check(request: HttpRequest, number: str, months: int) -> HttpResponse:
    found, person = desk_agreement(request, number), person_of(request)
    if all(row.months != months for row in queries.checks(found)):
        raise Http404
    form = CheckForm(request.POST or None)
    return verb_page(
        request, found, Verb.CHECK, form,
        lambda: actions.check_agreement(
            found.pk, months=months, result=Sustainability(form.cleaned_data["result"]), note=form.cleaned_data["note"], by=person, at=now()
        ),
        heading=_("Pemeriksaan %(months)s bulan") % {"months": months}, button=_("Simpan pemeriksaan"), part="pemeriksaan",
    )  # fmt: skip


@desk_form
def hand_over(request: HttpRequest, number: str, side: str) -> HttpResponse:
    """The people who work for a side today, to choose its contact from."""
    if side not in Side.values:
        raise Http404
    found, person, at = desk_agreement(request, number), person_of(request), now()
    if request.method != "POST":
        access.require_side(person, Side(side), found)
    unit = found.owner_unit if side == Side.OWNER else found.replicator_unit
    people = queries.people_of(unit, at=at)
    form = HandOverForm(request.POST or None, people=people)
    return verb_page(
        request, found, Verb.HAND_OVER, form,
        lambda: actions.hand_over(found.pk, side=Side(side), contact_id=int(form.cleaned_data["contact"]), by=person, at=at),
        heading=_("Serah terima: %(body)s") % {"body": (found.owner if side == Side.OWNER else found.replicator).name}, button=_("Tetapkan narahubung"), part="pihak", lead=_("Narahubung ditanya tentang kesepakatan ini. Pimpinan baru yang menetapkannya sekaligus menerima kesepakatan ini."),
    )  # fmt: skip


@desk_button
def facilitate(request: HttpRequest, number: str) -> HttpResponse:
    found = desk_agreement(request, number)
    actions.facilitate_agreement(found.pk, by=person_of(request), at=now())
    return back_to(found)


@desk_form
def propose_extension(request: HttpRequest, number: str) -> HttpResponse:
    found, person = desk_agreement(request, number), person_of(request)
    initial = {"ends_on": months_after(found.ends_on, 12)} if found.ends_on else {}
    form = ExtendForm(request.POST or None, initial=initial)
    return verb_page(
        request, found, Verb.PROPOSE_EXTENSION, form,
        lambda: actions.propose_extension(found.pk, ends_on=form.cleaned_data["ends_on"], by=person, at=now()),
        heading=_("Usulkan perpanjangan"), button=_("Usulkan"), lead=_("Berlaku setelah pihak lain menyetujuinya."),
    )  # fmt: skip


@desk_button
def confirm_extension(request: HttpRequest, number: str) -> HttpResponse:
    found = desk_agreement(request, number)
    actions.confirm_extension(found.pk, by=person_of(request), at=now())
    return back_to(found)
