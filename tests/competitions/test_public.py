"""What everybody reads of contests: nothing before it is public, the same number of questions at any size."""

import csv
import io
import re
from datetime import datetime, timedelta
from html import unescape
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sambut.competitions import actions, loading, queries
from sambut.competitions.models import Counted, Edition, EditionEvent, Entry, Honour, Period, Tally
from sambut.competitions.public import classing, figures, honouring, searching, telling
from sambut.competitions.public import jobs as public_jobs
from sambut.competitions.states import Stage
from sambut.innovations.models import Award, Innovation
from sambut.innovations.states import Confidence, Sustainability
from sambut.portal import searching as everything
from tests.competitions.panel import TITLES, Panel
from tests.world.cast import Cast

CHOSEN = TITLES[0]
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def panel(db: None, monkeypatch: pytest.MonkeyPatch) -> Panel:
    """The clock of the pages stands where the contest stands."""
    found = Panel(Cast())
    for page in ("public", "times", "hall"):
        monkeypatch.setattr(f"sambut.competitions.pages.{page}.now", lambda: found.at)
    return found


def read(name: str, *args: object, query: str = "", status: int = 200) -> str:
    answer = Client().get(reverse(f"competitions:{name}", args=args) + query)
    assert answer.status_code == status
    return unescape(answer.content.decode()).replace("\xa0", " ")


def place(panel: Panel) -> str:
    region = panel.city.region
    assert region is not None
    return region.code


def follow(panel: Panel) -> None:
    """What the relay would do with the last happening of the edition."""
    event = EditionEvent.objects.filter(edition=panel.edition).latest("pk")
    public_jobs.follow_edition(event.pk, at=panel.at)


def everywhere(panel: Panel) -> str:
    """All that a visitor can reach, as one text."""
    body = panel.city
    pages = [
        read("contests"), read("contest", panel.edition.uuid), read("public_calendar", query="?bulan=2025-04"), read("history"), read("hall"),
        read("maps"), read("region", place(panel)), read("body", body.uuid), read("calendar_ics"), read("contest_ics", panel.edition.uuid),
        *(read(name, form) for name in ("feed", "result_feed") for form in ("rss", "atom")), read("region_feed", place(panel), "atom"),
    ]  # fmt: skip
    return "\n".join(pages)


def test_a_contest_is_told_from_its_opening_to_its_decree_and_nothing_sooner(panel: Panel):
    panel.drafted(name="Rancangan rahasia")
    draft = panel.edition
    panel.counted()
    follow(panel)
    public_jobs.gather_honours(0, at=panel.at)
    told = everywhere(panel)
    assert "Rancangan rahasia" not in told
    assert not any(title in told for title in TITLES)
    assert "Dibuka: Lomba Inovasi Kota" in told
    assert "Hasil diumumkan" not in told
    assert "BEGIN:VEVENT" in read("calendar_ics")
    read("contest_ics", draft.uuid, status=404)
    assert queries.counts(panel.edition).submitted == 4

    panel.choose(CHOSEN)
    assert CHOSEN not in everywhere(panel)
    panel.announce()
    follow(panel)
    told = everywhere(panel)
    assert "Hasil diumumkan: Lomba Inovasi Kota" in read("result_feed", "rss")
    assert CHOSEN in read("body", panel.city.uuid)
    assert CHOSEN in read("region", place(panel))
    assert not any(title in told for title in TITLES[1:])
    assert CHOSEN not in read("hall")

    panel.decide()
    follow(panel)
    told = everywhere(panel)
    assert CHOSEN in read("hall")
    assert "SK 188.4/77/2025" in read("hall")
    assert "1 terpilih" in read("history")
    assert not any(title in told for title in TITLES[1:])
    province = place(panel)[:2]
    rows = {row[0]: row[2] for row in csv.reader(io.StringIO(read("hall_csv", "provinsi", query="?lomba=local")))}
    assert rows[province] == "1"
    assert sum(int(many) for code, many in rows.items() if code != "kode") == 1
    assert "lomba" in [one.key for one in everything.search("Inovasi Kota 2025", at=panel.at)]
    found = {group.key: [hit.title for hit in group.hits] for group in everything.search(CHOSEN, at=panel.at)}
    assert found["penghargaan"] == [CHOSEN]


