"""The public page of a service stands in a higher room, which says here where: this room knows no room above it."""

from collections.abc import Callable
from uuid import UUID

Address = Callable[[UUID], str]
_registered: list[Address] = []


def register(address: Address) -> Address:
    """Called once, in the higher room's `AppConfig.ready`. The last one counts."""
    _registered[:] = [address]
    return address


def public_page(uuid: UUID) -> str | None:
    """The address of the service's public page, or None where no room shows one."""
    return _registered[0](uuid) if _registered else None
