"""Shapes of input of this room."""

from django import forms
from django.utils.translation import gettext_lazy as _


class RequestLookForm(forms.Form):
    """For the page of a case, which stands in the room of the case."""

    reason = forms.CharField(
        label=_("Mengapa identitas ini diperlukan"),
        help_text=_("Pemegang amanat membacanya sebelum memutuskan. Pelapor melihat tanggal identitasnya dibuka."),
        max_length=2000,
        widget=forms.Textarea,
    )


class DenyLookForm(forms.Form):
    denial = forms.CharField(
        label=_("Mengapa permintaan ini ditolak"),
        help_text=_("Yang meminta membaca alasan ini."),
        max_length=2000,
        widget=forms.Textarea,
    )
