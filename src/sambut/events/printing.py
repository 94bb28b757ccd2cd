"""Papers of an event: the closing report and the press sheet, in both languages, from the frozen numbers; badges."""

import hashlib
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from sambut.events import figures
from sambut.events.counting import MAIN
from sambut.events.models import Delegate, Event, Partner, Report, ReportPaper
from sambut.events.states import PaperKind
from sambut.frame import dates, papers
from sambut.frame.numbers import number
from sambut.kernel.numbers import spoken
from sambut.notices.composing import origin

TYPES = {PaperKind.REPORT: "events/papers/report.typ", PaperKind.PRESS: "events/papers/press.typ"}
LANGUAGES = ("id", "en")


def set_papers(report: Report, *, at: datetime) -> None:
    """Each kind in each language, once."""
    for kind in PaperKind:
        for language in LANGUAGES:
            if ReportPaper.objects.filter(report=report, kind=kind, language=language).exists():
                continue
            content = papers.typeset(TYPES[kind], facts_of(report, language), at=report.published_at)
            ReportPaper.objects.get_or_create(
                report=report, kind=kind, language=language,
                defaults={"content": content, "digest": hashlib.sha256(content).hexdigest(), "made_at": at},
            )  # fmt: skip


def facts_of(report: Report, language: str) -> dict[str, Any]:
    """Everything that the papers print; words of people as data."""
    event = report.event
    with translation.override(language):
        return {
            "language": language,
            "name": event.name,
            "body": event.body.name,
            "venue": event.venue,
            "days": _days(event),
            "message": figures.funnel(event, report.figures).title,
            "words": report.words_english if language == "en" else report.words,
            "main": [_row(one) for one in figures.rows(report.figures) if one["key"] in MAIN],
            "rows": [_row(one) for one in figures.rows(report.figures)],
            "partners": [
                [one.body.name, one.contribution]
                for one in Partner.objects.filter(event=event).select_related("body").order_by("body__name", "id")
            ],
            "published": dates.moment(report.published_at, event.zone),
            "method": report.method,
            "digest": report.digest,
            "qr": papers.qr(f"{origin()}{reverse('events:report', args=[event.uuid])}"),
            "said": _said(),
        }


def badge(delegate: Delegate, *, address: str, at: datetime) -> bytes:
    """One person's badge, A6. `address` is what its code opens at the door. Istilah: tanda pengenal."""
    event = delegate.delegation.event
    facts = {
        "language": translation.get_language() or "id", "title": _("Tanda pengenal"),
        "event": event.name, "days": _days(event), "venue": event.venue,
        "name": delegate.name, "role": delegate.role_line, "body": delegate.delegation.body.name, "capacity": delegate.get_capacity_display(),
        "code": spoken(delegate.code), "qr": papers.qr(address), "qr_words": _("Kode QR untuk pintu masuk"),
    }  # fmt: skip
    return papers.typeset("events/papers/badge.typ", facts, at=at)


def _row(one: dict[str, Any]) -> list[str]:
    return [one["label"], number(one["value"]), one["words"]]


def _days(event: Event) -> str:
    first, last = dates.day(event.starts_at, "plain", event.zone), dates.day(event.ends_at, "plain", event.zone)
    return first if first == last else f"{first} – {last}"


def _said() -> dict[str, str]:
    """The words of the papers themselves."""
    return {
        "report": _("Laporan penutupan"), "press": _("Siaran pers"), "from_host": _("Dari penyelenggara"),
        "five": _("Lima angka, lima hal yang berbeda"), "all": _("Semua angka"), "measure": _("Ukuran"), "count": _("Jumlah"),
        "meaning": _("Apa yang dihitung"), "partners": _("Mitra"), "published": _("Diterbitkan"), "host": _("Penyelenggara"),
        "derived": _("Angka dihitung dari catatan kehadiran, janji, dan daftar penandatanganan. Tidak ada yang diketik."),
        "fingerprint": _("Sidik angka"), "definitions": _("Definisi versi"), "online": _("Halaman laporan dengan semua data"),
        "edit_note": _("Boleh dikutip dengan menyebut angkanya menurut artinya masing-masing."),
    }  # fmt: skip
