"""What becomes of each row of a file: taken, mended, known before, or refused, and why."""

from datetime import UTC, datetime

import pytest

from sambut.complaints.models import Category, Clock, Complaint, ComplaintEvent, ImportBatch, Message, Sight
from sambut.identities.sealing import open_text
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Outbox
from sambut.notices.models import Notice
from sambut.organisations.models import Organisation, OrganisationAlias
from tests.complaints.archives import MONDAY, PLAIN, WHOLE, case, file, mapping, mask_all, row, take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

ANSWERED = {"answered": "2025-04-08 08:00"}


def written(complaint: Complaint) -> str:
    """The words as they were taken in."""
    return open_text(complaint.handle, Message.objects.get(complaint=complaint).sealed)


def test_a_row_becomes_a_case_with_its_own_dates_events_clocks_and_sight(cast, tmp_path):
    taken = take(file(tmp_path, [row(7, district="Tembalang", **ANSWERED)]))

    complaint = case("7")
    city, transport = cast.agency_admin.organisation, cast.unit_officer.organisation
    assert taken.lines == [(2, "7", "taken", "")]
    assert (complaint.status, complaint.ending, complaint.body, complaint.holder) == (
        "closed",
        "answered_elsewhere",
        city,
        transport,
    )
    assert (complaint.region.name, complaint.grade, complaint.anonymous) == ("Tembalang", "ordinary", True)
    assert [at.isoformat() for at in (complaint.received_at, complaint.answered_at, complaint.ended_at)] == [
        "2025-03-26T03:04:00+00:00", "2025-04-08T01:00:00+00:00", "2025-04-08T01:00:00+00:00",
    ]  # fmt: skip
    events = ComplaintEvent.objects.filter(complaint=complaint).order_by("id")
    assert [(e.verb, e.happened_at, e.recorded_at, e.actor_kind) for e in events] == [
        ("import", complaint.received_at, MONDAY, "import"),
        ("forward", complaint.received_at, MONDAY, "import"),
        ("answer", complaint.answered_at, MONDAY, "import"),
        ("end_elsewhere", complaint.answered_at, MONDAY, "import"),
    ]
    clocks = (
        Clock.objects.filter(complaint=complaint)
        .order_by("id")
        .values_list("step", "rule__limit", "working_days", "late_at")
    )
    assert list(clocks) == [("verify", "3wd", 0, None), ("answer", "14wd", 2, None), ("react", "10wd", 0, None)]
    assert set(Sight.objects.values_list("organisation", "holds")) == {(city.pk, True), (transport.pk, True)}


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"id": ""}, "no_id"),
        ({"id": "9" * 81}, "id_too_long"),
        ({"text": ""}, "no_text"),
        ({"text": " \u200b\x00 "}, "no_text"),
        ({"received": ""}, "no_date"),
        ({"received": "kemarin sore"}, "bad_date"),
        ({"received": "2025-02-30 10:00"}, "bad_date"),
        ({"received": "0001-01-01"}, "bad_date"),
        ({"received": "9999-12-31 23:59"}, "in_the_future"),
        ({"received": "2025-06-02 09:01"}, "in_the_future"),
        ({"received": "1989-12-31"}, "too_old"),
        ({"unit": "Ibu Sari 0812-9876-1234"}, "unit_not_a_name"),
        ({"topic": "NIK 3374015505900007"}, "topic_not_a_name"),
    ],
)
def test_a_row_is_refused_with_its_reason_and_leaves_nothing(tmp_path, facts, why):
    bad = row(1, topic="Lampu uji") | facts

    taken = take(file(tmp_path, [bad, row(2)]))

    assert [(line, outcome, reason) for line, _, outcome, reason in taken.lines] == [
        (2, "refused", why),
        (3, "taken", ""),
    ]
    assert (Complaint.objects.count(), Message.objects.count(), taken.report.why) == (1, 1, {why: 1})
    assert not Organisation.objects.filter(name__contains="Sari").exists()
    assert not Category.objects.filter(name__contains="NIK").exists()


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"answered": "2025-03-26 10:03"}, "answered_before_received"),
        ({"answered": "2025-06-03 10:00"}, "answered_in_the_future"),
        ({"answered": "segera"}, "answered_without_date"),
        ({"unit": "D" * 161}, "unit_unreadable"),
        ({"text": "Aduan. " * 4000}, "text_cut"),
        ({"text": "Terima kasih ðŸ™\x8f sudah dijawab"}, "text_mended"),
        ({"text": "Baris satu\\nbaris dua"}, "text_mended"),
        ({"text": "Lampu\x00 mati"}, "text_mended"),
    ],
)
def test_a_row_is_mended_and_the_report_says_what(tmp_path, facts, why):
    taken = take(file(tmp_path, [row(1) | facts]))

    assert taken.outcomes == {"1": ("mended", why)}
    assert (taken.report.taken, taken.report.mended) == (1, 1)


