"""States, duties and events in words. One sentence for every verb."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from sambut.services import words
from sambut.services.models import Edition, Service, ServiceEvent
from sambut.services.queries import Standard
from sambut.services.states import PUBLIC, Component, EditionState, State, Sureness, Verb

EVENTS: dict[str, Callable[[], str]] = {
    Verb.DRAFT: lambda: _("%(who)s mulai menulis versi %(edition)s."),
    Verb.IMPORT: lambda: _("Layanan ini dimasukkan dari berkas, versi %(edition)s."),
    Verb.SUBMIT: lambda: _("%(who)s mengajukan versi %(edition)s untuk diperiksa."),
    Verb.RETURN: lambda: _("%(who)s mengembalikan versi %(edition)s dengan catatan."),
    Verb.PUBLISH: lambda: _("%(who)s menerbitkan versi %(edition)s."),
    Verb.CHECK: lambda: _("%(who)s meninjau standar ini dan menyatakannya masih benar."),
    Verb.WITHDRAW: lambda: _("%(who)s menarik layanan ini."),
    Verb.DISCARD: lambda: _("%(who)s membuang versi %(edition)s."),
    Verb.PLACE: lambda: _("%(who)s menempatkan layanan ini pada unitnya."),
}


def event_words(event: ServiceEvent) -> str:
    who = event.actor.name if event.actor else _("Sambut")
    return EVENTS[event.verb]() % {"who": who, "edition": event.facts.get("edition", "—")}


def state_of(service: Service, working: Edition | None) -> tuple[str, str]:
    """Shape and word."""
    if working is not None and working.state == EditionState.SUBMITTED:
        return "waiting", _("Menunggu diperiksa")
    if service.state == State.WITHDRAWN:
        return "shut", _("Ditarik")
    if service.state == State.PUBLISHED:
        return ("moving", _("Terbit, versi baru ditulis")) if working else ("answered", _("Terbit"))
    if working is not None and working.returned_because:
        return "late", _("Dikembalikan")
    return "new", _("Sedang ditulis")


def duty_of(service: Service, working: Edition | None, may: Mapping[str, bool]) -> str:
    """What is next, and by whom."""
    if service.unit is None:
        return _("Meja nasional menempatkan layanan ini pada unit yang menyelenggarakannya.")
    if working is None:
        return "" if service.state == State.PUBLISHED else _("Layanan ini tidak tampak bagi warga.")
    if working.state == EditionState.SUBMITTED:
        return _("Periksa versi %(edition)s, lalu terbitkan atau kembalikan.") % {"edition": working.number} if may[Verb.PUBLISH] else _("Versi %(edition)s menunggu diperiksa admin instansi.") % {"edition": working.number}  # fmt: skip
    return _("Versi %(edition)s sedang ditulis. Ajukan bila enam komponen wajibnya lengkap.") % {
        "edition": working.number
    }


def component_rows(standard: Standard | None) -> list[dict[str, Any]]:
    """All fourteen in the order of the law, with how each was told and read."""
    rows = []
    for component in Component:
        part = standard.parts.get(component) if standard else None
        sureness = Sureness(part.sureness) if part else Sureness.EMPTY
        told = sureness != Sureness.EMPTY and "dash" not in (part.reasons if part else ())
        rows.append({
            "name": words.component_words(component), "public": component in PUBLIC, "told": told, "state": _shape(sureness, told=told),
            "reasons": [words.reason_words(code) for code in part.reasons] if part else [],
        })  # fmt: skip
    return rows


def _shape(sureness: Sureness, *, told: bool) -> tuple[str, str]:
    if not told:
        return "new", _("kosong")
    return {
        Sureness.UNREAD: ("late", _("tidak terbaca")),
        Sureness.UNSURE: ("waiting", _("dibaca dengan ragu")),
    }.get(sureness, ("answered", _("terbaca")))
