"""The loop of one region on one page of A4, for somebody who reads it on the way. Istilah: lembar daerah.

It tells the facts of the page (`showing.region`), fewer of them, and says how many more there are.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sambut.frame import dates
from sambut.frame.numbers import number
from sambut.frame.papers import qr, typeset
from sambut.insights import looking, rules, sentences, showing
from sambut.insights.figures import outcome
from sambut.insights.looking import Loop
from sambut.insights.models import Effect
from sambut.regions.models import Region

PAPER = "insights/papers/sheet.typ"
SOLUTIONS, AGREEMENTS, EFFECTS = 4, 3, 3
"""The most of each that is told; what is left out stands on the page behind the code."""


def sheet(place: Region, found: Loop, *, address: str, at: datetime) -> bytes:
    """Exactly one page, PDF/UA-1."""
    return typeset(PAPER, facts(place, found, address=address, at=at), at=at)


def facts(place: Region, found: Loop, *, address: str, at: datetime) -> dict[str, Any]:
    told = showing.region(place, found)
    return {
        "language": get_language() or "id",
        "title": _("Lembar daerah"),
        "name": place.name, "above": place.parent.name if place.parent else "",
        "lead": told["lead"], "facts": told["facts_line"],
        "parts": {
            "topics": _("Apa yang dikeluhkan?"), "measures": _("Seberapa baik dilayani?"), "solutions": _("Siapa yang sudah memecahkan?"),
            "agreements": _("Apa yang disepakati?"), "effects": _("Apa hasilnya?"),
        },
        "topics_head": [_("Pokok, 12 bulan terakhir"), _("Laporan"), *([_("Perubahan")] if told["changes"] else []), _("Per 100.000"), _("Seluruh negeri"), _("Ada langkah?")],
        "topics": [
            {
                "cells": [one["topic"].category.name, number(one["topic"].received), *([one["change"]] if told["changes"] else []), one["rate"], one["country"], one["step"][1]],
                "open": one["step"][0] == looking.WITHOUT,
            }
            for one in told["topics"]
        ],
        "no_topics": _("Belum ada pokok dengan lima laporan atau lebih dalam 12 bulan."),
        "measures_head": [_("Ukuran"), _("Di sini"), _("Seluruh negeri")],
        "measures": [[one.name, one.meaning, one.here, one.country] for one in told["measures"]],
        "no_measures": "" if found.standing else _("Belum ada survei kepuasan yang diumumkan oleh pemerintah daerah ini."),
        "solutions": _solutions(told["solutions"]),
        "no_solutions": _("Belum ada inovasi terbit yang cocok dengan pokok keluhan di sini."),
        "needs": [[need.title, f"{need.get_state_display()}, {dates.day(need.stated_at, 'plain')}"] for need in found.needs[:2]],
        "needs_words": _("Yang dicari daerah ini"),
        "agreements": [_agreement(one) for one in told["agreements"][:AGREEMENTS]],
        "more_agreements": _more(len(told["agreements"]) - AGREEMENTS),
        "no_agreements": _("Belum ada kesepakatan yang ditandatangani daerah ini."),
        "effects": [_effect(one) for one in told["effects"][:EFFECTS]],
        "figure": _figure(told["effects"]),
        "more_effects": _more(len(told["effects"]) - EFFECTS),
        "no_effects": _("Belum ada yang dimulai, jadi belum ada hasil yang dapat dihitung. Perkiraan dibuat setiap malam, sejak enam bulan sesudah mulai."),
        "made_up": _("Sebagian angka bulanan di sini dibuat untuk peraga, bukan angka resmi daerah mana pun.") if found.kept.synthetic else "",
        "source": _("Sumber: laporan, survei, inovasi, dan kesepakatan yang tercatat di Sambut. Angka di bawah lima disembunyikan. Definisi, tabel, dan data terbuka ada di halaman di balik kode ini."),
        "where": address, "made": _("Dicetak %(at)s.") % {"at": dates.moment(at, found.body.zone if found.body else dates.JAKARTA)},
        "qr": qr(address), "qr_words": _("Kode QR ke halaman daerah ini"),
    }  # fmt: skip


def _solutions(given: Sequence[tuple[Any, Sequence[Any]]]) -> list[dict[str, Any]]:
    """The best for each topic first, then the second ones, so that no topic is left out by another."""
    ranked = sorted(
        ((place, order, topic, row) for order, (topic, rows) in enumerate(given) for place, row in enumerate(rows)),
        key=lambda one: one[:2],
    )
    return [
        {
            "name": row.innovation.name, "owner": row.innovation.body.name, "grade": row.innovation.evidence or 0,
            "strength": _("bukti tingkat %(grade)s dari 4") % {"grade": row.innovation.evidence} if row.innovation.evidence else _("belum ada bukti"),
            "for": _("untuk %(topic)s") % {"topic": sentences.inside(topic.category.name)},
        }
        for _place, _order, topic, row in ranked[:SOLUTIONS]
    ]  # fmt: skip


def _agreement(one: dict[str, Any]) -> dict[str, Any]:
    row, progress = one["agreement"], one["progress"]
    return {
        "said": _("%(owner)s dan %(copier)s menyepakati %(innovation)s pada %(day)s.") % {
            "owner": row.owner.name, "copier": row.replicator.name, "innovation": row.innovation.name, "day": dates.day(row.signed_at, "plain"),
        },
        "state": one["state"][1],
        "facts": [
            *([_("%(done)s dari %(all)s tonggak selesai") % {"done": progress[0], "all": progress[1]}] if progress else []),
            *([_("mulai %(month)s") % {"month": dates.month(row.started_on)}] if row.started_on else []),
            _("berlaku sampai %(day)s") % {"day": dates.day(row.ends_on, "plain")},
            *([_("lama tanpa kabar")] if row.dormant_at else []),
            one["number"],
        ],
    }  # fmt: skip


def _effect(one: dict[str, Any]) -> dict[str, Any]:
    effect: Effect = one["effect"]
    return {
        "title": one["title"] if effect.estimate is not None else effect.agreement.title,
        "quiet": effect.estimate is None, "state": str(one["state"][1]), "sentence": one["sentence"],
        "source": _("Data sampai %(month)s, dihitung %(at)s, metode %(version)s.") % {
            "month": dates.month(effect.data_month), "at": dates.day(effect.computed_at, "plain"), "version": effect.version,
        },
    }  # fmt: skip


def _figure(effects: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The lines of the first effect that is drawn on the page: the same steps, scaled to the height of one."""
    drawn = next((one for one in effects[:EFFECTS] if one["figure"]), None)
    if drawn is None:
        return None
    effect: Effect = drawn["effect"]
    start = f"{effect.started_on:%Y-%m}"
    found = rules.blocks(outcome.path_of(effect), start)
    if found is None:
        return None
    step, blocks = found
    top = max(max(block.own, block.high) for block in blocks) or 1.0
    words = drawn["figure"].words
    return {
        "points": [[block.own / top, block.other / top, max(block.low, 0.0) / top, block.high / top] for block in blocks],
        "began": next(place for place, block in enumerate(blocks) if block.month >= start),
        "start": _("Mulai %(month)s") % {"month": dates.month(effect.started_on)},
        "names": [effect.region.name if effect.region else "", _("Pembanding")],
        "ends": [number(blocks[-1].own, 1), number(blocks[-1].other, 1)], "top": number(top, 1),
        "months": [dates.month(outcome.month_of(blocks[0])), dates.month(outcome.month_of(blocks[-1]))],
        "how": f"{words.subject}, {words.unit}, {sentences.step(step)}", "described": drawn["figure"].description,
    }  # fmt: skip


def _more(count: int) -> str:
    return _("dan %(count)s lagi di halaman daerah") % {"count": number(count)} if count > 0 else ""
