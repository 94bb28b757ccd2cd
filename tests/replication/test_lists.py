"""Lists and main pages ask the database as often for many rows as for few."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sambut.innovations.models import Innovation
from sambut.innovations.states import Stage
from sambut.kernel.numbers import new_number, spoken
from sambut.replication import actions
from sambut.replication.models import Agreement, Interest, Milestone, Need, Party
from sambut.replication.states import Side, State
from tests.replication.conftest import Stands, Way
from tests.world.cast import signed_in

MORE = 18


def asked(visit: Callable[[], HttpResponse]) -> tuple[int, str]:
    """How many statements a page takes, and its text."""
    with CaptureQueriesContext(connection) as met:
        page = visit()
    assert page.status_code == 200
    return len(met), page.content.decode()


@pytest.fixture
def grown(stands: Stands) -> Callable[[], None]:
    """Adds eighteen of everything around the agreement that runs."""
    way = stands("running")

    def grow() -> None:
        for number in range(MORE):
            _one_more(way, number)

    return grow


def _one_more(way: Way, number: int) -> None:
    owner, copier = way.cast.innovator.organisation, way.cast.officer_far_away.organisation
    at = way.at + timedelta(minutes=number)
    one = Innovation.objects.create(
        title=f"Terang ke-{number}", unit=owner, body_id=owner.body_id, stage=Stage.RUNNING, state="public", public_at=at, begun_at=at,
        changed_at=at,
    )  # fmt: skip
    need = Need.objects.create(
        title=f"Lampu ke-{number}", text="Lampu jalan padam.", body_id=copier.body_id, unit=copier, region_id=copier.body.region_id,
        origin="stated", state="open", stated_at=at, stated_by=way.cast.regent.user,
    )  # fmt: skip
    interest = Interest.objects.create(
        innovation=one, owner_id=owner.body_id, owner_unit=owner, body_id=copier.body_id, unit=copier, need=need, state="accepted",
        contact=way.cast.officer_far_away.user, sent_at=at,
    )  # fmt: skip
    signed = number % 2 == 0
    made = Agreement.objects.create(
        number=new_number(""), title=f"Terang ke-{number}", innovation=one, owner_id=owner.body_id, owner_unit=owner,
        replicator_id=copier.body_id, replicator_unit=copier, region_id=copier.body.region_id, need=need, interest=interest,
        state=State.SIGNED if signed else State.FROZEN, drafted_at=at, frozen_at=at, digest="0" * 64, frozen=way.agreement.frozen,
        signed_at=at if signed else None, ends_on=at.date() if signed else None, touched_at=at, dormant_at=at,
    )  # fmt: skip
    heads = {Side.OWNER: way.cast.mayor, Side.REPLICATOR: way.cast.regent}
    for side, organisation in ((Side.OWNER, owner), (Side.REPLICATOR, copier)):
        held = Party.objects.get(agreement=way.agreement, side=side).appointment
        Party.objects.create(
            agreement=made, side=side, body_id=organisation.body_id, unit=organisation, signatory=heads[side].user, capacity="head",
            appointment=held,
        )  # fmt: skip
    Milestone.objects.create(agreement=made, title="Tiang dihitung", side=Side.REPLICATOR, due_on=at.date())


@pytest.mark.parametrize("address", ["needs", "agreements", "of_region"])
def test_public_lists_ask_as_often_for_many_as_for_few(stands: Stands, grown: Callable[[], None], address: str):
    given = [stands("running").cast.regent.organisation.region.code] if address == "of_region" else []
    visit = lambda: Client().get(reverse(f"replication:{address}", args=given))  # noqa: E731
    visit()  # what is read once a process is read
    few, _ = asked(visit)
    grown()
    many, text = asked(visit)
    assert "ke-16" in text
    assert many == few <= 8


@pytest.mark.parametrize("who", ["regent", "innovator", "facilitator"])
def test_lists_of_a_desk_ask_as_often_for_many_as_for_few(stands: Stands, grown: Callable[[], None], who: str):
    way = stands("running")
    Agreement.objects.filter(pk=way.agreement.pk).update(dormant_at=way.at)  # so that no part of the desk is empty
    client = signed_in(getattr(way.cast, who))
    visits = [lambda name=name: client.get(reverse(f"replication:{name}")) for name in ("desk", "desk_agreements")]
    for visit in visits:
        visit()
    few = [asked(visit)[0] for visit in visits]
    grown()
    many = [asked(visit) for visit in visits]
    assert all("ke-16" in text for _, text in many)
    assert [count for count, _ in many] == few
    assert max(few) <= 24


def test_pages_of_one_agreement_ask_as_often_with_a_long_plan_as_with_a_short_one(stands: Stands):
    way = stands("running")
    number = spoken(way.agreement.number)
    client = signed_in(way.cast.innovator)
    visits = [lambda: Client().get(f"/kesepakatan/{number}/"), lambda: client.get(f"/meja/kesepakatan/{number}/")]
    for visit in visits:
        visit()
    few = [asked(visit)[0] for visit in visits]
    for step in range(MORE):
        row = actions.add_milestone(
            way.agreement.pk, title=f"Langkah ke-{step}", side=Side.OWNER, due_on=way.today + timedelta(days=9), by=way.who("innovator"),
            at=way.tick(),
        )  # fmt: skip
        actions.finish_milestone(row.pk, on=way.today, by=way.who("innovator"), at=way.tick())
        actions.coach_agreement(
            way.agreement.pk, on=way.today, hours=Decimal(2), words="Bersama", by=way.who("innovator"), at=way.tick()
        )
    many = [asked(visit) for visit in visits]
    assert all("Langkah ke-16" in text for _, text in many)
    assert [count for count, _ in many] == few
    assert few[0] <= 16
    assert few[1] <= 30


def test_the_page_of_a_need_asks_as_often_for_many_matches_as_for_one(stands: Stands, grown: Callable[[], None]):
    way = stands("running")
    need = way.need()
    client = signed_in(way.cast.regent)
    visits = [lambda: Client().get(f"/kebutuhan/{need.uuid}/"), lambda: client.get(f"/meja/kebutuhan/{need.uuid}/")]
    for visit in visits:
        visit()
    few = [asked(visit)[0] for visit in visits]
    grown()
    with connection.cursor() as cursor:
        cursor.execute(
            "update innovations_innovation set search = to_tsvector('simple', 'lampu jalan padam'), length = 3 where title like 'Terang ke%'"
        )
    many = [asked(visit) for visit in visits]
    assert [count for count, _ in many] == few
    assert many[1][1].count("Terang ke-") >= 8
    assert few[0] <= 16
    assert few[1] <= 20
