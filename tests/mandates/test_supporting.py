from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused
from sambut.mandates.actions import approve_support, deny_support, end_support, request_support
from sambut.mandates.models import MandateEvent, SupportAccess
from sambut.mandates.states import Role
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
REASON = "Antrean Dinas Perhubungan tidak terbuka sejak pagi"


def refused(act) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.code


def requested(cast: Cast, at: datetime = AT, **change) -> SupportAccess:
    asker = cast.system_administrator
    facts = {
        "organisation": cast.agency_admin.organisation,
        "reason": REASON,
        "hours": 2,
        "by": asker.person(at),
        "at": at,
    }
    return request_support(asker.user.pk, **{**facts, **change})


def test_asked_approved_by_another_used_and_over_by_itself(cast: Cast):
    support = requested(cast)
    assert cast.system_administrator.person(AT).support is None

    approve_support(support.pk, by=cast.second_administrator.person(AT), at=AT + HOUR)

    assert cast.system_administrator.person(AT + 2 * HOUR).support.organisation_id == cast.agency_admin.organisation.pk
    assert cast.system_administrator.person(AT + 3 * HOUR).support is None
    assert list(
        MandateEvent.objects.filter(support=support)
        .order_by("id")
        .values_list("verb", "state_from", "state_to", "actor_id")
    ) == [
        ("request_support", "", "requested", cast.system_administrator.user.pk),
        ("approve_support", "requested", "approved", cast.second_administrator.user.pk),
    ]
    assert REASON not in str(list(MandateEvent.objects.values_list("facts", flat=True)))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": "rusak"}, "support.request.no_reason"),
        ({"reason": "  " + "x " * 9}, "support.request.no_reason"),
        ({"reason": "x" * 501}, "support.request.long_reason"),
        ({"hours": 5}, "support.request.too_long"),
        ({"hours": 0}, "support.request.too_long"),
    ],
)
def test_a_request_without_a_reason_or_for_too_long_is_refused(cast: Cast, change, code: str):
    assert refused(lambda: requested(cast, **change)) == code
    assert not SupportAccess.objects.exists()


def test_only_an_administrator_asks_and_only_for_oneself(cast: Cast):
    assert refused(lambda: requested(cast, by=cast.national_admin.person(AT))) == "support.request.no_right"
    assert refused(lambda: requested(cast, by=cast.second_administrator.person(AT))) == "support.request.for_another"
    requested(cast)
    assert refused(lambda: requested(cast)) == "support.request.open"


def test_four_eyes_are_needed_in_the_code_and_in_the_database(cast: Cast):
    support = requested(cast)
    assert (
        refused(lambda: approve_support(support.pk, by=cast.system_administrator.person(AT), at=AT))
        == "support.decide.oneself"
    )
    assert (
        refused(lambda: approve_support(support.pk, by=cast.agency_admin.person(AT), at=AT))
        == "support.decide.no_right"
    )
    for wrong in (
        {"decided_by": support.user},
        {"state": "approved"},
        {"starts_at": AT, "ends_at": AT + 4 * HOUR + timedelta(seconds=1)},
        {"hours": 9},
        {"state": "open"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            SupportAccess.objects.filter(pk=support.pk).update(**wrong)


def test_an_old_request_is_not_approved_and_a_decided_one_not_again(cast: Cast):
    second = cast.second_administrator.person(AT)
    support = requested(cast)
    assert refused(lambda: approve_support(support.pk, by=second, at=AT + 25 * HOUR)) == "support.approve.stale"
    deny_support(support.pk, by=second, at=AT)
    assert refused(lambda: approve_support(support.pk, by=second, at=AT)) == "support.approve.from_denied"
    assert refused(lambda: end_support(support.pk, by=second, at=AT)) == "support.end.from_denied"


@pytest.mark.parametrize("who", ["system_administrator", "second_administrator", "agency_admin"])
def test_the_asker_a_colleague_and_the_body_itself_may_end_it(cast: Cast, who: str):
    support = requested(cast)
    approve_support(support.pk, by=cast.second_administrator.person(AT), at=AT)
    end_support(support.pk, by=getattr(cast, who).person(AT), at=AT + HOUR)

    assert cast.system_administrator.person(AT + HOUR).support is None
    assert (
        refused(lambda: end_support(support.pk, by=cast.second_administrator.person(AT), at=AT + HOUR))
        == "support.end.from_ended"
    )


def test_a_neighbouring_body_cannot_end_it(cast: Cast):
    support = requested(cast)
    assert (
        refused(lambda: end_support(support.pk, by=cast.agency_admin_far_away.person(AT), at=AT))
        == "support.end.no_right"
    )


def test_every_page_is_recorded_and_says_that_the_access_is_open(cast: Cast):
    at = now()
    support = requested(cast, at)
    approve_support(support.pk, by=cast.second_administrator.person(at), at=at)
    client = signed_in(cast.system_administrator)

    page = client.get("/meja/orang/")
    client.get("/meja/dukungan/")

    assert "Akses dukungan sedang terbuka sampai pukul" in page.text
    used = MandateEvent.objects.filter(verb="use_support", support=support).order_by("id")
    assert [event.facts for event in used] == [
        {"page": "mandates:people", "method": "GET"},
        {"page": "mandates:support", "method": "GET"},
    ]


def test_support_sees_the_people_of_the_body_and_appoints_nobody(cast: Cast):
    support = requested(cast)
    approve_support(support.pk, by=cast.second_administrator.person(AT), at=AT)
    person = cast.system_administrator.person(AT)
    assert person.holds_over(Role.SUPPORT, cast.unit_officer.organisation.path)
    assert not person.holds(Role.AGENCY_ADMIN)
    assert not person.holds(Role.CUSTODIAN)


def test_the_page_asks_approves_and_ends(cast: Cast):
    first, second = signed_in(cast.system_administrator), signed_in(cast.second_administrator)
    asked = first.post(
        "/meja/dukungan/", {"organisation": cast.national_admin.organisation.pk, "reason": REASON, "hours": "1"}
    )
    support = SupportAccess.objects.get()
    own = first.post(f"/meja/dukungan/{support.pk}/setujui/")
    approved = second.post(f"/meja/dukungan/{support.pk}/setujui/")

    assert (asked.status_code, own.status_code, approved.status_code) == (302, 409, 302)
    assert REASON in second.get("/meja/dukungan/").text
    assert REASON not in signed_in(cast.agency_admin).get("/meja/dukungan/").text
    assert signed_in(cast.agency_admin).post(f"/meja/dukungan/{support.pk}/akhiri/").status_code == 404
    assert first.post(f"/meja/dukungan/{support.pk}/akhiri/").status_code == 302
