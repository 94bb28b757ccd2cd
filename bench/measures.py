"""What is measured: the lists of every desk, the public list, deep pages, the public submit, thirty searches."""

import json
import uuid
from collections.abc import Callable, Sequence

from django.test import Client
from measuring import Measure, backend, processor_ms
from tests.world.cast import Cast, signed_in

from sambut.complaints import searching
from sambut.frame.paging import slice_of

CAST = Cast()


def lists() -> list[Measure]:
    officer, admin, national, visitor = (
        signed_in(CAST.unit_officer),
        signed_in(CAST.agency_admin),
        signed_in(CAST.national_admin),
        Client(),
    )
    unit, body = CAST.unit_officer.organisation.pk, CAST.agency_admin.organisation.pk
    deep_queue, deep_public = _deep(body), _deep_public()
    return [
        Measure("unit's queue, 20", get(officer, f"/meja/pengaduan/antrean/{unit}/"), 25),
        Measure("body's desk, 20", get(admin, f"/meja/pengaduan/antrean/{body}/"), 25),
        Measure("body's desk, 100", get(admin, f"/meja/pengaduan/antrean/{body}/?isi=100"), 60),
        Measure("body's desk, late ones", get(admin, f"/meja/pengaduan/antrean/{body}/?waktu=lewat"), 25),
        Measure("body's desk, deep page", get(admin, f"/meja/pengaduan/antrean/{body}/?setelah={deep_queue}"), 25),
        Measure("national desk, 20", get(national, "/meja/pengaduan/nasional/"), 25),
        Measure("national desk, 100", get(national, "/meja/pengaduan/nasional/?isi=100"), 60),
        Measure("public list, 20", get(visitor, "/laporan/"), 25),
        Measure("public list, deep page", get(visitor, f"/laporan/?setelah={deep_public}"), 25),
        Measure("API: open cases, 20", get(visitor, "/api/v1/laporan/"), 25),
    ]


def writes() -> list[Measure]:
    city = str(CAST.agency_admin.organisation.uuid)
    client = Client()

    def submit(place: int) -> object:
        payload = {
            "text": f"Lampu jalan padam sejak {place} hari di depan pasar.",
            "anonymous": "ya",
            "secret": "tidak",
            "body": city,
        }
        answer = client.post(
            f"/api/v1/laporan/?kunci={uuid.uuid4()}",
            json.dumps(payload),
            content_type="application/json",
            REMOTE_ADDR=f"10.1.{place % 250}.{place // 250 % 250}",  # reports come from many places; each has its limits
        )
        assert answer.status_code == 201, answer.content
        return answer

    return [Measure("public submit (API)", submit, 20)]


def searches(asked: Sequence[str]) -> list[dict[str, object]]:
    """Processor time in PostgreSQL for each question: public search, and with the narrow rights of one unit."""
    from sambut.kernel.clock import now

    officer = CAST.unit_officer.person(now())
    found = []
    for text in asked:
        for who, do in (
            ("everybody", lambda t=text: searching.public(t)),
            ("one unit", lambda t=text: searching.within(t, officer)),
        ):
            do()
            process = backend()
            before = processor_ms(process)
            for _ in range(10):
                rows = do()
            found.append(
                {
                    "asked": text,
                    "who": who,
                    "database_ms": round((processor_ms(process) - before) / 10, 2),
                    "rows": len(rows),
                }
            )
    return found


def get(client: Client, address: str) -> Callable[[int], object]:
    def do(place: int) -> object:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer

    return do


def _deep(organisation_id: int) -> str:
    """The cursor of a page behind most of a desk's cases."""
    from sambut.complaints import lists as complaint_lists

    rows = complaint_lists.queue(organisation_id)
    page = slice_of(rows.order_by("-next_at", "-complaint_id"), order=("next_at", "complaint_id"), after=None, size=20)
    for _ in range(30):
        if page.next is None:
            break
        last, page = page, slice_of(rows, order=("next_at", "complaint_id"), after=page.next, size=100)
        if page.next:
            last = page
        cursor = last.next
    return cursor or ""


def _deep_public() -> str:
    from sambut.complaints import lists as complaint_lists

    cursor = None
    for _ in range(30):
        page = slice_of(complaint_lists.public(), order=("-received_at", "-id"), after=cursor, size=100)
        cursor = page.next or cursor
    return cursor or ""
