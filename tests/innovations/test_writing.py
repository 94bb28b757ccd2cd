"""Two who write at once: each keeps every word, and the second is told."""

import json
from datetime import date
from decimal import Decimal

import pytest

from sambut.innovations import actions
from sambut.innovations.models import Beside, InnovationEvent, Manuscript, Saving, Version
from sambut.innovations.pages.comparing import differences
from sambut.innovations.states import Block, Direction, Grade
from sambut.kernel.refusals import Refused
from sambut.retention import erasures
from sambut.retention.registry import eraser
from tests.innovations.conftest import LAMP
from tests.world.cast import signed_in

pytestmark = pytest.mark.django_db


def stands(way) -> dict[str, str]:
    return Manuscript.objects.get(innovation=way.innovation).content


def test_two_who_write_different_parts_disturb_nobody(way):
    way.begin()
    way.write(0, "halaman-siti", summary="Ringkasan Siti", problem="")
    haryo = way.write(0, "halaman-haryo", summary="", problem="Masalah Haryo")
    assert (haryo.conflicts, haryo.elsewhere) == ({}, ("summary",))
    siti = way.write(0, "halaman-siti", summary="Ringkasan Siti lagi", problem="")
    assert (siti.conflicts, siti.elsewhere) == ({}, ("problem",))
    assert (stands(way)["summary"], stands(way)["problem"]) == ("Ringkasan Siti lagi", "Masalah Haryo")


def test_two_who_write_the_same_part_the_second_is_told_and_nothing_is_lost(way):
    way.begin()
    way.write(0, "halaman-siti", summary="Kata Siti")
    second = way.write(0, "halaman-haryo", summary="Kata Haryo")
    assert second.conflicts == {"summary": "Kata Haryo"}
    assert stands(way)["summary"] == "Kata Siti"
    beside = Beside.objects.get()
    assert (beside.field, beside.text, beside.page) == ("summary", "Kata Haryo", "halaman-haryo")
    # goes on typing in the same stale page: still beside, the newest words
    way.write(0, "halaman-haryo", summary="Kata Haryo yang lebih panjang")
    assert Beside.objects.get().text == "Kata Haryo yang lebih panjang"
    # sees both, puts them together, saves: what was beside is settled
    both = way.write(1, "halaman-haryo", summary="Kata Siti dan kata Haryo")
    assert (both.conflicts, stands(way)["summary"], Beside.objects.count()) == ({}, "Kata Siti dan kata Haryo", 0)
    assert [saving.before for saving in Saving.objects.order_by("revision")] == [
        {"summary": ""},
        {"summary": "Kata Siti"},
    ]


def test_a_page_that_saves_again_and_again_never_meets_itself(way):
    way.begin()
    for text in ("L", "La", "Lampu", "Lampu mati"):
        assert way.write(0, "satu-halaman", summary=text).conflicts == {}
    assert way.write(0, "satu-halaman", summary="").conflicts == {}
    assert stands(way)["summary"] == ""


@pytest.mark.parametrize("leaving_first", [True, False])
def test_the_same_words_once_more_from_a_page_that_was_reloaded_are_no_quarrel(way, leaving_first):
    """What a page says in leaving and what the reloaded page says in coming may arrive in any order."""
    way.begin()
    way.write(0, "sebelum-dimuat", summary="Kata", problem="")
    last = {"summary": "Kata terakhir", "problem": "Masalah"}
    for page in ("sebelum-dimuat", "sesudah-dimuat") if leaving_first else ("sesudah-dimuat", "sebelum-dimuat"):
        assert way.write(1, page, **last).conflicts == {}
    assert {name: stands(way)[name] for name in last} == last
    assert (Manuscript.objects.get().revision, Beside.objects.count(), Saving.objects.count()) == (2, 0, 2)


def test_what_a_page_says_late_in_leaving_never_undoes_what_the_reloaded_page_wrote_since(way):
    way.begin()
    way.write(0, "sebelum-dimuat", summary="Lampu")
    way.write(1, "sesudah-dimuat", summary="Lampu jalan padam")
    late = way.write(0, "sebelum-dimuat", summary="Lampu")
    assert (late.conflicts, stands(way)["summary"], Beside.objects.count()) == ({}, "Lampu jalan padam", 0)
    # also when it had never arrived before
    way.write(2, "dimuat-lagi", summary="Lampu jalan padam dua minggu")
    late = way.write(2, "baru-sampai", summary="Lampu jalan padam dua")
    assert (late.conflicts, Beside.objects.count()) == ({}, 0)
    assert stands(way)["summary"] == "Lampu jalan padam dua minggu"


