"""From the decree of finalists to that of winners: timetable, panel, visits, the last plenary, an award that is withdrawn."""

from datetime import timedelta

import pytest

from sambut.competitions.actions import final
from sambut.competitions.final.choosing import final_rooms
from sambut.competitions.models import Revocation, Sheet, Verdict
from sambut.innovations.models import Award, Innovation
from tests.competitions.finale import FIRST, SECOND, THIRD, Finale
from tests.competitions.panel import code_of
from tests.world.cast import Cast


@pytest.fixture
def finale(db: None) -> Finale:
    return Finale(Cast())


def test_the_decree_of_a_contest_that_goes_on_names_finalists_and_gives_no_award(finale: Finale):
    edition = finale.finalists()
    assert edition.state == "decided"
    assert {title: finale.fresh(title).state for title in (FIRST, SECOND, THIRD)} == {
        FIRST: "finalist", SECOND: "finalist", THIRD: "not_chosen",
    }  # fmt: skip
    assert not Award.objects.filter(edition=edition.name).exists()


def test_a_contest_goes_from_finalists_to_its_winner_and_the_award_stands_on_the_record(finale: Finale):
    finale.ready()
    room = final_rooms(finale.edition)[0]
    told = {
        line.entry.title: (line.parts.desk, line.parts.panel, line.parts.visit, line.total, line.place)
        for line in room.lines
    }
    assert told == {
        FIRST: (91.0, pytest.approx(73.0), 100.0, pytest.approx(85.6), 2),
        SECOND: (81.0, pytest.approx(91.0), 100.0, pytest.approx(88.8), 1),
    }  # 40 % of the desk, 40 % of the panel (its sheets 90 %, the head who came 10 %), 20 % of the visit
    assert code_of(lambda: finale.finish()) == "edition.finish.undecided"
    assert code_of(lambda: finale.win(FIRST)) == "edition.choose.without_reason"
    assert code_of(lambda: finale.win(FIRST, SECOND)) == "edition.choose.too_many"
    finale.win(SECOND)
    edition = finale.finish()
    assert (edition.state, edition.winners_decree) == ("finished", "188.4/99/2025")
    assert [finale.fresh(title).state for title in (FIRST, SECOND)] == ["finalist", "winner"]
    award = Award.objects.get(edition=edition.name)
    assert (award.innovation_name, award.source, award.confidence) == (SECOND, "SK 188.4/99/2025", "stated")
    verdict = Verdict.objects.get(entry=finale.entries[FIRST])
    assert (verdict.won, verdict.out_of_order, round(verdict.total, 1)) == (False, False, 85.6)


def test_a_winner_who_is_withdrawn_stays_in_the_record_and_the_place_is_offered_to_the_plenary(finale: Finale):
    finale.finished()
    won = Award.objects.get(innovation_name=SECOND)
    found = finale.strip(SECOND)
    assert (found.vacancy, finale.fresh(SECOND).state) == ("offered", "stripped")
    won.refresh_from_db()
    assert (won.confidence, won.confidence_note) == ("withdrawn", "Surat B/12/2025: Angka pada naskahnya tidak benar.")
    assert not Innovation.objects.get(pk=won.innovation_id).awarded
    assert code_of(lambda: finale.strip(SECOND)) == "entry.strip.from_stripped"
    fill = lambda **how: final.fill_vacancy(found.pk, words="Nilainya berikut.", at=finale.tick(), **how)  # noqa: E731
    first = finale.entries[FIRST].pk
    assert code_of(lambda: fill(successor=first, by=finale.who("contest_secretary"))) == "revocation.succeed.revoked_it"
    admin = finale.who("agency_admin")
    assert code_of(lambda: fill(successor=finale.entries[THIRD].pk, by=admin)) == "revocation.succeed.not_a_candidate"
    assert code_of(lambda: fill(successor=first, by=admin)) == "edition.decide.without_number"
    fill(successor=first, by=admin, decree_number="188.4/120/2025", decree_on=finale.at.date())
    assert finale.fresh(FIRST).state == "winner"
    assert Award.objects.get(innovation_name=FIRST).source == "SK 188.4/120/2025"
    assert Revocation.objects.get().vacancy == "filled"
    assert code_of(lambda: fill(successor=None, by=admin)) == "revocation.succeed.settled"


def test_a_contest_without_a_final_fills_the_place_from_those_who_were_not_chosen(finale: Finale):
    Finale.announced(finale)
    finale.decide()
    found = finale.strip(FIRST)
    empty = final.fill_vacancy(
        found.pk, successor=None, words="Pleno membiarkannya kosong.", by=finale.who("agency_admin"), at=finale.tick()
    )
    assert (empty.vacancy, empty.successor) == ("empty", None)
    assert Sheet.objects.count() == 0
    assert finale.at - timedelta(days=60) < finale.edition.decided_at
