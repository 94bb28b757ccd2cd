"""Readings, reasons of pairs, calibration and agreement as people read them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sambut.competitions.models import Edition, Judge, Reading
from sambut.competitions.states import JudgeState, ObjectionState, ReadingState, StudyKind, TieRule
from sambut.frame import numbers
from sambut.frame.clocks import Chip

READING_MARKS = {
    ReadingState.ASSIGNED: "waiting", ReadingState.SIGNED: "answered", ReadingState.RECUSED: "shut", ReadingState.SET_ASIDE: "shut",
}  # fmt: skip
JUDGE_MARKS = {
    JudgeState.INVITED: "waiting", JudgeState.CONFIRMED: "answered", JudgeState.DECLINED: "shut", JudgeState.ENDED: "shut",
}  # fmt: skip
OBJECTION_MARKS = {ObjectionState.OPEN: "waiting", ObjectionState.UPHELD: "answered", ObjectionState.REJECTED: "shut"}
A_DAY = 86_400
DECLARATION = gettext_lazy(
    "Saya tidak bekerja pada instansi peserta yang saya nilai, tidak mendampinginya, dan tidak bekerja bersama inovatornya. "
    "Entri yang tidak boleh saya baca sudah saya sebut di bawah. Bila kemudian ada benturan kepentingan, saya menyatakannya saat itu juga. "
    "Saya tidak membicarakan nilai dengan siapa pun sebelum menandatanganinya."
)


def reading_state(row: Reading) -> tuple[str, str]:
    return READING_MARKS[ReadingState(row.state)], str(ReadingState(row.state).label)


def judge_state(row: Judge) -> tuple[str, str]:
    return JUDGE_MARKS[JudgeState(row.state)], str(JudgeState(row.state).label)


def objection_state(state: str) -> tuple[str, str]:
    return OBJECTION_MARKS[ObjectionState(state)], str(ObjectionState(state).label)


def clock(due_at: datetime | None, *, at: datetime) -> Chip | None:
    """Days of the calendar until a reading should be signed."""
    if due_at is None:
        return None
    left = int((due_at - at).total_seconds() // A_DAY)
    if due_at <= at:
        late = int((at - due_at).total_seconds() // A_DAY) + 1
        return Chip(
            "late", ngettext("lewat %(count)s hari", "lewat %(count)s hari", late) % {"count": numbers.number(late)}
        )
    if left == 0:
        return Chip("today", _("kurang dari sehari lagi"))
    words = ngettext("%(count)s hari lagi", "%(count)s hari lagi", left) % {"count": numbers.number(left)}
    return Chip("near" if left <= 3 else "calm", words)


def pair_words(reasons: Any) -> list[str]:
    """Why this judge got this entry."""
    if not isinstance(reasons, dict):
        return []
    parts = reasons.get("parts", {})
    told = [_("Bidangnya termasuk keahlian juri.")] if parts.get("same sector") else []
    if reasons.get("across"):
        told.append(_("Dari bidang lain, supaya ukuran para juri dapat dibandingkan."))
    told.append(_("Tidak ada benturan kepentingan yang diketahui."))
    if reasons.get("reads"):
        told.append(_("Juri ini membaca %(count)s entri.") % {"count": numbers.number(reasons["reads"])})
    if reasons.get("alternate"):
        told.append(_("Pengganti juri yang lepas."))
    if reasons.get("instead"):
        told.append(_("Ditambahkan panitia: %(reason)s") % {"reason": reasons["instead"]})
    return told


BARS = {
    "conflict": gettext_lazy("benturan kepentingan"), "same institution": gettext_lazy("instansi yang sama"), "same province": gettext_lazy("provinsi yang sama"),
}  # fmt: skip


def bar_words(barred: dict[str, int]) -> str:
    return ", ".join(f"{BARS.get(name, name)} ({numbers.number(count)})" for name, count in barred.items())


def ways_out(facts: dict[str, Any]) -> list[str]:
    """What to do where readings cannot all be given out: three ways."""
    ways, lacks = facts.get("ways", {}), facts.get("lacks", 0)
    more = ngettext(
        "Undang juri lagi atau naikkan batas bacanya: kurang %(count)s pembacaan.",
        "Undang juri lagi atau naikkan batas bacanya: kurang %(count)s pembacaan.", lacks,
    ) % {"count": numbers.number(lacks)}  # fmt: skip
    fewer = ways.get("fewer", 0)
    less = (
        _("Dengan %(count)s pembacaan per entri, semuanya terbagi hari ini.") % {"count": numbers.number(fewer)}
        if fewer
        else _("Mengurangi pembacaan per entri tidak menolong: ada entri yang tidak boleh dibaca siapa pun.")
    )
    barred: dict[str, int] = {}
    for one in facts.get("uncovered", ()):
        for name, count in one["barred"].items():
            barred[name] = barred.get(name, 0) + count
    rule = bar_words(barred)
    lifted = (
        _("Yang menghalangi: %(rules)s.") % {"rules": rule}
        if rule
        else _("Tidak ada aturan yang menghalangi; jurinya penuh.")
    )
    return [more, less, lifted]


CALIBRATION = {
    "one_judge": gettext_lazy("Satu juri membaca semuanya: tidak ada pembandingnya."),
    "one_entry": gettext_lazy("Hanya ada satu entri: tidak ada yang diurutkan."),
    "not_connected": gettext_lazy(
        "Para juri terbagi dalam kelompok yang tidak membaca entri yang sama. Juri yang ketat tidak dapat dibedakan dari entri yang lemah."
    ),
    "no_difference": gettext_lazy(
        "Setiap juri membaca setiap entri: kalibrasi tidak mengubah urutan, jadi rata-rata mentah berlaku."
    ),
    "too_few": gettext_lazy("Pembacaannya terlalu sedikit: ketat tidaknya seorang juri hanya akan ditebak."),
    "weak_seam": gettext_lazy(
        "Para juri terlalu sedikit bercampur: juri yang ketat tidak dapat dibedakan dari bidang yang lemah."
    ),
    "own_sector": gettext_lazy(
        "Para juri tinggal di bidangnya sendiri: juri yang ketat tidak dapat dibedakan dari bidang yang lemah."
    ),
    "allowed": gettext_lazy("Para juri cukup bercampur: murah atau hematnya nilai seorang juri dapat diperhitungkan."),
}


def calibration_words(calibration: dict[str, Any]) -> str:
    return str(CALIBRATION.get(calibration["code"], calibration["reason"]))


def agreement_words(agreement: dict[str, Any]) -> str:
    """How far judges agree, with the interval."""
    alpha, between = agreement.get("alpha"), agreement.get("alpha_interval")
    if alpha is None:
        return _("Kesepakatan juri tidak dapat dihitung.")
    strength = _("tinggi") if alpha >= 0.8 else _("sedang") if alpha >= 0.5 else _("rendah")
    facts = {"strength": strength, "alpha": decimal(alpha)}
    if not between:
        return _("Kesepakatan juri %(strength)s: alfa %(alpha)s.") % facts
    facts |= {"low": decimal(between[0]), "high": decimal(between[1])}
    return _("Kesepakatan juri %(strength)s: alfa %(alpha)s, rentang %(low)s sampai %(high)s.") % facts


def agreement_lines(agreement: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Name, value with its interval, and what it says, of both figures of agreement."""

    def between(interval: Any) -> str:
        return (
            _("%(low)s sampai %(high)s") % {"low": decimal(interval[0]), "high": decimal(interval[1])}
            if interval
            else "–"
        )

    readers = numbers.number(round(agreement.get("readers") or 0, 1), 1)
    return [
        (_("Alfa Krippendorff"), f"{decimal(agreement.get('alpha'))} ({between(agreement.get('alpha_interval'))})", agreement_words(agreement)),
        (
            _("ICC satu juri"), f"{decimal(agreement.get('icc'))} ({between(agreement.get('icc_interval'))})",
            _("Seberapa jauh nilai satu juri mengatakan mutu entri, bukan selera jurinya. Penelaahan sejawat yang terbit rata-rata 0,34."),
        ),
        (
            _("ICC rata-rata pembaca"), decimal(agreement.get("icc_mean")),
            _("Untuk urutan dari rata-rata %(readers)s pembaca per entri.") % {"readers": readers},
        ),
    ]  # fmt: skip


