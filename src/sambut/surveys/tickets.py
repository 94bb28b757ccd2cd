"""Tickets as people hold them: a sheet to cut, each with its code and a square that a phone reads."""

from datetime import datetime

from django.utils.translation import gettext as _

from sambut.frame import dates
from sambut.frame.papers import qr, typeset
from sambut.surveys import queries
from sambut.surveys.forms import last_day
from sambut.surveys.marking import spoken
from sambut.surveys.models import Round


def sheet(round_: Round, codes: list[str], *, address: str, at: datetime) -> bytes:
    facts = {
        "title": _("Karcis survei kepuasan"),
        "unit": round_.unit.name,
        "about": queries.about(round_),
        "say": _("Bagaimana layanan kami?"),
        "once": _("Satu karcis, satu jawaban, tanpa nama."),
        "until": _("Sampai %(day)s") % {"day": dates.day(last_day(round_.closes_at, round_.unit.zone), "plain")},
        "address": address.partition("://")[2] or address,
        "alt": _("Kode QR ke halaman survei"),
        "tickets": [{"code": spoken(code), "qr": qr(f"{address}?karcis={code}")} for code in codes],
    }
    return typeset("surveys/papers/karcis.typ", facts, at=at)
