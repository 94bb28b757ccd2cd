"""Collects the sentences of every room into its English catalogue, or with `--check` says what is not translated.

    tools/messages.py [room …]           writes src/sambut/<room>/locale/en/LC_MESSAGES/django.po
    tools/messages.py --check [room …]   exits 1 and names every sentence that is missing, doubtful, left over,
                                         filled with other facts, or said in two ways by two rooms

The sentences in the code are Indonesian and are their own translation; only English has a catalogue. Sentences are found
in Python and in Jinja templates, also in calls inside an expression.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOMS = Path(__file__).resolve().parent.parent / "src" / "sambut"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
JINJA = {
    "extensions": "jinja2.ext.i18n,jinja2.ext.do,jinja2.ext.loopcontrols",
    "trimmed": "true",
    "silent": "false",
    "newstyle_gettext": "true",
}
PLACE = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
Key = tuple[str | None, str]


def sentences(room: Path) -> Catalog:
    """Everything that the room says, in the order of its files."""
    found = Catalog(locale="en")
    for path in sorted([*room.rglob("*.py"), *room.rglob("templates/**/*.html"), *room.rglob("templates/**/*.txt")]):
        if "migrations" in path.parts:
            continue
        method, options = ("python", {}) if path.suffix == ".py" else ("jinja2", JINJA)
        place = path.relative_to(ROOMS.parent.parent).as_posix()
        for line, words, comments, context in extract_from_file(
            method, path, keywords=KEYWORDS, comment_tags=("Terjemahan:",), options=options
        ):
            found.add(words, locations=[(place, line)], auto_comments=comments, context=context)
    return found


def catalogue_of(room: Path) -> Path:
    return room / "locale" / "en" / "LC_MESSAGES" / "django.po"


def read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale="en")
    with path.open("rb") as file:
        return read_po(file, locale="en")


def key(message: Message) -> Key:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def update(room: Path) -> int:
    """Writes the room's catalogue; gives the number of sentences that still wait for their English."""
    wanted, path = sentences(room), catalogue_of(room)
    if not len(wanted):
        return 0
    known = {key(message): message for message in read(path) if message.id}
    fresh = Catalog(
        locale="en",
        project="Sambut",
        version="0.1",
        charset="utf-8",
        header_comment=f"# English sentences of the room {room.name}.",
        fuzzy=False,
    )
    for message in wanted:
        if not message.id:
            continue
        old = known.get(key(message))
        kept = old.string if old is not None and isinstance(old.string, type(_blank(message))) else _blank(message)
        files = sorted({place for place, _line in message.locations})
        fresh.add(
            message.id,
            kept,
            locations=[(file, 0) for file in files],
            context=message.context,
            flags=message.flags - {"fuzzy"},
        )
    text = io.BytesIO()
    write_po(text, fresh, width=120, sort_by_file=True, include_lineno=False, omit_header=False)
    body = re.sub(
        rb'(?m)^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Report-Msgid-Bugs-To|Generated-By):.*\\n"\n',
        b"",
        text.getvalue(),
    )
    if not path.exists() or path.read_bytes() != body:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return sum(not _whole(message) for message in fresh if message.id)


def _blank(message: Message) -> str | tuple[str, ...]:
    return "" if isinstance(message.id, str) else ("", "")


def _whole(message: Message) -> bool:
    strings = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    return all(strings) and bool(strings)


def faults(room: Path) -> Iterator[str]:
    """What keeps the room's English from being complete, one line each."""
    wanted = {key(message): message for message in sentences(room) if message.id}
    path = catalogue_of(room)
    have = read(path)
    known = {key(message): message for message in have if message.id}
    for name in wanted.keys() - known.keys():
        yield f"{room.name}: missing: {name[1]}"
    for name in known.keys() - wanted.keys():
        yield f"{room.name}: left over: {name[1]}"
    for name in [message.id for message in have.obsolete.values()]:
        yield f"{room.name}: left over: {name}"
    for name in wanted.keys() & known.keys():
        message = known[name]
        if message.fuzzy:
            yield f"{room.name}: doubtful (fuzzy): {name[1]}"
        elif not _whole(message):
            yield f"{room.name}: not translated: {name[1]}"
        elif type(message.id) is not type(wanted[name].id):
            yield f"{room.name}: one form where two are needed: {name[1]}"
        elif not _same_places(message):
            yield f"{room.name}: other facts than in: {name[1]}"


def _same_places(message: Message) -> bool:
    """Every fact that the English names exists, and none is left out (a singular may leave out its count)."""
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    strings = [message.string] if isinstance(message.string, str) else list(message.string)
    wanted = {place for words in ids for place in _places(words)}
    named = [set(_places(words)) for words in strings]
    return all(places <= wanted for places in named) and wanted == set().union(*named)


def _places(words: str) -> list[str]:
    return [first or second for first, second in PLACE.findall(words)]


def disagreements(rooms: list[Path]) -> Iterator[str]:
    """A sentence that two rooms put into different English: only one of them would be heard. One form and two do not meet."""
    said: dict[tuple[Key, bool], tuple[str, object]] = {}
    for room in rooms:
        for message in read(catalogue_of(room)):
            if not message.id or not _whole(message):
                continue
            kind = (key(message), isinstance(message.id, str))
            first = said.setdefault(kind, (room.name, message.string))
            if first[1] != message.string:
                yield f"{room.name} and {first[0]}: two English sentences: {key(message)[1]}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Collect the sentences of the rooms into their English catalogues.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when English is not complete")
    parser.add_argument("rooms", nargs="*", help="only these rooms")
    asked = parser.parse_args()
    rooms = [
        room
        for room in sorted(ROOMS.iterdir())
        if (room / "apps.py").exists() and (not asked.rooms or room.name in asked.rooms)
    ]
    if asked.check:
        found = [fault for room in rooms for fault in sorted(faults(room))] + list(disagreements(rooms))
        if found:
            sys.exit("\n".join(found))
        return
    for room in rooms:
        waiting = update(room)
        if waiting:
            print(f"· {room.name}: {waiting} sentences wait for their English")


if __name__ == "__main__":
    main()