def test_who_shortens_what_another_makes_longer_is_told(way):
    way.begin()
    way.write(0, "halaman-siti", summary="Lampu jalan padam")
    way.write(1, "halaman-siti", summary="Lampu jalan padam dua minggu")
    short = way.write(1, "halaman-haryo", summary="Lampu")
    assert short.conflicts == {"summary": "Lampu"}


def test_a_field_left_as_it_was_seen_never_overwrites_newer_words(way):
    way.begin()
    way.write(0, "halaman-siti", summary="Awal")
    way.write(1, "halaman-haryo", summary="Baru dari Haryo")
    assert way.write(1, "halaman-siti", summary="Awal", problem="Masalah").conflicts == {}
    assert stands(way)["summary"] == "Baru dari Haryo"


def test_one_event_a_sitting_and_no_words_in_it(way):
    way.begin()
    for text in ("Rahasia a", "Rahasia b"):
        way.write(0, "halaman-siti", summary=text)
    way.write(None, "halaman-haryo", summary="Rahasia c")
    events = InnovationEvent.objects.filter(verb="write").order_by("id")
    assert [event.facts for event in events] == [{"revision": 1}, {"revision": 3}]


def test_what_is_too_long_is_refused_whole_and_never_cut(way):
    way.begin()
    with pytest.raises(Refused) as refused:
        way.write(summary="a" * 2001)
    assert (refused.value.code, refused.value.facts) == (
        "innovation.write.too_long",
        {"field": "summary", "longest": 2000},
    )
    assert stands(way)["summary"] == ""


def test_a_revision_that_nobody_made_is_refused(way):
    way.begin()
    for revision in (-1, 7):
        with pytest.raises(Refused, match=r"innovation\.write\.no_revision"):
            way.write(revision, "halaman-siti", summary="x")


