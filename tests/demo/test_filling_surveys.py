"""The survey rounds of the demo country: every state, figures that speak, nothing that could be somebody's answer."""

from decimal import Decimal

import pytest

from sambut.config.demo import surveys
from sambut.ledger.models import Outbox
from sambut.organisations.models import Organisation
from sambut.surveys import loading, queries
from sambut.surveys.models import Answer, Result, Round, RoundEvent
from sambut.surveys.waiting import waiting
from tests.demo.conftest import AT

pytestmark = pytest.mark.own_database("kept_land")


@pytest.fixture(scope="module")
def filled(land) -> int:
    loading.load()
    return surveys.fill(AT)


def test_there_is_a_round_in_every_state_and_filling_again_makes_nothing(filled):
    assert filled == Round.objects.count() == 22
    assert set(Round.objects.values_list("state", flat=True)) == {"draft", "open", "closed", "published"}
    assert surveys.fill(AT) == 0
    assert set(Result.objects.values_list("outcome", flat=True)) == {"figure", "too_few"}
    assert not RoundEvent.objects.filter(happened_at__gt=AT).exists()
    assert not Outbox.objects.filter(topic__startswith="surveys.", relayed_at=None).exists()


def test_figures_are_the_same_each_time_and_labelled(filled):
    clinic = Organisation.objects.get(name="Puskesmas Karangdoro")
    standing = queries.latest(clinic.pk)
    assert (standing.grade, standing.respondents) == ("A", 60)
    assert Decimal("88.31") <= standing.index <= Decimal("91")
    assert all("(peraga)" in name for name in Round.objects.values_list("name", flat=True))
    regency = queries.latest(Organisation.objects.get(name="Pemerintah Kabupaten Jeneponto").pk)
    assert (regency.units, regency.round_uuid) == (3, None)


def test_only_the_round_that_runs_still_holds_answers(filled, cast):
    open_round = Round.objects.get(state="open")
    assert set(Answer.objects.values_list("round", flat=True)) == {open_round.pk}
    assert queries.answers_of(open_round) == 96


def test_something_waits_for_the_officer_and_for_the_admin(filled, cast):
    officer = [one.what for one in waiting(cast.unit_officer.person(AT), AT)]
    admin = [one.what for one in waiting(cast.agency_admin.person(AT), AT)]
    assert officer == ["Kumpulkan jawaban survei Dinas Perhubungan"]
    assert admin == ["Umumkan hasil survei Dinas Kesehatan", *officer]
    assert [one.what for one in waiting(cast.officer_far_away.person(AT), AT)] == [
        "Buka survei Dinas Pekerjaan Umum dan Penataan Ruang"
    ]
