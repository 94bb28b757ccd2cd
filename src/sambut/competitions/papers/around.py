"""What the papers share: full addresses, names of those who took part, the facts that stand on every sheet."""

import hashlib
from typing import Any

from django.conf import settings
from django.urls import reverse

from sambut.competitions.models import Edition, Entry


def address(name: str, *args: Any) -> str:
    """A full address of this room: what a paper prints and its code holds."""
    return site(reverse(f"competitions:{name}", args=args))


def site(path: str) -> str:
    environment = settings.ENVIRONMENT
    return str((environment.origin or f"http://{environment.host}:{environment.port}") + path)


def owner(entry: Entry) -> str:
    """ "Puskesmas Bandarharjo, Kota Semarang": the unit, and the body where it is another."""
    return entry.unit.name if entry.unit_id == entry.body_id else f"{entry.unit.name}, {entry.body.name}"


def file_name(edition: Edition, *words: str) -> str:
    """Without the name of the contest, which may hold anything."""
    return "-".join((*words, str(edition.year), edition.uuid.hex[:8]))


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def short(text: str, longest: int) -> str:
    """Whole words of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"
