"""The owner of an innovation answers what another body needs; the body is told; it binds nobody."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sambut.innovations import actions as innovation_actions
from sambut.innovations.models import Innovation, InnovationEvent
from sambut.kernel.clock import now
from sambut.mandates.models import Appointment
from sambut.notices.models import Notice
from sambut.organisations.models import Organisation
from sambut.replication import actions, jobs, linking, queries
from sambut.replication.actions import answering
from sambut.replication.models import Answer, Need, ReplicationEvent
from tests.replication.conftest import DARK, Way
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


def told(way: Way, answer: Answer) -> list[str]:
    jobs.tell(ReplicationEvent.objects.get(answer=answer, verb="answer_need").pk, at=way.at)
    rows = Notice.objects.filter(subject_type="answer", subject_id=answer.pk, kind="need_answer")
    return sorted(rows.values_list("user__name", flat=True))


def of_a_unit(way: Way) -> None:
    """Stated by the regent for a unit that has an officer of its own."""
    unit = way.cast.officer_far_away.organisation
    words = actions.Words("Lampu jalan padam", "Kami mencari caranya.")
    way.wish = actions.state_need(unit.pk, words, by=way.who("regent"), at=way.tick())


def test_it_is_told_to_who_stated_the_need_and_to_the_nearest_office(way: Way):
    of_a_unit(way)
    assert told(way, answered(way)) == sorted([way.cast.regent.user.name, way.cast.officer_far_away.user.name])


def test_who_stated_it_and_left_is_told_no_more(way: Way):
    of_a_unit(way)
    Appointment.objects.filter(user=way.cast.regent.user).update(ends_at=way.at)
    assert told(way, answered(way)) == [way.cast.officer_far_away.user.name]


def test_nobody_is_told_of_what_was_taken_back_nor_twice_of_the_same_innovation(way: Way):
    way.need()
    first = answered(way)
    actions.take_back_answer(first.pk, by=way.who("innovator"), at=way.tick())
    assert told(way, first) == []
    assert told(way, answered(way)) == []


def test_only_the_owner_of_a_tried_and_published_innovation_answers_and_only_others(way: Way):
    need = way.need()
    assert refusal(lambda: answered(way, "officer_far_away")) == "access.answer.not_owner"
    assert refusal(lambda: answered(way, words="  ")) == "answer.say.without_words"
    Innovation.objects.filter(pk=way.source.pk).update(stage="idea")
    assert refusal(lambda: answered(way)) == "answer.say.only_an_idea"
    Innovation.objects.filter(pk=way.source.pk).update(stage="running", state="private", public_at=None)
    assert refusal(lambda: answered(way)) == "answer.say.not_public"
    Innovation.objects.filter(pk=way.source.pk).update(state="public", public_at=way.at, sustainability="stopped")
    assert refusal(lambda: answered(way)) == "answer.say.stopped"
    Innovation.objects.filter(pk=way.source.pk).update(sustainability="smooth")
    actions.say_terms(way.source.pk, willing=False, most=0, by=way.who("innovator"), at=way.tick())
    assert refusal(lambda: answered(way)) == "answer.say.not_willing"
    actions.say_terms(way.source.pk, willing=True, most=2, by=way.who("innovator"), at=way.tick())
    own = actions.state_need(
        way.cast.mayor.organisation.pk, actions.Words("Lampu kota", "Kami sendiri."), by=way.who("mayor"), at=way.tick()
    )
    way.wish = own
    assert refusal(lambda: answered(way)) == "answer.say.own_innovation"
    assert queries.answers_to(need) == queries.answers_to(own) == []


def test_a_body_that_has_a_copy_is_not_answered_with_its_first(way: Way):
    need = way.need()
    innovation_actions.adapt_innovation(
        way.source.pk,
        unit_id=way.cast.regent.organisation.pk,
        local_name="Damar",
        by=way.who("national_admin"),
        at=way.tick(),
    )
    assert refusal(lambda: answered(way)) == "answer.say.own_copy"
    assert way.source not in queries.to_answer_with(way.who("innovator"), need)


@pytest.mark.parametrize(
    ("end", "code"),
    [("closed", "answer.say.need_closed"), ("met", "answer.say.need_met"), ("unit", "answer.say.unit_ended")],
)
def test_a_need_that_is_looked_for_no_more_is_not_answered(way: Way, end, code):  # type: ignore[no-untyped-def]
    need = way.need()
    if end == "closed":
        actions.close_need(need.pk, reason="Sudah dibeli.", by=way.who("regent"), at=way.tick())
    elif end == "met":
        Need.objects.filter(pk=need.pk).update(state="met", met_at=way.at)
    else:
        Organisation.objects.filter(pk=need.unit_id).update(ends_on=way.today)
    assert refusal(lambda: answered(way)) == code


def test_no_body_fills_a_need_alone(way: Way):
    need = way.need()
    for number in range(answering.MOST_OF_BODY):
        way.title = f"Lampu {number}"
        way.innovation()
        answered(way)
    way.title = "Lampu lagi"
    way.innovation()
    assert refusal(lambda: answered(way)) == "answer.say.most_of_body"
    assert len(queries.answers_to(need)) == answering.MOST_OF_BODY


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


def test_a_need_that_was_met_or_closed_is_no_longer_named_on_the_record(way: Way):
    need = way.need()
    answered(way)
    actions.close_need(need.pk, reason="Sudah dibeli.", by=way.who("regent"), at=way.tick())
    assert linking.uses(way.source.pk, []).offered == []


def test_what_has_stopped_answers_nothing_while_it_stands_still(way: Way):
    need = way.need()
    answered(way)
    seen = lambda: (  # noqa: E731
        len(queries.answers_to(need)), len(linking.uses(way.source.pk, []).offered), len(queries.put_forward_for(way.source.pk))
    )  # fmt: skip
    assert seen() == (1, 1, 1)
    Innovation.objects.filter(pk=way.source.pk).update(sustainability="stopped")
    assert seen() == (0, 0, 0)


def test_a_withdrawal_takes_the_answer_back_and_publishing_again_does_not_bring_it(way: Way):
    need = way.need()
    answer = answered(way)
    innovation_actions.withdraw_innovation(way.source.pk, text="Dirapikan.", by=way.who("local_admin"), at=way.tick())
    assert queries.answers_to(need) == []
    gone = InnovationEvent.objects.get(innovation=way.source, verb="withdraw")
    jobs.follow_withdrawal(gone.pk, at=way.tick())
    jobs.follow_withdrawal(gone.pk, at=way.tick())
    answer.refresh_from_db()
    assert (answer.state, answer.words) == ("taken_back", "")
    innovation_actions.publish_innovation(way.source.pk, by=way.who("local_admin"), at=way.tick())
    assert queries.answers_to(need) == []
    assert list(ReplicationEvent.objects.filter(answer=answer).order_by("pk").values_list("verb", "actor")) == [
        ("answer_need", way.cast.innovator.user.pk), ("take_back_answer", None),
    ]  # fmt: skip


def test_an_owner_who_does_not_want_to_be_copied_answers_nothing_any_more(way: Way):
    need = way.need()
    answered(way)
    actions.say_terms(way.source.pk, willing=False, most=0, by=way.who("innovator"), at=way.tick())
    assert queries.answers_to(need) == []


def test_the_owner_answers_at_a_page_and_the_one_who_needs_it_asks_from_there(way: Way):
    need = way.need()
    page, answering_at = (
        reverse("replication:need", args=[need.uuid]),
        reverse("replication:answer_need", args=[need.uuid]),
    )
    owner, regent = signed_in(way.cast.innovator), signed_in(way.cast.regent)
    assert answering_at in owner.get(page).content.decode()
    assert answering_at not in regent.get(page).content.decode()
    assert regent.get(answering_at).status_code == 404
    option = f'<option value="{way.source.uuid}"'
    assert option in owner.get(answering_at).content.decode()
    sent = owner.post(answering_at, {"innovation": way.source.uuid, "words": WORDS})
    assert (sent.status_code, sent["Location"]) == (302, page)
    shown = owner.get(page).content.decode()
    assert WORDS in shown
    again = owner.post(answering_at, {"innovation": way.source.uuid, "words": "Sekali lagi."})
    assert again.status_code == 409
    assert "sudah diajukan sebagai jawaban" in again.content.decode()
    assert "Sekali lagi." in again.content.decode()
    assert option not in owner.get(answering_at).content.decode()
    Innovation.objects.exclude(pk=way.source.pk).update(stage="idea")
    assert "Tidak ada inovasi Anda yang dapat menjawabnya sekarang" in owner.get(answering_at).content.decode()
    actions.write_need(need.pk, actions.Words("Lampu jalan", DARK), by=way.who("regent"), at=now())
    assert "Kebutuhan ini diubah sesudah jawaban ini ditulis." in owner.get(page).content.decode()
    answer = Answer.objects.get()
    taking = reverse("replication:take_back_answer", args=[answer.uuid])
    assert taking in shown
    desk = regent.get(reverse("replication:desk_need", args=[need.uuid])).content.decode()
    asking = f"{reverse('replication:express', args=[way.source.uuid])}?kebutuhan={need.uuid}"
    assert (WORDS in desk, taking in desk, asking in desk) == (True, False, True)
    assert owner.get(f"/api/v1/inovasi/{way.source.uuid}").json()["needs"] == [str(need.uuid)]
    record = owner.get(reverse("innovations:innovation", args=[way.source.uuid])).content.decode()
    assert "Diajukan pemiliknya untuk kebutuhan" in record
    assert regent.post(taking).status_code == 403
    assert owner.post(taking).status_code == 302
    assert WORDS not in owner.get(page).content.decode()


def test_a_need_costs_the_same_with_one_answer_and_with_many(way: Way):
    need = way.need()
    answered(way)
    browser = signed_in(way.cast.innovator)

    def statements() -> list[int]:
        found = []
        for address in (reverse("replication:need", args=[need.uuid]), f"/api/v1/kebutuhan/{need.uuid}/jawaban"):
            with CaptureQueriesContext(connection) as met:
                assert browser.get(address).status_code == 200
            found.append(len(met))
        return found

    statements()  # what is read once a process is read
    few = statements()
    for number in range(answering.MOST_OF_BODY - 1):
        way.title = f"Lampu {number}"
        way.innovation()
        answered(way)
    assert statements() == few
