"""The secret that opens a case together with its number. Stored only as a slow hash."""

import hashlib
import hmac
import uuid

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from django.conf import settings

from sambut.kernel.numbers import ALPHABET

LENGTH = 12
"""Twelve of thirty-one characters: 59 bits, and guesses are limited per number."""

_HASHER = PasswordHasher(time_cost=2, memory_cost=4096, parallelism=1)
"""About 3 ms: slow enough beside 59 bits and the limit, quick enough for the public form (see docs/adr/0006)."""


def secret_of(draft_key: uuid.UUID) -> str:
    """The same draft always gets the same secret, so that sending twice shows the first receipt again.

    The draft's key is held by the browser alone; neither the database nor a backup can derive a secret.
    """
    digest = hmac.digest(settings.SECRET_KEY.encode(), b"receipt:" + draft_key.bytes, hashlib.sha256)
    number = int.from_bytes(digest, "big")
    characters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[place])
    return "".join(characters)


def spoken_secret(secret: str) -> str:
    return "-".join(secret[place : place + 4] for place in range(0, len(secret), 4))


def tidy_secret(text: str) -> str:
    """What a person typed, without blanks and hyphens, in capitals."""
    return "".join(character for character in text.upper() if character.isalnum())


def hash_secret(secret: str) -> str:
    return _HASHER.hash(secret)


def fits(secret_hash: str, text: str) -> bool:
    if not secret_hash:
        return False
    try:
        return _HASHER.verify(secret_hash, tidy_secret(text))
    except VerificationError:
        return False
