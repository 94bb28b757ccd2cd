"""Shapes of input, shared by pages and API."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sambut.organisations.models import Organisation
from sambut.services.rules.whole import LONGEST
from sambut.services.states import Component


def _text(label: Any, help_text: Any = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": rows}), help_text=help_text,
        error_messages={"max_length": _("Teksnya terlalu panjang. Ringkaskan menjadi yang perlu diketahui warga.")},
    )  # fmt: skip


class EditionForm(forms.Form):
    """A whole standard. Every component is text; what we read from it is shown beside it."""

    name = forms.CharField(
        label=_("Nama layanan"), max_length=240,
        help_text=_("Seperti warga menyebutnya: “Akta kelahiran yang terlambat dicatat”."),
        error_messages={"required": _("Tulis dahulu nama layanannya.")},
    )  # fmt: skip
    summary = forms.CharField(
        label=_("Untuk siapa dan untuk apa"), max_length=400, required=False, help_text=_("Satu kalimat."),
    )  # fmt: skip
    product = _text(Component.PRODUCT.label, _("Apa yang diterima warga di akhir."), 2)
    requirements = _text(
        Component.REQUIREMENTS.label,
        _("Satu baris satu syarat. Yang hanya berlaku kadang-kadang: tulis (jika …) di belakangnya."), 6,
    )  # fmt: skip
    procedure = _text(Component.PROCEDURE.label, _("Satu baris satu langkah, dari sisi warga."), 6)
    time = _text(Component.TIME.label, _("Misalnya: Paling lama 3 hari kerja sejak berkas lengkap."), 2)
    fee = _text(
        Component.FEE.label, _("Misalnya: Tidak dipungut biaya. Atau satu baris satu tarif: SIM C: Rp100.000."), 3
    )
    complaints = _text(Component.COMPLAINTS.label, _("Satu baris satu saluran, dengan nomor atau alamatnya."), 4)
    place = _text(_("Di mana"), _("Nama tempat, lantai, loket."), 2)
    hours = forms.CharField(label=_("Jam pelayanan"), max_length=300, required=False)
    link = forms.CharField(
        label=_("Alamat untuk mengajukan daring"),
        max_length=500,
        required=False,
        help_text=_("Dari https:// sampai akhir. Kosongkan bila tidak ada."),
    )
    decree = forms.CharField(label=_("Nomor SK penetapan"), max_length=200, required=False)
    legal_basis = _text(Component.LEGAL_BASIS.label)
    facilities = _text(Component.FACILITIES.label, rows=2)
    competence = _text(Component.COMPETENCE.label, rows=2)
    supervision = _text(Component.SUPERVISION.label, rows=2)
    staff = _text(Component.STAFF.label, rows=2)
    guarantee = _text(Component.GUARANTEE.label, rows=2)
    safety = _text(Component.SAFETY.label, rows=2)
    evaluation = _text(Component.EVALUATION.label, rows=2)
    note = forms.CharField(
        label=_("Yang berubah dalam versi ini"), max_length=400, required=False, help_text=_("Warga membacanya di riwayat versi."),
    )  # fmt: skip


QUOTED = {
    "requirements": ("(jika …)",),
    "time": ("Paling lama 3 hari kerja sejak berkas lengkap",),
    "fee": ("Tidak dipungut biaya", "SIM C: Rp100.000."),
}
"""What a hint quotes as an officer would write it: Indonesian in every language of the page."""

FIRST = (
    "name",
    "summary",
    "product",
    "requirements",
    "procedure",
    "time",
    "fee",
    "complaints",
    "place",
    "hours",
    "link",
)
INNER = (
    "decree",
    "legal_basis",
    "facilities",
    "competence",
    "supervision",
    "staff",
    "guarantee",
    "safety",
    "evaluation",
    "note",
)
"""Fields of the form in their two parts: for everybody, and for whom it concerns."""


class DraftForm(forms.Form):
    """A new service."""

    name = EditionForm.base_fields["name"]


class BecauseForm(forms.Form):
    """A reason that others read."""

    because = forms.CharField(
        label=_("Alasan"), max_length=400, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Tulis dahulu alasannya.")},
    )  # fmt: skip


class ReturnForm(BecauseForm):
    because = forms.CharField(
        label=_("Apa yang perlu diperbaiki?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Tulis dahulu apa yang perlu diperbaiki.")},
    )  # fmt: skip


class WithdrawForm(BecauseForm):
    because = forms.CharField(
        label=_("Mengapa layanan ini ditarik?"), max_length=400, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Warga membacanya di halaman layanan."), error_messages={"required": _("Tulis dahulu mengapa layanan ini ditarik; warga membacanya.")},
    )  # fmt: skip


def _organisations():
    return Organisation.objects.select_related("body").filter(ends_on=None)


class PlaceForm(forms.Form):
    unit = forms.ModelChoiceField(
        Organisation.objects.none(), to_field_name="uuid", label=_("Unit yang menyelenggarakan"),
        error_messages={"required": _("Pilih unitnya."), "invalid_choice": _("Unit itu tidak kami kenal. Cari lagi namanya.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = _organisations()  # type: ignore[attr-defined]
