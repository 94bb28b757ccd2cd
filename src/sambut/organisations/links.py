"""The public page of a body stands in a higher room, which says here where: this room knows no room above it."""

from collections.abc import Callable

from sambut.organisations.models import Organisation

Address = Callable[[Organisation], str]
_registered: list[Address] = []


def register(address: Address) -> Address:
    """Called once, in the higher room's `AppConfig.ready`. The last one counts."""
    _registered[:] = [address]
    return address


def public_page(organisation: Organisation) -> str | None:
    """The address of the body's public page, or None where no room shows one."""
    return _registered[0](organisation) if _registered else None
