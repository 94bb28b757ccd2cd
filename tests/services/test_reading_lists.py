import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sambut.services.rules.channels import read_channels
from sambut.services.rules.cleaning import plain, title
from sambut.services.rules.lists import read_items
from sambut.services.rules.whole import LONGEST, completeness, read_standard, web_address
from sambut.services.states import Component

NEEDED, STEPS = Component.REQUIREMENTS, Component.PROCEDURE


def rows(text: str, component: Component = NEEDED) -> list[tuple[str, int, str, str]]:
    """Group, level, text, condition."""
    return [(row.group, row.level, row.text, row.condition) for row in read_items(text, component).rows]


def test_double_numbers_are_one_and_it_is_said():
    found = read_items("1. 1. Surat pengajuan;\n2. 2. Foto Copy KK;", NEEDED)
    assert [row.text for row in found.rows] == ["Surat pengajuan", "Foto Copy KK"]
    assert found.reasons == ("double_numbers",)


def test_a_list_inside_one_item_is_parted():
    assert [text for _group, _level, text, _when in rows("1.Pemohon datang 2. Petugas memeriksa 3. Surat terbit", STEPS)] == [
        "Pemohon datang", "Petugas memeriksa", "Surat terbit",
    ]  # fmt: skip


def test_numbers_that_do_not_rise_part_nothing():
    assert [text for _g, _l, text, _w in rows("Pas foto 4x6 3 lembar, map no. 7 warna biru")] == [
        "Pas foto 4x6 3 lembar, map no. 7 warna biru"
    ]


def test_headings_make_groups_and_one_without_items_is_named():
    found = read_items("Baru:\n- KK\n- Surat lahir\nHilang:\nRusak:\n- KTP lama", NEEDED)
    assert [(row.group, row.text, row.reason) for row in found.rows] == [
        ("Baru", "KK", ""), ("Baru", "Surat lahir", ""), ("", "Hilang", "group_empty"), ("Rusak", "KTP lama", ""),
    ]  # fmt: skip


def test_conditions_stand_apart_and_alternatives_are_marked():
    assert rows("1. Surat kuasa (jika dikuasakan)\n2. Bagi Tahanan: Surat izin\n3. Akta kematian (jika)") == [
        ("", 0, "Surat kuasa", "jika dikuasakan"), ("", 0, "Surat izin", "Bagi Tahanan"), ("", 0, "Akta kematian (jika)", ""),
    ]  # fmt: skip
    assert [row.alternative for row in read_items("1. KTP atau SIM\n2. KTP/SIM\n3. STNK", NEEDED).rows] == [
        True,
        True,
        False,
    ]


def test_an_aside_in_brackets_is_not_torn_apart():
    assert rows("1. KTP kedua orang tua (cukup salah satu bila orang tua tunggal)") == [
        ("", 0, "KTP kedua orang tua (cukup salah satu bila orang tua tunggal)", "")
    ]


def test_smaller_items_stand_under_theirs():
    assert [(level, text) for _g, level, text, _w in rows("1. Petugas: - Mencatat - Memeriksa\n2. Camat menandatangani", STEPS)] == [
        (0, "Petugas"), (1, "Mencatat"), (1, "Memeriksa"), (0, "Camat menandatangani"),
    ]  # fmt: skip
    assert [(level, text) for _g, level, text, _w in rows("1. Berkas:\n a. KTP\n b. KK\n2. Foto")] == [
        (0, "Berkas:"), (1, "KTP"), (1, "KK"), (0, "Foto"),
    ]  # fmt: skip


def test_exact_repetitions_are_one_and_a_step_that_comes_again_is_two():
    found = read_items("1. KTP\n2. KK\n3. ktp", NEEDED)
    assert ([row.text for row in found.rows], found.reasons) == (["KTP", "KK"], ("duplicates_merged",))
    assert len(rows("1. Paraf\n2. Cetak\n3. Paraf", STEPS)) == 3


def test_a_line_that_was_broken_is_put_together_again():
    assert [text for _g, _l, text, _w in rows("1. Surat pengantar dari\nketua RT\n2. KTP")] == [
        "Surat pengantar dari ketua RT",
        "KTP",
    ]


@given(
    st.lists(
        st.text("abcdefg hijk", min_size=3, max_size=20).filter(lambda t: len(t.strip()) > 2),
        min_size=1,
        max_size=12,
        unique_by=lambda t: t.strip(),
    )
)
def test_a_plain_numbered_list_comes_back_as_it_is(items: list[str]):
    items = [f"Surat {one.strip()}" for one in items]
    text = "\n".join(f"{place}. {one}" for place, one in enumerate(items, 1))
    found = read_items(text, STEPS)
    assert [" ".join(row.text.split()) for row in found.rows] == [" ".join(one.split()) for one in items]


