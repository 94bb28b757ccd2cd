"""Monthly figures of regions and topics, counted from cases and from given history."""

from datetime import UTC, date, datetime, timedelta

import pytest
from click.testing import CliRunner

from sambut.complaints import actions
from sambut.complaints.models import Category, Complaint
from sambut.insights import commands, counting
from sambut.insights.models import History, Kept, Monthly
from sambut.regions.queries import region
from tests.complaints.conftest import WEDNESDAY

MARCH = date(2025, 3, 1)
LATER = WEDNESDAY + timedelta(days=90)


@pytest.fixture
def lamp(law):
    return Category.objects.get(code="perhubungan.rambu-dan-lampu-lalu-lintas", body=None)


def kept(**facts):
    """region code, topic code → (received, answered, timed, in_time, ended, accepted)."""
    rows = Monthly.objects.filter(**facts).values_list(
        "region__code", "category__code", "received", "answered", "timed", "in_time", "ended", "accepted"
    )
    return {(row[0], row[1]): row[2:] for row in rows}


def test_a_case_counts_in_its_city_its_province_and_the_country_and_in_its_topic_and_the_main_one(way, lamp):
    way.submit()
    way.forward(category=lamp)
    way.answer()

    counting.count(at=LATER)

    topic, main = lamp.code, lamp.parent.code
    assert kept(month=MARCH) == {
        (place, which): (1, 1, 1, 1, 0, 0) for place in (None, "33", "33.74") for which in (None, main, topic)
    }


def test_a_case_of_a_village_counts_in_its_regency_whatever_body_answers(way):
    way.submit(region=region("73.04.01.1001"))

    counting.count(at=LATER)

    assert {place for place, _topic in kept(month=MARCH)} == {None, "73", "73.04"}


def test_a_late_answer_and_none_at_all_are_not_in_time(way):
    way.submit()
    way.forward()
    counting.count(at=way.at + timedelta(hours=1))
    assert kept()["33.74", None] == (1, 0, 0, 0, 0, 0)

    counting.count(at=LATER)
    assert kept()["33.74", None] == (1, 0, 1, 0, 0, 0)

    way.at = LATER
    way.answer()
    actions.accept_answer(way.complaint.pk, by=way.reporter, at=way.tick())
    counting.count(at=way.tick())
    assert kept()["33.74", None] == (1, 1, 1, 0, 1, 1)


def test_secret_cases_and_those_that_are_not_masked_yet_do_not_count(way):
    way.submit(secret=True)
    way.submit()
    Complaint.objects.filter(pk=way.complaint.pk).update(search=None)

    counting.count(at=LATER)

    assert not Monthly.objects.exists()


def test_the_month_is_that_of_western_indonesia(way):
    way.at = datetime(2025, 3, 31, 18, 30, tzinfo=UTC)
    way.submit()

    counting.count(at=LATER)

    assert set(Monthly.objects.values_list("month", flat=True)) == {date(2025, 4, 1)}


def test_given_history_counts_beside_the_cases_and_is_known_as_given(way, lamp):
    city = region("33.74")
    History.objects.create(region=city, category=lamp, month=MARCH, received=7, source="arsip", synthetic=True)
    way.submit()
    way.forward(category=lamp)

    counting.count(at=LATER)

    row = Monthly.objects.get(region=city, category=lamp, month=MARCH)
    assert (row.received, row.given) == (8, 7)
    assert Kept.objects.get(pk="monthly").synthetic is True


def test_counting_again_changes_nothing_and_what_is_gone_goes(way, lamp):
    way.submit()
    way.forward(category=lamp)
    assert counting.count(at=LATER) == 9
    assert counting.count(at=LATER) == 0

    Complaint.objects.update(category=None)
    counting.count(at=LATER)

    assert set(kept()) == {(None, None), ("33", None), ("33.74", None)}


def test_counting_the_last_months_leaves_the_others_as_they_were(way):
    way.submit()
    counting.count(at=LATER)
    Monthly.objects.update(received=5)

    counting.count(at=LATER, since=date(2025, 4, 1))

    assert set(Monthly.objects.values_list("received", flat=True)) == {5}


def test_the_count_takes_the_same_statements_at_any_size(way, django_assert_num_queries):
    counting.count(at=LATER)
    for _ in range(2):
        way.submit()
        with django_assert_num_queries(4):
            counting.count(at=LATER)


def test_the_command_counts_and_says_so(way):
    way.submit()

    answer = CliRunner().invoke(commands.insights, ["count"])

    assert answer.exit_code == 0
    assert "3 rows stand, 3 changed" in answer.stdout
    assert Kept.objects.get(pk="monthly").rows == 3


def test_months_are_counted_over_years():
    assert counting.last_month(datetime(2025, 12, 31, 17, 0, tzinfo=UTC)) == date(2025, 12, 1)
    assert counting.last_month(datetime(2025, 12, 31, 16, 59, tzinfo=UTC)) == date(2025, 11, 1)
    assert counting.add_months(date(2025, 1, 1), -13) == date(2023, 12, 1)
