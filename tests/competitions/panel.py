"""A contest with several accepted entries and a jury from outside, walked on to the decree."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal

import pytest

from sambut.competitions import actions
from sambut.competitions.actions import Given
from sambut.competitions.final.plans import LATER
from sambut.competitions.judging import choosing
from sambut.competitions.models import Cluster, Edition, Entry, Judge, Period, Reading, Result
from sambut.competitions.states import ReadingState
from sambut.kernel.refusals import Refused
from tests.competitions.conftest import Contest
from tests.world.cast import Player

JUDGES = ("judge", "judge_ombudsman", "judge_palace")
TITLES = ("Terang Kampung", "Antar Obat", "Loket Keliling", "Sampah Timbang")
WORDS = "Saya tidak punya hubungan kerja maupun keluarga dengan peserta."
REASON = "Angkanya bersumber dan dapat diperiksa."


def code_of(verb: Callable[[], object]) -> str:
    """The code with which `verb` is refused."""
    with pytest.raises(Refused) as refused:
        verb()
    return refused.value.code


class Panel(Contest):
    """Entries by title, judges by short name."""

    entries: dict[str, Entry]

    def filled(self, titles: Iterable[str] = TITLES, *, quota: int = 1, **settings: object) -> Edition:
        """Opened, and these entries accepted. `quota` of every cluster; `settings` of the edition."""
        self.drafted()
        Cluster.objects.filter(edition=self.edition).update(quota=quota)
        Edition.objects.filter(pk=self.edition.pk).update(**{"multiple": 1, **settings})
        if settings.get("multiple", 1) == 1:
            Period.objects.filter(edition=self.edition, stage__in=LATER).delete()
        self.edition = actions.open_edition(self.edition.pk, by=self.who("agency_admin"), at=self.tick())
        self.entries = {title: self.accepted(title=title) for title in titles}
        return self.edition

    def invite(self, name: str, **how: object) -> Judge:
        player: Player = getattr(self.cast, name)
        facts = {"user_id": player.user.pk, "institution": player.organisation, **how}
        return actions.invite_judge(self.edition.pk, **facts, by=self.who("agency_admin"), at=self.tick())  # type: ignore[arg-type]

    def seated(self, names: Iterable[str] = JUDGES, **how: object) -> None:
        for name in names:
            seat = self.invite(name, **how)
            actions.confirm_seat(seat.pk, words=WORDS, by=self.who(name), at=self.tick())

    def seat(self, name: str) -> Judge:
        return Judge.objects.get(edition=self.edition, user=getattr(self.cast, name).user)

    def assigned(self, titles: Iterable[str] = TITLES, **settings: object) -> None:
        self.filled(titles, **settings)
        self.seated()
        self.assign()

    def assign(self) -> Edition:
        return actions.call_assign(self.edition.pk, by=self.who("agency_admin"), at=self.tick())

    def reading(self, name: str, title: str) -> Reading:
        return Reading.objects.get(judge=self.seat(name), entry=self.entries[title])

    def given(self, score: object = 75, reason: str = REASON) -> dict[str, Given]:
        codes = self.edition.criteria.order_by("position").values_list("code", flat=True)
        return {code: Given(Decimal(str(score)), reason) for code in codes}

    def sign(self, name: str, title: str, score: object = 75, **how: object) -> Reading:
        reading = self.reading(name, title)
        return actions.sign_reading(
            reading.pk,
            self.given(score, **how),
            revision=reading.revision,
            confidence=4,
            by=self.who(name),
            at=self.tick(),  # type: ignore[arg-type]
        )

    def signed(self, scores: dict[str, object], names: Iterable[str] = JUDGES) -> None:
        """Every judge gives an entry the same, a little apart."""
        for title, score in scores.items():
            for place, name in enumerate(names):
                reading = Reading.objects.filter(judge=self.seat(name), entry=self.entries[title]).first()
                if reading is not None and reading.state == ReadingState.ASSIGNED:
                    self.sign(name, title, Decimal(str(score)) + place)

    def counted(self, scores: dict[str, object] | None = None, **settings: object) -> Result:
        self.assigned(**settings)
        self.signed(scores or dict(zip(TITLES, (90, 80, 70, 60), strict=True)))
        return self.count()

    def count(self) -> Result:
        actions.call_count(self.edition.pk, by=self.who("agency_admin"), at=self.tick())
        result = actions.count_result(self.edition.pk, by=self.cast.agency_admin.user.pk, at=self.tick())
        assert result is not None
        return result

    @property
    def cluster(self) -> Cluster:
        found = self.entries[next(iter(self.entries))].cluster
        assert found is not None
        return found

    def choose(self, *titles: str, by: str = "contest_secretary", **reasons: str) -> choosing.Room:
        """`reasons`: title with underlines → words."""
        result = choosing.latest(self.edition)
        assert result is not None
        words = {self.entries[title.replace("_", " ")].pk: reason for title, reason in reasons.items()}
        return actions.choose_cluster(
            self.edition.pk, cluster_id=self.cluster.pk, chosen={self.entries[title].pk for title in titles}, reasons=words,
            result_id=result.pk, by=self.who(by), at=self.tick(),
        )  # fmt: skip

    def announce(self) -> Edition:
        self.edition = actions.announce_result(self.edition.pk, by=self.who("contest_secretary"), at=self.tick())
        return self.edition

    def announced(self, **settings: object) -> Edition:
        self.counted(**settings)
        self.choose(TITLES[0])
        return self.announce()

    def decide(self, *, at: datetime | None = None) -> Edition:
        self.edition = actions.decide_result(
            self.edition.pk, decree_number="188.4/77/2025", decree_on=date(2025, 4, 20), by=self.who("contest_secretary"),
            at=at or self.tick(days=7),
        )  # fmt: skip
        return self.edition

    def decided(self, **settings: object) -> Edition:
        self.announced(**settings)
        return self.decide()

    def fresh(self, title: str) -> Entry:
        return Entry.objects.get(pk=self.entries[title].pk)
