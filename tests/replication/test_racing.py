"""Two act on one agreement in the same moment: one wins, the other is told why not, and nothing is done twice."""

import pytest
from django.db import connection

from sambut.complaints import loading as complaints_loading
from sambut.mandates.actions import end_appointment
from sambut.mandates.models import Appointment
from sambut.mandates.states import Role
from sambut.replication import actions, loading
from sambut.replication.actions.watching import mark_dormant
from sambut.replication.models import Agreement, Interest, Party, ReplicationEvent
from sambut.replication.states import PaperKind, Side, State
from tests.complaints.racing import at_once
from tests.replication.conftest import Way, verbs
from tests.world.cast import Cast

pytestmark = pytest.mark.own_database


@pytest.fixture(scope="module")
def ways(own_database: str) -> dict[str, Way]:
    """Agreements that are really committed; each test has its own."""
    complaints_loading.load()
    loading.load()
    found = {}
    for name in ("signing", "ending", "freezing"):
        way = found[name] = Way(Cast())
        way.title = f"Terang {name}"
        way.frozen()
    for name in ("accepting", "expressing", "verifying", "deciding"):
        way = found[name] = Way(Cast())
        way.title = f"Terang {name}"
        way.innovation()
    connection.close()
    return found


def test_two_who_sign_at_once_are_both_signed_and_it_begins_once(ways: dict[str, Way]):
    way = ways["signing"]
    digest, at = way.paper.digest, way.tick()
    mayor, regent = way.who("mayor"), way.who("regent")
    done = at_once(
        lambda: actions.sign_agreement(way.agreement.pk, digest=digest, by=mayor, at=at).state,
        lambda: actions.sign_agreement(way.agreement.pk, digest=digest, by=regent, at=at).state,
    )
    assert sorted(map(str, done)) == ["frozen", "signed"]
    agreement = Agreement.objects.get(pk=way.agreement.pk)
    assert (agreement.state, agreement.signed_at) == (State.SIGNED, at)
    assert [event.state_to for event in agreement.events.filter(verb="sign").order_by("pk")] == ["frozen", "signed"]


def test_one_who_presses_twice_signs_once(ways: dict[str, Way]):
    way = ways["freezing"]
    digest, at, mayor = way.paper.digest, way.tick(), way.who("mayor")
    signing = lambda: actions.sign_agreement(way.agreement.pk, digest=digest, by=mayor, at=at).state  # noqa: E731
    assert sorted(map(str, at_once(signing, signing))) == ["agreement.sign.signed_already", "frozen"]
    setting = lambda: actions.set_paper(way.agreement.pk, kind=PaperKind.TEXT, at=at)  # noqa: E731
    assert at_once(setting, setting) == [None, None]


def test_an_office_that_ends_while_somebody_signs_has_either_signed_or_not(ways: dict[str, Way]):
    """Never a signature dated after the end of the office it stands on."""
    way = ways["ending"]
    held = Appointment.objects.get(user=way.cast.regent.user, role=Role.HEAD)
    digest, at = way.paper.digest, way.tick()
    regent, admin = way.who("regent"), way.who("system_administrator")
    at_once(
        lambda: actions.sign_agreement(way.agreement.pk, digest=digest, by=regent, at=at).state,
        lambda: end_appointment(held.pk, by=admin, at=at).pk,
    )
    held.refresh_from_db()
    party = Party.objects.get(agreement=way.agreement, side=Side.REPLICATOR)
    assert held.ends_at == at
    signs = verbs(way.agreement).count("sign")
    assert signs == (party.signed_at is not None)
    Appointment.objects.filter(pk=held.pk).update(ends_at=None)


def test_an_owner_with_one_place_takes_one_of_two(ways: dict[str, Way]):
    way = ways["accepting"]
    actions.say_terms(way.source.pk, willing=True, most=1, by=way.who("innovator"), at=way.tick())
    first = way.express()
    second = way.express(unit_id=way.cast.agency_admin_ministry.organisation.pk, by=way.who("agency_admin_ministry"))
    innovator, local, at = way.who("innovator"), way.who("local_admin"), way.tick()
    done = at_once(
        lambda: actions.accept_interest(first.pk, by=innovator, at=at).state,
        lambda: actions.accept_interest(second.pk, by=local, at=at).state,
    )
    assert sorted(map(str, done)) == ["accepted", "interest.accept.no_room"]
    states = Interest.objects.filter(innovation=way.source).values_list("state", flat=True)
    assert sorted(states) == ["accepted", "waiting"]


def test_two_who_verify_at_once_accept_once(ways: dict[str, Way]):
    way = ways["verifying"]
    interest, innovator, local, at = way.express(), way.who("innovator"), way.who("local_admin"), way.tick()
    done = at_once(
        lambda: actions.accept_interest(interest.pk, by=innovator, at=at).state,
        lambda: actions.accept_interest(interest.pk, by=local, at=at).state,
    )
    assert sorted(map(str, done)) == ["accepted", "interest.accept.from_accepted"]
    assert ReplicationEvent.objects.filter(interest=interest, verb="accept").count() == 1


def test_one_who_accepts_while_another_refuses_leaves_one_answer(ways: dict[str, Way]):
    way = ways["deciding"]
    interest, innovator, local, at = way.express(), way.who("innovator"), way.who("local_admin"), way.tick()
    done = at_once(
        lambda: actions.accept_interest(interest.pk, by=innovator, at=at).state,
        lambda: actions.refuse_interest(interest.pk, reason="Belum ada orangnya.", by=local, at=at).state,
    )
    answer = Interest.objects.get(pk=interest.pk)
    late = {"accepted": "interest.refuse.from_accepted", "refused": "interest.accept.from_refused"}
    assert sorted(map(str, done)) == sorted([answer.state, late[answer.state]])
    verbs_of = ReplicationEvent.objects.filter(interest=interest).order_by("pk").values_list("verb", flat=True)
    assert list(verbs_of) == ["express", {"accepted": "accept", "refused": "refuse"}[answer.state]]


def test_two_of_one_body_who_ask_at_once_ask_once(ways: dict[str, Way]):
    way = ways["expressing"]
    unit, officer, regent = way.cast.officer_far_away.organisation.pk, way.who("officer_far_away"), way.who("regent")
    at = way.tick()
    done = at_once(
        lambda: actions.express_interest(way.source.pk, unit_id=unit, by=officer, at=at).state,
        lambda: actions.express_interest(way.source.pk, unit_id=unit, by=regent, at=at).state,
    )
    assert sorted(map(str, done)) == ["interest.express.open_already", "waiting"]
    interest = Interest.objects.get(innovation=way.source)
    at, innovator = way.tick(), way.who("innovator")
    actions.accept_interest(interest.pk, by=innovator, at=at)
    drafting = lambda by: lambda: actions.draft_agreement(interest.pk, by=by, at=at).state  # noqa: E731
    done = at_once(drafting(innovator), drafting(officer))
    assert sorted(map(str, done)) == ["agreement.draft.drafted_already", "draft"]


def test_two_watchers_flag_a_silent_one_once(ways: dict[str, Way]):
    way = ways["freezing"]
    late = way.tick(days=120)
    watching = lambda: mark_dormant(way.agreement.pk, at=late)  # noqa: E731
    assert sorted(map(str, at_once(watching, watching))) == ["False", "True"]
    assert ReplicationEvent.objects.filter(agreement=way.agreement, verb="mark_dormant").count() == 1
