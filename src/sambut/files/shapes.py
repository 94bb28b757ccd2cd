"""What cleaning gives back, for every kind of file; without the libraries that do it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cleaned:
    value: bytes
    media_type: str
    width: int | None = None
    height: int | None = None
    small: bytes = b""
