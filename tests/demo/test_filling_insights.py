"""Monthly numbers of the demo country: labelled as made up, one effect speaks and one is too little to say."""

from datetime import date, timedelta

import pytest

from sambut.config.demo import insights
from sambut.insights.models import Effect, History, Kept, Monthly
from sambut.insights.states import Verdict, Why
from tests.demo.conftest import AT
from tests.insights import country
from tests.world.cast import Cast

pytestmark = pytest.mark.own_database("kept_land")


def test_one_effect_speaks_and_one_is_too_little_to_say(land):
    contact, today = Cast().regent.user, AT.date()
    old = country.innovation("Lahir Langsung Tercatat")
    new = country.innovation("Sumur Titip", category=country.topic("energi.air-minum"))
    facts = {"contact": contact, "signed_at": AT - timedelta(days=700), "ends_on": date(2030, 1, 1)}
    country.agreement(old, "KS2345678", started_on=today - timedelta(days=600), running_on=today, **facts)
    country.agreement(
        new, "KS3456789", started_on=today - timedelta(days=300), running_on=today, category=None, **facts
    )

    made = insights.fill(AT)

    assert made == History.objects.filter(synthetic=True, source="dibuat untuk negara peraga").count() > 1000
    first, second = Effect.objects.order_by("started_on")
    assert (first.verdict, first.category.code) == (Verdict.FELL, "kependudukan.akta-kelahiran")
    assert first.relative == pytest.approx(insights.EFFECT, abs=0.15)
    assert (second.verdict, second.why) == (Verdict.TOO_LITTLE, Why.FEW_CASES)
    assert Kept.objects.get(pk="monthly").synthetic is True
    assert Monthly.objects.filter(region__code="73.04", given__gt=0).exists()


def test_filling_again_makes_nothing_twice(land):
    before = History.objects.count()

    assert insights.fill(AT) == 0
    assert History.objects.count() == before
