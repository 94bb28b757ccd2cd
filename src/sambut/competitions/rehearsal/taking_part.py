"""One entry from its beginning to the administrative selection: what innovators, local admins and organisers do. Runs in every hand."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sambut.competitions import actions
from sambut.competitions.actions.around import questions_of
from sambut.competitions.actions.entering import content_of
from sambut.competitions.actions.sending import digest_of
from sambut.competitions.models import CheckItem, Edition, Entry
from sambut.competitions.rehearsal.hands import who
from sambut.competitions.rehearsal.world import RESULT_WORDS, person_words
from sambut.kernel.refusals import Refused

PAGE, LACKING = "gladi", 0.02


@dataclass(frozen=True)
class Piece:
    """One entry: who takes part with what, and the moment."""

    edition: int
    innovation: int
    innovator: int
    local_admin: int
    at: datetime
    entry: int = 0
    category: str = ""
    clerk: int = 0


def begin(piece: Piece, chance: random.Random) -> int:
    by = who(piece.innovator, piece.at)
    return actions.begin_entry(
        piece.innovation, piece.edition, group="umum", category=piece.category, by=by, at=piece.at
    ).pk


def write(piece: Piece, chance: random.Random) -> int:
    """What the record does not answer; one saving, as a page that was open for a while sends it."""
    entry = Entry.objects.get(pk=piece.entry)
    content = content_of(entry)
    missing = {
        row.code: person_words(chance, RESULT_WORDS) for row in questions_of(entry) if not content[row.code].strip()
    }
    by = who(piece.innovator, piece.at)
    return actions.write_entry(
        piece.entry, missing, revision=entry.revision, page=PAGE, by=by, at=piece.at
    ).entry.revision


def send(piece: Piece, chance: random.Random) -> int:
    return actions.send_entry(piece.entry, by=who(piece.innovator, piece.at), at=piece.at).pk


def mend(piece: Piece, chance: random.Random) -> int:
    """The local admin gives it back with a note; the innovator mends it and sends it once more."""
    admin, writer = who(piece.local_admin, piece.at), who(piece.innovator, piece.at)
    entry = actions.return_entry(piece.entry, text="", notes={"ringkasan": "Sebut angkanya."}, by=admin, at=piece.at)
    text = content_of(entry)["ringkasan"] + " " + person_words(chance, 5)
    actions.write_entry(
        piece.entry, {"ringkasan": text}, revision=entry.revision, page=PAGE + "-lagi", by=writer, at=piece.at
    )
    return actions.send_entry(piece.entry, by=writer, at=piece.at).pk


def submit(piece: Piece, chance: random.Random) -> str:
    """Gives "" or the code of the refusal."""
    try:
        actions.submit_entry(piece.entry, by=who(piece.local_admin, piece.at), at=piece.at)
    except Refused as refused:
        return refused.code
    return ""


def select(piece: Piece, chance: random.Random) -> str:
    """Some lack a letter; the others pass."""
    by, codes = who(piece.clerk, piece.at), _items(piece.edition)
    if chance.random() < LACKING:
        ticks = {code: (code != codes[-1], "") for code in codes}
        return actions.refuse_entry(piece.entry, ticks, text="Surat pernyataan tidak ada.", by=by, at=piece.at).state
    return actions.accept_entry(piece.entry, dict.fromkeys(codes, (True, "")), by=by, at=piece.at).state


def is_as_submitted(piece: tuple[int, str], chance: random.Random) -> bool:
    """The digest of an entry's texts, files and figures is still the one that stands in the event of its submission."""
    entry, digest = piece
    return digest_of(Entry.objects.select_related("category", "snapshot").get(pk=entry)) == digest


_KNOWN: dict[int, list[str]] = {}


def _items(edition: int) -> list[str]:
    if edition not in _KNOWN:
        rows = CheckItem.objects.filter(edition=edition).order_by("place")
        _KNOWN[edition] = list(rows.values_list("code", flat=True))
    return _KNOWN[edition]


def pieces(edition: Edition, world: Any, categories: list[str], *, at: datetime) -> list[Piece]:
    rows = zip(world.innovations, world.innovators, world.local_admins, strict=True)
    return [
        Piece(
            edition.pk,
            innovation,
            innovator,
            admin,
            at + timedelta(minutes=place),
            category=categories[place % len(categories)],
        )
        for place, (innovation, innovator, admin) in enumerate(rows)
    ]
