import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sambut.complaints import actions
from sambut.complaints.models import Clock, Complaint, ComplaintEvent, Message, Sight
from sambut.complaints.secrets import fits
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Outbox
from tests.complaints.conftest import SARI, WEDNESDAY, WORDS

pytestmark = pytest.mark.django_db


def test_a_report_becomes_a_case_with_a_number_a_secret_and_a_running_clock(way, cast):
    complaint = way.submit()

    city = cast.agency_admin.organisation
    assert (complaint.status, complaint.body, complaint.holder) == ("received", city, None)
    assert fits(Complaint.objects.get().secret_hash, way.receipt.secret)
    assert [(c.step, c.organisation, c.rule.limit, c.due_at.isoformat()) for c in Clock.objects.all()] == [
        ("verify", city, "3wd", "2025-04-09T17:00:00+00:00")
    ]


def test_submitting_leaves_one_event_one_outbox_row_and_sight_for_the_body(way, cast):
    complaint = way.submit()

    event = ComplaintEvent.objects.get()
    assert (event.verb, event.state_from, event.state_to, event.actor_kind, event.actor) == (
        "submit",
        "",
        "received",
        "reporter",
        None,
    )
    assert list(Outbox.objects.filter(topic__startswith="complaints.").values_list("topic", "row_id")) == [
        ("complaints.submit", event.pk)
    ]
    assert list(Sight.objects.values_list("organisation", "complaint", "status", "holds")) == [
        (cast.agency_admin.organisation.pk, complaint.pk, "received", True)
    ]


def test_sending_the_same_draft_twice_gives_the_first_receipt_again(way):
    key = uuid.uuid4()
    facts = {"text": WORDS, "anonymous": True, "secret": False, "at": WEDNESDAY}

    first = actions.submit_complaint(key, **facts)
    second = actions.submit_complaint(key, **facts)

    assert (second.complaint, second.secret, first.again, second.again) == (first.complaint, first.secret, False, True)
    assert Complaint.objects.count() == 1


def test_others_read_masked_words_and_the_reporter_the_own_ones(way):
    complaint = way.submit(text="Lampu mati di depan SD. Hubungi saya di 0812-9876-1234, nama saya Sari Kembangmelati.")

    message = Message.objects.get()
    assert "0812" not in message.masked
    assert "Kembangmelati" not in message.masked
    assert "0812-9876-1234" in actions.submitting.messages.original(complaint, message)
    assert b"0812" not in bytes(message.sealed)


def test_the_case_row_knows_nothing_of_who_reported(way):
    way.submit()

    with connection.cursor() as cursor:
        cursor.execute("select row_to_json(c)::text from complaints_complaint c")
        row = cursor.fetchone()[0]
    for word in (SARI.name, SARI.email, SARI.phone, SARI.nik):
        assert word not in row


def test_an_empty_text_is_refused_and_leaves_nothing(way):
    with pytest.raises(Refused, match=r"complaint\.text\.empty"):
        way.submit(text="  \u200b ")

    assert Complaint.objects.count() == 0


def test_submitting_costs_at_most_twenty_statements(way):
    city = way.submit().body
    with CaptureQueriesContext(connection) as queries:
        way.submit(body=city)

    assert len(queries) <= 20, "\n".join(query["sql"][:150] for query in queries)
