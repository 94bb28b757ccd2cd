"""A result pack is counted again from nothing but itself; whatever is changed in it shows."""

import copy
import json

import pytest

from sambut.competitions.science.packs import (
    BadPack,
    Scored,
    canonical,
    digest,
    pack,
    pseudonyms,
    read_pack,
    recompute,
    total_of,
)
from sambut.competitions.science.tables import BadTable
from tests.competitions.science.panels import mixed, readings

KEY = b"0123456789abcdef"
WEIGHTS = {"kebaruan": 40, "dampak": 60}


@pytest.fixture(scope="module")
def made():
    scores = [
        Scored(one.judge, one.entry, {"kebaruan": one.score, "dampak": min(100, one.score + 5)}, one.sector)
        for one in readings(mixed(40, 8, 3))
    ]
    return pack(
        scores, WEIGHTS, top=10, calibrate=True, edition={"name": "KIPP 2025", "decree": None}, key=KEY, draws=200
    )


def again(given: dict, **changes: object) -> dict:
    """A pack with changes and the hash that fits them."""
    other = {**copy.deepcopy(given), **changes}
    return {**other, "sha256": digest(other)}


def test_a_pack_is_counted_again_alone_also_after_it_was_written_and_read(made):
    read = read_pack(json.dumps(made, indent=3))
    found = recompute(read)
    assert (found.same, found.differences, found.sha256) == (True, (), made["sha256"])


def test_no_name_of_a_judge_stands_in_it(made):
    assert "J0003" not in canonical(made)
    assert {row["judge"] for row in made["readings"]} == {f"J{at:03}" for at in range(1, 9)}
    assert {row["entry"] for row in made["readings"]} == set(mixed(40, 8, 3).entries)


def test_a_changed_score_shows_even_when_the_hash_was_made_to_fit(made):
    changed = copy.deepcopy(made)
    changed["readings"][0]["aspects"]["dampak"] += 40
    told = recompute(changed)
    assert (told.same, told.differences[0]) == (False, "The contents were changed: the hash does not fit.")
    entry = changed["readings"][0]["entry"]
    assert any(words.startswith(f"{entry}: raw") for words in recompute(again(changed)).differences)


def test_a_changed_order_rule_or_chance_shows(made):
    swapped = copy.deepcopy(made["results"])
    swapped["counting"][:2] = swapped["counting"][1::-1]
    assert recompute(again(made, results=swapped)).differences == ("counting: another order.",)
    raised = copy.deepcopy(made["results"])
    raised["standings"][3]["p_top"] = 0.999
    assert recompute(again(made, results=raised)).differences == (f"{raised['standings'][3]['entry']}: p_top differ.",)
    assert "counting: another order." in recompute(again(made, rules={**made["rules"], "calibrate": False})).differences
    gone = copy.deepcopy(made["results"])
    lost = gone["standings"].pop()
    assert recompute(again(made, results=gone)).differences == (f"{lost['entry']}: is not in the results.",)


def test_a_changed_edition_shows_in_the_hash(made):
    assert recompute({**made, "edition": {"name": "another"}}).differences == (
        "The contents were changed: the hash does not fit.",
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "This is no JSON."),
        ("[]", "This is no result pack: its format is not sambut-contest-pack-1."),
        (
            '{"format": "sambut-contest-pack-1", "rules": {}}',
            "The pack lacks method, weights, readings, results, sha256.",
        ),
        ('{"top": 5, "top": 6}', "The pack says 'top' twice."),
        ('{"top": NaN}', "The pack holds NaN, which is no number."),
    ],
)
def test_what_is_no_pack_is_told(text, words):
    with pytest.raises(BadPack) as refused:
        read_pack(text)
    assert str(refused.value) == words


def test_a_pack_of_another_method_or_without_sense_is_not_counted(made):
    with pytest.raises(BadPack, match="made with method 2019-9"):
        recompute({**made, "method": "2019-9"})
    for changes in (
        {"readings": []}, {"rules": {}}, {"weights": {"other": 1}}, {"rules": {**made["rules"], "draws": 10**9}}, {"readings": [1]},
        {"weights": {"kebaruan": 10**400}}, {"results": {"standings": 1}}, {"results": {"components": 1}},
        {"results": {"standings": [{"entry": []}]}},
    ):  # fmt: skip
        with pytest.raises(BadPack, match="cannot be counted"):
            recompute(again(made, **changes))
    for changes in ({"edition": {"name": "\ud800"}}, {"edition": {"quota": float("inf")}}):
        with pytest.raises(BadPack, match="cannot be counted"):
            recompute({**made, **changes})


def test_a_hash_that_is_none_shows(made):
    for none in ("é", None, 5, []):
        assert recompute({**made, "sha256": none}).differences == ("The contents were changed: the hash does not fit.",)


def test_pseudonyms_are_repeated_only_with_the_key():
    names = [f"Juri {at}" for at in range(30)]
    one = pseudonyms(names, KEY, "J")
    assert one == pseudonyms(reversed(names), KEY, "J")
    assert sorted(one.values()) == [f"J{at:03}" for at in range(1, 31)]
    assert one != pseudonyms(names, b"another key of 16", "J")
    assert [one[name] for name in names] != sorted(one.values())


def test_totals_are_weighted_means():
    assert total_of({"kebaruan": 80, "dampak": 90, "other": 1}, WEIGHTS) == 86.0
    with pytest.raises(BadTable, match="lacks the aspect dampak"):
        total_of({"kebaruan": 80}, WEIGHTS)
    with pytest.raises(BadTable, match="must not be negative"):
        total_of({"a": 1}, {"a": 0})


def test_a_short_key_is_refused():
    with pytest.raises(ValueError, match="16 bytes"):
        pack([], WEIGHTS, top=1, calibrate=True, edition={}, key=b"short")
