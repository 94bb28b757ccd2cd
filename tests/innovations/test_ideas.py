"""An idea by phone: kept while it is typed, sent once, grown by the admin; its sender hears what became of it."""

import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sambut.files.actions import clean_file
from sambut.innovations import actions, jobs
from sambut.innovations.models import Attachment, Idea, Innovation, InnovationEvent
from sambut.innovations.retaining import erase_person
from sambut.innovations.waiting import waiting
from sambut.kernel.refusals import Refused
from sambut.notices.models import Notice
from sambut.retention import registry
from tests.files.making import photo as a_photo
from tests.innovations.conftest import THURSDAY
from tests.world.cast import signed_in

pytestmark = pytest.mark.django_db
SEND, KEEP, ALL = "/meja/inovasi/gagasan/kirim/", "/meja/inovasi/gagasan/simpan/", "/meja/inovasi/gagasan/"
TEXTS = {
    "title": "Antre dari rumah", "problem": "Ibu hamil antre dari subuh di puskesmas.", "solution": "Nomor antrean lewat pesan singkat.",
}  # fmt: skip


def told(user_id: int) -> list[str]:
    return list(
        Notice.objects.filter(user=user_id, kind__startswith="idea").order_by("id").values_list("kind", flat=True)
    )


def relay() -> None:
    """Tells of every event of ideas and records so far."""
    for event in InnovationEvent.objects.order_by("id"):
        jobs.tell(event.pk, at=event.happened_at)


def test_an_officer_sends_an_idea_from_a_phone_and_it_grows_to_a_trial(topics, cast):
    officer, admin, unit = signed_in(cast.innovator), signed_in(cast.local_admin), cast.innovator.organisation
    page = officer.get(SEND).content.decode()
    key = re.search(r'name="kunci" value="([^"]+)"', page)[1]
    kept = officer.post(KEEP, {"kunci": key, "revisi": "0", "title": "Antre"})
    assert (kept.status_code, kept.json()) == (200, {"revision": 1})
    assert officer.post(KEEP, {"kunci": str(uuid.uuid4()), "revisi": "0", "title": "Lain"}).status_code == 409
    assert f'value="{key}"' in officer.get(SEND).content.decode()
    assert "Antre" in officer.get(SEND).content.decode()
    assert admin.get(f"{ALL}{key}/").status_code == 404, "a draft is nobody's but its writer's"
    early = officer.post(SEND, {"kunci": key, "revisi": "1", **TEXTS, "solution": "", "unit": str(unit.uuid)})
    assert (early.status_code, "Tulis gagasan Anda" in early.content.decode()) == (400, True)

    photo = SimpleUploadedFile("antre.jpg", a_photo(), content_type="image/jpeg")
    given = {"kunci": key, "revisi": "1", **TEXTS, "unit": str(unit.uuid)}
    assert officer.post(SEND, given | {"photo": photo})["Location"] == f"{ALL}{key}/"
    assert officer.post(SEND, given)["Location"] == f"{ALL}{key}/"
    idea = Idea.objects.get()
    assert (idea.state, idea.body_id) == ("waiting", unit.body_id)
    assert officer.get(SEND).content.decode().count("Ibu hamil antre") == 0, "the page begins anew"
    for other in (signed_in(cast.officer_far_away), signed_in(cast.citizen)):
        assert other.get(f"{ALL}{key}/").status_code == 404
    assert Client().get(f"{ALL}{key}/").status_code == 302

    clean_file(idea.photo_id, at=idea.sent_at)
    assert admin.get(f"{ALL}{key}/foto/")["Content-Type"] == "image/jpeg"
    assert "Antre dari rumah" in admin.get(ALL).content.decode()
    assert f"{ALL}{key}/" in [one.url for one in waiting(cast.local_admin.person(idea.sent_at), idea.sent_at)]
    assert officer.post(f"{ALL}{key}/angkat/").status_code == 403
    assert admin.post(f"{ALL}{key}/saran/", {"text": ""}).status_code == 400
    assert admin.post(f"{ALL}{key}/saran/", {"text": "Bagaimana yang tidak punya telepon?"}).status_code == 302
    again = officer.get(f"{ALL}{key}/").content.decode()
    assert "Bagaimana yang tidak punya telepon?" in again
    better = "Nomor antrean lewat pesan singkat, atau lewat kader."
    assert officer.post(f"{ALL}{key}/", {**given, "solution": better}).status_code == 302

    answer = admin.post(f"{ALL}{key}/angkat/")
    record = Innovation.objects.get()
    assert answer["Location"] == f"/meja/inovasi/{record.uuid}/tulis/"
    assert (record.stage, record.title, record.solution, record.unit_id) == ("idea", TEXTS["title"], better, unit.pk)
    assert Attachment.objects.get().file_id == idea.photo_id
    assert admin.post(f"{ALL}{key}/tolak/", {"text": "Terlambat."}).status_code == 409
    assert admin.post(f"/meja/inovasi/{record.uuid}/uji-coba/", {"on": "2024-05-01"}).status_code == 302
    assert "Buka catatannya di meja" in officer.get(f"{ALL}{key}/").content.decode()
    relay()
    assert told(cast.innovator.user.pk) == ["idea_suggest", "idea_take", "idea_grown"]
    assert told(cast.local_admin.user.pk) == ["idea_sent", "idea_sent"]
    texts = " ".join(str(facts) for facts in InnovationEvent.objects.values_list("facts", flat=True))
    assert "antre" not in texts.lower()


