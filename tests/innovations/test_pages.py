"""The pages walked without JavaScript: innovator, local admin, everybody."""

import io
import re
from decimal import Decimal
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from sambut.innovations import actions, words
from sambut.innovations.models import Award, Indicator, Innovation, InnovationEvent, Member
from sambut.innovations.states import Block, Direction, Grade, State, Sustainability
from sambut.kernel.refusals import Refused
from tests.innovations.conftest import LAMP
from tests.world.cast import signed_in

pytestmark = pytest.mark.django_db


def test_a_midwife_records_her_innovation_and_everybody_reads_it(topics, cast):
    midwife, admin, visitor = signed_in(cast.innovator), signed_in(cast.local_admin), Client()
    unit = cast.innovator.organisation

    assert midwife.get("/meja/inovasi/")["Location"] == f"/meja/inovasi/milik/{unit.pk}/"
    assert "Catat inovasi baru" in midwife.get(f"/meja/inovasi/milik/{unit.pk}/").content.decode()
    answer = midwife.post("/meja/inovasi/baru/", {"unit": str(unit.uuid), "title": "Terang Kampung"})
    innovation = Innovation.objects.get()
    desk = f"/meja/inovasi/{innovation.uuid}/"
    assert answer["Location"] == f"{desk}tulis/"

    page = midwife.get(f"{desk}tulis/").content.decode()
    written = {"halaman": re.search(r'name="halaman" value="([^"]+)"', page)[1], "revisi": "0", **LAMP}
    assert (
        midwife.post(f"{desk}tulis/", {**written, "category": "pekerjaan-umum.penerangan-jalan", "cost": "small"})[
            "Location"
        ]
        == desk
    )
    assert midwife.post(f"{desk}uji-coba/", {"on": "2024-05-01"}).status_code == 302
    early = midwife.post(f"{desk}penerapan/", {"on": "2024-04-30"})
    assert (early.status_code, "sebelum langkah sebelumnya" in early.content.decode()) == (409, True)
    assert midwife.post(f"{desk}penerapan/", {"on": "2999-01-01"}).status_code == 409
    assert visitor.get(f"/inovasi/{innovation.uuid}/").status_code == 404
    assert midwife.post(f"{desk}ajukan/").status_code == 302
    assert midwife.post(f"{desk}terbitkan/").status_code == 403
    assert visitor.get(f"/inovasi/{innovation.uuid}/").status_code == 404

    waiting = admin.get(f"/meja/inovasi/milik/{innovation.body_id}/?keadaan=submitted").content.decode()
    assert "Terang Kampung" in waiting
    assert admin.post(f"{desk}kembalikan/", {"text": ""}).status_code == 400
    assert admin.post(f"{desk}kembalikan/", {"text": "Tulis nomor tiangnya."}).status_code == 302
    assert "Tulis nomor tiangnya." in midwife.get(desk).content.decode()
    assert midwife.post(f"{desk}ajukan/").status_code == 302
    assert admin.post(f"{desk}terbitkan/").status_code == 302

    public = visitor.get(f"/inovasi/{innovation.uuid}/").content.decode()
    assert LAMP["problem"] in public
    assert "Penerangan jalan" in public
    assert "di bawah Rp 50 juta" in public
    assert "Tulis nomor tiangnya." not in public
    listed = visitor.get("/inovasi/?cari=jembatan+gantung").content.decode()
    assert "Tidak ada yang cocok" in listed
    assert "Terang Kampung" in visitor.get("/inovasi/?cari=penerangan").content.decode()


def known(way) -> Innovation:
    """A published record with everything that a page may show."""
    way.begin()
    way.write(
        **LAMP,
        novelty="Nomor tiang.",
        steps="Beri nomor.",
        resources="Cat.",
        sustaining="Anggaran rutin.",
        category="pekerjaan-umum.penerangan-jalan",
        cost="small",
        staff="few",
        authority="regency",
        connectivity="phone",
    )
    pk, by = way.innovation.pk, way.innovator
    way.run()
    indicator = actions.name_indicator(
        pk, name="Waktu tunggu", unit="hari", direction=Direction.DOWN, baseline=Decimal("14.5"), baseline_on=way.at.date().replace(year=2024),
        target=Decimal(2), source="Buku regu", by=by, at=way.tick(),
    )  # fmt: skip
    for day, value in (("2025-01-10", "6"), ("2025-03-20", "2.25")):
        actions.measure_indicator(
            pk,
            indicator.uuid,
            value=Decimal(value),
            on=way.at.date().fromisoformat(day),
            source="Buku regu",
            by=by,
            at=way.tick(),
        )
    for block, grade in zip(Block, (3, 2, 1, 3, 0), strict=True):
        actions.prove_innovation(
            pk, block, text=f"Jawaban {block.value}.", grade=Grade(grade), reason="Dihitung regu.", by=by, at=way.tick()
        )
    actions.name_member(pk, name="Siti Kembangmelati", part="bidan", by=by, at=way.tick())
    actions.confirm_innovation(pk, sustainability=Sustainability.GROWING, on=way.at.date(), by=by, at=way.tick())
    way.publish()
    words.count()
    return way.innovation


