"""Shapes of input of this room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sambut.notices.states import Channel


class PreferForm(forms.Form):
    channel = forms.ChoiceField(choices=Channel.choices, initial=Channel.MAIL, widget=forms.HiddenInput)
    wanted = forms.BooleanField(required=False, label=_("Kirim juga lewat surel"))
