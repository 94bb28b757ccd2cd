"""The desk of everybody: what waits for me, by when, in a number of queries that does not grow."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sambut.frame.waiting import Waiting, after, gather
from sambut.identities.actions import request_look
from sambut.innovations import actions as innovations
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.mandates.actions import request_support
from sambut.portal.desk import parted
from sambut.replication import actions as replication
from sambut.retention.actions import request_access
from sambut.services.models import Service
from tests.innovations.conftest import LAMP
from tests.services.conftest import Desk
from tests.world.cast import signed_in

pytestmark = pytest.mark.own_database
AT = datetime(2026, 3, 11, 3, 20, tzinfo=UTC)


def told(player, at=None) -> list[str]:
    at = at or now()
    return [entry.what for entry in gather(player.person(at), at)]


def words(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_each_role_is_told_its_own_duties_and_the_way_there(country, cast):
    number, secret = spoken(country.open_case.number), spoken(country.secret_case.number)
    assert [one for one in told(cast.unit_officer) if "laporan" in one] == [
        f"Jawab laporan {number}",
        f"Jawab laporan {secret}",
    ]
    waiting = next(one for one in gather(cast.agency_admin.person(now()), now()) if "laporan" in one.what)
    assert waiting.what.startswith("Periksa dan teruskan laporan ")
    assert waiting.kind == "Pengaduan"
    assert Client().get(waiting.url).status_code == 302
    assert signed_in(cast.agency_admin).get(waiting.url).status_code == 200
    assert "Selesaikan tonggak: Tiang dihitung dan dinomori" in told(cast.officer_far_away)
    assert "Selesaikan tonggak: Sepuluh petugas dilatih" in told(cast.innovator)
    assert not any("tonggak" in one for one in [*told(cast.unit_officer), *told(cast.partner), *told(cast.citizen)])
    assert not any("hajatan" in one for one in told(cast.agency_admin))


def test_a_standard_that_was_handed_in_waits_for_the_admin_and_a_returned_one_for_the_writers(country, cast):
    desk = Desk(cast)
    desk.draft(name="Sertifikat laik")
    desk.keep(name="Sertifikat laik")
    desk.submit()
    assert "Periksa standar Sertifikat laik" in told(cast.agency_admin)
    from sambut.services.actions import return_service

    return_service(desk.service.pk, because="Sebutkan biayanya.", by=desk.admin, at=desk.tick())
    assert "Periksa standar Sertifikat laik" not in told(cast.agency_admin)
    assert "Perbaiki standar Sertifikat laik" in told(cast.agency_admin)
    assert not any("laik" in one for one in told(cast.officer_next_door))


def test_an_innovation_that_was_handed_in_waits_for_the_local_admin(country, cast):
    way = country.agreement
    unit = cast.innovator.organisation
    row = innovations.begin_innovation(unit.pk, title="Payung Sekolah", by=way.who("innovator"), at=way.at)
    given = {**LAMP, "title": "Payung Sekolah"}
    innovations.write_innovation(row.pk, given, revision=0, page="x", by=way.who("innovator"), at=way.tick())
    innovations.submit_innovation(row.pk, by=way.who("innovator"), at=way.tick())
    assert "Periksa inovasi Payung Sekolah" in told(cast.local_admin)
    assert not any("Payung" in one for one in [*told(cast.regent), *told(cast.unit_officer), *told(cast.citizen)])


def test_an_interest_waits_for_the_owner_and_a_frozen_text_for_each_signatory(country, cast):
    from tests.replication.conftest import Way

    way = Way(cast)
    way.title = "Payung Pasar"
    way.innovation()
    way.express()
    assert "Jawab minat meniru Payung Pasar" in told(cast.innovator)
    way.accept()
    assert "Jawab minat meniru Payung Pasar" not in told(cast.innovator)
    way.draft()
    way.plan()
    way.freeze()
    way.set_paper()
    asked = "Tanda tangani Terang Kampung di Jeneponto"
    assert asked in told(cast.mayor)
    assert asked in told(cast.regent)
    assert asked not in told(cast.innovator)
    way.sign("mayor")
    assert asked not in told(cast.mayor)
    assert asked in told(cast.regent)
    replication.sign_agreement(way.agreement.pk, digest=way.paper.digest, by=way.who("regent"), at=way.tick())
    assert asked not in told(cast.regent)


def test_a_look_waits_for_the_custodian_alone(country, cast):
    case, at = country.open_case, now()
    officer = cast.unit_officer.person(at)
    request_look(
        case.handle, case_ref=spoken(case.number), reason="Perlu menanyakan letak tiangnya.", body_id=case.body_id,
        subject_path=(), by=officer, at=at,
    )  # fmt: skip
    asked = f"Putuskan permintaan membuka identitas, laporan {spoken(case.number)}"
    assert asked in told(cast.custodian)
    for player in (cast.unit_officer, cast.custodian_far_away, cast.agency_admin, cast.citizen):
        assert asked not in told(player)


def test_late_cases_are_told_to_those_who_watch_them_and_to_nobody_else(country, cast):
    """The reports of this country are of March 2025 and nobody answered them; one is secret."""
    assert [one for one in told(cast.ombudsman) if "lewat batas" in one] == ["Lihat 3 laporan yang lewat batas"]
    assert [one for one in told(cast.national_admin) if "lewat batas" in one] == ["Lihat 3 laporan yang lewat batas"]
    assert [one for one in told(cast.presidential_office) if "lewat batas" in one] == [
        "Lihat 2 laporan yang lewat batas"
    ]
    entry = next(one for one in gather(cast.ombudsman.person(now()), now()) if "lewat batas" in one.what)
    assert signed_in(cast.ombudsman).get(entry.url).status_code == 200
    for player in (cast.citizen, cast.inspector, cast.innovator, cast.regent, cast.partner):
        assert not any("lewat batas" in one for one in told(player))


def test_what_needs_two_people_waits_for_the_second_and_never_for_the_first(country, cast):
    at = now()
    first, second = cast.system_administrator.person(at), cast.second_administrator.person(at)
    asked = "Putuskan akses dukungan untuk " + cast.system_administrator.user.name
    request_support(
        first.user_id, organisation=cast.agency_admin.organisation, reason="Antrean kota tidak terbuka sejak pagi.", hours=2,
        by=first, at=at,
    )  # fmt: skip
    assert asked in [one.what for one in gather(second, at)]
    assert asked not in [one.what for one in gather(first, at)]
    assert asked not in told(cast.agency_admin)
    assert asked not in told(cast.national_admin)


def test_a_request_for_ones_own_data_waits_for_the_custodian_by_its_limit(country, cast):
    at = now()
    request_access(by=cast.citizen.person(at), at=at)
    found = [one for one in gather(cast.custodian.person(at), at) if one.kind == "Data pribadi"]
    assert [(one.what, one.due_at > at) for one in found] == [
        ("Putuskan permintaan data pribadi: Salinan data saya", True)
    ]
    for player in (cast.citizen, cast.agency_admin, cast.unit_officer):
        assert not any("data pribadi" in one for one in told(player))


def test_a_service_that_no_unit_has_waits_for_the_national_desk(country, cast):
    Service.objects.create(name="Surat keterangan dari berkas", state="draft", origin="sippn", source_key="x-1")
    assert "Tempatkan layanan Surat keterangan dari berkas" in told(cast.national_admin)
    assert not any("Tempatkan" in one for one in [*told(cast.agency_admin), *told(cast.ombudsman)])


def test_the_page_stands_in_parts_with_the_nearest_on_top(country, cast):
    page = words(signed_in(cast.unit_officer).get("/meja/"))
    assert "Meja Anda" in page
    assert "Lewat batas 2" in page  # the reports are of March 2025
    assert page.index("Lewat batas") < page.index("Jawab laporan")
    assert "Pejabat penghubung, Dinas Perhubungan" in page
    assert "Tidak ada yang menunggu Anda" in words(signed_in(cast.partner).get("/meja/"))


def test_the_desk_is_for_people_with_an_office_and_each_sees_their_own(country, cast):
    assert Client().get("/meja/").status_code == 302
    assert signed_in(cast.citizen).get("/meja/").status_code == 404
    secret = spoken(country.secret_case.number)
    for player in cast:
        if player.member.offices:
            page = signed_in(player).get("/meja/")
            assert page.status_code == 200
            assert (secret in page.content.decode()) == (player.member.short_name == "unit_officer"), (
                player.member.short_name
            )


def test_people_with_an_office_arrive_at_their_desk(country, cast):
    for player in (cast.unit_officer, cast.regent, cast.innovator, cast.partner):
        assert signed_in(player).get("/tiba/")["Location"] == "/meja/"


def test_more_work_asks_no_more_queries_and_the_list_stays_short(country, cast):
    admin = cast.agency_admin.person(now())

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            gather(admin, now())
        return len(queries)

    few = asked()
    for number in range(14):
        country.case.submit(text=f"Saluran mampet di gang {number}, air masuk rumah tiap hujan.")
        country.survey.prepare(name=f"Putaran {number}")
    assert asked() == few <= 22
    kinds = [entry.kind for entry in gather(admin, now())]
    assert (kinds.count("Pengaduan"), kinds.count("Survei kepuasan")) == (6, 12)


def test_a_date_falls_into_its_part_and_its_chip_in_the_zone_of_the_unit():
    def entry(due_at, zone="Asia/Jakarta"):
        return Waiting("Jawab", "/", "Uji", due_at=due_at, zone=zone)

    today = after(AT.date(), "Asia/Jayapura")
    rows = [
        entry(AT - timedelta(hours=1)), entry(today, "Asia/Jayapura"), entry(AT + timedelta(days=2)),
        entry(AT + timedelta(days=6)), entry(AT + timedelta(days=60)), entry(None),
    ]  # fmt: skip
    found = {part.key: [chip and chip.kind for _entry, chip in part.rows] for part in parted(rows, AT)}
    assert found == {"lewat": ["late"], "minggu": ["today", "near", "calm"], "nanti": ["calm"], "kapan": [None]}
    chips = [chip for part in parted(rows, AT) for _entry, chip in part.rows]
    assert chips[1].words == "hari ini"
    assert parted([], AT) == []


def test_what_has_a_date_stands_before_what_has_none_and_the_nearest_first(country, cast):
    found = gather(cast.agency_admin.person(now()), now())
    due = [entry.due_at for entry in found if entry.due_at]
    assert due == sorted(due)
    assert [entry.due_at is None for entry in found] == sorted(entry.due_at is None for entry in found)
