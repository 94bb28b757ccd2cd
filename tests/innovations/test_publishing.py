"""From the unit to everybody: begin, write, submit, return, publish, withdraw."""

import pytest

from sambut.innovations import actions, matching, queries, searching
from sambut.innovations.models import InnovationEvent, Note, Version
from sambut.innovations.states import Stage, State, Verb
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Outbox
from tests.innovations.conftest import LAMP, THURSDAY


def verbs(innovation) -> list[str]:
    return list(InnovationEvent.objects.filter(innovation=innovation).order_by("id").values_list("verb", flat=True))


def test_a_record_begins_as_an_idea_of_the_unit_that_only_its_side_reads(way) -> None:
    innovation = way.begin()
    assert (innovation.unit.name, innovation.body.name) == ("Puskesmas Karangdoro", "Pemerintah Kota Semarang")
    assert (innovation.stage, innovation.state, innovation.idea_on) == (Stage.IDEA, State.PRIVATE, THURSDAY.date())
    assert innovation.region.name == "Kota Semarang"
    assert list(queries.public()) == []
    event = InnovationEvent.objects.get(innovation=innovation)
    assert (event.verb, event.state_from, event.state_to, event.facts) == (
        "begin", "", "private", {"unit": innovation.unit_id},
    )  # fmt: skip
    assert Outbox.objects.filter(topic="innovations.begin", row_id=event.pk, subject_id=innovation.pk).count() == 1


def test_what_is_published_is_found_and_matched_and_what_is_not_is_neither(way) -> None:
    way.begin()
    way.write()
    assert searching.public("penerangan jalan") == []
    assert matching.rank("Lampu jalan padam") == []
    way.submit()
    assert searching.public("penerangan jalan") == []
    way.publish()
    assert [row["title"] for row in searching.public("penerangan jalan")] == ["Terang Kampung"]
    assert verbs(way.innovation) == ["begin", "write", "submit", "publish"]


def test_a_submitted_version_is_what_is_published_also_when_writing_went_on(way) -> None:
    way.begin()
    way.write()
    way.submit()
    way.write(summary="Sesudah diajukan, ringkasannya diubah lagi oleh penulisnya sebelum sempat diperiksa orang lain.")
    published = way.publish()
    assert published.summary == LAMP["summary"]
    assert published.manuscript.content["summary"].startswith("Sesudah diajukan")
    version = Version.objects.get(innovation=published)
    assert (version.number, version.published_at, version.content["fields"]["summary"]) == (1, way.at, LAMP["summary"])


def test_an_empty_record_is_not_submitted_and_the_refusal_names_what_is_missing(way) -> None:
    way.begin()
    with pytest.raises(Refused) as refused:
        way.submit()
    assert refused.value.code == "innovation.submit.incomplete"
    assert refused.value.facts == {"lacking": ["Ringkasan", "Masalah yang dijawab", "Cara kerja"]}
    with pytest.raises(Refused, match=r"innovation\.submit\.incomplete"):
        way.publish()
    way.innovation.refresh_from_db()
    assert (way.innovation.state, way.innovation.submitted_id) == (State.PRIVATE, None)


def test_the_local_admin_returns_with_notes_and_the_writer_submits_again(way) -> None:
    way.begin()
    way.write()
    way.submit()
    with pytest.raises(Refused, match=r"innovation\.submit\.waiting"):
        way.submit()
    with pytest.raises(Refused, match=r"innovation\.return\.without_text"):
        actions.return_innovation(way.innovation.pk, text=" ", by=way.local_admin, at=way.tick())
    returned = actions.return_innovation(
        way.innovation.pk, text="Tulis berapa lampu yang diganti.", by=way.local_admin, at=way.tick()
    )
    assert (returned.submitted_id, returned.state) == (None, State.PRIVATE)
    note = Note.objects.get(innovation=returned)
    assert (note.text, note.version.number) == ("Tulis berapa lampu yang diganti.", 1)
    event = InnovationEvent.objects.filter(innovation=returned).latest("id")
    assert "lampu" not in str(event.facts)
    with pytest.raises(Refused, match=r"innovation\.return\.nothing_submitted"):
        actions.return_innovation(returned.pk, text="Lagi.", by=way.local_admin, at=way.tick())
    way.write(solution=LAMP["solution"] + " Sebulan 140 lampu diganti.")
    assert way.submit().submitted.number == 2


def test_an_innovator_does_not_publish_and_a_stranger_learns_nothing(way) -> None:
    way.begin()
    way.write()
    with pytest.raises(Refused, match=r"access\.innovation\.not_your_body"):
        actions.publish_innovation(way.innovation.pk, by=way.innovator, at=way.tick())
    for stranger in (way.cast.officer_far_away, way.cast.unit_officer, way.cast.partner, way.cast.citizen):
        with pytest.raises(Refused, match=r"innovation\.see\.not_found"):
            actions.publish_innovation(way.innovation.pk, by=stranger.person(way.at), at=way.tick())
    way.innovation.refresh_from_db()
    assert way.innovation.state == State.PRIVATE


def test_what_is_withdrawn_is_gone_from_search_and_can_come_back(way) -> None:
    way.public()
    assert matching.rank("lampu jalan padam di kampung kami")[0].innovation_id == way.innovation.pk
    withdrawn = actions.withdraw_innovation(
        way.innovation.pk, text="Regunya dibubarkan.", by=way.local_admin, at=way.tick()
    )
    assert withdrawn.state == State.WITHDRAWN
    assert searching.public("penerangan jalan") == []
    assert matching.rank("lampu jalan padam di kampung kami") == []
    with pytest.raises(Refused, match=r"innovation\.withdraw\.from_withdrawn"):
        actions.withdraw_innovation(withdrawn.pk, text="Lagi.", by=way.local_admin, at=way.tick())
    first = withdrawn.public_at
    assert (way.publish().state, way.innovation.public_at) == (State.PUBLIC, first)
    assert verbs(withdrawn)[-1] == Verb.PUBLISH


def test_nothing_new_is_not_submitted_again(way) -> None:
    way.public()
    with pytest.raises(Refused, match=r"innovation\.submit\.nothing_new"):
        way.submit()
    with pytest.raises(Refused, match=r"innovation\.submit\.nothing_new"):
        way.publish()
