from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from sambut.kernel.refusals import Refused
from sambut.mandates.actions import issue_letter, revoke_letter
from sambut.mandates.models import Letter, MandateEvent
from sambut.mandates.queries import letter_for
from sambut.mandates.states import Act, LetterKind
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)
WEEK = timedelta(days=7)


def issued(cast: Cast, **change) -> Letter:
    facts = {
        "organisation": cast.agency_admin.organisation, "kind": LetterKind.POWER_OF_ATTORNEY, "act": Act.SIGN_AGREEMENT,
        "number": "SKU 12/2025", "starts_at": AT, "ends_at": AT + WEEK, "by": cast.agency_admin.person(AT), "at": AT,
    }  # fmt: skip
    return issue_letter(cast.citizen.user.pk, **{**facts, **change})


def refused(act) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.code


def test_a_letter_lets_somebody_do_one_act_for_the_organisation_and_its_units_and_gives_no_office(cast: Cast):
    letter, user, path = issued(cast), cast.citizen.user.pk, cast.unit_officer.organisation.path

    assert letter_for(user, Act.SIGN_AGREEMENT, path, at=AT) == letter
    assert letter_for(user, Act.SIGN_CHARTER, path, at=AT) is None
    assert letter_for(user, Act.SIGN_AGREEMENT, cast.officer_far_away.organisation.path, at=AT) is None
    assert letter_for(user, Act.SIGN_AGREEMENT, path, at=AT + WEEK) is None
    assert not cast.citizen.person(AT).has_office
    assert MandateEvent.objects.get(letter=letter).verb == "issue_letter"


def test_a_letter_for_a_unit_does_not_reach_the_body(cast: Cast):
    issued(cast, organisation=cast.unit_officer.organisation)
    assert letter_for(cast.citizen.user.pk, Act.SIGN_AGREEMENT, cast.agency_admin.organisation.path, at=AT) is None


def test_revoking_ends_it_at_once_also_by_whoever_holds_it(cast: Cast):
    for person in (cast.agency_admin.person(AT), cast.citizen.person(AT)):
        letter = issued(cast)
        revoke_letter(letter.pk, by=person, at=AT + WEEK / 2)
        assert letter_for(cast.citizen.user.pk, Act.SIGN_AGREEMENT, letter.organisation.path, at=AT + WEEK / 2) is None
        assert (
            refused(lambda pk=letter.pk: revoke_letter(pk, by=cast.agency_admin.person(AT), at=AT + WEEK / 2))
            == "letter.revoke.ended"
        )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"number": "  "}, "letter.issue.no_number"),
        ({"ends_at": AT}, "letter.issue.wrong_period"),
        ({"starts_at": AT - 2 * WEEK, "ends_at": AT - WEEK}, "letter.issue.wrong_period"),
        ({"by": "agency_admin_far_away"}, "letter.issue.no_right"),
        ({"by": "unit_officer"}, "letter.issue.no_right"),
        ({"by": "system_administrator"}, "letter.issue.no_right"),
    ],
)
def test_what_is_refused(cast: Cast, change: dict[str, object], code: str):
    if isinstance(change.get("by"), str):
        change = change | {"by": getattr(cast, str(change["by"])).person(AT)}
    assert refused(lambda: issued(cast, **change)) == code
    assert not Letter.objects.exists()


def test_an_admin_does_not_issue_for_itself(cast: Cast):
    admin = cast.agency_admin
    own = lambda: issue_letter(  # noqa: E731
        admin.user.pk, organisation=admin.organisation, kind=LetterKind.ASSIGNMENT, act=Act.ATTEND_FORUM, number="1",
        starts_at=AT, ends_at=AT + WEEK, by=admin.person(AT), at=AT,
    )  # fmt: skip
    assert refused(own) == "letter.issue.oneself"


def test_the_database_refuses_an_act_that_is_none(cast: Cast):
    letter = issued(cast)
    for wrong in ({"act": "anything"}, {"kind": "note"}, {"ends_at": AT - WEEK}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Letter.objects.filter(pk=letter.pk).update(**wrong)


def test_the_page_lists_issues_and_revokes(cast: Cast):
    client = signed_in(cast.agency_admin)
    form = {
        "email": cast.citizen.user.email, "organisation": cast.agency_admin.organisation.pk, "kind": "assignment",
        "act": "attend_forum", "number": "ST 9/2030", "starts_on": "2030-01-07", "last_on": "2030-01-08",
    }  # fmt: skip

    assert client.post("/meja/surat/", form).status_code == 302
    letter = Letter.objects.get()
    assert (letter.starts_at, letter.ends_at) == (
        datetime(2030, 1, 6, 17, tzinfo=UTC),
        datetime(2030, 1, 8, 17, tzinfo=UTC),
    )
    assert "ST 9/2030" in client.get("/meja/surat/").text
    assert "ST 9/2030" not in signed_in(cast.agency_admin_far_away).get("/meja/surat/").text
    assert client.post("/meja/surat/", form | {"email": "siapa@contoh.example"}).status_code == 409
    assert signed_in(cast.agency_admin_far_away).post(f"/meja/surat/{letter.pk}/cabut/").status_code == 404
    assert client.post(f"/meja/surat/{letter.pk}/cabut/").status_code == 302


@pytest.mark.parametrize("last_on", ["0001-01-01", "9999-12-31"])
def test_a_day_in_which_nobody_holds_an_office_is_refused_with_a_sentence(cast: Cast, last_on: str):
    client = signed_in(cast.agency_admin)
    form = {
        "email": cast.citizen.user.email, "organisation": cast.agency_admin.organisation.pk, "kind": "assignment",
        "act": "attend_forum", "number": "ST 9/2030", "starts_on": "2030-01-07", "last_on": last_on,
    }  # fmt: skip

    answer = client.post("/meja/surat/", form)

    assert (answer.status_code, Letter.objects.count()) == (409, 0)
    assert "Tulis tanggal antara tahun 1900 dan 2199." in answer.text
