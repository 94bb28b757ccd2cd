from datetime import date

import pytest

from sambut.kernel.refusals import Refused
from sambut.ledger.models import Outbox
from sambut.services import actions, queries, searching
from sambut.services.models import Edition, Part, Service, ServiceEvent
from tests.services.conftest import Desk

pytestmark = pytest.mark.django_db


def test_a_service_is_written_submitted_and_published_with_an_event_for_each_verb(desk: Desk):
    service = desk.publish()

    assert (service.state, service.checked_on, service.review_due_on) == (
        "published", date(2025, 3, 26), date(2026, 3, 26),
    )  # fmt: skip
    assert (service.public_parts, service.parts, service.free) == (6, 7, True)
    events = list(ServiceEvent.objects.filter(service=service).order_by("id"))
    assert [(e.verb, e.state_from, e.state_to, e.facts) for e in events] == [
        ("draft", "", "draft", {"edition": 1}),
        ("submit", "draft", "draft", {"edition": 1}),
        ("publish", "draft", "published", {"edition": 1}),
    ]
    assert list(Outbox.objects.filter(topic__startswith="services.").order_by("id").values_list("topic", flat=True)) == [
        "services.draft", "services.submit", "services.publish",
    ]  # fmt: skip


def test_what_is_written_is_read_by_nobody_before_it_is_published(desk: Desk):
    service = desk.draft()
    desk.keep()

    assert queries.service(service.uuid) is None
    assert searching.public("akta kelahiran") == []
    assert list(queries.of_body(service.body_id)) == []


def test_a_new_edition_leaves_what_holds_until_it_is_published(desk: Desk):
    service = desk.publish()
    actions.draft_edition(service.pk, by=desk.admin, at=desk.tick())
    desk.keep(name="Akta Kelahiran Terlambat", time="5 hari kerja")

    held = Service.objects.get(pk=service.pk)
    assert (held.name, queries.standard(held.current).text("time")) == (
        "Penerbitan Akta Kelahiran", "Paling lama 3 (tiga) hari kerja sejak berkas lengkap",
    )  # fmt: skip

    desk.submit()
    published = actions.publish_service(service.pk, by=desk.admin, at=desk.tick())
    assert (published.name, queries.standard(published.current).text("time")) == (
        "Akta Kelahiran Terlambat",
        "5 hari kerja",
    )
    assert [(e.number, e.state) for e in queries.editions(service.pk)] == [(2, "current"), (1, "former")]


def test_a_standard_without_one_of_the_six_is_not_submitted_and_says_which(desk: Desk):
    desk.draft()
    desk.keep(fee="", complaints="-")

    with pytest.raises(Refused) as refused:
        desk.submit()
    assert refused.value.code == "service.submit.incomplete"
    assert refused.value.facts == {"missing": "Biaya atau tarif, Penanganan pengaduan, saran, dan masukan"}
    assert Edition.objects.get(service=desk.service).state == "writing"


def test_what_is_returned_comes_back_with_the_reason_and_every_word(desk: Desk):
    service = desk.draft()
    desk.keep()
    desk.submit()
    actions.return_service(service.pk, because="Sebutkan loketnya.", by=desk.admin, at=desk.tick())

    edition = queries.working_edition(service.pk)
    assert (edition.state, edition.returned_because) == ("writing", "Sebutkan loketnya.")
    assert Part.objects.get(edition=edition, component="product").text == "Kutipan akta kelahiran"


def test_a_withdrawn_service_says_why_and_is_found_no_more(desk: Desk):
    service = desk.publish()
    withdrawn = actions.withdraw_service(service.pk, because="Diganti layanan lain.", by=desk.admin, at=desk.tick())

    assert (withdrawn.state, withdrawn.withdrawn_because) == ("withdrawn", "Diganti layanan lain.")
    assert searching.public("akta kelahiran") == []
    assert queries.service(service.uuid) == withdrawn


def test_a_service_that_was_checked_again_is_fresh_for_a_year(desk: Desk):
    service = desk.publish()
    checked = actions.check_service(service.pk, by=desk.admin, at=desk.tick(days=400))
    assert (checked.checked_on, checked.review_due_on) == (date(2026, 4, 30), date(2027, 4, 30))


@pytest.mark.parametrize(
    ("verb", "code"),
    [
        ("check", "service.check.from_draft"),
        ("discard", "service.discard.from_draft"),
        ("return", "service.return.edition_writing"),
        ("publish", "service.publish.edition_writing"),
    ],
)
def test_a_draft_refuses_what_may_not_happen_yet(desk: Desk, verb: str, code: str):
    service = desk.draft()
    desk.keep()
    action = {
        "check": actions.check_service, "discard": actions.discard_edition, "publish": actions.publish_service,
        "return": actions.return_service,
    }[verb]  # fmt: skip
    more = {"because": "Belum."} if verb == "return" else {}
    with pytest.raises(Refused) as refused:
        action(service.pk, by=desk.admin, at=desk.tick(), **more)
    assert refused.value.code == code
