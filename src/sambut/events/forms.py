"""Shapes of input, shared by pages and API. Hours are typed as the clocks of the event's place show them."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sambut.accounts.humans import ProofField
from sambut.events.actions import EventText
from sambut.events.models import ClinicSlot, Delegate, Event
from sambut.events.states import SessionKind, TaskKind
from sambut.innovations.models import Innovation
from sambut.innovations.queries import public
from sambut.organisations.forms import ZONE_WORDS
from sambut.organisations.models import Organisation

AREA = forms.Textarea(attrs={"rows": 4})


class Moment(forms.CharField):
    """A day and an hour without a zone, as `datetime-local` sends them; the form adds the zone."""

    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
    default_error_messages = {"invalid": _("Tulis tanggal dan jam sebagai 2026-10-27T08:00.")}

    def clean(self, value: Any) -> datetime | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None
        if moment.tzinfo is not None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return moment


class Day(forms.DateField):
    """A day as browsers send it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={"invalid": _("Tulis tanggal sebagai 2026-10-27.")},
            **options,
        )


def local(moment: datetime, zone: str) -> str:
    """As the entry shows it."""
    return moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")


class InZone(forms.Form):
    """A form whose moments are those of one zone."""

    def __init__(self, *args: Any, zone: str = "Asia/Jakarta", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clocks_of = zone

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        zone = ZoneInfo(given.get("zone") or self.clocks_of)
        for name, value in given.items():
            if isinstance(value, datetime) and value.tzinfo is None:
                given[name] = value.replace(tzinfo=zone)
        return given


class EventForm(InZone):
    name = forms.CharField(label=_("Nama acara"), max_length=160)
    summary = forms.CharField(
        label=_("Untuk siapa dan untuk apa"), max_length=2000, widget=AREA, required=False,
        help_text=_("Dua tiga kalimat yang dibaca semua orang."),
    )  # fmt: skip
    venue = forms.CharField(label=_("Tempat"), max_length=200, help_text=_("Gedung dan kota."))
    zone = forms.ChoiceField(label=_("Waktu setempat"), choices=ZONE_WORDS)
    starts_at = Moment(label=_("Dibuka"))
    ends_at = Moment(label=_("Ditutup"))
    answer_by = Moment(label=_("Undangan dijawab paling lambat"))

    def text(self) -> EventText:
        return EventText(**self.cleaned_data)

    @classmethod
    def initial_of(cls, event: Event) -> dict[str, Any]:
        given = {name: getattr(event, name) for name in ("name", "summary", "venue", "zone")}
        return given | {name: local(getattr(event, name), event.zone) for name in ("starts_at", "ends_at", "answer_by")}


class SessionForm(InZone):
    kind = forms.ChoiceField(label=_("Jenis"), choices=SessionKind.choices)
    title = forms.CharField(label=_("Judul"), max_length=160)
    room = forms.CharField(label=_("Ruang"), max_length=80)
    starts_at = Moment(label=_("Mulai"))
    ends_at = Moment(label=_("Selesai"))
    speakers = forms.CharField(
        label=_("Pembicara"), required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Satu orang satu baris: nama, lalu koma, lalu jabatannya."),
    )  # fmt: skip

    def clean_speakers(self) -> list[tuple[str, str]]:
        lines = [line.strip() for line in self.cleaned_data["speakers"].splitlines() if line.strip()]
        named = [(name.strip(), rest.strip()) for name, _comma, rest in (line.partition(",") for line in lines)]
        if any(not name or len(name) > 120 or len(rest) > 160 for name, rest in named):
            raise forms.ValidationError(_("Nama paling banyak 120 huruf, jabatan paling banyak 160 huruf."))
        return named


class OfBody(forms.Form):
    """A running body, by the name that people use."""

    body = forms.CharField(
        label=_("Instansi"), max_length=200, help_text=_("Misalnya: Pemerintah Kabupaten Jeneponto.")
    )

    def clean_body(self) -> Organisation:
        from sambut.organisations.queries import find_by_name

        found = find_by_name(self.cleaned_data["body"])
        if found is None:
            raise forms.ValidationError(_("Instansi ini tidak kami temukan. Tulis nama lengkapnya."))
        return found


class InviteForm(OfBody):
    letter_number = forms.CharField(label=_("Nomor surat undangan"), max_length=120, required=False)


class PartnerForm(OfBody):
    contribution = forms.CharField(label=_("Apa yang didukungnya"), max_length=160, required=False)


class StandForm(forms.Form):
    innovation = forms.ModelChoiceField(
        Innovation.objects.none(), to_field_name="uuid", label=_("Inovasi"), empty_label=None
    )
    number = forms.CharField(label=_("Nomor gerai"), max_length=12, help_text=_("Misalnya A-07."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["innovation"].queryset = public()  # type: ignore[attr-defined]


class NameForm(forms.Form):
    name = forms.CharField(label=_("Nama"), max_length=120)
    role_line = forms.CharField(label=_("Jabatan"), max_length=160)
    email = forms.EmailField(
        label=_("Surel akunnya"), required=False, max_length=254,
        help_text=_("Perlu untuk yang mewakili instansi: suratnya atau jabatannya diperiksa lewat akunnya."),
    )  # fmt: skip


class ConfirmForm(forms.Form):
    representative = forms.ModelChoiceField(
        Delegate.objects.none(), to_field_name="uuid", label=_("Siapa yang mewakili instansi"), empty_label=None
    )

    def __init__(self, *args: Any, delegates: QuerySet[Delegate] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if delegates is not None:
            field: Any = self.fields["representative"]
            field.queryset = delegates
            field.label_from_instance = lambda row: f"{row.name}, {row.role_line}"


class CheckInForm(forms.Form):
    code = forms.CharField(label=_("Kode pada tanda pengenal"), max_length=20)
    as_companion = forms.BooleanField(
        label=_("Catat sebagai pendamping"), required=False,
        help_text=_("Untuk wakil yang suratnya sudah berakhir: ia masuk, tetapi tidak mewakili."),
    )  # fmt: skip


class InterestForm(forms.Form):
    unit = forms.ModelChoiceField(
        Organisation.objects.running(), to_field_name="uuid", label=_("Unit Anda"), empty_label=None
    )


class ClaimForm(forms.Form):
    body = forms.CharField(label=_("Instansi atau unit Anda"), max_length=160)
    contact = forms.CharField(
        label=_("Surel atau nomor telepon kantor"), max_length=160,
        help_text=_("Hanya dibaca penyelenggara dan pemilik inovasi ini, lalu dihapus menurut jadwal retensi."),
    )  # fmt: skip
    bukti = ProofField()


class SlotForm(InZone):
    topic = forms.CharField(label=_("Tentang apa"), max_length=160)
    table = forms.CharField(label=_("Meja atau ruang"), max_length=40)
    starts_at = Moment(label=_("Mulai"))
    ends_at = Moment(label=_("Selesai"))
    innovation = forms.ModelChoiceField(
        Innovation.objects.none(), to_field_name="uuid", label=_("Inovasi"), required=False,
        help_text=_("Delegasi yang mencatat minat pada inovasi ini melihatnya paling atas."),
    )  # fmt: skip

    def __init__(self, *args: Any, innovations: QuerySet[Innovation] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if innovations is not None:
            self.fields["innovation"].queryset = innovations  # type: ignore[attr-defined]


class BookForm(forms.Form):
    slot = forms.ModelChoiceField(ClinicSlot.objects.all(), to_field_name="uuid", label=_("Waktu klinik"))
    question = forms.CharField(
        label=_("Apa yang ingin Anda bahas"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class AskForm(forms.Form):
    topic = forms.CharField(label=_("Tentang"), max_length=120)
    question = forms.CharField(label=_("Pertanyaan Anda"), max_length=1000, widget=AREA)


class AnswerForm(forms.Form):
    answer = forms.CharField(label=_("Jawaban"), max_length=2000, widget=AREA)


class PledgeForm(forms.Form):
    innovation = forms.ModelChoiceField(
        Innovation.objects.none(), to_field_name="uuid", label=_("Inovasi yang akan ditiru"), empty_label=None
    )

    def __init__(self, *args: Any, innovations: QuerySet[Innovation] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["innovation"].queryset = public() if innovations is None else innovations  # type: ignore[attr-defined]


class SigningForm(InZone):
    innovation = forms.ModelChoiceField(
        Innovation.objects.none(), to_field_name="uuid", label=_("Inovasi"), empty_label=None
    )
    replicator = forms.ModelChoiceField(
        Organisation.objects.none(), to_field_name="uuid", label=_("Instansi peniru"), empty_label=None
    )
    scheduled_at = Moment(label=_("Waktu tanda tangan"))

    def __init__(
        self, *args: Any, innovations: QuerySet[Innovation] | None = None, bodies: QuerySet[Organisation] | None = None,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        if innovations is not None and bodies is not None:
            self.fields["innovation"].queryset = innovations  # type: ignore[attr-defined]
            self.fields["replicator"].queryset = bodies  # type: ignore[attr-defined]


class ReadyForm(forms.Form):
    signatory = forms.ModelChoiceField(Delegate.objects.none(), to_field_name="uuid", label=_("Penanda tangan"))

    def __init__(self, *args: Any, delegates: QuerySet[Delegate] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if delegates is not None:
            self.fields["signatory"].queryset = delegates  # type: ignore[attr-defined]


class TaskForm(forms.Form):
    unit = forms.ModelChoiceField(
        Organisation.objects.none(), to_field_name="uuid", label=_("Unit yang mengerjakan"), empty_label=None
    )
    kind = forms.ChoiceField(label=_("Jenis"), choices=TaskKind.choices)
    text = forms.CharField(label=_("Apa yang dikerjakan"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    due_on = Day(label=_("Selesai paling lambat"))

    def __init__(self, *args: Any, units: QuerySet[Organisation] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if units is not None:
            self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class NoteForm(forms.Form):
    note = forms.CharField(label=_("Keterangan"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class ReportForm(forms.Form):
    words = forms.CharField(
        label=_("Yang ingin dikatakan penyelenggara"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Angkanya sudah dihitung sistem dan tidak ditulis di sini."),
    )  # fmt: skip
    words_english = forms.CharField(
        label=_("Hal yang sama, dalam bahasa Inggris"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6})
    )
