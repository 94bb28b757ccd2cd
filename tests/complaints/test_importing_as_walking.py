"""Rows that were imported equal rows walked one by one through the verbs at the same times.

They differ in who did it, in numbers, handles and the time of recording, and in three things that are meant: a clock whose
end the source does not tell stops without working days, what was late before the import is marked as known, and the
source's class and topic are kept also where nobody has forwarded the case.
"""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sambut.complaints import actions
from sambut.complaints.actions.moving import locked, move
from sambut.complaints.importing.words import OUTCOMES
from sambut.complaints.models import Category, Clock, Complaint, ComplaintEvent, Message, Sight
from sambut.complaints.models.complaint import BY_IMPORT
from sambut.complaints.states import Ending, Grade, Status, Verb
from sambut.regions.models import Region
from tests.complaints.archives import MONDAY, WHOLE, case, file, mapping, mask_all, take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

HOUR = timedelta(hours=7)
FIRST = datetime(2024, 2, 1, tzinfo=UTC)
UNITS = ("", "Dinas Perhubungan", "Dinas Pekerjaan Umum", "Pemerintah Kota Semarang")
moments = st.integers(0, int((MONDAY - FIRST).total_seconds() // 60)).map(
    lambda minutes: FIRST + timedelta(minutes=minutes)
)


@dataclass(frozen=True)
class Told:
    """What a row of the source says."""

    text: str
    unit: str
    grade: str
    status: str
    secret: bool
    anonymous: bool
    district: str
    times: tuple[datetime, ...]
    """Received, then answered and ended where the source knows."""

    @property
    def received(self) -> datetime:
        return self.times[0]

    @property
    def answered(self) -> datetime | None:
        closed = OUTCOMES[self.status].status == Status.CLOSED
        return self.times[1] if closed and len(self.times) > 1 else None

    @property
    def ended(self) -> datetime | None:
        if OUTCOMES[self.status].ending and len(self.times) > 2:
            return self.times[2]
        return self.answered if self.status == "answered" else None

    @property
    def forwarded(self) -> bool:
        return OUTCOMES[self.status].status in (Status.FORWARDED, Status.CLOSED)

    def row(self, number: int) -> dict[str, str]:
        words = ["Anonim"] * self.anonymous + ["Rahasia"] * self.secret
        times = {
            "received": self.received,
            "answered": self.answered,
            "ended": self.times[2] if self.ended and len(self.times) > 2 else None,
        }
        return {
            "id": str(number), "text": self.text, "unit": self.unit, "topic": "Lampu jalan uji", "district": self.district, "grade": self.grade,
            "status": self.status, "visibility": ", ".join(words) or "Terbuka",
            **{name: (at + HOUR).strftime("%Y-%m-%d %H:%M") if at else "" for name, at in times.items()},
        }  # fmt: skip


told = st.builds(
    Told,
    text=st.sampled_from(
        [
            "Lampu jalan mati sejak Senin. Tolong diganti.",
            "Jalan di depan SD berlubang",
            "Hubungi saya di 0812-9876-1234, banjir lagi.",
        ]
    ),
    unit=st.sampled_from(UNITS),
    grade=st.sampled_from([grade.value for grade in Grade if grade]),
    status=st.sampled_from(
        ["received", "incomplete", "forwarded", "answered", "accepted", "by_timer", "archived", "withdrawn"]
    ),
    secret=st.booleans(),
    anonymous=st.booleans(),
    district=st.sampled_from(["", "Tembalang", "Kec. Banyumanik"]),
    times=st.lists(moments, min_size=1, max_size=3).map(lambda found: tuple(sorted(found))),
)


@given(rows=st.lists(told, min_size=1, max_size=4))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_imported_equal_rows_walked_one_by_one(cast, tmp_path, rows):
    with transaction.atomic():
        category = Category.objects.create(code="uji.lampu", name="Lampu jalan uji", origin="own")
        taken = take(file(tmp_path, [one.row(number) for number, one in enumerate(rows)]), mapping(WHOLE))
        mask_all()
        imported = [found(case(str(number), mapping(WHOLE)), one) for number, one in enumerate(rows)]
        walked = [found(walk(one, cast, category), one) for one in rows]
        transaction.set_rollback(True)

    assert taken.report.taken == len(rows), taken.lines
    assert imported == walked


def walk(one: Told, cast: Any, category: Category) -> Complaint:
    """The same story by the verbs."""
    city = cast.agency_admin.organisation
    admin = cast.agency_admin.person(one.received)
    place = Region.objects.get(code={"": "33.74", "Tembalang": "33.74.10", "Kec. Banyumanik": "33.74.11"}[one.district])
    complaint = actions.submit_complaint(
        uuid.uuid4(),
        text=one.text,
        anonymous=one.anonymous,
        secret=one.secret,
        region=place,
        body=city,
        at=one.received,
    ).complaint
    if one.forwarded:
        named = city.units.filter(name=one.unit).first() if one.unit else None
        actions.forward_complaint(
            complaint.pk, to=named or city, by=admin, at=one.received, grade=Grade(one.grade), category=category
        )
    if one.answered:
        actions.answer_complaint(
            complaint.pk, text="Sudah diganti.", by=cast.agency_admin.person(one.answered), at=one.answered
        )
    if one.status == "incomplete":
        actions.ask_reporter(complaint.pk, text="Di mana?", by=cast.agency_admin.person(MONDAY), at=MONDAY)
    if ending := OUTCOMES[one.status].ending:
        with transaction.atomic():
            move(locked(complaint.pk), Verb.END_ELSEWHERE, by=BY_IMPORT, at=one.ended or MONDAY, ending=Ending(ending))
    return complaint


def found(complaint: Complaint, one: Told) -> dict[str, Any]:
    """Everything that must be the same."""
    complaint.refresh_from_db()
    forwarded = ("grade", "category_id") if one.forwarded else ()
    names = (
        "status", "ending", "body_id", "holder_id", "subject_id", "region_id", "anonymous", "secret", "title", "search", "happened_on", "received_at",
        "answered_at", "ended_at", "next_at", "bounces", "public_at", *forwarded,
    )  # fmt: skip
    sights = (
        "organisation_id",
        "status",
        "secret",
        "holds",
        "next_at",
        "received_at",
        *(("supervisory",) if one.forwarded else ()),
    )
    report = Message.objects.get(complaint=complaint, kind="report")
    return {
        "case": {name: getattr(complaint, name) for name in names},
        "clocks": [_clock(clock, one) for clock in Clock.objects.filter(complaint=complaint).order_by("id")],
        "sights": sorted(Sight.objects.filter(complaint=complaint).values_list(*sights)),
        "events": [_event(event) for event in ComplaintEvent.objects.filter(complaint=complaint).order_by("id")],
        "report": (report.author, report.written_at, report.masked, report.erased_at, bool(report.sealed)),
    }


def _clock(clock: Clock, one: Told) -> tuple[Any, ...]:
    is_unknown = clock.stopped_at == MONDAY and (one.status == "incomplete" or not one.ended)
    used = None if is_unknown else clock.working_days
    return (
        clock.step,
        clock.organisation_id,
        clock.rule_id,
        clock.started_at,
        clock.due_at,
        clock.provisional,
        clock.stopped_at,
        used,
    )


def _event(event: ComplaintEvent) -> tuple[Any, ...]:
    verb = Verb.SUBMIT if event.verb == Verb.IMPORT else event.verb
    facts = {name: event.facts[name] for name in ("to", "grade", "category", "subject", "body") if name in event.facts}
    return verb, event.state_from, event.state_to, event.happened_at, facts
