import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sambut.language.cleaning import Cleaned, clean
from sambut.language.folding import fold, styled

DIRT = st.text(
    alphabet=st.one_of(
        st.characters(), st.sampled_from("Ââ€ðŸ™\x8f²¬»\\nr\u200b\u202e\x00\ud83d\ude4fA\u0302\u0301\xa0")
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Mohon bantuan ðŸ™\x8f", Cleaned("Mohon bantuan 🙏", ("mojibake",))),
        ("luas 4 mÂ² dan â€œrusakâ€\x9d", Cleaned("luas 4 m² dan “rusak”", ("mojibake",))),
        ("twice: ÃƒÂ©", Cleaned("twice: é", ("mojibake",))),
        (
            "lampu mati\\ntetapi gelap\\r\\nsetelah hujan",
            Cleaned("lampu mati\ntetapi gelap\nsetelah hujan", ("glue",)),
        ),
        ("satu\r\ndua\u2028tiga", Cleaned("satu\ndua\ntiga", ("breaks",))),
        ("ja\x00lan\x07", Cleaned("jalan", ("controls",))),
        ("ja\u200blan \u202erusak\u2066", Cleaned("jalan rusak", ("invisible",))),
        ("jalan\xa0rusak", Cleaned("jalan rusak", ("spaces",))),
        ("cafe\u0301", Cleaned("café", ("composed",))),
        ("tangan \ud83d\ude4f dan \ud83d", Cleaned("tangan 🙏 dan \ufffd", ("surrogates",))),
        ("z" + "\u0335" * 40, Cleaned("z" + "\u0335" * 3, ("marks",))),
    ],
)
def test_dirt_is_mended_and_named(written, expected):
    assert clean(written) == expected


@pytest.mark.parametrize(
    "text",
    [
        "café ± 5 m",
        "naïve Â",
        "<b>tebal</b> & 5 > 3",
        "👨\u200d👩\u200d👧 keluarga",
        "baris satu\n\tbaris dua",
        "",
    ],
)
def test_what_is_right_stays_as_it_is(text):
    assert clean(text) == Cleaned(text, ())


@given(DIRT)
@settings(max_examples=400, deadline=None)
def test_cleaning_twice_changes_nothing_and_never_grows_much(text):
    once = clean(text).text
    assert clean(once) == Cleaned(once, ())
    assert len(once) <= 3 * len(text)
    once.encode()


@pytest.mark.parametrize("piece", ["Â", "\\", "ðŸ", "a\u0301\u0302", "\u200b²", "â€‹", "<script>", "𝐒\ud800"])
def test_a_megabyte_of_anything_ends_soon(piece):
    start = time.process_time()
    clean((piece * 1_000_000)[:1_000_000])
    assert time.process_time() - start < 8


def test_styled_letters_are_read_through_but_never_rewritten():
    text = "𝐒𝐥𝐨𝐭 ⓖⓐⓒⓞⓡ Ｓｉｔｕｓ café 🙏"
    assert clean(text).text == text
    assert fold(text) == "Slot gacor Situs café 🙏"
    assert (styled(text), styled("café é ñ 5")) == (14, 0)


@given(st.text(max_size=50))
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)
