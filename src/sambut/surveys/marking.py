"""Hashes of tickets and people that nobody can make again once a round is closed.

The key of a mark is made from the round's own key, which lies in the database until the round is closed, and from a
master key of `identities`, which never lies there. Without either nobody can say whose mark one is, or try out people.
"""

import hashlib
import hmac
import os
import secrets
from datetime import datetime

from sambut.identities import keyring, versions
from sambut.kernel.numbers import ALPHABET
from sambut.surveys.models import Round

LENGTH = 12
"""Letters of a ticket: 59 bits, and wrong ones are counted."""


def lock_on(round_: Round, *, at: datetime) -> None:
    """Gives the round its key."""
    round_.key, round_.key_version = os.urandom(32), versions.current(at).version


def destroy_key(round_: Round) -> None:
    round_.key, round_.key_version = None, None


def new_ticket() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def spoken(ticket: str) -> str:
    """As it is printed: `K7QX-29PM-4RTY`."""
    return "-".join(ticket[place : place + 4] for place in range(0, LENGTH, 4))


def tidy(text: str) -> str:
    """What somebody typed, without blanks and hyphens, in capitals; at most so many letters are looked at."""
    return "".join(character for character in text[:60].upper() if character.isalnum())


def ticket_mark(round_: Round, ticket: str) -> bytes:
    return _mark(round_, b"ticket|" + tidy(ticket).encode())


def person_mark(round_: Round, user_id: int) -> bytes:
    return _mark(round_, b"person|" + str(user_id).encode())


def _mark(round_: Round, value: bytes) -> bytes:
    if round_.key is None or round_.key_version is None:
        raise ValueError("A round that is not open has no key.")
    outside = keyring.derived(keyring.key(round_.key_version).secret, b"sambut survey")
    return hmac.digest(hmac.digest(outside, bytes(round_.key), hashlib.sha256), value, hashlib.sha256)
