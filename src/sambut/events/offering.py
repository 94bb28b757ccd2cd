"""Which clinic times a delegation may still book, those that fit its interest first."""

from datetime import datetime

from sambut.events import queries
from sambut.events.models import ClinicSlot, Delegation

Near = list[tuple[ClinicSlot, str]]
"""A slot, and the unit of the body that was interested in its innovation."""


def free_slots(delegation: Delegation, *, at: datetime) -> tuple[Near, list[ClinicSlot]]:
    wanted = queries.interest_of_body(delegation.event, delegation.body_id)
    free = [slot for slot in queries.slots(delegation.event) if slot.booked is None and slot.starts_at > at]  # type: ignore[attr-defined]
    near = [(slot, wanted[slot.innovation_id]) for slot in free if slot.innovation_id in wanted]
    return near, [slot for slot in free if slot.innovation_id not in wanted]
