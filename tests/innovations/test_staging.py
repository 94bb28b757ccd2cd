"""Trial, running, the yearly confirmation, adapting, plans: what is refused and what is written down."""

from datetime import UTC, date, datetime

import pytest

from sambut.innovations import actions, lineage, queries
from sambut.innovations.models import InnovationEvent, YearPlan
from sambut.innovations.states import Stage, State, Sustainability
from sambut.kernel.refusals import Refused
from tests.innovations.conftest import LAMP

pytestmark = pytest.mark.django_db


def test_an_idea_is_tried_then_runs_and_nothing_goes_back(way):
    way.begin()
    tried = actions.try_innovation(way.innovation.pk, on=date(2019, 5, 1), by=way.innovator, at=way.tick())
    assert (tried.stage, tried.trial_on, tried.idea_on) == (Stage.TRIAL, date(2019, 5, 1), date(2019, 5, 1))
    with pytest.raises(Refused, match=r"innovation\.date\.before_the_last"):
        way.run(date(2019, 4, 30))
    assert way.run(date(2020, 1, 1)).stage == Stage.RUNNING
    with pytest.raises(Refused, match=r"innovation\.try\.from_running"):
        actions.try_innovation(way.innovation.pk, on=date(2021, 1, 1), by=way.innovator, at=way.tick())
    with pytest.raises(Refused, match=r"innovation\.run\.from_running"):
        way.run(date(2021, 1, 1))


def test_today_is_the_day_of_the_unit(way):
    way.begin()
    night = datetime(2025, 3, 27, 18, 30, tzinfo=UTC)  # 01.30 on the 28th in Jakarta
    way.at = night
    assert way.run(date(2025, 3, 28)).started_on == date(2025, 3, 28)
    with pytest.raises(Refused, match=r"innovation\.date\.in_the_future"):
        actions.confirm_innovation(
            way.innovation.pk, sustainability=Sustainability.SMOOTH, on=date(2025, 3, 29), by=way.innovator, at=night
        )


def test_how_it_goes_is_said_of_what_runs_with_its_day_and_the_latest_day_counts(way):
    way.begin()
    say = lambda state, on: actions.confirm_innovation(  # noqa: E731
        way.innovation.pk, sustainability=state, on=on, note="", by=way.innovator, at=way.tick()
    )
    with pytest.raises(Refused, match=r"innovation\.confirm\.from_idea"):
        say(Sustainability.SMOOTH, date(2025, 3, 1))
    way.run(date(2020, 1, 1))
    with pytest.raises(Refused, match=r"innovation\.confirm\.says_nothing"):
        say(Sustainability.UNCONFIRMED, date(2025, 3, 1))
    say(Sustainability.GROWING, date(2025, 3, 1))
    late = say(Sustainability.OBSTRUCTED, date(2024, 3, 1))
    assert (late.sustainability, late.confirmed_on) == (Sustainability.GROWING, date(2025, 3, 1))
    assert InnovationEvent.objects.latest("id").facts | {"confirmation": 0} == {
        "confirmation": 0, "was": "growing", "says": "obstructed", "on": "2024-03-01",
    }  # fmt: skip


def test_a_copy_keeps_where_it_comes_from_also_under_a_new_name_and_of_a_copy(way, cast):
    first = way.public()
    boss = cast.national_admin.person(way.at)
    far, other = cast.regent.organisation, cast.agency_admin_ministry.organisation
    copy = actions.adapt_innovation(first.pk, unit_id=far.pk, local_name="Damar Kampung", by=boss, at=way.tick())
    assert (copy.parent_id, copy.root_id, copy.name, copy.title) == (first.pk, first.pk, "Damar Kampung", LAMP["title"])
    assert (copy.state, copy.stage, copy.manuscript.content["problem"]) == (State.PRIVATE, Stage.IDEA, LAMP["problem"])
    with pytest.raises(Refused, match=r"innovation\.adapt\.not_public"):
        actions.adapt_innovation(copy.pk, unit_id=other.pk, by=boss, at=way.tick())
    actions.publish_innovation(copy.pk, by=boss, at=way.tick())
    third = actions.adapt_innovation(copy.pk, unit_id=other.pk, by=boss, at=way.tick())
    assert (third.parent_id, third.root_id) == (copy.pk, first.pk)
    assert [row.pk for row in queries.family(first.pk)] == [first.pk, copy.pk, third.pk]
    tree = lineage.tree(queries.family(first.pk))
    assert [len(tree), len(tree.below), len(tree.below[0].below)] == [2, 1, 0]  # the third is not public: unseen


def test_nobody_copies_from_the_own_body_nor_takes_back_what_came_from_it(way, cast):
    first = way.public()
    boss = cast.national_admin.person(way.at)
    with pytest.raises(Refused) as refused:
        actions.adapt_innovation(first.pk, unit_id=cast.unit_officer.organisation.pk, by=boss, at=way.tick())
    assert (refused.value.code, refused.value.facts) == (
        "innovation.adapt.own_body",
        {"body": "Pemerintah Kota Semarang"},
    )
    copy = actions.adapt_innovation(first.pk, unit_id=cast.regent.organisation.pk, by=boss, at=way.tick())
    actions.publish_innovation(copy.pk, by=boss, at=way.tick())
    with pytest.raises(Refused, match=r"innovation\.adapt\.own_body"):
        actions.adapt_innovation(copy.pk, unit_id=cast.innovator.organisation.pk, by=boss, at=way.tick())


def test_an_innovator_adapts_into_the_own_unit_only(way, cast):
    boss = cast.national_admin.person(way.at)
    far = actions.begin_innovation(cast.regent.organisation.pk, title="Damar", by=boss, at=way.at)
    way.innovation = far
    actions.write_innovation(far.pk, LAMP, revision=0, page="halaman-x", by=boss, at=way.tick())
    actions.publish_innovation(far.pk, by=boss, at=way.tick())
    mine = actions.adapt_innovation(far.pk, unit_id=cast.innovator.organisation.pk, by=way.innovator, at=way.tick())
    assert mine.unit == cast.innovator.organisation
    for unit in (cast.unit_officer.organisation, cast.partner.organisation):
        with pytest.raises(Refused, match=r"access\.innovation\.not_your_unit"):
            actions.adapt_innovation(far.pk, unit_id=unit.pk, by=way.innovator, at=way.tick())


def test_a_plan_has_a_year_and_a_target_that_could_be(way, cast):
    body = cast.local_admin.organisation
    for year, target, code in ((2013, 3, "year"), (2031, 3, "year"), (2025, -1, "target"), (2025, 2001, "target")):
        with pytest.raises(Refused, match=rf"innovation\.plan\.{code}"):
            actions.plan_year(body.pk, year, target=target, by=way.local_admin, at=way.at)
    with pytest.raises(Refused, match=r"access\.innovation\.not_your_body"):
        actions.plan_year(cast.regent.organisation.pk, 2025, target=3, by=way.local_admin, at=way.at)
    with pytest.raises(Refused, match=r"innovation\.body\.unknown"):
        actions.plan_year(cast.innovator.organisation.pk, 2025, target=3, by=way.local_admin, at=way.at)
    for target in (3, 5):
        actions.plan_year(body.pk, 2025, target=target, by=way.local_admin, at=way.at)
    assert list(YearPlan.objects.values_list("year", "target")) == [(2025, 5)]
    assert InnovationEvent.objects.filter(verb="plan", innovation=None, body=body).count() == 2
