import csv
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.calendars.conftest import AT

from sambut.calendars.actions import DecreeText, approve_decree, propose_decree
from sambut.calendars.checks import check
from sambut.calendars.loading import load
from sambut.calendars.models import Decree, Holiday
from sambut.calendars.queries import working_calendar
from sambut.calendars.reference_table import FOLDER, decrees, reference_calendar
from sambut.calendars.rules import DayOff, Kind
from sambut.ledger.models import Outbox

pytestmark = pytest.mark.django_db
CHRISTMAS_LEAVE = date(2027, 12, 24)


@pytest.fixture
def later_table(tmp_path: Path) -> Path:
    """The table of a coming release: a decree that takes the joint leave of 24 December 2027 away."""
    folder = tmp_path / "reference"
    shutil.copytree(FOLDER, folder)
    with (folder / "decrees.csv").open("a", newline="") as file:
        row = [
            "2027-1",
            "SKB 77 Tahun 2027",
            "Perubahan Tahun 2027",
            "2027-02-01",
            "2027-01-01",
            "2027-12-31",
            "2027",
            "confirmed",
            "naskah",
        ]
        csv.writer(file, lineterminator="\n").writerow(row)
    days = (folder / "holidays.csv").read_text()
    (folder / "holidays.csv").write_text(days.replace("Natal,2027,\n", "Natal,2027,2027-1\n", 1))
    return folder


def test_the_database_holds_the_same_calendar_as_the_table(loaded):
    assert working_calendar() == reference_calendar()
    assert Decree.objects.filter(origin="reference").count() == len(decrees()) + 1


def test_loading_again_does_nothing_and_asks_once(loaded, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert load(at=AT + timedelta(days=1)) == 0


def test_a_later_table_changes_what_the_next_request_counts_by_and_announces_it(loaded, later_table):
    assert not working_calendar().is_working(CHRISTMAS_LEAVE)

    assert load(at=AT, folder=later_table) == 1

    assert working_calendar().is_working(CHRISTMAS_LEAVE)
    event = Decree.objects.get(reference_key="2027-1").events.get()
    assert (event.verb, event.actor, event.facts["number"]) == ("load", None, "SKB 77 Tahun 2027")
    assert list(Outbox.objects.filter(topic="calendars.decree_changed").values_list("row_id", flat=True)) == [event.pk]


def test_what_an_earlier_decree_said_stays_in_the_database(loaded, later_table):
    load(at=AT, folder=later_table)

    assert Holiday.objects.filter(decree__reference_key="2027", date=CHRISTMAS_LEAVE).exists()
    assert not Holiday.objects.filter(decree__reference_key="2027-1", date=CHRISTMAS_LEAVE).exists()


def own_change_of_2027(keeper, other_keeper, **more) -> Decree:
    before = Decree.objects.get(reference_key="2027")
    text = DecreeText(title="Perubahan kami", covers_from=date(2027, 1, 1), covers_until=date(2027, 12, 31), **more)
    days = [
        DayOff(date(2027, 1, 1), Kind.NATIONAL, "Tahun Baru Masehi"),
        DayOff(date(2027, 12, 23), Kind.JOINT_LEAVE, "Cuti bersama kami"),
    ]
    made = propose_decree(text, days=days, supersedes=before.pk, by=keeper, at=AT)
    return approve_decree(made.pk, by=other_keeper, at=AT)


def test_a_later_table_never_brings_back_what_an_operator_replaced(loaded, keeper, other_keeper, later_table):
    own_change_of_2027(keeper, other_keeper)
    before = working_calendar()

    load(at=AT, folder=later_table)

    assert working_calendar() == before
    assert not before.is_working(date(2027, 12, 23))
    assert not Decree.objects.filter(reference_key="2027-1").exists()


def test_a_decree_that_the_operator_entered_first_is_not_loaded_twice(loaded, keeper, other_keeper, later_table):
    made = propose_decree(
        DecreeText(title="Tambahan", number="SKB 77 Tahun 2027"),
        days=[DayOff(date(2027, 5, 7), Kind.JOINT_LEAVE, "Cuti")],
        by=keeper,
        at=AT,
    )
    approve_decree(made.pk, by=other_keeper, at=AT)

    load(at=AT, folder=later_table)

    assert Decree.objects.filter(number="SKB 77 Tahun 2027").count() == 1


def test_a_corrected_row_of_the_table_is_corrected_in_the_database(loaded, tmp_path):
    folder = tmp_path / "reference"
    shutil.copytree(FOLDER, folder)
    days = (folder / "holidays.csv").read_text()
    (folder / "holidays.csv").write_text(days.replace("2027-12-24,joint_leave", "2027-12-23,joint_leave"))

    assert load(at=AT, folder=folder) == 1

    assert [working_calendar().is_working(date(2027, 12, day)) for day in (23, 24)] == [False, True]


def test_the_check_warns_one_hundred_and_twenty_days_before_the_decreed_calendar_ends(loaded):
    last = AT.replace(year=2027, month=12, day=31, hour=3)

    assert check(last - timedelta(days=121)) == []
    assert check(last - timedelta(days=120)) == [
        "The decreed holidays end in 120 days, on 2027-12-31. Enter the next decree at /meja/kalender/."
    ]
    assert check(last + timedelta(days=1)) == [
        "The decreed holidays ended on 2027-12-31: new due times are provisional. Enter the next decree at /meja/kalender/."
    ]


def test_the_check_names_what_waits_for_a_second_person(loaded, keeper):
    propose_decree(
        DecreeText(title="Tambahan"), days=[DayOff(date(2027, 5, 7), Kind.JOINT_LEAVE, "Cuti")], by=keeper, at=AT
    )

    assert check(AT + timedelta(days=6)) == []
    assert check(AT + timedelta(days=8)) == [
        "1 proposed change(s) of the calendar wait for a second person at /meja/kalender/."
    ]
