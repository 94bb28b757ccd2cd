"""The press sheet: what happened in numbers that are worked out, who won, and the words to take over. Istilah: siaran pers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sambut.competitions.models import Edition, Entry
from sambut.competitions.papers.around import address, owner
from sambut.competitions.papers.counts import DEFINITIONS, NAMES, Counts, counted, stages_of
from sambut.competitions.papers.standing import chosen
from sambut.competitions.states import EntryState
from sambut.frame import dates, papers
from sambut.frame.numbers import number

PAPER = "competitions/papers/press.typ"
LANGUAGES = ("id", "en")


@dataclass(frozen=True)
class Sheet:
    """A press sheet in one language."""

    language: str
    title: str
    lead: str
    paragraphs: list[str]
    figures: list[tuple[str, str, str]]
    """Name, number, definition."""
    heads: list[str]
    by_kind: list[list[str]]
    by_province: list[list[str]]
    winners_title: str
    winners: list[tuple[str, str, str]]
    """Title, owner, category."""
    text: str
    """The same without any form, to copy."""


def sheet(edition: Edition, language: str, found: Counts | None = None, entries: list[Entry] | None = None) -> Sheet:
    """In one language; what people wrote stays as it was written."""
    found = found or counted(edition)
    entries = list(chosen(edition).order_by("title", "pk")) if entries is None else entries
    with translation.override(language):
        stages = stages_of(edition)
        named = [one for one in entries if one.state == EntryState.WINNER] or entries
        winners_title = _("Para pemenang") if named and named[0].state == EntryState.WINNER else _("Para finalis")
        title = _("Hasil %(name)s") % {"name": edition.name}
        lead, paragraphs = _lead(edition, found), _paragraphs(edition, found)
        figures = [(str(NAMES[one]), number(found.whole[one]), str(DEFINITIONS[one])) for one in stages]
        names = [(one.title, owner(one), one.category.name if one.category else "") for one in named]
        shown = stages[1:]
        tables = [
            [[name, *(number(of[one]) for one in shown)] for name, of in table] for table in (found.by_kind, found.by_province)
        ]  # fmt: skip
        lines = [
            title,
            "",
            lead,
            "",
            *paragraphs,
            "",
            winners_title,
            *(f"- {name}, {by}" for name, by, _category in names),
            "",
        ]
        lines += [f"{name}: {count}. {definition}" for name, count, definition in figures]
        return Sheet(
            language, title, lead, paragraphs, figures, [str(NAMES[one]) for one in shown], tables[0], tables[1], winners_title, names,
            "\n".join([*lines, "", address("press", edition.uuid)]),
        )  # fmt: skip


def _lead(edition: Edition, found: Counts) -> str:
    facts = {
        "host": edition.host.name, "winners": number(found.whole["winners"]), "submitted": number(found.whole["submitted"]),
        "finalists": number(found.whole["finalists"]), "bodies": number(found.bodies),
    }  # fmt: skip
    if found.whole["winners"]:
        words = ngettext(
            "%(host)s menetapkan %(winners)s pemenang dari %(submitted)s inovasi yang dikirim %(bodies)s instansi.",
            "%(host)s menetapkan %(winners)s pemenang dari %(submitted)s inovasi yang dikirim %(bodies)s instansi.",
            found.whole["winners"],
        )  # fmt: skip
    else:
        words = ngettext(
            "%(host)s menetapkan %(finalists)s finalis dari %(submitted)s inovasi yang dikirim %(bodies)s instansi.",
            "%(host)s menetapkan %(finalists)s finalis dari %(submitted)s inovasi yang dikirim %(bodies)s instansi.",
            found.whole["finalists"],
        )  # fmt: skip
    return words % facts


def _paragraphs(edition: Edition, found: Counts) -> list[str]:
    whole = {stage: number(count) for stage, count in found.whole.items()}
    words = _(
        "%(registered)s entri mulai ditulis, %(submitted)s dikirim, %(passed)s lolos seleksi administrasi, dan %(judged)s dinilai juri."
    )
    told = [words % whole]
    told.append(
        _("Penetapan: SK %(number)s, %(day)s.") % {"number": edition.decree_number, "day": _day(edition.decree_on)}
    )
    if edition.winners_decree:
        told.append(
            _("Penetapan pemenang: SK %(number)s, %(day)s.")
            % {"number": edition.winners_decree, "day": _day(edition.winners_decree_on)}
        )
    told.append(
        _("Setiap peserta membaca nilai per aspek beserta alasannya. Siapa pun dapat menghitung ulang hasilnya dari paket yang terbuka.")
    )  # fmt: skip
    return told


def _day(on: Any) -> str:
    return dates.day(on, "plain") if on else "–"


def pdf(edition: Edition, language: str, *, at: datetime, found: Counts | None = None, entries: list[Entry] | None = None) -> bytes:  # fmt: skip
    """PDF/UA of one or two pages."""
    told = sheet(edition, language, found, entries)
    with translation.override(language):
        where = address("press", edition.uuid)
        facts = {
            "language": language, "title": told.title, "kicker": _("Siaran pers"), "lead": told.lead, "paragraphs": told.paragraphs,
            "figures": [list(one) for one in told.figures], "heads": told.heads, "by_kind": told.by_kind, "by_province": told.by_province,
            "kind_title": _("Menurut jenis instansi"), "province_title": _("Menurut provinsi"), "kind": _("Jenis instansi"),
            "province": _("Provinsi"), "definitions": _("Arti setiap angka"), "winners_title": told.winners_title,
            "winners": [list(one) for one in told.winners], "where": where, "qr": papers.qr(where),
            "qr_words": _("Kode QR ke halaman siaran pers ini"), "more": _("Angka, daftar dan buku sebagai data terbuka"),
            "made": _("Dibuat %(day)s dari catatan lomba.") % {"day": dates.day(at, "plain", edition.zone)}, "host": edition.host.name,
            "theme": edition.theme,
        }  # fmt: skip
        return papers.typeset(PAPER, facts, at=at)
