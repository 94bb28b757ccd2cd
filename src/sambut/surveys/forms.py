"""Shapes of input, shared by pages and API."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from sambut.frame.refusals import sentence
from sambut.kernel.refusals import Refused
from sambut.services.models import Service
from sambut.surveys import rules
from sambut.surveys.actions.opening import MOST_AT_ONCE
from sambut.surveys.actions.preparing import Added
from sambut.surveys.models import RoundElement
from sambut.surveys.words import said

NOT_FOR_ME = "0"
LAST_YEAR = 2100
LIMITS = range(rules.LOWEST, rules.HIGHEST + 1)


class PlainRoundForm(forms.Form):
    """What an office says about a round before anybody answers."""

    name = forms.CharField(
        label=_("Nama putaran"), max_length=120, help_text=_("Misalnya: Triwulan I 2026."),
        error_messages={"required": _("Beri nama putaran ini, misalnya Triwulan I 2026.")},
    )  # fmt: skip
    population = forms.IntegerField(
        label=_("Berapa orang memakai layanan ini dalam masa yang ditanyakan?"), min_value=1, max_value=100_000_000,
        help_text=_("Jumlah jawaban yang diperlukan dihitung dari sini."),
        error_messages={"required": _("Tulis berapa orang yang memakai layanan ini, paling sedikit satu.")},
    )  # fmt: skip
    last_day = forms.DateField(
        label=_("Hari terakhir menjawab"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Pilih hari terakhir menjawab."), "invalid": _("Tulis tanggal sebagai 2026-03-31.")},
    )  # fmt: skip
    fewest = forms.IntegerField(
        label=_("Paling sedikit berapa jawaban untuk sebuah angka?"), min_value=rules.FEWEST, max_value=10_000,
        initial=rules.FEWEST, help_text=_("Di bawahnya tidak ada angka, supaya jawaban seseorang tidak dapat ditebak."),
    )  # fmt: skip

    def clean_last_day(self) -> date:
        day: date = self.cleaned_data["last_day"]
        if day.year > LAST_YEAR:
            raise forms.ValidationError(_("Satu putaran tidak berlangsung selama itu. Periksa tahunnya."))
        return day

    @staticmethod
    def given_of(clean: Mapping[str, Any], *, zone: str) -> dict[str, Any]:
        """What the actions take."""
        return {
            "name": clean["name"], "population": clean["population"], "fewest": clean["fewest"],
            "closes_at": end_of(clean["last_day"], zone),
        }  # fmt: skip


class RoundForm(PlainRoundForm):
    """The same at the desk, with one service of the unit or none."""

    field_order = ["name", "service"]
    service = forms.ModelChoiceField(
        Service.objects.none(), label=_("Layanan"), required=False, to_field_name="uuid", empty_label=_("Semua layanan unit ini"),
        error_messages={"invalid_choice": _("Layanan itu bukan layanan unit ini. Pilih dari daftar.")},
    )  # fmt: skip

    def __init__(self, *args: Any, unit_id: int, zone: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.zone = zone
        services: Any = self.fields["service"]
        services.queryset = Service.objects.filter(unit=unit_id, state="published").order_by("name", "id")

    def given(self) -> dict[str, Any]:
        return self.given_of(self.cleaned_data, zone=self.zone)


class ChangeForm(RoundForm):
    """The same with the elements: a weight for each or for none, one element more, added ones fewer."""

    field_order = ["name", "population", "last_day", "fewest"]
    add_name = forms.CharField(label=_("Nama unsur"), max_length=120, required=False)
    add_question = forms.CharField(label=_("Pertanyaan"), max_length=200, required=False)
    add_answer_1 = forms.CharField(label=_("Jawaban bernilai 1 (terburuk)"), max_length=60, required=False)
    add_answer_2 = forms.CharField(label=_("Jawaban bernilai 2"), max_length=60, required=False)
    add_answer_3 = forms.CharField(label=_("Jawaban bernilai 3"), max_length=60, required=False)
    add_answer_4 = forms.CharField(label=_("Jawaban bernilai 4 (terbaik)"), max_length=60, required=False)

    def __init__(self, *args: Any, elements: list[RoundElement], **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["service"]
        self.elements = elements
        for element in elements:
            name = said(element.name, extra=element.extra)
            self.fields[f"weight_{element.code}"] = forms.CharField(label=name, max_length=20, required=False)
            if element.extra:
                drop = forms.BooleanField(label=_("Hapus unsur ini"), required=False)
                self.fields[f"drop_{element.code}"] = drop

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        added = [str(clean.get(name) or "") for name in self._adding()]
        if any(added) and not all(added):
            self.add_error(
                "add_name", _("Lengkapi nama, pertanyaan, dan keempat jawaban unsur itu, atau kosongkan semuanya.")
            )
        clean["added"] = Added(added[0], added[1], (added[2], added[3], added[4], added[5])) if all(added) else None
        clean["dropped"] = {element.code for element in self.elements if clean.get(f"drop_{element.code}")}
        try:
            clean["weights"] = self._weights(clean)
        except Refused as refused:
            self.add_error(None, str(sentence(refused)))
        return clean

    def given(self) -> dict[str, Any]:
        return super().given() | {name: self.cleaned_data[name] for name in ("added", "dropped", "weights")}

    def weights(self) -> list[tuple[RoundElement, forms.BoundField, forms.BoundField | None]]:
        """Each element with its entries, for the page."""
        return [
            (one, self[f"weight_{one.code}"], self[f"drop_{one.code}"] if one.extra else None) for one in self.elements
        ]

    @staticmethod
    def _adding() -> list[str]:
        return ["add_name", "add_question", *(f"add_answer_{score}" for score in LIMITS)]

    def _weights(self, clean: dict[str, Any]) -> dict[str, Any] | None:
        """None where all are left empty: then each counts the same."""
        given = {
            one.code: clean.get(f"weight_{one.code}", "") for one in self.elements if one.code not in clean["dropped"]
        }
        if not any(given.values()):
            return None
        return {code: rules.weight_of(text) for code, text in given.items()}


class HandOutForm(forms.Form):
    """How many tickets to print."""

    count = forms.IntegerField(
        label=_("Berapa karcis?"), min_value=1, max_value=MOST_AT_ONCE, initial=24,
        help_text=_("24 karcis pada selembar A4. Kodenya hanya tercetak sekali; kami tidak menyimpannya."),
    )  # fmt: skip


class AnswerForm(forms.Form):
    """One question for each element of a round; the last choice of each is that it does not apply."""

    karcis = forms.CharField(
        label=_("Kode di karcis Anda"), required=False, max_length=60,
        help_text=_("Dua belas huruf dan angka dari loket. Huruf besar dan kecil sama saja."),
    )  # fmt: skip

    def __init__(self, *args: Any, elements: list[RoundElement], needs_ticket: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.elements = elements
        self.fields["karcis"].required = needs_ticket
        self.fields["karcis"].error_messages["required"] = _("Tulis kode di karcis Anda.")
        for element in elements:
            words = [said(text, extra=element.extra) for text in element.answers]
            self.fields[element.code] = forms.ChoiceField(
                label=said(element.question, extra=element.extra),
                choices=[*((str(score), word) for score, word in zip(LIMITS, words, strict=True)), (NOT_FOR_ME, _("Tidak saya alami"))],
                widget=forms.RadioSelect, error_messages={"required": _("Pilih satu jawaban, atau “tidak saya alami”.")},
            )  # fmt: skip

    def questions(self) -> list[tuple[RoundElement, forms.BoundField]]:
        return [(element, self[element.code]) for element in self.elements]

    def scores(self) -> dict[str, int]:
        given = {element.code: self.cleaned_data[element.code] for element in self.elements}
        return {code: int(score) for code, score in given.items() if score != NOT_FOR_ME}


def end_of(day: date, zone: str) -> datetime:
    """The first instant after the day, where the unit is."""
    return datetime.combine(day + timedelta(days=1), time.min, ZoneInfo(zone))


def last_day(instant: datetime, zone: str) -> date:
    """The last day on which somebody could answer."""
    return (instant.astimezone(ZoneInfo(zone)) - timedelta(microseconds=1)).date()
