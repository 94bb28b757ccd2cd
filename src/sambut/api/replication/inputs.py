"""Where a page offers a list to pick from, a system names: people by the address of their account."""

from django import forms
from django.utils.translation import gettext_lazy as _
from ninja import Schema
from pydantic import Field

from sambut.frame.payloads import payload_of
from sambut.replication.actions.drafting import LONGEST_CLAUSE, MOST_ADDED
from sambut.replication.actions.planning import MOST_MEASURES
from sambut.replication.forms import Day, MeasureForm, Number, TextForm


class PersonForm(forms.Form):
    """Somebody with an office, or with a letter."""

    email = forms.EmailField(label=_("Surel akunnya"), max_length=254)


class ClauseForm(forms.Form):
    """A clause of the parties' own."""

    title = forms.CharField(label=_("Judul pasal"), max_length=120)
    words = forms.CharField(label=_("Isi pasal, satu ayat per baris"), max_length=LONGEST_CLAUSE)


class OneMeasureForm(MeasureForm):
    """A measure that was named: all of it is there but its target."""

    name = forms.CharField(label=_("Ukuran"), max_length=160)
    unit = forms.CharField(label=_("Satuan"), max_length=60)
    baseline = Number(label=_("Nilai awal"), max_digits=13, decimal_places=3)
    baseline_on = Day(label=_("Diukur pada"))
    source = forms.CharField(label=_("Sumber data"), max_length=200)


ClausePayload = payload_of(ClauseForm)
MeasurePayload = payload_of(OneMeasureForm)


class WritePayload(payload_of(TextForm)):  # type: ignore[misc]
    clauses: list[ClausePayload] = Field([], max_length=MOST_ADDED)  # type: ignore[valid-type]


class MeasuresPayload(Schema):
    model_config = {"extra": "forbid"}

    measures: list[MeasurePayload] = Field(max_length=MOST_MEASURES)  # type: ignore[valid-type]
