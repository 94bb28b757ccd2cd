"""A complaint contest of the demo country: the ministry holds it, five bodies and two units take part, counted from the demo's cases."""

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db import transaction

from sambut.competitions import actions
from sambut.competitions.actions import EditionText
from sambut.competitions.actions.around import questions_of
from sambut.competitions.actions.entering import content_of
from sambut.competitions.measures.states import Measure
from sambut.competitions.models import CheckItem, Edition, Entry, Rule
from sambut.competitions.states import RuleKind
from sambut.config.demo.agreeing import Hands
from sambut.ledger.models import Outbox
from sambut.mandates.cast import JENEPONTO, SEMARANG, TRANSPORT
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation

NAME = "Kompetisi Pengelolaan Pengaduan (peraga)"
BEGAN, PERIOD = 40, 365
WORDS = {
    "tata-kelola": "SK tim ditandatangani kepala daerah setiap Januari. Setiap unit punya satu pejabat dan satu penggantinya.",
    "kecepatan": "Unit diingatkan dua hari sebelum batasnya. Yang lewat dibahas setiap Senin pagi.",
    "mutu": "Jawaban dibaca orang kedua sebelum dikirim, dan menyebut apa yang sudah dikerjakan.",
    "perlindungan": "Nama pelapor hanya dibuka bila petugas harus datang, dan pelapor melihat kapan dibuka.",
    "perubahan": "Dari laporan lampu padam lahir regu malam; anggarannya masuk rencana tahun ini.",
    "keberlanjutan": "WhatsApp lama sudah dialihkan; loket menulis laporan warga ke sini.",
}
STATED = ((Measure.ANSWERED_IN_TIME, "0.876"), (Measure.DAYS_TO_ANSWER, "4"), (Measure.ACCEPTED, "0.71"))
FAR = "Pemerintah Kabupaten Purworejo"
"""Keeps its complaints elsewhere, and says what they come to."""
HIRED = {"name": "Endah Pramudita", "role": Role.AGENCY_ADMIN.value, "body": FAR}
STEPS = {
    SEMARANG: "accept", JENEPONTO: "begin", "Pemerintah Provinsi Jawa Tengah": "begin", "Pemerintah Kabupaten Merauke": "begin",
    "Pemerintah Kabupaten Biak Numfor": "begin",
}  # fmt: skip


@transaction.atomic
def fill(at: datetime) -> int:
    """Gives how many entries were made now; nought when the contest stands."""
    if Edition.objects.filter(name=NAME).exists():
        return 0
    hands = Hands(at, at - timedelta(days=BEGAN + 12))
    edition = _opened(hands)
    hands.go(BEGAN - 3)
    actions.spread_edition(edition.pk, at=hands.tick())
    made = 0
    for name, step in STEPS.items():
        body = Organisation.objects.filter(name=name, parent=None).first()
        if body is not None:
            made += _entered(hands, edition, body, step, "umum") is not None
    unit = Organisation.objects.get(name=TRANSPORT.unit, body__name=SEMARANG)
    made += _entered(hands, edition, unit, "submit", "upp") is not None
    far = Organisation.objects.filter(name=FAR, parent=None).first()
    made += far is not None and _stated(hands, edition, far)
    for topic in ("contests.", "entries."):
        Outbox.objects.filter(relayed_at=None, topic__startswith=topic).update(relayed_at=at)
    return made


def _opened(hands: Hands) -> Edition:
    by = hands.cast("secretariat")
    host = Organisation.objects.get(pk=sorted(by.organisations(Role.SECRETARIAT))[0])
    opens_on = (hands.present - timedelta(days=BEGAN)).astimezone(ZoneInfo(host.zone)).date()
    edition = actions.draft_edition(
        EditionText(NAME, opens_on.year, opens_on), host=host, template="pengaduan", by=by, at=hands.tick()
    )
    given = {
        "theme": "Didengar, dijawab, diperbaiki", "guideline_number": "Contoh 1473/PERAGA", "guideline_on": opens_on - timedelta(days=14),
        "guideline_words": "Pedoman peraga: semua isinya karangan.", "figures_from": opens_on - timedelta(days=PERIOD),
        "figures_until": opens_on - timedelta(days=1),
    }  # fmt: skip
    actions.edit_edition(edition.pk, given, by=by, at=hands.tick())
    for rule in Rule.objects.filter(edition=edition, kind=RuleKind.UNITS_CONNECTED):  # most demo units have no officer
        actions.write_row(edition.pk, "rules", {"number": 5}, row_id=rule.pk, by=by, at=hands.tick(1))
    return actions.open_edition(edition.pk, by=by, at=hands.tick())


def _entered(hands: Hands, edition: Edition, body: Organisation, step: str, group: str) -> Entry | None:
    """Walked as far as its step says."""
    writer = _writer(hands, body)
    entry = actions.begin_body_entry(
        body.pk, edition.pk, group=group, category="pengelolaan", by=writer, at=hands.tick()
    )
    actions.measure_entry(entry.pk, by=None, at=hands.tick(1))
    if step == "begin":
        return entry
    content = content_of(entry)
    longer = {
        row.code: "\n\n".join(part for part in (content[row.code], WORDS.get(row.code, "")) if part)
        for row in questions_of(entry)
    }
    revision = Entry.objects.values_list("revision", flat=True).get(pk=entry.pk)
    actions.write_entry(entry.pk, longer, revision=revision, page="peraga-pengaduan", by=writer, at=hands.tick(30))
    actions.send_entry(entry.pk, by=writer, at=hands.tick())
    actions.submit_entry(entry.pk, by=hands.cast("local_admin"), at=hands.tick())
    if step == "accept":
        ticks = {item.code: (True, "") for item in CheckItem.objects.filter(edition=edition)}
        actions.accept_entry(entry.pk, ticks, by=hands.cast("secretariat"), at=hands.tick())
    return entry


def _stated(hands: Hands, edition: Edition, body: Organisation) -> bool:
    hands.hire(HIRED)
    writer = _writer(hands, body)
    entry = actions.begin_body_entry(
        body.pk, edition.pk, group="umum", category="pengelolaan", by=writer, at=hands.tick()
    )
    actions.measure_entry(entry.pk, by=None, at=hands.tick(1))
    for measure, value in STATED:
        actions.state_measure(
            entry.pk,
            measure,
            Decimal(value),
            letter="045.2/118/PERAGA",
            letter_on=hands.day(BEGAN - 2),
            by=writer,
            at=hands.tick(2),
        )
    return True


def _writer(hands: Hands, body: Organisation) -> Person:
    return hands.holder(body, Role.AGENCY_ADMIN, Role.LOCAL_ADMIN)
