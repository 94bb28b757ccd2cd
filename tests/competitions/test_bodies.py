"""The complaint contest: bodies take part themselves, with indicators that are counted from their cases."""

import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from PIL import Image

from sambut.competitions import actions, eligibility
from sambut.competitions.editions import layouting
from sambut.competitions.measures import counting
from sambut.competitions.measures import jobs as measuring_jobs
from sambut.competitions.measures import queries as reads
from sambut.competitions.measures.states import Basis, Measure
from sambut.competitions.models import (
    Entry,
    Snapshot,
    Spread,
    Stated,
)
from sambut.competitions.states import EntryState
from sambut.complaints import loading
from sambut.kernel.refusals import Refused
from sambut.organisations.models import Organisation
from tests.competitions.bodies import FIRST, WORDS, BodyContest, grieve
from tests.competitions.conftest import Contest
from tests.complaints.conftest import Way
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest(db: None) -> BodyContest:
    loading.load()
    return BodyContest(Cast())


def test_a_record_goes_into_the_form_of_an_open_contest_but_not_into_that_of_bodies(contest):
    record = contest.known()
    contest.opened()
    writer = contest.who("innovator")
    assert layouting.of_editions(record, writer) == []
    edition = Contest(contest.cast).opened()
    assert [one.key for one in layouting.of_editions(record, writer)] == [f"lomba-{edition.uuid}"]


def test_indicators_are_counted_from_the_cases_of_the_period_and_small_counts_are_kept_back(contest):
    grieve(contest.cast, accepted=5, rejected=1, waiting=1)
    contest.opened()
    assert (contest.edition.figures_from, contest.edition.figures_until) == (date(2024, 1, 1), date(2024, 12, 31))
    contest.enter()

    snapshot = contest.measured()

    counted, few = Basis.COUNTED, Basis.FEW
    assert {one: contest.figure(one) for one in Measure if one not in (Measure.UNITS_CONNECTED, Measure.OFFICERS_DECREED)} == {
        Measure.RECEIVED: (counted, 7, 7, 7),
        Measure.VERIFIED_IN_TIME: (counted, Decimal("0.8571"), 6, 7),
        Measure.ANSWERED: (counted, Decimal("0.8571"), 6, 7),
        Measure.ANSWERED_IN_TIME: (counted, 1, 6, 6),
        Measure.DAYS_TO_ANSWER: (counted, 0, None, 6),
        Measure.DONE: (counted, Decimal("0.7143"), 5, 7),
        Measure.DAYS_TO_DONE: (counted, 0, None, 5),
        Measure.BY_TIMER: (counted, 0, 0, 5),
        Measure.REACTED: (counted, 1, 6, 6),
        Measure.ACCEPTED: (counted, Decimal("0.8333"), 5, 6),
        Measure.REOPENED: (few, None, None, 6),
        Measure.SURVEY_INDEX: (Basis.ABSENT, None, None, None),
        Measure.BOUNCED: (counted, 0, 0, 7),
        Measure.ARCHIVED: (counted, 0, 0, 7),
        Measure.BACKLOG: (few, None, None, 7),
        Measure.OVER_SIXTY: (few, None, None, 7),
        Measure.PROTECTED: (counted, 1, 7, 7),
        Measure.NAMES_OPENED: (counted, 0, 0, 7),
        Measure.PUBLISHED: (counted, 1, 6, 6),
        Measure.IMPORTED: (counted, 0, 0, 7),
    }  # fmt: skip
    assert (snapshot.starts_on, snapshot.ends_on, snapshot.method) == (date(2024, 1, 1), date(2025, 1, 1), "2026-1")
    answer = contest.answers()["mutu"]
    assert "Diterima pelapor: 83,3% (5 dari 6 laporan yang ditanggapi pelapor)." in answer
    assert (
        "Dibuka lagi karena jawaban ditolak: kurang dari 5 (kurang dari 5 dari 6 laporan yang sudah dijawab)." in answer
    )


def test_a_unit_answers_for_the_cases_it_holds_and_statements_do_not_grow_with_participants(contest):
    grieve(contest.cast, accepted=5, rejected=0)
    unit, city = contest.cast.unit_officer.organisation, contest.city
    span = counting.Span(date(2024, 1, 1), date(2025, 1, 1), "Asia/Jakarta")
    with CaptureQueriesContext(
        connection,
    ) as few:
        found = counting.count([unit, city], span, at=contest.at)
    everybody = list(Organisation.objects.running()[:60])
    with CaptureQueriesContext(connection) as many:
        counting.count([*everybody, unit, city], span, at=contest.at)

    assert (found[unit.pk][Measure.ANSWERED].numerator, found[city.pk][Measure.ANSWERED].numerator) == (5, 5)
    assert len(few) == len(many)


