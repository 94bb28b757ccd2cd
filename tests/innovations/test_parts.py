"""Rows of a record: goals, kinds, money, people, beneficiaries, services, topics, cases. On the desk, in versions, in public."""

import csv
import uuid
from datetime import date
from decimal import Decimal

import pytest
from click.testing import CliRunner
from django.test import Client

from sambut.complaints import actions as complaints
from sambut.complaints.models import Category, Complaint
from sambut.innovations import actions, desks, parts, rules
from sambut.innovations.commands import export_innovations
from sambut.innovations.models import GoalLink, InnovationEvent, Version
from sambut.innovations.pages.comparing import differences
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused
from tests.innovations.conftest import LAMP
from tests.world.cast import signed_in

pytestmark = pytest.mark.django_db


def filled(way) -> None:
    """Everything but services and cases."""
    pk, facts = way.innovation.pk, {"by": way.innovator, "at": way.tick()}
    actions.choose_goals(pk, goals=[11, 7], **facts)
    actions.add_part(pk, "classification", scheme="KIPP 2019", code="", name="Tata kelola", **facts)
    actions.add_part(pk, "spending", year=2024, source="regency", amount=Decimal(48_000_000), note="", **facts)
    actions.add_part(
        pk, "spending", year=2024, source="regency", amount=Decimal(50_000_000), note="mobil tangga", **facts
    )
    actions.add_part(pk, "spending", year=2023, source="people", amount=Decimal(2_000_000), note="", **facts)
    actions.add_part(pk, "staffing", year=2024, people=12, note="", **facts)
    actions.add_part(
        pk, "beneficiary", who="warga gang sempit", count=1200, unit="orang", on=date(2025, 1, 31), source="Buku regu", **facts
    )  # fmt: skip
    actions.add_part(pk, "topic", topic=Category.objects.get(code="kesehatan", body=None), **facts)


def test_rows_stand_on_the_desk_in_public_in_the_version_and_in_its_comparison(way, cast, tmp_path):
    way.begin()
    way.write(**LAMP, law="Perwal 12/2023\nSK Kepala Dinas 4/2024", form="service", initiator="officer")
    way.publish()
    before = Version.objects.latest("number")
    filled(way)
    innovation = way.publish()

    page = Client().get(f"/inovasi/{innovation.uuid}/").content.decode().replace("\xa0", " ")
    for said in (
        "7. Energi Bersih dan Terjangkau", "11. Kota dan Permukiman yang Berkelanjutan", "KIPP 2019", "Tata kelola", "Rp 50.000.000",
        "Biaya, semuanya Rp 52.000.000", "mobil tangga", "2024: 12 orang", "1.200 orang", "31 Januari 2025", "Buku regu", "SK Kepala Dinas 4/2024",
        "pelayanan publik, aparatur sipil negara",
    ):  # fmt: skip
        assert said in page, said
    assert "48.000.000" not in page
    desk = signed_in(cast.innovator).get(f"/meja/inovasi/{innovation.uuid}/").content.decode()
    assert "Rp 52.000.000 (2023–2024)" in desk

    after = Version.objects.latest("number")
    assert (after.content["goals"], len(after.content["spendings"])) == ([7, 11], 2)
    changed = {
        label: "".join(piece.text for piece in pieces).replace("\xa0", " ")
        for label, pieces, _own in differences(before, after)
    }
    assert changed == {
        "TPB": "7. Energi Bersih dan Terjangkau\n11. Kota dan Permukiman yang Berkelanjutan", "Kategori": "KIPP 2019: Tata kelola",
        "Biaya": "2023, swadaya masyarakat: Rp 2.000.000\n2024, APBD kabupaten atau kota: Rp 50.000.000 (mobil tangga)", "Tenaga": "2024: 12",
        "Penerima manfaat": "warga gang sempit: 1.200 orang (31 Januari 2025, Buku regu)", "Topik lain": "Kesehatan",
    }  # fmt: skip
    assert (parts.whole(innovation.pk).helped, parts.whole(innovation.pk).people) == ({"orang": 1200}, 12)
    for asked, found in (("tpb=7", True), ("tpb=3", False), ("tpb=99", True), ("tpb=11&cari=lampu", True)):
        assert ("Terang Kampung" in Client().get(f"/inovasi/?{asked}").content.decode()) == found, asked
        if "99" not in asked:
            rows = Client().get(f"/api/v1/inovasi/?{asked}").json()["rows"]
            assert [row["title"] for row in rows] == ["Terang Kampung"] * found
    file = tmp_path / "katalog.csv"
    assert CliRunner().invoke(export_innovations, [str(file), "--form", "csv"]).output == f"1 innovations in {file}.\n"
    row = next(csv.DictReader(file.open(encoding="utf-8", newline="")))
    assert {name: row[name] for name in ("goals", "spent", "people", "beneficiaries", "law")} == {
        "goals": "7 11", "spent": "52000000", "people": "12", "beneficiaries": "warga gang sempit: 1200 orang", "law": "Perwal 12/2023\nSK Kepala Dinas 4/2024",
    }  # fmt: skip
    steps = {step.code: step.done for step in rules.completeness(desks.known(innovation), on=date(2025, 4, 1))}
    assert steps["goals"]
    assert sum(rules.POINTS.values()) == 100

    copy = actions.adapt_innovation(
        innovation.pk, unit_id=cast.regent.organisation.pk, by=cast.national_admin.person(way.at), at=way.tick()
    )
    assert (parts.whole(copy.pk).goals, parts.whole(copy.pk).spendings, copy.law, copy.form) == (
        [7, 11],
        [],
        "",
        "service",
    )

    actions.choose_goals(innovation.pk, goals=[11], by=way.innovator, at=way.tick())
    many = InnovationEvent.objects.count()
    actions.choose_goals(innovation.pk, goals=[11], by=way.innovator, at=way.tick())
    assert list(GoalLink.objects.filter(innovation=innovation).values_list("goal", flat=True)) == [11]
    assert InnovationEvent.objects.count() == many
    actions.add_part(
        innovation.pk,
        "classification",
        scheme="KIPP 2026",
        code="tk",
        name="Tata kelola",
        by=way.innovator,
        at=way.tick(),
    )
    row = parts.rows(innovation, "classification").get(scheme="KIPP 2019")
    actions.remove_part(innovation.pk, "classification", row.pk, by=way.innovator, at=way.tick())
    assert [one.scheme for one in parts.rows(innovation, "classification")] == ["KIPP 2026"]
    english = Client().get(f"/en/inovasi/{innovation.uuid}/").content.decode()
    assert "11. Sustainable Cities and Communities" in english


