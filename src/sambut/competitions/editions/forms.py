"""Shapes of input around an edition: files, letters that cancel or shut, settling a likeness, putting forward."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sambut.competitions.editions.states import Finding
from sambut.competitions.forms import MINUTE
from sambut.competitions.models import Edition, Group
from sambut.events.forms import InZone, Moment
from sambut.innovations.forms import NamedSelect

WORDS = forms.Textarea(attrs={"rows": 4})


class AttachForm(forms.Form):
    upload = forms.FileField(label=_("Pilih berkas"), error_messages={"required": _("Pilih berkasnya.")})


class LetterForm(forms.Form):
    """What is done by letter, with a reason that everybody reads."""

    letter = forms.CharField(label=_("Nomor surat"), max_length=120)
    reason = forms.CharField(
        label=_("Alasan"), max_length=500, widget=WORDS, help_text=_("Dibaca semua orang di halaman lomba.")
    )


class CancelForm(LetterForm):
    pass


class MaintenanceForm(InZone):
    starts_at = Moment(label=_("Mulai"))
    ends_at = Moment(label=_("Sampai"), help_text=_("Menit yang disebut masih termasuk."))
    letter = forms.CharField(label=_("Nomor surat"), max_length=120)
    reason = forms.CharField(
        label=_("Alasan"), max_length=500, widget=WORDS, help_text=_("Dibaca semua orang di halaman lomba.")
    )

    def given(self) -> dict[str, Any]:
        given = self.cleaned_data
        ends_at: datetime = given["ends_at"]
        return {
            "starts_at": given["starts_at"],
            "ends_at": ends_at + MINUTE,
            "letter": given["letter"],
            "reason": given["reason"],
        }


class SettleForm(forms.Form):
    finding = forms.ChoiceField(
        label=_("Putusan"), choices=[(one.value, one.label) for one in (Finding.FINE, Finding.COPIED)], widget=forms.RadioSelect
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Alasan"), max_length=500, widget=WORDS, help_text=_("Berdiri pada daftar periksa entri ini.")
    )


class RaiseForm(forms.Form):
    """A group of a contest above."""

    place = forms.ChoiceField(label=_("Diajukan ke"), widget=NamedSelect)

    def __init__(self, *args: Any, places: Sequence[tuple[Edition, Group]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(group.pk): (edition, group) for edition, group in places}
        self.fields["place"].choices = [  # type: ignore[attr-defined]
            ("", _("Pilih")), *[(key, f"{edition.name} ({edition.year}): {group.name}") for key, (edition, group) in self.places.items()]
        ]  # fmt: skip

    def chosen(self) -> dict[str, Any]:
        edition, group = self.places[self.cleaned_data["place"]]
        return {"edition_id": edition.pk, "group": group.code}
