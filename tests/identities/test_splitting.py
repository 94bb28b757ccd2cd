"""Shares of a secret: enough of them give it back, fewer tell nothing."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sambut.identities.escrow import WrongShares, parsed, spoken
from sambut.identities.shamir import divided, joined, split, times

BYTES = st.integers(0, 255)


@given(a=BYTES, b=BYTES, c=BYTES)
def test_the_field_keeps_the_laws_of_a_field(a: int, b: int, c: int):
    assert times(a, b) == times(b, a)
    assert times(a, times(b, c)) == times(times(a, b), c)
    assert times(a, b ^ c) == times(a, b) ^ times(a, c)
    assert times(a, 1) == a
    if b:
        assert times(divided(a, b), b) == a


def test_the_field_is_the_one_of_aes():
    assert times(0x57, 0x83) == 0xC1
    assert times(0x57, 0x13) == 0xFE


@given(secret=st.binary(min_size=1, max_size=40), needed=st.integers(2, 4), more=st.integers(0, 3), data=st.data())
def test_any_shares_that_are_enough_give_the_secret_back(secret: bytes, needed: int, more: int, data: st.DataObject):
    shares = split(secret, shares=needed + more, needed=needed)
    chosen = data.draw(st.permutations(list(shares)))[: needed + data.draw(st.integers(0, more))]
    assert joined({number: shares[number] for number in chosen}) == secret


def test_a_single_share_of_two_fits_every_secret_equally_well():
    """For each possible secret byte there is exactly one second share that completes the first to it."""
    first = split(b"\x2a", shares=3, needed=2)[1]
    completed = {joined({1: first, 2: bytes([second])}) for second in range(256)}
    assert completed == {bytes([secret]) for secret in range(256)}


def test_every_pair_of_three_opens():
    shares = split(b"kunci utama", shares=3, needed=2)
    assert {joined({a: shares[a], b: shares[b]}) for a, b in itertools.combinations(shares, 2)} == {b"kunci utama"}


@given(name=st.binary(min_size=4, max_size=4), number=st.integers(1, 20), share=st.binary(min_size=32, max_size=32))
def test_a_share_survives_being_written_down_and_typed_carelessly(name: bytes, number: int, share: bytes):
    line = spoken(name, number, share)
    careless = line.lower().replace("-", " ").replace("o", "0").replace("i", "1")
    assert parsed(line) == parsed(careless) == (name, number, share)


@given(share=st.binary(min_size=32, max_size=32), place=st.integers(0, 62))
def test_one_wrong_letter_is_noticed(share: bytes, place: int):
    letters = spoken(b"name", 1, share).replace("-", "")
    wrong = "A" if letters[place] != "A" else "C"
    with pytest.raises(WrongShares):
        parsed(letters[:place] + wrong + letters[place + 1 :])


@pytest.mark.parametrize(("shares", "needed"), [(3, 1), (2, 3), (256, 2)])
def test_splits_that_make_no_sense_are_refused(shares: int, needed: int):
    with pytest.raises(ValueError):
        split(b"x", shares=shares, needed=needed)
