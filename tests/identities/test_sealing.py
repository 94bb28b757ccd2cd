"""An identity lies sealed under a handle; nothing outside the envelope tells who it is."""

import uuid
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sambut.identities import marks, sealing
from sambut.identities.actions import keep_identity, new_handle, seal_identity
from sambut.identities.keyring import MasterKey
from sambut.identities.models import Envelope
from sambut.identities.queries import contact_of, handles_of, owner_of, owns
from sambut.identities.rules import BLOCK, Contact, Identity, packed, unpacked
from sambut.identities.sealing import Box, BrokenSeal, open_text, seal_text
from sambut.kernel.refusals import Refused
from tests.world.cast import Cast

AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_a_text_opens_under_its_handle_and_purpose_only():
    mine, other = seal_identity(at=AT), seal_identity(at=AT)
    sealed = seal_text(mine, "Pungutan di sekolah", "message")

    assert open_text(mine, sealed, "message") == "Pungutan di sekolah"
    with pytest.raises(BrokenSeal):
        open_text(mine, sealed, "draft")
    with pytest.raises(BrokenSeal):
        open_text(other, sealed, "message")


@pytest.mark.django_db
def test_a_changed_byte_anywhere_is_noticed():
    handle = seal_identity(at=AT)
    sealed = seal_text(handle, "Pungutan")
    for place in range(len(sealed)):
        changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(BrokenSeal):
            open_text(handle, changed)


@pytest.mark.django_db
def test_the_contact_is_what_was_told_and_the_address_of_the_account_stands_in(cast: Cast):
    citizen = cast.citizen.user
    told = seal_identity(
        name="Sri Wahyuni", email="sri@example.id", phone="0812 3456 789", nik="3374010101900001", at=AT
    )
    signed_in = seal_identity(user_id=citizen.pk, at=AT)
    nothing = seal_identity(at=AT)

    assert contact_of(told) == Contact("Sri Wahyuni", "sri@example.id", "0812 3456 789", None)
    assert contact_of(signed_in) == Contact("", citizen.email, "", citizen.pk)
    assert contact_of(nothing) == Contact()


@pytest.mark.django_db
def test_envelopes_with_and_without_identity_and_account_look_the_same(cast: Cast):
    full = seal_identity(
        name="Sri Wahyuni", email="sri@example.id", nik="3374010101900001", user_id=cast.citizen.user.pk, at=AT
    )
    empty = new_handle(at=AT)

    def looks(handle: uuid.UUID) -> dict[str, int]:
        row = Envelope.objects.get(handle=handle)
        return {name: len(getattr(row, name)) for name in ("wrapped_key", "mark", "owner", "identity")}

    assert looks(full) == looks(empty)


@pytest.mark.django_db
def test_the_reprs_that_reach_logs_and_error_pages_say_nothing():
    handle = seal_identity(name="Sri Wahyuni", at=AT)
    assert repr(contact_of(handle)) == "Contact()"
    assert repr(Identity(name="Sri Wahyuni")) == "Identity()"
    assert repr(Box(handle, b"key")) == f"Box(handle={handle!r})"
    assert repr(MasterKey(1, b"secret")) == "MasterKey(version=1)"


@pytest.mark.django_db
def test_somebody_finds_their_own_handles_and_nobody_elses(cast: Cast):
    mine = [seal_identity(user_id=cast.citizen.user.pk, at=AT) for _ in range(3)]
    theirs = seal_identity(user_id=cast.unit_officer.user.pk, at=AT)
    seal_identity(at=AT)

    assert handles_of(cast.citizen.user.pk) == mine
    assert handles_of(cast.unit_officer.user.pk) == [theirs]
    assert owner_of(mine[0]) == cast.citizen.user.pk
    assert not owns(cast.unit_officer.user.pk, mine[0])


@pytest.mark.django_db
def test_finding_ones_handles_takes_as_many_queries_for_one_case_as_for_twenty(cast: Cast, django_assert_num_queries):
    citizen = cast.citizen.user.pk
    seal_identity(user_id=citizen, at=AT)
    with django_assert_num_queries(2):
        assert len(handles_of(citizen)) == 1
    for _ in range(19):
        seal_identity(user_id=citizen, at=AT)
    with django_assert_num_queries(2):
        assert len(handles_of(citizen)) == 20


@pytest.mark.django_db
def test_more_cases_than_the_first_batch_are_all_found(cast: Cast):
    count = marks.FIRST_BATCH + 5
    made = [seal_identity(user_id=cast.citizen.user.pk, at=AT) for _ in range(count)]
    assert handles_of(cast.citizen.user.pk) == made


@pytest.mark.django_db
def test_the_marks_of_one_person_are_all_different(cast: Cast):
    handles = [seal_identity(user_id=cast.citizen.user.pk, at=AT) for _ in range(5)]
    found = Envelope.objects.filter(handle__in=handles).values_list("mark", flat=True)
    assert len({bytes(mark) for mark in found}) == 5


@pytest.mark.django_db
def test_a_draft_gets_its_identity_later_and_its_texts_stay_readable(cast: Cast):
    handle = new_handle(at=AT)
    sealed = seal_text(handle, "Lampu jalan padam")

    keep_identity(handle, name="Sri Wahyuni", user_id=cast.citizen.user.pk, at=AT)
    keep_identity(handle, name="Sri W.", user_id=cast.citizen.user.pk, at=AT)

    assert open_text(handle, sealed) == "Lampu jalan padam"
    assert contact_of(handle) == Contact("Sri W.", cast.citizen.user.email, "", cast.citizen.user.pk)
    assert handles_of(cast.citizen.user.pk) == [handle]


@pytest.mark.django_db
def test_a_name_of_a_thousand_letters_is_refused():
    with pytest.raises(Refused, match=r"identity\.seal\.too_long"):
        seal_identity(name="a" * 1000, at=AT)


@given(
    st.builds(Identity, *[st.text(max_size=100, alphabet=st.characters(exclude_categories=["Cs"])).map(str.strip)] * 4)
)
def test_packing_keeps_every_letter_in_whole_blocks(identity: Identity):
    assert unpacked(packed(identity)) == identity
    assert len(packed(identity)) % BLOCK == 0


@given(
    value=st.binary(max_size=200),
    purpose=st.text(max_size=10, alphabet="abc |"),
    other=st.text(max_size=10, alphabet="abc |"),
)
def test_whatever_is_sealed_opens_again_for_the_same_purpose_only(value: bytes, purpose: str, other: str):
    box = sealing.Box(uuid.UUID(int=7), bytes(32))
    assert box.open(box.seal(value, purpose), purpose) == value
    if other != purpose:
        with pytest.raises(BrokenSeal):
            box.open(box.seal(value, purpose), other)
