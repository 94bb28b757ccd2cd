"""What is said of an innovation: its dates, its state, what its completeness asks for."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sambut.frame import dates
from sambut.innovations.rules import is_confirmed
from sambut.innovations.states import Stage, State, Sustainability

STATE_KINDS = {
    Sustainability.UNCONFIRMED: "waiting",
    Sustainability.STOPPED: "shut",
    Sustainability.OBSTRUCTED: "waiting",
    Sustainability.SMOOTH: "answered",
    Sustainability.GROWING: "answered",
    Sustainability.REPLICATED: "answered",
    Sustainability.TRANSFORMED: "moving",
}


def when(day: date, *, year_only: bool) -> str:
    return str(day.year) if year_only else dates.day(day, "plain")


def stage_words(row: Mapping[str, Any]) -> str:
    """ "berjalan sejak 2019", "uji coba", "ide"."""
    if row["stage"] == Stage.RUNNING and row["started_on"]:
        return _("berjalan sejak %(when)s") % {"when": when(row["started_on"], year_only=row["year_only"])}
    return str(Stage(row["stage"]).label)


def life(sustainability: str, confirmed_on: date | None, *, on: date) -> tuple[str, str]:
    """Kind of the chip and its words: how it goes, and when that was said. A year later it is old news, and says so."""
    said = Sustainability(sustainability)
    if said == Sustainability.UNCONFIRMED or confirmed_on is None:
        return "waiting", _("Keberlanjutan belum dipastikan")
    words = _capital(str(said.label))
    facts = {"words": words, "when": dates.month(confirmed_on)}
    if not is_confirmed(said, confirmed_on, on=on):
        return "waiting", _("%(words)s menurut pemiliknya pada %(when)s; sesudah itu belum dipastikan lagi") % facts
    return STATE_KINDS[said], _("%(words)s, dipastikan %(when)s") % facts


def life_of(row: Mapping[str, Any], *, on: date) -> tuple[str, str] | None:
    """Only what runs can go on, or stop."""
    return life(row["sustainability"], row["confirmed_on"], on=on) if row["stage"] == Stage.RUNNING else None


def publication(row: Mapping[str, Any]) -> tuple[str, str]:
    """Kind of the chip and its words for people at work."""
    if row["submitted_id"]:
        return "moving", _("Menunggu diperiksa admin lokal")
    if row["state"] == State.PUBLIC:
        return "answered", _("Terbit")
    if row["state"] == State.WITHDRAWN:
        return "shut", _("Ditarik")
    return "new", _("Belum terbit")


def family_words(size: int) -> str:
    """The heading above a family of so many besides the first."""
    return ngettext("%(num)s daerah mengambilnya", "%(num)s daerah mengambilnya", size) % {"num": size}


STEPS = {
    "summary": gettext_lazy("Ringkas dalam beberapa kalimat: apa, untuk siapa, hasilnya berapa."),
    "problem": gettext_lazy("Tulis masalahnya seperti dirasakan warga, sedikitnya dua belas kata."),
    "solution": gettext_lazy("Tulis cara kerjanya langkah demi langkah, sedikitnya dua belas kata."),
    "novelty": gettext_lazy("Tulis apa yang baru dibanding cara lama."),
    "steps": gettext_lazy("Tulis langkah pelaksanaannya, supaya daerah lain dapat mengikutinya."),
    "resources": gettext_lazy("Tulis uang, orang, dan alat yang dipakai."),
    "prerequisites": gettext_lazy("Tulis apa yang harus ada sebelum orang lain meniru."),
    "sustaining": gettext_lazy("Tulis apa yang membuatnya tetap berjalan bila pejabat berganti."),
    "category": gettext_lazy("Pilih topik pengaduan yang dijawabnya."),
    "feasibility": gettext_lazy("Isi kewenangan, biaya, tenaga, dan sambungan yang diperlukan."),
    "law": gettext_lazy("Tulis peraturan atau keputusan yang menjadi dasarnya."),
    "goals": gettext_lazy("Pilih tujuan pembangunan berkelanjutan yang dilayaninya."),
    "beneficiaries": gettext_lazy("Catat siapa penerima manfaatnya dan berapa banyak, dengan sumbernya."),
    "spending": gettext_lazy("Catat biaya sedikitnya satu tahun, dengan sumber dananya."),
    "team": gettext_lazy("Sebut sedikitnya satu orang yang mengerjakannya."),
    "started": gettext_lazy("Catat sejak kapan berjalan."),
    "baseline": gettext_lazy("Tetapkan satu indikator dengan data awal dan tanggalnya."),
    "value": gettext_lazy("Catat sedikitnya satu nilai sesudah berjalan, dengan sumbernya."),
    "effect": gettext_lazy("Tulis hasilnya sebagai bukti, dengan kekuatannya."),
    "blocks": gettext_lazy("Jawab kelima pertanyaan bukti."),
    "confirmed": gettext_lazy("Pastikan keberlanjutannya untuk tahun ini."),
}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def needs_pairs(needs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    labels = {
        "authority": _("Kewenangan"),
        "cost": _("Biaya tahun pertama"),
        "staff": _("Tenaga tambahan"),
        "connectivity": _("Sambungan"),
    }
    return [(labels[name], words) for name, words in needs]
