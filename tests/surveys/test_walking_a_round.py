"""A round from its preparing to its publication, what is kept, what is destroyed, and what is refused."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection

from sambut.kernel.refusals import Refused
from sambut.ledger.models import Outbox
from sambut.surveys import actions, loading, queries
from sambut.surveys.actions import Added
from sambut.surveys.models import Answer, Element, ElementResult, Mark, Result, RoundElement, RoundEvent, Ticket
from sambut.surveys.rules import weight_of
from tests.surveys.golden import ANSWERS, TOTALS

SPEED = Added("Kecepatan daring", "Apakah daringnya lancar?", ("Macet", "Tersendat", "Lancar", "Sangat lancar"))


def events(round_) -> list[tuple[str, str, str]]:
    return list(RoundEvent.objects.filter(round=round_).order_by("id").values_list("verb", "state_from", "state_to"))


def changed(way, **facts):
    given = {"name": way.round.name, "closes_at": way.round.closes_at, "population": 800, "fewest": 10, "by": way.admin}
    way.round = actions.change_round(way.round.pk, at=way.tick(), **(given | facts))
    return way.round


def weights_of(round_) -> dict[str, Fraction]:
    return {row.code: row.weight for row in RoundElement.objects.filter(round=round_)}


def test_the_golden_case_walks_from_the_draft_to_a_published_91_48(way):
    round_ = way.golden()

    result = Result.objects.get(round=round_)
    assert (result.outcome, result.index, result.grade, result.respondents, result.detailed, result.method) == (
        "figure", Decimal("91.48"), "A", 29, True, "ikm-2017.1",
    )  # fmt: skip
    kept = {row.code: (row.total, row.respondents, row.weight) for row in ElementResult.objects.filter(result=result)}
    assert kept == {code: (total, 29, Fraction(1, 9)) for code, total in TOTALS.items()}
    assert events(round_) == [
        ("prepare", "", "draft"), ("open", "draft", "open"), ("hand_out", "open", "open"), ("close", "open", "closed"),
        ("publish", "closed", "published"),
    ]  # fmt: skip
    assert (round_.sample, round_.published_at) == (260, way.at)


def test_closing_destroys_the_key_the_tickets_the_marks_and_every_single_answer(way, cast):
    way.open(tickets=12)
    way.answer(ANSWERS[:11])
    actions.answer_with_account(way.round.pk, scores=ANSWERS[11], by=cast.citizen.person(way.at), at=way.tick())
    assert (Answer.objects.count(), Ticket.objects.filter(used=True).count(), Mark.objects.count()) == (12, 11, 1)

    round_ = way.close()

    assert (Answer.objects.count(), Ticket.objects.count(), Mark.objects.count()) == (0, 0, 0)
    assert (round_.key, round_.key_version, round_.closes_at) == (None, None, way.at)
    assert queries.result_of(round_).respondents == 12


def test_answering_leaves_no_event_no_outbox_row_and_no_time(way, cast):
    way.open(tickets=3)
    before = RoundEvent.objects.count(), Outbox.objects.count()
    way.answer(ANSWERS[:2])
    actions.answer_with_account(way.round.pk, scores=ANSWERS[2], by=cast.citizen.person(way.at), at=way.tick())

    assert (RoundEvent.objects.count(), Outbox.objects.count()) == before
    for table in (Answer, Ticket, Mark):
        kinds = {field.get_internal_type() for field in table._meta.concrete_fields}
        assert kinds <= {"UUIDField", "ForeignKey", "JSONField", "BinaryField", "BooleanField"}
        assert {field.name for field in table._meta.concrete_fields if field.is_relation} == {"round"}


def test_nine_answers_give_no_figure_and_keep_no_sums(way):
    way.open(tickets=9)
    way.answer(ANSWERS[:9])
    way.close()
    round_ = way.publish()

    result = queries.result_of(round_)
    assert (result.outcome, result.index, result.grade, result.respondents, result.detailed) == (
        "too_few",
        None,
        "",
        9,
        False,
    )
    assert not ElementResult.objects.exists()
    assert queries.latest(way.unit.pk) is None


def test_a_round_may_ask_for_more_answers_but_never_for_fewer_than_ten(way):
    way.prepare(fewest=12)
    way.round = actions.open_round(way.round.pk, by=way.admin, at=way.tick())
    way.tickets = actions.hand_out_tickets(way.round.pk, count=11, by=way.admin, at=way.tick())
    way.answer(ANSWERS[:11])
    way.close()
    assert queries.result_of(way.round).outcome == "too_few"
    with pytest.raises(Refused, match=r"survey\.prepare\.too_few"):
        way.prepare(fewest=9)


def test_an_element_with_few_answers_hides_all_means_because_it_could_be_reckoned_back(way):
    way.open(tickets=12)
    without = [{code: score for code, score in one.items() if code != "U9"} for one in ANSWERS[:11]]
    way.answer([*without, ANSWERS[11]])
    way.close()

    result = queries.result_of(way.round)
    assert (result.outcome, result.detailed, result.respondents) == ("figure", False, 12)
    assert result.index is not None
    assert not ElementResult.objects.exists()


def test_an_element_that_nobody_answered_leaves_no_index(way):
    way.open(tickets=11)
    way.answer([{code: score for code, score in one.items() if code != "U9"} for one in ANSWERS[:11]])
    way.close()
    result = queries.result_of(way.round)
    assert (result.outcome, result.index) == ("unanswered", None)


def test_what_does_not_apply_is_left_out_of_the_mean_of_its_element_only(way):
    way.open(tickets=20)
    partly = [{code: score for code, score in one.items() if code != "U4"} for one in ANSWERS[:8]]
    way.answer([*partly, *ANSWERS[8:20]])
    way.close()
    kept = {row.code: row.respondents for row in queries.details_of(queries.result_of(way.round))}
    assert (kept["U4"], kept["U1"]) == (12, 20)


def test_an_added_element_and_own_weights_are_asked_and_counted_by_key(way):
    way.prepare()
    even = {f"U{place}": weight_of("1/10") for place in range(1, 10)} | {"T1": weight_of("0,1")}
    changed(way, added=SPEED, weights=even)
    assert weights_of(way.round) == even
    way.round = actions.open_round(way.round.pk, by=way.admin, at=way.tick())
    way.tickets = actions.hand_out_tickets(way.round.pk, count=29, by=way.admin, at=way.tick())
    way.answer([one | {"T1": 1} for one in ANSWERS])
    way.close()
    assert queries.result_of(way.round).index == Decimal("84.83")  # (955 + 29) / 290 * 25 = 84.8275…


def test_an_element_of_the_rule_is_never_dropped_and_dropping_an_own_one_evens_the_weights(way):
    way.prepare()
    changed(way, added=SPEED)
    assert set(weights_of(way.round).values()) == {Fraction(1, 10)}
    changed(way, dropped={"T1", "U9"})
    assert weights_of(way.round) == {f"U{place}": Fraction(1, 9) for place in range(1, 10)}


def test_weights_that_do_not_add_up_change_nothing(way):
    way.prepare()
    before = weights_of(way.round)
    with pytest.raises(Refused, match=r"survey\.weights\.not_one"):
        changed(way, name="Anders", weights={code: Fraction("0.11") for code in before})
    assert (weights_of(way.round), queries.round_for(way.admin, way.round.uuid).name) == (before, "Triwulan I 2026")


def test_the_reference_may_change_and_an_earlier_round_still_asks_what_it_asked(way):
    way.prepare()
    Element.objects.filter(code="U1").update(question="Lain?")
    loading.load()
    assert Element.objects.filter(code="U1").count() == 1
    assert Element.objects.get(code="U1").question == "Apakah syarat yang diminta sesuai dengan layanannya?"
    Element.objects.filter(code="U9").update(ends_on=way.at.date())
    assert len(queries.elements_of(way.round)) == 9
    assert len(queries.elements_of(way.prepare())) == 8


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"population": 0}, "survey.sample.no_population"), ({"closes_at": "past"}, "survey.prepare.closes_in_the_past"),
        ({"fewest": 3}, "survey.prepare.too_few"),
    ],
)  # fmt: skip
def test_a_round_that_cannot_be_is_not_prepared(way, facts, code):
    if facts.get("closes_at"):
        facts = {"closes_at": way.at - timedelta(days=1)}
    with pytest.raises(Refused, match=code):
        way.prepare(**facts)


def test_one_unit_has_one_open_round_for_one_thing(way):
    way.open()
    second = way.prepare(name="Triwulan II 2026")
    with pytest.raises(Refused, match=r"survey\.open\.another_is_open") as refused:
        actions.open_round(second.pk, by=way.admin, at=way.tick())
    assert refused.value.facts == {"unit": "Dinas Perhubungan"}


@pytest.mark.parametrize(
    ("walk", "verb", "code"),
    [
        ("prepare", actions.close_round, "close.from_draft"), ("prepare", actions.publish_round, "publish.from_draft"),
        ("open", actions.publish_round, "publish.from_open"), ("open", actions.discard_round, "discard.from_open"),
        ("open", actions.open_round, "open.from_open"), ("golden", actions.close_round, "close.from_published"),
        ("golden", actions.open_round, "open.from_published"), ("golden", actions.discard_round, "discard.from_published"),
        ("golden", actions.publish_round, "publish.from_published"),
    ],
)  # fmt: skip
def test_a_verb_out_of_its_turn_is_refused_with_its_reason(way, walk, verb, code):
    round_ = getattr(way, walk)()
    count = RoundEvent.objects.count()
    with pytest.raises(Refused, match=f"survey.{code}"):
        verb(round_.pk, by=way.admin, at=way.tick())
    assert RoundEvent.objects.count() == count


def test_a_draft_is_discarded_and_stays_so(way):
    way.prepare()
    assert actions.discard_round(way.round.pk, by=way.officer, at=way.tick()).state == "discarded"
    with pytest.raises(Refused, match=r"survey\.open\.from_discarded"):
        actions.open_round(way.round.pk, by=way.officer, at=way.tick())


def test_the_unit_opens_and_closes_but_only_its_body_publishes(way, cast):
    way.prepare(by=way.officer)
    actions.open_round(way.round.pk, by=way.officer, at=way.tick())
    actions.close_round(way.round.pk, by=way.officer, at=way.tick())
    for player in (cast.unit_officer, cast.agency_admin_far_away, cast.national_admin, cast.mayor):
        with pytest.raises(Refused, match=r"survey\.(publish\.not_your_body|see\.not_yours)"):
            actions.publish_round(way.round.pk, by=player.person(way.at), at=way.tick())
    assert way.publish().state == "published"


def test_a_neighbour_prepares_nothing_here(way, cast):
    for player in (cast.officer_next_door, cast.agency_admin_far_away, cast.citizen, cast.innovator):
        with pytest.raises(Refused, match=r"survey\.run\.not_your_unit"):
            way.prepare(by=player.person(way.at))


def test_the_clock_closes_what_is_due_once_and_nothing_else(way):
    way.open(tickets=2)
    due = way.round.closes_at
    assert not actions.close_by_clock(way.round.pk, at=due - timedelta(seconds=1))
    with pytest.raises(Refused, match=r"survey\.answer\.closed"):
        actions.answer_with_ticket(way.round.pk, ticket=way.tickets[0], scores=ANSWERS[0], at=due)
    assert actions.close_by_clock(way.round.pk, at=due + timedelta(minutes=3))
    assert not actions.close_by_clock(way.round.pk, at=due + timedelta(minutes=4))
    event = RoundEvent.objects.get(round=way.round, verb="close")
    assert (event.actor_kind, event.actor_id, event.facts) == ("clock", None, {"outcome": "too_few", "respondents": 0})
    assert queries.round_for(way.admin, way.round.uuid).closes_at == due


def test_mixing_keeps_every_answer_and_the_use_of_every_ticket_but_no_place(way):
    way.open(tickets=30)
    way.answer(ANSWERS[:20])
    scores = sorted(map(str, Answer.objects.values_list("scores", flat=True)))
    before = set(Answer.objects.values_list("pk", flat=True))
    assert len(written_by()) == 20
    used = set(Ticket.objects.filter(used=True).values_list("mark", flat=True))

    actions.mix_answers(way.round.pk)

    assert sorted(map(str, Answer.objects.values_list("scores", flat=True))) == scores
    assert not before & set(Answer.objects.values_list("pk", flat=True))
    assert set(Ticket.objects.filter(used=True).values_list("mark", flat=True)) == used
    assert len(written_by()) == 1


def written_by() -> set[str]:
    """The transactions that wrote the answers, as an administrator of the database reads them."""
    with connection.cursor() as cursor:
        cursor.execute("select distinct xmin::text from surveys_answer")
        return {row[0] for row in cursor.fetchall()}
