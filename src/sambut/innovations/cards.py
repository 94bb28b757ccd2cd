"""The one-page card of an innovation, set from its record. Istilah: kartu inovasi."""

from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sambut.frame import dates
from sambut.frame.numbers import number
from sambut.frame.papers import qr, typeset
from sambut.innovations import details, figures, queries, sentences, showing
from sambut.innovations.actions.keeping import today
from sambut.innovations.models import Indicator, Innovation
from sambut.innovations.states import State

PAPER = "innovations/papers/card.typ"
LEAD, PROOF, PROBLEM, NEED, PLACES = 300, 190, 260, 240, 8
"""The most letters of each text, and of named places; beyond it the page behind the code tells the rest."""
FEW, WIDER = 2, 1.8
"""With at most so many proofs there is room for so much more of each text."""


def card(innovation: Innovation, *, address: str, at: datetime) -> bytes:
    """Exactly one page, PDF/UA-1, with the code that leads to the page it was made from."""
    return typeset(PAPER, facts(innovation, address=address, at=at), at=at)


def facts(innovation: Innovation, *, address: str, at: datetime) -> dict[str, Any]:
    day = today(innovation.unit, at)
    life = showing.life(innovation, on=day)
    found = showing.indicators(innovation)
    told = figures.told(found)
    proofs = [proof for proof in showing.proofs(innovation) if proof.text]
    wider = WIDER if len(proofs) <= FEW else 1.0
    owner = (
        innovation.unit.name
        if innovation.unit_id == innovation.body_id
        else f"{innovation.unit.name}, {innovation.body.name}"
    )
    return {
        "language": get_language() or "id",
        "title": _("Kartu inovasi"),
        "topic": innovation.category.name if innovation.category else _("Inovasi pelayanan publik"),
        "name": innovation.name, "owner": owner, "stage": sentences.stage_words(vars(innovation)), "life": life[1] if life else "",
        "lead": short(innovation.summary, LEAD),
        "known_words": _("Apa yang diketahui"), "problem_words": _("Masalah yang dijawab"), "solution_words": _("Cara kerja"),
        "proofs": [
            {"name": str(proof.block.label), "grade": int(proof.grade), "strength": str(proof.grade.label), "text": short(proof.text, round(PROOF * wider))}
            for proof in proofs
        ],
        "problem": short(innovation.problem, round(PROBLEM * wider)), "solution": "" if len(proofs) > 3 else short(innovation.solution, round(PROBLEM * wider)),
        "none_words": _("Belum ada bukti yang ditulis pemiliknya."),
        "needed_words": _("Yang dibutuhkan"), "needs": _needs(innovation, round(NEED * wider)),
        "figure": _figure(told) if told else None,
        "used_words": _("Sudah dipakai di"), "used": _used(innovation),
        "awards_words": _("Penghargaan"),
        "awards": [one.words for one in showing.awards(innovation)][:4],
        "invite": _("Baca selengkapnya, atau tanyakan kepada pemiliknya"),
        "where": address, "made": _("Dibuat %(day)s dari catatan yang terbit.") % {"day": dates.day(day, "plain")},
        "qr": qr(address), "qr_words": _("Kode QR ke halaman inovasi ini"),
    }  # fmt: skip


def short(text: str, longest: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


def _needs(innovation: Innovation, longest: int) -> list[list[str]]:
    labels = {
        "authority": _("Kewenangan"), "cost": _("Biaya"), "staff": _("Tenaga"), "connectivity": _("Sambungan"),
    }  # fmt: skip
    rows = [[labels[name], words] for name, words in showing.needs(innovation)]
    found = details.of(innovation.pk)
    told = (
        (_("Penerima"), details.helped(found.whole)), (_("Biaya tercatat"), details.spent(found.whole)),
        (_("TPB"), ", ".join(str(goal) for goal in found.whole.goals)),
    )  # fmt: skip
    rows += [[label, short(words, longest)] for label, words in told if words]
    return [*rows, [_("Syarat"), short(innovation.prerequisites, longest)]] if innovation.prerequisites else rows


def _used(innovation: Innovation) -> str:
    family = queries.family(innovation.root_id or innovation.pk)
    bodies = [row.body.name for row in family if row.pk != innovation.pk and row.state == State.PUBLIC]
    named = list(dict.fromkeys(bodies))
    if not named:
        return ""
    more = len(named) - PLACES
    return ", ".join(named[:PLACES]) + (_(" dan %(num)s lagi") % {"num": number(more)} if more > 0 else "")


def _figure(indicator: Indicator) -> dict[str, Any]:
    points = figures.points_of(indicator)
    first, last = points[0][0].toordinal(), points[-1][0].toordinal()
    highest = max([*(float(value) for _on, value in points), 0.0]) or 1.0
    lowest = min([*(float(value) for _on, value in points), 0.0])
    return {
        "title": figures.message(indicator, points),
        "how": f"{indicator.name}, {indicator.unit}",
        "described": "; ".join(f"{dates.day(on, 'plain')}: {number(value)} {indicator.unit}" for on, value in points[-12:]),
        "points": [
            [(on.toordinal() - first) / ((last - first) or 1), (float(value) - lowest) / (highest - lowest)]
            for on, value in points
        ],
        "from": [dates.day(points[0][0], "short"), number(points[0][1])],
        "to": [dates.day(points[-1][0], "short"), number(points[-1][1])],
        "source": _("Sumber: %(source)s.") % {"source": figures.source_of(indicator) or _("tidak disebut")},
    }  # fmt: skip
