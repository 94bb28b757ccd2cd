"""What the figures of a body offer as needs, and what a person makes of it."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from sambut.complaints.models import Category, Complaint
from sambut.kernel.numbers import new_number
from sambut.kernel.refusals import Refused
from sambut.organisations.models import Organisation
from sambut.replication import actions, offering
from sambut.replication.actions import Words
from sambut.replication.models import Need, Offer
from sambut.replication.states import OfferState
from sambut.surveys.models import Result, Round
from sambut.surveys.states import Outcome
from tests.replication.conftest import Way
from tests.world.cast import signed_in


def refusal(call) -> str:  # type: ignore[no-untyped-def]
    with pytest.raises(Refused) as refused, transaction.atomic():
        call()
    return refused.value.code


def complaints(way: Way, body: Organisation, code: str, count: int, *, days_ago: int) -> None:
    """So many cases of one topic; only what the figures count is filled in."""
    category = Category.objects.get(code=code, body=None)
    at = way.at - timedelta(days=days_ago)
    Complaint.objects.bulk_create(
        Complaint(
            number=new_number("SB"), handle=uuid.uuid4(), submission=uuid.uuid4().hex, status="received", anonymous=True, secret=False,
            body=body, category=category, region=body.region, received_at=at, next_at=at + timedelta(days=9),
        )
        for _ in range(count)
    )  # fmt: skip


@pytest.fixture
def loud(way: Way) -> Way:
    """Jeneponto: forty reports about transport this year, above the country; Semarang: many, but fewer a head."""
    complaints(way, way.cast.regent.organisation, "perhubungan", 40, days_ago=30)
    complaints(way, way.cast.mayor.organisation, "perhubungan", 60, days_ago=30)
    return way


def test_a_topic_above_the_country_is_offered_to_its_body_with_its_figures(loud: Way):
    assert offering.offer_needs(at=loud.at) == 1
    offer = Offer.objects.get()
    assert (offer.body, offer.category.code, offer.origin, offer.state) == (
        loud.cast.regent.organisation,
        "perhubungan",
        "complaints",
        "offered",
    )
    assert offer.facts["why"] == ["above"]
    assert offer.facts["count"] == 40
    people = loud.cast.regent.organisation.region.population
    assert offer.facts["rate"] == pytest.approx(40 * 100_000 / people, abs=0.06)
    assert offer.facts["rate"] > 1.25 * offer.facts["country_rate"]


def test_a_topic_below_another_counts_with_the_one_above_it(way: Way):
    below = Category.objects.filter(parent__code="perhubungan").first()
    complaints(way, way.cast.regent.organisation, below.code, 30, days_ago=10)
    complaints(way, way.cast.mayor.organisation, "perhubungan", 30, days_ago=10)
    offering.offer_needs(at=way.at)
    assert Offer.objects.get().category.code == "perhubungan"


def test_a_topic_that_rises_is_offered_and_one_that_stays_is_not(way: Way):
    city = way.cast.mayor.organisation
    complaints(way, city, "perhubungan", 50, days_ago=500)
    complaints(way, city, "perhubungan", 80, days_ago=20)
    complaints(way, city, "energi", 50, days_ago=500)
    complaints(way, city, "energi", 55, days_ago=20)
    offering.offer_needs(at=way.at)
    assert [(offer.category.code, offer.facts["why"]) for offer in Offer.objects.all()] == [("perhubungan", ["rising"])]


def test_counting_again_renews_the_figures_and_what_no_longer_stands_out_goes(loud: Way):
    offering.offer_needs(at=loud.at)
    complaints(loud, loud.cast.regent.organisation, "perhubungan", 5, days_ago=1)
    offering.offer_needs(at=loud.tick())
    assert Offer.objects.get().facts["count"] == 45
    later = loud.at + timedelta(days=500)
    assert offering.offer_needs(at=later) == 0
    assert Offer.objects.get().state == OfferState.GONE


def test_a_person_makes_a_need_of_it_in_their_own_words(loud: Way):
    offering.offer_needs(at=loud.at)
    offer = Offer.objects.get()
    words = Words("Lampu jalan padam", "Lampu di jalan poros padam setiap malam.", category=offer.category)
    need = actions.accept_offer(offer.pk, words, by=loud.who("regent"), at=loud.tick())
    assert (need.origin, need.title, need.category.code) == ("complaints", "Lampu jalan padam", "perhubungan")
    offer.refresh_from_db()
    assert (offer.state, offer.need_id, offer.decided_by) == (OfferState.ACCEPTED, need.pk, loud.cast.regent.user)
    assert offering.offer_needs(at=loud.tick()) == 0  # it is a need already
    assert (
        refusal(lambda: actions.accept_offer(offer.pk, words, by=loud.who("regent"), at=loud.at))
        == "offer.accept.from_accepted"
    )


def test_what_was_laid_aside_is_not_offered_again_for_a_year(loud: Way):
    offering.offer_needs(at=loud.at)
    actions.dismiss_offer(Offer.objects.get().pk, by=loud.who("agency_admin_far_away"), at=loud.tick())
    assert offering.offer_needs(at=loud.tick()) == 0
    complaints(loud, loud.cast.regent.organisation, "perhubungan", 40, days_ago=-380)
    complaints(loud, loud.cast.mayor.organisation, "perhubungan", 60, days_ago=-380)
    assert offering.offer_needs(at=loud.at + timedelta(days=400)) == 1


def test_a_need_that_was_stated_is_not_offered_on_top(loud: Way):
    loud.need(category=Category.objects.get(code="perhubungan"))
    assert offering.offer_needs(at=loud.at) == 0


@pytest.mark.parametrize("who", ["mayor", "facilitator", "citizen", "national_admin"])
def test_nobody_else_sees_or_decides_it(loud: Way, who: str):
    offering.offer_needs(at=loud.at)
    offer = Offer.objects.get()
    assert refusal(lambda: actions.dismiss_offer(offer.pk, by=loud.who(who), at=loud.tick())) == "offer.see.not_found"


def test_the_desk_shows_it_and_leads_from_it_to_the_need(loud: Way):
    from django.urls import reverse

    offering.offer_needs(at=loud.at)
    offer = Offer.objects.get()
    browser = signed_in(loud.cast.regent)
    desk = browser.get(reverse("replication:desk")).content.decode()
    assert "Keluhan tentang Perhubungan" in desk
    assert "laporan per 100.000 penduduk setahun" in desk
    form = browser.get(reverse("replication:accept_offer", args=[offer.uuid])).content.decode()
    assert "Angka hanya menunjuk" in form
    answer = browser.post(
        reverse("replication:accept_offer", args=[offer.uuid]), {"title": "Lampu", "text": "Padam tiap malam."}
    )
    need = Need.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, reverse("replication:desk_need", args=[need.uuid]))


def published(way: Way, unit: Organisation, grade: str, index: str, *, days_ago: int) -> None:
    at = way.at - timedelta(days=days_ago)
    row = Round.objects.create(
        number=new_number("SB"), unit=unit, body=unit.body, name="Triwulan", state="published", opens_at=at - timedelta(days=30),
        closes_at=at, population=300, sample=60, published_at=at,
    )  # fmt: skip
    Result.objects.create(
        round=row,
        outcome=Outcome.FIGURE,
        index=Decimal(index),
        grade=grade,
        respondents=61,
        method="2026-1",
        counted_at=at,
    )


def test_a_weak_grade_of_satisfaction_is_offered_to_the_unit_until_a_better_one_is_published(way: Way):
    unit = way.cast.officer_far_away.organisation
    published(way, unit, "C", "70.00", days_ago=30)
    offering.offer_needs(at=way.at)
    offer = Offer.objects.get()
    assert (offer.origin, offer.unit, offer.body, offer.state) == ("survey", unit, unit.body, "offered")
    assert (offer.facts["index"], offer.facts["grade"], offer.facts["respondents"]) == ("70.00", "C", 61)

    published(way, unit, "B", "80.00", days_ago=5)
    offering.offer_needs(at=way.tick())
    offer.refresh_from_db()
    assert offer.state == OfferState.GONE


def test_good_satisfaction_offers_nothing(way: Way):
    published(way, way.cast.officer_far_away.organisation, "A", "90.00", days_ago=3)
    assert offering.offer_needs(at=way.at) == 0
