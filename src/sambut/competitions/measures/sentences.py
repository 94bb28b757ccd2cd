"""Rules about bodies as people read them."""

from functools import cache

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from sambut.competitions.eligibility import Ruling
from sambut.competitions.states import RuleKind
from sambut.frame import numbers
from sambut.organisations import sources


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in sources.table("kinds")}


def kinds_words(codes: str) -> str:
    """Kinds of bodies by their names; one that was added here stays its code."""
    names = _names()
    return ", ".join(gettext(names.get(code.strip(), code.strip())) for code in codes.split(",") if code.strip())


def body_words(ruling: Ruling) -> str:
    """What is so of this body."""
    kind, facts = RuleKind(ruling.rule.kind), ruling.verdict.facts
    if kind == RuleKind.BODY_KIND:
        return str(_("Jenis instansi Anda tidak termasuk. Pilih kelompok lain bila ada."))
    if kind == RuleKind.UNITS_CONNECTED:
        share = facts.get("share")
        return str(
            _("Tidak punya unit di bawahnya.")
            if share is None
            else _("Sekarang %(share)s.") % {"share": numbers.percent(share)}
        )
    months = facts.get("months")
    if months is None:
        return str(_("Belum ada laporan di Sambut; panitia memeriksa bukti dari sistem Anda."))
    words = ngettext("Sudah %(count)s bulan pada hari penutupan.", "Sudah %(count)s bulan pada hari penutupan.", months)
    return words % {"count": numbers.number(months)}
