"""Texts and stories: the same for the same day, varied, and never after the present of the country."""

from datetime import timedelta

import pytest

from sambut.complaints.states import Verb
from sambut.config.demo import country as countries
from sambut.config.demo import making, present, reference
from sambut.config.demo.country import Country
from tests.demo.conftest import AT

pytestmark = pytest.mark.own_database("kept_land")
SPEECHES = ("jawa", "makassar", "papua")


def test_the_same_day_makes_the_same_stories(land: Country) -> None:
    again = countries.found(AT)
    assert making.stories(again, 150) == making.stories(land, 150)
    assert present.stories(again) == present.stories(land)


def test_another_day_moves_the_stories_with_it(land: Country) -> None:
    later = countries.found(AT + timedelta(days=7))
    before, after = making.stories(land, 80), making.stories(later, 80)
    assert [story.key for story in after] == [story.key for story in before]
    assert {(b.at - a.at).days for a, b in zip(before, after, strict=True)} == {7}


def test_a_hundred_and_fifty_texts_are_written_for_fourteen_topics_in_four_ways_of_speaking() -> None:
    topics = reference.topics()
    texts = {text for facts in topics.values() for kind in ("reports", *SPEECHES) for text in facts.get(kind, ())}
    assert len(topics) >= 14
    assert len(texts) >= 150
    assert all(sum(speech in facts for facts in topics.values()) >= 10 for speech in SPEECHES)


@pytest.mark.parametrize("name", sorted(reference.topics()))
def test_every_report_has_an_answer_that_fits_and_every_dispute_its_report(name: str) -> None:
    facts = reference.topics()[name]
    for kind in ("reports", *(speech for speech in SPEECHES if speech in facts)):
        fits = facts["fits" if kind == "reports" else f"fits_{kind}"]
        assert len(fits) == len(facts[kind])
        assert max(fits) < len(facts["answers"])
    assert len(facts["disputed"]) == len(facts["rejections"])
    assert max(facts["disputed"]) < len(facts["reports"])


def test_units_of_topics_are_units_of_their_bodies() -> None:
    for facts in reference.topics().values():
        for body, unit in facts["units"].items():
            wanted = {unit} if isinstance(unit, str) else {row[1] for row in unit}
            assert wanted <= set(reference.bodies()[body]["units"])


def test_nothing_is_written_after_the_present_and_every_case_moves_forward_in_time(land: Country) -> None:
    for story in [*making.stories(land, 150), *present.stories(land)]:
        times = [story.at, *(move.at for move in story.moves)]
        assert story.at <= land.at, story.key
        assert times == sorted(times), story.key


def test_offices_act_on_working_days_in_their_own_hours(land: Country) -> None:
    by_offices = (Verb.FORWARD, Verb.ASK, Verb.ARCHIVE, Verb.BOUNCE, Verb.NOTE, Verb.ANSWER)
    for story in making.stories(land, 150):
        times = land.bodies[story.body].times
        for move in story.moves:
            if move.verb in by_offices:
                local = move.at.astimezone(times.zone)
                assert times.is_working(local.date()), (story.key, move)
                assert 8 <= local.hour < 16, (story.key, move)


def test_people_of_the_country_are_nobody() -> None:
    people = reference.people()
    assert (
        len(set(people["officers"]))
        == len(people["officers"])
        >= sum(len(body["units"]) + 1 for body in reference.bodies().values())
    )
