"""Needs, what answers them, interests and who may copy what."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sambut.innovations import actions as innovation_actions
from sambut.innovations.models import Innovation
from sambut.innovations.states import Stage
from sambut.kernel.refusals import Refused
from sambut.regions.queries import region
from sambut.replication import actions, linking, matching, sentences
from sambut.replication.actions import Words
from sambut.replication.models import Agreement, Interest, Need
from sambut.replication.states import InterestState
from tests.replication.conftest import DARK, Stands, Way


def refusal(call) -> str:  # type: ignore[no-untyped-def]
    with pytest.raises(Refused) as refused, transaction.atomic():
        call()
    return refused.value.code


# -- needs -------------------------------------------------------------------------------------------------------------


def test_a_need_is_stated_for_the_region_of_its_body_and_everybody_may_read_it(way: Way):
    need = way.need(context="Kepulauan kecil tanpa sinyal.")
    assert (need.state, need.origin, need.region.code, need.title) == ("open", "stated", "73.04", "Lampu jalan padam")
    event = need.events.get()
    assert (event.verb, event.actor_id, event.facts) == ("state_need", way.cast.regent.user.pk, {"origin": "stated"})


def test_a_need_without_a_title_gets_its_first_sentence(way: Way):
    need = way.need("Air tidak mengalir di tiga desa. Warga membeli air.", title="")
    assert need.title == "Air tidak mengalir di tiga desa"


@pytest.mark.parametrize("who", ["citizen", "officer_next_door", "innovator", "facilitator", "secretariat", "partner"])
def test_nobody_states_the_need_of_another_body(way: Way, who: str):
    unit = way.cast.regent.organisation
    stating = lambda: actions.state_need(unit.pk, Words("", DARK), by=way.who(who), at=way.tick())  # noqa: E731
    assert refusal(stating) == "access.need.not_your_body"


def test_a_need_is_closed_with_a_reason_and_not_changed_afterwards(way: Way):
    need = way.need()
    by = {"by": way.who("regent"), "at": way.tick()}
    assert refusal(lambda: actions.close_need(need.pk, reason=" ", **by)) == "need.close.without_reason"
    closed = actions.close_need(need.pk, reason="Diganti program provinsi.", **by)
    assert (closed.state, closed.closing, closed.closed_at) == ("closed", "Diganti program provinsi.", way.at)
    assert refusal(lambda: actions.write_need(need.pk, Words("", "Lain"), **by)) == "need.write.from_closed"
    assert refusal(lambda: actions.reopen_need(need.pk, **by)) == "need.reopen.from_closed"


# -- matching --------------------------------------------------------------------------------------------------------------


def test_a_need_finds_what_answers_it_with_words_place_and_proof_apart(way: Way):
    found = matching.for_need(way.need(), at=way.at)
    ours = next(match for match in found.feasible if match.innovation.pk == way.source.pk)
    assert {"lampu", "penerangan", "padam"} <= set(ours.shared)
    assert ours.words == 1.0 or ours.words > 0.9
    assert 0 < ours.likeness.value < 0.7  # a big city on Java and a regency on Sulawesi
    assert set(ours.likeness.apart) == {"kind", "island"}
    words = sentences.reasons(ours)
    assert words[0].startswith("Kata yang sama: ")
    assert "jenis pemerintahannya lain" in words[1]
    assert words[2] == "Bukti hasilnya: belum ada bukti."
    assert words[3] == "Pemiliknya belum menyatakan kesediaan; tanyakan lewat minat."


def test_a_need_with_no_match_says_so(way: Way):
    found = matching.for_need(way.need("Kerajinan rotan butuh pemasaran ke luar negeri", title=""), at=way.at)
    assert not found
    assert sentences.nothing(found).startswith("Belum ada inovasi terbit yang cocok")


def test_ones_own_innovation_matches_and_is_set_apart_with_the_reason(way: Way):
    city = way.cast.mayor.organisation
    found = matching.rank(DARK, region=city.region, body=city, at=way.at)
    assert found.feasible == ()
    assert {match.obstacles for match in found.blocked} == {("own",)}
    assert sentences.nothing(found).startswith("Ada inovasi yang cocok, tetapi")
    assert sentences.obstacle_words(found.blocked[0].obstacles) == "Belum dapat ditiru: milik instansi Anda sendiri."


def test_what_is_an_idea_withdrawn_or_not_offered_is_set_apart(way: Way):
    place = region("73.04")
    actions.say_terms(way.source.pk, willing=False, most=0, by=way.who("innovator"), at=way.tick())
    Innovation.objects.filter(pk=way.source.pk).update(stage=Stage.IDEA, authority="city")
    found = matching.rank(DARK, region=place, at=way.at)
    ours = next(match for match in found.blocked if match.innovation.pk == way.source.pk)
    assert ours.obstacles == ("only_an_idea", "authority", "not_willing")


def test_without_a_region_no_place_is_compared(way: Way):
    ours = next(m for m in matching.rank(DARK, at=way.at).feasible if m.innovation.pk == way.source.pk)
    assert ours.likeness.value is None
    assert sentences.context_words(ours).startswith("Tempatnya tidak dapat dibandingkan")


def test_matching_costs_the_same_for_one_and_for_many(way: Way):
    need = way.need()

    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as met:
            matching.for_need(need, at=way.at)
        return len(met)

    statements()  # what is read once a process is read
    few = statements()
    rows = [
        Innovation(
            title=f"Lampu {number}", unit=way.source.unit, body=way.source.body, stage=Stage.RUNNING, state="public", public_at=way.at,
            begun_at=way.at, changed_at=way.at,
        )
        for number in range(30)
    ]  # fmt: skip
    Innovation.objects.bulk_create(rows)
    with connection.cursor() as cursor:
        cursor.execute(
            "update innovations_innovation set search = to_tsvector('simple', 'lampu jalan padam'), length = 3 where title like 'Lampu %'"
        )
    assert statements() == few <= 12


# -- interests ---------------------------------------------------------------------------------------------------------------


def test_a_body_never_copies_its_own_also_when_the_database_is_asked_directly(way: Way):
    unit = way.cast.innovator.organisation
    own = {"unit_id": unit.pk, "by": way.who("innovator"), "at": way.tick()}
    assert refusal(lambda: actions.express_interest(way.source.pk, **own)) == "interest.express.own_innovation"
    row = Interest(
        innovation=way.source, owner_id=unit.body_id, owner_unit=unit, body_id=unit.body_id, unit=unit, state="waiting",
        contact=way.cast.innovator.user, sent_at=way.at,
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_nor_a_copy_of_its_own_in_the_same_family(stands: Stands):
    """Jeneponto holds a copy of Semarang's; neither of them copies a third one's copy of it."""
    way = stands("started")
    _appoint_innovator(way)
    copied = actions.record_copy(
        way.agreement.pk, unit_id=way.cast.officer_far_away.organisation.pk, local_name="Sinar Butta Turatea", by=way.who("officer_far_away"),
        at=way.tick(),
    ).copy  # fmt: skip
    Innovation.objects.filter(pk=copied.pk).update(state="public", public_at=way.at)
    own = {"unit_id": way.cast.innovator.organisation.pk, "by": way.who("innovator"), "at": way.tick()}
    assert refusal(lambda: actions.express_interest(copied.pk, **own)) == "interest.express.own_copy"
    wish = way.need()
    Agreement.objects.filter(pk=way.agreement.pk).update(need=wish)
    page = Client().get(f"/inovasi/{way.source.uuid}/").content.decode()
    assert f'Menjawab kebutuhan</dt><dd><a href="/kebutuhan/{wish.uuid}/">{wish.title}</a>' in page
    unit = way.cast.innovator.organisation
    row = Interest(
        innovation=copied, owner_id=copied.body_id, owner_unit_id=copied.unit_id, body_id=unit.body_id, unit=unit, state="waiting",
        contact=way.cast.innovator.user, sent_at=way.at,
    )  # fmt: skip
    with pytest.raises(IntegrityError, match="has this innovation already"), transaction.atomic():
        row.save()


def _appoint_innovator(way: Way) -> None:
    from sambut.mandates.models import Appointment
    from sambut.mandates.states import Role

    Appointment.objects.create(
        user=way.cast.officer_far_away.user,
        role=Role.INNOVATOR,
        organisation=way.cast.officer_far_away.organisation,
        starts_at=way.at,
    )


def test_an_owner_helps_as_many_as_it_said_and_a_running_copy_makes_room(stands: Stands):
    way = stands("started")
    way.source = way.agreement.innovation
    actions.say_terms(way.source.pk, willing=True, most=1, by=way.who("innovator"), at=way.tick())
    ministry = way.cast.agency_admin_ministry
    way.express(unit_id=ministry.organisation.pk, by=way.who("agency_admin_ministry"))
    assert refusal(way.accept) == "interest.accept.no_room"
    actions.run_agreement(way.agreement.pk, on=way.today, by=way.who("officer_far_away"), at=way.tick())
    assert way.accept().state == InterestState.ACCEPTED


def test_a_refusal_has_its_reason_and_may_be_asked_again(way: Way):
    way.express()
    by = {"by": way.who("local_admin"), "at": way.tick()}
    assert (
        refusal(lambda: actions.refuse_interest(way.interest.pk, reason="", **by)) == "interest.refuse.without_reason"
    )
    refused = actions.refuse_interest(way.interest.pk, reason="Regu kami sedang pindah kantor.", **by)
    assert (refused.state, refused.reason, refused.decided_by) == (
        "refused",
        "Regu kami sedang pindah kantor.",
        way.cast.local_admin.user,
    )
    assert way.express().state == "waiting"
    assert refusal(way.express) == "interest.express.open_already"


def test_only_the_owner_decides_and_only_who_asked_withdraws(way: Way):
    way.express()
    for who, code in (
        ("officer_far_away", "access.interest.not_owner"),
        ("agency_admin_ministry", "interest.see.not_found"),
    ):
        assert refusal(lambda who=who: actions.accept_interest(way.interest.pk, by=way.who(who), at=way.tick())) == code
    withdrawing = lambda who: actions.withdraw_interest(way.interest.pk, by=way.who(who), at=way.tick())  # noqa: E731
    assert refusal(lambda: withdrawing("innovator")) == "access.interest.not_your_unit"
    assert withdrawing("officer_far_away").state == "withdrawn"


def test_an_interest_behind_an_open_agreement_is_not_withdrawn_by_itself(stands: Stands):
    way = stands("signed")
    withdrawing = lambda: actions.withdraw_interest(way.interest.pk, by=way.who("officer_far_away"), at=way.tick())  # noqa: E731
    assert refusal(withdrawing) == "interest.withdraw.agreement_open"


def test_an_owner_is_asked_about_helping_and_others_about_wanting(way: Way):
    asked = {who: linking.invitation(way.source, way.who(who)) for who in ("innovator", "regent")}
    assert {who: (one.title, one.button) for who, one in asked.items() if one} == {
        "innovator": ("Bersedia ditiru?", "Kesediaan ditiru"), "regent": ("", "Nyatakan minat"),
    }  # fmt: skip


def test_a_withdrawn_or_unwilling_innovation_is_not_asked_for(way: Way):
    actions.say_terms(
        way.source.pk, willing=False, most=0, note="Regu kami kecil.", by=way.who("innovator"), at=way.tick()
    )
    assert refusal(way.express) == "interest.express.not_willing"
    actions.say_terms(way.source.pk, willing=True, most=2, by=way.who("innovator"), at=way.tick())
    innovation_actions.withdraw_innovation(
        way.source.pk, text="Sedang dirapikan.", by=way.who("local_admin"), at=way.tick()
    )
    assert refusal(way.express) == "interest.express.not_public"
    assert (
        refusal(lambda: actions.say_terms(way.source.pk, willing=True, most=2, by=way.who("regent"), at=way.at))
        == "access.interest.not_owner"
    )


def test_nothing_is_drafted_before_the_owner_has_accepted(way: Way):
    way.express()
    assert refusal(way.draft) == "agreement.draft.interest_waiting"
    way.accept()
    way.draft()
    assert refusal(way.draft) == "agreement.draft.drafted_already"
    assert Agreement.objects.get(pk=way.agreement.pk).clauses.count() == 7


def test_an_interest_for_a_need_leads_to_an_agreement_for_it(way: Way):
    need = way.need()
    way.express(need=need)
    way.accept()
    assert way.draft().need_id == need.pk
    assert Need.objects.get(pk=need.pk).state == "open"


def test_the_need_of_another_body_is_not_taken(way: Way):
    need = way.need()
    ministry = {"unit_id": way.cast.agency_admin_ministry.organisation.pk, "by": way.who("agency_admin_ministry")}
    assert refusal(lambda: way.express(need=need, **ministry)) == "interest.express.need_of_another"