def test_the_page_shows_proofs_numbers_team_and_how_it_goes(way):
    innovation = known(way)
    page = Client().get(f"/inovasi/{innovation.uuid}/").content.decode().replace("\xa0", " ")
    for said in (
        "Jawaban effect.", "Jawaban economics.", "kuat, ada pembanding", "belum ada bukti", "Siti Kembangmelati",
        "Waktu tunggu turun dari 14,5 menjadi 2,25 hari", "Sasaran: paling banyak 2 hari.", "membaik",
        "Berlanjut dan bertumbuh menurut pemiliknya pada Maret 2025; sesudah itu belum dipastikan lagi", "kabupaten atau kota",
    ):  # fmt: skip
        assert said in page, said
    csv = Client().get(f"/inovasi/{innovation.uuid}/indikator.csv").content.decode()
    assert csv.splitlines() == [
        "indicator,unit,direction,kind,on,value,target,source",
        "Waktu tunggu,hari,down,baseline,2024-03-27,14.5,2,Buku regu",
        "Waktu tunggu,hari,down,value,2025-01-10,6,2,Buku regu",
        "Waktu tunggu,hari,down,value,2025-03-20,2.25,2,Buku regu",
    ]


def test_on_an_english_page_the_owners_words_are_marked_and_the_figure_is_drawn_without_marks(way, cast):
    one = known(way)
    page = Client().get(f"/en/inovasi/{one.uuid}/").content.decode()
    name, unit = '<span lang="id">Waktu tunggu</span>', '<span lang="id">hari</span>'
    assert f">{name} fell from 14.5 to 2.25 {unit}</h4>" in page
    assert f"{name}, {unit}, 2024–2025" in page
    assert (
        page.count("Waktu tunggu") - page.count(name) == 3
    )  # in the summary, and the names of two drawings, which hold no marks
    assert ">Waktu tunggu fell from 14.5 to 2.25 hari</title>" in page
    assert '<span lang="id">Penerangan jalan</span>' in page
    indicator = one.indicators.get()
    form = (
        signed_in(cast.innovator).get(f"/en/meja/inovasi/{one.uuid}/indikator/{indicator.uuid}/nilai/").content.decode()
    )
    assert f"Record a value: {name}" in form
    assert f"<span>{unit}</span>" in form
    assert (
        "lang="
        not in Client()
        .get(f"/inovasi/{one.uuid}/")
        .content.decode()
        .split("<body", 1)[1]
        .split("figure-title", 1)[1]
        .split("</h4>")[0]
    )


def test_the_card_is_one_page_with_name_and_code_also_where_every_text_is_as_long_as_may_be(way):
    innovation = known(way)
    address = f"/inovasi/{innovation.uuid}/kartu.pdf"
    first = PdfReader(io.BytesIO(Client().get(address).content))
    assert len(first.pages) == 1
    assert "Terang Kampung" in first.pages[0].extract_text()
    assert str(innovation.uuid) in first.pages[0].extract_text()

    long = 'Penyelenggaraan-pelayanan-terpadu yang menjangkau kampung terjauh #panic("x") $sum$ ' * 110
    Innovation.objects.filter(pk=innovation.pk).update(
        title="Panjang " * 24, summary=long[:2000], problem=long, solution=long, prerequisites=long
    )
    for block in Block:
        actions.prove_innovation(
            innovation.pk,
            block,
            text=long[:9000],
            grade=Grade.EVALUATED,
            reason="R " * 200,
            by=way.innovator,
            at=way.tick(),
        )
    answer = Client().get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert len(PdfReader(io.BytesIO(answer.content)).pages) == 1


def test_a_private_record_has_no_card_and_no_page_for_others(way, cast):
    innovation = way.begin()
    way.write()
    for client in (Client(), signed_in(cast.citizen), signed_in(cast.officer_far_away)):
        for part in ("", "kartu.pdf", "versi/", "indikator.csv"):
            answer = client.get(f"/inovasi/{innovation.uuid}/{part}")
            assert answer.status_code == 404
            assert "Terang" not in answer.content.decode()
        assert client.get(f"/meja/inovasi/{innovation.uuid}/").status_code in (302, 404)
    assert signed_in(cast.innovator).get(f"/inovasi/{innovation.uuid}/").status_code == 200
    assert signed_in(cast.innovator).get(f"/inovasi/{innovation.uuid}/kartu.pdf").status_code == 404


