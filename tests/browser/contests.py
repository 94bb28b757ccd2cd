"""Rows for the pages of contests: one that is prepared, one whose registration runs, an entry at each place of its way."""

from datetime import timedelta
from typing import Any

from sambut.competitions import actions, loading
from sambut.competitions.models import Question
from sambut.kernel.clock import now
from tests.competitions.conftest import Contest
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
