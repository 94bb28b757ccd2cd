"""The jury's work in the browser: who reads what, found as it is typed; discussion and changed marks; blind reading; results side by side."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sambut.competitions import actions
from sambut.competitions.judging import jobs as judging_jobs
from sambut.competitions.models import Conflict, EditionEvent, Entry, Mark, Reading, Revision
from sambut.competitions.states import ReadingState, Verb
from tests.competitions.panel import JUDGES, REASON, TITLES, Panel
from tests.world.cast import Cast, signed_in

TWO = TITLES[:2]


@pytest.fixture
def panel(db: None, monkeypatch: pytest.MonkeyPatch) -> Panel:
    made = Panel(Cast())
    for name in ("judging", "discussing", "pairs", "studies", "panel", "results"):
        monkeypatch.setattr(f"sambut.competitions.pages.{name}.now", lambda: made.tick(), raising=False)
    return made


def at(name: str, *args: object) -> str:
    return reverse(f"competitions:{name}", args=args)


def test_entries_and_judges_are_found_and_a_reader_is_added_with_a_reason(panel: Panel):
    panel.assigned(TWO)
    panel.seated(("judge_partner",))
    host, edition = signed_in(panel.cast.agency_admin), panel.edition
    found = host.get(at("pairs", edition.uuid), {"cari": "antar"}).content.decode()
    assert (TWO[1] in found, TWO[0] in found) == (True, False)
    assert TWO[0] not in host.get(at("pairs", edition.uuid), {"kurang": "1"}).content.decode()
    page = at("pair", edition.uuid, panel.entries[TWO[0]].uuid)
    name = panel.cast.judge_partner.user.name
    assert name in host.get(page, {"cari": name.split()[0]}).content.decode()
    seat = panel.seat("judge_partner")
    assert host.post(page, {"to": str(seat.uuid), "reason": " ", "kind": "first"}).status_code == 400
    assert host.post(page, {"to": str(seat.uuid), "reason": "Bidangnya.", "kind": "first"}).status_code == 302
    assert panel.reading("judge_partner", TWO[0]).reasons["instead"] == "Bidangnya."
    assert (
        host.post(page, {"to": "", "reason": "Satu lagi.", "kind": "third"}).status_code == 409
    )  # somebody still reads


def test_the_pages_of_the_secretariat_take_the_same_number_of_queries_at_any_size(panel: Panel):
    panel.counted()
    host, edition = signed_in(panel.cast.agency_admin), panel.edition
    result = edition.results.get()
    for row in Reading.objects.filter(judge=panel.seat("judge")):
        Reading.objects.filter(pk=row.pk).update(total=10)
    asked = [
        at("panel", edition.uuid), at("pairs", edition.uuid), at("spreads", edition.uuid), at("reread", edition.uuid),
        at("result", edition.uuid), at("past_result", edition.uuid, result.pk), at("studies", edition.uuid, result.pk),
    ]  # fmt: skip

    def queries() -> list[int]:
        counted = []
        for address in asked:
            with CaptureQueriesContext(connection) as found:
                assert host.get(address).status_code == 200, address
            counted.append(len(found))
        return counted

    queries()  # what is read once and kept
    many = queries()
    for title in TITLES[1:]:
        Reading.objects.filter(entry=panel.entries[title]).update(state="recused")
        Entry.objects.filter(pk=panel.entries[title].pk).update(state="refused")
    assert queries() == many


def test_judges_talk_after_signing_and_a_changed_mark_keeps_its_trace(panel: Panel):
    panel.assigned(TWO)
    for name, score in zip(JUDGES, (90, 60, 75), strict=True):
        panel.sign(name, TWO[0], score)
    mine, judge = panel.reading("judge", TWO[0]), signed_in(panel.cast.judge)
    other = signed_in(panel.cast.judge_ombudsman)
    codes = list(panel.edition.criteria.order_by("position").values_list("code", flat=True))
    form = {f"nilai-{code}": "90" for code in codes} | {f"alasan-{code}": REASON for code in codes}
    change = form | {
        f"nilai-{codes[0]}": "80",
        f"alasan-{codes[0]}": "Satu angka tidak bersumber.",
        "mengapa": "Setelah diskusi.",
    }
    assert judge.post(at("revise", mine.uuid), change).status_code == 409  # nobody has said anything yet
    unsigned = panel.reading("judge", TWO[1])
    assert judge.post(at("remark", unsigned.uuid), {"words": "Halo"}).status_code == 409
    assert judge.post(at("remark", mine.uuid), {"words": "Sumber angka kedua?"}).status_code == 302
    assert (
        "Sumber angka kedua?"
        in other.get(at("reading", panel.reading("judge_ombudsman", TWO[0]).uuid)).content.decode()
    )
    assert judge.post(at("revise", mine.uuid), form | {"mengapa": "Sama saja."}).status_code == 409
    assert judge.post(at("revise", mine.uuid), change | {"mengapa": " "}).status_code == 409
    assert judge.post(at("revise", mine.uuid), change).status_code == 302
    row = Revision.objects.get()
    assert (row.old, row.new, row.old_reason, row.why) == (90, 80, REASON, "Setelah diskusi.")
    mine.refresh_from_db()
    assert mine.state == ReadingState.SIGNED
    assert mine.total < 90
    mark = Mark.objects.get(reading=mine, criterion__code=codes[0])
    assert (mark.score, mark.reason) == (80, "Satu angka tidak bersumber.")
    assert "dari 90 menjadi 80" in judge.get(at("reading", mine.uuid)).content.decode()
    desk = (
        signed_in(panel.cast.agency_admin)
        .get(at("pair", panel.edition.uuid, panel.entries[TWO[0]].uuid))
        .content.decode()
    )
    assert "dari 90 menjadi 80" in desk
    assert "Sumber angka kedua?" in desk


def test_a_blind_page_names_neither_body_nor_unit_nor_region_nor_people(panel: Panel):
    clinic, writer = panel.cast.innovator.organisation, panel.cast.innovator.user
    told = f"Di {clinic.name} dan {clinic.body.name}, {writer.name} mulai lebih dulu."
    panel.filled(TWO, blind=True)
    entry = panel.entries[TWO[0]]
    entry.answers.update(text=told)
    seat = panel.invite("judge")
    invited = signed_in(panel.cast.judge).get(at("seat", seat.uuid)).content.decode()
    assert (clinic.name in invited, TWO[0] in invited) == (True, False)
    actions.confirm_seat(seat.pk, words="Bersih.", by=panel.who("judge"), at=panel.tick())
    panel.seated(JUDGES[1:])
    panel.assign()
    reading, judge = panel.reading("judge", TWO[0]), signed_in(panel.cast.judge)
    shown = "".join(judge.get(address).content.decode() for address in (
        at("reading", reading.uuid), at("judging"), at("recuse", reading.uuid)
    ))  # fmt: skip
    names = (TWO[0], clinic.name, clinic.body.name, writer.name)
    assert [name for name in names if name in shown] == []
    assert "▇▇▇" in shown
    panel.sign("judge", TWO[0])
    opened = judge.get(at("reading", reading.uuid)).content.decode()
    assert all(name in opened for name in names)


def test_a_level_without_a_number_counts_as_its_middle_and_autosave_is_light(panel: Panel):
    panel.assigned(TWO)
    reading, judge = panel.reading("judge", TWO[0]), signed_in(panel.cast.judge)
    code = panel.edition.criteria.order_by("position")[0].code
    shown = judge.get(at("reading", reading.uuid)).content.decode()
    assert re.search(rf'type="radio" name="tingkat-{code}"', shown)
    keep = lambda revision: judge.post(  # noqa: E731
        at("keep_reading", reading.uuid), {f"tingkat-{code}": "70-84", f"nilai-{code}": "", f"alasan-{code}": "Cukup.", "revisi": str(revision)}
    )  # fmt: skip
    assert keep(0).json() == {"revision": 1}
    assert Mark.objects.get(reading=reading, criterion__code=code).score == 77
    with CaptureQueriesContext(connection) as asked:
        assert keep(1).status_code == 200
    own = [one["sql"] for one in asked if "competitions_" in one["sql"]]
    assert len(own) <= 6, own


def test_second_readings_and_studies_in_the_browser(panel: Panel):
    first = panel.counted(dict(zip(TITLES, (80, 79, 78, 77), strict=True)))
    panel.seated(("judge_partner",))
    host, edition = signed_in(panel.cast.agency_admin), panel.edition
    assert "Sedang dihitung" in host.get(at("studies", edition.uuid, first.pk)).content.decode()
    judging_jobs.study_counted(EditionEvent.objects.get(verb=Verb.COUNT).pk, at=panel.tick())
    shown = host.get(at("studies", edition.uuid, first.pk)).content.decode()
    assert "<svg" in shown
    assert "Alfa Krippendorff" in shown
    table = host.get(at("study_csv", edition.uuid, first.pk, "influence")).content.decode()
    assert table.splitlines()[0].startswith("Juri,Pembacaan,Kemurahan nilai")
    assert len(table.splitlines()) == 4
    assert host.get(at("study_csv", edition.uuid, first.pk, "nothing")).status_code == 404
    assert host.post(at("reread", edition.uuid), {"count": "2"}).status_code == 302
    judging_jobs.reread_called(EditionEvent.objects.get(verb=Verb.CALL_REREAD).pk, at=panel.tick())
    for title, entry in panel.entries.items():
        if Reading.objects.filter(judge=panel.seat("judge_partner"), entry=entry).exists():
            panel.sign("judge_partner", title, 50)
    panel.count()
    shown = host.get(at("result", edition.uuid)).content.decode()
    assert at("past_result", edition.uuid, first.pk) in shown
    old = host.get(at("past_result", edition.uuid, first.pk)).content.decode()
    assert "Ini hasil lama" in old
    actions.declare_own_conflict(
        edition.pk, entry_id=panel.entries[TITLES[0]].pk, reason="Saudara.", by=panel.who("agency_admin"), at=panel.tick()
    )  # fmt: skip
    assert Conflict.objects.filter(judge=None).count() == 1
    assert "81,00" in old
    assert "81,00" not in host.get(at("past_result", edition.uuid, first.pk)).content.decode()


def test_equal_scores_at_the_line_are_told_and_resolved_by_the_declared_rule(panel: Panel):
    panel.assigned(TWO)
    codes = list(panel.edition.criteria.order_by("-weight", "position").values_list("code", "weight"))
    (heavy, weight), (light, other) = codes[0], codes[-1]
    for name in JUDGES:
        for title, (up, down) in zip(TWO, ((heavy, light), (light, heavy)), strict=True):
            given = panel.given(70)
            given[heavy] = type(given[heavy])(given[heavy].score + (1 if up == heavy else -1) * other, REASON)
            given[light] = type(given[light])(given[light].score + (1 if up == light else -1) * weight, REASON)
            assert down != up
            reading = panel.reading(name, title)
            actions.sign_reading(reading.pk, given, revision=0, confidence=3, by=panel.who(name), at=panel.tick())
    panel.count()
    shown = signed_in(panel.cast.contest_secretary).get(at("result", panel.edition.uuid)).content.decode()
    assert "2 entri bernilai sama di garis. Aturan yang dinyatakan memisahkannya" in shown
    room = (
        signed_in(panel.cast.contest_secretary)
        .get(at("choose_cluster", panel.edition.uuid, panel.cluster.code))
        .content.decode()
    )
    assert room.count("dipisahkan kriteria berbobot terbesar") == 2
