"""A contest of the demo country: the city's own, in the middle of its run, with entries at each place of their way. All invented."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from sambut.competitions import actions, eligibility, queries, telling
from sambut.competitions.actions import EditionText
from sambut.competitions.actions.around import questions_of
from sambut.competitions.actions.entering import content_of
from sambut.competitions.models import CheckItem, Edition, EditionEvent, Entry, EntryEvent
from sambut.config.demo.agreeing import Hands
from sambut.innovations.models import Innovation
from sambut.innovations.states import Stage
from sambut.innovations.states import State as InnovationState
from sambut.ledger.models import Outbox
from sambut.mandates.cast import CLINIC, SEMARANG
from sambut.mandates.states import Role

WRITING = (Role.INNOVATOR, Role.LOCAL_ADMIN)
NAME = "Lomba Inovasi Kota Semarang (peraga)"
BEGAN, TOLD = 24, timedelta(days=10)
"""Days since registration opened; it runs for thirty."""
PARTNERS = (
    ("supporter", "Forum Warga Contoh (peraga)", "Menyebarkan pengumuman"),
    ("partner", "Universitas Contoh (peraga)", "Menyediakan pengajar sebagai juri"),
)
STEPS = ("accept", "submit", "send", "return", "begin")
"""How far the entries come, the clinic's first. What a rule bars stays where its writer can mend it."""
MISSING = {
    "hasil": "Sebelum dimulai angkanya dicatat setiap hari selama sebulan; sesudahnya dicatat dengan cara yang sama oleh orang yang sama. Buku catatannya disimpan di unit.",
    "default": "Dijelaskan pada catatan inovasinya; anggaran dan orangnya sudah masuk rencana tahun depan.",
}


@transaction.atomic
def fill(at: datetime) -> int:
    """Gives how many entries were made now; nought when the contest stands."""
    if Edition.objects.filter(name=NAME).exists():
        return 0
    hands = Hands(at, at - timedelta(days=BEGAN + 12))
    edition = _opened(hands)
    rows = list(
        Innovation.objects.filter(body__name=SEMARANG, source_key__startswith="demo:").exclude(state=InnovationState.WITHDRAWN)
        .select_related("unit", "body", "region", "category").defer("search")
    )  # fmt: skip
    rows.sort(key=lambda row: (row.unit.name != CLINIC.unit, row.stage != Stage.RUNNING, row.pk))
    made = [_entered(hands, edition, row, step) for row, step in zip(rows, STEPS, strict=False)]
    actions.call_compare(edition.pk, by=hands.cast("agency_admin"), at=hands.tick())
    actions.compare_edition(edition.pk, by=None, at=hands.tick())
    for entry in EntryEvent.objects.filter(entry__edition=edition, happened_at__gte=at - TOLD).select_related(
        "entry__unit"
    ):
        telling.tell_of_entry(entry, at=entry.happened_at)
    for event in EditionEvent.objects.filter(edition=edition).select_related("edition"):
        telling.tell_of_edition(event, at=event.happened_at)
    for topic in ("contests.", "entries.", "innovations."):
        Outbox.objects.filter(relayed_at=None, topic__startswith=topic).update(relayed_at=at)
    return len(made)


def _opened(hands: Hands) -> Edition:
    host, by = hands.body(SEMARANG), hands.cast("agency_admin")
    opens_on = (hands.present - timedelta(days=BEGAN)).astimezone(ZoneInfo(host.zone)).date()
    edition = actions.draft_edition(
        EditionText(NAME, opens_on.year, opens_on), host=host, template="district", by=by, at=hands.tick()
    )
    given = {
        "theme": "Pelayanan yang tidak membuat warga menunggu", "guideline_number": "Contoh 400/PERAGA", "guideline_on": opens_on - timedelta(days=14),
        "guideline_words": "Pedoman peraga: semua isinya karangan.",
    }  # fmt: skip
    actions.edit_edition(edition.pk, given, by=by, at=hands.tick())
    for role, name, part in PARTNERS:
        values = {"organisation": None, "name": name, "role": role, "part": part}
        actions.write_row(edition.pk, "partners", values, by=by, at=hands.tick())
    return actions.open_edition(edition.pk, by=by, at=hands.tick())


def _entered(hands: Hands, edition: Edition, innovation: Innovation, step: str) -> Entry:
    """Walked as far as its step says, or as the rules let it."""
    hands.go(BEGAN - 3)
    writer, admin = hands.holder(innovation.unit, *WRITING), hands.cast("local_admin")
    category = "kesehatan" if innovation.unit.name == CLINIC.unit else "tata-kelola"
    entry = actions.begin_entry(
        innovation.pk, edition.pk, group="replikasi" if innovation.parent_id else "umum", category=category, by=writer, at=hands.tick()
    )  # fmt: skip
    if step == "begin":
        return entry
    content = content_of(entry)
    missing = {
        row.code: MISSING.get(row.code, MISSING["default"])
        for row in questions_of(entry)
        if not content[row.code].strip()
    }
    actions.write_entry(entry.pk, missing, revision=0, page="peraga-demo", by=writer, at=hands.tick(30))
    actions.send_entry(entry.pk, by=writer, at=hands.tick())
    if step == "return":
        notes = {"hasil": "Sebutkan angkanya: berapa sebelum, berapa sesudah."}
        actions.return_entry(entry.pk, text="Sudah baik, tinggal satu hal.", notes=notes, by=admin, at=hands.go(2))
    fresh = queries.entry(admin, entry.uuid)
    if step in ("send", "return") or fresh is None or not eligibility.of_entry(fresh, at=hands.at).may:
        return entry
    actions.submit_entry(entry.pk, by=admin, at=hands.go(4))
    if step == "accept":
        ticks = {item.code: (True, "") for item in CheckItem.objects.filter(edition=edition)}
        actions.accept_entry(entry.pk, ticks, by=hands.cast("agency_admin"), at=hands.go(3))
    return entry
