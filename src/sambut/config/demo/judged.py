"""A finished contest of the demo country: read by four judges, chosen, announced, set by decree. People, scores and words are invented."""

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db import transaction

from sambut.competitions import actions
from sambut.competitions.actions import EditionText, Given, papers
from sambut.competitions.actions.around import questions_of
from sambut.competitions.actions.entering import content_of
from sambut.competitions.judging import choosing
from sambut.competitions.judging.objecting import window_closes
from sambut.competitions.judging.sentences import DECLARATION
from sambut.competitions.models import (
    Category,
    CheckItem,
    Cluster,
    Criterion,
    Edition,
    EditionEvent,
    Entry,
    Judge,
    Reading,
    Result,
    Rule,
)
from sambut.competitions.papers.jobs import set_called
from sambut.competitions.states import ReadingState, RuleKind, Stage, Verb
from sambut.config.demo.agreeing import Hands
from sambut.innovations import actions as innovations
from sambut.innovations.models import Innovation
from sambut.innovations.states import State as InnovationState
from sambut.ledger.models import Outbox
from sambut.mandates.cast import SEMARANG
from sambut.mandates.models import Appointment
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation

NAME = "Lomba Inovasi Kota Semarang putaran pertama (peraga)"
BEGAN, MOST, PLACES, AGAIN = 300, 4, 3, 3
LATER = (Stage.INTERVIEW, Stage.FINAL)
JUDGES = ("judge", "judge_ombudsman", "judge_palace", "judge_partner")
KEPT = (RuleKind.CATEGORY, RuleKind.TITLE_ONCE)
"""Rules of the template that stay: the finished contest shows judging, not sieving."""
STRICT = {"judge": -6, "judge_ombudsman": 0, "judge_palace": 5, "judge_partner": 1}
"""How far each judge leans."""
REASONS = (
    "Angka sebelum dan sesudah ada, sumbernya dapat diperiksa.", "Cara kerjanya jelas; biaya per orang belum disebut.",
    "Bukti kuat, dan unit lain sudah mencoba cara yang sama.", "Baik, tetapi hasilnya baru satu tahun dan belum ada pembandingnya.",
)  # fmt: skip
MORE = (
    ("Halte Bercerita (peraga)", "Dinas Perhubungan", "Papan di halte menyebut kapan bus berikutnya datang, juga lewat suara."),
    ("Trotoar Rata (peraga)", "Dinas Pekerjaan Umum", "Warga menandai ubin yang lepas; regu keliling memperbaikinya dalam tiga hari."),
    ("Akta Sekali Datang (peraga)", "Dinas Kependudukan dan Pencatatan Sipil", "Tiga dokumen kelahiran selesai dalam satu kedatangan."),
)  # fmt: skip
OUT = "Nilainya berdekatan; pleno memilih unit yang belum pernah menang supaya belajar meluas."
FOREWORD = """Menemukan itu sulit. Meneruskan jauh lebih sulit.

Buku ini tidak menulis bahwa semuanya hebat. Yang ditulis: apa yang berubah, seberapa kuat buktinya, dan apa yang dibutuhkan. Bila buktinya lemah, kotaknya kosong, dan itu tidak memalukan.

Bacalah seperti membaca resep tetangga: lihat dulu apakah dapurnya mirip. Bila Anda memakai salah satunya, ceritakan jadinya."""
ANSWER = "Bila sesudahnya dicatat dengan cara yang sama, angkanya dapat dibandingkan. Buku catatannya ada di unit."


@transaction.atomic
def fill(at: datetime) -> int:
    """Gives how many entries were judged; nought when the contest stands."""
    if Edition.objects.filter(name=NAME).exists():
        return 0
    hands = Hands(at, at - timedelta(days=BEGAN + 9))
    edition = _opened(hands)
    entries = [accepted(hands, edition, row) for row in rows_of(hands)]
    judged(hands, edition, entries)
    reread(hands, edition, entries)
    chosen(hands, edition)
    for topic in ("contests.", "entries.", "readings.", "innovations."):
        Outbox.objects.filter(relayed_at=None, topic__startswith=topic).update(relayed_at=at)
    return len(entries)


def rows_of(hands: Hands) -> list[Innovation]:
    """What the city has, and some more of its units."""
    rows = Innovation.objects.filter(body__name=SEMARANG, state=InnovationState.PUBLIC)
    kept = list(rows.defer("search").select_related("unit", "body", "region", "category").order_by("pk")[:MOST])
    return [*kept, *(_recorded(hands, *one) for one in MORE)]


