"""Texts that were copied are found, with the passages; strangers and the form's own words are not."""

import random

import numpy as np
import pytest

from sambut.competitions.science.made_up import FORM, documents, measure_copies
from sambut.competitions.science.shingles import shingled, shingles_of
from sambut.competitions.science.similarity import Index, Kind, Match, Source, kind_of, passages_of

WORDS = [
    f"{a}{b}{c}" for a in ("ba", "ke", "mo", "su", "ti") for b in ("ra", "lu", "ne", "go") for c in ("n", "k", "s", "t")
]


def text(seed: int, length: int = 80) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def test_planted_copies_are_found_and_strangers_are_not():
    found = measure_copies(400, 60)
    assert found["planted"] == 60
    assert found["false_alarms"] <= 2
    recall = found["recall"]
    assert recall.pop("changed_30") >= 0.6
    assert recall == {"changed_5": 1.0, "changed_15": 1.0, "reordered": 1.0, "half": 1.0}


def test_the_index_counts_what_sets_count():
    texts = {str(at): text(at % 7, 120) + " " + text(at, 60) for at in range(15)}
    index = Index.of(texts)
    sets = {key: set(shingles_of([one]).tolist()) - set(index.common.tolist()) for key, one in texts.items()}
    slow = {}
    for at, one in enumerate(texts):
        for other in list(texts)[at + 1 :]:
            share = len(sets[one] & sets[other]) / min(len(sets[one]), len(sets[other]))
            if share >= 0.3:
                slow[one, other] = pytest.approx(share, abs=1e-4)
    assert {(match.one, match.other): match.containment for match in index.matches()} == slow
    assert slow


def test_one_text_is_compared_as_all_are():
    texts, planted = documents(60, 10)
    copy, (original, _) = next(iter(planted.items()))
    index = Index.of({key: one for key, one in texts.items() if key != copy})
    assert [match.other for match in index.like(texts[copy], key=copy)] == [original]
    assert index.like(texts[original], key=original) == []
    kept = Index(list(texts), [shingles_of([one]) for one in texts.values()])
    assert kept.matches() == Index.of(texts).matches()


def test_the_words_of_the_form_are_nobodys_words():
    answers = {str(at): f"{FORM[0]} {text(at, 40)} {FORM[1]}" for at in range(3)}
    form = shingles_of(FORM)
    assert [match.shared > 0 for match in Index.of(answers).matches(0.2)] == [True] * 3
    assert Index.of(answers, form).matches(0.2) == []
    many = {str(at): f"{FORM[0]} {text(at, 40)} {FORM[1]}" for at in range(12)}
    assert Index.of(many).matches(0.2) == []  # what half of them write is found to be the form's


def test_writing_and_endings_do_not_hide_a_copy():
    one = "Pelayanan kesehatan bagi masyarakat dilakukan dengan menjemput warga yang sakit di rumahnya setiap pagi."
    other = "PELAYANAN kesehatan — bagi masyarakat: dilakukan dgn menjemput warga yg sakit di rumah setiap pagi"
    assert shingled(one).shingles.tolist() == shingled(other).shingles.tolist()


def test_passages_stand_side_by_side_at_their_places():
    shared = text(50, 12)
    one, other = f"{text(1, 9)} {shared} {text(2, 5)}", f"{text(3, 4)}. {shared.upper()} {text(4, 9)}"
    (passage,) = passages_of(one, other)
    assert one[slice(*passage.one)] == shared
    assert other[slice(*passage.other)] == shared.upper()
    assert passage.words == 12


def test_a_changed_word_inside_a_passage_is_bridged():
    words = text(60, 20).split()
    changed = [*words[:9], "lain", *words[10:]]
    (passage,) = passages_of(" ".join(words), " ".join(changed))
    assert passage.words == 20
    assert passages_of(text(1, 30), text(2, 30), leave_out=np.zeros(0, dtype=np.uint64)) == []


def test_too_short_and_empty_texts_are_never_told():
    index = Index.of({"a": "satu dua tiga empat", "b": "satu dua tiga empat", "c": "", "d": "satu"})
    assert index.matches() == []
    assert index.like("satu dua tiga empat") == []
    assert Index.of({}).like(text(1)) == Index.of({}).matches() == []
    assert passages_of("", "satu dua tiga") == []


def test_a_text_and_itself_are_the_same():
    index = Index.of({"a": text(1), "b": text(1)})
    assert index.matches() == [Match("a", "b", 1.0, len(shingles_of([text(1)])))]


def test_a_likeness_is_named_by_what_the_record_knows():
    one = Source("I1", "unit A", "KIPP 2025")
    assert kind_of(one, Source("I1", "unit A", "KIPP 2025")) is Kind.SAME_ENTRY
    assert kind_of(one, Source("I1", "unit A", "Jatim 2025")) is Kind.OTHER_CONTEST
    assert kind_of(one, Source("I2", "unit A", "KIPP 2025")) is Kind.OWN_AGAIN
    assert kind_of(one, Source("I3", "unit B", "KIPP 2025", frozenset({"I1"}))) is Kind.DECLARED_REPLICATION
    assert kind_of(one, Source("I3", "unit B", "KIPP 2025", frozenset({"I9"}))) is Kind.COPY
