"""Reading the key that a system sends with a request to the API."""

import hashlib
import secrets
from datetime import datetime

from sambut.accounts.models import Token, User

BEGINNING = "sambut_"
"""Lets secret scanners find a key that slipped into a public place."""


def new_text() -> str:
    return BEGINNING + secrets.token_urlsafe(32)


def digest_of(text: str) -> str:
    """A plain hash is enough: the text has 256 random bits, nobody can guess along it."""
    return hashlib.sha256(text.encode()).hexdigest()


def user_of(text: str, *, at: datetime) -> User | None:
    """The owner of a running token; None for everything else."""
    if not text.startswith(BEGINNING):
        return None
    running = Token.objects.filter(digest=digest_of(text), expires_at__gt=at, revoked_at=None, owner__is_active=True)
    token = running.select_related("owner").first()
    return token.owner if token else None
