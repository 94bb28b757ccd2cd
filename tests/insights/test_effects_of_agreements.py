"""What became of the complaints after an agreement started, as a job stores it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from sambut.insights import counting, jobs
from sambut.insights.effects.method import VERSION
from sambut.insights.estimating import estimate_agreement, estimate_all
from sambut.insights.models import Effect
from sambut.insights.states import Verdict, Why
from sambut.replication.states import State
from tests.insights import country
from tests.insights.country import AT

JUNE = date(2025, 6, 1)


@pytest.fixture
def agreed(law, cast):
    """An agreement on birth certificates that started in Jeneponto in March 2024."""
    return country.agreement(country.innovation(), "KS2345678", contact=cast.regent.user)


def test_a_planted_fall_of_complaints_is_found_and_stored_with_its_comparisons(agreed):
    country.history(effect=-0.6)
    counting.count(at=AT)

    assert estimate_all(at=AT) == 1

    effect = Effect.objects.get()
    assert (effect.agreement, effect.region.code, effect.category.code) == (
        agreed,
        "73.04",
        "kependudukan.akta-kelahiran",
    )
    assert (effect.data_month, effect.version, effect.started_on) == (JUNE, VERSION, country.STARTED)
    assert effect.verdict == Verdict.FELL
    assert effect.low < effect.estimate < effect.high < 0
    assert effect.relative == pytest.approx(-0.6, abs=0.12)
    assert (effect.months_before, effect.months_after) == (36, 16)
    assert {one["code"][:3] for one in effect.facts["comparisons"]} == {"73."}
    assert all(one["code"] < "73.71" for one in effect.facts["comparisons"])
    assert len(effect.facts["path"]) == 52
    assert sum(point["cases"] for point in effect.facts["path"][:12]) > 30


def test_without_a_change_none_is_claimed(agreed):
    country.history()
    counting.count(at=AT)
    estimate_all(at=AT)

    effect = Effect.objects.get()
    assert effect.verdict == Verdict.NO_CLEAR_CHANGE
    assert effect.low < 0 < effect.high


def test_too_few_reports_are_said_so_with_their_number(agreed):
    country.history(few="73.04")
    counting.count(at=AT)
    estimate_all(at=AT)

    effect = Effect.objects.get()
    assert (effect.verdict, effect.why, effect.estimate) == (Verdict.TOO_LITTLE, Why.FEW_CASES, None)
    assert effect.facts["why"]["least"] == 30


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"category": None}, Why.NO_TOPIC),
        ({"region": None}, Why.NO_REGION),
        ({}, Why.NO_REPORTS),
    ],
)
def test_what_lacks_a_measure_a_region_or_reports_is_too_little_to_say(law, cast, facts, why):
    country.agreement(country.innovation(), "KS2345678", contact=cast.regent.user, **facts)
    counting.count(at=AT)

    estimate_all(at=AT)

    assert Effect.objects.get().why == why


def test_a_start_of_yesterday_is_too_young_to_say(law, cast):
    country.agreement(country.innovation(), "KS2345678", contact=cast.regent.user, started_on=date(2025, 4, 2))
    country.history()
    counting.count(at=AT)

    estimate_all(at=AT)

    assert Effect.objects.get().why == Why.SHORT_AFTER


def test_who_did_the_same_is_nobodys_comparison(agreed, cast):
    country.history(effect=-0.6)
    other = country.innovation("Akta Sekali Datang")
    country.agreement(other, "KS3456789", body="Pemerintah Kabupaten Bantaeng", contact=cast.regent.user)
    counting.count(at=AT)

    effect = estimate_agreement(agreed.pk, month=JUNE, at=AT)

    assert "73.03" not in {one["code"] for one in effect.facts["comparisons"]}


def test_what_is_not_signed_or_not_started_has_no_effect(law, cast):
    first = country.innovation()
    country.agreement(first, "KS2345678", state=State.SIGNED, started_on=None, contact=cast.regent.user)
    second = country.innovation("Lain")
    country.agreement(
        second, "KS3456789", state=State.DRAFT, started_on=None, signed_at=None, ends_on=None, contact=cast.regent.user
    )
    counting.count(at=AT)

    assert estimate_all(at=AT) == 0


def test_each_month_of_data_has_one_estimate_and_old_ones_stay(agreed):
    country.history(effect=-0.6)
    counting.count(at=AT)
    jobs.estimate_effects(0, at=AT)
    jobs.estimate_effects(0, at=AT + timedelta(days=1))
    assert Effect.objects.count() == 1

    jobs.estimate_effects(0, at=AT + timedelta(days=30))

    assert list(Effect.objects.order_by("data_month").values_list("data_month", flat=True)) == [JUNE, date(2025, 7, 1)]


def test_the_database_refuses_an_effect_that_says_nothing_or_too_much(agreed):
    given = {
        "agreement": agreed, "started_on": country.STARTED, "version": VERSION, "data_month": JUNE, "computed_at": AT,
    }  # fmt: skip
    for facts in (
        {"verdict": Verdict.FELL},
        {"verdict": Verdict.TOO_LITTLE},
        {"verdict": Verdict.TOO_LITTLE, "why": Why.NO_TOPIC, "estimate": 1.0},
        {"verdict": "certain", "estimate": 1.0, "low": 0.5, "high": 2.0},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Effect.objects.create(**given, **facts)