STUDY = {
    StudyKind.INFLUENCE: gettext_lazy("Bila satu juri tidak ada"),
    StudyKind.WEIGHTS: gettext_lazy("Bila bobot bergeser seperlima"),
    StudyKind.GROUPS: gettext_lazy("Apakah suatu kelompok diperlakukan lain"),
}
GROUP_TESTS = {
    "cluster": gettext_lazy("Klaster entri: apakah juri berbeda dalam memperlakukannya?"),
    "island": gettext_lazy("Juri dan entri dari pulau yang sama: apakah nilainya lain?"),
    "field": gettext_lazy("Entri dari bidang keahlian juri: apakah nilainya lain?"),
}
GROUP_LABELS = {
    "same": gettext_lazy("sama"),
    "other": gettext_lazy("lain"),
    "unknown": gettext_lazy("asalnya tidak diketahui"),
}


def group_words(test: dict[str, Any], chance: float) -> str:
    """What a permutation test says, without naming a cause."""
    p = test.get("p")
    if p is None:
        return _("Semua penilaian satu kelompok, jadi tidak ada yang dibandingkan.")
    facts = {"p": decimal(p, 3), "times": numbers.number(test.get("permutations", 0))}
    if p >= chance:
        return _("Tidak tampak lebih dari kebetulan (p = %(p)s dari %(times)s acakan di dalam tiap juri).") % facts
    if test.get("of_judges"):
        return (
            _(
                "Juri berbeda dalam memperlakukannya lebih dari kebetulan (p = %(p)s, %(times)s acakan). Sebabnya tidak dikatakan angka; baca alasannya."
            )
            % facts
        )
    return (
        _(
            "Nilainya lain lebih dari kebetulan (p = %(p)s, %(times)s acakan). Sebabnya tidak dikatakan angka; baca alasannya."
        )
        % facts
    )


