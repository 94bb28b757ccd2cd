"""A new master key while the house is open: new envelopes use it at once, old ones are wrapped again in batches.

Killed at any point it is simply called again. The old key is put aside only when nothing is wrapped by it.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from sambut.identities import keyring, marks, sealing, versions
from sambut.identities.actions.sealing import OWNER
from sambut.identities.keyring import MasterKey
from sambut.identities.models import Envelope, KeyVersion

BATCH = 500


def prepare(at: datetime) -> int:
    """Makes the file of the next version without using it, so that it can be copied to every machine first."""
    newest = KeyVersion.objects.order_by("-version").first()
    if newest is None:
        return versions.first(at, asked=True).version
    return keyring.make(newest.version + 1).version


def begin(at: datetime) -> MasterKey:
    """The next version is used from now on. The file is made here if `prepare` did not."""
    made = keyring.key(prepare(at))
    KeyVersion.objects.get_or_create(
        version=made.version, defaults={"fingerprint": made.fingerprint, "starts_on": at.date()}
    )
    return made


def waiting() -> int:
    """Envelopes that are wrapped by an older key than the newest."""
    newest = KeyVersion.objects.order_by("-version").values_list("version", flat=True).first() or 0
    return Envelope.objects.filter(erased_on=None, key_id__lt=newest).count()


def wrap_again(at: datetime, *, after_batch: Callable[[int], None] = lambda done: None) -> int:
    """Wraps everything by the newest key; returns how many. Several may run at once: each takes rows that are free."""
    newest, done = versions.current(at), 0
    while count := _batch(newest):
        done += count
        after_batch(done)
    retire_unused(newest, at)
    return done


def retire_unused(newest: MasterKey, at: datetime) -> list[int]:
    """Puts older keys aside that wrap nothing. Erased envelopes keep the number of their last key, and need none."""
    retired = []
    for row in KeyVersion.objects.filter(version__lt=newest.version).order_by("version"):
        with transaction.atomic():
            locked = KeyVersion.objects.select_for_update().get(pk=row.pk)
            if Envelope.objects.filter(key=locked, erased_on=None).exists():
                continue
            if locked.retired_on is None:
                locked.retired_on = at.date()
                locked.save()
                retired.append(locked.version)
        keyring.retire(locked.version)
    return retired


def counted() -> dict[int, int]:
    """Version → how many envelopes it wraps."""
    rows = Envelope.objects.filter(erased_on=None).values_list("key_id").annotate(Count("handle")).order_by()
    return dict(rows)


@transaction.atomic
def _batch(newest: MasterKey) -> int:
    rows = list(
        Envelope.objects.select_for_update(skip_locked=True)
        .filter(erased_on=None, key_id__lt=newest.version)
        .order_by("handle")[:BATCH]
    )
    boxes = {row.handle: sealing.opened(row) for row in rows}
    people = {row.handle: marks.Owner.unpacked(boxes[row.handle].open(row.owner or b"", OWNER)).user_id for row in rows}
    for user_id in sorted(set(people.values()) - {marks.NOBODY}):
        marks.lock(newest, user_id)  # in one order, so that two batches never wait for each other
    for row in rows:
        box = boxes[row.handle]
        owner, row.mark = marks.place_of(newest, people[row.handle] or None)
        row.owner, row.wrapped_key, row.key_id = (
            box.seal(owner.packed(), OWNER),
            sealing.wrap(box, newest),
            newest.version,
        )
        row.save()
    return len(rows)
