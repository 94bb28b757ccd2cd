"""One proposes, another approves."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from tests.calendars.conftest import AT

from sambut.calendars.actions import DecreeText, approve_decree, propose_decree, reject_decree, withdraw_decree
from sambut.calendars.models import Decree, DecreeEvent
from sambut.calendars.queries import compared, working_calendar
from sambut.calendars.queries import decree as read_decree
from sambut.calendars.rules import DayOff, Kind
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Outbox
from sambut.mandates.people import VISITOR, Person
from sambut.regions.models import Region

pytestmark = pytest.mark.django_db
EXTRA = DayOff(date(2027, 5, 7), Kind.JOINT_LEAVE, "Cuti bersama tambahan")
WHOLE_2028 = DecreeText(
    title="Hari Libur Nasional dan Cuti Bersama Tahun 2028",
    number="SKB 1/2027",
    covers_from=date(2028, 1, 1),
    covers_until=date(2028, 12, 31),
)
NEW_YEAR = DayOff(date(2028, 1, 1), Kind.NATIONAL, "Tahun Baru Masehi")


def proposed(by, text=None, days=(EXTRA,), **more) -> Decree:
    return propose_decree(text or DecreeText(title="Tambahan"), days=list(days), by=by, at=AT, **more)


def refused(action, *args, **named) -> str:
    with pytest.raises(Refused) as caught:
        action(*args, **named)
    return caught.value.code


def test_an_approved_decree_holds_for_the_next_request_and_is_announced(loaded, keeper, other_keeper):
    made = proposed(keeper)
    approved = approve_decree(made.pk, by=other_keeper, at=AT)

    assert (approved.state, approved.decided_by_id, approved.decided_at) == ("in_force", other_keeper.user_id, AT)
    assert working_calendar().why_not_working(EXTRA.date) == "Cuti bersama tambahan"
    events = list(
        DecreeEvent.objects.filter(decree=made).order_by("id").values_list("verb", "state_from", "state_to", "actor")
    )
    assert events == [
        ("propose", "", "proposed", keeper.user_id),
        ("approve", "proposed", "in_force", other_keeper.user_id),
    ]
    announced = Outbox.objects.filter(topic="calendars.decree_changed").values_list("row_id", flat=True)
    assert list(announced) == [DecreeEvent.objects.get(decree=made, verb="approve").pk]


def test_a_decree_of_the_next_year_lengthens_the_calendar(loaded, keeper, other_keeper):
    made = proposed(keeper, WHOLE_2028, [NEW_YEAR])
    approve_decree(made.pk, by=other_keeper, at=AT)

    assert working_calendar().decreed_until == date(2028, 12, 31)


def test_an_amending_decree_replaces_the_whole_list(loaded, keeper, other_keeper):
    before = Decree.objects.get(reference_key="2027")
    text = DecreeText(title="Perubahan", covers_from=date(2027, 1, 1), covers_until=date(2027, 12, 31))
    made = proposed(keeper, text, [DayOff(date(2027, 1, 1), Kind.NATIONAL, "Tahun Baru Masehi")], supersedes=before.pk)

    added, gone = compared(read_decree(made.pk))
    assert (added, len(gone)) == ([], before.holidays.count() - 1)
    approve_decree(made.pk, by=other_keeper, at=AT)
    assert [off.date for off in working_calendar().days if off.date.year == 2027] == [date(2027, 1, 1)]
    assert working_calendar().decreed_until == date(2027, 12, 31)


def test_nobody_approves_or_rejects_their_own_proposal(loaded, keeper):
    made = proposed(keeper)

    assert refused(approve_decree, made.pk, by=keeper, at=AT) == "calendar.approve.own_proposal.not_allowed"
    assert (
        refused(reject_decree, made.pk, note="tidak", by=keeper, at=AT) == "calendar.approve.own_proposal.not_allowed"
    )
    assert Decree.objects.get(pk=made.pk).state == "proposed"


def test_the_database_refuses_one_person_in_both_places(loaded, keeper):
    made = proposed(keeper)

    with pytest.raises(IntegrityError, match="calendars_decree_two_people"), transaction.atomic():
        Decree.objects.filter(pk=made.pk).update(state="in_force", decided_by=keeper.user_id, decided_at=AT)


def test_others_neither_propose_nor_decide(loaded, keeper, outsider):
    made = proposed(keeper)

    for person in (outsider, VISITOR, Person(outsider.user_id)):
        assert refused(proposed, person) == "calendar.not_allowed"
        assert refused(approve_decree, made.pk, by=person, at=AT) == "calendar.not_allowed"
        assert refused(withdraw_decree, made.pk, by=person, at=AT) == "calendar.not_allowed"
    assert working_calendar().is_working(EXTRA.date)


def test_only_who_proposed_it_takes_it_back(loaded, keeper, other_keeper):
    made = proposed(keeper)

    assert refused(withdraw_decree, made.pk, by=other_keeper, at=AT) == "calendar.withdraw.not_allowed"
    assert withdraw_decree(made.pk, by=keeper, at=AT).state == "withdrawn"
    assert refused(approve_decree, made.pk, by=other_keeper, at=AT) == "calendar.decide.from_withdrawn"


def test_a_rejected_proposal_says_why_and_ends(loaded, keeper, other_keeper):
    made = proposed(keeper)
    rejected = reject_decree(made.pk, note="Tanggalnya keliru.", by=other_keeper, at=AT)

    assert (rejected.state, rejected.note) == ("rejected", "Tanggalnya keliru.")
    assert refused(approve_decree, made.pk, by=other_keeper, at=AT) == "calendar.decide.from_rejected"
    assert DecreeEvent.objects.get(decree=made, verb="reject").facts == {
        "number": "",
        "covers_from": None,
        "covers_until": None,
    }


def test_of_two_amendments_of_one_decree_the_second_is_refused(loaded, keeper, other_keeper):
    before = Decree.objects.get(reference_key="2027")
    first, second = (proposed(keeper, DecreeText(title=title), supersedes=before.pk) for title in ("Satu", "Dua"))
    approve_decree(first.pk, by=other_keeper, at=AT)

    assert refused(approve_decree, second.pk, by=other_keeper, at=AT) == "calendar.supersedes_wrong"
    assert refused(proposed, keeper, supersedes=before.pk) == "calendar.supersedes_wrong"


@pytest.mark.parametrize(
    ("text", "days", "code"),
    [
        (DecreeText(title="X", covers_from=date(2028, 1, 1)), [NEW_YEAR], "calendar.covers_wrong"),
        (
            DecreeText(title="X", covers_from=date(2028, 2, 1), covers_until=date(2028, 1, 1)),
            [NEW_YEAR],
            "calendar.covers_wrong",
        ),
        (WHOLE_2028, [], "calendar.list_empty"),
        (WHOLE_2028, [EXTRA], "calendar.day_outside"),
        (DecreeText(title="X"), [DayOff(date(2027, 5, 7), Kind.LOCAL, "Hari Jadi")], "calendar.local_without_region"),
    ],
)
def test_a_decree_that_does_not_fit_itself_is_refused(loaded, keeper, text, days, code):
    assert refused(proposed, keeper, text, days) == code
    assert not Decree.objects.filter(origin="operator").exists()


def test_two_whole_lists_of_one_year_cannot_both_hold(loaded, keeper, other_keeper):
    alike = DecreeText(title="Daftar lain", covers_from=date(2028, 12, 1), covers_until=date(2029, 12, 31))
    first = proposed(keeper, WHOLE_2028, [NEW_YEAR])
    second = proposed(keeper, alike, [DayOff(date(2029, 1, 1), Kind.NATIONAL, "Tahun Baru Masehi")])
    approve_decree(first.pk, by=other_keeper, at=AT)

    assert refused(approve_decree, second.pk, by=other_keeper, at=AT) == "calendar.covers_overlap"
    assert (
        refused(proposed, keeper, alike, [DayOff(date(2029, 1, 1), Kind.NATIONAL, "Tahun Baru Masehi")])
        == "calendar.covers_overlap"
    )
    assert working_calendar().decreed_until == date(2028, 12, 31)


def test_a_local_list_says_nothing_about_how_far_the_national_one_reaches(loaded, keeper, other_keeper):
    region = Region.objects.get(code="33.74", ends_on=None)
    text = DecreeText(title="Libur daerah", covers_from=date(2027, 1, 1), covers_until=date(2030, 12, 31))
    made = proposed(keeper, text, [DayOff(date(2030, 2, 11), Kind.LOCAL, "Hari Jadi")], region_id=region.pk)
    approve_decree(made.pk, by=other_keeper, at=AT)

    assert working_calendar("33.74").decreed_until == date(2027, 12, 31)


def test_what_replaces_office_hours_must_hold_office_hours(loaded, keeper):
    hours = Decree.objects.get(reference_key="office-hours")

    assert refused(proposed, keeper, supersedes=hours.pk) == "calendar.hours_missing"


def test_the_same_number_is_not_proposed_twice(loaded, keeper):
    proposed(keeper, WHOLE_2028, [NEW_YEAR])

    assert refused(proposed, keeper, WHOLE_2028, [NEW_YEAR]) == "calendar.already_known"


def test_a_decree_that_is_not_there_is_refused(loaded, keeper):
    assert refused(approve_decree, 987654321, by=keeper, at=AT) == "calendar.not_found"


@pytest.mark.parametrize(
    "statement",
    [
        "update calendars_decreeevent set verb = 'x'",
        "delete from calendars_decreeevent",
        "truncate calendars_decreeevent",
    ],
)
def test_what_happened_is_never_changed(loaded, statement):
    with (
        pytest.raises(DatabaseError, match=r"permission denied|never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
