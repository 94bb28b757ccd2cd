"""Shapes of input for the verbs of this room."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sambut.organisations.models import Organisation
from sambut.organisations.queries import find_by_name, kinds, near_names
from sambut.organisations.states import ZONES
from sambut.regions.queries import find as find_region
from sambut.regions.queries import region as region_of

ZONE_WORDS = list(zip(ZONES, (_("WIB (Jakarta)"), _("WITA (Makassar)"), _("WIT (Jayapura)")), strict=True))


class UnitName(forms.CharField):
    """A unit of the same body, by any name that leads to it. Cleans to the organisation."""

    body_id: int

    def clean(self, value: str | None) -> Organisation | None:
        name = super().clean(value)
        if not name:
            return None
        found = find_by_name(name, within=self.body_id)
        if found is None:
            near = near_names(name, within=self.body_id)
            if near:
                raise forms.ValidationError(
                    gettext("Tidak ada unit bernama ini. Mungkin: %(names)s.") % {"names": "; ".join(near)}
                )
            raise forms.ValidationError(gettext("Tidak ada unit bernama ini. Periksa ejaannya."))
        return found


class OfUnit(forms.Form):
    """A form about one organisation; names of other units are sought in its body."""

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, UnitName):
                field.body_id = organisation.body_id


class AddUnitForm(OfUnit):
    prefix = "tambah"
    name = forms.CharField(
        label=_("Nama unit"), max_length=200, help_text=_("Nama lengkap, misalnya Dinas Perhubungan.")
    )
    short_name = forms.CharField(
        label=_("Nama singkat"), max_length=60, required=False, help_text=_("Misalnya Dishub.")
    )


class RenameForm(OfUnit):
    prefix = "nama"
    name = forms.CharField(label=_("Nama"), max_length=200)
    short_name = forms.CharField(label=_("Nama singkat"), max_length=60, required=False)


class AddAliasForm(OfUnit):
    prefix = "alias"
    name = forms.CharField(
        label=_("Nama lain"), max_length=200, help_text=_("Nama yang dipakai warga atau surat lama.")
    )


class MoveForm(OfUnit):
    prefix = "pindah"
    to = UnitName(
        label=_("Dipindahkan ke bawah"), max_length=200, help_text=_("Nama unit tujuan, atau nama instansinya sendiri.")
    )


class EndForm(OfUnit):
    prefix = "akhiri"
    last_on = forms.DateField(
        label=_("Hari terakhir"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    successor = UnitName(
        label=_("Unit penerus"), max_length=200, required=False, help_text=_("Yang menerima tugasnya.")
    )

    @property
    def on(self) -> date:
        """The first day without the unit."""
        last: date = self.cleaned_data["last_on"]
        return min(last, date.max - timedelta(days=1)) + timedelta(days=1)


class ChangeSettingsForm(OfUnit):
    prefix = "atur"
    zone = forms.ChoiceField(label=_("Zona waktu"), choices=ZONE_WORDS)
    accent = forms.CharField(
        label=_("Warna"),
        max_length=7,
        required=False,
        help_text=_("Misalnya #0b6e4f. Harus cukup gelap untuk dibaca di atas putih."),
    )


class AddBodyForm(forms.Form):
    kind = forms.ChoiceField(label=_("Jenis"))
    name = forms.CharField(label=_("Nama"), max_length=200)
    short_name = forms.CharField(label=_("Nama singkat"), max_length=60, required=False)
    region = forms.CharField(
        label=_("Wilayah"), max_length=120, required=False,
        help_text=_("Nama atau kode, misalnya Kota Surabaya atau 35.78. Kosong untuk instansi nasional."),
    )  # fmt: skip
    zone = forms.ChoiceField(
        label=_("Zona waktu"), choices=ZONE_WORDS, help_text=_("Jika wilayah diisi, zonanya mengikuti wilayah.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.pk, kind.title) for kind in kinds(whole_bodies=True)]  # type: ignore[attr-defined]

    def clean_region(self) -> str:
        """The code."""
        asked = self.cleaned_data["region"]
        if not asked:
            return ""
        found = region_of(asked) or find_region(asked)
        if found is None:
            raise forms.ValidationError(
                _(
                    "Wilayah ini tidak ditemukan atau ada lebih dari satu. Tulis dengan Kota atau Kabupaten, atau kodenya."
                )
            )
        return found.code
