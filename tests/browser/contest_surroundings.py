"""Rows for the pages around an edition: partners, maintenance, a file, a likeness with its passages, a contest above."""

from datetime import timedelta
from typing import Any

from sambut.competitions import actions
from sambut.competitions.models import Entry, Likeness, Partner
from sambut.kernel.clock import now
from tests.competitions.conftest import LAMP, Contest
from tests.files.making import paper, upload
from tests.world.cast import Cast


def surround(facts: dict[str, Any], contest: Contest) -> None:
    Partner.objects.create(
        edition=contest.edition, name="Universitas Contoh Nusantara", role="partner", part="Menyediakan juri"
    )
    Partner.objects.create(
        edition=contest.edition, organisation=contest.cast.regent.organisation, role="co_host", place=1
    )
    submitted, accepted = (Entry.objects.get(uuid=facts[f"entry_{name}"]) for name in ("submitted", "accepted"))
    passages = [[LAMP["problem"], LAMP["problem"]], [LAMP["solution"], LAMP["solution"]]]
    likeness = Likeness.objects.create(
        entry=accepted,
        other=submitted,
        kind="own_again",
        containment=0.82,
        shared=210,
        passages=passages,
        found_at=contest.at,
    )
    facts["contest_likeness"] = likeness.pk
    actions.plan_maintenance(
        starts_at=now() + timedelta(days=3), ends_at=now() + timedelta(days=3, hours=4), letter="ND-12/2025", reason="Mengganti cakram penyimpanan.",
        by=contest.who("national_admin"), at=contest.at,
    )  # fmt: skip
    innovator = contest.who("innovator")
    begun = Entry.objects.get(uuid=facts["entry_begun"])
    actions.attach_file(begun.pk, "bukti-angka", upload=upload(paper(), "angka.pdf"), by=innovator, at=contest.at)


def above(cast: Cast) -> None:
    """A national contest that takes entries now."""
    contest = Contest(cast)
    contest.at, contest.opens_on = now() - timedelta(hours=6), (now() - timedelta(days=2)).date()
    contest.opened(template="kipp-2023", by="secretariat", name="Lomba nasional")
