"""Stands and interest: once per unit and stand, proved apart from claimed, and nobody taps for another."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from sambut.accounts.models import Limit
from sambut.events import actions, calendar, queries
from sambut.events.models import Stand, StandInterest
from sambut.events.pages import public
from sambut.events.retaining import erase_claim, written_before
from sambut.innovations.models import Innovation
from sambut.kernel.refusals import Refused
from tests.events.conftest import STARTS, Forum, innovation
from tests.world.cast import signed_in


def test_a_unit_is_interested_once_whoever_of_it_taps(running: Forum):
    stand, unit = running.stand(), running.cast.officer_far_away.organisation
    officer, head = running.person(running.cast.officer_far_away), running.regent
    first = actions.record_interest(stand.pk, unit=unit, by=officer, at=running.tick())
    assert actions.record_interest(stand.pk, unit=unit, by=head, at=running.tick()).pk == first.pk
    second = running.stand("A2", innovation(running.cast.innovator.organisation, "Lain"))
    actions.record_interest(second.pk, unit=unit, by=officer, at=running.tick())
    assert running.counts("interests") == 2


def test_nobody_taps_for_a_unit_that_is_not_theirs(running: Forum):
    stand, unit = running.stand(), running.cast.officer_far_away.organisation
    for player in (
        running.cast.unit_officer,
        running.cast.mayor,
        running.cast.citizen,
        running.cast.partner,
        running.cast.inspector,
    ):
        with pytest.raises(Refused, match=r"event\.interest\.no_office"):
            actions.record_interest(stand.pk, unit=unit, by=running.person(player), at=running.tick())
    assert running.counts("interests") == 0


def test_a_visitor_claims_once_per_body_and_the_claim_is_no_interest_of_a_unit(running: Forum):
    stand = running.stand()
    for words in ("Dinas Kesehatan & Keluarga", "dinas  kesehatan dan keluarga", "DINAS KESEHATAN dan KELUARGA."):
        actions.claim_interest(stand.pk, body=words, contact="kantor@gowa.example", at=running.tick())
    assert running.counts("claimed", "interests") == (1, 0)
    row = StandInterest.objects.get()
    assert "gowa" not in row.claimed_key
    assert "Kesehatan" not in row.claimed_key


def test_what_a_visitor_wrote_is_erased_in_time_and_stays_one_interest(running: Forum):
    stand = running.stand()
    claim = actions.claim_interest(
        stand.pk, body="Dinas Kembangmelati", contact="0812-kembangmelati", at=running.tick()
    )
    later = running.at + timedelta(days=400)
    assert written_before(later, 10) == [str(claim.uuid)]
    assert erase_claim(str(claim.uuid), at=later)
    assert not erase_claim(str(claim.uuid), at=later)
    row = StandInterest.objects.get()
    assert (row.claimed, row.contact, written_before(later, 10), running.counts("claimed")) == ("", "", [], 1)
    actions.claim_interest(stand.pk, body="Dinas Kembangmelati", contact="lagi", at=running.tick())
    assert StandInterest.objects.count() == 1


def test_a_stand_shows_what_is_public_at_a_number_of_its_own(running: Forum):
    stand = running.stand("a-07")
    assert stand.number == "A-07"
    with pytest.raises(Refused, match=r"event\.add_stand\.shown_already"):
        running.stand("B1", stand.innovation)
    with pytest.raises(Refused, match=r"event\.add_stand\.number_taken"):
        running.stand("A-07", innovation(running.cast.innovator.organisation, "Lain"))
    Innovation.objects.filter(pk=stand.innovation_id).update(state="private")
    hidden = Innovation.objects.get(pk=stand.innovation_id)
    with pytest.raises(Refused, match=r"event\.add_stand\.not_public"):
        running.stand("B2", hidden)
    actions.drop_stand(stand.pk, by=running.secretariat, at=running.tick())
    running.stand("A-07", innovation(running.cast.innovator.organisation, "Pengganti"))
    assert running.counts("stands") == 1


def test_a_stand_that_was_taken_down_takes_no_interest_but_keeps_what_it_had(running: Forum):
    stand, unit = running.stand(), running.cast.officer_far_away.organisation
    officer = running.person(running.cast.officer_far_away)
    actions.record_interest(stand.pk, unit=unit, by=officer, at=running.tick())
    actions.drop_stand(stand.pk, by=running.secretariat, at=running.tick())
    for refused in (
        lambda: actions.record_interest(stand.pk, unit=running.regency, by=running.regent, at=running.tick()),
        lambda: actions.claim_interest(stand.pk, body="X", contact="x", at=running.tick()),
    ):
        with pytest.raises(Refused, match=r"event\.interest\.stand_gone"):
            refused()
    assert running.counts("interests") == 1


def test_the_stand_of_an_innovation_that_was_withdrawn_says_so(running: Forum):
    stand = running.stand()
    Innovation.objects.filter(pk=stand.innovation_id).update(state="withdrawn")
    words = Client().get(reverse("events:stand", args=[stand.uuid])).content.decode()
    assert "Pemiliknya sudah menarik inovasi ini" in words
    assert reverse("innovations:innovation", args=[stand.innovation.uuid]) not in words


def test_a_household_that_writes_to_too_many_stands_waits(running: Forum, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(public, "UNPROVEN_HOURLY", 2)
    address, client = reverse("events:stand", args=[running.stand().uuid]), Client()
    statuses = [client.post(address, {"body": f"Dinas {n}", "contact": "x"}).status_code for n in range(4)]
    assert statuses == [302, 302, 429, 429]
    assert StandInterest.objects.count() == 2
    assert Limit.objects.filter(key__startswith="stand:unproven:").count() == 1


def test_a_stand_of_a_forum_that_is_still_a_draft_is_no_page(forum: Forum):
    stand = forum.stand()
    assert Client().get(reverse("events:stand", args=[stand.uuid])).status_code == 404
    assert signed_in(forum.cast.secretariat).get(reverse("events:forum", args=[forum.event.uuid])).status_code == 200
    assert Client().get(reverse("events:forum", args=[forum.event.uuid])).status_code == 404


def test_a_list_of_stands_loads_no_text_of_an_innovation(running: Forum, django_assert_num_queries):  # type: ignore[no-untyped-def]
    for n in range(3):
        running.stand(f"A{n}", innovation(running.cast.innovator.organisation, f"Inovasi {n}"))
    with django_assert_num_queries(1):
        rows = queries.stands(running.event)
        assert {(one.innovation.name, one.innovation.unit.name, one.innovation.body.name) for one in rows}
    assert all("summary" in one.innovation.get_deferred_fields() for one in rows)
    assert Stand.objects.count() == 3


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_a_line_of_a_calendar_folds_in_no_letter_and_unfolds_to_itself(words: str):
    line = f"SUMMARY:{calendar.escaped(words)}"
    folded = calendar.folded(line)
    assert all(len(part.encode()) <= calendar.FOLD for part in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == line
    assert "\n" not in line


def test_a_calendar_says_its_times_in_utc_and_escapes_what_would_end_a_value():
    words = calendar.calendar_of(
        [("1@sambut", STARTS, STARTS + timedelta(hours=1), "Panel; a, b\nc\\d", "Aula")], STARTS
    )
    assert words.splitlines()[5:12] == [
        "BEGIN:VEVENT", "UID:1@sambut", "DTSTAMP:20311028T010000Z", "DTSTART:20311028T010000Z", "DTEND:20311028T020000Z",
        "SUMMARY:Panel\\; a\\, b\\nc\\\\d", "LOCATION:Aula",
    ]  # fmt: skip
    assert words.endswith("END:VCALENDAR\r\n")
