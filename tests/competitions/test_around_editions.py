"""Files that an edition asks for, cancelling, maintenance, who stands beside the host, weights of one group, and what is fixed once it is open."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from sambut.competitions import access, actions, jobs, queries, sentences
from sambut.competitions.actions.editing import PARTS
from sambut.competitions.actions.enclosing import lacking_files
from sambut.competitions.actions.scoring import criteria_of
from sambut.competitions.editions import checking
from sambut.competitions.editions import queries as edition_queries
from sambut.competitions.models import (
    AskedFile,
    Criterion,
    Edition,
    Entry,
    EntryFile,
    Group,
    Maintenance,
    Partner,
    Period,
)
from sambut.competitions.rules import Candidate, Condition, Won, weigh
from sambut.competitions.states import RuleKind, Stage
from sambut.files.actions import clean_file
from sambut.files.models import File
from sambut.innovations.models import Award, GoalLink
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Mandate, Person
from sambut.mandates.states import Role
from sambut.notices.models import Notice
from tests.competitions.conftest import Contest
from tests.competitions.panel import Panel
from tests.competitions.test_pages import do, text, today  # noqa: F401  (the clock of pages)
from tests.files.making import paper, photo, upload
from tests.world.cast import Cast, signed_in

LETTER = {
    "code": "pernyataan", "title": "Surat pernyataan", "guidance": "", "sorts": ["pdf"], "required": True, "names_body": True, "group": None,
    "question": None,
}  # fmt: skip


def refused(code: str, verb, *args: object, **how: object) -> dict[str, object]:  # type: ignore[no-untyped-def]
    with pytest.raises(Refused) as found:
        verb(*args, **how)
    assert found.value.code == code
    return found.value.facts


def asking(contest: Contest, **more: object) -> Edition:
    edition = contest.drafted()
    by = contest.who("agency_admin")
    actions.write_row(edition.pk, "files", {**LETTER, **more}, by=by, at=contest.tick())
    contest.edition = actions.open_edition(edition.pk, by=by, at=contest.tick())
    return contest.edition


# -- files --------------------------------------------------------------------------------------------------


def test_a_required_letter_stops_the_sending_until_it_is_there_and_is_what_it_says(contest: Contest):
    asking(contest)
    entry = contest.begun()
    contest.write({"hasil": "Sebelumnya 14 hari, sekarang 2 hari."})
    innovator = contest.who("innovator")
    send = lambda: actions.send_entry(entry.pk, by=innovator, at=contest.tick())  # noqa: E731
    attach = lambda value, name, code="pernyataan", by=innovator: actions.attach_file(  # noqa: E731
        entry.pk, code, upload=upload(value, name), by=by, at=contest.tick()
    )

    assert refused("entry.send.lacks_files", send)["lacking"] == ["Surat pernyataan"]
    assert refused("entry.attach.other_sort", attach, photo(), "surat.jpg")["sorts"] == ["PDF"]
    refused("file.take.kind", attach, b"<html><script>alert(1)</script></html>", "surat.pdf")
    refused("entry.attach.not_what_it_says", attach, paper(), "surat.docx")
    refused("entry.attach.not_asked", attach, paper(), "surat.pdf", "lain")
    refused("access.entry.not_your_unit", attach, paper(), "surat.pdf", by=contest.who("agency_admin"))
    assert (File.objects.count(), EntryFile.objects.count()) == (0, 0)

    first = attach(paper(), "surat.pdf").file_id
    second = attach(paper(), "surat.pdf")
    assert File.objects.get(pk=first).state == "erased"
    File.objects.filter(pk=second.file_id).update(state="refused", refusal="file.take.broken")
    assert lacking_files(entry) == ["Surat pernyataan"]
    attach(paper(), "surat.pdf")
    assert send().state == "with_admin"
    assert entry.events.filter(verb="attach").count() == 3
    actions.submit_entry(entry.pk, by=contest.who("local_admin"), at=contest.tick())
    refused("entry.attach.from_submitted", attach, paper(), "surat.pdf")
    refused("entry.detach.from_submitted", actions.detach_file, entry.pk, "pernyataan", by=innovator, at=contest.tick())


def test_files_are_read_by_whom_the_entry_is_and_by_judges_only_where_they_name_nobody(today):  # type: ignore[no-untyped-def]  # noqa: F811
    panel = Panel(today.cast)
    panel.at = today.at
    edition = panel.drafted()
    by = panel.who("agency_admin")
    named = {**LETTER, "required": False}
    actions.write_row(edition.pk, "files", named, by=by, at=panel.tick())
    actions.write_row(
        edition.pk,
        "files",
        {**named, "code": "data", "title": "Lembar data", "names_body": False},
        by=by,
        at=panel.tick(),
    )
    panel.edition = actions.open_edition(edition.pk, by=by, at=panel.tick())
    assert panel.edition.blind
    panel.begun(title="Terang Kampung")
    entry = panel.entry
    for code in ("pernyataan", "data"):
        kept = actions.attach_file(
            entry.pk, code, upload=upload(paper(), "a.pdf"), by=panel.who("innovator"), at=panel.tick()
        )
        clean_file(kept.file_id, at=panel.tick())
    panel.write({"hasil": "Sebelumnya 14 hari."})
    actions.send_entry(entry.pk, by=panel.who("innovator"), at=panel.tick())
    host = signed_in(panel.cast.agency_admin)
    address = f"/meja/lomba/entri/{entry.uuid}/lampiran/data/berkas/"
    assert signed_in(panel.cast.citizen).get(address).status_code == 404
    actions.submit_entry(entry.pk, by=panel.who("local_admin"), at=panel.tick())
    assert [signed_in(getattr(panel.cast, name)).get(address).status_code for name in ("innovator", "local_admin", "agency_admin", "judge")] == [
        200, 200, 200, 404,
    ]  # fmt: skip
    assert "Lembar data" in text(host, "decide", entry.uuid)
    actions.accept_entry(entry.pk, dict.fromkeys(("lengkap", "usia", "judul"), (True, "")), by=by, at=panel.tick())
    panel.entries = {"Terang Kampung": entry}
    panel.seated()
    panel.assign()
    from sambut.competitions.judging.jobs import assign_called

    assign_called(panel.edition.events.filter(verb="call_assign").get().pk, at=panel.tick())
    reading = panel.reading("judge", "Terang Kampung")
    judge = signed_in(panel.cast.judge)
    page = text(judge, "reading", reading.uuid)
    assert ("Lembar data" in page, "Surat pernyataan" in page) == (True, False)
    files = [f"/meja/penilaian/{reading.uuid}/lampiran/{code}/" for code in ("data", "pernyataan")]
    assert [judge.get(one).status_code for one in files] == [200, 404]
    assert [signed_in(panel.cast.judge_palace).get(one).status_code for one in files] == [404, 404]
    panel.sign("judge", "Terang Kampung", 80)
    assert [judge.get(one).status_code for one in files] == [200, 200]


# -- cancelling -----------------------------------------------------------------------------------------------


def test_a_cancelled_contest_stops_keeps_every_text_and_tells_everybody_once(contest: Contest):
    edition = contest.opened()
    written = contest.begun(title="Ditulis")
    contest.submitted(title="Terkirim")
    host, judge = contest.who("agency_admin"), contest.cast.judge
    actions.invite_judge(edition.pk, user_id=judge.user.pk, institution=judge.organisation, by=host, at=contest.tick())
    cancel = lambda **how: actions.cancel_edition(  # noqa: E731
        edition.pk,
        **{"letter": "B/9/2025", "reason": "Anggarannya dialihkan.", "by": host, "at": contest.tick(), **how},
    )
    refused("edition.cancel.without_letter", cancel, letter=" ")
    refused("edition.cancel.without_letter", cancel, reason="")
    refused("access.edition.not_host", cancel, by=contest.who("local_admin"))
    found = cancel()
    refused("edition.cancel.from_cancelled", cancel)

    assert (found.state, found.cancel_letter, found.cancel_reason, found.cancelled_at) == (
        "cancelled",
        "B/9/2025",
        "Anggarannya dialihkan.",
        contest.at - timedelta(minutes=5),
    )
    Notice.objects.all().delete()
    jobs.tell_of_edition(edition.events.get(verb="cancel").pk, at=contest.at)
    assert sorted(Notice.objects.values_list("kind", "user__email")) == [
        ("contest_cancel", contest.cast.innovator.member.email), ("contest_cancel", judge.member.email),
        ("contest_cancel", contest.cast.local_admin.member.email),
    ]  # fmt: skip
    contest.entry = Entry.objects.get(pk=written.pk)
    assert contest.answers()["masalah"]
    innovator, admin = contest.who("innovator"), contest.who("local_admin")
    refused("entry.cancelled", contest.write, {"hasil": "Sesudahnya."})
    refused("entry.cancelled", actions.send_entry, written.pk, by=innovator, at=contest.tick())
    refused("entry.cancelled", actions.withdraw_entry, written.pk, text="x", by=innovator, at=contest.tick())
    accepted = Entry.objects.get(title="Terkirim")
    refused("entry.cancelled", actions.accept_entry, accepted.pk, {}, by=host, at=contest.tick())
    refused("entry.begin.closed", contest.begun, title="Baru")
    jobs.close(0, at=contest.at + timedelta(days=90))
    assert Entry.objects.get(pk=written.pk).state == "draft"
    page = text(signed_in(contest.cast.innovator), "entry", written.uuid)
    assert "Lomba ini dibatalkan. Naskah Anda tetap di sini. Anggarannya dialihkan." in page
    assert "Surat B/9/2025" in text(signed_in(contest.cast.innovator), "contest", edition.uuid)
    assert admin


# -- maintenance ----------------------------------------------------------------------------------------------


def test_maintenance_keeps_off_the_last_week_before_a_closing_and_closings_off_maintenance(contest: Contest):
    edition = contest.opened()
    closing = Period.objects.get(edition=edition, stage=Stage.REGISTRATION).ends_at
    last = Period.objects.get(edition=edition, stage=Stage.FINAL).ends_at
    technician, host = contest.who("national_admin"), contest.who("agency_admin")
    plan = lambda start, hours=4, **how: actions.plan_maintenance(  # noqa: E731
        **{
            "starts_at": start,
            "ends_at": start + timedelta(hours=hours),
            "letter": "ND-3",
            "reason": "Ganti cakram.",
            "by": technician,
            "at": contest.tick(),
            **how,
        }
    )

    facts = refused("maintenance.plan.before_closing", plan, closing - timedelta(days=7) + timedelta(hours=1))
    assert (facts["contest"], facts["closing"]) == ("Lomba Inovasi Kota", closing)
    refused("maintenance.plan.before_closing", plan, closing - timedelta(days=7, hours=3))
    refused("maintenance.plan.before_closing", plan, closing - timedelta(minutes=1))
    refused("maintenance.plan.without_letter", plan, closing - timedelta(days=9), letter="")
    refused("maintenance.plan.ends_first", plan, closing - timedelta(days=9), hours=0)
    refused("maintenance.plan.past", plan, contest.at - timedelta(days=1))
    refused("access.maintenance.not_yours", plan, closing - timedelta(days=9), by=host)
    before = plan(closing - timedelta(days=9))
    after = plan(last + timedelta(hours=1))

    move = lambda to: actions.move_deadline(  # noqa: E731
        edition.pk, Stage.FINAL, to=to, letter="B/1", reason="Gangguan.", by=host, at=contest.tick()
    )
    refused("edition.move_deadline.in_maintenance", move, last + timedelta(hours=2))
    actions.call_off_maintenance(after.pk, by=technician, at=contest.tick())
    refused("maintenance.call_off.over", actions.call_off_maintenance, after.pk, by=technician, at=contest.tick())
    assert move(last + timedelta(hours=2)).new == last + timedelta(hours=2)
    assert list(after.events.order_by("pk").values_list("verb", flat=True)) == ["plan", "call_off"]
    assert [row.pk for row in edition_queries.shut_soon(contest.at)] == [before.pk]

    contest.opens_on = date(2025, 6, 1)
    second = contest.drafted(name="Lomba kedua")
    closes = Period.objects.get(edition=second, stage=Stage.REGISTRATION).ends_at
    Maintenance.objects.filter(pk=before.pk).update(
        starts_at=closes - timedelta(days=3), ends_at=closes - timedelta(days=2)
    )
    found = [
        sentences.finding_words(one) for one in checking.findings(checking.laid(second), at=contest.at) if one.serious
    ]
    assert found[0] == "Sistem dijadwalkan padam pada minggu terakhir sebelum Pendaftaran ditutup. Geser salah satunya."
    refused("edition.open.contradicts", actions.open_edition, second.pk, by=host, at=contest.tick())


# -- beside the host --------------------------------------------------------------------------------------------


def test_a_co_host_reads_what_was_submitted_and_decides_nothing_and_a_supporter_reads_what_everybody_reads(
    contest: Contest,
):
    edition = contest.drafted()
    by = contest.who("agency_admin")
    regent = contest.cast.regent.organisation
    ministry = contest.cast.secretariat.organisation
    for role, organisation, name in (
        ("co_host", regent, ""),
        ("supporter", ministry, ""),
        ("partner", None, "Universitas Contoh"),
    ):
        values = {"organisation": organisation, "name": name, "role": role, "part": "Membantu."}
        actions.write_row(edition.pk, "partners", values, by=by, at=contest.tick())
    along = Person(-1, (Mandate(0, Role.AGENCY_ADMIN, regent.pk, regent.body_id, tuple(regent.path)),))
    supporter = contest.who("secretariat")
    assert [access.why_not(one, "see", edition) for one in (along, supporter)] == [None, "edition.see.not_found"]
    contest.edition = actions.open_edition(edition.pk, by=by, at=contest.tick())
    contest.begun(title="Ditulis")
    contest.submitted(title="Terkirim")
    entry = Entry.objects.select_related("edition__host", "unit").get(title="Terkirim")
    hidden = Entry.objects.select_related("edition__host", "unit").get(title="Ditulis")

    assert list(access.visible(along).values_list("title", flat=True)) == ["Terkirim"]
    assert (access.why_not(along, "see", entry), access.why_not(along, "see", hidden)) == (None, "entry.see.not_found")
    assert {access.why_not(along, verb, entry) for verb in ("accept", "refuse", "raise")} == {"access.edition.not_host"}
    assert {access.why_not(along, verb, edition) for verb in ("open", "cancel", "call_count", "settle")} == {
        "access.edition.not_host"
    }
    assert list(access.visible(supporter).filter(edition=edition)) == []
    page = text(signed_in(contest.cast.citizen), "contest", edition.uuid)
    assert all(
        words in page for words in (regent.name, "penyelenggara bersama", "Universitas Contoh", "mitra: Membantu.")
    )
    again = contest.drafted(name="Salinan")
    assert Partner.objects.filter(edition=again).count() == 0
    copied = actions.draft_edition(
        actions.EditionText("Tahun depan", 2026, date(2026, 3, 1)),
        host=contest.city,
        by=by,
        at=contest.tick(),
        source=edition,
    )
    assert [(row.role, str(row)) for row in queries.partners(copied)] == [
        (row.role, str(row)) for row in queries.partners(edition)
    ]


# -- weights, scales, rules -------------------------------------------------------------------------------------


def test_groups_have_weights_of_their_own_and_are_counted_together(contest: Contest):
    """The group of adaptations weighs what is adapted; the others do not."""
    edition = contest.drafted()
    by = contest.who("agency_admin")
    umum, replikasi = Group.objects.filter(edition=edition).order_by("place")
    novelty = Criterion.objects.get(edition=edition, code="kebaruan")
    base = {"name": "Kebaruan", "question": novelty.question, "scale": 10, "levels": []}
    actions.write_row(
        edition.pk,
        "criteria",
        {**base, "code": "kebaruan", "weight": Decimal(15), "group": umum},
        row_id=novelty.pk,
        by=by,
        at=contest.tick(),
    )
    actions.write_row(
        edition.pk,
        "criteria",
        {**base, "code": "kebaruan-r", "weight": Decimal(10), "group": replikasi},
        by=by,
        at=contest.tick(),
    )
    found = {
        one.code: sentences.finding_words(one)
        for one in checking.findings(checking.laid(edition), at=contest.at)
        if one.serious
    }
    assert found == {"weights": "Bobot kriteria untuk kelompok Replikasi berjumlah 95, bukan 100."}
    actions.write_row(
        edition.pk,
        "criteria",
        {**base, "code": "asal", "name": "Yang diadaptasi", "weight": Decimal(5), "group": replikasi},
        by=by,
        at=contest.tick(),
    )
    assert [one for one in checking.findings(checking.laid(edition), at=contest.at) if one.serious] == []
    Criterion.objects.filter(edition=edition, code="asal").update(
        question=edition.questions.get(code="asal"), group=umum
    )
    assert {one.code for one in checking.findings(checking.laid(edition), at=contest.at) if one.serious} == {
        "weights",
        "criterion_other_group",
    }
    Criterion.objects.filter(edition=edition, code="asal").update(group=replikasi)
    row = Criterion.objects.get(edition=edition, code="kebaruan")
    row.levels.create(lowest=0, highest=50, words="x")
    assert {one.code for one in checking.findings(checking.laid(edition), at=contest.at) if one.serious} == {
        "level_above_scale"
    }
    of = {
        group.code: {
            one.code
            for one in Criterion.objects.filter(edition=edition).select_related("question")
            if checking.meets(one, group.pk)
        }
        for group in (umum, replikasi)
    }
    assert of["umum"] ^ of["replikasi"] == {"kebaruan", "kebaruan-r", "asal"}


def test_marks_on_a_scale_of_ten_are_totalled_of_a_hundred_group_by_group(db: None):
    panel = Panel(Cast())
    panel.filled(("Terang Kampung", "Antar Obat"))
    edition = panel.edition
    umum, replikasi = Group.objects.filter(edition=edition).order_by("place")
    rows = {row.code: row for row in Criterion.objects.filter(edition=edition)}
    Criterion.objects.filter(pk=rows["kebaruan"].pk).update(scale=10, group=umum)
    other = Criterion.objects.create(
        edition=edition,
        code="kebaruan-r",
        name="Kebaruan",
        weight=15,
        question=rows["kebaruan"].question,
        group=replikasi,
        position=90,
    )
    adapted = panel.entries["Antar Obat"]
    Entry.objects.filter(pk=adapted.pk).update(group=replikasi)
    adapted.refresh_from_db()
    panel.seated()
    panel.assign()
    from sambut.competitions.judging.jobs import assign_called

    assign_called(edition.events.filter(verb="call_assign").get().pk, at=panel.tick())
    for title in ("Terang Kampung", "Antar Obat"):
        for name in ("judge", "judge_ombudsman", "judge_palace"):
            reading = panel.reading(name, title)
            given = {
                row.code: actions.Given(Decimal(8 if row.scale == 10 else 60), "Ada bukti.")
                for row in criteria_of(reading.entry)
            }
            if title == "Terang Kampung" and name == "judge":
                too_high = given | {"kebaruan": actions.Given(Decimal(11), "x")}
                facts = refused(
                    "reading.score.out_of_bounds", actions.sign_reading, reading.pk, too_high, revision=0, confidence=3, by=panel.who(name), at=panel.tick(),
                )  # fmt: skip
                assert facts["scale"] == 10
            actions.sign_reading(
                reading.pk, given, revision=reading.revision, confidence=3, by=panel.who(name), at=panel.tick()
            )
    assert panel.reading("judge", "Terang Kampung").total == Decimal("63.000")  # 85 of 60 and 15 of 80
    assert panel.reading("judge", "Antar Obat").total == Decimal("60.000")
    result = panel.count()
    from sambut.competitions.science import packs

    body = packs.read_pack(result.pack)
    assert sorted(body["groups"]) == ["replikasi", "umum"]
    assert ("kebaruan" in body["groups"]["umum"], other.code in body["groups"]["replikasi"]) == (True, True)
    assert packs.recompute(body).same
    assert [(row["entry"][-1] != "", round(row["raw"], 6)) for row in body["results"]["standings"]] == [
        (True, 63.0),
        (True, 60.0),
    ]
    body["groups"]["umum"] = body["groups"]["umum"][1:]
    assert not packs.recompute(body).same


@pytest.mark.parametrize(
    ("kind", "rule", "facts", "says"),
    [
        ("awarded", {"levels": ("Terpuji",), "since": 2014, "until": 2021}, {"awards": [Won("Terpuji", 2022, True)]}, "unmet"),
        ("awarded", {"levels": ("Terpuji",), "since": 2014, "until": 2021}, {"awards": [Won("Terpuji", 2021, True)]}, "met"),
        ("adapted_awarded", {"levels": ("Top 99",)}, {"adapted": False}, "unmet"),
        ("adapted_awarded", {"levels": ("Top 99",), "until": 2019}, {"adapted": True, "origin_awards": [Won("Top 99", 2018, True)]}, "met"),
        ("adapted_awarded", {"levels": ("Top 99",), "until": 2019}, {"adapted": True, "origin_awards": [Won("Top 99", 2020, True)]}, "unknown"),
        ("adapted_awarded", {"levels": ("Top 99",)}, {"adapted": True, "origin_awards": None}, "unknown"),
        ("invited", {}, {}, "unknown"),
        ("goals", {"number": 1}, {"goals": 0}, "unmet"),
        ("goals", {}, {"goals": 2}, "met"),
        ("goals", {}, {}, "unknown"),
        ("most_per_body", {"number": 2, "of_all": True}, {"of_body": 1, "of_body_in_all": 2}, "unmet"),
        ("most_per_body", {"number": 2}, {"of_body": 1, "of_body_in_all": 2}, "met"),
    ],
)  # fmt: skip
def test_rules_of_former_editions_are_weighed(kind, rule, facts, says):
    candidate = Candidate(closing_on=date(2025, 4, 25), stage="running", **facts)
    assert weigh(Condition(RuleKind(kind), **rule), candidate).says.value == says


def test_goals_and_the_awards_of_the_origin_are_read_from_the_record(contest: Contest):
    edition = contest.drafted()
    by = contest.who("agency_admin")
    for kind, words in (("goals", ""), ("adapted_awarded", "Top 99"), ("invited", "")):
        values = {
            "kind": kind,
            "number": None,
            "words": words,
            "since": None,
            "until": 2019 if words else None,
            "group": None,
            "source": "Pedoman",
        }
        actions.write_row(edition.pk, "rules", values, by=by, at=contest.tick())
    contest.edition = actions.open_edition(edition.pk, by=by, at=contest.tick())
    origin = contest.known(title="Asal")
    Award.objects.create(
        innovation=origin,
        innovation_name="Asal",
        level="Top 99",
        edition="KIPP 2018",
        year=2018,
        source="x",
        confidence="stated",
    )
    entry = contest.begun(title="Turunan")

    def said():  # type: ignore[no-untyped-def]
        return {
            one.rule.kind: one
            for one in queries.applying([entry.innovation], [contest.edition], at=contest.at)[0].rulings
        }

    told = {
        kind: (ruling.says.value, sentences.rule_words(ruling.rule), sentences.ruling_words(ruling))
        for kind, ruling in said().items()
    }
    assert told["goals"] == (
        "unmet",
        "Menyebut tujuan pembangunan berkelanjutan (TPB/SDGs) yang dilayani.",
        "Pilih paling sedikit satu tujuan pada catatan inovasi.",
    )
    assert told["adapted_awarded"] == (
        "unmet",
        "Mengadaptasi inovasi yang meraih Top 99, sampai 2019.",
        "Catatan inovasinya tidak menyebut asal adaptasi.",
    )
    assert told["invited"][0] == "unknown"
    GoalLink.objects.create(innovation=entry.innovation, goal=3)
    entry.innovation.parent = entry.innovation.root = origin
    entry.innovation.save()
    assert {kind: ruling.says.value for kind, ruling in said().items() if kind in ("goals", "adapted_awarded")} == {
        "goals": "met",
        "adapted_awarded": "met",
    }


# -- an open edition --------------------------------------------------------------------------------------------


def test_no_part_of_an_open_edition_can_be_changed_in_place_and_the_copy_leaves_entries_alone(contest: Contest):
    edition = contest.drafted()
    by = contest.who("agency_admin")
    actions.write_row(edition.pk, "files", LETTER | {"required": False}, by=by, at=contest.tick())
    actions.write_row(
        edition.pk,
        "partners",
        {"organisation": None, "name": "Mitra", "role": "partner", "part": ""},
        by=by,
        at=contest.tick(),
    )
    contest.edition = actions.open_edition(edition.pk, by=by, at=contest.tick())
    entry = contest.submitted()
    for part, model in PARTS.items():
        row = model.objects.filter(edition=edition).first()  # type: ignore[attr-defined]
        assert row is not None, part
        refused(
            "edition.edit.from_open", actions.write_row, edition.pk, part, {}, row_id=row.pk, by=by, at=contest.tick()
        )
        refused("edition.edit.from_open", actions.write_row, edition.pk, part, {}, by=by, at=contest.tick())
        refused("edition.edit.from_open", actions.drop_row, edition.pk, part, row.pk, by=by, at=contest.tick())
    refused("edition.edit.from_open", actions.edit_edition, edition.pk, {"calibrate": True}, by=by, at=contest.tick())
    refused("edition.edit.from_open", actions.write_period, edition.pk, Stage.DESK, None, by=by, at=contest.tick())
    copy = actions.draft_edition(
        actions.EditionText("Versi dua", 2025, date(2025, 9, 1)),
        host=contest.city,
        by=by,
        at=contest.tick(),
        source=edition,
    )
    actions.edit_edition(copy.pk, {"passing_grade": Decimal(85)}, by=by, at=contest.tick())
    asked = AskedFile.objects.get(edition=copy, code="pernyataan")
    actions.drop_row(copy.pk, "files", asked.pk, by=by, at=contest.tick())
    assert copy.copied_from_id == edition.pk
    assert (Edition.objects.get(pk=edition.pk).passing_grade, AskedFile.objects.filter(edition=edition).count()) == (
        Decimal(70),
        2,
    )
    assert Entry.objects.get(pk=entry.pk).edition_id == edition.pk


def test_rows_of_files_and_partners_are_written_in_the_browser(today: Contest, monkeypatch: pytest.MonkeyPatch):  # noqa: F811
    monkeypatch.setattr("sambut.competitions.pages.cancelling.now", lambda: today.tick())
    edition = today.drafted()
    host = signed_in(today.cast.agency_admin)
    do(
        host,
        "add_row",
        edition.uuid,
        "files",
        code="surat",
        title="Surat kepala",
        sorts=["pdf", "picture"],
        required="on",
        names_body="on",
    )
    do(host, "add_row", edition.uuid, "files", code="surat-2", title="Tanpa jenis", status=400)
    do(host, "add_row", edition.uuid, "partners", name="Universitas Contoh Nusantara", role="co_host", status=400)
    do(
        host,
        "add_row",
        edition.uuid,
        "partners",
        name="Pemerintah Kabupaten Jeneponto",
        role="co_host",
        part="Menyediakan juri",
    )
    page = text(host, "parts", edition.uuid)
    assert all(
        words in page for words in ("Surat kepala", "wajib", "Pemerintah Kabupaten Jeneponto", "penyelenggara bersama")
    )
    admin = signed_in(today.cast.national_admin)
    assert signed_in(today.cast.agency_admin).get("/meja/lomba/pemeliharaan/").status_code == 404
    do(
        admin,
        "maintenance",
        starts_at="2025-03-28T20:00",
        ends_at="2025-03-28T23:59",
        letter="ND-1",
        reason="Ganti cakram.",
    )
    assert "Ganti cakram." in text(admin, "maintenance")
    do(host, "open", edition.uuid)
    assert "Sistem padam" in text(signed_in(today.cast.citizen), "contest", edition.uuid)
    do(admin, "call_off", Maintenance.objects.get().uuid)
    do(host, "cancel", edition.uuid, letter="", reason="x", status=400)
    do(host, "cancel", edition.uuid, letter="B/2", reason="Tidak jadi.")
    assert "Lomba ini dibatalkan." in text(host, "host", edition.uuid)
