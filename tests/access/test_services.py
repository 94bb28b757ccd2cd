"""Everybody over every service: the table, the single answer, the query, the search, the desks."""

from collections.abc import Sequence

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from sambut.frame.refusals import reasons
from sambut.mandates.cast import CLINIC, JENEPONTO_WORKS
from sambut.mandates.casting import organisation_at
from sambut.mandates.people import Person
from sambut.mandates.queries import person_of
from sambut.services import access, actions, searching
from sambut.services.models import Edition, Service
from sambut.services.states import Origin, State
from tests.access import table
from tests.access.test_walking import people  # noqa: F401  (the same people walk here)
from tests.access.walk import codes, disagreements, sights
from tests.services.conftest import TEXTS, Desk
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.django_db


class Services:
    """The subject of the walk; see `tests/access/walk.py`."""

    heading = "services.Service"
    verbs = access.VERBS
    conditions = {
        "draft": lambda _person, row: row.state == "draft",
        "movable": lambda _person, row: row.unit_id is None or row.origin == "sippn",
    }

    def __init__(self, found: Sequence[Service]) -> None:
        self.found = found

    def rows(self, cast: Cast) -> Sequence[Service]:
        return self.found

    def wishes(self, cast: Cast, verb: str) -> Sequence[Service]:
        return ()

    def why_not(self, person: Person, verb: str, row: Service) -> str | None:
        return access.why_not(person, verb, row)

    def visible(self, person: Person) -> QuerySet[Service]:
        return access.visible(person)

    def path(self, row: Service) -> Sequence[int]:
        return row.unit.path if row.unit else []

    def owner(self, row: Service) -> None:
        return None


@pytest.fixture
def found(cast: Cast) -> list[Service]:
    """In every state, at the city, at a unit, at a unit of another body, at none."""
    desk = Desk(cast)
    city, works, far = desk.unit.body, cast.officer_next_door.organisation, organisation_at(JENEPONTO_WORKS)
    admin, far_admin = desk.admin, cast.agency_admin_far_away.person(desk.at)
    for unit, by in ((city, admin), (works, admin), (organisation_at(CLINIC), admin), (far, far_admin)):
        for steps in (0, 1, 2, 3):
            service = actions.draft_service(unit, name=f"Layanan {unit.pk}-{steps}", by=by, at=desk.at)
            edition = Edition.objects.get(service=service)
            actions.keep_edition(edition.pk, TEXTS | {"name": service.name}, revision=None, by=by, at=desk.at)
            if steps > 0:
                actions.submit_service(service.pk, by=by, at=desk.at)
            if steps > 1:
                actions.publish_service(service.pk, by=by, at=desk.at)
            if steps > 2:
                actions.withdraw_service(service.pk, because="Uji.", by=by, at=desk.at)
    Service.objects.create(name="Tanpa unit", state=State.DRAFT, origin=Origin.SIPPN, source_key="x-1")
    Service.objects.create(
        name="Ditebak", state=State.DRAFT, origin=Origin.SIPPN, source_key="x-2", unit=works, body=works.body
    )
    return list(Service.objects.select_related("unit", "body").order_by("pk"))


def test_everybody_may_exactly_what_the_table_says(cast: Cast, people, found):  # noqa: F811
    subject = Services(found)
    assert disagreements(subject, cast, people) == []
    assert codes(subject, cast, people.values()) - set(reasons()) == set()
    assert {line.verb for line in table.lines_of(subject.heading)} == set(subject.verbs)


def test_the_list_shows_exactly_what_may_be_seen_one_by_one(cast: Cast, people, found):  # noqa: F811
    for name, person in people.items():
        listed, one_by_one = sights(Services(found), cast, person)
        assert listed == one_by_one, name


def test_desks_show_drafts_to_exactly_those_who_may_see_them(cast: Cast, people, found):  # noqa: F811
    for name, person in people.items():
        seen = set(access.at_desk(person).filter(pk__in=[one.pk for one in found]).values_list("pk", flat=True))
        assert seen == {one.pk for one in found if access.why_not(person, "see_draft", one) is None}, name


def test_search_and_list_give_everybody_only_what_is_published(found):
    published = {one.name for one in found if one.state == "published"}
    assert {row.name for row in searching.public("layanan akta", limit=100)} == published
    page = Client().get("/layanan/").content.decode()
    assert all((one.name in page) == (one.name in published) for one in found)


def test_a_desk_opens_only_to_who_sits_there(cast: Cast, found):
    at = Desk(cast).at
    for service in found:
        address = reverse("services:service", args=[service.uuid])
        for player in (
            cast.unit_officer,
            cast.officer_next_door,
            cast.officer_far_away,
            cast.agency_admin,
            cast.citizen,
        ):
            person = person_of(player.user.pk, at=at)
            allowed = access.why_not(person, "see_draft", service) is None
            assert signed_in(player).get(address).status_code == (200 if allowed else 404), player.member.short_name
