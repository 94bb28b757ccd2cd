"""Settings of a body or unit."""

import pytest

from sambut.kernel.refusals import Refused
from sambut.organisations.actions import change_settings
from sambut.organisations.models import OrganisationEvent
from tests.organisations.world import AT, admin_of, body, unit

pytestmark = pytest.mark.django_db


def test_zone_and_colour_are_kept_with_one_event():
    surabaya = body()
    changed = change_settings(surabaya.pk, zone="Asia/Makassar", accent=" #0B6E4F ", by=admin_of(surabaya), at=AT)
    changed.refresh_from_db()
    assert (changed.zone, changed.accent) == ("Asia/Makassar", "#0b6e4f")
    event = OrganisationEvent.objects.filter(organisation=surabaya).latest("id")
    assert (event.verb, event.facts) == ("change_settings", {"zone": "Asia/Makassar", "accent": "#0b6e4f"})


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"accent": "#ffcc00"}, "organisation.change_settings.pale_colour"),
        ({"accent": "#777777"}, "organisation.change_settings.pale_colour"),
        ({"accent": "hijau"}, "organisation.change_settings.no_colour"),
        ({"accent": "#0b6e4f;}"}, "organisation.change_settings.no_colour"),
        ({"zone": "Asia/Tokyo"}, "organisation.change_settings.unknown_zone"),
    ],
)
def test_a_colour_that_cannot_be_read_and_a_zone_of_elsewhere_are_refused(change, reason):
    surabaya = body()
    with pytest.raises(Refused) as refused:
        change_settings(surabaya.pk, **({"zone": "Asia/Jakarta"} | change), by=admin_of(surabaya), at=AT)
    assert refused.value.code == reason


def test_the_admin_next_door_changes_nothing():
    office = unit("Dinas Satu", body("Pemkot Semarang"))
    with pytest.raises(Refused, match=r"^organisation\.change_settings\.not_allowed$"):
        change_settings(office.pk, zone="Asia/Makassar", by=admin_of(body()), at=AT)
