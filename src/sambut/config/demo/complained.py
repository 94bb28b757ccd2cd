"""Complaint contests of the demo country, held by the ministry and counted from the demo's cases: one in which five bodies and two units take
part now, and one that judges read and a decree ended.
"""

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db import transaction

from sambut.competitions import actions
from sambut.competitions.actions import EditionText
from sambut.competitions.actions.around import questions_of
from sambut.competitions.actions.entering import content_of
from sambut.competitions.measures.states import Measure
from sambut.competitions.models import CheckItem, Cluster, Edition, Entry, Rule
from sambut.competitions.states import RuleKind, Stage
from sambut.config.demo import judged
from sambut.config.demo.agreeing import Hands
from sambut.ledger.models import Outbox
from sambut.mandates.cast import JENEPONTO, PANRB, SEMARANG, TRANSPORT
from sambut.mandates.models import Appointment
from sambut.mandates.people import Person
from sambut.mandates.queries import person_of
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation

NAME = "Kompetisi Pengelolaan Pengaduan (peraga)"
BEFORE = "Kompetisi Pengelolaan Pengaduan, putaran pertama (peraga)"
BEGAN, BEGAN_BEFORE, PERIOD = 40, 170, 365
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
READ = (SEMARANG, JENEPONTO, "Pemerintah Kabupaten Merauke")
"""Bodies whose entries judges read."""
ADMINS = (
    {"name": "Sulastri Wahyuni", "role": Role.LOCAL_ADMIN.value, "body": "Pemerintah Kabupaten Merauke"},
    {"name": "Baharuddin Tola", "role": Role.LOCAL_ADMIN.value, "body": JENEPONTO},
)
DECIDING = {"name": "Wirawan Adisaputra", "role": Role.SECRETARIAT.value, "body": PANRB}
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
    edition = _opened(hands, NAME, BEGAN)
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
    made += _judged(Hands(at, at - timedelta(days=BEGAN_BEFORE + 12)))
    for topic in ("contests.", "entries.", "readings."):
        Outbox.objects.filter(relayed_at=None, topic__startswith=topic).update(relayed_at=at)
    return made


def _judged(hands: Hands) -> int:
    """The round before: read by four judges, chosen and set by decree. Nothing follows the decree."""
    edition = _opened(hands, BEFORE, BEGAN_BEFORE)
    hands.go(BEGAN_BEFORE - 3)
    actions.spread_edition(edition.pk, at=hands.tick())
    for row in (*ADMINS, DECIDING):
        hands.hire(row)
    bodies = Organisation.objects.filter(name__in=READ, parent=None).order_by("pk")
    unit = Organisation.objects.get(name=TRANSPORT.unit, body__name=SEMARANG)
    entries = [
        entry
        for body, group in (*((body, "umum") for body in bodies), (unit, "upp"))
        if (entry := _entered(hands, edition, body, "accept", group))
    ]
    host = hands.cast("secretariat")
    deciding = person_of(Appointment.objects.get(user__name=DECIDING["name"]).user_id, at=hands.present)
    judged.judged(hands, edition, entries, began=BEGAN_BEFORE, by=host)
    judged.chosen(hands, edition, began=BEGAN_BEFORE, by=host, deciding=deciding)
    return len(entries)


def _opened(hands: Hands, name: str, began: int) -> Edition:
    by = hands.cast("secretariat")
    host = Organisation.objects.get(pk=sorted(by.organisations(Role.SECRETARIAT))[0])
    opens_on = (hands.present - timedelta(days=began)).astimezone(ZoneInfo(host.zone)).date()
    edition = actions.draft_edition(
        EditionText(name, opens_on.year, opens_on), host=host, template="pengaduan", by=by, at=hands.tick()
    )
    given = {
        "theme": "Didengar, dijawab, diperbaiki", "guideline_number": "Contoh 1473/PERAGA", "guideline_on": opens_on - timedelta(days=14),
        "guideline_words": "Pedoman peraga: semua isinya karangan.", "figures_from": opens_on - timedelta(days=PERIOD),
        "figures_until": opens_on - timedelta(days=1),
    }  # fmt: skip
    actions.edit_edition(edition.pk, given, by=by, at=hands.tick())
    for rule in Rule.objects.filter(edition=edition, kind=RuleKind.UNITS_CONNECTED):  # most demo units have no officer
        actions.write_row(edition.pk, "rules", {"number": 5}, row_id=rule.pk, by=by, at=hands.tick(1))
    if name == BEFORE:
        for stage in (Stage.INTERVIEW, Stage.FINAL):
            actions.write_period(edition.pk, stage, None, by=by, at=hands.tick(1))
        actions.edit_edition(edition.pk, {"multiple": 1}, by=by, at=hands.tick(1))
        for rule in Rule.objects.filter(edition=edition):
            actions.drop_row(edition.pk, "rules", rule.pk, by=by, at=hands.tick(1))
        for row in Cluster.objects.filter(edition=edition):
            actions.write_row(edition.pk, "clusters", {"quota": 1}, row_id=row.pk, by=by, at=hands.tick(1))
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
    actions.submit_entry(entry.pk, by=hands.holder(body, Role.LOCAL_ADMIN, Role.AGENCY_ADMIN), at=hands.tick())
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