def test_a_body_without_cases_states_its_values_with_a_letter_and_counted_ones_cannot_be_replaced(contest):
    grieve(contest.cast)
    contest.opened(keep=())
    contest.enter("agency_admin_far_away")
    contest.measured()
    facts = {"letter": "045/12/2025", "letter_on": date(2025, 3, 1), "by": contest.who("agency_admin_far_away")}
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(picture, "PNG")
    upload = SimpleUploadedFile("surat.png", picture.getvalue(), "image/png")

    actions.state_measure(
        contest.entry.pk, Measure.ANSWERED_IN_TIME, Decimal("0.934"), **facts, upload=upload, at=contest.tick()
    )

    assert contest.figure(Measure.ANSWERED_IN_TIME) == (Basis.STATED, Decimal("0.934"), None, None)
    assert contest.answers()["kecepatan"] == "Dijawab tepat waktu: 93,4% (dinyatakan instansi, surat 045/12/2025)."
    assert Stated.objects.get().proof is not None
    for value, letter, code in (("1.2", "045", "entry.state.not_possible"), ("0.5", " ", "entry.state.without_letter")):
        with pytest.raises(Refused) as refused:
            actions.state_measure(
                contest.entry.pk, Measure.DONE, Decimal(value), **{**facts, "letter": letter}, at=contest.tick()
            )
        assert refused.value.code == code
    actions.state_measure(contest.entry.pk, Measure.ANSWERED_IN_TIME, None, **facts, at=contest.tick())
    assert contest.figure(Measure.ANSWERED_IN_TIME)[0] == Basis.ABSENT
    assert contest.answers()["kecepatan"] == ""

    contest.enter()
    contest.measured()
    with pytest.raises(Refused) as refused:
        actions.state_measure(
            contest.entry.pk,
            Measure.ANSWERED_IN_TIME,
            Decimal("0.999"),
            **{**facts, "by": contest.who("agency_admin")},
            at=contest.tick(),
        )
    assert refused.value.code == "entry.state.counted_here"


def test_counting_again_follows_the_cases_but_leaves_what_somebody_wrote(contest):
    way = grieve(contest.cast, accepted=5, rejected=0)
    contest.opened()
    contest.enter()
    contest.measured()
    contest.write({"perlindungan": "Nama hanya dibuka dua orang."}, by="agency_admin")
    assert actions.measure_unsent(contest.edition.pk, at=contest.tick()) == 0
    way.at = FIRST + timedelta(days=30)
    way.submit()

    assert actions.measure_unsent(contest.edition.pk, at=contest.tick()) == 1

    assert contest.figure(Measure.RECEIVED) == (Basis.COUNTED, 6, 6, 6)
    told = contest.answers()
    assert told["perlindungan"] == "Nama hanya dibuka dua orang."
    assert "Laporan yang diterima: 6." in told["keberlanjutan"]
    assert Snapshot.objects.count() == 1


def test_the_spread_is_kept_from_five_bodies_on_and_names_none(contest):
    contest.opened()
    cities = list(Organisation.objects.running().bodies().filter(kind="city_government").order_by("pk")[:6])
    for place, city in enumerate(cities):
        for _ in range(5 + place):
            way = Way(contest.cast)
            way.at = FIRST
            way.submit(body=city)
        if place == 3:
            assert actions.spread_edition(contest.edition.pk, at=contest.tick()) == 0

    measuring_jobs.keep_measures(0, at=contest.tick())

    row = Spread.objects.get(edition=contest.edition, measure=Measure.RECEIVED)
    assert (row.bodies, row.tenth, row.median, row.ninetieth) == (6, Decimal("5.5"), Decimal("7.5"), Decimal("9.5"))
    page = signed_in(contest.cast.citizen).get(f"/lomba/{contest.edition.uuid}/indikator/").content.decode()
    assert "Di 6 instansi" in page
    assert not any(city.name in page for city in cities)


def test_rules_about_bodies_are_explained_and_stop_a_submission(contest):
    grieve(contest.cast)
    contest.opened(keep=("in_use", "units_connected", "body_kind", "awarded"))
    contest.enter()
    contest.measured()
    told = {
        one.rule.kind: (one.says.value, one.verdict.facts)
        for one in eligibility.of_entry(contest.entry, at=contest.at).rulings
    }
    assert told["in_use"] == ("met", {"months": 11})
    assert told["body_kind"] == ("met", {})
    assert told["units_connected"][0] == "unmet"
    assert 0 < told["units_connected"][1]["share"] < 1
    city = Organisation.objects.select_related("region").get(pk=contest.city.pk)
    with CaptureQueriesContext(connection) as one:
        reads.applying([city], [contest.edition], at=contest.at)
    everybody = list(Organisation.objects.running().select_related("region")[:30])
    with CaptureQueriesContext(connection) as many:
        reads.applying(everybody, [contest.edition], at=contest.at)
    assert len(one) == len(many)

    contest.write({code: text or WORDS for code, text in contest.answers().items()}, by="agency_admin")
    actions.send_entry(contest.entry.pk, by=contest.who("agency_admin"), at=contest.tick())
    with pytest.raises(Refused) as refused:
        actions.submit_entry(contest.entry.pk, by=contest.who("local_admin"), at=contest.tick())
    assert refused.value.code == "entry.submit.not_eligible"


def test_each_kind_of_entry_belongs_to_its_kind_of_contest_and_a_body_enters_once(contest):
    edition = contest.opened()
    record = contest.known()
    with pytest.raises(Refused) as refused:
        actions.begin_entry(record.pk, edition.pk, group="umum", by=contest.who("innovator"), at=contest.tick())
    assert refused.value.code == "entry.begin.for_bodies"
    with pytest.raises(Refused) as refused:
        actions.begin_body_entry(
            contest.city.pk, edition.pk, group="umum", by=contest.who("innovator"), at=contest.tick()
        )
    assert refused.value.code == "access.entry.not_your_unit"
    contest.enter()
    with pytest.raises(Refused) as refused:
        contest.enter()
    assert refused.value.code == "entry.begin.unit_begun_already"
    entry = Entry.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(innovation=record, snapshot=None, state=EntryState.SUBMITTED)