def since_words(counts: dict[str, Any]) -> str:
    """What changed at the line since the result before."""
    since = counts.get("since")
    if not since:
        return ""
    if not since["comes_in"] and not since["falls_out"]:
        return _("Dibanding hasil sebelumnya, entri di dalam garis tetap sama.")
    return _("Dibanding hasil sebelumnya, masuk garis: %(ins)s; keluar: %(outs)s.") % {
        "ins": ", ".join(since["comes_in"]) or "–", "outs": ", ".join(since["falls_out"]) or "–",
    }  # fmt: skip


def closed(line: dict[str, Any]) -> dict[str, Any]:
    """Something stands between the reader and this entry: its figures stay closed until everybody reads them."""
    return line | {"raw": "–", "level": "–", "p_top": "–", "at": {}, "moved": 0}


def tie_words(edition: Edition, rooms: Sequence[Any]) -> str:
    """Equal scores at the line of a cluster, and what the declared rule makes of them; "" where there are none."""
    tied = sum(room.equal for room in rooms)
    if not tied:
        return ""
    left = sum(room.left for room in rooms)
    facts = {"count": numbers.number(tied), "rule": TieRule(edition.tie_rule).label, "left": numbers.number(left)}
    if not left:
        return _("%(count)s entri bernilai sama di garis. Aturan yang dinyatakan memisahkannya: %(rule)s.") % facts
    return (
        _(
            "%(count)s entri bernilai sama di garis. Aturan yang dinyatakan: %(rule)s; %(left)s tetap sama dan diputus pleno dengan alasan."
        )
        % facts
    )


def speaker(place: int) -> str:
    return _("Juri %(number)s") % {"number": place} if place else _("Anda")


def spread_reason(edition: Edition) -> str:
    return _("Pembaca berbeda %(points)s angka atau lebih.") % {"points": edition.spread}


def decimal(value: float | None, digits: int = 2) -> str:
    return "–" if value is None else numbers.number(round(value, digits), digits)


def percent(value: float | None) -> str:
    return "–" if value is None else f"{numbers.number(round(value * 100))}%"


BALANCE = {
    "category": gettext_lazy("Kategori"),
    "group": gettext_lazy("Kelompok"),
    "kind": gettext_lazy("Jenis instansi"),
    "region": gettext_lazy("Provinsi"),
    "remote": gettext_lazy("Wilayah 3T"),
}
