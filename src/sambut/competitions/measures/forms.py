"""Shapes of input of bodies that take part themselves, shared by pages and API."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sambut.competitions.measures.definitions import DEFINITIONS, Unit
from sambut.competitions.measures.states import Measure
from sambut.competitions.models import Stated
from sambut.events.forms import Day
from sambut.innovations.forms import NamedSelect, NumberField
from sambut.organisations.models import Organisation

HUNDRED = Decimal(100)


class BodyBeginForm(forms.Form):
    unit = forms.ModelChoiceField(
        Organisation.objects.none(), to_field_name="uuid", label=_("Instansi atau unit yang ikut"), empty_label=None, widget=NamedSelect,
    )  # fmt: skip
    group = forms.ChoiceField(label=_("Kelompok"), widget=NamedSelect)
    category = forms.ChoiceField(label=_("Kategori"), required=False, widget=NamedSelect)

    def __init__(self, *args: Any, units: list[Organisation], groups: Any, categories: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Organisation.objects.filter(pk__in=[row.pk for row in units])  # type: ignore[attr-defined]
        self.fields["group"].choices = [(row.code, row.name) for row in groups]  # type: ignore[attr-defined]
        self.fields["category"].choices = [("", _("pilih nanti")), *[(row.code, row.name) for row in categories]]  # type: ignore[attr-defined]

    def chosen(self, units: list[Organisation]) -> Organisation:
        """Whose rules are shown: the one that was asked for, or the first."""
        asked = str(self["unit"].value() or "")
        return next((row for row in units if str(row.uuid) == asked), units[0])


class StateForm(forms.Form):
    number = NumberField(label=_("Nilai"))
    letter = forms.CharField(label=_("Nomor surat pernyataan"), max_length=120)
    letter_on = Day(label=_("Tanggal surat"))
    upload = forms.FileField(label=_("Suratnya"), required=False, help_text=_("PDF, JPEG, PNG, atau WebP."))

    def __init__(self, *args: Any, percent: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.percent = percent
        if percent:
            self.fields["number"].label = _("Nilai, dalam persen")

    @staticmethod
    def initial_of(kept: Stated | None, measure: Measure) -> dict[str, Any]:
        if kept is None:
            return {}
        value = kept.value * HUNDRED if DEFINITIONS[measure].unit == Unit.SHARE else kept.value
        return {
            "number": f"{value.normalize():f}".replace(".", ","),
            "letter": kept.letter,
            "letter_on": kept.letter_on,
        }

    def value(self) -> Decimal:
        number: Decimal = self.cleaned_data["number"]
        return number / HUNDRED if self.percent else number

    def proof(self) -> dict[str, Any]:
        letter_on: date = self.cleaned_data["letter_on"]
        return {"letter": self.cleaned_data["letter"], "letter_on": letter_on, "upload": self.cleaned_data["upload"]}
