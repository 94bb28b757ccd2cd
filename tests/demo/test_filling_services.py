"""Services of the demo country: once, in every state, read without doubt."""

import time

import pytest

from sambut.config.demo import services
from sambut.config.demo.country import Country
from sambut.services.models import Part, Service
from sambut.services.states import Component

pytestmark = pytest.mark.own_database("kept_land")


@pytest.fixture(scope="module")
def filled(land: Country) -> tuple[int, float]:
    began = time.monotonic()
    return services.fill(land.at), time.monotonic() - began


def test_the_offices_wrote_thirteen_services_in_three_seconds_and_only_once(land: Country, filled: tuple[int, float]):
    made, seconds = filled
    assert (made, services.fill(land.at), Service.objects.count()) == (13, 0, 13)
    assert seconds < 3


def test_every_state_of_a_service_is_there(filled: tuple[int, float]):
    states = sorted(Service.objects.values_list("state", flat=True))
    assert states == ["draft"] * 3 + ["published"] * 10
    editions = Service.objects.filter(state="draft").values_list("editions__state", flat=True)
    assert sorted(editions) == ["submitted", "writing", "writing"]
    assert Service.objects.filter(state="published", public_parts__lt=6).count() == 0


def test_what_the_demo_says_about_time_and_fee_is_read(filled: tuple[int, float]):
    told = Part.objects.filter(component__in=(Component.TIME, Component.FEE)).exclude(text="")
    assert [part.text for part in told if part.sureness == "unread"] == []
