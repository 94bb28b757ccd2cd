import csv
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sambut.kernel.refusals import Refused
from sambut.language.features import tokens
from sambut.language.learning import routing, spam, vectors
from sambut.language.learning.duplicates import PROBABLY_SAME, likeness

DATA = Path(__file__).parent / "data" / "complaints.csv"
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)


def _rows() -> tuple[list[str], list[str]]:
    with open(DATA, encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [row["teks"] for row in rows], [row["instansi"] for row in rows]


@pytest.fixture(scope="module")
def router():
    return routing.train(*_rows(), at=AT)


def test_a_router_names_the_body_its_certainty_and_the_words_that_speak_for_it(router):
    first, second = router.suggest("Mohon pohon di depan sekolah dipangkas, rantingnya kena kabel", 2)

    assert (first.label, first.certainty) == ("Dinas Lingkungan Hidup", "sure")
    assert "pohon" in first.shared
    assert second.certainty == "possible"


def test_a_text_of_unknown_words_gets_no_suggestion(router):
    assert router.suggest("xyzzy qwrtp") == []
    assert router.suggest("") == []


def test_a_router_comes_back_from_its_bytes_without_any_text_inside(router):
    data = router.keep()
    back = routing.restore(data)

    assert back.suggest("lampu jalan mati") == router.suggest("lampu jalan mati")
    assert (back.facts["texts"], back.facts["trained_at"]) == (240, AT.isoformat())
    assert routing.train(*_rows(), at=AT).keep() == data
    longest = max(len(term.split()) for term in back.words.terms)
    assert longest == 2


@pytest.mark.parametrize("data", [b"", b"PK", b"not a model" * 50])
def test_bytes_that_are_no_model_are_refused(data):
    with pytest.raises(Refused, match=r"learning\.unreadable"):
        routing.restore(data)


def test_a_model_of_another_kind_is_refused(router):
    with pytest.raises(Refused, match=r"learning\.unreadable"):
        vectors.restore(router.keep())


@pytest.mark.parametrize(
    ("texts", "labels"),
    [([], []), (["jalan rusak"], ["a"]), (["jalan", "lampu"], ["a"]), (["", "!"], ["a", "b"])],
)
def test_too_little_to_learn_from_is_refused(texts, labels):
    with pytest.raises(Refused, match=r"learning\.too_little"):
        routing.train(texts, labels)


def test_two_bodies_are_told_apart():
    router = routing.train(["lampu mati", "lampu padam", "sampah bau", "sampah penuh"] * 3, ["a", "a", "b", "b"] * 3)
    assert [router.suggest(text)[0].label for text in ("lampu", "sampah")] == ["a", "b"]


def test_a_second_telling_is_found_and_another_complaint_is_not():
    texts = [
        "Lampu jalan di depan balai desa mati sejak kemarin malam",
        "Sampah di pasar lama belum diangkut",
        "Got mampet di gang kenari",
    ]
    known = likeness(texts)

    place, cosine = known.nearest("mohon dicek lampu jln depan balai desa mati sejak kemarin")[0]
    assert (place, cosine > PROBABLY_SAME) == (0, True)
    assert known.nearest("antrian panjang loket") == []


def test_vectors_put_words_that_are_used_alike_beside_each_other_and_come_back_from_bytes():
    texts, _ = _rows()
    learned = vectors.train(texts * 3, at=AT)
    back = vectors.restore(learned.keep())

    assert learned.neighbours("pohon") == back.neighbours("pohon") != []
    alike = float(learned.text("pohon tumbang di taman") @ learned.text("ranting pohon perantingan"))
    assert alike > float(learned.text("pohon tumbang di taman") @ learned.text("blanko ktp habis"))
    assert float(abs(learned.text("xyzzy")).sum()) == 0.0


def test_spam_in_styled_letters_is_found_where_only_plain_letters_were_seen():
    plain = [
        "main slot gacor di situs ini",
        "depo murah slot gacor maxwin",
        "situs slot terpercaya jackpot",
    ] * 4
    other = ["videonya bagus sekali kak", "terima kasih infonya", "semoga sehat selalu"] * 4
    finder = spam.train(plain + other, [True] * 12 + [False] * 12)

    assert finder.is_spam(["𝐬𝐥𝐨𝐭 𝐠𝐚𝐜𝐨𝐫 maxwin", "terima kasih kak", ""]) == [True, False, False]


def test_features_are_stems_without_function_words():
    assert tokens("Mohon perbaikan jalan2 yg rusak di kel. Melati") == [
        "baik",
        "jalan-jal",
        "rusak",
        "lurah",
        "lati",
    ]


def test_the_web_process_does_not_import_what_learns():
    program = (
        "import sys; import sambut.language.learning.routing, sambut.language.learning.duplicates, sambut.language.learning.vectors,"
        "sambut.language.searching, sambut.language.masking, sambut.language.signals, sambut.language.commands;"
        "print([m for m in ('sklearn', 'scipy', 'numpy', 'Stemmer') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
