"""What is written in bulk equals what is walked along the actions, but for ids, keys, secrets and identities."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from sambut.complaints.actions.submitting import hash_of
from sambut.complaints.models import Clock, Complaint, ComplaintEvent, Message, Sight
from sambut.config.demo import walking, writing
from sambut.config.demo.country import Country
from sambut.config.demo.making import Making
from sambut.config.demo.phrasing import matter
from sambut.config.demo.stories import Story

pytestmark = pytest.mark.own_database("kept_land")
FATES = (
    "answered",
    "rejected",
    "asked",
    "bounced",
    "bounced_twice",
    "withdrawn",
    "never_answered",
    "never_completed",
    "archived",
)
CASE = (
    "status", "grade", "ending", "anonymous", "secret", "channel", "title", "category_id", "region_id", "happened_on", "body_id",
    "holder_id", "subject_id", "received_at", "answered_at", "ended_at", "next_at", "bounces", "public_at", "search",
)  # fmt: skip
CLOCK = (
    "step",
    "organisation_id",
    "rule_id",
    "started_at",
    "due_at",
    "provisional",
    "late_at",
    "stopped_at",
    "working_days",
)
SIGHT = ("organisation_id", "status", "supervisory", "secret", "holds", "next_at", "received_at")


@pytest.mark.parametrize("fate", FATES)
@pytest.mark.parametrize(
    ("body", "topic", "days_ago"), [("semarang", "jalan", 160), ("merauke", "lampu", 30), ("jateng", "pajak", 12)]
)
def test_a_written_story_equals_a_walked_one(land: Country, fate: str, body: str, topic: str, days_ago: int) -> None:
    walked = _story(land, fate, body, topic, days_ago)
    written = replace(walked, key=f"{walked.key}, written")
    walking.walk(walked, land)
    writing.write([written], land)
    assert _rows(written) == _rows(walked)


def test_a_supervised_story_is_hidden_from_the_unit_it_is_about_either_way(land: Country) -> None:
    walked = _story(land, "rejected", "semarang", "pengawasan", 120)
    assert walked.moves[0].subject
    written = replace(walked, key=f"{walked.key}, written")
    walking.walk(walked, land)
    writing.write([written], land)
    assert _rows(written) == _rows(walked)
    subject = land.bodies["semarang"].units[walked.moves[0].subject]
    assert not Sight.objects.filter(
        organisation=subject, complaint__submission=hash_of(walking.key_of(written))
    ).exists()


def _story(land: Country, fate: str, body: str, topic: str, days_ago: int) -> Story:
    place, dice = land.bodies[body], Random(f"{fate}:{body}")
    about = matter(place, topic, dice, disputed=fate == "rejected")
    received = place.times.any_day(days_ago, "19.40")
    making = Making(place, about, dice, received, walked=False)
    tell: Callable[[], str | None] = getattr(making, fate)
    text = tell() or about.report
    return Story(
        f"{fate}:{body}:{topic}",
        text,
        received,
        body=body,
        place=about.place.code,
        happened_days_before=1,
        moves=tuple(making.moves),
    )


def _rows(story: Story) -> dict[str, Any]:
    case = Complaint.objects.get(submission=hash_of(walking.key_of(story)))
    messages = list(Message.objects.filter(complaint=case).order_by("id"))
    clocks = list(Clock.objects.filter(complaint=case).order_by("id"))
    events = ComplaintEvent.objects.filter(complaint=case).order_by("id")
    return {
        "case": {name: getattr(case, name) for name in CASE},
        "messages": [(m.kind, m.author, m.written_at, m.masked, m.masked_at, m.sealed is not None) for m in messages],
        "clocks": [{name: getattr(clock, name) for name in CLOCK} for clock in clocks],
        "events": [
            (
                e.verb,
                e.state_from,
                e.state_to,
                e.happened_at,
                e.recorded_at,
                e.actor_kind,
                e.actor_id,
                e.organisation_id,
                _facts(e.facts, messages, clocks),
            )
            for e in events
        ],
        "sights": sorted(Sight.objects.filter(complaint=case).values_list(*SIGHT)),
    }


def _facts(facts: dict[str, Any], messages: list[Message], clocks: list[Clock]) -> dict[str, Any]:
    """Ids of the case's own rows as their places."""
    named = dict(facts)
    if "message" in named:
        named["message"] = [m.pk for m in messages].index(named["message"])
    if "clock" in named:
        named["clock"] = [c.pk for c in clocks].index(named["clock"])
    return named
