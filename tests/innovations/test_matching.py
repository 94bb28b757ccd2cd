"""A need in people's words meets innovations: shared words, synonyms, topics, and no match where there is none."""

import pytest

from sambut.complaints.models import Category
from sambut.innovations import matching, synonyms, words
from sambut.innovations.models import Word
from tests.innovations.conftest import LAMP

pytestmark = pytest.mark.django_db

OTHERS = {
    "Antar Obat": ("Pasien menunggu obat berjam-jam di loket rumah sakit karena racikan antre.", "Obat diantar kurir pasar ke rumah pasien yang tinggal jauh.", "Obat diantar ke rumah."),
    "Bank Sampah Pagi": ("Sampah menumpuk di gang karena truk tidak dapat masuk kampung.", "Warga menabung sampah kering setiap pagi di balai.", "Sampah ditabung warga."),
    "Lahir Langsung Tercatat": ("Orang tua bolak-balik mengurus akta kelahiran dan pulang tanpa hasil.", "Bidan mengirim data bayi pada hari yang sama, akta dicetak di dinas.", "Akta terbit sehari."),
    "Sekolah Cinta Air": ("Anak sekolah tidak punya air bersih pada musim kering.", "Tandon hujan dipasang di setiap sekolah dengan saringan pasir.", "Tandon hujan di sekolah."),
}  # fmt: skip


@pytest.fixture
def collection(way):
    """Name → id of five public innovations."""
    found = {LAMP["title"]: way.public(category="pekerjaan-umum.penerangan-jalan").pk}
    for title, (problem, solution, summary) in OTHERS.items():
        found[title] = way.public(title=title, problem=problem, solution=solution, summary=summary).pk
    return found


def first(text: str, collection: dict[str, int], **facts) -> str | None:
    names = {pk: name for name, pk in collection.items()}
    best = matching.rank(text, **facts)
    return names[best[0].innovation_id] if best else None


@pytest.mark.parametrize(
    ("need", "answer"),
    [
        ("Lampu jalan padam sudah dua minggu, gelap sekali", "Terang Kampung"),
        ("PJU mati di depan SD", "Terang Kampung"),
        ("sampah menumpuk tidak diangkut", "Bank Sampah Pagi"),
        ("mengurus akta lahir bayi lama sekali, sudah bolak-balik", "Lahir Langsung Tercatat"),
        ("antre obat di rumah sakit berjam-jam", "Antar Obat"),
        ("musim kering sekolah kami kekurangan air", "Sekolah Cinta Air"),
    ],
)
def test_words_of_citizens_meet_the_innovation_that_answers_them(collection, need, answer):
    assert first(need, collection) == answer


def test_reasons_are_words_as_people_write_them(collection):
    best = matching.rank("Lampu jalan padam di kampung")[0]
    assert best.innovation_id == collection["Terang Kampung"]
    assert set(best.words) >= {"lampu", "jalan", "padam", "penerangan jalan umum"}
    assert all(word == word.strip() and word for word in best.words)


@pytest.mark.parametrize(
    "need",
    [
        "",
        "   ",
        "yang dan di",
        "mohon segera ditindak, terima kasih",
        "bioskop kecamatan kami tutup terus",
        "123 456",
        "'; drop table --",
        "a" * 6000,
    ],
)
def test_a_need_that_nothing_answers_gives_nothing(collection, need):
    assert matching.rank(need) == []


def test_one_shared_word_of_many_is_no_match(collection):
    assert matching.rank("pemain bola dan penonton bertengkar tentang air mancur stadion") == []
    assert first("air", collection) == "Sekolah Cinta Air"


def test_one_word_is_enough_where_the_title_names_it_and_it_is_a_good_part_of_the_need(way):
    plain = {
        "problem": "Petugas tidak tahu siapa yang harus datang.",
        "solution": "Petugas berkeliling.",
        "prerequisites": "",
    }
    named = way.public(**plain, title="Rumah Singgah Gelandangan", summary="Rumah singgah.").pk
    way.public(**{**plain, "solution": "Petugas mengantar gelandangan."}, title="Keliling Kota", summary="Keliling.")
    found = matching.rank("gelandangan dan pengamen di trotoar")
    assert [(one.innovation_id, one.words) for one in found] == [(named, ("gelandangan",))]
    assert matching.rank("gelandangan, pengamen, tukang becak, penjual koran, pemulung di trotoar") == []


def test_words_that_stand_together_in_need_and_innovation_count_more(way):
    same = {"problem": "Pelapor menunggu.", "summary": "Ringkas.", "prerequisites": ""}
    apart = way.public(
        **same, title="Satu", solution="Tiang listrik dan kabel. Dicat ulang oleh warga, lalu diberi papan nomor."
    ).pk
    near = way.public(
        **same, title="Dua", solution="Nomor tiang dan kabel. Dicat ulang oleh warga, lalu diberi papan listrik."
    ).pk
    found = matching.rank("nomor tiang hilang")
    assert [one.innovation_id for one in found] == [near, apart]
    assert found[0].score > found[1].score


