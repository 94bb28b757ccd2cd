"""Shapes of an idea from the field, of what the admin says to it, and of one's own page; shared by pages and API."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sambut.innovations.forms import NoteForm, units


class IdeaForm(forms.Form):
    """Three texts and perhaps a photo: fits a telephone."""

    title = forms.CharField(
        label=_("Nama gagasan"), max_length=200, error_messages={"required": _("Beri nama gagasan Anda; beberapa kata cukup.")}
    )  # fmt: skip
    problem = forms.CharField(
        label=_("Apa masalahnya?"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Siapa yang terkena, dan apa yang mereka rasakan."), error_messages={"required": _("Tulis masalah yang ingin Anda selesaikan.")},
    )  # fmt: skip
    solution = forms.CharField(
        label=_("Apa gagasan Anda?"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Apa yang akan dilakukan, oleh siapa."), error_messages={"required": _("Tulis gagasan Anda: apa yang akan dilakukan?")},
    )  # fmt: skip
    photo = forms.FileField(label=_("Foto"), required=False, help_text=_("Boleh satu foto, JPEG, PNG, atau WebP."))
    unit = forms.ModelChoiceField(
        units(), to_field_name="uuid", label=_("Untuk unit"),
        error_messages={"required": _("Pilih unitnya."), "invalid_choice": _("Unit itu tidak kami kenal. Pilih dari daftar.")},
    )  # fmt: skip


class SuggestForm(NoteForm):
    text = forms.CharField(
        label=_("Apa yang sebaiknya diubah?"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Pengirimnya membaca ini dan dapat mengirimnya lagi."),
        error_messages={"required": _("Tulis saran Anda, supaya pengirimnya tahu apa yang perlu diubah.")},
    )  # fmt: skip


class DeclineForm(NoteForm):
    text = forms.CharField(
        label=_("Mengapa tidak dilanjutkan?"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Pengirimnya membaca ini. Ucapkan terima kasih, dan katakan sebabnya."),
        error_messages={"required": _("Tulis alasannya, supaya pengirimnya tahu.")},
    )  # fmt: skip


class OwnPageForm(forms.Form):
    """Whether everybody may read one's own page."""

    is_open = forms.BooleanField(label=_("Buka halaman saya untuk umum"), required=False)
    about = forms.CharField(
        label=_("Tentang saya"), required=False, max_length=400, help_text=_("Satu atau dua kalimat.")
    )
