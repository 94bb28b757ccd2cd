"""What rooms contribute by a module of an agreed name: `loading`, `checks`, `gauges`."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.conf import settings


def room_modules(name: str) -> Iterator[tuple[str, ModuleType]]:
    """The room and its module, lowest floor first."""
    for room in reversed(settings.ROOMS):
        if find_spec(f"{room}.{name}"):
            yield room.removeprefix("sambut."), import_module(f"{room}.{name}")
