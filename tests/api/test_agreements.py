"""Agreements through the API: both sides draft, plan and carry out with tokens; a person signs."""

import json

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sambut.kernel.numbers import spoken
from sambut.mandates.models import Appointment
from sambut.mandates.states import Role
from sambut.replication.models import Agreement, Evidence, Interest
from tests.api.more_agreements import PICTURE
from tests.api.test_services import token_of
from tests.replication.conftest import Stands, Way, stands, way, world  # noqa: F401


def post(path: str, payload: dict, **headers: str):
    return Client().post(f"/api/v1/meja/{path}", json.dumps(payload), content_type="application/json", **headers)


def test_both_sides_draft_and_lock_a_text_and_nobody_signs_by_token(stands: Stands):  # noqa: F811
    way = stands("innovation")  # noqa: F811
    way.express()
    way.accept()
    owner, copier = token_of(way.cast.innovator), token_of(way.cast.officer_far_away)
    stranger = token_of(way.cast.unit_officer)
    listed = Client().get("/api/v1/meja/minat", **copier).json()
    assert [one["uuid"] for one in listed if one["uuid"] == str(way.interest.uuid)] == [str(way.interest.uuid)]

    assert post(f"minat/{way.interest.uuid}/kesepakatan", {}, **stranger).status_code == 404
    made = post(f"minat/{way.interest.uuid}/kesepakatan", {}, **owner)
    assert made.status_code == 201
    told = made.json()
    path = f"kesepakatan/{told['number']}"
    assert (told["state"], [clause["own"] for clause in told["clauses"] if clause["own"]]) == ("draft", [])

    text = {"title": "Terang di Jeneponto", "years": 2, "coaching_hours": 12, "owner_letter": "415.4/1/2025"}
    text["clauses"] = [{"title": "Pelatihan", "words": "Sepuluh petugas dilatih."}]
    written = post(f"{path}/naskah", text, **copier).json()
    assert (written["title"], written["years"], written["coaching_hours"]) == ("Terang di Jeneponto", 2, 12)
    assert [one for one in written["clauses"] if one["own"]] == [
        {"title": "Pelatihan", "text": "Sepuluh petugas dilatih.", "own": True}
    ]
    one = {"name": "Hari menunggu", "unit": "hari", "baseline": 14.5, "baseline_on": "2025-03-01", "source": "Dinas"}
    measured = post(f"{path}/ukuran", {"measures": [one]}, **copier).json()["measures"]
    assert measured == [{**one, "baseline": "14.500", "target": None}]

    head = {"email": way.cast.mayor.member.email}
    crossed = post(f"{path}/penanda-tangan/owner", head, **copier)
    assert (crossed.status_code, crossed.json()["code"]) == (403, "access.agreement.not_your_side")
    nobody = post(f"{path}/penanda-tangan/owner", {"email": "bukan@warga.example"}, **owner).json()["code"]
    no_head = post(f"{path}/penanda-tangan/owner", {"email": way.cast.innovator.member.email}, **owner).json()["code"]
    assert nobody == no_head == "agreement.name_signatory.no_mandate"
    post(f"{path}/penanda-tangan/owner", head, **owner)
    post(f"{path}/penanda-tangan/replicator", {"email": way.cast.regent.member.email}, **copier)
    assert post(f"{path}/kunci", {}, **owner).json()["code"] == "agreement.freeze.without_milestone"
    due = {"title": "Tiang dihitung", "side": "replicator", "due_on": "2099-01-01"}
    assert post(f"{path}/tonggak", due, **copier).status_code == 200
    frozen = post(f"{path}/kunci", {}, **owner).json()
    assert (frozen["state"], len(frozen["digest"])) == ("frozen", 64)
    assert [(one["side"], one["capacity"], one["signed_at"]) for one in frozen["parties"]] == [
        ("owner", "head", None), ("replicator", "head", None),
    ]  # fmt: skip

    assert post(f"{path}/tanda-tangan", {}, **token_of(way.cast.mayor)).status_code == 404
    assert post(f"{path}/batalkan", {"reason": "Anggaran tidak ada."}, **copier).json()["state"] == "cancelled"
    assert Interest.objects.get(pk=way.interest.pk).state == "withdrawn"


