"""Of secret cases, of who reported and of sealed words nothing is found in any page, paper, feed, search or API answer of the
rooms around innovations; names of those who came to a forum and what visitors wrote there are read by those who must."""

import io
import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from sambut.complaints.actions import forward_complaint, submit_complaint
from sambut.complaints.actions.submitting import Identity
from sambut.complaints.models import Category, Complaint
from sambut.complaints.states import Grade
from sambut.events import loading as events
from sambut.events.actions import claim_interest
from sambut.events.models import Delegate, Stand
from sambut.insights import counting
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.regions.models import Region
from sambut.replication import loading as replication
from sambut.services.models import Service
from sambut.surveys import loading as surveys
from tests.browser import loop
from tests.browser.loop_addresses import LOOP
from tests.browser.pages import VISITOR
from tests.complaints.conftest import law  # noqa: F401
from tests.faults.walking import view_of
from tests.privacy.test_reporter import REPORTER
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.django_db
HIDDEN = ("Zirkonkebun", "Wermuthpagi", "Kuvertlama")
"""Words of the secret cases that nobody else would write."""
SECRET = "Pungutan akta di loket lampu {}, uangnya dibawa {} setiap Jumat ke {}.".format(*HIDDEN)
OPEN = f"Pungutan lampu penyeberangan kirmizi. Nama saya {REPORTER['name']}, telepon {REPORTER['phone']}."
WORDS = [*REPORTER.values(), "Quimbaya", *HIDDEN]
KINDS = {"text/html", "application/json", "text/csv", "image/svg+xml", "text/calendar", "application/pdf"}
SHOWERS = {"secretariat", "innovator", "local_admin", "agency_admin", "mayor"}
"""The host, and who shows the innovation."""
ROOMS = ("services", "surveys", "innovations", "events", "replication", "insights", "portal", "api")
LINK = re.compile(r"""(?:href|src)="(/[^"#]*)\"""")
API = (
    "/api/v1/forum/", "/api/v1/forum/{forum}", "/api/v1/forum/{forum_reported}", "/api/v1/layanan/", "/api/v1/layanan/{service}",
    "/api/v1/inovasi/", "/api/v1/inovasi/{innovation}", "/api/v1/inovasi/{innovation}/versi", "/api/v1/daerah/73.04",
    "/api/v1/daerah/73", "/api/v1/daerah/73.04/bulanan", "/api/v1/daerah/73.04/dampak", "/api/v1/survei/hasil",
    "/api/v1/survei/hasil/{round_published}", "/api/v1/kebutuhan/", "/api/v1/kebutuhan/{need}", "/api/v1/kebutuhan/{need}/padanan",
    "/api/v1/kesepakatan/", "/api/v1/kesepakatan/{agreement_running}",
)  # fmt: skip
SEARCHES = (
    "/cari/?cari={}", "/layanan/?cari={}", "/inovasi/?cari={}", "/wilayah/cari/?cari={}", "/api/v1/layanan/?cari={}",
    "/api/v1/inovasi/?cari={}", "/api/v1/inovasi/cocok?kebutuhan={}", "/api/v1/kebutuhan/padanan?kebutuhan={}",
)  # fmt: skip


@pytest.fixture
def facts(law: None, cast: Cast) -> dict[str, Any]:  # noqa: F811
    for room in (surveys, events, replication):
        room.load()
    made: dict[str, Any] = {"city_id": cast.agency_admin.organisation.pk}
    loop.build(made, cast)
    return made


def reported(facts: dict[str, Any], cast: Cast) -> list[Complaint]:
    """Secret ones about a service and about a region with figures, and an open one, by the same reporter."""
    service = Service.objects.get(uuid=facts["service"])
    topic, region = Category.objects.get(code="perhubungan"), Region.objects.get(code="73.04")
    said = {"identity": Identity(**REPORTER), "anonymous": False, "at": now()}
    made = [
        submit_complaint(uuid.uuid4(), text=SECRET, secret=True, service=service, **said),
        submit_complaint(
            uuid.uuid4(),
            text=SECRET,
            secret=True,
            region=region,
            body=cast.regent.organisation,
            place_note=HIDDEN[2],
            **said,
        ),
        submit_complaint(uuid.uuid4(), text=OPEN, secret=False, service=service, region=region, **said),
    ]
    forward_complaint(
        made[2].complaint.pk, to=cast.unit_officer.organisation, grade=Grade.ORDINARY, by=cast.agency_admin.person(now()), at=now()
    )  # fmt: skip
    Complaint.objects.filter(pk__in=[receipt.complaint.pk for receipt in made]).update(category=topic)
    counting.count(at=now())
    return [receipt.complaint for receipt in made]


