"""The complaint contest: the ministry holds it, the city of Semarang takes part with cases of June 2024."""

from datetime import UTC, datetime, timedelta

from sambut.competitions import actions
from sambut.competitions.measures import jobs as measuring_jobs
from sambut.competitions.measures.states import Measure
from sambut.competitions.models import (
    Edition,
    Entry,
    EntryEvent,
    Figure,
    Rule,
    Snapshot,
)
from sambut.complaints import actions as cases
from sambut.organisations.models import Organisation
from tests.competitions.conftest import Contest
from tests.complaints.conftest import Way
from tests.world.cast import Cast

FIRST = datetime(2024, 6, 5, 3, 4, tzinfo=UTC)
"""Wednesday, 5 June 2024."""
HOST = "secretariat"
WORDS = "SK tim berlaku; unit diingatkan setiap pagi; jawaban dibaca dua orang."


class BodyContest(Contest):
    """The ministry holds it; the city of Semarang takes part."""

    def drafted(self, **how: object) -> Edition:  # type: ignore[override]
        return super().drafted(template="pengaduan", by=HOST, name="Kompetisi Pengelolaan Pengaduan")

    def opened(self, *, keep: tuple[str, ...] = ("in_use",)) -> Edition:  # type: ignore[override]
        """Rules that a city of the test world cannot meet are taken out."""
        self.drafted()
        Rule.objects.filter(edition=self.edition).exclude(kind__in=keep).delete()
        self.edition = actions.open_edition(self.edition.pk, by=self.who(HOST), at=self.tick())
        return self.edition

    def enter(self, by: str = "agency_admin", unit: Organisation | None = None, group: str = "umum") -> Entry:
        unit = unit or getattr(self.cast, by).organisation
        self.entry = actions.begin_body_entry(
            unit.pk, self.edition.pk, group=group, category="pengelolaan", by=self.who(by), at=self.tick()
        )
        return self.entry

    def measured(self) -> Snapshot:
        """The job answers the call that the beginning made."""
        call = EntryEvent.objects.filter(entry=self.entry, verb="call_measure").latest("pk")
        measuring_jobs.measure_called(call.pk, at=self.tick())
        return Snapshot.objects.get(entry=self.entry)

    def figure(self, measure: Measure) -> tuple[object, ...]:
        row = Figure.objects.filter(snapshot__entry=self.entry, measure=measure).latest("pk")
        return row.basis, row.value, row.numerator, row.denominator

    def sent_body(self, by: str = "agency_admin") -> Entry:
        self.enter(by)
        self.measured()
        content = {code: text or WORDS for code, text in self.answers().items()}
        self.write(content, by=by)
        self.entry = actions.send_entry(self.entry.pk, by=self.who(by), at=self.tick())
        return self.entry


def grieve(cast: Cast, accepted: int = 5, rejected: int = 1, waiting: int = 0, body: str = "agency_admin") -> Way:
    """So many complaints to the city in June 2024: answered the same day, then accepted or rejected; or never looked at."""
    way = Way(cast)
    way.at = FIRST
    for place in range(accepted + rejected + waiting):
        way.at = FIRST + timedelta(days=7 * (place % 3))
        way.submit(body=getattr(cast, body).organisation)
        if place >= accepted + rejected:
            continue
        way.forward()
        way.answer()
        if place < accepted:
            cases.accept_answer(way.complaint.pk, by=way.reporter, at=way.tick())
        else:
            cases.reject_answer(way.complaint.pk, text="Lampunya masih mati.", by=way.reporter, at=way.tick())
    return way