def test_an_idea_that_does_not_go_on_says_why_and_keeps_its_words(topics, cast):
    by, boss = cast.innovator.person(THURSDAY), cast.local_admin.person(THURSDAY)
    idea = actions.send_idea(uuid.uuid4(), unit=cast.innovator.organisation, content=TEXTS, by=by, at=THURSDAY)
    with pytest.raises(Refused) as refused:
        actions.decline_idea(idea.pk, text=" ", by=boss, at=THURSDAY)
    assert refused.value.code == "innovation.decline_idea.without_text"
    declined = actions.decline_idea(idea.pk, text="Sudah ada di kota.", by=boss, at=THURSDAY)
    assert (declined.state, declined.problem, declined.note) == ("declined", TEXTS["problem"], "Sudah ada di kota.")
    relay()
    assert told(cast.innovator.user.pk) == ["idea_decline"]
    with pytest.raises(Refused) as refused:
        actions.send_idea(idea.uuid, unit=cast.innovator.organisation, content=TEXTS, by=by, at=THURSDAY)
    assert refused.value.code == "innovation.send_idea.from_declined"
    with pytest.raises(Refused) as refused:
        actions.send_idea(idea.uuid, unit=cast.innovator.organisation, content=TEXTS, by=boss, at=THURSDAY)
    assert refused.value.code == "access.innovation.not_your_idea"
    far = cast.officer_far_away
    with pytest.raises(Refused) as refused:
        actions.send_idea(uuid.uuid4(), unit=far.organisation, content=TEXTS, by=by, at=THURSDAY)
    assert refused.value.code == "access.innovation.not_your_unit"


def test_a_name_with_an_account_is_shown_once_that_person_agreed_and_gone_when_they_say_so(way, cast):
    innovation, midwife = way.public(), signed_in(cast.innovator)
    page, desk = f"/inovasi/{innovation.uuid}/", f"/meja/inovasi/{innovation.uuid}/"
    admin, own = signed_in(cast.local_admin), "/meja/inovasi/saya/"
    wrong = admin.post(f"{desk}tim/", {"name": "Jauh", "account": cast.officer_far_away.user.email})
    assert (wrong.status_code, "Tidak ada akun di instansi Anda" in wrong.content.decode()) == (409, True)
    assert admin.post(f"{desk}tim/", {"name": "Siti", "account": cast.innovator.user.email}).status_code == 302
    assert "Siti" not in Client().get(page).content.decode().split("<main", 1)[1]
    assert "menunggu persetujuannya" in admin.get(desk).content.decode()
    relay()
    assert Notice.objects.filter(user=cast.innovator.user, kind="member_named").count() == 1
    member = innovation.members.get()
    assert signed_in(cast.officer_far_away).post(f"{own}{member.pk}/setuju/").status_code == 403
    assert midwife.post(f"{own}{member.pk}/setuju/").status_code == 302
    assert midwife.post(own, {"is_open": "on", "about": "Bidan."}).status_code == 302
    shown = Client().get(page).content.decode()
    address = re.search(r'href="(/inovator/[^"]+)">Siti<', shown)[1]
    assert "Terang Kampung" in Client().get(address).content.decode()
    assert midwife.post(own, {"about": "Bidan."}).status_code == 302
    assert Client().get(address).status_code == 404
    assert midwife.post(f"{own}{member.pk}/lepas/").status_code == 302
    assert not innovation.members.exists()


def test_somebody_who_goes_takes_name_page_and_unsent_ideas_along(way, cast):
    innovation, user = way.public(), cast.innovator.user
    actions.name_member(innovation.pk, name="Siti", account=user.email, by=way.innovator, at=way.tick())
    actions.open_page(is_open=True, about="Bidan.", by=way.innovator, at=way.tick())
    actions.keep_idea(uuid.uuid4(), content=TEXTS, revision=0, by=way.innovator, at=way.tick())
    told = registry.told_about(user.pk)["innovations.person"]
    assert told == {
        "page": {"about": "Bidan.", "open": True}, "named_in": [{"innovation": "Terang Kampung", "name": "Siti", "part": ""}],
        "ideas": [{**TEXTS, "state": "draft"}],
    }  # fmt: skip
    assert erase_person(str(user.pk), at=way.at)
    assert not erase_person(str(user.pk), at=way.at)
    assert registry.told_about(user.pk)["innovations.person"] == {"page": None, "named_in": [], "ideas": []}