def test_writing_on_a_public_record_changes_nothing_in_public_until_it_is_published(way):
    way.public()
    way.write(summary="Ringkasan baru yang belum diperiksa siapa pun.")
    way.innovation.refresh_from_db()
    assert way.innovation.summary == LAMP["summary"]
    way.submit()
    way.publish()
    assert way.innovation.summary == "Ringkasan baru yang belum diperiksa siapa pun."
    assert list(Version.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_the_page_saves_by_itself_and_tells_what_another_wrote(way, cast):
    way.begin()
    siti, haryo = signed_in(cast.innovator), signed_in(cast.local_admin)
    address = f"/meja/inovasi/{way.innovation.uuid}/simpan/"

    def save(client, page, **content):
        answer = client.post(address, {"revisi": "0", "halaman": page, **content})
        return answer.status_code, json.loads(answer.content)

    assert save(siti, "halaman-siti", summary="Kata Siti\r\nbaris dua") == (
        200,
        {"revision": 1, "theirs": {}, "conflicts": []},
    )
    assert stands(way)["summary"] == "Kata Siti\nbaris dua"
    assert save(haryo, "halaman-haryo", summary="Kata Haryo", problem="Masalah") == (
        200, {"revision": 0, "theirs": {"summary": "Kata Siti\nbaris dua"}, "conflicts": ["summary"]},
    )  # fmt: skip
    assert save(siti, "halaman-siti", revisi="ngawur")[0] == 409
    assert siti.post(f"/meja/inovasi/{way.innovation.uuid}/simpan/").status_code == 200
    assert signed_in(cast.officer_far_away).post(address, {"summary": "x"}).status_code == 404


def test_the_second_sees_both_on_the_page_and_what_was_left_beside_is_chosen_later(way, cast):
    way.begin()
    siti, haryo = signed_in(cast.innovator), signed_in(cast.local_admin)
    write = f"/meja/inovasi/{way.innovation.uuid}/tulis/"
    siti.post(write, {"revisi": "0", "halaman": "halaman-siti", "summary": "Kata Siti"})
    answer = haryo.post(write, {"revisi": "0", "halaman": "halaman-haryo", "summary": "Kata Haryo"})
    page = answer.content.decode()
    assert (answer.status_code, "Kata Siti" in page, "Kata Haryo" in page) == (409, True, True)
    assert 'name="revisi" value="1"' in page
    # closes the tab; at the next visit the words are still there
    later = haryo.get(write).content.decode()
    assert "Tulisan yang belum digabung" in later
    assert "Kata Haryo" in later
    beside = Beside.objects.get()
    assert haryo.post(f"/meja/inovasi/{way.innovation.uuid}/samping/{beside.pk}/", {"pakai": "1"}).status_code == 302
    assert (stands(way)["summary"], Beside.objects.count()) == ("Kata Haryo", 0)
    assert Saving.objects.latest("revision").before == {"summary": "Kata Siti"}


def test_two_versions_are_compared_word_by_word(way, cast):
    way.public()
    way.write(summary=LAMP["summary"].replace("dua minggu", "tiga minggu"))
    way.publish()
    page = signed_in(cast.innovator).get(f"/inovasi/{way.innovation.uuid}/versi/").content.decode()
    assert "<del>dua</del><ins>tiga</ins>" in page
    assert "Versi 1 dan versi 2" in page


def test_choices_numbers_and_proofs_are_compared_in_words(way):
    way.public(cost="small", category="pekerjaan-umum.penerangan-jalan")
    pk, by = way.innovation.pk, way.innovator
    way.write(**{**LAMP, "cost": "large", "category": "kesehatan.obat"})
    named = actions.name_indicator(
        pk, name="Waktu tunggu", unit="hari", direction=Direction.DOWN, baseline=Decimal("14.5"), baseline_on=date(2024, 3, 1),
        target=Decimal(2), source="Buku regu", by=by, at=way.tick(),
    )  # fmt: skip
    actions.measure_indicator(
        pk, named.uuid, value=Decimal(6), on=date(2025, 1, 10), source="Buku regu", by=by, at=way.tick()
    )
    actions.prove_innovation(pk, Block.EFFECT, text="Turun.", grade=Grade.TOLD, by=by, at=way.tick())
    way.publish()
    older, newer = Version.objects.order_by("number")
    told = [
        (label, "".join(f"[{one.kind} {one.text}]" for one in pieces))
        for label, pieces, _own in differences(older, newer)
    ]
    assert told == [
        ("Topik", "[gone Penerangan jalan][new Obat]"),
        ("Biaya tahun pertama", "[gone di bawah Rp 50 juta][new Rp 200 juta sampai Rp 1 miliar]"),
        (
            "Indikator",
            "[new Waktu tunggu (hari, makin kecil makin baik)\nsasaran 2\ndata awal 14,5, 1\u00a0Maret\u00a02024 (Buku regu)\n6, 10\u00a0Januari\u00a02025 (Buku regu)]",
        ),
        ("Bukti", "[new Hasil (lemah, penuturan sendiri)\nTurun.]"),
    ]


def test_a_name_that_is_removed_is_gone_from_every_table(way):
    way.public()
    actions.name_member(way.innovation.pk, name="Melati Unik", part="bidan", by=way.innovator, at=way.tick())
    way.write(summary=LAMP["summary"] + " Lagi.")
    way.publish()
    member = way.innovation.members.get()
    actions.remove_member(way.innovation.pk, member.pk, by=way.innovator, at=way.tick())
    kept = [
        *Version.objects.values_list("content", flat=True),
        *InnovationEvent.objects.values_list("facts", flat=True),
    ]
    assert "Melati" not in str(kept)
    assert not way.innovation.members.exists()
    line = erasures.path().read_text().splitlines()[-1]
    assert line == f"innovations.member {way.innovation.uuid}:{member.pk}"
    # an older backup is restored: the name is there again, and is erased again
    way.innovation.members.create(pk=member.pk, name="Melati Unik")
    subject, _, key = line.partition(" ")
    assert eraser(subject).erase(key, at=way.at) is True
    assert eraser(subject).erase(key, at=way.at) is False
    assert not way.innovation.members.exists()
