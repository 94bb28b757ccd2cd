"""Cancelling, maintenance, who stands beside the host, and what is fixed once an edition is open."""

from datetime import date, timedelta
from decimal import Decimal

from sambut.competitions import access, actions, jobs, queries, sentences
from sambut.competitions.actions.editing import PARTS
from sambut.competitions.editions import checking
from sambut.competitions.editions import queries as edition_queries
from sambut.competitions.models import AskedFile, Edition, Entry, Maintenance, Partner, Period
from sambut.competitions.states import Stage
from sambut.mandates.people import Mandate, Person
from sambut.mandates.states import Role
from sambut.notices.models import Notice
from tests.competitions.asked import LETTER, refused
from tests.competitions.conftest import Contest
from tests.competitions.test_pages import text
from tests.world.cast import signed_in

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
