"""Counts of an event: one statement derives them all from rows. What is kept is what a rebuild gives.

`METHOD` names the version of these definitions; a report that was published keeps the one it was made with.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sambut.events.models import Counts, Event

METHOD = "1"


@dataclass(frozen=True)
class Definition:
    label: str | Promise
    words: str | Promise
    query: str


def _rows(table: str, condition: str = "", what: str = "*") -> str:
    more = f" and {condition}" if condition else ""
    return f"select count({what}) from {table} where event_id = %(event)s{more}"


DELEGATES = "select count({what}) from events_delegate d join events_delegation g on g.id = d.delegation_id"
CHECKED = (
    DELEGATES + " where g.event_id = %(event)s and exists (select from events_checkin c where c.delegate_id = d.id)"
)
PEOPLE = DELEGATES.format(what="*") + " where g.event_id = %(event)s and d.state <> 'declined'"
INTERESTS = (
    "select count(*) from events_standinterest i join events_stand s on s.id = i.stand_id where s.event_id = %(event)s"
)
BOOKED = (
    "select count(*) from events_booking b join events_clinicslot s on s.id = b.slot_id where s.event_id = %(event)s"
)

DEFINITIONS: dict[str, Definition] = {
    "invited": Definition(
        _("Diundang"), _("Instansi yang menerima undangan, apa pun jawabannya."), _rows("events_delegation")
    ),
    "confirmed": Definition(
        _("Memastikan hadir"), _("Instansi yang memastikan hadir dengan wakil yang sah: pimpinannya, atau pemegang surat."),
        _rows("events_delegation", "state = 'confirmed'"),
    ),
    "declined": Definition(
        _("Menyatakan tidak hadir"), _("Instansi yang menjawab tidak hadir."),
        _rows("events_delegation", "state = 'declined'"),
    ),
    "silent": Definition(
        _("Tidak pernah menjawab"), _("Instansi yang diundang dan belum menjawab. Mereka dihitung diundang saja."),
        _rows("events_delegation", "state = 'invited'"),
    ),
    "present": Definition(
        _("Hadir"), _("Instansi dengan paling sedikit satu orang yang tercatat hadir, juga bila tidak pernah memastikan."),
        CHECKED.format(what="distinct g.id"),
    ),
    "pledged": Definition(
        _("Berjanji"), _("Instansi dengan paling sedikit satu janji replikasi yang masih berlaku."),
        _rows("events_pledge", "withdrawn_at is null", "distinct body_id"),
    ),
    "signed": Definition(
        _("Menandatangani"), _("Instansi peniru yang menandatangani paling sedikit satu kesepakatan."),
        _rows("events_signing", "signed_at is not null", "distinct replicator_id"),
    ),
    "named": Definition(_("Orang didaftarkan"), _("Anggota delegasi yang didaftarkan dan tidak ditarik."), PEOPLE),
    "named_confirmed": Definition(
        _("Orang memastikan hadir"), _("Anggota delegasi yang dipastikan hadir."),
        PEOPLE.replace("<> 'declined'", "= 'confirmed'"),
    ),
    "attended": Definition(
        _("Orang hadir"), _("Orang yang tercatat hadir paling sedikit satu hari; yang hadir dua hari dihitung satu."),
        CHECKED.format(what="distinct d.id"),
    ),
    "stands": Definition(_("Gerai"), _("Gerai inovasi yang berdiri."), _rows("events_stand", "dropped_at is null")),
    "interests": Definition(
        _("Minat unit"), _("Pasangan unit dan gerai yang dicatat petugas unit itu sendiri; diketuk dua kali dihitung satu."),
        INTERESTS + " and i.unit_id is not null",
    ),
    "claimed": Definition(
        _("Minat tanpa akun"), _("Minat yang ditulis pengunjung tanpa akun. Instansinya belum dibuktikan, jadi dihitung terpisah."),
        INTERESTS + " and i.unit_id is null",
    ),
    "slots": Definition(
        _("Waktu klinik"), _("Waktu klinik yang ditawarkan dan tidak ditarik."), _rows("events_clinicslot", "withdrawn_at is null")
    ),
    "booked": Definition(
        _("Klinik dipesan"), _("Waktu klinik yang dipesan dan tidak dibatalkan."), BOOKED + " and b.cancelled_at is null"
    ),
    "asked": Definition(_("Pertanyaan"), _("Pertanyaan kepada meja konsultasi."), _rows("events_deskrequest")),
    "answered": Definition(
        _("Pertanyaan dijawab"), _("Pertanyaan kepada meja konsultasi yang sudah dijawab."),
        _rows("events_deskrequest", "answered_at is not null"),
    ),
    "pledges": Definition(
        _("Janji replikasi"), _("Pasangan instansi dan inovasi; satu instansi dapat berjanji untuk beberapa inovasi."),
        _rows("events_pledge", "withdrawn_at is null"),
    ),
    "listed": Definition(
        _("Terdaftar untuk menandatangani"), _("Baris daftar penandatanganan yang tidak dicoret."),
        _rows("events_signing", "dropped_at is null"),
    ),
    "agreements": Definition(
        _("Kesepakatan ditandatangani"), _("Baris daftar penandatanganan yang sudah ditandatangani."),
        _rows("events_signing", "signed_at is not null"),
    ),
    "tasks": Definition(
        _("Tugas dan komitmen"), _("Tindak lanjut yang diberikan dan tidak dibatalkan."), _rows("events_task", "state <> 'dropped'")
    ),
    "tasks_done": Definition(
        _("Tindak lanjut selesai"), _("Tindak lanjut yang dinyatakan selesai dengan keterangan."), _rows("events_task", "state = 'done'")
    ),
}  # fmt: skip
"""Every number of an event: how it is called, what it counts, and the statement that derives it."""

MAIN = ("invited", "confirmed", "present", "pledged", "signed")
"""The five that are so often told as one. All count bodies."""


def keep(event_id: int, *, at: datetime) -> None:
    """Derives all counts of an event again and keeps them. Called last in every action, under the event's lock."""
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, {"event": event_id, "at": at})


def rebuild(*, at: datetime) -> int:
    """Every event's counts, from its rows; gives how many events."""
    ids = list(Event.objects.order_by("pk").values_list("pk", flat=True))
    for event_id in ids:
        keep(event_id, at=at)
    return len(ids)


def figures_of(counts: Counts) -> dict[str, int]:
    """The numbers by name, as a report freezes them."""
    return {name: getattr(counts, name) for name in DEFINITIONS}


_STATEMENT = (
    f"insert into events_counts (event_id, counted_at, {', '.join(DEFINITIONS)}) "
    f"select %(event)s, %(at)s, {', '.join(f'({one.query})' for one in DEFINITIONS.values())} "
    f"on conflict (event_id) do update set counted_at = excluded.counted_at, "
    f"{', '.join(f'{name} = excluded.{name}' for name in DEFINITIONS)}"
)