def test_an_answer_that_came_before_the_report_is_left_out_and_the_case_is_open(tmp_path):
    take(file(tmp_path, [row(1, answered="2024-01-01 00:00")]))

    assert (case("1").status, case("1").answered_at) == ("forwarded", None)


def test_dirt_is_mended_in_the_words_themselves(tmp_path):
    texts = ["Terima kasih ðŸ™\x8f", "Baris satu\\nbaris dua", "Lampu\x00 mati", "a" * 1_000_000]

    take(file(tmp_path, [row(number, text) for number, text in enumerate(texts)]))

    assert [written(case(str(number))) for number in range(4)] == [
        "Terima kasih 🙏",
        "Baris satu\nbaris dua",
        "Lampu mati",
        "a" * 20_000,
    ]


def test_an_id_that_comes_twice_is_taken_once(tmp_path, monkeypatch):
    monkeypatch.setattr("sambut.complaints.importing.importing.BATCH", 2)
    rows = [row("A", "Yang pertama."), row("B"), row("C"), row("A", "Yang kedua.")]

    taken = take(file(tmp_path, rows))

    assert [line[2:] for line in taken.lines] == [
        ("taken", ""),
        ("taken", ""),
        ("taken", ""),
        ("refused", "twice_in_file"),
    ]
    assert written(case("A")) == "Yang pertama."


def test_importing_again_adds_nothing(tmp_path):
    path = file(tmp_path, [row(number, topic="Lampu uji") for number in range(5)])
    take(path)
    before = (
        Complaint.objects.count(),
        Organisation.objects.count(),
        Category.objects.count(),
        ImportBatch.objects.count(),
    )

    again = take(path, at=MONDAY.replace(day=3))

    assert set(again.outcomes.values()) == {("before", "")}
    assert (again.report.before, again.report.taken) == (5, 0)
    assert (
        Complaint.objects.count(),
        Organisation.objects.count(),
        Category.objects.count(),
        ImportBatch.objects.count(),
    ) == before


def test_a_longer_file_of_the_same_source_adds_only_what_is_new(tmp_path):
    take(file(tmp_path, [row(1), row(2)]))

    longer = take(file(tmp_path, [row(1), row(2), row(3)]), at=MONDAY.replace(day=3))

    assert longer.outcomes == {"1": ("before", ""), "2": ("before", ""), "3": ("taken", "")}


def test_ids_of_two_sources_do_not_meet(tmp_path):
    path = file(tmp_path, [row(1)])
    take(path)

    other = take(path, mapping(title="Arsip lain"))

    assert (other.report.taken, Complaint.objects.count()) == (1, 2)


def test_a_dry_run_reports_the_same_and_stores_nothing(tmp_path):
    rows = [
        row(1),
        row(2, text=""),
        row(1),
        row(3, unit="Dinas Baru Sekali", district="Antah"),
        row(4, **ANSWERED, unit="Dinas Baru Sekali"),
    ]
    path = file(tmp_path, rows)
    tables = (Complaint, Message, Organisation, OrganisationAlias, Category, ImportBatch, Outbox)
    before = [table.objects.count() for table in tables]

    dry = take(path, dry=True)

    assert [table.objects.count() for table in tables] == before
    assert (dry.report.made, dry.report.unjoined) == (["Dinas Baru Sekali"], ["Antah"])
    assert dry.lines == take(path).lines


def test_units_are_found_by_their_usual_names_and_made_once(cast, tmp_path):
    works = Organisation.objects.create(
        kind_id="unit", parent=cast.agency_admin.organisation, name="Dinas Pekerjaan Umum dan Penataan Ruang"
    )
    from sambut.organisations.rules import key

    OrganisationAlias.objects.create(
        organisation=works, body_id=works.parent_id, name=works.name, key=key(works.name), origin="current"
    )
    names = ["Dinas PUPR", "DINAS PUPR", "Dinas Kebersihan Uji", "Dinas  Kebersihan Uji Kota Semarang"]

    take(file(tmp_path, [row(number, unit=name) for number, name in enumerate(names)]))

    holders = [case(str(number)).holder for number in range(4)]
    assert holders[:2] == [works, works]
    assert holders[2] == holders[3]
    assert (holders[2].name, holders[2].origin, holders[2].body) == (
        "Dinas Kebersihan Uji",
        "import",
        cast.agency_admin.organisation,
    )


