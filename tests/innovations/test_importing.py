"""Records of LAN's directory and award facts: taken once, cleaned, joined, and what could not be joined is named."""

import csv
import json
from datetime import date

import pytest
from click.testing import CliRunner

from sambut.frame.refusals import reasons
from sambut.innovations import commands, matching, searching
from sambut.innovations.importing import awards, importing
from sambut.innovations.importing.reading import calm, cleaned
from sambut.innovations.models import Award, EvidenceBlock, Innovation, InnovationEvent, Manuscript, Version
from sambut.innovations.states import Stage, State
from sambut.kernel.refusals import Refused
from sambut.organisations.models import Organisation
from tests.innovations.conftest import THURSDAY

pytestmark = pytest.mark.django_db

RECORD = {
    "id": 7, "nama_inovasi": "TABUNGAN AIR ( TANDON HUJAN )", "produk_inovasi": "Tandon dengan saringan pasir", "jenis": "Metode",
    "kelompok_inovator": "Provinsi/Kabupaten/Kota", "instansi": "KOTA SEMARANG", "unit": "Dinas Air Bersih Kota Semarang",
    "tahun_inisiasi": "2012", "tahun_implementasi": "2013", "kontak": "Ibu Sekar 0812-3344-5566",
    "deskripsi": "Setiap sekolah menampung hujan. Hubungi 0812-3344-5566 atau sekar@contoh.example. " + "Air disaring pasir dan dipakai menyiram. " * 20,
    "faktor_pendorong": "Musim kering membuat sekolah kehabisan air.", "faktor_penghambat": "Talang sering tersumbat daun.",
    "tahapan_proses": '<p>Pasang talang.</p><img alt="" src="data:image/png;base64,' + "iVBORw0KGgo" * 400,
    "manfaat": "Sekolah tidak lagi membeli air.", "prasyarat_replikasi": "Atap seng; guru yang mau merawat.",
}  # fmt: skip


@pytest.fixture
def file(tmp_path):
    def write(*rows, name="inovasi.jsonl"):
        path = tmp_path / name
        path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
        return path

    return write


def test_a_record_becomes_public_with_its_owner_its_words_and_no_contact(topics, file):
    report = importing.import_file(file(RECORD), at=THURSDAY)
    assert (report.read, report.taken, report.mended, report.without_outcome) == (1, 1, 1, 1)
    assert dict(report.why) == {
        "picture_taken_out": 1, "markup_taken_out": 1, "contact_taken_out": 1, "title_spelt": 1,
    }  # fmt: skip
    assert report.made_units == ["Dinas Air Bersih (Pemerintah Kota Semarang)"]
    one = Innovation.objects.get()
    assert (one.title, one.unit.name, one.body.name, one.region.name) == (
        "Tabungan Air (Tandon Hujan)", "Dinas Air Bersih", "Pemerintah Kota Semarang", "Kota Semarang",
    )  # fmt: skip
    assert (one.state, one.stage, one.started_on, one.idea_on, one.year_only) == (
        State.PUBLIC, Stage.RUNNING, date(2013, 1, 1), date(2012, 1, 1), True,
    )  # fmt: skip
    assert one.source_owner == "Dinas Air Bersih Kota Semarang, KOTA SEMARANG"
    # the directory asks what drove it, never which problem it answers: drivers are no problem
    assert (one.problem, one.steps) == ("", "Pasang talang.")
    assert one.summary.startswith("Setiap sekolah menampung hujan.")
    assert len(one.summary) <= 420
    everything = (
        str(list(Innovation.objects.values()))
        + str(list(Manuscript.objects.values()))
        + str(list(Version.objects.values()))
    )
    for secret in ("0812", "sekar@", "Ibu Sekar", "base64", "<p>"):
        assert secret not in everything
    assert "[kontak dihilangkan]" in one.summary
    assert one.solution.startswith("Air disaring pasir")  # the summary is not said twice
    assert {block.block: block.text for block in EvidenceBlock.objects.all()} == {
        "effect": "Sekolah tidak lagi membeli air.",
        "implementation": "Yang mendorong: Musim kering membuat sekolah kehabisan air.\n\nYang menghambat: Talang sering tersumbat daun.",
    }  # fmt: skip
    event = InnovationEvent.objects.get()
    assert (event.verb, event.actor, event.facts) == ("import", None, {"source": "lan:7"})
    assert [row["title"] for row in searching.public("tandon hujan")] == [one.title]
    assert matching.rank("sekolah kami tidak menampung air hujan")[0].innovation_id == one.pk


@pytest.mark.parametrize(
    ("title", "text", "spelt"),
    [
        ("PELAYANAN KTP DI DESA", "Pelayanan KTP di desa dipercepat.", "Pelayanan KTP di Desa"),
        ("SURABAYA SINGLE WINDOW (SSW)", "Surabaya Single Window (SSW) adalah", "Surabaya Single Window (SSW)"),
        ("E-SURAT", "E-Surat merupakan", "E-Surat"),
        ("DI DESA", "tertulis di desa", "Di Desa"),
        ("Kota Layak ANAK", "kota layak anak", "Kota Layak ANAK"),
        ("JEMPUT BOLA LARASITA", "Jemput bola dengan LARASITA.", "Jemput Bola LARASITA"),
        ("SISTEM PENGELOLAAN (SILAYAN) SSW", "", "Sistem Pengelolaan (SILAYAN) SSW"),
    ],
)
def test_a_title_in_capitals_is_spelt_as_its_own_text_spells_it(title, text, spelt):
    assert calm(title, text) == spelt


