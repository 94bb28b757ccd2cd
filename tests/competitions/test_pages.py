"""The whole way in the browser's own words: host, innovator, local admin, host again, and everybody."""

from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sambut.competitions.models import Edition, Entry
from tests.competitions.conftest import RESULT, Contest
from tests.world.cast import signed_in


@pytest.fixture
def today(contest: Contest, monkeypatch: pytest.MonkeyPatch) -> Contest:
    """The clock of the pages stands where the contest stands."""
    for page in ("public", "hosting", "entering", "writing", "selecting"):
        monkeypatch.setattr(f"sambut.competitions.pages.{page}.now", lambda: contest.tick())
    return contest


def text(client: Client, name: str, *args: object, status: int = 200) -> str:
    answer = client.get(reverse(f"competitions:{name}", args=args))
    assert answer.status_code == status
    return unescape(answer.content.decode()).replace("\xa0", " ")


def do(client: Client, page: str, /, *args: object, status: int = 302, **given: object) -> str:
    answer = client.post(reverse(f"competitions:{page}", args=args), given)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return unescape(answer.content.decode()).replace("\xa0", " ")


def test_a_contest_from_its_template_to_an_accepted_entry(today: Contest):
    cast = today.cast
    host, innovator, admin = signed_in(cast.agency_admin), signed_in(cast.innovator), signed_in(cast.local_admin)
    do(
        host, "draft", name="Lomba Inovasi Kota", year=2025, host=today.city.uuid, template="district", opens_on="2025-03-27",
    )  # fmt: skip
    edition = Edition.objects.get()
    assert Client().get(reverse("competitions:contest", args=[edition.uuid])).status_code == 404
    assert "Tidak ada yang bertentangan" in text(host, "host", edition.uuid)
    do(host, "open", edition.uuid)

    innovation = today.known()
    applying = text(innovator, "applying")
    assert "Dipilih ketika entri dimulai." in applying
    assert "1 syarat belum terpenuhi" in applying  # the group of adaptations
    do(innovator, "begin", edition.uuid, innovation.uuid, group="umum", category="kesehatan")
    entry = Entry.objects.get()
    assert "Hasil sebelum dan sesudah" in text(innovator, "write", entry.uuid)
    do(
        innovator,
        "write",
        entry.uuid,
        halaman="halaman-satu",
        revisi=0,
        hasil=RESULT,
        title=entry.title,
        category="kesehatan",
    )
    do(innovator, "send", entry.uuid)

    assert entry.title in text(admin, "queue")
    do(admin, "return", entry.uuid, text="", **{"catatan-hasil": "Dari mana angkanya?"})
    assert "Dari mana angkanya?" in text(innovator, "entry", entry.uuid)
    do(innovator, "send", entry.uuid)
    do(admin, "submit", entry.uuid)

    assert entry.title in text(host, "entries", edition.uuid)
    assert "Belum terpenuhi: Usia inovasi" in do(
        host, "decide", entry.uuid, status=409, **{"ada-lengkap": "on", "ada-judul": "on"}
    )
    do(host, "decide", entry.uuid, **{"ada-lengkap": "on", "ada-judul": "on", "ada-usia": "on"})
    entry.refresh_from_db()
    assert entry.state == "accepted"

    public = text(Client(), "contest", edition.uuid)
    assert "Pendaftaran berjalan sampai Jumat, 25 April 2025 pukul 23.59 WIB" in public
    assert "PP 38/2017: uji coba lalu penerapan" in public
    assert entry.title not in public
    assert "Lomba Inovasi Kota" in text(Client(), "contests")


@pytest.mark.parametrize(("baseline", "says"), [(True, "Kirim ke panitia"), (False, "Belum dapat dikirim ke panitia")])
def test_a_local_admin_is_offered_to_send_only_what_no_rule_bars(today, baseline, says):  # type: ignore[no-untyped-def]
    today.opened()
    entry = today.sent(baseline=baseline)

    page = text(signed_in(today.cast.local_admin), "entry", entry.uuid)

    assert says in page
    assert (reverse("competitions:submit", args=[entry.uuid]) in page) is baseline


