"""Which master key wraps now: the database says it, so that every machine agrees."""

from datetime import datetime

from django.conf import settings

from sambut.identities import keyring
from sambut.identities.keyring import MasterKey, MissingKeys
from sambut.identities.models import KeyVersion


def current(at: datetime) -> MasterKey:
    """The newest master key. The first one is made by itself in a demo, never in production."""
    row = KeyVersion.objects.filter(retired_on=None).order_by("-version").first()
    if row is None:
        return first(at)
    return checked(row)


def first(at: datetime, *, asked: bool = False) -> MasterKey:
    """Begins with version 1. `asked` by a command; otherwise a production refuses to make keys on its own."""
    if settings.ENVIRONMENT.production and not asked and not keyring.has(1):
        raise MissingKeys(
            f"There is no master key in {keyring.folder()}. Make one with `sambut keys make`, copy the folder to every "
            "machine, and put it in escrow with `sambut keys escrow`."
        )
    made = keyring.make(1)
    row, _ = KeyVersion.objects.get_or_create(
        version=1, defaults={"fingerprint": made.fingerprint, "starts_on": at.date()}
    )
    return checked(row)


def live() -> list[MasterKey]:
    """The keys that may wrap something now: one, or two while keys are being rotated."""
    return [checked(row) for row in KeyVersion.objects.filter(retired_on=None).order_by("-version")]


def checked(row: KeyVersion) -> MasterKey:
    found = keyring.key(row.version)
    if found.fingerprint != row.fingerprint:
        raise MissingKeys(
            f"The file {keyring.path(row.version)} belongs to another installation: its fingerprint is {found.fingerprint}, "
            f"the database expects {row.fingerprint}. Put the right key folder in place (SAMBUT_KEYS)."
        )
    return found
