"""Erasing destroys the data key: nothing sealed under the handle opens again, and a restored backup erases it anew."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from sambut.identities import marks, versions
from sambut.identities.actions import erase_identity, keep_identity, seal_identity
from sambut.identities.models import Envelope, IdentityEvent
from sambut.identities.queries import contact_of, handles_of, owner_of
from sambut.identities.sealing import boxes, open_text, seal_text
from sambut.kernel.refusals import Refused
from sambut.retention import erasures
from sambut.retention.actions import reapply_erasures
from tests.world.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_log(tmp_path, settings):
    settings.HOME = tmp_path


def test_nothing_opens_after_erasing_and_the_tombstone_says_only_the_day():
    handle = seal_identity(name="Sri", email="sri@example.id", at=AT)
    sealed = seal_text(handle, "Pungutan di sekolah")

    assert erase_identity(handle, at=AT) is True

    row = Envelope.objects.get(handle=handle)
    assert (row.wrapped_key, row.mark, row.owner, row.identity) == (None, None, None, None)
    assert row.erased_on == AT.date()
    assert contact_of(handle) is None
    assert owner_of(handle) is None
    assert boxes([handle]) == {}
    with pytest.raises(Refused, match=r"identity\.open\.erased"):
        open_text(handle, sealed)
    with pytest.raises(Refused, match=r"identity\.keep\.erased"):
        keep_identity(handle, name="Sri", at=AT)


def test_erasing_is_one_event_and_one_line_however_often_it_is_asked():
    handle = seal_identity(at=AT)
    assert [erase_identity(handle, at=AT) for _ in range(3)] == [True, False, False]
    assert list(IdentityEvent.objects.filter(envelope_id=handle).values_list("verb", "actor_id", "facts")) == [
        ("erase", None, {})
    ]
    assert erasures.path().read_text() == f"identities.identity {handle}\n"


def test_the_other_cases_of_the_same_person_are_still_found(cast: Cast):
    citizen = cast.citizen.user.pk
    count = marks.FIRST_BATCH * 2
    made = [seal_identity(user_id=citizen, at=AT) for _ in range(count)]
    for handle in made[: count - 3]:
        erase_identity(handle, at=AT)

    assert set(handles_of(citizen)) == set(made[-3:])
    assert sorted(marks.handles(versions.current(AT), citizen)) == [0, 1, 2]
    assert {contact_of(handle).user_id for handle in made[-3:]} == {citizen}


def test_a_restored_backup_erases_again_what_was_erased_since(cast: Cast):
    kept, gone = seal_identity(name="Tetap", at=AT), seal_identity(name="Hapus", at=AT)
    with transaction.atomic():  # the database falls back to before the erasure
        erase_identity(gone, at=AT)
        transaction.set_rollback(True)
    assert contact_of(gone).name == "Hapus"

    assert reapply_erasures(erasures.path(), at=AT) == {"identities.identity": 1}
    assert reapply_erasures(erasures.path(), at=AT) == {}

    assert contact_of(gone) is None
    assert contact_of(kept).name == "Tetap"


def test_a_half_written_line_and_handles_of_another_time_are_passed_over(tmp_path):
    handle = seal_identity(at=AT)
    log = tmp_path / "old.log"
    log.write_text(
        f"identities.identity 00000000-0000-4000-8000-000000000000\nrooms.gone 7\nidentities.identity {handle}\nidentities.ident"
    )
    assert reapply_erasures(log, at=AT) == {"identities.identity": 1, "rooms.gone:unknown": 1}
    assert contact_of(handle) is None


def test_a_line_after_a_half_written_one_stands_alone():
    erasures.path().write_text("identities.identity half")
    erasures.note("files.file", "abc")
    assert list(erasures.lines(erasures.path())) == [("identities.identity", "half"), ("files.file", "abc")]
