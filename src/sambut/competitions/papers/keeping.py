"""The reasons of one entry as a paper to keep."""

from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sambut.competitions.models import Entry
from sambut.competitions.papers.around import owner
from sambut.competitions.papers.told import reasons
from sambut.frame import dates, papers
from sambut.kernel.numbers import spoken

PAPER = "competitions/papers/reasons.typ"


def pdf(entry: Entry, *, at: datetime) -> bytes:
    """PDF/UA in the language of the reader; what judges and the plenary wrote stays as it was written."""
    zone = entry.edition.zone
    stages = [
        {
            "stage": one.stage, "outcome": one.outcome, "on": dates.day(one.on, "plain", zone) if one.on else "", "words": one.words,
            "points": [
                {"name": point.name, "value": point.value, "meaning": point.meaning, "reasons": point.reasons} for point in one.points
            ],
        }
        for one in reasons(entry)
    ]  # fmt: skip
    facts = {
        "language": get_language() or "id", "kicker": _("Nilai dan alasan"), "title": entry.title, "host": entry.edition.host.name,
        "contest": entry.edition.name, "owner": owner(entry), "number": spoken(entry.number), "number_words": _("Nomor"), "stages": stages,
        "note": _("Nilai adalah rata-rata para juri; setiap alasan ditulis seorang juri, tanpa nama dan tanpa urutan."),
        "made": _("Dibuat %(day)s dari catatan lomba.") % {"day": dates.day(at, "plain", zone)},
    }  # fmt: skip
    return papers.typeset(PAPER, facts, at=at)