def _recorded(hands: Hands, title: str, unit: str, summary: str) -> Innovation:
    """A record that runs since two years; it is not published. The same one enters every contest."""
    place = Organisation.objects.get(name=unit, body__name=SEMARANG)
    kept = Innovation.objects.defer("search").select_related("unit", "body", "region", "category")
    if stands := kept.filter(unit=place, title=title).first():
        return stands
    by = hands.holder(place, Role.INNOVATOR, Role.LOCAL_ADMIN)
    row = innovations.begin_innovation(place.pk, title=title, by=by, at=hands.tick())
    innovations.write_innovation(
        row.pk, {"title": title, "summary": summary}, revision=0, page="peraga-juri", by=by, at=hands.tick(1)
    )
    innovations.run_innovation(row.pk, on=hands.day(BEGAN + 700), by=by, at=hands.tick(1))
    return kept.get(pk=row.pk)


def _opened(hands: Hands) -> Edition:
    """It ends with its first decree: nothing follows."""
    edition = drafted(hands, NAME, began=BEGAN, places=PLACES, multiple=1)
    by = hands.cast("agency_admin")
    for stage in LATER:
        actions.write_period(edition.pk, stage, None, by=by, at=hands.tick(1))
    return actions.open_edition(edition.pk, by=by, at=hands.tick())


def drafted(hands: Hands, name: str, *, began: int, places: int, multiple: int) -> Edition:
    host, by = hands.body(SEMARANG), hands.cast("agency_admin")
    opens_on = (hands.present - timedelta(days=began)).astimezone(ZoneInfo(host.zone)).date()
    edition = actions.draft_edition(
        EditionText(name, opens_on.year, opens_on), host=host, template="district", by=by, at=hands.tick()
    )
    settings = {
        "theme": "Warga tidak perlu datang dua kali", "guideline_number": "Contoh 399/PERAGA", "guideline_on": opens_on - timedelta(days=14),
        "guideline_words": "Pedoman peraga: semua isinya karangan.", "multiple": multiple, "calibrate": True,
    }  # fmt: skip
    actions.edit_edition(edition.pk, settings, by=by, at=hands.tick())
    for rule in Rule.objects.filter(edition=edition).exclude(kind__in=KEPT):
        actions.drop_row(edition.pk, "rules", rule.pk, by=by, at=hands.tick(1))
    for row in Cluster.objects.filter(edition=edition):
        actions.write_row(edition.pk, "clusters", {"quota": places}, row_id=row.pk, by=by, at=hands.tick(1))
    return edition


def accepted(hands: Hands, edition: Edition, innovation: Innovation, *, began: int = BEGAN) -> Entry:
    hands.go(began - 4)
    writer, admin = hands.holder(innovation.unit, Role.INNOVATOR, Role.LOCAL_ADMIN), hands.cast("local_admin")
    codes = list(Category.objects.filter(edition=edition).order_by("place").values_list("code", flat=True))
    entry = actions.begin_entry(
        innovation.pk,
        edition.pk,
        group="umum",
        category=codes[innovation.pk % min(3, len(codes))],
        by=writer,
        at=hands.tick(),
    )
    content = content_of(entry)
    missing = {row.code: ANSWER for row in questions_of(entry) if not content[row.code].strip()}
    actions.write_entry(entry.pk, missing, revision=0, page="peraga-juri", by=writer, at=hands.tick(30))
    actions.send_entry(entry.pk, by=writer, at=hands.tick())
    actions.submit_entry(entry.pk, by=admin, at=hands.tick())
    ticks = {item.code: (True, "") for item in CheckItem.objects.filter(edition=edition)}
    return actions.accept_entry(entry.pk, ticks, by=hands.cast("agency_admin"), at=hands.tick())


