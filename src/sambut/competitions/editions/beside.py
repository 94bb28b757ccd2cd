"""Shapes of two more kinds of rows: files that are asked for, and who stands beside the host."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sambut.competitions.editions.states import FileSort, PartnerRole
from sambut.competitions.models import Edition, Group, Question
from sambut.innovations.forms import NamedSelect
from sambut.organisations.queries import find_by_name


class AskedFileForm(forms.Form):
    """A letter or an attachment of an entry."""

    code = forms.SlugField(
        label=_("Kode"), max_length=30, help_text=_("Huruf kecil dan tanda hubung; dipakai pada data terbuka.")
    )
    title = forms.CharField(label=_("Nama lampiran"), max_length=160)
    guidance = forms.CharField(
        label=_("Petunjuk"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    sorts = forms.MultipleChoiceField(
        label=_("Jenis berkas yang diterima"), choices=FileSort.choices, widget=forms.CheckboxSelectMultiple
    )
    required = forms.BooleanField(label=_("Wajib: tanpa ini entri tidak terkirim"), required=False)
    names_body = forms.BooleanField(
        label=_("Menyebut nama peserta"), required=False,
        help_text=_("Pada lomba yang namanya ditutup, juri tidak dapat membukanya."),
    )  # fmt: skip
    group = forms.ModelChoiceField(
        Group.objects.none(), label=_("Kelompok"), required=False, empty_label=_("semua kelompok"), widget=NamedSelect
    )
    question = forms.ModelChoiceField(
        Question.objects.none(), label=_("Bukti untuk jawaban"), required=False, empty_label=_("seluruh entri"), widget=NamedSelect
    )  # fmt: skip

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = Group.objects.filter(edition=edition).order_by("place")  # type: ignore[attr-defined]
        self.fields["question"].queryset = Question.objects.filter(edition=edition).order_by("position")  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        return {name: getattr(row, name) for name in cls.base_fields}


class PartnerForm(forms.Form):
    """A body by its name: one that is known here, or another."""

    name = forms.CharField(
        label=_("Instansi atau lembaga"), max_length=200, help_text=_("Nama resminya. Yang tidak ada dalam daftar ditulis apa adanya.")
    )  # fmt: skip
    role = forms.ChoiceField(
        label=_("Peran"), choices=PartnerRole.choices, widget=forms.RadioSelect,
        help_text=_("Penyelenggara bersama membaca entri yang sudah terkirim; yang lain membaca halaman umum saja."),
    )  # fmt: skip
    part = forms.CharField(label=_("Yang dikerjakannya"), max_length=200, required=False)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self.found = find_by_name(given.get("name", ""))
        if given.get("role") == PartnerRole.CO_HOST and self.found is None and "name" not in self.errors:
            self.add_error(
                "name", _("Tidak ada instansi dengan nama ini. Penyelenggara bersama harus instansi yang terdaftar.")
            )
        if self.found is not None and self.found.pk == self.edition.host_id:
            self.add_error("name", _("Ini penyelenggaranya sendiri."))
        return given

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "organisation": self.found, "name": "" if self.found else given["name"].strip(), "role": given["role"], "part": given["part"].strip(),
        }  # fmt: skip

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        return {"name": str(row), "role": row.role, "part": row.part}
