"""Shapes of input, shared by pages and API."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sambut.events.models import Event
from sambut.events.states import OPEN as OPEN_EVENT
from sambut.innovations.forms import NamedSelect, TopicField, topics
from sambut.innovations.models import Innovation
from sambut.innovations.states import Cost, Sustainability
from sambut.innovations.states import State as InnovationState
from sambut.organisations.models import Organisation
from sambut.replication.actions import Aim, Text, Words
from sambut.replication.models import Agreement, Need
from sambut.replication.states import Side
from sambut.services.models import Service

AREA = forms.Textarea(attrs={"rows": 4})
NOT_SAID = [("", _("Belum dapat disebut"))]


class Day(forms.DateField):
    """A day as browsers send it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={"invalid": _("Tulis tanggal sebagai 2026-10-27.")},
            **options,
        )


class Number(forms.DecimalField):
    """A number with a comma, as people write it here, or with a point."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal"}), **options)

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.strip().replace(",", ".") if isinstance(value, str) else value)


class Topic(TopicField):
    """A topic of complaints, those below another set in."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=topics(), to_field_name="code", widget=NamedSelect, **options)


class NeedForm(forms.Form):
    title = forms.CharField(label=_("Kebutuhan, dalam beberapa kata"), max_length=160, required=False)
    text = forms.CharField(
        label=_("Apa yang dibutuhkan, dan mengapa?"), max_length=2000, widget=AREA,
        help_text=_("Tulis seperti bercerita kepada tetangga daerah: apa yang terjadi, kepada siapa, seberapa sering. Semua orang dapat membacanya."),
    )  # fmt: skip
    context = forms.CharField(
        label=_("Keadaan setempat"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Yang membatasi cara memecahkannya: kepulauan, sinyal, jumlah petugas."),
    )  # fmt: skip
    category = Topic(label=_("Pokok keluhan yang terkait"), required=False, empty_label=_("Tidak ada"))
    cost = forms.ChoiceField(
        label=_("Biaya tahun pertama yang sanggup disediakan"), choices=NOT_SAID + Cost.choices[1:], required=False
    )

    def words(self, service: Service | None = None) -> Words:
        return Words(**self.cleaned_data, service=service)


class StateNeedForm(NeedForm):
    """A need of one of the organisations for which this person may speak."""

    unit = forms.ModelChoiceField(label=_("Untuk siapa"), queryset=Organisation.objects.running(), to_field_name="uuid")
    field_order = ("unit",)

    def __init__(self, *args: Any, units: list[Organisation] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _only(self.fields["unit"], units)

    def words(self, service: Service | None = None) -> Words:
        return Words(**{name: value for name, value in self.cleaned_data.items() if name != "unit"}, service=service)


class InnovationField(forms.ModelChoiceField):
    def label_from_instance(self, innovation: Innovation) -> str:
        return innovation.name


class AnswerForm(forms.Form):
    """An innovation of one's own that answers a need of others."""

    innovation = InnovationField(
        label=_("Dengan inovasi yang mana"), queryset=Innovation.objects.filter(state=InnovationState.PUBLIC).defer("search"),
        to_field_name="uuid", widget=NamedSelect, empty_label=_("Belum dipilih"),
    )  # fmt: skip
    words = forms.CharField(
        label=_("Bagaimana inovasi itu menjawabnya?"), max_length=1000, widget=AREA,
        help_text=_("Tulis apa yang berubah di tempat Anda, dan apa yang perlu ada lebih dahulu. Semua orang dapat membacanya; jangan menulis nama orang."),
    )  # fmt: skip

    def __init__(self, *args: Any, owned: QuerySet[Innovation] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if owned is not None:
            self.fields["innovation"].queryset = owned  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Words that a verb needs beside it."""

    reason = forms.CharField(label=_("Alasannya"), max_length=1000, widget=AREA)


class CloseNeedForm(ReasonForm):
    reason = forms.CharField(label=_("Mengapa tidak dicari lagi?"), max_length=500, widget=AREA)


class RefuseForm(ReasonForm):
    reason = forms.CharField(
        label=_("Mengapa ditolak?"), max_length=500, widget=AREA, help_text=_("Peminat membaca alasan ini.")
    )


class TermsForm(forms.Form):
    willing = forms.TypedChoiceField(
        label=_("Boleh ditiru?"), choices=[("ya", _("Ya, kami membantu")), ("belum", _("Belum saat ini"))],
        widget=forms.RadioSelect, coerce=lambda value: value == "ya", empty_value=False,  # type: ignore[arg-type]
    )  # fmt: skip
    most = forms.IntegerField(
        label=_("Berapa peniru yang sanggup dibantu sekaligus?"), min_value=0, max_value=100, required=False
    )
    note = forms.CharField(label=_("Catatan"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def clean_most(self) -> int:
        return self.cleaned_data["most"] or 0


class ExpressForm(forms.Form):
    """A unit wants to copy an innovation."""

    unit = forms.ModelChoiceField(
        label=_("Unit yang akan meniru"), queryset=Organisation.objects.running(), to_field_name="uuid"
    )
    need = forms.ModelChoiceField(
        label=_("Untuk kebutuhan"), queryset=Need.objects.filter(state="open"), to_field_name="uuid", required=False,
        empty_label=_("Tidak untuk kebutuhan yang tercatat"), widget=NamedSelect,
    )  # fmt: skip
    message = forms.CharField(
        label=_("Pesan kepada pemilik"), max_length=1000, required=False, widget=AREA,
        help_text=_("Misalnya: di mana akan dimulai, dan apa yang ingin ditanyakan."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, units: list[Organisation] | None = None, needs: QuerySet[Need] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _only(self.fields["unit"], units)
        if needs is not None:
            self.fields["need"].queryset = needs  # type: ignore[attr-defined]


def _only(field: forms.Field, units: list[Organisation] | None) -> None:
    """A page offers what its reader may speak for; a system names it, and the action asks."""
    if units is None:
        return
    field.queryset = Organisation.objects.filter(pk__in=[unit.pk for unit in units]).order_by("name")  # type: ignore[attr-defined]
    if len(units) == 1:
        field.initial = units[0].uuid


CLAUSES = 3
"""Clauses of their own that the page offers at once; the API takes more."""


class TextForm(forms.Form):
    title = forms.CharField(label=_("Judul kesepakatan"), max_length=200)
    years = forms.IntegerField(label=_("Berlaku berapa tahun"), min_value=1, max_value=10)
    coaching_hours = forms.IntegerField(
        label=_("Jam pendampingan dari pemilik"), min_value=0, max_value=2000, required=False
    )
    category = Topic(
        label=_("Pokok keluhan yang diharapkan turun"), required=False, empty_label=_("Tidak diamati"),
        help_text=_("Ditetapkan sebelum mulai. Dampaknya diukur dari laporan warga tentang pokok ini."),
    )  # fmt: skip
    event = forms.ModelChoiceField(
        label=_("Ditandatangani di forum"),
        queryset=Event.objects.none(),
        to_field_name="uuid",
        required=False,
        empty_label=_("Tidak di forum"),
        widget=NamedSelect,
    )
    owner_letter = forms.CharField(label=_("Nomor surat Pihak Pertama"), max_length=80, required=False)
    replicator_letter = forms.CharField(label=_("Nomor surat Pihak Kedua"), max_length=80, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["event"].queryset = Event.objects.filter(state__in=OPEN_EVENT).order_by("starts_at")  # type: ignore[attr-defined]
        for place in range(1, CLAUSES + 1):
            self.fields[f"clause_{place}"] = forms.CharField(
                label=_("Pasal tambahan %(place)s: judul") % {"place": place}, max_length=120, required=False
            )
            self.fields[f"words_{place}"] = forms.CharField(
                label=_("Pasal tambahan %(place)s: isi, satu ayat per baris") % {"place": place}, max_length=4000, required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )  # fmt: skip

    def text(self) -> Text:
        given = self.cleaned_data
        pairs = [(given[f"clause_{place}"], given[f"words_{place}"]) for place in range(1, CLAUSES + 1)]
        return Text(
            title=given["title"], years=given["years"], coaching_hours=given["coaching_hours"] or 0, category=given["category"],
            event=given["event"], added=tuple(pair for pair in pairs if any(pair)),
            letter_numbers={Side.OWNER: given["owner_letter"], Side.REPLICATOR: given["replicator_letter"]},
        )  # fmt: skip


class MilestoneForm(forms.Form):
    title = forms.CharField(
        label=_("Apa yang dikerjakan"), max_length=160,
        help_text=_("Setelah ditandatangani, tonggak dapat dibaca semua orang. Jangan menulis nama orang."),
    )  # fmt: skip
    side = forms.ChoiceField(label=_("Oleh pihak mana"), choices=Side.choices, widget=forms.RadioSelect)
    who = forms.CharField(label=_("Unit atau bagian"), max_length=120, required=False)
    due_on = Day(label=_("Selesai paling lambat"))


class FinishForm(forms.Form):
    on = Day(label=_("Selesai pada"))
    note = forms.CharField(
        label=_("Apa yang dicapai"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class EvidenceForm(forms.Form):
    title = forms.CharField(label=_("Nama buktinya"), max_length=120)
    upload = forms.FileField(
        label=_("Berkas"), help_text=_("Gambar, PDF, atau dokumen. Keterangan tersembunyi di dalamnya dihapus.")
    )


class MeasureForm(forms.Form):
    """One measure; three stand on the page, empty ones are left out."""

    name = forms.CharField(label=_("Ukuran"), max_length=160, required=False)
    unit = forms.CharField(label=_("Satuan"), max_length=60, required=False)
    baseline = Number(label=_("Nilai awal"), max_digits=13, decimal_places=3, required=False)
    baseline_on = Day(label=_("Diukur pada"), required=False)
    target = Number(label=_("Sasaran"), max_digits=13, decimal_places=3, required=False)
    source = forms.CharField(label=_("Sumber data"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("name"):
            return given
        for name in ("unit", "baseline", "baseline_on", "source"):
            if given.get(name) in (None, "") and name not in self.errors:
                self.add_error(name, _("Isi juga bagian ini: tanpa nilai awal tidak ada yang dapat dibandingkan."))
        return given

    def aim(self) -> Aim | None:
        given = self.cleaned_data
        return Aim(**given) if given.get("name") else None


MeasureFormSet = forms.formset_factory(MeasureForm, extra=0, max_num=10, absolute_max=10)


class SignatoryForm(forms.Form):
    mandate = forms.ChoiceField(label=_("Penanda tangan"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, signers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mandate"].choices = signers  # type: ignore[attr-defined]


class SignForm(forms.Form):
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    read = forms.BooleanField(label=_("Saya sudah membaca naskah ini seluruhnya dan menandatanganinya."))


class DayForm(forms.Form):
    on = Day(label=_("Pada tanggal"))


class CopyForm(forms.Form):
    unit = forms.ModelChoiceField(
        label=_("Unit yang menjalankan salinan"), queryset=Organisation.objects.running(), to_field_name="uuid"
    )
    local_name = forms.CharField(
        label=_("Nama setempat"), max_length=200, required=False,
        help_text=_("Kosongkan bila memakai nama aslinya. Asalnya tetap tercatat dalam silsilah."),
    )  # fmt: skip

    def __init__(self, *args: Any, units: QuerySet[Organisation] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if units is not None:
            self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class CheckForm(forms.Form):
    result = forms.ChoiceField(
        label=_("Bagaimana salinannya sekarang?"), choices=[choice for choice in Sustainability.choices if choice[0] != "unconfirmed"],
        widget=forms.RadioSelect,
    )  # fmt: skip
    note = forms.CharField(label=_("Apa yang Anda lihat"), max_length=1000, widget=AREA)


class CoachForm(forms.Form):
    on = Day(label=_("Tanggal"))
    hours = Number(label=_("Lamanya, jam"), max_digits=4, decimal_places=1, min_value=Decimal("0.1"), max_value=24)
    words = forms.CharField(label=_("Apa yang didampingi"), max_length=300)


class HandOverForm(forms.Form):
    contact = forms.ChoiceField(label=_("Narahubung yang baru"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].choices = people  # type: ignore[attr-defined]


class ExtendForm(forms.Form):
    ends_on = Day(label=_("Berlaku sampai"))


class NumberForm(forms.Form):
    nomor = forms.CharField(
        label=_("Nomor kesepakatan"), max_length=20, help_text=_("Tertulis di bawah kode QR, misalnya SB7K-29QX-3.")
    )


def text_initial(agreement: Agreement, clauses: list[tuple[str, str]], letters: dict[str, str]) -> dict[str, Any]:
    """A draft as the form shows it."""
    found: dict[str, Any] = {
        "title": agreement.title, "years": agreement.years, "coaching_hours": agreement.coaching_hours,
        "category": agreement.category.code if agreement.category else "", "event": agreement.event.uuid if agreement.event else "", "owner_letter": letters.get(Side.OWNER, ""),
        "replicator_letter": letters.get(Side.REPLICATOR, ""),
    }  # fmt: skip
    for place, (title, words) in enumerate(clauses[:CLAUSES], start=1):
        found |= {f"clause_{place}": title, f"words_{place}": words}
    return found
