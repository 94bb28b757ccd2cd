import time

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sambut.language.normalising import normalise
from sambut.language.searching import SearchQuery, query, search_text
from sambut.language.stemming import stem
from sambut.language.words import reference_words, stop_words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("kel. Melati kec Baru kab Lama", "kelurahan melati kecamatan baru kabupaten lama"),
        ("KK sy di gg 3 jl. Mawar", "kartu keluarga saya di gang 3 jalan mawar"),
        ("smp sma sd tk sk pkl tps rsud pju", "smp sma sd tk sk pkl tps rsud pju"),
        (
            "lapor dinsos, dishub, dispendukcapil, dlh",
            "lapor dinas sosial dinas perhubungan dinas kependudukan pencatatan sipil dinas lingkungan hidup",
        ),
        ("e-KTP ektp KTPel ijin akte", "ktp ktp ktp izin akta"),
        ("tdk gak ga gk nggak ndak", "tidak tidak tidak tidak tidak tidak"),
        ("jalan2 rumah2nya anak-anak ber-jalan2", "jalan-jalan rumah-rumahnya anak-anak berjalan-jalan"),
        ("tolooong maaaf bangettt", "tolong maaf sekali"),
        ("Rp1.500.000 dan 500rb, 2jt", "1500000 dan 500000 2000000"),
        ("KKnya tdk ada", "kartu keluarga tidak ada"),
        ("𝐒𝐥𝐨𝐭 jum'at", "slot jumat"),
        ("lihat https://contoh.id/a?b=1 [nomor telepon disembunyikan] ya", "lihat ya"),
        ("!!! --- ''", ""),
    ],
)
def test_spellings_become_one(written, words):
    assert " ".join(normalise(written)) == words


def test_a_request_is_never_a_tree():
    words = [
        "memohon",
        "mohon",
        "permohonan",
        "pemohon",
        "pohon",
        "pepohonan",
        "masalah",
        "permasalahan",
        "ketua",
        "merisi",
        "penerangan",
    ]
    assert [stem(word) for word in words] == ["mohon"] * 4 + ["pohon"] * 2 + ["masalah"] * 2 + [
        "ketua",
        "merisi",
        "terang",
    ]


def test_words_that_carry_a_complaint_are_no_stop_words():
    assert not {"tidak", "belum", "kurang", "masalah", "lama", "minta", "naik", "banyak"} & stop_words()


def test_a_column_holds_stems_in_order_and_then_what_acronyms_mean():
    assert search_text("Mohon perbaikan lampu PJU di jalan2 kami") == "baik lampu pju jalan terang jalan umum"


def test_a_question_asks_for_all_words_phrases_and_the_beginning_of_the_last():
    assert query('permohonan "lampu jalan" samp') == SearchQuery(
        stems=("mohon", "samp"),
        phrases=(("lampu", "jalan"),),
        tsquery="('lampu' <-> 'jalan') & 'mohon' & 'samp':*",
        words=("permohonan", "lampu", "jalan", "samp"),
        beginning="samp",
    )


@pytest.mark.parametrize(
    ("asked", "unordered"),
    [
        ('"lampu jalan" mati ', "('lampu' & 'jalan') & 'mati'"),
        ('"lampu" "mati di jalan" pasa', "('lampu') & ('mati' & 'jalan') & 'pasa':*"),
        ("lampu jalan ", "'lampu' & 'jalan'"),
        ("", ""),
    ],
)
def test_the_order_of_quoted_words_can_be_left_out(asked, unordered):
    assert query(asked).unordered == unordered


@pytest.mark.parametrize("nothing", ["", "   ", '"', "yang di", "!!!", "\x00"])
def test_a_question_without_words_asks_nothing(nothing):
    assert query(nothing) == SearchQuery()
    assert not query(nothing)


def _finds(text: str, asked: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "select to_tsvector('simple', %s) @@ to_tsquery('simple', %s)",
            [search_text(text), query(asked).tsquery],
        )
        return cursor.fetchone()[0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("Kami memohon pemangkasan dahan", "permohonan", True),
        ("Kami memohon bantuan dana", "pohon", False),
        ("Lampu jalan mati sejak kemarin", '"lampu jalan"', True),
        ("Lampu di tepi jalan mati", '"jalan lampu"', False),
        ("KTP belum jadi", "kartu tanda penduduk", True),
        ("Kartu keluarga hilang", "kk", True),
        ("Sampah menumpuk", "samp", True),
        ("Jum'at depan e-KTP", "ektp jumat", True),
        ("Jalan-jalan rusak", "jalan2 rsk", True),
    ],
)
def test_both_sides_read_words_alike(text, asked, found):
    assert _finds(text, asked) is found


@pytest.mark.django_db
@given(st.text(max_size=80), st.text(alphabet="ab'\"\\&|!:*()<->\x00 \ud800é-2", max_size=40))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_input_breaks_a_column_or_a_question(text, asked):
    for written in (text, asked):
        column, question = search_text(written), query(written)
        if question:
            assert isinstance(_asked(column, question.tsquery), bool)


def _asked(column: str, tsquery: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "select to_tsvector('simple', %s) @@ to_tsquery('simple', %s)",
            [column.encode("utf-8", "replace").decode(), tsquery],
        )
        return cursor.fetchone()[0]


@pytest.mark.django_db
@given(
    st.lists(
        st.sampled_from(
            [
                "jalan",
                "rusak",
                "lampu",
                "memohon",
                "perbaikan",
                "ktp",
                "kk",
                "anak-anak",
                "sampah2",
                "gg",
                "banjirrr",
                "12",
                "3.500.000",
            ]
        ),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_text_is_found_by_its_own_words(words):
    text = " ".join(words)
    assert _finds(text, text) or not query(text)


def test_a_megabyte_becomes_a_bounded_column():
    start = time.process_time()
    for piece in ("a", "jalan rusak ", "1.000.", "ab2 ", "aaa-bbb-", "x" * 41 + " ", "é's"):
        assert len(search_text((piece * 1_000_000)[:1_000_000])) <= 300_000
    assert time.process_time() - start < 20


def test_what_is_known_of_words_stays_bounded():
    words = reference_words()
    normalise(" ".join(f"kata{place}x" for place in range(70_000)), words)
    assert len(words.known) <= 65_536
