"""The numbers of a contest, each with its definition: what the press sheet prints, for everybody after the decree."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sambut.competitions.models import Edition, Entry
from sambut.competitions.papers.standing import CHOSEN, provinces
from sambut.competitions.states import PASSED, EntryState

STAGES = ("registered", "submitted", "passed", "judged", "finalists", "winners")
NAMES = {
    "registered": gettext_lazy("Terdaftar"), "submitted": gettext_lazy("Terkirim"), "passed": gettext_lazy("Lolos administrasi"),
    "judged": gettext_lazy("Dinilai"), "finalists": gettext_lazy("Finalis"), "winners": gettext_lazy("Pemenang"),
}  # fmt: skip
DEFINITIONS = {
    "registered": gettext_lazy("Entri yang mulai ditulis di lomba ini, juga yang ditarik atau tidak sampai terkirim."),
    "submitted": gettext_lazy("Entri yang dikirim admin lokal kepada panitia, juga yang kemudian ditarik."),
    "passed": gettext_lazy("Entri yang lolos seleksi administrasi dan tidak ditarik."),
    "judged": gettext_lazy("Entri yang selesai dinilai juri dan diputus pleno."),
    "finalists": gettext_lazy("Entri yang dipilih pleno dan ditetapkan dengan SK. Yang penghargaannya dicabut tidak dihitung."),
    "winners": gettext_lazy("Entri yang ditetapkan sebagai pemenang dengan SK. Yang penghargaannya dicabut tidak dihitung."),
}  # fmt: skip
JUDGED = (*CHOSEN, EntryState.NOT_CHOSEN, EntryState.STRIPPED)
Row = tuple[str, dict[str, int]]


@dataclass(frozen=True)
class Counts:
    """How many entries reached each stage; bodies that took part; the same by kind of body and by province."""

    whole: dict[str, int]
    bodies: int
    provinces: int
    by_kind: list[Row] = field(default_factory=list)
    by_province: list[Row] = field(default_factory=list)


def counted(edition: Edition) -> Counts:
    """Three queries at any size."""
    grouped = (
        Entry.objects.filter(edition=edition)
        .annotate(sent=Q(submitted_at__isnull=False))
        .values("state", "sent", "body__kind__name", "body__kind__place", "region__code")
    )
    whole: Counter[str] = Counter()
    kinds: dict[tuple[int, str], Counter[str]] = {}
    places: dict[str, Counter[str]] = {}
    for row in grouped.annotate(count=Count("pk")).order_by():
        reached = Counter(dict.fromkeys(_reached(row["state"], row["sent"]), row["count"]))
        whole += reached
        kinds.setdefault((row["body__kind__place"], row["body__kind__name"]), Counter()).update(reached)
        places.setdefault((row["region__code"] or "")[:2], Counter()).update(reached)
    names = provinces(places)
    took_part = Entry.objects.filter(edition=edition, submitted_at__isnull=False)
    return Counts(
        _all(whole), took_part.values("body").distinct().count(), sum(1 for code in places if code and places[code]["submitted"]),
        [(_(name), _all(found)) for (_place, name), found in sorted(kinds.items()) if found["submitted"]],
        [(names.get(code) or _("Tingkat nasional"), _all(found)) for code, found in sorted(places.items(), key=_national_last) if found["submitted"]],
    )  # fmt: skip


def _reached(state: str, sent: bool) -> list[str]:
    found = ["registered"]
    if sent:
        found.append("submitted")
    if state in PASSED:
        found.append("passed")
    if state in JUDGED:
        found.append("judged")
    if state in CHOSEN:
        found.append("finalists")
    if state == EntryState.WINNER:
        found.append("winners")
    return found


def _national_last(one: tuple[str, Any]) -> tuple[bool, str]:
    return (not one[0], one[0])


def _all(found: Counter[str]) -> dict[str, int]:
    return {stage: found[stage] for stage in STAGES}


def stages_of(edition: Edition) -> tuple[str, ...]:
    """A contest whose first decree names winners has no finalists."""
    return tuple(one for one in STAGES if one != "finalists" or edition.multiple > 1)
