"""What stands around every page: main ways, rail of the desk, the person, the foot. Higher rooms fill it.

A room on a higher floor registers one function in its `AppConfig.ready`; the frame knows none of them. The function
is asked at most once a page, and only when a template shows what it gives, so it may ask the database.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language


@dataclass(frozen=True)
class Entry:
    """One way on. `late` makes the count loud; `current` is found by the address when nobody sets it."""

    label: str
    url: str
    count: int | None = None
    late: bool = False
    current: bool = False


@dataclass(frozen=True)
class Group:
    """A titled list in the rail of the desk. `wide_only` leaves it out on a phone."""

    title: str
    entries: tuple[Entry, ...]
    wide_only: bool = False


@dataclass
class Around:
    """What one room gives: any part may be empty. `person` is the line about who is signed in, or a sign-in link;
    `is_demo` says that everything in this database is invented."""

    main: list[Entry] = field(default_factory=list)
    rail: list[Group] = field(default_factory=list)
    person: Entry | None = None
    menu: list[Entry] = field(default_factory=list)
    foot: list[Entry] = field(default_factory=list)
    is_demo: bool = False


Gives = Callable[[HttpRequest], Around]
_registered: list[Gives] = []


def plain_url(name: str) -> str:
    """The address of a page that takes nothing. Every page leads to dozens of them, and they never change while it runs."""
    return _plain_url(name, get_language() or "", get_script_prefix())


@cache
def _plain_url(name: str, _language: str, _prefix: str) -> str:
    return reverse(name)


def register(function: Gives) -> Gives:
    """Adds a room's function; usable as a decorator."""
    if function not in _registered:
        _registered.append(function)
    return function


def gather(request: HttpRequest) -> Around:
    """What all rooms give for this request, in the order in which they registered."""
    whole = Around()
    for function in _registered:
        part = function(request)
        whole.main += part.main
        whole.rail += part.rail
        whole.menu += part.menu
        whole.foot += part.foot
        whole.person = part.person or whole.person
        whole.is_demo = part.is_demo or whole.is_demo
    whole.main = marked(whole.main, request.path)
    whole.rail = _joined(whole.rail)
    whole.rail = [
        replace(group, entries=tuple(entries))
        for group, entries in zip(whole.rail, _marked_rail(whole.rail, request), strict=True)
    ]
    return whole


def _joined(rail: list[Group]) -> list[Group]:
    """Groups of one title from two rooms stand as one, at the place of the first."""
    groups: dict[str, Group] = {}
    for group in rail:
        first = groups.get(group.title)
        groups[group.title] = replace(first, entries=(*first.entries, *group.entries)) if first else group
    return list(groups.values())


def marked(entries: list[Entry], path: str) -> list[Entry]:
    """The entries, with the one that leads to `path` (the longest beginning of it) marked as the present one."""
    if any(entry.current for entry in entries):
        return entries
    fitting = [entry for entry in entries if _leads_to(entry.url, path)]
    best = max(fitting, key=lambda entry: len(entry.url), default=None)
    return [replace(entry, current=entry is best) for entry in entries]


def _leads_to(url: str, path: str) -> bool:
    bare = url.partition("?")[0].partition("#")[0]
    home = bare.strip("/") in ("", "en")
    return path == bare or (not home and path.startswith(bare.rstrip("/") + "/"))


def _marked_rail(rail: list[Group], request: HttpRequest) -> list[list[Entry]]:
    """In the rail only the exact address, with its question, is the present one: many entries share a path."""
    here = request.get_full_path()
    entries = [entry for group in rail for entry in group.entries]
    exact = any(entry.url == here for entry in entries)
    target = here if exact else request.path
    return [[replace(entry, current=entry.current or entry.url == target) for entry in group.entries] for group in rail]
