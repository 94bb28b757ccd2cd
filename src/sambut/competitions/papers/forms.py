"""Shapes of input about papers, shared by pages and API."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sambut.competitions.actions.papers import LONGEST_FOREWORD, LONGEST_REASON


class ForewordForm(forms.Form):
    words = forms.CharField(
        label=_("Kata pengantar"), widget=forms.Textarea(attrs={"rows": 12}), max_length=LONGEST_FOREWORD, required=False,
        help_text=_("Membuka buku. Kalimat pertamanya dicetak lebih besar; baris kosong memulai alinea. Kosongkan bila tidak ada."),
    )  # fmt: skip
    by_name = forms.CharField(label=_("Oleh"), max_length=120, required=False)
    by_office = forms.CharField(label=_("Jabatan"), max_length=160, required=False)


class RevokeForm(forms.Form):
    reason = forms.CharField(
        label=_("Mengapa dicabut"), widget=forms.Textarea(attrs={"rows": 4}), max_length=LONGEST_REASON,
        help_text=_("Dibaca siapa pun yang memeriksa piagam ini."),
    )  # fmt: skip
    again = forms.BooleanField(
        label=_("Terbitkan piagam baru menggantikannya"), required=False,
        help_text=_("Bila yang keliru hanya tulisannya. Piagam baru mendapat nomor sendiri pada pembuatan berikutnya."),
    )  # fmt: skip


class CertificateNumberForm(forms.Form):
    nomor = forms.CharField(
        label=_("Nomor piagam"), max_length=20, help_text=_("Tertulis di piagam, misalnya SB7K-29QX-3.")
    )