def test_what_is_far_below_the_best_is_left_out(collection, way):
    text = {"summary": "Ringkas.", "prerequisites": "", "problem": "Panitia belum punya tempat."}
    far = way.public(
        **text, title="Panggung", solution="Panggung kayu, kursi, tenda. " * 40 + "Lampu sorot. Jalan raya ditutup."
    ).pk
    found = matching.rank("lampu jalan padam di kampung")
    assert [one.innovation_id for one in found] == [collection["Terang Kampung"]]
    assert far not in {one.innovation_id for one in found}


def test_a_phrase_with_a_quiet_word_is_heard_whole(way):
    """`tidak` and `warga` tell nothing alone; in "laporan tidak ditindak" they belong to what is said."""
    desk = way.public(
        title="Pusat Pengaduan", problem="Pengaduan masyarakat tercecer.", summary="Satu pintu.", solution="Loket.", prerequisites=""
    ).pk  # fmt: skip
    assert [one.innovation_id for one in matching.rank("laporan tidak ditindak")] == [desk]


def test_the_same_topic_stands_before_another_with_the_same_words(way):
    text = {
        "problem": "Pelapor menunggu berminggu-minggu karena nomor tiang tidak ada.",
        "solution": "Nomor tiang dicat.",
        "summary": "Nomor tiang.",
    }
    first_ = way.public(**text, title="Satu", category="kesehatan.obat").pk
    second = way.public(**text, title="Dua", category="pekerjaan-umum.penerangan-jalan").pk
    lamps = Category.objects.get(code="pekerjaan-umum.penerangan-jalan")
    need = "tiang tidak punya nomor, pelapor menunggu"
    plain = matching.rank(need)
    assert {plain[0].innovation_id, plain[1].innovation_id} == {first_, second}
    assert plain[0].score == plain[1].score
    near = matching.rank(need, category=lamps)
    assert [one.innovation_id for one in near] == [second, first_]
    assert near[0].score > near[1].score
    assert matching.rank(need, category=lamps.parent)[0].innovation_id == second


def test_problem_weighs_more_than_title_and_title_more_than_the_rest(way):
    filler = "Kegiatan ini berlangsung terus menerus sepanjang musim kemarau."
    at = {}
    for name, content in {
        "problem": {"problem": "Jembatan gantung putus. " + filler}, "title": {"title": "Jembatan gantung"},
        "summary": {"summary": "Jembatan gantung. " + filler}, "rest": {"solution": "Jembatan gantung. " + filler},
    }.items():  # fmt: skip
        texts = {
            "title": f"Nama {name}",
            "problem": filler + filler,
            "summary": filler,
            "solution": filler,
            "prerequisites": "",
        }
        at[way.public(**{**texts, **content}).pk] = name
    assert [at[one.innovation_id] for one in matching.rank("jembatan gantung")] == [
        "problem",
        "title",
        "summary",
        "rest",
    ]


def test_limit_and_statements_are_bounded(collection, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        assert len(matching.rank("obat sampah akta air lampu sekolah pasien warga kampung", limit=3)) <= 3
    assert matching.rank("lampu jalan", limit=0) == []


def test_before_the_words_were_counted_a_need_still_meets_its_answer(collection):
    Word.objects.all().delete()
    assert first("Lampu jalan padam dua minggu", collection) == "Terang Kampung"


def test_counting_words_counts_public_records_only(way):
    way.begin()
    way.write()
    assert words.count() == 0
    way.publish()
    assert words.count() == 1
    assert Word.objects.get(word="tiang").innovations == 1


def test_synonyms_have_a_source_a_date_and_words_that_can_be_met():
    rows = synonyms._rows("synonyms.csv")
    assert all(row["source"] and row["starts_on"] and row["phrase"] for row in rows)
    assert all(phrase.stems for phrase in synonyms.phrases())
    groups = {phrase.group for phrase in synonyms.phrases()}
    assert all(sum(phrase.group == group for phrase in synonyms.phrases()) > 1 for group in groups)
    assert len({(row["group"], row["phrase"]) for row in rows}) == len(rows)


def test_another_way_to_say_it_counts_only_where_all_of_it_stands(way):
    public = {"summary": "Jalan umum.", "solution": "Jalan umum diperbaiki warga.", "prerequisites": ""}
    way.public(**public, title="Jalan umum desa", problem="Jalan umum dan jalan desa rusak berat setiap musim.")
    lamps = way.public()
    found = matching.rank("lampu jalan padam")
    assert [one.innovation_id for one in found] == [lamps.pk]
    assert "penerangan jalan umum" in found[0].words


def test_every_synonym_says_more_than_one_common_word():
    common = {"mati", "surat", "ibu", "anak", "jalan", "air", "rumah", "biaya"}
    assert [phrase.words for phrase in synonyms.phrases() if len(phrase.stems) == 1 and phrase.stems <= common] == []