def judged(
    hands: Hands, edition: Edition, entries: list[Entry], *, began: int = BEGAN, by: Person | None = None
) -> None:
    """`by`: who runs it."""
    by = by or hands.cast("agency_admin")
    hands.go(began - 40)
    for name in JUDGES:
        person = hands.cast(name)
        office = Appointment.objects.filter(user=person.user_id).select_related("organisation").order_by("pk")[0]
        assert person.user_id is not None  # the cast has accounts
        seat = actions.invite_judge(
            edition.pk, user_id=person.user_id, institution=office.organisation, by=by, at=hands.tick()
        )
        actions.confirm_seat(seat.pk, words=str(DECLARATION), by=person, at=hands.tick())
    actions.call_assign(edition.pk, by=by, at=hands.tick())
    hands.go(began - 50)
    signed(hands, edition, entries)


def signed(hands: Hands, edition: Edition, entries: list[Entry]) -> None:
    """Whoever sits over an entry signs."""
    names = {
        judge.pk: name
        for name in JUDGES
        for judge in Judge.objects.filter(edition=edition, user=hands.cast(name).user_id)
    }
    criteria = list(Criterion.objects.filter(edition=edition).order_by("position").values_list("code", flat=True))
    places = {entry.pk: place for place, entry in enumerate(entries)}
    for reading in Reading.objects.filter(judge__edition=edition, state=ReadingState.ASSIGNED).order_by("pk"):
        name, place = names[reading.judge_id], places[reading.entry_id]
        given = {
            code: Given(Decimal(84 - 2 * place + STRICT[name] + (step + place) % 3 + (reading.pk * 7) % 11), REASONS[(step + place + reading.judge_id) % 4])
            for step, code in enumerate(criteria)
        }  # fmt: skip
        actions.sign_reading(
            reading.pk, given, revision=0, confidence=(3, 5)[place % 2], by=hands.cast(name), at=hands.tick(2)
        )


def reread(hands: Hands, edition: Edition, entries: list[Entry]) -> None:
    """A first count; where a place hangs on chance another judge reads, and the result is counted anew beside it."""
    by = hands.cast("agency_admin")
    hands.go(BEGAN - 56)
    result = counted(hands, edition)
    actions.call_reread(edition.pk, count=AGAIN, by=by, at=hands.tick())
    call = EditionEvent.objects.filter(edition=edition, verb=Verb.CALL_REREAD).latest("pk")
    actions.reread_entries(edition.pk, count=AGAIN, result_id=result.pk, by=by.user_id, at=hands.tick(), call=call.pk)
    hands.go(BEGAN - 60)
    signed(hands, edition, entries)


def counted(hands: Hands, edition: Edition, *, by: Person | None = None) -> Result:
    by = by or hands.cast("agency_admin")
    actions.call_count(edition.pk, by=by, at=hands.tick())
    result = actions.count_result(edition.pk, by=by.user_id, at=hands.tick())
    assert result is not None  # nobody else counts in a demo that is being made
    return result


def chosen(
    hands: Hands, edition: Edition, *, began: int = BEGAN, by: Person | None = None, deciding: Person | None = None
) -> None:
    """Whoever counted (`by`) does not choose (`deciding`)."""
    deciding = deciding or hands.cast("contest_secretary")
    hands.go(began - 64)
    result = counted(hands, edition, by=by)
    for room in choosing.rooms(edition, result):
        order = [line.entry.pk for line in room.lines]
        if not order:
            continue
        taken = {order[0], *order[2 : room.places + 1]} if len(order) > room.places else set(order)
        actions.choose_cluster(
            edition.pk, cluster_id=room.cluster.pk, chosen=taken, reasons=dict.fromkeys(room.leaves_order(taken), OUT), result_id=result.pk,
            by=deciding, at=hands.tick(),
        )  # fmt: skip
    edition = actions.announce_result(edition.pk, by=deciding, at=hands.tick())
    hands.at = window_closes(edition)
    on = hands.tick().astimezone(ZoneInfo(edition.zone)).date()
    actions.decide_result(
        edition.pk, decree_number="Contoh 188.4/12/PERAGA", decree_on=on, by=deciding, at=hands.tick()
    )


def _printed(hands: Hands, edition: Edition) -> None:
    """Certificates, the press sheet and the book, as the job sets them."""
    by = hands.cast("agency_admin")
    hands.go(BEGAN - 80)
    papers.write_foreword(
        edition.pk, words=FOREWORD, by_name="Panitia lomba (peraga)", by_office="Naskah karangan; bukan pernyataan pejabat mana pun", by=by,
        at=hands.tick(),
    )  # fmt: skip
    run = papers.call_papers(edition.pk, by=by, at=hands.tick())
    set_called(run.event_id, at=hands.tick())
