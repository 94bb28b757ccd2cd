"""Search: rare words and common ones, slips, and nobody learns a word of a case that is not open."""

from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from sambut.complaints import access, actions, searching, vocabulary
from sambut.complaints.models import Complaint, Word
from sambut.complaints.vocabulary import one_slip_away
from sambut.language.searching import query
from tests.complaints.conftest import WEDNESDAY
from tests.world.cast import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

LAMP, ROAD = "Lampu penyeberangan mati sejak Senin.", "Jalan berlubang di depan pasar."


@pytest.fixture
def reported(way):
    """A case with this text, forwarded and so open (unless secret)."""

    def report(text: str, *, secret: bool = False, to=None) -> Complaint:  # type: ignore[no-untyped-def]
        way.submit(text=text, secret=secret)
        return way.forward(to=to)

    return report


def numbers(rows: list[dict[str, object]]) -> list[object]:
    return [row["number"] for row in rows]


def test_the_better_match_comes_first_and_of_equal_ones_the_newer(reported):
    once, again = reported(ROAD), reported(ROAD)
    twice = reported(f"{LAMP} {ROAD} Jalan itu jalan utama.")
    assert numbers(searching.public("jalan")) == [twice.number, again.number, once.number]


def test_a_row_in_quotes_must_stand_in_that_order(reported):
    there = reported("Lampu mati di perempatan.")
    reported("Pohon mati menimpa lampu.")
    assert numbers(searching.public('"lampu mati"')) == [there.number]


def test_common_words_are_looked_for_among_the_newest_and_give_what_the_index_of_words_gives(reported, cast, way):
    """The two ways find the same cases for everybody, so that only speed depends on which is taken."""
    for place in (cast.unit_officer.organisation, cast.officer_next_door.organisation):
        reported(LAMP, to=place)
        reported(LAMP, to=place, secret=True)
        reported(ROAD, to=place)
    asked = query("lampu").tsquery
    for name in (
        "unit_officer",
        "officer_next_door",
        "officer_far_away",
        "agency_admin",
        "inspector",
        "presidential_office",
        "ombudsman",
    ):
        person = getattr(cast, name).person(way.at)
        walked, all_seen = (
            searching.walked(asked, searching._newest(person), most=100) if searching._newest(person) else (set(), True)
        )
        seen = set(access.visible(person).filter(pk__in=walked).values_list("pk", flat=True))
        assert (seen, all_seen) == (searching.matching(asked, access.visible(person)), True), name


def test_a_walk_says_that_there_may_be_more(reported):
    for _ in range(3):
        reported(LAMP)
    newest = [searching.Newest(searching.NEWEST.format(condition="true"), {})]
    ids, all_seen = searching.walked(query("lampu").tsquery, newest, most=2)
    assert ids == set(Complaint.objects.order_by("-received_at").values_list("pk", flat=True)[:2])
    assert all_seen is False


def known(*, cases: int, standing: int = 100_000) -> vocabulary.Known:
    return vocabulary.Known({"lampu": cases}, vocabulary.COUNTED, standing)


@pytest.mark.parametrize(
    ("cases", "standing", "walks"),
    [
        (0, 100_000, False),
        (50, 100_000, False),
        (40_000, 100_000, True),
        (40_000, 1_000_000, True),
        (40_000, 100, False),
        (400, 1_000_000, True),
    ],
)
def test_the_newest_are_walked_only_where_that_is_quicker(cases, standing, walks):
    found = known(cases=cases, standing=standing)
    walk = searching._walk(query("lampu "), found, 0.0007, less_than=searching.cost(found))
    assert (walk > 0) is walks
    assert walk * 0.0007 <= searching.WALK


# -- the words of open cases ----------------------------------------------------------------------------


def test_words_of_fewer_than_five_open_cases_are_not_kept_nor_any_of_a_secret_one(reported):
    for _ in range(5):
        reported(LAMP)
        reported("Purbasangka terhadap pegawai loket.", secret=True)
    for _ in range(4):
        reported(ROAD)

    vocabulary.count()

    kept = dict(Word.objects.values_list("word", "cases"))
    assert kept == {"": 9, "lampu": 5, "seberang": 5, "mati": 5, "senin": 5}
    assert (searching.meant("purbasangkq"), searching.meant("berlubagn")) == ("", "")


def test_counting_again_forgets_what_is_no_longer_there(reported):
    Word.objects.create(word="usang", cases=9)
    reported(LAMP)
    assert vocabulary.count() == 0
    assert list(Word.objects.values_list("word", "cases")) == [("", 1)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lmapu", "lampu"), ("lamu", "lampu"), ("lampuu mati", "lampu mati"), ("kampu mqti", "lampu mati"), ("lampu", ""), ("", ""), ("l", ""),
        ("lampu qzxvw", ""), ("qwx qwy qwz qww", ""), ("l" * 300, ""), ("'; drop table", ""), ("lampu%", ""), ("\x00", ""), ("sebernag", "seberang"), ("seberrangg", "seberang"),
    ],
)  # fmt: skip
def test_what_was_meant(typed, meant, db):
    Word.objects.bulk_create(
        [Word(word=word, cases=cases) for word, cases in {"": 90, "lampu": 40, "mati": 30, "seberang": 9}.items()]
    )
    assert searching.meant(typed) == meant


def test_of_several_words_one_slip_away_the_commonest_is_meant(db):
    Word.objects.bulk_create(
        [Word(word=word, cases=cases) for word, cases in {"": 90, "tian": 5, "tiang": 40, "tialg": 7}.items()]
    )
    assert searching.meant("tiag") == "tiang"


words = st.text("abcdefghij", min_size=1, max_size=9)


@given(words, st.integers(0, 8), st.sampled_from(vocabulary.LETTERS))
def test_every_slip_of_one_finger_is_thought_of(word, place, letter):
    place = min(place, len(word) - 1)
    slips = {
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
    }
    assert slips - {word} <= set(one_slip_away(word))


def test_pages_propose_what_was_meant_and_lead_there(reported, cast):
    for _ in range(5):
        reported(LAMP)
    vocabulary.count()
    officer = signed_in(cast.unit_officer)
    desk = f"/meja/pengaduan/antrean/{cast.unit_officer.organisation.pk}/"
    for browser, address in ((Client(), "/laporan/"), (officer, desk)):
        shown = browser.get(address, {"cari": "lmapu mti"}).content.decode()
        assert f'Maksud Anda: <a href="{address}?cari=lampu+mati">lampu mati</a>?' in shown
        assert "Maksud Anda" not in browser.get(address, {"cari": "lampu"}).content.decode()


def test_the_next_count_of_words_finds_the_case_that_opened_meanwhile(reported, way):
    from sambut.complaints.jobs import count_words

    for _ in range(5):
        reported(LAMP)
    count_words(0, at=WEDNESDAY + timedelta(days=1))
    assert Word.objects.get(word="lampu").cases == 5
    actions.withdraw_complaint(way.complaint.pk, by=way.reporter, at=way.tick())
    count_words(0, at=way.at)
    assert Word.objects.get(word="lampu").cases == 5
