"""Merging, comparing, the completeness meter: laws that hold for every text."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sambut.innovations import sentences
from sambut.innovations.fields import TEXTS
from sambut.innovations.rules import POINTS, Known, compare, completeness, merge, share
from sambut.innovations.states import Block, Stage, Sustainability

WORDS = st.lists(st.sampled_from(["a", "b", " ", ".", "\n", "É"]), max_size=24).map("".join)
NAMES = st.sampled_from(sorted(TEXTS)[:4])
CONTENT = st.dictionaries(NAMES, WORDS)
TODAY = date(2025, 3, 27)


@settings(deadline=None)
@given(CONTENT, CONTENT, CONTENT)
def test_a_merge_loses_no_word_of_anybody(current, given_, known):
    merged = merge(current, given_, known)
    for name, text in given_.items():
        stands = merged.content.get(name, "")
        seen_only = known.get(name) == text
        only_added = name in known and known[name] in text and text in stands
        assert stands == text or merged.conflicts.get(name) == text or seen_only or only_added, name
        if stands != current.get(name, ""):
            assert merged.before[name] == current.get(name, "")
            assert name not in known  # nobody writes over words that the page has not seen
    for name in current.keys() - given_.keys():
        assert merged.content[name] == current[name]


@settings(deadline=None)
@given(CONTENT, CONTENT)
def test_merging_again_changes_nothing(current, given_):
    once = merge(current, given_, {})
    assert merge(once.content, given_, {}).before == {}


@settings(deadline=None)
@given(WORDS, WORDS)
def test_two_versions_are_rebuilt_from_their_pieces(older, newer):
    pieces = compare(older, newer)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == older
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == newer
    assert all(piece.kind == "same" for piece in compare(older, older))


def test_a_changed_word_is_marked_and_nothing_else():
    said = [(piece.kind, piece.text) for piece in compare("Lampu mati dua minggu.", "Lampu mati tiga minggu.")]
    assert said == [("same", "Lampu mati "), ("gone", "dua"), ("new", "tiga"), ("same", " minggu.")]


KNOWN = st.builds(
    Known,
    content=st.fixed_dictionaries({name: st.sampled_from(["", "kata " * 20]) for name in (*TEXTS, "category", "authority", "cost", "staff", "connectivity")}),
    stage=st.sampled_from([stage.value for stage in Stage]), started_on=st.sampled_from([None, date(2020, 1, 1)]),
    members=st.integers(0, 2), baselines=st.integers(0, 2), values=st.integers(0, 2),
    blocks=st.sets(st.sampled_from([block.value for block in Block])), proved=st.integers(0, 4),
    sustainability=st.sampled_from(Sustainability.values), confirmed_on=st.sampled_from([None, date(2025, 1, 1), date(2023, 1, 1)]),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(KNOWN)
def test_the_meter_is_full_exactly_when_nothing_is_left_and_names_each_step(known):
    steps = completeness(known, on=TODAY)
    assert (share(steps) == 100) == all(step.done for step in steps)
    assert 0 <= share(steps) <= 100
    assert {step.code for step in steps} <= set(sentences.STEPS)
    assert ("value" in {step.code for step in steps}) == (known.stage != Stage.IDEA)


def test_points_add_to_a_hundred_and_an_empty_running_record_has_none():
    assert sum(POINTS.values()) == 100
    assert share(completeness(Known(content={}, stage=Stage.RUNNING), on=TODAY)) == 0


def test_a_confirmation_is_news_for_a_year_and_old_news_after():
    said = date(2024, 3, 27)
    assert sentences.life("smooth", said, on=date(2025, 3, 27))[0] == "answered"
    kind, words = sentences.life("smooth", said, on=date(2025, 3, 28))
    assert (kind, "belum dipastikan lagi" in words) == ("waiting", True)
    assert sentences.life("unconfirmed", None, on=said) == ("waiting", "Keberlanjutan belum dipastikan")