def test_an_answer_without_a_unit_was_the_bodys_own(cast, tmp_path):
    take(file(tmp_path, [row(1, unit="", **ANSWERED), row(2, unit="")]))

    city = cast.agency_admin.organisation
    assert [(case(name).status, case(name).holder) for name in "12"] == [("closed", city), ("received", None)]


def test_villages_are_joined_within_their_district_and_unknown_names_are_reported(tmp_path):
    rows = [
        row(1, district="Tembalang", village="Kelurahan Meteseh"), row(2, district="TEMBALANG", village="Antah Berantah"),
        row(3, district="Negeri Dongeng", village="Meteseh"), row(4),
    ]  # fmt: skip

    taken = take(file(tmp_path, rows))

    assert [case(name).region.name for name in "1234"] == ["Meteseh", "Tembalang", "Meteseh", "Kota Semarang"]
    assert taken.report.unjoined == ["Antah Berantah", "Negeri Dongeng"]


def test_nobody_is_told_of_what_was_imported_or_was_late_before(cast, tmp_path):
    from sambut.complaints import jobs

    take(
        file(
            tmp_path,
            [row(1, received="2024-02-01 08:00"), row(2, unit="", received="2024-02-01 08:00"), row(3, **ANSWERED)],
        )
    )
    jobs.sweep_clocks(0, at=MONDAY)

    assert Notice.objects.count() == 0
    assert set(Outbox.objects.values_list("topic", flat=True)) <= {"imports.stored", "organisations.imported"}
    assert not ComplaintEvent.objects.filter(verb="mark_late").exists()
    assert set(Clock.objects.filter(stopped_at=None).values_list("late_at", flat=True)) == {MONDAY}


def test_what_becomes_late_after_the_import_is_told(cast, tmp_path):
    from sambut.complaints import jobs

    take(file(tmp_path, [row(1, received="2025-06-01 08:00")]))
    jobs.sweep_clocks(0, at=datetime(2025, 8, 1, tzinfo=UTC))

    assert [event.verb for event in ComplaintEvent.objects.order_by("id")] == ["import", "forward", "mark_late"]


def test_an_end_whose_time_nobody_tells_counts_in_no_figure_of_speed(tmp_path):
    take(file(tmp_path, [row(1, grade="ordinary", status="by_timer", visibility="Anonim")]), mapping(WHOLE))

    complaint = case("1", mapping(WHOLE))
    assert (complaint.status, complaint.ending, complaint.answered_at, complaint.ended_at) == (
        "closed",
        "by_timer",
        None,
        MONDAY,
    )
    assert list(Clock.objects.filter(step="answer").values_list("stopped_at", "working_days")) == [(MONDAY, None)]
    assert ComplaintEvent.objects.get(verb="end_elsewhere").facts == {"ending": "by_timer", "time": "unknown"}


def test_a_body_that_nobody_knows_refuses_the_file(tmp_path):
    with pytest.raises(Refused, match=r"complaint\.import\.unknown_body"):
        take(file(tmp_path, [row(1)]), mapping(body="Kerajaan Antah Berantah"))

    assert Complaint.objects.count() == 0


def test_rows_name_their_bodies_and_one_that_nobody_knows_is_refused(cast, tmp_path):
    columns = {**PLAIN["columns"], "body": "status"}
    given = mapping(PLAIN, body="", region="", columns=columns)
    rows = [
        row(1, status="Pemerintah Kota Semarang"),
        row(2, status="Kerajaan Antah"),
        row(3, status="", unit=""),
        row(4, status=""),
    ]

    taken = take(file(tmp_path, rows), given)

    assert [why for _, _, _, why in taken.lines] == ["", "unknown_body", "", "no_body"]
    assert [case(name, given).body for name in "13"] == [cast.agency_admin.organisation, None]


def test_masking_makes_titles_words_and_hides_what_is_personal(tmp_path):
    take(file(tmp_path, [row(1, "Lampu jalan mati. Hubungi saya, Sari Kembangmelati, di 0812-9876-1234.")]))
    mask_all()

    complaint = case("1")
    message = Message.objects.get()
    assert (complaint.title, complaint.public_at) == ("Lampu jalan mati", complaint.received_at)
    assert "0812" not in message.masked
    assert b"0812" not in bytes(message.sealed)
    assert ImportBatch.objects.get().masked_at == MONDAY
