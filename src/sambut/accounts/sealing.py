"""Secrets of second factors are sealed with a key that lies outside the database."""

from base64 import urlsafe_b64encode
from functools import cache
from hashlib import sha256

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

from sambut.kernel.kept import kept_secret

NAME = "second-factors"


def seal(text: str) -> str:
    return _keys().encrypt(text.encode()).decode()


def open_sealed(sealed: str) -> str:
    return _keys().decrypt(sealed.encode()).decode()


@cache
def _keys() -> MultiFernet:
    """The file holds one secret a line, the newest first: seal with the first, open with any. A line added on top rotates."""
    lines = kept_secret(settings.ENVIRONMENT.keys / NAME).split()
    return MultiFernet([Fernet(urlsafe_b64encode(sha256(line.encode()).digest())) for line in lines])
