"""The texts of the demo country: all written for it, none taken from anybody."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def bodies() -> dict[str, dict[str, Any]]:
    return _read("bodies.toml")


def people() -> dict[str, Any]:
    return _read("people.toml")


def office() -> dict[str, Any]:
    """What offices say whatever the topic."""
    return _read("office.toml")


def present() -> dict[str, Any]:
    """What waits on the desks of the cast."""
    return _read("present.toml")


def replication() -> dict[str, Any]:
    """Needs, interests and agreements."""
    return _read("replication.toml")


@cache
def topics() -> dict[str, dict[str, Any]]:
    """Topics by name: reports, answers and everything said about them."""
    folder = files(__package__).joinpath("topics")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    return {name.removesuffix(".toml"): _read(f"topics/{name}") for name in names}
