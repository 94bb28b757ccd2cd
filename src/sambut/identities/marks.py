"""Owner marks: how somebody who is signed in finds their own handles, and nobody else can.

The mark of a person's n-th envelope is HMAC(key, person, n). From the database alone neither the person can be read nor
that two envelopes have one owner. Numbers are kept without gaps, so that looking from 0 upwards finds them all.
"""

import hashlib
import hmac
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from sambut.identities.keyring import MasterKey
from sambut.identities.models import Envelope

FIRST_BATCH = 32
GAP = 8
"""How many missing numbers in a row are forgiven: an erasure with a lost key cannot close its gap."""

NOBODY = 0


@dataclass(frozen=True)
class Owner:
    user_id: int
    place: int

    def packed(self) -> bytes:
        return struct.pack(">QQ", self.user_id, self.place)

    @classmethod
    def unpacked(cls, value: bytes) -> "Owner":
        return cls(*struct.unpack(">QQ", value))


def mark(master: MasterKey, owner: Owner) -> bytes:
    return hmac.digest(master.marking, b"owner" + owner.packed(), hashlib.sha256)


def place_of(master: MasterKey, user_id: int | None) -> tuple[Owner, bytes]:
    """The next place of this person and its mark, under a lock until the transaction ends. Nobody gets a random mark."""
    if user_id is None:
        return Owner(NOBODY, 0), os.urandom(hashlib.sha256().digest_size)
    lock(master, user_id)
    place = 0
    for wanted, taken in _batches(master, user_id):
        for owner, its_mark in wanted.items():
            if its_mark not in taken:
                return owner, its_mark
            place = owner.place + 1
    owner = Owner(user_id, place)
    return owner, mark(master, owner)


def handles(master: MasterKey, user_id: int) -> dict[int, UUID]:
    """Place → handle of everything this person owns under this key."""
    found: dict[int, UUID] = {}
    for wanted, taken in _batches(master, user_id):
        found.update({owner.place: taken[its_mark] for owner, its_mark in wanted.items() if its_mark in taken})
    return found


def lock(master: MasterKey, user_id: int) -> None:
    digest = hmac.digest(master.marking, b"lock" + struct.pack(">Q", user_id), hashlib.sha256)
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [int.from_bytes(digest[:8], "big", signed=True)])


def _batches(master: MasterKey, user_id: int) -> Iterator[tuple[dict[Owner, bytes], dict[bytes, UUID]]]:
    """Wanted marks and those that are taken, in batches that double, until the end of one is empty."""
    start, size = 0, FIRST_BATCH
    while True:
        wanted = {owner: mark(master, owner) for owner in (Owner(user_id, n) for n in range(start, start + size))}
        rows = Envelope.objects.filter(mark__in=list(wanted.values())).values_list("mark", "handle")
        taken = {bytes(its_mark or b""): handle for its_mark, handle in rows}
        yield wanted, taken
        if not any(its_mark in taken for its_mark in list(wanted.values())[-GAP:]):
            return
        start, size = start + size, size * 2
