"""Shapes of input: proposing a decree, rejecting one, trying a counting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sambut.calendars.actions import DecreeText
from sambut.calendars.decree_list import read_days
from sambut.calendars.models import Decree
from sambut.calendars.queries import amendable
from sambut.calendars.rules import DayOff, Limit, Unit, zone_of
from sambut.frame.refusals import sentence
from sambut.kernel.refusals import Refused
from sambut.regions.models import Region

ZONE_CHOICES = (("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT"))
UNIT_CHOICES = (("wd", _("hari kerja")), ("d", _("hari kalender")), ("h", _("jam")), ("wh", _("jam kerja")))


class DecreeChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Decree) -> str:
        return f"{obj.title} ({obj.number})" if obj.number else obj.title


class RegionChoice(forms.CharField):
    """A region by its code; people paste it from the official list."""

    def clean(self, value: Any) -> int | None:
        code = super().clean(value)
        if not code:
            return None
        found = Region.objects.filter(code=code, ends_on=None).values_list("pk", flat=True).first()
        if found is None:
            raise forms.ValidationError(
                _("Kode wilayah itu tidak dikenal. Tulis misalnya 51 (Bali) atau 33.74 (Kota Semarang).")
            )
        return found


class ProposeForm(forms.Form):
    """A decree with its whole list of days."""

    title = forms.CharField(
        label=_("Tentang"), max_length=200, help_text=_("Misalnya: Hari Libur Nasional dan Cuti Bersama Tahun 2028")
    )
    number = forms.CharField(label=_("Nomor keputusan"), max_length=300, required=False)
    decided_on = forms.DateField(
        label=_("Ditetapkan pada"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    source = forms.CharField(
        label=_("Sumber"), max_length=300, required=False, help_text=_("Di mana naskahnya dapat dibaca orang lain")
    )
    covers_from = forms.DateField(
        label=_("Daftarnya lengkap sejak"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    covers_until = forms.DateField(
        label=_("sampai dengan"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Kosongkan keduanya bila keputusan ini hanya menambah hari, misalnya hari pemungutan suara."),
    )  # fmt: skip
    supersedes = DecreeChoice(
        label=_("Mengganti keputusan"), queryset=Decree.objects.none(), required=False, empty_label=_("Tidak mengganti"),
        help_text=_("Daftar di bawah menggantikan seluruh daftar keputusan itu."),
    )  # fmt: skip
    region = RegionChoice(
        label=_("Kode wilayah"),
        required=False,
        max_length=13,
        help_text=_("Hanya untuk libur daerah, misalnya 51 untuk Bali"),
    )
    days = forms.CharField(
        label=_("Daftar hari"), max_length=100_000, widget=forms.Textarea,
        help_text=_("Satu hari di tiap baris: tanggal, nama, jenis. Contoh: 2028-01-01, Tahun Baru Masehi, libur nasional"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        supersedes = self.fields["supersedes"]
        assert isinstance(supersedes, DecreeChoice)
        supersedes.queryset = amendable()

    def clean_days(self) -> list[DayOff]:
        try:
            added, gone = read_days(self.cleaned_data["days"])
        except Refused as refused:
            raise forms.ValidationError(sentence(refused)) from refused
        if gone:
            raise forms.ValidationError(sentence(Refused("calendar.takes_away_nothing")))
        return added

    def text(self) -> DecreeText:
        names = ("title", "number", "decided_on", "source", "covers_from", "covers_until")
        return DecreeText(**{name: self.cleaned_data[name] for name in names})


class RejectForm(forms.Form):
    note = forms.CharField(label=_("Mengapa ditolak"), max_length=500, widget=forms.Textarea)


class TryForm(forms.Form):
    """Anyone may see how a limit is counted. The names are Indonesian, for they stand in the address."""

    mulai = forms.DateTimeField(
        label=_("Mulai"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": _("Tulis tanggal dan jamnya, misalnya 2025-03-26T10:00.")},
    )
    jumlah = forms.IntegerField(label=_("Lamanya"), min_value=1, max_value=3_660, initial=5)
    satuan = forms.ChoiceField(label=_("Dihitung dalam"), choices=UNIT_CHOICES, initial="wd")
    zona = forms.ChoiceField(label=_("Zona waktu"), choices=ZONE_CHOICES, initial="Asia/Jakarta")

    def clean(self) -> dict[str, Any]:
        """The limit as a whole; the start is read in the chosen zone, whatever the zone of the server."""
        facts = super().clean() or self.cleaned_data
        if "jumlah" in facts and "satuan" in facts:
            try:
                facts["limit"] = Limit(facts["jumlah"], Unit(facts["satuan"]))
            except Refused as refused:
                self.add_error("jumlah", sentence(refused))
        if "mulai" in facts and "zona" in facts:
            facts["mulai"] = facts["mulai"].replace(tzinfo=zone_of(facts["zona"]))
        return facts
