"""The text: writing it, naming who signs, locking it, signing it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from sambut.frame import answers
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.replication import access, actions, queries, signatories
from sambut.replication.forms import MeasureFormSet, ReasonForm, SignatoryForm, SignForm, TextForm, text_initial
from sambut.replication.models import Agreement
from sambut.replication.pages.around import back_to, desk_agreement, desk_button, desk_form, person_of, tried, verb_page
from sambut.replication.states import PaperKind, Side, Verb

MEASURES = 3


@desk_form
def write(request: HttpRequest, number: str) -> HttpResponse:
    found, person = desk_agreement(request, number), person_of(request)
    added = [(clause.title, clause.text) for clause in queries.clauses(found) if clause.template_id is None]
    letters = {party.side: party.letter_number for party in queries.parties(found)}
    form = TextForm(request.POST or None, initial=text_initial(found, added, letters))
    return verb_page(
        request, found, Verb.WRITE, form, lambda: actions.write_agreement(found.pk, form.text(), by=person, at=now()),
        heading=_("Ubah naskah"), button=_("Simpan"), part="naskah", lead=_("Pasal bawaan tidak berubah. Yang Anda tambahkan berdiri di belakangnya, dan dibaca kedua pihak sebelum menandatangani."),
    )  # fmt: skip


@desk_form
def measures(request: HttpRequest, number: str) -> HttpResponse:
    """Measures with their value before; several small forms at once."""
    found, person = desk_agreement(request, number), person_of(request)
    stand = [
        {name: getattr(row, name) for name in ("name", "unit", "baseline", "baseline_on", "target", "source")}
        for row in queries.measures(found)
    ]
    forms = MeasureFormSet(request.POST or None, initial=stand)
    if request.method != "POST":
        access.require(person, Verb.WRITE, found)
        found.after(Verb.WRITE)
        forms.extra = max(MEASURES - len(stand), 1)
    status = None
    if request.method == "POST":
        aims = [aim for form in forms if form.is_valid() and (aim := form.aim())] if forms.is_valid() else []
        first = forms[0]
        status = 400 if not forms.is_valid() else _set(found, aims, first, request)
        if status is None:
            return back_to(found, "ukuran")
    facts = {"agreement": found, "number": spoken(found.number), "forms": forms}
    return answers.page(request, "replication/measures.html", facts, status=status or 200)


def _set(found: Agreement, aims: list[Any], form: Any, request: HttpRequest) -> int | None:
    return tried(form, lambda: actions.set_measures(found.pk, aims, by=person_of(request), at=now()))


@desk_form
def signatory(request: HttpRequest, number: str, side: str) -> HttpResponse:
    """Who may sign for this side today: heads, acting heads, holders of a letter."""
    if side not in Side.values:
        raise Http404
    found, person, at = desk_agreement(request, number), person_of(request), now()
    if request.method != "POST":
        access.require_side(person, Side(side), found)
    body = found.owner if side == Side.OWNER else found.replicator
    signers = signatories.eligible(body.pk, at=at)
    office = signatories.office_of(body)
    choices = [(signer.key, f"{signer.name}, {signatories.signer_words(signer, office)}") for signer in signers]
    form = SignatoryForm(request.POST or None, signers=choices)
    return verb_page(
        request, found, Verb.NAME_SIGNATORY, form,
        lambda: actions.name_signatory(found.pk, side=Side(side), mandate=form.cleaned_data["mandate"], by=person, at=at),
        heading=_("Penanda tangan untuk %(body)s") % {"body": body.name}, button=_("Tetapkan"), part="pihak",
        template="replication/signatory.html", facts={"signers": choices, "body": body},
    )  # fmt: skip


@desk_button
def freeze(request: HttpRequest, number: str) -> HttpResponse:
    found = desk_agreement(request, number)
    actions.freeze_agreement(found.pk, by=person_of(request), at=now())
    return back_to(found, "tanda-tangan")


@desk_form
def reopen(request: HttpRequest, number: str) -> HttpResponse:
    found, person = desk_agreement(request, number), person_of(request)
    form = ReasonForm(request.POST or None)
    return verb_page(
        request, found, Verb.REOPEN, form,
        lambda: actions.reopen_agreement(found.pk, reason=form.cleaned_data["reason"], by=person, at=now()),
        heading=_("Buka kembali naskah"), button=_("Buka kembali"), lead=_("Tanda tangan yang sudah ada gugur, dan kode QR pada naskah lama menyebutnya sudah diganti."),
    )  # fmt: skip


@desk_form
def cancel(request: HttpRequest, number: str) -> HttpResponse:
    found, person = desk_agreement(request, number), person_of(request)
    form = ReasonForm(request.POST or None)
    return verb_page(
        request, found, Verb.CANCEL, form,
        lambda: actions.cancel_agreement(found.pk, reason=form.cleaned_data["reason"], by=person, at=now()),
        heading=_("Batalkan kesepakatan"), button=_("Batalkan kesepakatan"), grave=True, lead=_("Riwayatnya tetap tersimpan. Minat baru dapat dinyatakan kapan saja."),
    )  # fmt: skip


@desk_form
def sign(request: HttpRequest, number: str) -> HttpResponse:
    """The signatory reads the very paper and signs that one."""
    found, person = desk_agreement(request, number), person_of(request)
    paper = next((one for one in queries.papers(found) if one.kind == PaperKind.TEXT), None)
    form = SignForm(request.POST or None, initial={"digest": paper.digest if paper else ""})
    party = access.signs_for(person, found)
    return verb_page(
        request, found, Verb.SIGN, form,
        lambda: actions.sign_agreement(found.pk, digest=form.cleaned_data["digest"], by=person, at=now()),
        heading=_("Baca dan tanda tangani"), button=_("Tanda tangani"), part="tanda-tangan", template="replication/sign.html",
        facts={"paper": paper, "words": found.frozen, "party": party},
    )  # fmt: skip


@never_cache
@login_required
@require_GET
def paper(request: HttpRequest, number: str) -> HttpResponse:
    """The text to be signed, byte for byte, for those who work on it; `?salinan=1` the copy with both signatures."""
    found = desk_agreement(request, number)
    kind = PaperKind.COPY if request.GET.get("salinan") else PaperKind.TEXT
    return pdf_answer(found, kind)


def pdf_answer(found: Agreement, kind: PaperKind) -> HttpResponse:
    row = queries.paper(found, kind)
    if row is None:
        raise Http404
    name = "naskah" if kind == PaperKind.TEXT else "salinan"
    answer = HttpResponse(bytes(row.content), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="kesepakatan-{spoken(found.number)}-{name}.pdf"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