@given(st.text(max_size=400))
def test_whatever_stands_there_is_read_without_a_fault(text: str):
    for component in (NEEDED, STEPS):
        assert all(row.text for row in read_items(text, component).rows)
    read_channels(text)
    read_standard(dict.fromkeys(Component.values, text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kotak saran", [("box", "", "")]),
        ("1. Datang langsung\n2. Telp : 0711-5626360", [("in_person", "", ""), ("phone", "0711-5626360", "")]),
        ("Telp. (0561) 734602, 733756", [("phone", "(0561) 734602", ""), ("phone", "(0561) 733756", "")]),
        ("Telp 0561-734602 / 733756", [("phone", "0561-734602", ""), ("phone", "0561-733756", "")]),
        ("WA: 0821 4845 1234", [("message", "0821 4845 1234", "")]),
        ("WA : +62 811-5598-xxx", [("message", "+62 811-5598-xxx", "masked")]),
        ("0895 3959 12345", [("message", "0895 3959 12345", "")]),
        (
            "pengaduan@contoh.go.id; 0341 - 754338",
            [("email", "pengaduan@contoh.go.id", ""), ("phone", "0341 - 754338", "")],
        ),
        ("www.lapor.go.id", [("lapor", "", "")]),
        ("SPAN LAPOR", [("lapor", "", "")]),
        ("Sms Center 1708", [("lapor", "1708", "old_number")]),
        ("Website : samsatsintang", [("website", "samsatsintang", "not_an_address")]),
        ("Website : http://dikbud.contoh.go.id", [("website", "http://dikbud.contoh.go.id", "")]),
        ("Hp/Wa :", [("message", "", "blank")]),
        ("Instagram : @dinsos.contoh", [("instagram", "@dinsos.contoh", "")]),
        ("Aplikasi Sipidu/WBS", [("app", "Sipidu/WBS", "")]),
        ("10 menit", []),
        ("1. Menerima pengaduan 2. Koordinasi internal", []),
    ],
)
def test_channels_are_typed_and_what_leads_nowhere_says_so(text: str, found: list[tuple[str, str, str]]):
    assert [(row.kind.value, row.value, row.reason) for row in read_channels(text).rows] == found


def test_what_the_office_does_with_a_complaint_is_no_channel():
    found = read_channels("Telp. (0561) 734602\nAlur Penanganan\n1. Menerima Pengaduan\n2. Identifikasi Permasalahan")
    assert [row.kind.value for row in found.rows] == ["phone"]
    assert found.steps == ("Alur Penanganan", "Menerima Pengaduan", "Identifikasi Permasalahan")


def test_a_step_whose_word_grew_together_with_another_stays_among_the_steps():
    found = read_channels("1. Warga melapor lewat kotak saran\n2. Kanwil memberikan pembinaan\n3. Kepala UPTmenelaah")
    assert found.steps == ("Kanwil memberikan pembinaan", "Kepala UPTmenelaah")


@pytest.mark.parametrize(
    "text", ["1. Pemohon datang 2. … 3. … 4. Surat terbit", "1. Pemohon datang\n2. …\n3. Surat terbit"]
)
def test_a_numbered_item_without_words_is_no_step_and_it_is_said(text: str):
    found = read_items(text, STEPS)
    assert [row.text for row in found.rows] == ["Pemohon datang", "Surat terbit"]
    assert "item_empty" in found.reasons


def test_tags_go_and_signs_stay():
    assert (
        plain("<p>Biaya <b>gratis</b></p><ul><li>KTP</li><li>KK &lt; 2 lembar</li></ul>")
        == "Biaya gratis\n- KTP\n- KK < 2 lembar"
    )
    assert plain("usia < 17 tahun > 5 tahun") == "usia < 17 tahun > 5 tahun"
    assert plain("<script>alert(1)</script>Ø  Telp") == "- Telp"


def test_a_name_goes_without_what_stands_around_it_on_a_page():
    assert title("Standar Pelayanan Rekomendasi Rumah Ibadah.") == "Rekomendasi Rumah Ibadah"
    assert title("Standar Pelayanan") == "Standar Pelayanan"


def test_completeness_names_what_is_missing_and_a_dash_tells_nothing():
    told = completeness(
        read_standard({"fee": "-", "time": "Apabila Camat ada", "product": "Surat", "staff": "2"}).parts
    )
    assert (told.told, told.public_told) == (3, 2)
    assert told.missing_public == (NEEDED, STEPS, Component.FEE, Component.COMPLAINTS)
    assert told.unread == (Component.TIME,)


@pytest.mark.parametrize("text", ["javascript:alert(1)", "-", "samsat", "http://", "https://a b", "data:text/html,x"])
def test_what_is_no_address_leads_no_browser_anywhere(text: str):
    assert web_address(text) == ""
    assert web_address("https://contoh.go.id/ajukan?a=1") == "https://contoh.go.id/ajukan?a=1"


@pytest.mark.parametrize(
    "seed",
    [
        "0",
        "a",
        "www.",
        "a.b-",
        "satu ",
        "dua puluh ",
        "a 1\n",
        "08.00-",
        "a@",
        "Rp1.000 ",
        "1. a ",
        "5 menit|",
        "<p>",
        "(jika ",
        "&lt;",
    ],
)
def test_the_longest_text_that_is_kept_is_read_in_a_moment_whatever_it_repeats(seed: str):
    text = (seed * LONGEST)[:LONGEST]
    began = time.process_time()
    read_standard(dict.fromkeys(Component.values, text))
    assert time.process_time() - began < 2.5
