"""Rows as pages show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.frame import dates
from sambut.innovations.states import Grade
from sambut.kernel.numbers import spoken
from sambut.mandates.people import Person
from sambut.replication import access, queries, sentences
from sambut.replication.matching import Match
from sambut.replication.models import Agreement, Answer, Need
from sambut.replication.states import Verb


@dataclass(frozen=True)
class ShownMatch:
    uuid: str
    name: str
    owner: str
    url: str
    grade: Grade
    words: int
    """Of 100."""
    context: int | None
    reasons: tuple[str, ...]
    why_not: str


def shown_matches(matches: Iterable[Match]) -> list[ShownMatch]:
    return [
        ShownMatch(
            str(match.innovation.uuid), match.innovation.name, match.innovation.body.name,
            reverse("innovations:innovation", args=[match.innovation.uuid]), Grade(match.evidence), round(100 * match.words),
            None if match.likeness.value is None else round(100 * match.likeness.value), tuple(sentences.reasons(match)[:3]),
            sentences.obstacle_words(match.obstacles) if match.obstacles else sentences.willing_words(match),
        )
        for match in matches
    ]  # fmt: skip


@dataclass(frozen=True)
class Said:
    answer: Answer
    own: bool
    """Whether the reader may take it back."""
    before_change: bool
    """Said to a need whose words were changed afterwards."""


def said(need: Need, person: Person) -> list[Said]:
    """What owners of innovations say to a need."""
    rows = queries.answers_to(need)
    changed = queries.rewritten_at(need) if rows else None
    return [
        Said(row, access.why_not(person, Verb.TAKE_BACK_ANSWER, row) is None, changed is not None and row.said_at < changed)
        for row in rows
    ]  # fmt: skip


@dataclass(frozen=True)
class Row:
    title: str
    url: str
    state: tuple[str, str]
    facts: tuple[str, ...]


def agreements(rows: Sequence[Agreement], *, desk: bool) -> list[Row]:
    """Each with both sides, its date and how far it is. One query more."""
    done = queries.progress([row.pk for row in rows])
    return [_agreement(row, done.get(row.pk), desk=desk) for row in rows]


def _agreement(row: Agreement, done: tuple[int, int] | None, *, desk: bool) -> Row:
    number = spoken(row.number)
    facts = [_("%(copier)s meniru %(owner)s") % {"copier": row.replicator.name, "owner": row.owner.name}]
    if row.signed_at:
        facts.append(_("ditandatangani %(day)s") % {"day": dates.day(row.signed_at, "short")})
    if done and done[1]:
        facts.append(_("%(done)s dari %(all)s tonggak selesai") % {"done": done[0], "all": done[1]})
    if desk:
        facts = [number, *facts, *flags(row)]
    return Row(
        row.title, reverse("replication:desk_agreement" if desk else "replication:agreement", args=[number]),
        sentences.state_words(row.state), tuple(facts),
    )  # fmt: skip


def flags(row: Agreement) -> list[str]:
    """What asks for attention, in a few words; of the parties only what a loaded row knows."""
    found = []
    if row.dormant_at:
        found.append(_("lama tanpa kabar"))
    if row.expired_at:
        found.append(_("masa berlaku lewat"))
    if row.innovation_lost_at:
        found.append(_("inovasi asalnya ditarik"))
    return found
