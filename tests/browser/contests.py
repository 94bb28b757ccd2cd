"""Rows for the pages of contests: one that is prepared, one whose registration runs, an entry at each place of its way."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from sambut.competitions import actions, loading
from sambut.competitions.actions import papers
from sambut.competitions.measures.states import Measure
from sambut.competitions.models import Question
from sambut.competitions.public import jobs as public_jobs
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from tests.browser import contest_finals
from tests.browser.contest_surroundings import above, surround
from tests.competitions.conftest import Contest
from tests.competitions.panel import Panel
from tests.world.cast import Cast


def build(facts: dict[str, Any], cast: Cast) -> None:
    loading.load()
    contest = Contest(cast)
    contest.at = now() - timedelta(hours=6)
    contest.opens_on = (now() - timedelta(days=2)).date()
    prepared = contest.drafted(name="Lomba tahun depan")
    facts |= {
        "contest_prepared": str(prepared.uuid),
        "contest_question": str(Question.objects.filter(edition=prepared)[0].pk),
    }
    facts["contest_open"] = str(contest.opened().uuid)
    facts["contest_innovation"] = str(contest.known(title="Belum ikut").uuid)
    for name in ("begun", "sent", "submitted", "accepted"):
        facts[f"entry_{name}"] = str(getattr(contest, name)(title=f"Terang {name}").uuid)
    contest.sent(title="Terang kembali")
    facts["entry_returned"] = str(contest.entry.uuid)
    notes = {"hasil": "Dari mana angkanya?"}
    actions.return_entry(
        contest.entry.pk, text="Tinggal satu.", notes=notes, by=contest.who("local_admin"), at=contest.tick()
    )
    surround(facts, contest)
    above(cast)
    bodies(facts, cast)
    judged(facts, cast)
    contest_finals.build(facts, cast)


def bodies(facts: dict[str, Any], cast: Cast) -> None:
    """A contest that the city itself has entered, with indicators that were counted and one that it states."""
    contest = Contest(cast)
    contest.at, contest.opens_on = now() - timedelta(hours=6), (now() - timedelta(days=2)).date()
    edition = contest.opened(template="pengaduan", by="secretariat", name="Lomba pengaduan")
    facts["contest_bodies"] = str(edition.uuid)
    entry = actions.begin_body_entry(
        contest.city.pk, edition.pk, group="umum", by=contest.who("agency_admin"), at=contest.tick()
    )
    actions.measure_entry(entry.pk, by=None, at=contest.tick())
    actions.state_measure(
        entry.pk, Measure.ANSWERED_IN_TIME, Decimal("0.9"), letter="045/2", letter_on=contest.opens_on, by=contest.who("agency_admin"),
        at=contest.tick(),
    )  # fmt: skip
    facts["entry_body"] = str(entry.uuid)


def judged(facts: dict[str, Any], cast: Cast) -> None:
    """Contests on which judges are at work, that wait for the plenary, that are announced, and that are set by decree."""
    first, second = "Terang pertama", "Terang kedua"

    def begun(name: str) -> Panel:
        panel = Panel(cast)
        panel.at, panel.opens_on = now() - timedelta(hours=6), (now() - timedelta(days=2)).date()
        panel.assigned((first, second))
        facts[name] = str(panel.edition.uuid)
        return panel

    def chosen(name: str) -> Panel:
        panel = begun(name)
        panel.signed({first: 85, second: 70})
        panel.count()
        panel.choose(first)
        panel.announce()
        return panel

    panel = begun("contest_judged")
    facts["reading_open"] = str(panel.reading("judge", second).uuid)
    facts["reading_signed"] = str(panel.sign("judge", first).uuid)
    facts["seat_confirmed"] = str(panel.seat("judge").uuid)
    facts["entry_read"] = str(panel.entries[first].uuid)
    panel.sign("judge_palace", first, 50)
    actions.remark_reading(
        panel.reading("judge_palace", first).pk, words="Angka tahun kedua dari mana?", by=panel.who("judge_palace"), at=panel.tick()
    )  # fmt: skip
    panel = begun("contest_counted")
    facts["seat_invited"] = str(panel.invite("judge_partner").uuid)
    panel.signed({first: 85, second: 70})
    counted = panel.count()
    actions.study_result(counted.pk, clock=panel.tick)
    facts["result_first"] = str(counted.pk)
    panel = chosen("contest_announced")
    facts["entry_announced"] = str(panel.entries[first].uuid)
    objection = actions.object_entry(
        panel.entries[second].pk,
        words="Angka pada bagian hasil keliru dibaca.",
        by=panel.who("innovator"),
        at=panel.tick(),
    )
    facts["contest_objection"] = str(objection.uuid)
    panel = chosen("contest_decided")
    panel.decide(at=panel.at + timedelta(days=9))
    facts["entry_decided"] = str(panel.entries[second].uuid)
    whose = [
        {"entry_id": panel.entries[first].pk},
        {"entry_id": panel.entries[second].pk},
        {"judge_id": panel.seat("judge").pk},
    ]
    made = [papers.issue_certificate(panel.edition.pk, **one, by=None, at=panel.tick()) for one in whose]
    facts["certificate"] = str(made[0].uuid)
    facts["certificate_number"] = spoken(made[1].number)
    public_jobs.count_every(0, at=now())
    public_jobs.gather_honours(0, at=now())