def asked(client: Client, address: str) -> int:
    """How many statements a page takes, once everything that is looked up for ever is known."""
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_list_page_and_desk_cost_the_same_at_any_size(way, cast):
    """Public pages at most ten statements; a desk has its rail besides."""
    innovation = known(way)
    far, boss = cast.regent.organisation, cast.national_admin.person(way.at)
    visitor, admin = Client(), signed_in(cast.local_admin)
    pages = {
        "/inovasi/": (visitor, 3), "/inovasi/?cari=penerangan": (visitor, 4), f"/inovasi/{innovation.uuid}/": (visitor, 10),
        f"/meja/inovasi/milik/{innovation.body_id}/": (admin, 14), f"/meja/inovasi/{innovation.uuid}/": (admin, 30),
    }  # fmt: skip

    def grow(many: int) -> None:
        for number in range(many):
            way.public(title=f"Terang Kampung {way.at} {number}")
            copy = actions.adapt_innovation(
                innovation.pk, unit_id=far.pk, local_name=f"Damar {number}", by=boss, at=way.tick()
            )
            actions.publish_innovation(copy.pk, by=boss, at=way.tick())
            actions.name_indicator(
                innovation.pk,
                name=f"Lampu {way.at}",
                unit="buah",
                direction=Direction.UP,
                by=way.innovator,
                at=way.tick(),
            )

    grow(1)
    few = {address: asked(client, address) for address, (client, _most) in pages.items()}
    grow(9)
    many = {address: asked(client, address) for address, (client, _most) in pages.items()}
    assert many == few
    assert {address: number for address, number in many.items() if number > pages[address][1]} == {}
    page = visitor.get(f"/inovasi/{innovation.uuid}/").content.decode()
    assert page.count("“Damar") == 10
    assert "10 daerah mengambilnya" in page
    assert "Diadaptasi dari" not in page
    of_a_copy = visitor.get(f"/inovasi/{innovation.children.first().uuid}/").content.decode()
    assert f'Diadaptasi dari</dt><dd><a href="/inovasi/{innovation.uuid}/">Terang Kampung</a>' in of_a_copy


def test_the_list_is_filtered_by_topic_place_stage_life_award_and_proof(way, cast):
    innovation = known(way)
    way.public(
        title="Lain sekali", problem="Antrean puskesmas lama karena pendaftaran hanya di loket dan nomornya habis pagi."
    )
    Innovation.objects.filter(pk=innovation.pk).update(awarded=True)
    for query, found in (
        ("topik=pekerjaan-umum", True), ("topik=pekerjaan-umum.penerangan-jalan", True), ("topik=kesehatan", False),
        ("wilayah=33", True), ("wilayah=33.74", True), ("wilayah=73", False), ("tahap=running", True), ("tahap=trial", False),
        ("keberlanjutan=growing", True), ("keberlanjutan=stopped", False), ("penghargaan=ada", True), ("bukti=3", True), ("bukti=4", False),
        ("topik=pekerjaan-umum&bukti=3&cari=lampu", True), ("tahap=ngawur&bukti=99&topik=tidak-ada", True),
    ):  # fmt: skip
        page = Client().get(f"/inovasi/?{query}").content.decode()
        assert ("Terang Kampung" in page) == found, query
    assert "Lain sekali" not in Client().get("/inovasi/?penghargaan=ada").content.decode()


def test_what_we_do_not_have_yet_leaves_out_our_own_and_what_we_copied(way, cast):
    innovation = known(way)
    other = way.public(title="Lain sekali")
    far = signed_in(cast.regent)
    page = far.get("/inovasi/?punya=belum").content.decode()
    assert "Terang Kampung" in page
    assert "Lain sekali" in page
    assert "yang belum kami punya" not in Client().get("/inovasi/").content.decode()
    boss = cast.national_admin.person(way.at)
    actions.adapt_innovation(
        innovation.pk, unit_id=cast.regent.organisation.pk, local_name="Damar", by=boss, at=way.tick()
    )
    page = far.get("/inovasi/?punya=belum").content.decode()
    assert "Terang Kampung" not in page
    assert "Lain sekali" in page
    assert "Lain sekali" not in signed_in(cast.local_admin).get("/inovasi/?punya=belum").content.decode()
    assert other.state == State.PUBLIC


