"""Walks the house like a browser: follows links, reads the forms that pages show, and sends them filled in."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils.translation import get_language


@dataclass
class Entry:
    """One field of a form: its kind (`text`, `textarea`, `select`, `radio`, `hidden` …), what stands in it, what may be chosen."""

    kind: str
    value: str = ""
    choices: list[str] = field(default_factory=list)


@dataclass
class Form:
    """A form as a page shows it."""

    page: str
    action: str
    method: str
    entries: dict[str, Entry] = field(default_factory=dict)

    @property
    def view(self) -> str:
        return view_of(self.action)

    def filled(self) -> dict[str, str]:
        """What a browser would send if nobody typed anything."""
        return {name: entry.value for name, entry in self.entries.items() if entry.kind not in ("file", "submit")}


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.links, self.forms = page, [], []
        self.form: Form | None = None
        self.writing = self.choosing = ""

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in given}
        if tag == "a" and "href" in facts:
            self.links.append(facts["href"])
        elif tag == "form":
            self.form = Form(self.page, facts.get("action") or self.page, facts.get("method", "get").lower())
            self.forms.append(self.form)
        elif self.form is not None and facts.get("name"):
            self._entry(tag, facts)
        elif tag == "option" and self.choosing and self.form is not None:
            entry = self.form.entries[self.choosing]
            entry.choices.append(facts.get("value", ""))
            if "selected" in facts or len(entry.choices) == 1:
                entry.value = facts.get("value", "")

    def _entry(self, tag: str, facts: dict[str, str]) -> None:
        assert self.form is not None
        name, kind = (
            facts["name"],
            facts.get("type", "text") if tag == "input" else "submit" if tag == "button" else tag,
        )
        entry = self.form.entries.setdefault(name, Entry(kind))
        if kind in ("radio", "checkbox"):
            entry.choices.append(facts.get("value", "on"))
            if "checked" in facts:
                entry.value = facts.get("value", "on")
        else:
            entry.value = facts.get("value", "")
        self.writing = name if tag == "textarea" else ""
        self.choosing = name if tag == "select" else self.choosing

    def handle_data(self, data: str) -> None:
        if self.writing and self.form is not None:
            self.form.entries[self.writing].value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "textarea":
            self.writing = ""
        elif tag == "select":
            self.choosing = ""


def read(page: str, answer: HttpResponse) -> _Reader:
    reader = _Reader(page)
    reader.feed(answer.content.decode())
    return reader


def view_of(address: str) -> str:
    """The name of the view behind an address; empty when there is none."""
    return _view_at(urlsplit(address).path, get_language() or "")


@cache
def _view_at(path: str, language: str) -> str:
    """Every page links to the same places; looking them up is the longest part of a walk."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


@dataclass
class Walk:
    pages: dict[str, str] = field(default_factory=dict)
    """View → one address of it."""
    forms: dict[tuple[str, str, tuple[str, ...]], Form] = field(default_factory=dict)


def walk(client: Client, *seeds: str, most: int = 120) -> Walk:
    """The seeds, every page that can be reached by links from them (one of each kind), and the forms on all of these."""
    found, waiting, begun = Walk(), deque(seeds), set(seeds)
    while waiting and len(found.pages) < most:
        address = waiting.popleft()
        view = view_of(address)
        if not view or (view in found.pages and address not in begun):
            continue
        begun.discard(address)
        answer = client.get(address, follow=True)
        found.pages.setdefault(view, address)
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        here = answer.redirect_chain[-1][0] if answer.redirect_chain else address
        reader = read(here, answer)
        for form in reader.forms if answer.status_code == 200 else ():
            found.forms.setdefault((form.view, form.method, tuple(form.entries)), form)
        waiting.extend(_inside(reader.links, here))
    return found


def _inside(links: list[str], here: str) -> Iterator[str]:
    for link in links:
        parts = urlsplit(link)
        if parts.netloc or parts.scheme or parts.path.startswith("/en/"):
            continue
        yield (
            parts.path + (f"?{parts.query}" if parts.query else "")
            if parts.path
            else f"{urlsplit(here).path}?{parts.query}"
        )
