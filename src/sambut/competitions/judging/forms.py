"""Shapes of input of the jury and the plenary, shared by pages and API."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sambut.competitions.actions import Given
from sambut.competitions.actions.judging import MOST, SAID
from sambut.competitions.models import Criterion, Edition, Entry, FinalCriterion, Judge
from sambut.competitions.states import ConflictKind, ReadingKind
from sambut.events.forms import Day
from sambut.innovations.forms import NamedSelect
from sambut.kernel.refusals import Refused

WORDS = forms.Textarea(attrs={"rows": 4})
CONFIDENCE = [("1", _("ragu")), ("3", _("cukup yakin")), ("5", _("yakin"))]
_NUMBER = re.compile(r"\d{1,3}([.,]\d{1,2})?")


class InviteForm(forms.Form):
    """One judge for one edition."""

    user = forms.TypedChoiceField(label=_("Siapa"), coerce=int, widget=NamedSelect)
    institution_words = forms.CharField(
        label=_("Asal di luar daftar instansi"), max_length=200, required=False,
        help_text=_("Perguruan tinggi atau lembaga yang tidak ada dalam daftar. Kosongkan untuk memakai instansi jabatannya."),
    )  # fmt: skip
    categories = forms.MultipleChoiceField(
        label=_("Keahlian"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Dipakai untuk membagi entri."),
    )
    most = forms.IntegerField(label=_("Paling banyak entri"), min_value=1, max_value=MOST, initial=60)

    def __init__(self, *args: Any, edition: Edition, people: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = [("", _("Pilih")), *people]  # type: ignore[attr-defined]
        self.fields["categories"].choices = [(str(row.pk), row.name) for row in edition.categories.order_by("place")]  # type: ignore[attr-defined]


class _OfEntries(forms.Form):
    """Entries by title and body. `blind`: by unit and body alone, and what is said counts for every entry of that unit, so that no
    title and no number meets a name."""

    def __init__(self, *args: Any, entries: Sequence[Entry], blind: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.same: dict[str, list[Entry]] = {}
        names: dict[Any, str] = {}
        for row in entries:
            key = names.setdefault(row.unit_id if blind else row.pk, str(row.uuid))
            self.same.setdefault(key, []).append(row)
        self.entries = {key: rows[0] for key, rows in self.same.items()}
        words = [
            (key, (row.unit.name if row.unit_id == row.body_id else f"{row.unit.name} ({row.body.name})") if blind else f"{row.title} ({row.body.name})")
            for key, row in self.entries.items()
        ]  # fmt: skip
        self.fields["entry"].choices = [("", _("Pilih")), *words] if not self.several else words  # type: ignore[attr-defined]

    several = False


class ConfirmForm(_OfEntries):
    """The declaration, with entries that others should read."""

    several = True
    agree = forms.BooleanField(label=_("Saya menandatangani pernyataan ini"))
    entry = forms.MultipleChoiceField(
        label=_("Entri yang tidak boleh saya baca"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(label=_("Mengapa"), max_length=500, required=False)

    def against(self) -> list[tuple[int, str]]:
        said = self.cleaned_data
        return [(row.pk, said["reason"]) for key in said["entry"] for row in self.same[key]]


class DeclareForm(_OfEntries):
    """Something came up."""

    entry = forms.ChoiceField(label=_("Entri"), widget=NamedSelect)
    kind = forms.ChoiceField(label=_("Jenisnya"), choices=[(one.value, one.label) for one in SAID])
    reason = forms.CharField(label=_("Apa yang terjadi"), max_length=500, widget=WORDS)

    def given(self) -> list[dict[str, Any]]:
        found = self.cleaned_data
        return [
            {"entry_id": row.pk, "kind": ConflictKind(found["kind"]), "reason": found["reason"]}
            for row in self.same[found["entry"]]
        ]


class OwnConflictForm(_OfEntries):
    entry = forms.ChoiceField(label=_("Entri"), widget=NamedSelect)
    reason = forms.CharField(label=_("Mengapa"), max_length=500, widget=WORDS)


class RecuseForm(forms.Form):
    reason = forms.CharField(
        label=_("Mengapa Anda mengundurkan diri"),
        max_length=500,
        widget=WORDS,
        help_text=_("Hanya penyelenggara yang membacanya."),
    )


class ToJudgeForm(forms.Form):
    """Names one of `judges`, or leaves it to the best fit."""

    def __init__(self, *args: Any, judges: Sequence[Judge], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.judges = {str(row.uuid): row for row in judges}
        people = [(key, row.user.name) for key, row in self.judges.items()]
        self.fields["to"].choices = [("", _("Pilihkan yang paling sesuai")), *people]  # type: ignore[attr-defined]

    def judge(self) -> int | None:
        chosen = self.cleaned_data["to"]
        return self.judges[chosen].pk if chosen else None


class GiveForm(ToJudgeForm):
    """An entry for another judge."""

    to = forms.ChoiceField(label=_("Kepada"), required=False, widget=NamedSelect)
    reason = forms.CharField(label=_("Mengapa dialihkan"), max_length=500, widget=WORDS)


class AddReaderForm(ToJudgeForm):
    """One reader more for an entry."""

    kind = forms.ChoiceField(
        choices=[(ReadingKind.FIRST.value, ""), (ReadingKind.THIRD.value, "")], required=False, widget=forms.HiddenInput
    )
    to = forms.ChoiceField(label=_("Juri"), required=False, widget=NamedSelect)
    reason = forms.CharField(label=_("Mengapa"), max_length=500, widget=WORDS)


class ReleaseForm(forms.Form):
    reason = forms.CharField(
        label=_("Mengapa juri ini dilepas"),
        max_length=500,
        widget=WORDS,
        help_text=_("Hanya penyelenggara yang membacanya."),
    )


class RereadForm(forms.Form):
    count = forms.IntegerField(
        label=_("Berapa pembacaan lagi"), min_value=1, max_value=5000,
        help_text=_("Sedikit entri yang dibaca banyak juri menemukan lebih banyak daripada banyak entri yang dibaca sedikit."),
    )  # fmt: skip


class RemarkForm(forms.Form):
    words = forms.CharField(
        label=_("Kepada juri lain"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Dibaca juri yang sudah menandatangani entri ini, dan penyelenggara. Tidak dapat ditarik kembali."),
    )  # fmt: skip


class DecreeForm(forms.Form):
    number = forms.CharField(label=_("Nomor SK penetapan"), max_length=120)
    on = Day(label=_("Tanggal SK"))


class ObjectForm(forms.Form):
    words = forms.CharField(
        label=_("Apa yang Anda sanggah, dan mengapa?"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Sebut apa yang keliru dan buktinya. Hanya penyelenggara yang membacanya."),
    )  # fmt: skip


class AnswerForm(forms.Form):
    upheld = forms.TypedChoiceField(
        label=_("Putusan"), choices=[("ya", _("Sanggahan diterima")), ("tidak", _("Sanggahan tidak diterima"))], widget=forms.RadioSelect,
        coerce=lambda value: value == "ya",
    )  # fmt: skip
    words = forms.CharField(label=_("Jawaban"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))


# -- the rubric: a field for each criterion, so no Django form ----------------------------------------------------


def given_in(post: Mapping[str, str], criteria: Sequence[Criterion]) -> dict[str, Given]:
    """Scores and reasons as the page sends them: `nilai-<code>`, `alasan-<code>`. Refuses what is no number."""
    found = {}
    for row in criteria:
        if f"nilai-{row.code}" in post or f"alasan-{row.code}" in post:
            reason = post.get(f"alasan-{row.code}", "").replace("\r\n", "\n")
            score = score_in(post.get(f"nilai-{row.code}", ""), row)
            found[row.code] = Given(_middle(post.get(f"tingkat-{row.code}", "")) if score is None else score, reason)
    return found


def scores_in(post: Mapping[str, str], criteria: Sequence[Criterion]) -> dict[str, Decimal]:
    """Only the scores that were given."""
    return {code: one.score for code, one in given_in(post, criteria).items() if one.score is not None}


def typed_in(post: Mapping[str, str]) -> dict[str, Given]:
    """The same while it is being typed, by the names of the fields alone: what is no number yet is left for the next time."""
    found: dict[str, Given] = {}
    for name in post:
        head, _dash, code = name.partition("-")
        if head not in ("nilai", "alasan") or not code or code in found:
            continue
        text = post.get(f"nilai-{code}", "").strip()
        if text and not _NUMBER.fullmatch(text):
            continue
        score = Decimal(text.replace(",", ".")) if text else _middle(post.get(f"tingkat-{code}", ""))
        found[code] = Given(score, post.get(f"alasan-{code}", "").replace("\r\n", "\n"))
    return found


def _middle(text: str) -> Decimal | None:
    """A level without a number counts as its middle, as the page says: `70-84`."""
    low, _dash, high = text.partition("-")
    if not (low.isascii() and low.isdigit() and high.isascii() and high.isdigit()) or not int(low) <= int(high) <= 100:
        return None
    return Decimal((int(low) + int(high)) // 2)


def since_in(post: Mapping[str, str], at: datetime) -> datetime | None:
    """When the page was opened, as it says itself."""
    said = post.get("dibuka", "")
    if not (said.isascii() and said.isdigit() and len(said) <= 11):
        return None
    return min(datetime.fromtimestamp(int(said), tz=UTC), at)


def score_in(text: str, criterion: Criterion | FinalCriterion) -> Decimal | None:
    """A number as it is typed; refuses what is none."""
    text = text.strip()
    if text and not _NUMBER.fullmatch(text):
        raise Refused("reading.score.out_of_bounds", criterion=criterion.name, scale=criterion.scale)
    return Decimal(text.replace(",", ".")) if text else None


def confidence_in(post: Mapping[str, str]) -> int | None:
    said = post.get("yakin", "")
    return int(said) if said in dict(CONFIDENCE) else None


def revision_in(post: Mapping[str, str]) -> int:
    try:
        return int(post.get("revisi") or 0)
    except ValueError:
        raise Refused("reading.score.no_revision") from None