def test_what_follows_the_summary_is_how_it_works():
    assert importing.after("Satu dua. Tiga.", "Satu  dua.\nTiga.\n\nEmpat\nlima.") == "Empat\nlima."
    assert importing.after("Satu dua.", "Satu dua.") == "Satu dua."
    assert importing.after("Satu …", "Satu dua tiga") == "Satu dua tiga"


@pytest.mark.parametrize(
    ("edition", "year", "words"),
    [
        ("KIPP 2024", 2024, "KIPP 2024, Top 45"),
        ("Sinovik", 2017, "Sinovik, 2017, Top 45"),
        ("Sinovik", None, "Sinovik, Top 45"),
    ],
)
def test_an_award_says_its_year_once(edition, year, words):
    assert Award(edition=edition, year=year, level="Top 45").words == words


def test_importing_again_adds_nothing_and_keeps_what_the_owner_wrote(topics, file):
    importing.import_file(file(RECORD), at=THURSDAY)
    Innovation.objects.update(title="Nama baru")
    again = importing.import_file(file({**RECORD, "deskripsi": "Lain sekali."}), at=THURSDAY)
    assert (again.read, again.taken, again.before) == (1, 0, 1)
    assert Innovation.objects.get().title == "Nama baru"
    assert InnovationEvent.objects.count() == 1


def test_what_cannot_be_taken_is_named(topics, file):
    rows = [
        "bukan json",
        "[1]",
        "{}",
        {**RECORD, "id": 1, "nama_inovasi": " -- "},
        {**RECORD, "id": True},
        RECORD,
        RECORD,
        {**RECORD, "id": 9, "instansi": "Dewan Bintang Kejora"},
    ]
    report = importing.import_file(file(*rows), at=THURSDAY)
    assert (report.read, report.taken, report.refused) == (8, 1, 7)
    assert {why: report.why[why] for why in ("not_a_record", "without_id", "without_name", "twice_in_file", "owner_unknown")} == {
        "not_a_record": 2, "without_id": 2, "without_name": 1, "twice_in_file": 1, "owner_unknown": 1,
    }  # fmt: skip
    assert report.unjoined == ["Dewan Bintang Kejora"]


@pytest.mark.parametrize(
    ("agency", "unit", "body", "owner"),
    [
        ("Kota Semarang", "Puskesmas Karangdoro", "Pemerintah Kota Semarang", "Puskesmas Karangdoro"),
        ("Prov. Sumatera Selatan", "", "Pemerintah Provinsi Sumatera Selatan", "Pemerintah Provinsi Sumatera Selatan"),
        ("Pemda Jember", "", "Pemerintah Kabupaten Jember", "Pemerintah Kabupaten Jember"),
        ("PDAM Kota Malang", "PDAM", "Pemerintah Kota Malang", "Pemerintah Kota Malang"),
        ("Kementerian Kesehatan RI", "Direktorat Gizi; Jakarta", "Kementerian Kesehatan", "Kementerian Kesehatan"),
        (
            "Kementerian Hukum dan HAM",
            "",
            "Kementerian Hukum dan Hak Asasi Manusia",
            "Kementerian Hukum dan Hak Asasi Manusia",
        ),
        (
            "POLDA METRO JAYA",
            "Satpas SIM",
            "Kepolisian Negara Republik Indonesia",
            "Kepolisian Negara Republik Indonesia",
        ),
        ("PT PLN (Persero)", "PT PLN (Persero)", "PT PLN (Persero)", "PT PLN (Persero)"),
        ("– Lembaga Administrasi Negara", "", "Lembaga Administrasi Negara", "Lembaga Administrasi Negara"),
    ],
)
def test_an_owner_is_found_by_name_alias_former_name_or_region(topics, file, agency, unit, body, owner):
    report = importing.import_file(file({**RECORD, "instansi": agency, "unit": unit}), at=THURSDAY, make_units=False)
    assert report.unjoined == []
    one = Innovation.objects.get()
    assert (one.body.name, one.unit.name) == (body, owner)


def test_unknown_owners_become_bodies_only_when_asked_for(topics, file):
    rows = [
        {**RECORD, "id": 1, "instansi": "PT Bintang Kejora (Persero) Tbk."},
        {**RECORD, "id": 2, "instansi": "PDAM Bintang"},
    ]
    before = Organisation.objects.count()
    assert importing.import_file(file(*rows), at=THURSDAY).taken == 0
    assert Organisation.objects.count() == before
    report = importing.import_file(file(*rows), at=THURSDAY, make_bodies=True, make_units=False)
    assert (report.taken, report.made_bodies) == (2, ["PT Bintang Kejora (Persero) Tbk.", "PDAM Bintang"])
    kinds = Organisation.objects.filter(name__in=report.made_bodies).order_by("name").values_list("kind_id", flat=True)
    assert list(kinds) == ["regional_enterprise", "state_enterprise"]


