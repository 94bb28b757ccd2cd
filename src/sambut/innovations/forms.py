"""Shapes of input, shared by pages and API."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sambut.complaints.models import Category
from sambut.frame import numbers
from sambut.innovations.actions.publishing import LONGEST_NOTE
from sambut.innovations.fields import LABELS, TEXTS
from sambut.innovations.states import (
    Authority,
    Block,
    Connectivity,
    Cost,
    Direction,
    FileKind,
    Form,
    Grade,
    Initiator,
    Novelty,
    Staff,
    Sustainability,
)
from sambut.organisations.models import Organisation

TEXT = forms.Textarea(attrs={"rows": 6})
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
WRONG_DAY = {"invalid": _("Tulis tanggal sebagai 2025-03-26."), "required": _("Tulis tanggalnya.")}


def topics() -> Any:
    """Each main topic, then what stands under it."""
    return Category.objects.filter(body=None, ends_on=None).order_by("code")


def units() -> Any:
    return Organisation.objects.filter(ends_on=None).select_related("body", "region")


class NamedSelect(forms.Select):
    """Choices that are Indonesian names in every language of the page."""

    def create_option(self, name: str, value: Any, *given: Any, **more: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *given, **more)
        if value:
            option["attrs"]["lang"] = "id"
        return option


class TopicField(forms.ModelChoiceField):
    def label_from_instance(self, topic: Category) -> str:
        return f"— {topic.name}" if topic.parent_id else topic.name


class NumberField(forms.CharField):
    """A number as people write it: `1.234,5`, `12,5`, `12.5`; gives a Decimal, or None for nothing."""

    LONGEST = 24

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=self.LONGEST, **options)

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return numbers.read(text)
        except numbers.Ambiguous as found:
            both = {"text": text, "whole": found.whole, "parted": found.parted}
            raise forms.ValidationError(
                _("%(text)s dapat dibaca dua cara. Tulis %(whole)s atau %(parted)s."), params=both
            ) from None
        except ValueError:
            raise forms.ValidationError(_("Tulis angka biasa, misalnya 12,5.")) from None

    def prepare_value(self, value: Any) -> Any:
        return numbers.typed(value) if isinstance(value, Decimal) else value


def _text(name: str, rows: int = 6, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=LABELS[name], required=False, max_length=TEXTS[name], help_text=help_text, strip=False,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


class WriteForm(forms.Form):
    """Everything that is written of an innovation; nothing is required while it is being written."""

    title = forms.CharField(label=LABELS["title"], required=False, max_length=TEXTS["title"])
    local_name = forms.CharField(
        label=LABELS["local_name"], required=False, max_length=TEXTS["local_name"],
        help_text=_("Bila di tempat Anda namanya lain dari asalnya."),
    )  # fmt: skip
    summary = _text("summary", 4, _("Tiga kalimat: apa, untuk siapa, hasilnya berapa. Jangan menulis “lihat tautan”."))
    category = TopicField(
        topics(), to_field_name="code", required=False, label=LABELS["category"], empty_label=_("Belum dipilih"), widget=NamedSelect,
        help_text=_("Topik pengaduan warga yang dijawab inovasi ini."),
        error_messages={"invalid_choice": _("Topik itu tidak kami kenal. Pilih dari daftar.")},
    )  # fmt: skip
    aim = _text("aim", 3, _("Apa yang hendak dicapai, kapan, dan bagaimana orang tahu bahwa itu tercapai."))
    problem = _text("problem", 6, _("Apa yang dirasakan warga sebelumnya, siapa yang terkena, berapa besar."))
    solution = _text("solution", 6, _("Siapa berbuat apa, kapan, dengan apa. Seperti menerangkan kepada tetangga."))
    novelty = _text("novelty", 3)
    steps = _text("steps", 5, _("Urutan yang dapat diikuti daerah lain."))
    resources = _text("resources", 3, _("Uang, orang, alat, dan dari mana."))
    partners = _text("partners", 3, _("Siapa saja yang ikut bekerja, dan apa bagiannya."))
    prerequisites = _text("prerequisites", 4, _("Satu syarat satu baris."))
    sustaining = _text("sustaining", 3, _("Apa yang membuatnya tetap berjalan bila pejabat berganti."))
    contribution = _text(
        "contribution", 3, _("Apa yang disumbangkannya bagi tujuan pembangunan berkelanjutan yang Anda pilih.")
    )
    law = _text("law", 3, _("Peraturan atau keputusan yang menjadi dasarnya. Satu aturan satu baris."))
    initiator = forms.ChoiceField(label=LABELS["initiator"], required=False, choices=Initiator.choices)
    form = forms.ChoiceField(label=LABELS["form"], required=False, choices=Form.choices)
    kind = forms.ChoiceField(label=LABELS["kind"], required=False, choices=Novelty.choices)
    authority = forms.ChoiceField(label=LABELS["authority"], required=False, choices=Authority.choices)
    cost = forms.ChoiceField(label=LABELS["cost"], required=False, choices=Cost.choices)
    staff = forms.ChoiceField(label=LABELS["staff"], required=False, choices=Staff.choices)
    connectivity = forms.ChoiceField(label=LABELS["connectivity"], required=False, choices=Connectivity.choices)


class BeginForm(forms.Form):
    """Whose it is, and what it is called."""

    unit = forms.ModelChoiceField(
        units(), to_field_name="uuid", label=_("Unit pemilik"),
        error_messages={"required": _("Pilih unit pemiliknya."), "invalid_choice": _("Unit itu tidak kami kenal. Pilih dari daftar.")},
    )  # fmt: skip
    title = forms.CharField(
        label=_("Nama inovasi"), max_length=TEXTS["title"], help_text=_("Boleh diganti nanti."),
        error_messages={"required": _("Tulis dahulu nama inovasinya; boleh diganti nanti.")},
    )  # fmt: skip


class AdaptForm(forms.Form):
    """Which unit takes it over, and what it will be called there."""

    unit = forms.ModelChoiceField(
        units(), to_field_name="uuid", label=_("Unit yang meniru"),
        error_messages={"required": _("Pilih unit yang meniru."), "invalid_choice": _("Unit itu tidak kami kenal. Pilih dari daftar.")},
    )  # fmt: skip
    local_name = forms.CharField(
        label=_("Nama setempat"), required=False, max_length=TEXTS["local_name"],
        help_text=_("Boleh nama baru; asalnya tetap tercatat."),
    )  # fmt: skip


class NoteForm(forms.Form):
    """Words that go with a verb."""

    text = forms.CharField(
        label=_("Catatan"), max_length=LONGEST_NOTE, widget=TEXT, error_messages={"required": _("Tulis dahulu isinya.")}
    )


class ReturnForm(NoteForm):
    text = forms.CharField(
        label=_("Apa yang perlu diperbaiki?"), max_length=LONGEST_NOTE, widget=TEXT,
        help_text=_("Penulisnya membaca ini. Sebut bagiannya, dan apa yang kurang."),
        error_messages={"required": _("Tulis apa yang perlu diperbaiki, supaya penulisnya tahu.")},
    )  # fmt: skip


class WithdrawForm(NoteForm):
    text = forms.CharField(
        label=_("Mengapa ditarik?"), max_length=LONGEST_NOTE, widget=TEXT,
        help_text=_("Yang sudah meniru tetap tercatat; halaman umumnya tidak tampak lagi."),
        error_messages={"required": _("Tulis mengapa inovasi ini ditarik.")},
    )  # fmt: skip


class DayForm(forms.Form):
    """The day on which a stage began."""

    on = forms.DateField(label=_("Sejak"), widget=DAY, error_messages=WRONG_DAY)


class ConfirmForm(forms.Form):
    """How it goes now."""

    sustainability = forms.ChoiceField(
        label=_("Keadaannya sekarang"), widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in Sustainability if one != Sustainability.UNCONFIRMED],
        error_messages={"required": _("Pilih keadaannya sekarang: berhenti, berlanjut, atau berubah.")},
    )  # fmt: skip
    on = forms.DateField(label=_("Dipastikan pada"), widget=DAY, error_messages=WRONG_DAY)
    note = forms.CharField(
        label=_("Keterangan"), required=False, max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_sustainability(self) -> Sustainability:
        return Sustainability(self.cleaned_data["sustainability"])


class IndicatorForm(forms.Form):
    """What is measured, and how it stood before."""

    name = forms.CharField(
        label=_("Yang diukur"), max_length=200, help_text=_("Misalnya: waktu tunggu lampu menyala lagi")
    )
    unit = forms.CharField(label=_("Satuan"), max_length=60, help_text=_("Misalnya: hari, persen, orang"))
    direction = forms.ChoiceField(label=_("Arah yang baik"), choices=Direction.choices, widget=forms.RadioSelect)
    baseline = NumberField(label=_("Nilai sebelum inovasi"), required=False)
    baseline_on = forms.DateField(label=_("Tanggal nilai itu"), required=False, widget=DAY, error_messages=WRONG_DAY)
    target = NumberField(label=_("Sasaran"), required=False)
    source = forms.CharField(label=_("Sumber data awal"), required=False, max_length=300)

    def clean_direction(self) -> Direction:
        return Direction(self.cleaned_data["direction"])


class MeasureForm(forms.Form):
    """One measured value."""

    value = NumberField(label=_("Nilai"))
    on = forms.DateField(label=_("Diukur pada"), widget=DAY, error_messages=WRONG_DAY)
    source = forms.CharField(
        label=_("Sumber"), max_length=300,
        error_messages={"required": _("Sebutkan dari mana angka ini, supaya orang dapat memeriksanya.")},
    )  # fmt: skip


class ProveForm(forms.Form):
    """One of the five questions."""

    block = forms.ChoiceField(label=_("Pertanyaan"), choices=Block.choices)
    text = forms.CharField(
        label=_("Yang diketahui"), max_length=10_000, widget=TEXT,
        error_messages={"required": _("Tulis dahulu apa yang diketahui.")},
    )  # fmt: skip
    grade = forms.TypedChoiceField(
        label=_("Kekuatan bukti"), choices=Grade.choices, coerce=lambda value: Grade(int(value)), widget=forms.RadioSelect,
        error_messages={"required": _("Pilih seberapa kuat buktinya.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Mengapa sekuat itu"), required=False, max_length=500,
        help_text=_("Siapa yang menghitung, dengan cara apa, dibanding apa."),
    )  # fmt: skip

    def clean_block(self) -> Block:
        return Block(self.cleaned_data["block"])


class AwardForm(forms.Form):
    award = forms.UUIDField(
        label=_("Penghargaan"), widget=forms.HiddenInput,
        error_messages={"required": _("Pilih satu penghargaan."), "invalid": _("Pilih satu penghargaan.")},
    )  # fmt: skip


class MemberForm(forms.Form):
    """Somebody of the team, shown with the record."""

    name = forms.CharField(
        label=_("Nama"), max_length=120, help_text=_("Tampak bagi umum. Sebut hanya yang bersedia disebut."),
        error_messages={"required": _("Tulis nama anggota timnya.")},
    )  # fmt: skip
    part = forms.CharField(label=_("Bagiannya"), required=False, max_length=120)
    account = forms.EmailField(
        label=_("Surel akunnya"), required=False, max_length=254,
        help_text=_("Bila punya akun di instansi Anda. Namanya tampak bagi umum sesudah ia menyetujui."),
    )  # fmt: skip


class AttachForm(forms.Form):
    """A file that goes with the record."""

    title = forms.CharField(
        label=_("Judul berkas"), max_length=160,
        error_messages={"required": _("Beri judul berkas itu, supaya orang tahu isinya.")},
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Jenis"), choices=FileKind.choices)
    upload = forms.FileField(
        label=_("Berkas"), help_text=_("PDF, JPEG, PNG, atau WebP."), error_messages={"required": _("Pilih berkasnya.")}
    )

    def clean_kind(self) -> FileKind:
        return FileKind(self.cleaned_data["kind"])


class PlanForm(forms.Form):
    """What a body means to do in a year."""

    year = forms.IntegerField(label=_("Tahun"), min_value=2014, max_value=2100)
    target = forms.IntegerField(
        label=_("Sasaran inovasi"), min_value=0, max_value=2000, error_messages={"required": _("Tulis sasarannya.")}
    )