def test_a_copy_is_carried_out_handed_over_lengthened_and_stopped(stands: Stands):  # noqa: F811
    way: Way = stands("started")  # noqa: F811
    cast, path = way.cast, f"kesepakatan/{spoken(way.agreement.number)}"
    owner, copier, far = token_of(cast.innovator), token_of(cast.officer_far_away), cast.agency_admin_far_away
    milestone = Agreement.objects.get(pk=way.agreement.pk).milestones.order_by("pk").first()

    sent = {"title": "Foto tiang", "upload": SimpleUploadedFile("tiang.png", PICTURE, "image/png")}
    address = f"/api/v1/meja/{path}/tonggak/{milestone.uuid}/bukti"
    assert Client().post(address, sent, **token_of(cast.unit_officer)).status_code == 404
    as_json = post(f"{path}/tonggak/{milestone.uuid}/bukti", {"title": "Foto"}, **copier)
    assert (as_json.status_code, as_json.json()["code"]) == (415, "api.body.not_parts")
    assert Client().post(address, {"title": "Foto tiang"}, **copier).json() == {
        "errors": {"upload": ["Isian ini wajib ada."]}
    }
    assert Evidence.objects.filter(milestone=milestone).count() == 0
    sent["upload"].seek(0)
    assert Client().post(address, sent, **copier).status_code == 200
    assert [row.title for row in Evidence.objects.filter(milestone=milestone)] == ["Foto tiang"]

    other = post(f"{path}/serah-terima/replicator", {"email": cast.unit_officer.member.email}, **copier)
    nobody = post(f"{path}/serah-terima/replicator", {"email": "bukan@warga.example"}, **copier)
    assert other.json() == nobody.json()
    assert (other.status_code, other.json()["code"]) == (409, "agreement.hand_over.no_office")
    assert post(f"{path}/serah-terima/replicator", {"email": far.member.email}, **copier).status_code == 200
    assert way.party(way.party("replicator").side).contact == far.user

    wish = post(f"{path}/perpanjangan", {"ends_on": "2030-01-01"}, **copier).json()
    assert (wish["proposed_end"], wish["ends_on"]) == ("2030-01-01", "2028-03-27")
    own = post(f"{path}/perpanjangan/setujui", {}, **copier).json()["code"]
    assert own == "agreement.confirm_extension.own_proposal"
    agreed = post(f"{path}/perpanjangan/setujui", {}, **owner).json()
    assert (agreed["proposed_end"], agreed["ends_on"]) == (None, "2030-01-01")

    Appointment.objects.create(
        user=far.user, role=Role.LOCAL_ADMIN, organisation=cast.regent.organisation, starts_at=way.at
    )
    unit = {"unit": str(cast.officer_far_away.organisation.uuid), "local_name": "Sinar Turatea"}
    assert post(f"{path}/salinan", unit, **owner).json()["code"] == "access.agreement.not_your_side"
    copied = post(f"{path}/salinan", unit, **token_of(far)).json()
    assert copied["copy_record"] == str(Agreement.objects.get(pk=way.agreement.pk).copy.uuid)
    assert post(f"{path}/fasilitator", {}, **owner).status_code == 403
    assert post(f"{path}/fasilitator", {}, **token_of(cast.facilitator)).status_code == 200
    dropped = post(f"{path}/tonggak/{milestone.uuid}/coret", {"reason": "Tidak perlu lagi."}, **copier).json()
    assert str(milestone.uuid) not in [one["uuid"] for one in dropped["milestones"]]
    assert post(f"{path}/hentikan", {"reason": " "}, **copier).status_code == 400
    assert post(f"{path}/hentikan", {"reason": "Bupati memilih cara lain."}, **copier).json()["state"] == "stopped"