def test_a_dry_run_stores_nothing(topics, file):
    before = Organisation.objects.count()
    report = importing.import_file(file(RECORD), at=THURSDAY, dry=True)
    assert (report.taken, Innovation.objects.count(), Organisation.objects.count()) == (1, 0, before)


def test_the_real_hundreds_of_kilobytes_of_pasted_pictures_are_gone_quickly():
    text = 'Satu. <img alt="" src="data:image/png;base64,' + "A" * 65_000
    assert cleaned(text) == ("Satu.", ["picture_taken_out"])
    assert cleaned("x" * 200_000)[1] == ["picture_taken_out"]
    assert cleaned("a < b dan b > c") == ("a < b dan b > c", [])


AWARD = "2016,KIPP nasional,,Top 99,Tabungan Air,Dinas Air Bersih,Pemerintah Kota Semarang,Jawa Tengah,contoh.example,,stated by one source"
HEAD = "year,edition,group,award,innovation,unit,agency,province,source,category,confidence"


@pytest.fixture
def award_file(tmp_path):
    def write(*lines, head=HEAD):
        path = tmp_path / "penghargaan.csv"
        path.write_text("\n".join([head, *lines]), encoding="utf-8")
        return path

    return write


def test_awards_are_tied_where_title_and_body_agree_and_stand_alone_elsewhere(topics, file, award_file):
    lines = [
        AWARD,
        AWARD.replace("Top 99", "Top 35").replace("Semarang", "Surakarta"),
        AWARD.replace("Tabungan Air", "Tabungan Hujan"),
    ]
    report = awards.import_file(award_file(*lines), at=THURSDAY)
    assert (report.taken, report.attached, report.alone) == (3, 0, 3)
    imported = importing.import_file(file(RECORD), at=THURSDAY)
    assert imported.awards_attached == 1
    one = Innovation.objects.get()
    assert (one.awarded, [award.level for award in one.awards.all()]) == (True, ["Top 99"])
    again = awards.import_file(award_file(*lines), at=THURSDAY)
    assert (again.taken, again.before, again.attached, again.alone) == (0, 3, 1, 2)


def test_an_unconfirmed_award_is_marked_and_never_shown_as_a_fact(topics, file, award_file, client):
    importing.import_file(file(RECORD), at=THURSDAY)
    doubtful = AWARD.replace("stated by one source", "unconfirmed (year)")
    report = awards.import_file(award_file(doubtful), at=THURSDAY)
    assert (report.unconfirmed, report.attached) == (1, 1)
    one = Innovation.objects.get()
    assert one.awarded is False
    assert "Top 99" not in client.get(f"/inovasi/{one.uuid}/").content.decode()
    assert "Top 99" not in client.get("/inovasi/penghargaan/").content.decode()
    marked = client.get("/inovasi/penghargaan/?pasti=semua").content.decode()
    assert "Top 99" in marked
    assert "belum dipastikan" in marked
    sure = awards.import_file(award_file(AWARD), at=THURSDAY)
    assert (sure.changed, sure.taken) == (1, 0)
    assert Innovation.objects.get().awarded is True
    assert "Top 99" in client.get(f"/inovasi/{one.uuid}/").content.decode()


def test_awards_without_name_or_source_and_files_without_columns_are_refused(topics, award_file):
    report = awards.import_file(
        award_file(AWARD.replace("Tabungan Air", ""), AWARD.replace("contoh.example", "")), at=THURSDAY
    )
    assert (report.refused, Award.objects.count()) == (2, 0)
    with pytest.raises(Refused) as refused:
        awards.import_file(award_file("a", head="nama"), at=THURSDAY)
    assert refused.value.code in reasons()


def test_the_commands_say_what_they_did_and_write_a_report(topics, file, award_file, tmp_path):
    run = CliRunner().invoke
    said = run(
        commands.import_innovations,
        [str(file(RECORD, {**RECORD, "id": 8, "instansi": "=Dewan Bintang"})), "--report", str(tmp_path / "r.csv")],
    )
    assert said.exit_code == 0, said.output
    assert "2 rows: 1 taken (1 of them mended), 0 known before, 1 refused." in said.output
    assert "1 owners are not known here, so their records were not taken: =Dewan Bintang" in said.output
    assert "1 have neither output nor outcome" in said.output
    with (tmp_path / "r.csv").open() as lines:
        assert [row[2:] for row in csv.reader(lines)][1:] == [
            ["taken", "title_spelt, contact_taken_out, picture_taken_out, markup_taken_out"],
            ["refused", "owner_unknown"],
        ]
    asked = run(commands.import_innovations, [str(file(RECORD)), "--json"])
    assert json.loads(asked.output)["before"] == 1
    said = run(commands.import_awards, [str(award_file(AWARD)), "--json"])
    assert (json.loads(said.output)["attached"], said.exit_code) == (1, 0)
    assert run(commands.import_awards, [str(award_file("x", head="nama"))]).exit_code == 1
