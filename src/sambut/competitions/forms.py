"""Shapes of input, shared by pages and API. Hours are typed as the clocks of the edition show them."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sambut.competitions.actions import EditionText
from sambut.competitions.actions.around import LONGEST_NOTE
from sambut.competitions.actions.entering import LONGEST_ANSWER, LONGEST_TITLE
from sambut.competitions.editions import blueprint
from sambut.competitions.models import Edition, Question
from sambut.competitions.states import LatePolicy, Scheme, TieRule
from sambut.events.forms import Day, InZone, Moment, local
from sambut.innovations.forms import NamedSelect, NumberField
from sambut.organisations.forms import ZONE_WORDS
from sambut.organisations.models import Organisation

MINUTE = timedelta(minutes=1)
"""The minute that a closing names still belongs to it: 23.59 is stored as the midnight after it."""
WORDS = forms.Textarea(attrs={"rows": 4})


class DraftForm(forms.Form):
    """A new edition: from a template, or from an edition that this person may read."""

    name = forms.CharField(label=_("Nama lomba"), max_length=160)
    year = forms.IntegerField(label=_("Tahun"), min_value=2014, max_value=2100)
    host = forms.ModelChoiceField(
        Organisation.objects.none(),
        to_field_name="uuid",
        label=_("Penyelenggara"),
        empty_label=None,
        widget=NamedSelect,
    )
    template = forms.ChoiceField(label=_("Disalin dari"), widget=NamedSelect)
    opens_on = Day(
        label=_("Hari pertama pendaftaran"), help_text=_("Seluruh kalender dihitung dari hari ini; masih dapat diubah.")
    )

    def __init__(self, *args: Any, hosts: Any, editions: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["host"].queryset = Organisation.objects.filter(pk__in=[row.pk for row in hosts])  # type: ignore[attr-defined]
        self.editions = {str(row.uuid): row for row in editions}
        self.fields["template"].choices = [  # type: ignore[attr-defined]
            *[(row.code, row.name) for row in blueprint.templates()],
            *[(key, f"{row.name} ({row.year})") for key, row in self.editions.items()],
        ]

    def text(self) -> EditionText:
        given = self.cleaned_data
        return EditionText(given["name"], given["year"], given["opens_on"])

    def origin(self) -> dict[str, Any]:
        """What `draft_edition` copies from."""
        chosen = self.cleaned_data["template"]
        return {"source": self.editions[chosen]} if chosen in self.editions else {"template": chosen}


class EditionForm(forms.Form):
    name = forms.CharField(label=_("Nama lomba"), max_length=160)
    year = forms.IntegerField(label=_("Tahun"), min_value=2014, max_value=2100)
    theme = forms.CharField(label=_("Tema"), max_length=200, required=False)
    zone = forms.ChoiceField(label=_("Waktu setempat"), choices=ZONE_WORDS)
    guideline_number = forms.CharField(label=_("Nomor pedoman"), max_length=120, required=False)
    guideline_on = Day(label=_("Tanggal pedoman"), required=False)
    guideline_words = forms.CharField(
        label=_("Isi pedoman secara singkat"), max_length=2000, required=False, widget=WORDS
    )
    readings = forms.IntegerField(label=_("Juri per entri"), min_value=1, max_value=15)
    passing_grade = NumberField(label=_("Nilai ambang"), required=False, help_text=_("Kosong: tanpa ambang."))
    multiple = forms.IntegerField(label=_("Nominasi, kali kuota"), min_value=1, max_value=10)
    objection_days = forms.IntegerField(label=_("Hari masa sanggah"), min_value=0, max_value=60)
    tie_rule = forms.ChoiceField(label=_("Bila nilai sama"), choices=TieRule.choices)
    late_policy = forms.ChoiceField(label=_("Entri sesudah penutupan"), choices=LatePolicy.choices)
    late_hours = forms.IntegerField(label=_("Berapa jam sesudah penutupan"), min_value=0, max_value=240)
    calibrate = forms.BooleanField(
        label=_("Nilai yang berlaku adalah nilai terkalibrasi"), required=False,
        help_text=_("Dinyatakan sebelum ada yang menilai, supaya tidak dipilih sesudah hasilnya terlihat."),
    )  # fmt: skip
    fair = forms.BooleanField(
        label=_("Pembagian adil: entri yang paling sulit mendapat juri didahulukan"), required=False,
        help_text=_("Tanpa ini, pembagian dengan kecocokan terbanyak secara keseluruhan yang dipilih."),
    )  # fmt: skip
    same_province = forms.BooleanField(
        label=_("Juri boleh membaca entri dari provinsinya sendiri"), required=False,
        help_text=_("Pada lomba daerah semua juri dan peserta dari sana, jadi selalu boleh."),
    )  # fmt: skip
    spread = forms.IntegerField(
        label=_("Selisih nilai yang meminta pembaca tambahan"), min_value=1, max_value=100,
        help_text=_("Bila dua pembaca satu entri berbeda sebanyak ini, entri itu tampak pada daftar selisih."),
    )  # fmt: skip
    blind = forms.BooleanField(label=_("Juri tidak melihat nama instansi dan inovasi"), required=False)
    name_judges = forms.BooleanField(label=_("Nama juri dibuka untuk peserta dan umum"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        marks = given.get("late_policy") == LatePolicy.MARK
        if marks != bool(given.get("late_hours")) and "late_hours" not in self.errors:
            self.add_error("late_hours", _("Tulis jamnya bila entri terlambat diterima; nol bila tidak."))
        grade = given.get("passing_grade")
        if grade is not None and not 0 <= grade <= 100:
            self.add_error("passing_grade", _("Nilai ambang di antara 0 dan 100."))
        return given

    @classmethod
    def initial_of(cls, edition: Edition) -> dict[str, Any]:
        return {name: getattr(edition, name) for name in cls.base_fields}


class ComplaintEditionForm(EditionForm):
    """The complaint contest also says whose complaints are counted."""

    figures_from = Day(label=_("Laporan dihitung sejak"))
    figures_until = Day(label=_("Laporan dihitung sampai"), help_text=_("Hari ini masih termasuk."))

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        first, last = given.get("figures_from"), given.get("figures_until")
        if first and last and last < first:
            self.add_error("figures_until", _("Hari terakhir tidak boleh sebelum hari pertama."))
        return given


def edition_form(edition: Edition) -> type[EditionForm]:
    return ComplaintEditionForm if edition.scheme == Scheme.COMPLAINTS else EditionForm


class PeriodForm(InZone):
    starts_at = Moment(label=_("Mulai"))
    ends_at = Moment(
        label=_("Sampai"), help_text=_("Menit yang disebut masih termasuk: 23.59 berarti sampai hari itu habis.")
    )

    def span(self) -> tuple[datetime, datetime]:
        return self.cleaned_data["starts_at"], self.cleaned_data["ends_at"] + MINUTE


class MoveForm(InZone):
    ends_at = Moment(label=_("Tenggat baru"), help_text=_("Menit yang disebut masih termasuk."))
    letter = forms.CharField(label=_("Nomor surat"), max_length=120)
    reason = forms.CharField(
        label=_("Alasan"), max_length=500, widget=WORDS, help_text=_("Dibaca semua orang di halaman lomba.")
    )

    def to(self) -> datetime:
        moment: datetime = self.cleaned_data["ends_at"]
        return moment + MINUTE


def shown_end(ends_at: datetime, zone: str) -> str:
    """The last minute of a period, as an entry shows it."""
    return local(ends_at - MINUTE, zone)


# -- entries --------------------------------------------------------------------------------------------------


class BeginForm(forms.Form):
    group = forms.ChoiceField(label=_("Kelompok"), widget=NamedSelect)
    category = forms.ChoiceField(label=_("Kategori"), required=False, widget=NamedSelect)

    def __init__(self, *args: Any, groups: Any, categories: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = [(row.code, row.name) for row in groups]  # type: ignore[attr-defined]
        self.fields["category"].choices = [("", _("pilih nanti")), *[(row.code, row.name) for row in categories]]  # type: ignore[attr-defined]


class EntryForm(forms.Form):
    """Title, category and one field for each question; nothing is required while it is being written."""

    title = forms.CharField(label=_("Judul"), required=False, max_length=LONGEST_TITLE)
    category = forms.ChoiceField(label=_("Kategori"), required=False, widget=NamedSelect)

    def __init__(self, *args: Any, questions: list[Question], categories: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = [("", _("belum dipilih")), *[(row.code, row.name) for row in categories]]  # type: ignore[attr-defined]
        for row in questions:
            self.fields[row.code] = forms.CharField(
                label=row.title, required=False, max_length=LONGEST_ANSWER, strip=False, help_text=row.guidance,
                widget=forms.Textarea(attrs={"rows": 8, **({"data-words": row.words} if row.words else {})}),
            )  # fmt: skip


class NoteForm(forms.Form):
    text = forms.CharField(label=_("Alasan"), max_length=LONGEST_NOTE, widget=WORDS)


class ReturnForm(forms.Form):
    """Words for the whole, and for each question by its code."""

    text = forms.CharField(label=_("Untuk keseluruhan"), max_length=LONGEST_NOTE, required=False, widget=WORDS)

    def __init__(self, *args: Any, questions: list[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [row.code for row in questions]
        for row in questions:
            self.fields[f"catatan-{row.code}"] = forms.CharField(
                label=row.title, max_length=LONGEST_NOTE, required=False, widget=forms.Textarea(attrs={"rows": 2})
            )

    def notes(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"catatan-{code}"] for code in self.codes}


class TickForm(forms.Form):
    """The checklist of the administrative selection, and a reason for who is refused."""

    def __init__(self, *args: Any, items: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = list(items)
        for item in self.items:
            self.fields[f"ada-{item.code}"] = forms.BooleanField(label=item.words, required=False)
            self.fields[f"kata-{item.code}"] = forms.CharField(label=_("Catatan"), max_length=500, required=False)
        self.fields["text"] = forms.CharField(
            label=_("Alasan bila ditolak"), max_length=LONGEST_NOTE, required=False, widget=WORDS, help_text=_("Dibaca peserta."),
        )  # fmt: skip

    def ticks(self) -> dict[str, tuple[bool, str]]:
        given = self.cleaned_data
        return {item.code: (given[f"ada-{item.code}"], given[f"kata-{item.code}"]) for item in self.items}