@pytest.mark.parametrize(
    ("part", "given", "code"),
    [
        ("classification", {"scheme": " ", "name": "x"}, "innovation.add_part.without_name"),
        ("spending", {"year": 1800, "source": "state", "amount": Decimal(1)}, "innovation.add_part.year"),
        ("spending", {"year": 2024, "source": "state", "amount": Decimal(-1)}, "innovation.add_part.amount"),
        ("spending", {"year": 2024, "source": "state", "amount": Decimal("0.5")}, "innovation.add_part.amount"),
        ("staffing", {"year": 2024, "people": -1}, "innovation.add_part.people"),
        ("beneficiary", {"who": ""}, "innovation.add_part.without_name"),
        ("beneficiary", {"who": "x" * 161}, "innovation.text.too_long"),
        ("beneficiary", {"who": "warga", "count": 5, "unit": "orang"}, "innovation.add_part.count_without_source"),
        ("case", {"number": "SB7K-29QX-3"}, "innovation.add_part.case_unknown"),
    ],
)
def test_a_row_that_says_nothing_is_refused(way, part, given, code):
    way.begin()
    with pytest.raises(Refused) as refused:
        actions.add_part(way.innovation.pk, part, by=way.innovator, at=way.tick(), **given)
    assert refused.value.code == code
    assert not parts.rows(way.innovation, part).exists()


def test_the_pages_take_numbers_as_people_write_them_and_remove_again(way, cast):
    innovation, midwife = way.begin(), signed_in(cast.innovator)
    desk = f"/meja/inovasi/{innovation.uuid}/"
    assert midwife.get(f"{desk}rincian/ngawur/").status_code == 404
    wrong = midwife.post(f"{desk}rincian/biaya/", {"year": "2024", "source": "village", "amount": "1,5 juta"})
    assert (wrong.status_code, "Tulis angka bulat" in wrong.content.decode()) == (400, True)
    for amount in ("Rp 12.500.000", "12500000"):
        given = {"year": "2024", "source": "village", "amount": amount}
        assert midwife.post(f"{desk}rincian/biaya/", given).status_code == 302
    assert [row["amount"] for row in parts.whole(innovation.pk).spendings] == ["12500000"]
    assert "2024, APB Desa: Rp 12.500.000" in midwife.get(f"{desk}rincian/biaya/").content.decode()
    assert midwife.post(f"{desk}tpb/", {"goals": ["3", "18"]}).status_code == 400
    assert midwife.post(f"{desk}tpb/", {"goals": ["3", "4"]}).status_code == 302
    row = parts.rows(innovation, "spending").get()
    for other in (signed_in(cast.officer_far_away), signed_in(cast.citizen)):
        assert other.post(f"{desk}rincian/biaya/{row.pk}/hapus/").status_code == 404
        assert other.get(f"{desk}rincian/biaya/").status_code == 404
    assert midwife.post(f"{desk}rincian/biaya/{row.pk}/hapus/").status_code == 302
    assert parts.whole(innovation.pk).spendings == []


def test_a_case_is_linked_and_shown_only_where_that_case_may_be_seen(way, cast):
    innovation = way.public()
    admin, at = cast.agency_admin, way.tick()
    case = complaints.submit_complaint(
        uuid.uuid4(), text="Lampu mati.", anonymous=True, secret=False, at=at, body=admin.organisation
    ).complaint
    number = spoken(case.number)
    with pytest.raises(Refused) as refused:
        actions.add_part(innovation.pk, "case", number=number, by=way.innovator, at=at)
    assert refused.value.code == "innovation.add_part.case_unknown"
    Complaint.objects.filter(pk=case.pk).update(public_at=at)
    actions.add_part(innovation.pk, "case", number=number, by=way.innovator, at=at)
    page = f"/inovasi/{innovation.uuid}/"
    assert number in Client().get(page).content.decode()
    Complaint.objects.filter(pk=case.pk).update(public_at=None)
    assert number not in Client().get(page).content.decode()
    link = innovation.cases.get()
    assert parts.cases(innovation, way.innovator) == []
    assert [row.pk for _link, row in parts.cases(innovation, admin.person(at))] == [case.pk]
    actions.remove_part(innovation.pk, "case", link.pk, by=way.innovator, at=way.tick())
    assert innovation.cases.count() == 1
