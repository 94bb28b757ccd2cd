"""The owner of an innovation answers what another body needs; the body is told; it binds nobody."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sambut.innovations import actions as innovation_actions
from sambut.innovations.models import Innovation
from sambut.notices.models import Notice
from sambut.replication import actions, jobs, linking, queries
from sambut.replication.models import Answer, ReplicationEvent
from tests.replication.conftest import Way
from tests.replication.test_wanting import refusal
from tests.world.cast import signed_in

WORDS = "Tiang bernomor membuat regu datang besok paginya."


def answered(way: Way, who: str = "innovator", words: str = WORDS) -> Answer:
    return actions.answer_need(way.wish.pk, way.source.pk, words=words, by=way.who(who), at=way.tick())


def test_an_answer_stands_on_the_need_and_on_the_innovation(way: Way):
    need = way.need()
    answer = answered(way)
    assert [row.words for row in queries.answers_to(need)] == [WORDS]
    assert linking.uses(way.source.pk, []).offered == [
        (reverse("replication:need", args=[need.uuid]), "Lampu jalan padam")
    ]
    event = ReplicationEvent.objects.get(answer=answer)
    assert (event.verb, event.state_to, event.organisation_id) == ("answer_need", "standing", way.source.body_id)


def test_it_is_told_to_who_stated_the_need_and_to_the_nearest_office_once_each(way: Way):
    way.need()
    event = ReplicationEvent.objects.get(answer=answered(way))
    jobs.tell(event.pk, at=way.at)
    rows = Notice.objects.filter(subject_type="answer", kind="need_answer")
    told = list(rows.values_list("user__name", flat=True))
    assert way.cast.regent.user.name in told
    assert len(told) == len(set(told))
    assert way.cast.innovator.user.name not in told


def test_only_the_owner_of_a_tried_and_published_innovation_answers_and_only_others(way: Way):
    need = way.need()
    assert refusal(lambda: answered(way, "officer_far_away")) == "access.answer.not_owner"
    assert refusal(lambda: answered(way, words="  ")) == "answer.say.without_words"
    Innovation.objects.filter(pk=way.source.pk).update(stage="idea")
    assert refusal(lambda: answered(way)) == "answer.say.only_an_idea"
    Innovation.objects.filter(pk=way.source.pk).update(stage="running", state="private", public_at=None)
    assert refusal(lambda: answered(way)) == "answer.say.not_public"
    Innovation.objects.filter(pk=way.source.pk).update(state="public", public_at=way.at)
    actions.say_terms(way.source.pk, willing=False, most=0, by=way.who("innovator"), at=way.tick())
    assert refusal(lambda: answered(way)) == "answer.say.not_willing"
    own = actions.state_need(
        way.cast.mayor.organisation.pk, actions.Words("Lampu kota", "Kami sendiri."), by=way.who("mayor"), at=way.tick()
    )
    way.wish = own
    assert refusal(lambda: answered(way)) == "answer.say.own_innovation"
    assert queries.answers_to(need) == queries.answers_to(own) == []


def test_a_need_that_is_looked_for_no_more_is_not_answered(way: Way):
    need = way.need()
    actions.close_need(need.pk, reason="Sudah dibeli.", by=way.who("regent"), at=way.tick())
    assert refusal(lambda: answered(way)) == "answer.say.need_closed"


def test_one_innovation_answers_a_need_once_and_again_after_it_was_taken_back(way: Way):
    need = way.need()
    first = answered(way)
    assert refusal(lambda: answered(way, "local_admin")) == "answer.say.said_already"
    with pytest.raises(IntegrityError, match="replication_answer_once"), transaction.atomic():
        Answer.objects.create(
            need=need, innovation=way.source, words="Lagi.", state="standing", said_at=way.at, said_by=first.said_by
        )
    taking = lambda who: actions.take_back_answer(first.pk, by=way.who(who), at=way.tick())  # noqa: E731
    assert refusal(lambda: taking("regent")) == "access.answer.not_owner"
    assert taking("local_admin").state == "taken_back"
    assert refusal(lambda: taking("innovator")) == "answer.take_back.from_taken_back"
    assert (queries.answers_to(need), linking.uses(way.source.pk, []).offered) == ([], [])
    assert answered(way).pk != first.pk


def test_a_withdrawn_innovation_answers_nothing_and_a_met_need_is_no_longer_named(way: Way):
    need = way.need()
    answered(way)
    actions.close_need(need.pk, reason="Sudah dibeli.", by=way.who("regent"), at=way.tick())
    assert linking.uses(way.source.pk, []).offered == []
    innovation_actions.withdraw_innovation(way.source.pk, text="Dirapikan.", by=way.who("local_admin"), at=way.tick())
    assert queries.answers_to(need) == []


def test_the_owner_answers_at_a_page_and_the_one_who_needs_it_asks_from_there(way: Way):
    need = way.need()
    page, answering = (
        reverse("replication:need", args=[need.uuid]),
        reverse("replication:answer_need", args=[need.uuid]),
    )
    owner, regent = signed_in(way.cast.innovator), signed_in(way.cast.regent)
    assert answering in owner.get(page).content.decode()
    assert answering not in regent.get(page).content.decode()
    assert regent.get(answering).status_code == 404
    sent = owner.post(answering, {"innovation": way.source.uuid, "words": WORDS})
    assert (sent.status_code, sent["Location"]) == (302, page)
    shown = owner.get(page).content.decode()
    assert WORDS in shown
    answer = Answer.objects.get()
    taking = reverse("replication:take_back_answer", args=[answer.uuid])
    assert taking in shown
    desk = regent.get(reverse("replication:desk_need", args=[need.uuid])).content.decode()
    asking = f"{reverse('replication:express', args=[way.source.uuid])}?kebutuhan={need.uuid}"
    assert (WORDS in desk, taking in desk, asking in desk) == (True, False, True)
    record = owner.get(reverse("innovations:innovation", args=[way.source.uuid])).content.decode()
    assert "Diajukan pemiliknya untuk kebutuhan" in record
    assert regent.post(taking).status_code == 403
    assert owner.post(taking).status_code == 302
    assert WORDS not in owner.get(page).content.decode()


def test_a_need_costs_the_same_with_one_answer_and_with_many(way: Way):
    need = way.need()
    answered(way)
    browser = signed_in(way.cast.innovator)

    def statements() -> int:
        with CaptureQueriesContext(connection) as met:
            assert browser.get(reverse("replication:need", args=[need.uuid])).status_code == 200
        return len(met)

    statements()  # what is read once a process is read
    few = statements()
    for number in range(12):
        way.title = f"Lampu {number}"
        way.innovation()
        answered(way)
    assert statements() == few
