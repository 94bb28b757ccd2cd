"""Shapes of input of this room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sambut.retention.rules import LONGEST_TEXT
from sambut.retention.states import Kind


class AskForm(forms.Form):
    kind = forms.ChoiceField(label=_("Yang Anda minta"), choices=Kind.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Keterangan"),
        help_text=_("Untuk perbaikan: data mana yang keliru, dan bagaimana seharusnya."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea,
    )


class RefuseForm(forms.Form):
    reason = forms.CharField(
        label=_("Alasan penolakan"),
        help_text=_("Orang yang meminta membacanya."),
        max_length=2000,
        widget=forms.Textarea,
    )
