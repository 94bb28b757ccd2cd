"""Facts for letters about incentives: award, decree, gates. Never an amount. Istilah: insentif.

Since the budget of 2018 results of contests count for regional incentives, among other gates that other bodies attest.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sambut.competitions.actions.winning import key_of
from sambut.competitions.models import Entry, Objection
from sambut.competitions.states import EntryState, ObjectionState
from sambut.innovations.models import Award
from sambut.innovations.states import Confidence, Sustainability
from sambut.kernel.spreadsheets import harmless
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.regions.states import AUTONOMOUS

READERS = (Role.AGENCY_ADMIN, Role.HEAD, Role.LOCAL_ADMIN, Role.INSPECTORATE, Role.SECRETARIAT, Role.SUPPORT)
GOING_ON = (Sustainability.SMOOTH, Sustainability.GROWING, Sustainability.REPLICATED, Sustainability.OBSTRUCTED)


@dataclass(frozen=True)
class Gate:
    """One condition. `met` None: other bodies attest it, nothing stands here."""

    name: str
    met: bool | None
    words: str


@dataclass(frozen=True)
class Fact:
    award: Award
    gates: list[Gate]


def reads(person: Person) -> bool:
    return person.holds(Role.NATIONAL_ADMIN) or bool(person.organisations(*READERS))


def visible(person: Person) -> QuerySet[Award]:
    """The ministry's admin reads all of them, a body its own. Order them by `-year, -id`."""
    rows = Award.objects.filter(confidence=Confidence.STATED, body__isnull=False, year__isnull=False)
    rows = rows.select_related("body__kind", "body__region", "innovation").defer("innovation__search")
    if person.holds(Role.NATIONAL_ADMIN):
        return rows
    mine = sorted(person.organisations(*READERS))
    return rows.filter(body__path__overlap=mine) if mine else rows.none()


def facts(awards: Iterable[Award]) -> list[Fact]:
    """Two queries more, whatever their number."""
    awards = list(awards)
    keys = {key.partition(":")[2] for row in awards if ":" in (key := row.source_key or "")}
    entries = {key_of(row): row for row in Entry.objects.filter(uuid__in=keys)}
    open_ = Objection.objects.filter(entry__in=[row.pk for row in entries.values()], state=ObjectionState.OPEN)
    unanswered = set(open_.values_list("entry_id", flat=True))
    return [Fact(row, _gates(row, entries.get(row.source_key or ""), unanswered)) for row in awards]


def _gates(award: Award, entry: Entry | None, unanswered: set[int]) -> list[Gate]:
    region, innovation = award.body.region if award.body else None, award.innovation
    found = [
        Gate(_("Ditetapkan dengan SK"), bool(award.source.strip()), award.source),
        Gate(_("Daerah otonom"), region is not None and region.kind in AUTONOMOUS, region.name if region else _("bukan daerah")),
    ]  # fmt: skip
    if entry is not None:
        stands = entry.state == EntryState.WINNER
        found.append(Gate(_("Penghargaan berlaku"), stands, _("tidak dicabut") if stands else _("dicabut")))
        clear = entry.pk not in unanswered
        found.append(
            Gate(_("Sanggahan dijawab"), clear, _("tidak ada yang terbuka") if clear else _("masih ada yang terbuka"))
        )
    if innovation is not None:
        goes = innovation.sustainability in GOING_ON
        words = str(Sustainability(innovation.sustainability).label)
        known = innovation.sustainability != Sustainability.UNCONFIRMED
        found.append(Gate(_("Masih berjalan"), goes if known else None, words))
    elsewhere = _("dibuktikan instansi lain, tidak tercatat di sini")
    for name in (_("Opini BPK wajar tanpa pengecualian"), _("APBD tepat waktu"), _("Pelayanan terpadu satu pintu")):
        found.append(Gate(name, None, elsewhere))
    return found


def gate_words(gate: Gate) -> str:
    return _("belum diketahui") if gate.met is None else _("terpenuhi") if gate.met else _("tidak terpenuhi")


def as_csv(found: Iterable[Fact]) -> str:
    """One line an award and gate."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(
        ["year", "body", "body_kind", "region_code", "contest", "award", "innovation", "decree", "gate", "met", "note"]
    )
    for one in found:
        award, body = one.award, one.award.body
        assert body is not None  # `visible` asks
        start = [
            award.year, body.name, body.kind_id, body.region.code if body.region else "", award.edition, award.level,
            award.innovation_name, award.source,
        ]  # fmt: skip
        for gate in one.gates:
            met = {True: "yes", False: "no", None: "unknown"}[gate.met]
            writer.writerow([harmless(cell) for cell in (*start, gate.name, met, gate.words)])
    return file.getvalue()
