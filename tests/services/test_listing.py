import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sambut.services import actions, searching
from sambut.services.models import Service
from tests.services.conftest import Desk

pytestmark = pytest.mark.django_db


def test_the_list_is_turned_page_by_page_and_asks_the_same_number_of_times_at_any_size(desk: Desk):
    source = desk.publish()
    counts = []
    for more in (3, 45):
        rows = [
            Service(
                unit=source.unit, body=source.body, name=f"Layanan {more:02}-{n:03}", state="published", current=source.current,
                published_at=source.published_at,
            )
            for n in range(more)
        ]  # fmt: skip
        Service.objects.bulk_create(rows)
        with CaptureQueriesContext(connection) as asked:
            page = Client().get("/layanan/")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 10, counts
    assert page.status_code == 200


def test_turning_pages_shows_every_service_once(desk: Desk):
    source = desk.publish()
    names = [f"Layanan {n:03}" for n in range(44)]
    Service.objects.bulk_create(
        Service(
            unit=source.unit, body=source.body, name=name, state="published", current=source.current, published_at=source.published_at,
        )
        for name in names
    )  # fmt: skip
    seen: list[str] = []
    address = "/layanan/"
    for _page in range(3):
        text = Client().get(address).content.decode()
        seen += re.findall(r"<h2 class=\"queue-title\"><a [^>]*>([^<]+)</a>", text)
        more = re.search(r'<a href="([^"]+)" rel="next"', text)
        address = html.unescape(more[1]) if more else ""
    assert address == ""
    assert sorted(seen) == sorted([*names, source.name])


def test_what_changes_hands_is_found_by_its_new_words_only(desk: Desk):
    service = desk.publish(name="Kartu Keluarga", product="Kartu keluarga")
    desk.publish(name="Akta Kematian", product="Kutipan akta kematian")
    assert [row.id for row in searching.public("akta kematian")] == [service.pk]
    assert searching.public("kartu keluarga") == []
    actions.withdraw_service(service.pk, because="Selesai.", by=desk.admin, at=desk.tick())
    assert searching.public("akta kematian") == []
