"""Shapes of the rows of an edition: groups, categories, clusters, questions, criteria, rules, the checklist."""

import re
from itertools import pairwise
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sambut.competitions.editions.beside import AskedFileForm, PartnerForm
from sambut.competitions.measures.states import Measure
from sambut.competitions.models import Edition, Group, Question
from sambut.competitions.rules import LEVELLED, NUMBERED, OF_BODIES, OF_INNOVATIONS
from sambut.competitions.states import RuleKind, Scheme
from sambut.innovations.fields import LABELS, TEXTS
from sambut.innovations.forms import NamedSelect, NumberField
from sambut.organisations.models import Kind

WORDS = forms.Textarea(attrs={"rows": 4})
LONGEST_FIELD = 120
"""Letters of the codes of indicators that one question names."""


class OfEdition(forms.Form):
    """A row that may belong to one group of the edition."""

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "group" in self.fields:
            self.fields["group"].queryset = Group.objects.filter(edition=edition).order_by("place")  # type: ignore[attr-defined]
        if "question" in self.fields:
            self.fields["question"].queryset = Question.objects.filter(edition=edition).order_by("position")  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        return {name: getattr(row, name) for name in cls.base_fields if hasattr(row, name)}


def _code(longest: int = 20) -> forms.SlugField:
    return forms.SlugField(
        label=_("Kode"), max_length=longest, help_text=_("Huruf kecil dan tanda hubung; dipakai pada data terbuka.")
    )


def _group() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        Group.objects.none(), label=_("Kelompok"), required=False, empty_label=_("semua kelompok"), widget=NamedSelect
    )


class NamedForm(OfEdition):
    """A group, a category."""

    code = _code()
    name = forms.CharField(label=_("Nama"), max_length=120)


class ClusterForm(NamedForm):
    quota = forms.IntegerField(label=_("Kuota"), min_value=0, max_value=999)
    kinds = forms.ModelMultipleChoiceField(
        Kind.objects.order_by("place"), label=_("Jenis instansi"), widget=forms.CheckboxSelectMultiple
    )

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "kinds": [kind.pk for kind in self.cleaned_data["kinds"]]}


class QuestionForm(OfEdition):
    code = _code(30)
    title = forms.CharField(label=_("Pertanyaan"), max_length=160)
    guidance = forms.CharField(label=_("Petunjuk"), max_length=600, required=False, widget=WORDS)
    words = forms.IntegerField(label=_("Paling banyak kata"), min_value=1, max_value=5000, required=False)
    required = forms.BooleanField(label=_("Harus dijawab"), required=False)
    group = _group()
    field = forms.ChoiceField(
        label=_("Diisi dari catatan inovasi"), required=False,
        choices=[("", _("tidak diisi"))] + [(name, LABELS[name]) for name in TEXTS if name not in ("title", "local_name")],
    )  # fmt: skip

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, edition=edition, **kwargs)
        if edition.scheme == Scheme.COMPLAINTS:
            self.fields["field"] = forms.MultipleChoiceField(
                label=_("Diisi dari indikator"),
                required=False,
                choices=Measure.choices,
                widget=forms.CheckboxSelectMultiple,
            )
            if isinstance(self.initial.get("field"), str):
                self.initial["field"] = self.initial["field"].split()

    def values(self) -> dict[str, Any]:
        given = super().values()
        named = given["field"]
        return given if isinstance(named, str) else {**given, "field": " ".join(named)}

    def clean_field(self) -> Any:
        named = self.cleaned_data["field"]
        if not isinstance(named, str) and len(" ".join(named)) > LONGEST_FIELD:
            raise forms.ValidationError(_("Terlalu banyak indikator untuk satu pertanyaan. Bagi menjadi dua."))
        return named

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if code in ("title", "category"):
            raise forms.ValidationError(_("Kode ini sudah dipakai untuk bagian lain. Pilih kode lain."))
        return code