@pytest.mark.parametrize(
    ("who", "page", "ways"),
    [("agency_admin", "entries", ("submitted",)), ("local_admin", "queue", ("sent",)), ("innovator", "own", ("begun",))],
)  # fmt: skip
def test_a_list_asks_the_same_number_of_questions_at_any_length(
    today: Contest, django_assert_max_num_queries, who, page, ways
):
    edition = today.opened()
    args = [edition.uuid] if page == "entries" else []
    browser, counted = signed_in(getattr(today.cast, who)), []
    for round_ in range(2):
        for number in range(1 if round_ == 0 else 5):
            for way in ways:
                getattr(today, way)(title=f"Terang {round_} {number}")
        text(browser, page, *args)
        with django_assert_max_num_queries(60) as asked:
            text(browser, page, *args)
        counted.append(len(asked))
    assert counted[0] == counted[1]


@pytest.mark.parametrize(
    ("who", "listed"), [("agency_admin", "entries"), ("agency_admin", "readings"), ("innovator", "own")]
)  # fmt: skip
def test_a_filter_that_nobody_knows_leaves_the_list_whole(today: Contest, who, listed):
    today.opened()
    today.submitted(title="Terang Satu")
    args = [] if listed == "own" else [today.edition.uuid]
    browser, address = signed_in(getattr(today.cast, who)), reverse(f"competitions:{listed}", args=args)

    answer = browser.get(address + "?keadaan=1e999&klaster=x")

    assert answer.status_code == 200
    assert answer.content.decode().count("Terang Satu") == browser.get(address).content.decode().count("Terang Satu")


def test_an_innovations_own_desk_leads_to_its_entry_and_into_open_contests(today: Contest):
    today.opened()
    entry = today.begun()
    address = reverse("innovations:desk", args=[today.innovation.uuid])
    own, host = (
        unescape(signed_in(player).get(address).content.decode())
        for player in (today.cast.innovator, today.cast.agency_admin)
    )

    assert reverse("competitions:entry", args=[entry.uuid]) in own
    assert reverse("competitions:applying") in own.partition("<main")[2]
    assert "Lihat lomba yang pendaftarannya terbuka" not in host


def test_if_we_applied_today_is_asked_of_one_contest_page_by_page_or_of_one_innovation(
    today: Contest, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sambut.competitions.pages.entering.SIZE", 2)
    city, address = today.opened(name="Lomba Kota"), reverse("competitions:applying")
    today.opened(name="Lomba Kedua")
    innovator = signed_in(today.cast.innovator)
    today.known(title="Terang Satu")
    innovator.get(address)
    with CaptureQueriesContext(connection) as one:
        innovator.get(address)
    today.known(title="Terang Dua")
    last = today.known(title="Terang Tiga")
    with CaptureQueriesContext(connection) as more:
        latest = unescape(innovator.get(address).content.decode())
    chosen = unescape(innovator.get(f"{address}?lomba={city.uuid}").content.decode())
    alone = unescape(innovator.get(f"{address}?inovasi={last.uuid}").content.decode())

    assert len(more) == len(one)
    assert [title in latest for title in ("Terang Tiga", "Terang Dua", "Terang Satu")] == [True, True, False]
    assert reverse("competitions:begin", args=[today.edition.uuid, last.uuid]) in latest
    assert reverse("competitions:begin", args=[city.uuid, last.uuid]) not in latest
    assert reverse("competitions:begin", args=[city.uuid, last.uuid]) in chosen
    assert [reverse("competitions:begin", args=[of.uuid, last.uuid]) in alone for of in (city, today.edition)] == [
        True
    ] * 2
    assert "Terang Dua" not in alone
    foreign = signed_in(today.cast.officer_far_away).get(f"{address}?inovasi={last.uuid}").content.decode()
    assert "Terang Tiga" not in foreign
