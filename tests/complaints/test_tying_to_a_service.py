import pytest
from django.test import Client
from django.urls import reverse

from sambut.complaints import actions, lists, queries
from sambut.complaints.models import Complaint, ComplaintEvent
from sambut.kernel.numbers import spoken
from tests.complaints.conftest import Way
from tests.services.conftest import Desk
from tests.world.cast import Cast, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture
def standing(cast: Cast):
    """A published service of the cast's city."""
    return Desk(cast).publish()


def test_the_address_of_a_service_goes_through_all_three_screens_into_the_case(standing):
    browser = Client()
    first = browser.get(f"/lapor/?layanan={standing.uuid}")
    assert "Penerbitan Akta Kelahiran" in first.content.decode()
    browser.post("/lapor/", {"text": "Saya diminta membayar di loket.", "service": str(standing.uuid)})
    where = browser.get("/lapor/tempat/").content.decode()
    assert f'name="body" value="{standing.body.uuid}" checked' in where
    browser.post("/lapor/tempat/", {"body": str(standing.body.uuid)})
    last = browser.get("/lapor/kirim/").content.decode()
    assert "Penerbitan Akta Kelahiran" in last
    sent = browser.post("/lapor/kirim/", {"anonymous": "ya", "secret": "tidak"})

    assert sent.status_code == 302
    case = Complaint.objects.get()
    assert (case.service, case.body) == (standing, standing.body)
    assert ComplaintEvent.objects.get(complaint=case).facts["service"] == standing.pk


def test_a_reporter_may_say_that_it_is_not_about_the_service(standing):
    browser = Client()
    browser.post("/lapor/", {"text": "Jalan rusak.", "service": str(standing.uuid), "tanpa_layanan": "ya"})
    page = browser.get("/lapor/").content.decode()
    assert "Jalan rusak." in page
    assert "Penerbitan Akta Kelahiran" not in page


@pytest.mark.parametrize("text", ["bukan-uuid", "0b7e8f0e-0000-4000-8000-000000000000", "", "\x00"])
def test_an_unknown_service_in_the_address_costs_no_word(standing, text: str):
    browser = Client()
    assert browser.get("/lapor/", {"layanan": text}).status_code == 200
    kept = browser.post("/lapor/", {"text": "Lampu mati.", "service": text})
    assert kept["Location"] == "/lapor/tempat/"


def test_a_case_about_a_service_without_a_body_goes_to_the_body_that_offers_it(way: Way, standing):
    case = way.submit(body=None, service=standing)
    assert (case.body, case.service) == (standing.body, standing)


def test_an_admin_ties_a_case_while_forwarding_and_can_untie_it(way: Way, standing, cast: Cast):
    case = way.submit()
    page = signed_in(cast.agency_admin).get(reverse("complaints:forward", args=[spoken(case.number)]))
    assert f'value="{standing.uuid}"' in page.content.decode()

    way.forward(to=standing.unit, service=standing)
    assert Complaint.objects.get().service == standing
    actions.forward_complaint(
        case.pk, to=cast.officer_next_door.organisation, by=cast.agency_admin.person(way.at), at=way.tick()
    )
    assert Complaint.objects.get().service == standing
    actions.forward_complaint(
        case.pk, to=standing.unit, service=None, by=cast.agency_admin.person(way.at), at=way.tick()
    )
    assert Complaint.objects.get().service is None


def test_the_page_of_a_service_and_the_case_lead_to_each_other(way: Way, standing):
    case = way.submit(service=standing)
    assert (
        "Belum ada laporan terbuka tentang layanan ini." in Client().get(f"/layanan/{standing.uuid}/").content.decode()
    )

    way.forward(to=standing.unit)
    number = spoken(case.number)
    assert f"/laporan/{number}/" in Client().get(f"/layanan/{standing.uuid}/").content.decode()
    assert f'href="/layanan/{standing.uuid}/"' in Client().get(f"/laporan/{number}/").content.decode()
    assert number in Client().get(f"/laporan/?layanan={standing.uuid}").content.decode()
    assert [row["number"] for row in lists.public(service_id=standing.pk)] == [case.number]
    assert list(lists.public(service_id=standing.pk + 1)) == []
    assert queries.services_of(Complaint.objects.get()) == [standing]


def test_a_secret_case_stands_on_no_page_of_a_service(way: Way, standing):
    case = way.submit(service=standing, secret=True)
    way.forward(to=standing.unit)
    assert spoken(case.number) not in Client().get(f"/layanan/{standing.uuid}/").content.decode()
