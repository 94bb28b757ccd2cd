"""Shapes of the rows of a record, shared by pages and API."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sambut.innovations import goals
from sambut.innovations.forms import DAY, WRONG_DAY, NamedSelect, TopicField, topics
from sambut.innovations.states import Money
from sambut.services.models import Service
from sambut.services.states import State

YEAR = {"required": _("Tulis tahunnya, misalnya 2024."), "invalid": _("Tulis tahun dengan angka, misalnya 2024.")}


class WholeField(forms.CharField):
    """A whole number as people write it: `50.000.000`, `Rp 50 000`; gives a Decimal, or None for nothing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=30, widget=forms.TextInput(attrs={"inputmode": "numeric"}), **options)

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        plain = re.sub(r"^rp\.?|,-$|[\s\u00a0]", "", text.strip(), flags=re.IGNORECASE)
        if not re.fullmatch(r"\d{1,15}|\d{1,3}(\.\d{3}){1,4}", plain, re.ASCII):
            raise forms.ValidationError(_("Tulis angka bulat, misalnya 1.250 atau 50.000.000."))
        return Decimal(plain.replace(".", ""))


def _line(label: Any, longest: int, *, required: bool = False, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=required, **more)


class GoalsForm(forms.Form):
    """The seventeen goals as rows to tick."""

    goals = forms.TypedMultipleChoiceField(
        label=_("Tujuan pembangunan berkelanjutan"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple,
        choices=lambda: [(goal, goals.named(goal)) for goal in goals.names()],
        error_messages={"invalid_choice": _("Pilih dari tujuh belas tujuan itu.")},
    )  # fmt: skip


class ClassificationForm(forms.Form):
    """What it is called in another scheme."""

    scheme = _line(
        _("Skema"), 80, required=True, help_text=_("Misalnya: KIPP 2019, urusan pemerintahan, tema OECD"),
        error_messages={"required": _("Tulis skema mana yang dimaksud.")},
    )  # fmt: skip
    code = _line(_("Kode"), 60)
    name = _line(
        _("Kategori"), 160, required=True, error_messages={"required": _("Tulis nama kategorinya pada skema itu.")}
    )


class SpendingForm(forms.Form):
    """What a year cost, from one source."""

    year = forms.IntegerField(label=_("Tahun"), error_messages=YEAR, localize=False)
    source = forms.ChoiceField(
        label=_("Sumber dana"), choices=Money.choices, error_messages={"required": _("Pilih sumber dananya.")}
    )
    amount = WholeField(
        label=_("Jumlah dalam rupiah"), help_text=_("Misalnya: 50.000.000"), error_messages={"required": _("Tulis jumlahnya; nol bila tanpa biaya.")}
    )  # fmt: skip
    note = _line(_("Keterangan"), 200)


class StaffingForm(forms.Form):
    """How many people worked on it."""

    year = forms.IntegerField(label=_("Tahun"), error_messages=YEAR, localize=False)
    people = WholeField(label=_("Berapa orang"), error_messages={"required": _("Tulis berapa orang.")})
    note = _line(_("Keterangan"), 200, help_text=_("Misalnya: dua bidan, satu penuh waktu"))


class BeneficiaryForm(forms.Form):
    """Who has something of it, and how many."""

    who = _line(
        _("Siapa penerimanya"), 160, required=True, help_text=_("Misalnya: ibu hamil di pulau kecil"),
        error_messages={"required": _("Tulis siapa penerima manfaatnya.")},
    )  # fmt: skip
    count = WholeField(label=_("Berapa banyak"), required=False)
    unit = _line(_("Satuan"), 40, help_text=_("Misalnya: orang, keluarga, sekolah"))
    on = forms.DateField(label=_("Dihitung pada"), required=False, widget=DAY, error_messages=WRONG_DAY)
    source = _line(_("Sumber"), 300)


class ServiceForm(forms.Form):
    """One published service, of whatever body."""

    service = forms.ModelChoiceField(
        Service.objects.filter(state=State.PUBLISHED), to_field_name="uuid", label=_("Layanan terbit"),
        error_messages={"required": _("Pilih satu layanan."), "invalid_choice": _("Layanan itu tidak kami kenal. Pilih dari daftar.")},
    )  # fmt: skip


class TopicForm(forms.Form):
    """A further topic."""

    topic = TopicField(
        topics(), to_field_name="code", label=_("Topik"), empty_label=_("Belum dipilih"), widget=NamedSelect,
        error_messages={"required": _("Pilih satu topik."), "invalid_choice": _("Topik itu tidak kami kenal. Pilih dari daftar.")},
    )  # fmt: skip


class CaseForm(forms.Form):
    """A case by its number."""

    number = _line(
        _("Nomor pengaduan"), 20, required=True, help_text=_("Misalnya: SB7K-29QX-3. Hanya yang boleh Anda buka."),
        error_messages={"required": _("Tulis nomor pengaduannya.")},
    )  # fmt: skip


FORMS: dict[str, type[forms.Form]] = {
    "classification": ClassificationForm, "spending": SpendingForm, "staffing": StaffingForm, "beneficiary": BeneficiaryForm,
    "service": ServiceForm, "topic": TopicForm, "case": CaseForm,
}  # fmt: skip


class RemovePartForm(forms.Form):
    """Which row of which kind."""

    part = forms.ChoiceField(label=_("Jenis"), choices=[(part, part) for part in FORMS])
    place = forms.IntegerField(label=_("Tempat"), min_value=0, max_value=1000)


def given(data: Mapping[str, Any]) -> dict[str, Any]:
    """What a form gives, as the actions take it: people are counted in whole numbers."""
    return {
        name: int(value) if name in ("people", "count") and value is not None else value for name, value in data.items()
    }
