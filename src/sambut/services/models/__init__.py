"""Tables of the room: a service, its editions with what was written and what was read, and what happened."""

from sambut.services.models.edition import Channel, Edition, Fee, Item, Part, Time
from sambut.services.models.service import Service, ServiceEvent

__all__ = ["Channel", "Edition", "Fee", "Item", "Part", "Service", "ServiceEvent", "Time"]
