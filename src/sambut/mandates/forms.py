"""Shapes of input for appointments, letters and support access."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sambut.mandates.states import Act, Acting, LetterKind, Role
from sambut.organisations.models import Organisation

GIVEN = [(role.value, role.label) for role in Role if role != Role.SUPPORT]


def beginning_of(on: date, zone: str) -> datetime:
    """Midnight in the zone of the organisation."""
    return datetime.combine(on, time.min, ZoneInfo(zone))


def end_after(on: date, zone: str) -> datetime:
    """People name the last day; the row keeps the first instant after it."""
    return beginning_of(on + timedelta(days=1), zone)


FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
BEYOND = _("Tulis tanggal antara tahun 1900 dan 2199.")


class Day(forms.DateField):
    """A day as browsers send it, of a time in which somebody can hold an office."""

    def __init__(self, **options: Any) -> None:
        bounds = [MinValueValidator(FIRST_DAY, BEYOND), MaxValueValidator(LAST_DAY, BEYOND)]
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, validators=bounds, **options)


class InOrganisation(forms.Form):
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Unit"))

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]

    def beginning_of(self, on: date | None) -> datetime | None:
        return beginning_of(on, self.cleaned_data["organisation"].zone) if on else None

    def end_after(self, on: date | None) -> datetime | None:
        return end_after(on, self.cleaned_data["organisation"].zone) if on else None


class AppointForm(InOrganisation):
    email = forms.EmailField(label=_("Alamat surel dinas"), max_length=254)
    name = forms.CharField(label=_("Nama"), max_length=200)
    role = forms.ChoiceField(label=_("Tugas"), choices=GIVEN)
    acting = forms.ChoiceField(label=_("Kedudukan"), required=False, choices=[("", _("Definitif")), *Acting.choices])
    decree = forms.CharField(label=_("Nomor surat keputusan atau surat perintah"), max_length=120, required=False)
    starts_on = Day(label=_("Mulai tanggal"), required=False, help_text=_("Kosong: mulai sekarang."))
    last_on = Day(label=_("Hari terakhir"), required=False, help_text=_("Wajib untuk Plt. dan Plh."))
    field_order = ["email", "name", "organisation", "role", "acting", "decree", "starts_on", "last_on"]

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class ExtendAppointmentForm(forms.Form):
    last_on = Day(label=_("Hari terakhir yang baru"))


class IssueLetterForm(InOrganisation):
    email = forms.EmailField(label=_("Alamat surel yang mewakili"), max_length=254)
    kind = forms.ChoiceField(label=_("Jenis surat"), choices=LetterKind.choices)
    act = forms.ChoiceField(label=_("Untuk apa"), choices=Act.choices)
    number = forms.CharField(label=_("Nomor surat"), max_length=120)
    starts_on = Day(label=_("Mulai tanggal"))
    last_on = Day(label=_("Hari terakhir"))
    field_order = ["email", "organisation", "kind", "act", "number", "starts_on", "last_on"]

    def clean_kind(self) -> LetterKind:
        return LetterKind(self.cleaned_data["kind"])

    def clean_act(self) -> Act:
        return Act(self.cleaned_data["act"])


class RequestSupportForm(InOrganisation):
    reason = forms.CharField(label=_("Gangguan apa yang perlu Anda lihat?"), max_length=500, widget=forms.Textarea)
    hours = forms.TypedChoiceField(
        label=_("Berapa jam?"), coerce=int, choices=[(1, _("1 jam")), (2, _("2 jam")), (4, _("4 jam"))]
    )
    field_order = ["organisation", "reason", "hours"]