def test_indicators_proofs_members_and_files_are_entered_at_the_desk(way, cast):
    innovation = way.begin()
    midwife = signed_in(cast.innovator)
    desk = f"/meja/inovasi/{innovation.uuid}/"
    for part in (
        "indikator/",
        "bukti/?bagian=effect",
        "tim/",
        "berkas/",
        "uji-coba/",
        "penerapan/",
        "keberlanjutan/",
        "tulis/",
    ):
        assert midwife.get(desk + part).status_code == 200, part
    wrong = midwife.post(
        desk + "indikator/", {"name": "Waktu tunggu", "unit": "hari", "direction": "down", "baseline": "1.234,5"}
    )
    assert wrong.status_code == 409
    assert "perlu tanggalnya" in wrong.content.decode()
    given = {
        "name": "Waktu tunggu",
        "unit": "hari",
        "direction": "down",
        "baseline": "1.234,5",
        "baseline_on": "2025-01-01",
    }
    asked = unescape(midwife.post(desk + "indikator/", {**given, "baseline": "1.250"}).content.decode())
    assert "1.250 dapat dibaca dua cara. Tulis 1250 atau 1,25." in asked
    assert not Indicator.objects.exists()
    assert midwife.post(desk + "indikator/", given).status_code == 302
    indicator = Indicator.objects.get()
    assert indicator.baseline == Decimal("1234.5")
    assert (
        midwife.post(
            f"{desk}indikator/{indicator.uuid}/nilai/", {"value": "12,5", "on": "2025-02-01", "source": "Buku"}
        ).status_code
        == 302
    )
    assert indicator.values.get().value == Decimal("12.5")
    assert (
        midwife.post(desk + "bukti/", {"block": "effect", "text": "Turun.", "grade": "3", "reason": ""}).status_code
        == 409
    )
    assert (
        midwife.post(
            desk + "bukti/", {"block": "effect", "text": "Turun.", "grade": "3", "reason": "Ada pembanding."}
        ).status_code
        == 302
    )
    assert midwife.post(desk + "tim/", {"name": "Siti", "part": "bidan"}).status_code == 302
    assert midwife.post(f"{desk}tim/{Member.objects.get().pk}/hapus/").status_code == 302
    assert not Member.objects.exists()
    upload = SimpleUploadedFile(
        "panduan.pdf",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        content_type="application/pdf",
    )
    assert midwife.post(desk + "berkas/", {"title": "Panduan", "kind": "guide", "upload": upload}).status_code == 302
    page = midwife.get(desk).content.decode()
    for said in ("Waktu tunggu", "kuat, ada pembanding", "Panduan", "Sedang diperiksa"):
        assert said in page, said


def test_the_local_admin_ties_an_award_of_the_body_to_the_record_that_won_it(way, cast):
    innovation = way.public()
    facts = {
        "year": 2024,
        "edition": "KIPP 2024",
        "level": "Top 45",
        "source": "contoh.example",
        "confidence": "stated",
    }
    own = Award.objects.create(innovation_name="Terang", body=innovation.body, **facts)
    other = Award.objects.create(innovation_name="Rahasia Jeneponto", body=cast.regent.organisation, **facts)
    address, admin = f"/meja/inovasi/{innovation.uuid}/penghargaan/", signed_in(cast.local_admin)
    page = admin.get(address).content.decode()
    assert ("Terang <span" in page, "Rahasia Jeneponto" in page) == (True, False)
    assert admin.post(address, {"award": ""}).status_code == 400
    assert admin.post(address, {"award": str(other.uuid)}).status_code == 409
    assert signed_in(cast.innovator).post(address, {"award": str(own.uuid)}).status_code == 403
    assert admin.post(address, {"award": str(own.uuid)}).status_code == 302
    own.refresh_from_db()
    innovation.refresh_from_db()
    assert (own.innovation_id, innovation.awarded) == (innovation.pk, True)
    event = InnovationEvent.objects.latest("id")
    assert (event.verb, event.facts) == ("attach_award", {"award": own.pk})
    assert "KIPP 2024, Top 45" in Client().get(f"/inovasi/{innovation.uuid}/").content.decode()
    assert "Tidak ada yang dapat dihubungkan" in admin.get(address).content.decode()
    taken = way.public(title="Lain")
    with pytest.raises(Refused, match=r"innovation\.attach_award\.taken"):
        actions.attach_award(taken.pk, award=own.uuid, by=way.local_admin, at=way.tick())


def test_the_yearly_plan_is_counted_from_dates(way, cast):
    innovation = known(way)
    admin = signed_in(cast.local_admin)
    assert (
        admin.post(f"/meja/inovasi/milik/{innovation.body_id}/rencana/", {"year": "2025", "target": "3"}).status_code
        == 302
    )
    from sambut.innovations import desks

    assert desks.years(innovation.body_id, 2025)[0] == desks.Year(2025, 3, 1, 0, 1)
    assert (
        signed_in(cast.innovator)
        .post(f"/meja/inovasi/milik/{innovation.body_id}/rencana/", {"year": "2025", "target": "3"})
        .status_code
        == 404
    )
    assert (
        signed_in(cast.mayor)
        .post(f"/meja/inovasi/milik/{innovation.body_id}/rencana/", {"year": "2025", "target": "3"})
        .status_code
        == 403
    )
