"""Shapes of input of the last stage, shared by pages and API."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sambut.competitions.actions.final.arranging import DECLARED, PRACTICAL
from sambut.competitions.actions.scoring import Given
from sambut.competitions.final.states import Attendance, CriterionKind, VisitResult, Voting
from sambut.competitions.judging.forms import score_in
from sambut.competitions.models import Edition, Entry, FinalCriterion, FinalPlan, FinalRoom, Judge
from sambut.events.forms import Day, InZone, Moment, local
from sambut.innovations.forms import NamedSelect, NumberField
from sambut.kernel.refusals import Refused

WORDS = forms.Textarea(attrs={"rows": 4})


class PlanForm(forms.Form):
    """What the edition declares of its plenary and its last stage. `declared`: fields that stand still after the opening."""

    quorum = forms.IntegerField(
        label=_("Kuorum pleno, orang"), min_value=0, max_value=99, help_text=_("Nol: pleno tanpa daftar hadir.")
    )
    chaired = forms.BooleanField(label=_("Ketua panel harus hadir"), required=False)
    voting = forms.ChoiceField(label=_("Cara memutus"), choices=Voting.choices)
    working_days = forms.BooleanField(label=_("Masa sanggah dihitung hari kerja"), required=False)
    desk_weight = forms.IntegerField(label=_("Bobot nilai berkas"), min_value=0, max_value=100)
    panel_weight = forms.IntegerField(label=_("Bobot nilai panel"), min_value=0, max_value=100)
    visit_weight = forms.IntegerField(
        label=_("Bobot verifikasi lapangan"), min_value=0, max_value=100, help_text=_("Ketiganya berjumlah 100.")
    )
    deputy_points = forms.IntegerField(
        label=_("Nilai bila wakil pimpinan hadir"), min_value=0, max_value=100, help_text=_("Pimpinan sendiri bernilai 100; hanya bila kehadirannya dinilai.")
    )  # fmt: skip
    delegate_points = forms.IntegerField(label=_("Nilai bila yang ditugaskan hadir"), min_value=0, max_value=100)
    minutes = forms.IntegerField(label=_("Menit untuk satu presentasi"), min_value=5, max_value=240)
    gap = forms.IntegerField(label=_("Jeda sesudahnya, menit"), min_value=0, max_value=120)
    least = forms.IntegerField(label=_("Anggota panel paling sedikit"), min_value=1, max_value=30)
    remote_codes = forms.CharField(
        label=_("Wilayah terdepan dan terluar menurut edisi ini"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kode wilayah dengan koma atau baris baru, misalnya 71.03, 81.08. Daerah tertinggal sudah diketahui dari Perpres 63/2020."),
    )  # fmt: skip
    remote_source = forms.CharField(label=_("Sumber daftar itu"), max_length=300, required=False)

    def __init__(self, *args: Any, declared: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in DECLARED if declared else ():
            self.fields[name].disabled = True

    def clean_remote_codes(self) -> list[str]:
        codes = sorted(set(self.cleaned_data["remote_codes"].replace(",", " ").split()))
        if wrong := [code for code in codes if not code.replace(".", "").isdigit() or len(code) > 13]:
            raise forms.ValidationError(_("Ini bukan kode wilayah: %(code)s"), params={"code": wrong[0][:20]})
        return codes

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("remote_codes") and not given.get("remote_source"):
            self.add_error("remote_source", _("Sebut di mana daftar itu berada."))
        return given

    @classmethod
    def initial_of(cls, plan: FinalPlan) -> dict[str, Any]:
        found = {name: getattr(plan, name) for name in (*DECLARED, *PRACTICAL)}
        return found | {"remote_codes": ", ".join(plan.remote_codes)}


class OfFinal(forms.Form):
    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "judges" in self.fields:
            rows = (
                Judge.objects.filter(edition=edition, panelist__isnull=False)
                .select_related("user")
                .order_by("user__name")
            )
            self.fields["judges"].choices = [(row.pk, row.user.name) for row in rows]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        return {name: getattr(row, name) for name in cls.base_fields if hasattr(row, name)}


class CriterionForm(OfFinal):
    code = forms.SlugField(label=_("Kode"), max_length=30)
    name = forms.CharField(label=_("Kriteria"), max_length=160)
    guidance = forms.CharField(label=_("Petunjuk bagi panel"), max_length=600, required=False, widget=WORDS)
    weight = NumberField(label=_("Bobot"), help_text=_("Semua bobot tahap akhir berjumlah 100."))
    kind = forms.ChoiceField(label=_("Dinilai dari"), choices=CriterionKind.choices)

    def clean_weight(self) -> Decimal:
        weight: Decimal | None = self.cleaned_data["weight"]
        if weight is None or not 0 <= weight <= 100:
            raise forms.ValidationError(_("Bobot di antara 0 dan 100."))
        return weight


class ItemForm(OfFinal):
    code = forms.SlugField(label=_("Kode"), max_length=20)
    words = forms.CharField(label=_("Yang dilihat di lapangan"), max_length=300)


class RoomForm(OfFinal):
    name = forms.CharField(label=_("Nama ruang"), max_length=120)
    place = forms.CharField(label=_("Tempat"), max_length=200, required=False)
    link = forms.URLField(
        label=_("Tautan daring"), max_length=300, required=False, assume_scheme="https",
        help_text=_("Hanya dibaca peserta dan panel presentasi itu sendiri."),
    )  # fmt: skip
    judges = forms.TypedMultipleChoiceField(
        label=_("Panel di ruang ini"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        return super().initial_of(row) | {"judges": list(row.judges.values_list("pk", flat=True))}


class DayForm(OfFinal):
    on = Day(label=_("Hari"))
    opens_at = forms.TimeField(label=_("Mulai"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    closes_at = forms.TimeField(label=_("Selesai"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    break_from = forms.TimeField(
        label=_("Istirahat mulai"), required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    break_until = forms.TimeField(
        label=_("Istirahat selesai"), required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("opens_at") and given.get("closes_at") and given["closes_at"] <= given["opens_at"]:
            self.add_error("closes_at", _("Selesai harus sesudah mulai."))
        begun, ended = given.get("break_from"), given.get("break_until")
        if (begun is None) != (ended is None) or (begun and ended and ended <= begun):
            self.add_error("break_until", _("Tulis kedua jam istirahat, yang kedua sesudah yang pertama."))
        return given


FINAL_FORMS: dict[str, type[OfFinal]] = {
    "final_criteria": CriterionForm, "visit_items": ItemForm, "final_rooms": RoomForm, "final_days": DayForm,
}  # fmt: skip


class PanelForm(forms.Form):
    judges = forms.TypedMultipleChoiceField(
        label=_("Anggota panel"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    chair = forms.TypedChoiceField(label=_("Ketua"), coerce=int, empty_value=None, required=False, widget=NamedSelect)

    def __init__(self, *args: Any, judges: Sequence[Judge], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(row.pk, row.user.name) for row in judges]
        self.fields["judges"].choices = people  # type: ignore[attr-defined]
        self.fields["chair"].choices = [("", _("tanpa ketua")), *people]  # type: ignore[attr-defined]


class MoveSlotForm(InZone):
    starts_at = Moment(label=_("Mulai"))
    room = forms.TypedChoiceField(label=_("Ruang"), coerce=int, widget=NamedSelect)
    link = forms.URLField(label=_("Tautan daring"), max_length=300, required=False, assume_scheme="https")
    reason = forms.CharField(
        label=_("Alasan"), max_length=500, required=False, widget=WORDS, help_text=_("Dibaca peserta dan panel.")
    )

    def __init__(self, *args: Any, rooms: Sequence[FinalRoom], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["room"].choices = [(row.pk, row.name) for row in rooms]  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(starts_at: datetime, zone: str, room: int, link: str) -> dict[str, Any]:
        return {"starts_at": local(starts_at, zone), "room": room, "link": link}


class HoldForm(forms.Form):
    attendance = forms.ChoiceField(
        label=_("Siapa yang memimpin presentasi"), widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in Attendance if one.value] + [("absent", _("peserta tidak hadir"))],
    )  # fmt: skip

    def given(self) -> dict[str, Any]:
        said = self.cleaned_data["attendance"]
        return {"present": said != "absent", "attendance": "" if said == "absent" else said}


class AssignVisitForm(forms.Form):
    judges = forms.TypedMultipleChoiceField(
        label=_("Siapa yang berangkat"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    due_on = Day(label=_("Laporan paling lambat"))

    def __init__(self, *args: Any, judges: Sequence[Judge], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["judges"].choices = [(row.pk, row.user.name) for row in judges]  # type: ignore[attr-defined]


class PhotoForm(forms.Form):
    upload = forms.FileField(label=_("Foto"))
    words = forms.CharField(label=_("Yang terlihat"), max_length=200)


class RespondForm(forms.Form):
    words = forms.CharField(label=_("Tanggapan Anda"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))


class ConcludeForm(forms.Form):
    result = forms.ChoiceField(
        label=_("Hasil"), choices=[(one.value, one.label) for one in VisitResult if one.value], widget=forms.RadioSelect
    )
    words = forms.CharField(label=_("Dasarnya"), max_length=2000, widget=WORDS)


class MinutesForm(forms.Form):
    minutes = forms.CharField(label=_("Risalah singkat"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))


class StripForm(forms.Form):
    letter = forms.CharField(label=_("Nomor surat pencabutan"), max_length=120)
    reason = forms.CharField(
        label=_("Alasan"), max_length=2000, widget=WORDS, help_text=_("Dibaca semua orang di halaman hasil.")
    )


class VacancyForm(forms.Form):
    successor = forms.TypedChoiceField(
        label=_("Pengganti"), coerce=int, empty_value=None, required=False, widget=NamedSelect
    )
    words = forms.CharField(label=_("Alasan pleno"), max_length=2000, widget=WORDS, help_text=_("Dibaca semua orang."))
    decree_number = forms.CharField(label=_("Nomor SK pengganti"), max_length=120, required=False)
    decree_on = Day(label=_("Tanggal SK"), required=False)

    def __init__(self, *args: Any, candidates: Sequence[tuple[Entry, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(entry.pk, f"{entry.title} ({total})") for entry, total in candidates]
        self.fields["successor"].choices = [("", _("dibiarkan kosong")), *rows]  # type: ignore[attr-defined]


# -- fields that follow rows, so no Django form ---------------------------------------------------------------


def marks_in(post: Mapping[str, str], criteria: Sequence[FinalCriterion], *, typing: bool = False) -> dict[str, Given]:
    """Scores and reasons as the page sends them. What is no number is refused, or left out while it is being typed."""
    found = {}
    for row in criteria:
        reason = post.get(f"alasan-{row.code}", "").replace("\r\n", "\n")
        try:
            score = score_in(post.get(f"nilai-{row.code}", ""), row)
        except Refused:
            if typing:
                continue
            raise
        found[row.code] = Given(score, reason)
    return found


SAID: dict[str, bool | None] = {"ya": True, "tidak": False, "": None}


def ticks_in(post: Mapping[str, str], codes: Sequence[str]) -> dict[str, tuple[bool | None, str]]:
    return {code: (SAID.get(post.get(f"ada-{code}", "")), post.get(f"kata-{code}", "")) for code in codes}


def day_in(post: Mapping[str, str]) -> Any:
    """The day of the visit; None for nothing and for what is no day."""
    try:
        return forms.DateField(required=False).clean(post.get("hari", ""))
    except forms.ValidationError:
        return None


def whole_in(post: Mapping[str, str], name: str) -> int:
    text = post.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