class Reading:
    """Everything that one browser is shown, words of papers too."""

    def __init__(self) -> None:
        self.kinds: set[str] = set()
        self.views: set[str] = set()
        self.read: dict[tuple[str, str], bytes] = {}

    def take(self, who: str, client: Client, address: str) -> bytes:
        if (who, address) in self.read:
            return self.read[who, address]
        answer = client.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        kind = answer.headers.get("Content-Type", "").partition(";")[0]
        if answer.status_code == 200:
            self.kinds.add(kind)
            self.views.add(view_of(address))
        if kind == "application/pdf":
            content += "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).encode()
        self.read[who, address] = content + str(answer.headers).encode()
        return self.read[who, address]

    def found(self, words: list[str]) -> list[str]:
        small = {place: content.decode(errors="replace").lower() for place, content in self.read.items()}
        return [
            f"{who} {address}: {word}"
            for (who, address), content in small.items()
            for word in words
            if word.lower() in content
        ]

    def readers(self, word: str) -> set[str]:
        return {place.split(" ")[0] for place in self.found([word])}


def everything(facts: dict[str, Any], cast: Cast) -> Reading:
    """Each page as its person and as a visitor, what these link to, the searches and the API."""
    reading = Reading()
    browsers = {VISITOR: Client()} | {
        who: signed_in(getattr(cast, who)) for who in {page.who for page in LOOP} - {VISITOR}
    }
    for page in LOOP:
        for who in {page.who, VISITOR}:
            shown = reading.take(who, browsers[who], page.address(facts, "id"))
            for link in links(shown):
                reading.take(who, browsers[who], link)
    for who in (VISITOR, "unit_officer"):
        body = reverse("portal:body", args=[cast.agency_admin.organisation.uuid])
        for address in ("/", body, f"{body}angka.csv", *(one.format(**facts) for one in API), *searches()):
            reading.take(who, browsers[who], address)
    for who, client in browsers.items():
        for name in ("stand", "forum", "delegation", "guests"):
            key = "forum" if name == "guests" else name
            reading.take(who, client, reverse(f"events:{name}", args=[facts[key]]))
    return reading


def links(shown: bytes) -> Iterator[str]:
    """What belongs to these rooms; pages that the table lists already are read as the table says."""
    for link in dict.fromkeys(LINK.findall(shown.decode(errors="replace"))):
        address = link.replace("&amp;", "&")
        if view_of(address).split(":")[0] in ROOMS and re.search(r"\.(pdf|csv|svg|ics|json|html)\b|/unduh|\?", address):
            yield address


def searches() -> Iterator[str]:
    for search in SEARCHES:
        for word in ("pungutan", "lampu"):
            yield search.format(word)


def test_nothing_of_a_secret_case_of_who_reported_and_of_who_came_is_read_by_others(
    facts: dict[str, Any], cast: Cast
) -> None:
    first, second, shown = reported(facts, cast)
    stand = Stand.objects.get(uuid=facts["stand"])
    claim_interest(stand.pk, body="Instansi Walangkecek", contact="turmalin@pondokan.example", at=now())
    Delegate.objects.filter(delegation__uuid=facts["delegation"], user=None).update(name="Serambulan Dwipangga")

    reading = everything(facts, cast)

    numbers = [mark for case in (first, second) for mark in (spoken(case.number), case.number)]
    handles = [mark for case in (first, second, shown) for mark in (str(case.handle), case.handle.hex)]
    assert reading.found([*WORDS, *numbers, *handles]) == []
    assert reading.kinds >= KINDS
    assert len(reading.views) > 90
    assert reading.readers("kirmizi") > {VISITOR}, "The open case is told, so the walk sees cases."
    desk = signed_in(cast.agency_admin).get(f"/meja/pengaduan/{spoken(first.number)}/").content.decode()
    assert HIDDEN[0] in desk, "Who must act reads the secret one, so there was something to find."
    assert reading.readers("walangkecek") == reading.readers("turmalin@pondokan") == SHOWERS
    assert reading.readers("dwipangga") == {"secretariat", "regent"}
