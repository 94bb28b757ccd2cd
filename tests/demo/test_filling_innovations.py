"""The innovations of the demo country: every state and stage, one family of three, found by words of citizens."""

import time

import pytest
from django.test import Client

from sambut.config.demo import innovations, services
from sambut.innovations import desks, matching, queries
from sambut.innovations.models import Innovation, InnovationEvent
from sambut.ledger.models import Outbox
from sambut.organisations.models import Organisation
from tests.demo.conftest import AT

pytestmark = pytest.mark.own_database("kept_land")


@pytest.fixture(scope="module")
def filled(land) -> tuple[int, float]:
    services.fill(AT)  # some of them answer a service
    began = time.process_time()
    return innovations.fill(AT), time.process_time() - began


def named(key: str) -> Innovation:
    return Innovation.objects.defer("search").get(source_key=f"demo:{key}")


def test_every_state_and_stage_stands_and_filling_again_makes_nothing(filled):
    made, seconds = filled
    assert made == Innovation.objects.count() == 14
    assert seconds < 6  # of processor time, also on a busy machine
    assert innovations.fill(AT) == 0
    assert set(Innovation.objects.values_list("state", flat=True)) == {"private", "public", "withdrawn"}
    assert set(Innovation.objects.values_list("stage", flat=True)) == {"idea", "trial", "running"}
    assert {"growing", "smooth", "obstructed", "stopped", "replicated", "unconfirmed"} == set(
        Innovation.objects.values_list("sustainability", flat=True)
    )
    assert Innovation.objects.filter(submitted__isnull=False).count() == 1
    assert not InnovationEvent.objects.filter(happened_at__gt=AT).exists()
    assert not Outbox.objects.filter(topic__startswith="innovations.", relayed_at=None).exists()


def test_one_family_has_an_adaptation_and_a_copy_under_a_new_name(filled):
    names = [(row.body.name, row.name) for row in queries.family(named("akta").pk)]
    assert sorted(names) == [
        ("Pemerintah Kabupaten Bantaeng", "Lahir Langsung Tercatat"),
        ("Pemerintah Kabupaten Sumba Timur", "Lahir Ada Namanya"),
        ("Pemerintah Kota Tidore Kepulauan", "Lahir Langsung Tercatat"),
    ]


@pytest.mark.parametrize(
    ("need", "key"),
    [
        ("Lampu jalan padam sudah dua minggu", "lampu"), ("urus akta lahir anak bolak-balik", "akta"),
        ("sampah di gang tidak diangkut", "sampah"), ("air bersih tidak mengalir, pompa rusak", "sumur"),
    ],
)  # fmt: skip
def test_needs_of_the_demo_country_meet_their_answer(filled, need, key):
    best = [row.innovation_id for row in matching.rank(need)]
    assert best[0] == named(key).pk or Innovation.objects.get(pk=best[0]).root_id == named(key).pk


def test_pages_and_plan_speak(filled):
    for one in Innovation.objects.filter(state="public"):
        page = Client().get(f"/inovasi/{one.uuid}/")
        assert page.status_code == 200
        assert "Masalah yang dijawab" in page.content.decode()
    city = Organisation.objects.get(name="Pemerintah Kota Semarang", parent=None)
    years = {one.year: one for one in desks.years(city.pk, AT.year, most=6)}
    assert (years[AT.year].target, years[2023].running) == (6, 1)
