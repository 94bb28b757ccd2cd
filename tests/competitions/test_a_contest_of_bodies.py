"""A contest of bodies on its whole way, and who is told of it."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from sambut.competitions import actions
from sambut.competitions.actions import Given
from sambut.competitions.editions.rowing import PART_FORMS
from sambut.competitions.judging import choosing
from sambut.competitions.measures.states import Measure
from sambut.competitions.models import (
    CheckItem,
    Entry,
    Reading,
    Snapshot,
)
from sambut.competitions.states import EntryState, Scheme
from sambut.competitions.telling import innovators
from sambut.competitions.waiting import waiting
from sambut.complaints import loading
from sambut.innovations.models import Award
from sambut.kernel.refusals import Refused
from sambut.mandates.models import Appointment
from tests.competitions.bodies import HOST, WORDS, BodyContest, grieve
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest(db: None) -> BodyContest:
    loading.load()
    return BodyContest(Cast())


def test_a_whole_contest_of_bodies_from_the_desk_to_the_public_result(contest):
    """One compact walk: entered on the page, checked, selected, judged beside the indicators, counted, chosen, decreed, awarded."""
    grieve(contest.cast)
    edition = contest.opened()
    admin = signed_in(contest.cast.agency_admin)
    assert edition.scheme == Scheme.COMPLAINTS
    contest.enter()
    contest.measured()
    contest.write({code: text or WORDS for code, text in contest.answers().items()}, by="agency_admin")
    actions.send_entry(contest.entry.pk, by=contest.who("agency_admin"), at=contest.tick())
    entry = actions.submit_entry(contest.entry.pk, by=contest.who("local_admin"), at=contest.tick())
    assert (entry.version, entry.snapshot) == (None, Snapshot.objects.get())
    facts = entry.events.get(verb="submit").facts
    assert facts["snapshot"] == entry.snapshot.pk
    assert len(facts["digest"]) == 64
    grieve(contest.cast, accepted=1, rejected=0)
    assert actions.measure_unsent(edition.pk, at=contest.tick()) == 0
    assert contest.figure(Measure.RECEIVED)[1] == 6
    with pytest.raises(Refused) as refused:
        actions.call_measures(entry.pk, by=contest.who("agency_admin"), at=contest.tick())
    assert refused.value.code == "entry.call_measure.from_submitted"

    ticks = {row.code: (True, "") for row in CheckItem.objects.filter(edition=edition)}
    actions.accept_entry(entry.pk, ticks, by=contest.who(HOST), at=contest.tick())
    for name in ("judge_ombudsman", "judge_palace"):
        player = getattr(contest.cast, name)
        seat = actions.invite_judge(
            edition.pk, user_id=player.user.pk, institution=player.organisation, by=contest.who(HOST), at=contest.tick()
        )
        actions.confirm_seat(seat.pk, words="Tidak ada hubungan.", by=contest.who(name), at=contest.tick())
    actions.call_assign(edition.pk, by=contest.who(HOST), at=contest.tick())
    readings = list(Reading.objects.filter(entry=entry).select_related("judge__user"))
    assert len(readings) == 2
    judge = signed_in(contest.cast.judge_ombudsman)
    mine = next(row for row in readings if row.judge.user == contest.cast.judge_ombudsman.user)
    page = judge.get(f"/meja/penilaian/{mine.uuid}/").content.decode()
    assert "<b>83,3%</b>" in page
    assert "5 dari 6 laporan yang ditanggapi pelapor" in page
    for reading in readings:
        name = "judge_ombudsman" if reading == mine else "judge_palace"
        given = {
            code: Given(Decimal(80), "Angkanya di atas kebanyakan.")
            for code in edition.criteria.values_list("code", flat=True)
        }
        actions.sign_reading(reading.pk, given, revision=0, confidence=4, by=contest.who(name), at=contest.tick())
    actions.call_count(edition.pk, by=contest.who(HOST), at=contest.tick())
    Appointment.objects.create(
        user=contest.cast.contest_secretary.user,
        role="secretariat",
        organisation=contest.cast.secretariat.organisation,
        starts_at=contest.at,
    )
    second = contest.who("contest_secretary")
    result = actions.count_result(edition.pk, by=contest.cast.secretariat.user.pk, at=contest.tick())
    assert result is not None
    room = next(row for row in choosing.rooms(edition, result) if row.cluster == entry.cluster)
    actions.choose_cluster(
        edition.pk,
        cluster_id=room.cluster.pk,
        chosen={entry.pk},
        reasons={},
        result_id=result.pk,
        by=second,
        at=contest.tick(),
    )
    edition = actions.announce_result(edition.pk, by=second, at=contest.tick())
    actions.decide_result(
        edition.pk, decree_number="77/2025", decree_on=date(2025, 4, 20), by=second, at=contest.tick(days=7)
    )

    assert Entry.objects.get().state == EntryState.WINNER
    award = Award.objects.get(body=contest.city, source="SK 77/2025")
    assert (award.innovation, award.source_key, award.level) == (None, f"pengaduan:{entry.uuid}", "Pemenang")
    public = Client().get(f"/lomba/{edition.uuid}/hasil/").content.decode()
    assert entry.title in public
    assert admin.get(f"/meja/lomba/entri/{entry.uuid}/hasil/").status_code == 200
    assert admin.get(f"/meja/lomba/entri/{entry.uuid}/indikator/").status_code == 200
    assert admin.get(f"/meja/lomba/entri/{entry.uuid}/").status_code == 200


def test_what_came_back_waits_for_the_agency_admin_and_a_secretariat_names_indicators_for_a_question(contest):
    contest.opened(keep=())
    contest.enter()
    contest.measured()
    contest.write({code: text or WORDS for code, text in contest.answers().items()}, by="agency_admin")
    actions.send_entry(contest.entry.pk, by=contest.who("agency_admin"), at=contest.tick())
    actions.return_entry(
        contest.entry.pk, text="Sebut SK-nya.", notes={}, by=contest.who("local_admin"), at=contest.tick()
    )

    assert [one.what for one in waiting(contest.who("agency_admin"), contest.at)] == [
        f"Perbaiki entri {contest.entry.title}"
    ]
    assert waiting(contest.who("innovator"), contest.at) == []
    assert next(one.role for one in innovators(contest.entry)) == "agency_admin"

    draft = contest.drafted()
    question = draft.questions.get(code="mutu")
    form = PART_FORMS["questions"](edition=draft, initial=PART_FORMS["questions"].initial_of(question))
    assert form["field"].value() == question.field.split()
    posted = {"code": "mutu", "title": "Mutu", "required": "on", "field": ["done", "accepted"]}
    form = PART_FORMS["questions"](posted, edition=draft)
    assert form.is_valid()
    assert form.values()["field"] == "done accepted"
    kinds = {kind for kind, _label in PART_FORMS["rules"](edition=draft).fields["kind"].choices}
    assert {"in_use", "body_kind", "units_connected"} <= kinds
    assert "youngest" not in kinds