def test_a_feed_is_valid_says_when_a_deadline_moved_and_is_not_sent_twice(panel: Panel):
    panel.opened()
    period = Period.objects.get(edition=panel.edition, stage="final")
    actions.move_deadline(
        panel.edition.pk, Stage.FINAL, to=period.ends_at + timedelta(days=2), letter="B/188/2025", reason="Aplikasi padam.",
        by=panel.who("agency_admin"), at=panel.tick(),
    )  # fmt: skip
    client = Client()
    atom = client.get(reverse("competitions:feed", args=["atom"]))
    rss = client.get(reverse("competitions:feed", args=["rss"]))
    assert (atom["Content-Type"], rss["Content-Type"]) == (
        "application/atom+xml; charset=utf-8",
        "application/rss+xml; charset=utf-8",
    )
    tree, channel = ElementTree.fromstring(atom.content), ElementTree.fromstring(rss.content).find("channel")
    entries = tree.findall(f"{ATOM}entry")
    assert channel is not None
    assert len(channel.findall("item")) == len(entries) == 2
    assert entries[0].findtext(f"{ATOM}title") == "Tenggat digeser: Lomba Inovasi Kota"
    assert "Surat B/188/2025. Aplikasi padam." in (entries[0].findtext(f"{ATOM}summary") or "")
    assert tree.findtext(f"{ATOM}id")
    assert tree.findtext(f"{ATOM}updated")
    assert tree.find(f"{ATOM}author") is not None
    marks = [one.findtext(f"{ATOM}id") for one in entries]
    assert len(set(marks)) == 2
    assert all(mark and mark.startswith("urn:uuid:") for mark in marks)
    assert "public" in atom["Cache-Control"]
    assert "max-age=600" in atom["Cache-Control"]
    again = client.get(reverse("competitions:feed", args=["atom"]), headers={"If-None-Match": atom["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    read("region_feed", "99.99", "rss", status=404)


AWARDS = (
    ("KIPP nasional", 2019, "Top 99", "Antar Obat", "Pemerintah Kota Semarang", "Jawa Tengah", "Kesehatan"),
    ("KIPP nasional", 2019, "Top 45", "Antar Obat", "Pemerintah Kota Semarang", "Jawa Tengah", "kesehatan"),
    ("KIPP nasional", 2021, "Top 45", "Loket Nelayan", "Kementerian Bahari", "", "Ekonomi"),
    ("KOVABLIK Jawa Timur (provinsi)", 2021, "Top 30", "Sumur Resap", "Desa Banyu", "Jawa Timur", "Kesehatan"),
    ("Kompetisi Pengelolaan Pengaduan 2019", 2019, "Top 40", "Jawab Cepat", "Kota Lain", "", ""),
)  # fmt: skip


def awarded(**more: object) -> None:
    city = Cast().agency_admin.organisation
    Award.objects.bulk_create(
        Award(
            edition=edition, year=year, level=level, innovation_name=name, agency_name=agency, province_name=province, category_name=category,
            source="contoh.example", confidence=Confidence.STATED, body=city if "Semarang" in agency else None, **more,
        )
        for edition, year, level, name, agency, province, category in AWARDS
    )  # fmt: skip
    Award.objects.create(
        edition="KIPP nasional", year=2022, level="Top 45", innovation_name="Kabar Angin", source="?", confidence=Confidence.UNCONFIRMED
    )  # fmt: skip


def test_the_hall_counts_each_innovation_once_and_keeps_kinds_of_contests_apart(panel: Panel):
    awarded()
    assert honouring.gather() == 5
    assert honouring.gather() == 0
    assert sorted(Tally.objects.filter(by="category").values_list("scheme", "key", "year", "count")) == [
        ("kipp", "ekonomi", 2021, 1), ("kipp", "kesehatan", 2019, 1), ("local", "kesehatan", 2021, 1),
    ]  # fmt: skip
    assert dict(Tally.objects.filter(by="province", scheme="kipp").values_list("key", "count")) == {"33": 1, "": 1}
    assert dict(Tally.objects.filter(by="regency").values_list("key", "count")) == {place(panel): 1}
    hall = read("hall")
    assert "Loket Nelayan" in hall
    assert "Kabar Angin" not in hall
    assert "Antar Obat" in read("hall", query="?peringkat=top-45")
    assert "Sumur Resap" not in read("hall", query="?peringkat=top-45")
    assert "Sumur Resap" in read("hall", query="?lomba=local&tahun=2021&provinsi=35&kategori=kesehatan")
    assert "Jawab Cepat" in read("hall", query="?cari=jawab%20cepat")
    assert "Sumur" not in read("hall", query="?cari=jawab")
    assert "Loket Nelayan" in read("hall", query="?tahun=1e9&bukti=x&provinsi=%00&setelah=***&jenis=a")
    assert "inovasi lagi" not in read("maps", query="?lomba=local")
    assert "1 inovasi lagi" in read("maps")
    assert "Ekonomi" in read("hall_csv", "kategori-kipp")
    assert "Ekonomi" not in read("hall_csv", "kategori-local")
    read("hall_csv", "kategori-lain", status=404)

    Award.objects.filter(innovation_name="Loket Nelayan").delete()
    honouring.gather()
    assert "Loket Nelayan" not in read("hall")


def test_the_hall_says_whether_an_innovation_still_runs_only_while_its_record_is_public(panel: Panel):
    record = panel.known()
    Innovation.objects.filter(pk=record.pk).update(sustainability=Sustainability.GROWING, evidence=3)
    awarded(innovation=record)
    honouring.gather()
    assert not Honour.objects.exclude(going="unknown", evidence=0).exists()
    address = reverse("innovations:innovation", args=[record.uuid])
    assert address not in read("hall")
    Innovation.objects.filter(pk=record.pk).update(state="public", public_at=panel.at)
    honouring.gather()
    assert address in read("hall", query="?jalan=going&bukti=3")
    Innovation.objects.filter(pk=record.pk).update(state="withdrawn")
    assert address not in read("hall")


def test_what_no_source_says_of_an_edition_is_said_to_be_unknown(panel: Panel):
    loading.load()
    history = read("history")
    assert "29% sampai 47% usulan yang terdaftar tidak pernah dikirim, pada 4 edisi yang diketahui" in history
    page = read("past_edition", "kipp-2021")
    assert "belum diketahui" in page
    assert "KepmenPANRB 161/2021" in page
    assert "semarak.co" in page
    rows = {row["edition"]: row for row in csv.DictReader(io.StringIO(read("funnel_csv", "kipp")))}
    assert (rows["KIPP 2017"]["submitted"], rows["KIPP 2021"]["submitted"]) == ("1627", "")
    read("past_edition", "kipp-1999", status=404)


def test_every_public_page_costs_the_same_at_any_number_of_entries_and_honours(panel: Panel):
    panel.announced()
    awarded()
    pages: list[tuple[str, ...]] = [
        ("contests",), ("contest", str(panel.edition.uuid)), ("public_result", str(panel.edition.uuid)), ("public_calendar",), ("history",), ("hall",),
        ("maps",), ("region", "33"), ("body", str(panel.city.uuid)), ("feed", "atom"), ("calendar_ics",),
    ]  # fmt: skip

    def counted() -> list[int]:
        public_jobs.count_every(0, at=panel.at)
        public_jobs.gather_honours(0, at=panel.at)
        found = []
        for page in pages:
            read(*page)
            with CaptureQueriesContext(connection) as asked:
                read(*page)
            found.append(len(asked))
        return found

    few = counted()
    first = Entry.objects.filter(edition=panel.edition, state="not_chosen").first()
    assert first is not None
    copies = []
    for number in range(60):
        copy = Entry.objects.get(pk=first.pk)
        copy.pk, copy.uuid, copy.number = None, Award().uuid, f"9{number:08}"
        copy.state = "withdrawn"
        copies.append(copy)
    Entry.objects.bulk_create(copies)
    Award.objects.bulk_create(
        Award(edition="KIPP nasional", year=2000 + number % 20, level="Top 99", innovation_name=f"Nama {number}", agency_name="Kota", province_name="Jawa Tengah",
              category_name=f"Kategori {number}", source="contoh", confidence=Confidence.STATED, body=panel.city)
        for number in range(60)
    )  # fmt: skip
    assert counted() == few
    assert Counted.objects.get(edition=panel.edition).begun == 64
    assert max(few) <= 16


def test_three_clocks_name_the_day_where_it_is_another_one(panel: Panel):
    edition = panel.opened()
    assert isinstance(edition, Edition)
    ends_at = Period.objects.get(edition=edition, stage="registration").ends_at
    assert telling.clocks(ends_at).replace("\xa0", " ") == "23.59 WIB · 00.59 WITA (26 April) · 01.59 WIT (26 April)"
    assert "23.59 WIB · 00.59 WITA" in read("public_calendar")


def test_a_month_tells_its_days_in_their_order_where_something_began_before_it(panel: Panel):
    panel.opened()
    spans = {
        "registration": ("03-20", "04-26"),
        "verification": ("04-10", "04-28"),
        "administration": ("03-25", "04-06"),
    }
    for stage, span in spans.items():
        begins, ends = (datetime.fromisoformat(f"2025-{day}T00:00:00+07:00") for day in span)
        Period.objects.filter(edition=panel.edition, stage=stage).update(starts_at=begins, ends_at=ends)
    told = re.findall(r'class="month-day"><b>([^<]+)</b>', read("public_calendar", query="?bulan=2025-04"))
    assert told == ["5 April", "10 April", "25 April"]


@pytest.mark.parametrize(
    ("words", "scheme"),
    [
        ("KIPP nasional", "kipp"), ("KIPP 2023", "kipp"), ("PKRI (pemantauan keberlanjutan)", "kipp"), ("KIPP tingkat Kabupaten Luwu Utara", "local"),
        ("KOVABLIK Jawa Timur (provinsi)", "local"), ("Kompetisi Pengelolaan Pengaduan 2019", "complaints"),
    ],
)  # fmt: skip
def test_the_words_of_a_source_tell_the_kind_of_contest(words: str, scheme: str):
    assert classing.scheme_of(words) == scheme


def test_steps_of_a_map_are_round_and_reach_the_largest():
    assert figures.cuts([38, 1]) == [2.0, 5.0, 10.0, 20.0]
    assert figures.cuts([0.08]) == [0.005, 0.01, 0.02, 0.05]
    assert figures.cuts([]) == [1.0]
    assert searching.contests("   ", limit=5) == []