class CriterionForm(OfEdition):
    code = _code(30)
    name = forms.CharField(label=_("Kriteria"), max_length=160)
    weight = NumberField(label=_("Bobot"), help_text=_("Semua bobot untuk satu kelompok berjumlah 100."))
    scale = forms.IntegerField(
        label=_("Nilai tertinggi"), min_value=2, max_value=100, initial=100, required=False,
        help_text=_("Misalnya 5, 10, atau 100; jumlahnya selalu dihitung sampai 100."),
    )  # fmt: skip
    group = _group()
    question = forms.ModelChoiceField(
        Question.objects.none(),
        label=_("Menilai jawaban atas"),
        required=False,
        empty_label=_("tidak satu pun"),
        widget=NamedSelect,
    )
    levels = forms.CharField(
        label=_("Rubrik"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Satu tingkat satu baris: nilai terendah, tanda hubung, nilai tertinggi, lalu artinya. Misalnya: 70-84 Ada angka sebelum dan sesudah."),
    )  # fmt: skip
    _LEVEL = re.compile(r"(\d{1,3})\s*[-\u2013]\s*(\d{1,3})[\s:.]+(.{1,500})")

    def clean_weight(self) -> Any:
        weight = self.cleaned_data["weight"]
        if weight is None or not 0 <= weight <= 100:
            raise forms.ValidationError(_("Bobot di antara 0 dan 100."))
        return weight

    def clean_scale(self) -> int:
        return self.cleaned_data["scale"] or 100

    def clean_levels(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for line in self.cleaned_data["levels"].splitlines():
            if not line.strip():
                continue
            match = self._LEVEL.fullmatch(line.strip())
            if not match or not int(match[1]) <= int(match[2]) <= 100:
                raise forms.ValidationError(_("Baris ini tidak terbaca: %(line)s"), params={"line": line.strip()[:60]})
            found.append({"lowest": int(match[1]), "highest": int(match[2]), "words": match[3].strip()})
        found.sort(key=lambda level: level["lowest"])
        if any(second["lowest"] <= first["highest"] for first, second in pairwise(found)):
            raise forms.ValidationError(_("Dua tingkat rubrik tumpang tindih."))
        return found

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        lines = [f"{level.lowest}-{level.highest} {level.words}" for level in row.levels.order_by("lowest")]
        return {
            **super().initial_of(row),
            "question": row.question_id,
            "group": row.group_id,
            "levels": "\n".join(lines),
        }


class RuleForm(OfEdition):
    kind = forms.ChoiceField(label=_("Jenis syarat"), choices=RuleKind.choices)
    number = forms.IntegerField(
        label=_("Bilangan"),
        min_value=0,
        max_value=9999,
        required=False,
        help_text=_("Bulan untuk usia, kali atau jumlah untuk yang lain."),
    )
    words = forms.CharField(
        label=_("Peringkat yang dimaksud"), max_length=160, required=False, help_text=_("Dengan koma: Top 45, Top 40.")
    )
    since = forms.IntegerField(label=_("Sejak tahun"), min_value=2000, max_value=2100, required=False)
    until = forms.IntegerField(label=_("Sampai tahun"), min_value=2000, max_value=2100, required=False)
    group = _group()
    source = forms.CharField(
        label=_("Sumber"), max_length=300, help_text=_("Pasal atau surat yang menyebutnya; dibaca peserta.")
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, edition=edition, **kwargs)
        others = OF_INNOVATIONS if edition.scheme == Scheme.COMPLAINTS else OF_BODIES
        self.fields["kind"].choices = [one for one in RuleKind.choices if one[0] not in others]  # type: ignore[attr-defined]
        if edition.scheme == Scheme.COMPLAINTS:
            self.fields["words"].label = _("Peringkat atau kode jenis instansi")
            self.fields["words"].help_text = _("Dengan koma: Top 45, Top 40; atau city_government, ministry.")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        kind = given.get("kind")
        if kind in NUMBERED and given.get("number") is None:
            self.add_error("number", _("Persyaratan ini perlu angka."))
        if kind in LEVELLED and not given.get("words"):
            self.add_error("words", _("Sebut peringkat yang dimaksud."))
        return given


class ItemForm(OfEdition):
    code = _code()
    words = forms.CharField(label=_("Yang diperiksa"), max_length=300)


PART_FORMS: dict[str, Any] = {
    "groups": NamedForm, "categories": NamedForm, "clusters": ClusterForm, "questions": QuestionForm, "criteria": CriterionForm,
    "rules": RuleForm, "items": ItemForm, "files": AskedFileForm, "partners": PartnerForm,
}  # fmt: skip
