"""The last stage in the browser: who presents, who hears, who goes and looks, who decides, and what each of them finds."""

import pytest
from django.test import Client
from django.urls import reverse

from sambut.competitions.final.states import SittingStage
from sambut.competitions.models import FinalRoom, Sheet, Visit
from sambut.competitions.pages import final_hosting, final_plenary, final_slots, final_visits, results
from tests.competitions.finale import FIRST, FOUND, SECOND, Finale
from tests.world.cast import Cast, signed_in


@pytest.fixture
def finale(db: None) -> Finale:
    return Finale(Cast())


def told_by(finale: Finale, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages read the clock of the story."""
    for page in (final_hosting, final_slots, final_visits, final_plenary, results):
        monkeypatch.setattr(page, "now", finale.tick)


def test_the_last_stage_is_walked_from_the_timetable_to_the_public_result(
    finale: Finale, monkeypatch: pytest.MonkeyPatch
):
    edition = finale.finalists()
    told_by(finale, monkeypatch)
    secretary, judge, innovator = (
        signed_in(getattr(finale.cast, name)) for name in ("contest_secretary", "judge", "innovator")
    )

    def of(name: str, *more: object) -> str:
        return reverse(f"competitions:{name}", args=[edition.uuid, *more])

    for name in ("final", "final_plan", "final_panel", "timetable", "visits"):
        assert secretary.get(of(name)).status_code == 200, name
    finale.roomed()
    room = FinalRoom.objects.get()
    assert secretary.get(of("final_row", "final_rooms", room.pk)).status_code == 200
    assert secretary.post(of("make_timetable")).status_code == 302
    slot = finale.slot(FIRST)
    assert innovator.get(reverse("competitions:slot", args=[slot.uuid])).status_code == 404
    assert secretary.post(of("tell_timetable")).status_code == 302
    assert slot.link in innovator.get(reverse("competitions:slot", args=[slot.uuid])).content.decode()
    assert "BEGIN:VEVENT" in innovator.get(reverse("competitions:slot_file", args=[slot.uuid])).content.decode()
    assert secretary.get(of("timetable_file")).content.count(b"BEGIN:VEVENT") == 2
    assert judge.get(reverse("competitions:panel_file")).content.count(b"BEGIN:VEVENT") == 2
    for name in ("move_slot", "hold_slot"):
        assert secretary.get(reverse(f"competitions:{name}", args=[slot.uuid])).status_code == 200
    sheet = finale.sheet("judge", FIRST)
    address = reverse("competitions:sheet", args=[sheet.uuid])
    assert judge.get(address).status_code == 200
    finale.at = slot.ends_at
    marks = {"revisi": "0", **{f"nilai-{code}": "80" for code in ("dampak", "jawaban")}, "alasan-dampak": "Jelas."}
    assert judge.post(reverse("competitions:keep_sheet", args=[sheet.uuid]), marks).json() == {"revision": 1}
    refused = judge.post(address, {**marks, "revisi": "1"})
    assert (refused.status_code, b"Jawaban atas pertanyaan" in refused.content) == (409, True)
    assert judge.post(address, {**marks, "revisi": "1", "alasan-jawaban": "Tenang."}).status_code == 302
    assert Sheet.objects.get(pk=sheet.pk).total == 80
    finale.presented({FIRST: 60, SECOND: 90})
    due_on = finale.at.date().isoformat()
    for title in (FIRST, SECOND):
        where = of("assign_visit", finale.entries[title].uuid)
        assert secretary.get(where).status_code == 200
        assert secretary.post(where, {"judges": [finale.seat("judge").pk], "due_on": due_on}).status_code == 302
        visit = Visit.objects.get(entry=finale.entries[title])
        at_place = reverse("competitions:visit", args=[visit.uuid])
        assert innovator.get(at_place).status_code == 404
        written = {"revisi": "0", "ada-tiang": "ya", "ada-buku": "ya", "temuan": FOUND, "hari": due_on}
        assert judge.post(reverse("competitions:keep_visit", args=[visit.uuid]), written).json() == {"revision": 1}
        assert judge.get(reverse("competitions:visit_photo", args=[visit.uuid])).status_code == 200
        assert judge.post(at_place, {**written, "revisi": "1"}).status_code == 302
        assert FOUND in innovator.get(at_place).content.decode()
        answer = reverse("competitions:respond_visit", args=[visit.uuid])
        assert innovator.get(answer).status_code == 200
        assert innovator.post(answer, {"words": "Betul."}).status_code == 302
        end = reverse("competitions:conclude_visit", args=[visit.uuid])
        assert secretary.get(end).status_code == 200
        assert secretary.post(end, {"result": "confirmed", "words": "Sesuai."}).status_code == 302
    assert judge.get(reverse("competitions:panel_desk")).status_code == 200
    where = of("choose_winners", finale.cluster.code)
    assert secretary.get(where).status_code == 200
    assert secretary.post(where, {f"pilih-{finale.entries[SECOND].pk}": "on"}).status_code == 302
    assert secretary.get(of("finish")).status_code == 200
    assert secretary.post(of("finish"), {"number": "SK/1", "on": due_on}).status_code == 302
    shown = Client().get(of("public_result")).content.decode()
    assert "SK/1" in shown
    assert slot.link not in shown
    scores = innovator.get(reverse("competitions:scores", args=[finale.entries[FIRST].uuid])).content.decode()
    assert "Tenang." in scores
    assert finale.cast.judge.user.name not in scores + shown
    for name in ("strip",):
        where = reverse(f"competitions:{name}", args=[finale.entries[SECOND].uuid])
        assert secretary.get(where).status_code == 200
        assert secretary.post(where, {"letter": "B/9", "reason": "Tidak benar."}).status_code == 302
    gone = finale.fresh(SECOND).revocation
    page = signed_in(finale.cast.agency_admin).get(reverse("competitions:vacancy", args=[gone.uuid]))
    assert (page.status_code, FIRST in page.content.decode()) == (200, True)
    assert "B/9" in Client().get(of("public_result")).content.decode()


def test_a_plenary_is_opened_voted_and_closed_in_the_browser(finale: Finale, monkeypatch: pytest.MonkeyPatch):
    finale.finalists()
    told_by(finale, monkeypatch)
    secretary, judge = signed_in(finale.cast.contest_secretary), signed_in(finale.cast.judge)
    stage = SittingStage.WINNERS.value
    address = {
        name: reverse(f"competitions:{name}", args=[finale.edition.uuid, stage])
        for name in ("sitting", "begin_sitting", "attend_sitting", "end_sitting")
    }
    assert secretary.get(address["sitting"]).status_code == 200
    assert secretary.post(address["begin_sitting"]).status_code == 302
    assert secretary.post(address["begin_sitting"]).status_code == 409
    assert secretary.post(address["attend_sitting"], {"hadir": [finale.seat("judge").pk]}).status_code == 302
    sitting = finale.edition.sittings.get()
    ballot = reverse("competitions:ballot", args=[sitting.uuid])
    assert judge.get(ballot).status_code == 200
    assert signed_in(finale.cast.judge_partner).get(ballot).status_code == 404
    against = f"keberatan-{finale.entries[SECOND].pk}"
    assert (
        judge.post(ballot, {f"pilih-{finale.entries[FIRST].pk}": "on", against: "Angkanya lemah."}).status_code == 302
    )
    assert "Angkanya lemah." in secretary.get(address["sitting"]).content.decode()
    assert secretary.post(address["end_sitting"], {"minutes": ""}).status_code == 409
    assert secretary.post(address["end_sitting"], {"minutes": "Pleno selesai."}).status_code == 302
    assert "Pleno selesai." in secretary.get(address["sitting"]).content.decode()
