"""Reactions about papers. Each piece is a transaction of its own: a worker that dies goes on where it stopped."""

from datetime import datetime

from sambut.competitions.actions import papers as actions
from sambut.competitions.models import Edition, EditionEvent, EntryEvent, Paper, PaperRun, Revocation
from sambut.competitions.papers import book, press, queries, telling
from sambut.competitions.papers.counts import counted
from sambut.competitions.papers.standing import chosen
from sambut.competitions.states import PaperKind
from sambut.kernel.clock import now

STEP = 20
"""After so many certificates the page hears how far the run is."""


def set_called(event_id: int, *, at: datetime) -> None:
    """Reaction to a call: certificates, then the press sheet in both languages, then the book."""
    run = PaperRun.objects.select_related("edition__host", "event").filter(event=event_id).first()
    if run is None or run.ended_at is not None:
        return
    edition, by = run.edition, run.event.actor_id
    entries, judges = queries.due_entries(edition), queries.due_judges(edition)
    sheets = [(PaperKind.PRESS, "id"), (PaperKind.PRESS, "en"), (PaperKind.BOOK, "id")]
    _far(run, 0, whole=len(entries) + len(judges) + len(sheets))
    done = 0
    for entry in entries:
        actions.issue_certificate(edition.pk, entry_id=entry.pk, by=by, at=at)
        done = _counted(run, done)
    for judge in judges:
        actions.issue_certificate(edition.pk, judge_id=judge.pk, by=by, at=at)
        done = _counted(run, done)
    for kind, language in sheets:
        if not Paper.objects.filter(edition=edition, kind=kind, language=language, made_at__gte=run.begun_at).exists():
            actions.keep_paper(edition.pk, kind, language, set_paper(edition, kind, language, at=at), at=at)
        done += 1
        _far(run, done)
    actions.end_run(run.pk, at=max(at, now()))


def set_paper(edition: Edition, kind: PaperKind, language: str, *, at: datetime) -> bytes:
    if kind == PaperKind.BOOK:
        return book.pdf(edition, at=at)
    entries = list(chosen(edition).order_by("title", "pk"))
    return press.pdf(edition, language, at=at, found=counted(edition), entries=entries)


def _counted(run: PaperRun, done: int) -> int:
    done += 1
    if done % STEP == 0:
        _far(run, done)
    return done


def _far(run: PaperRun, done: int, **more: int) -> None:
    PaperRun.objects.filter(pk=run.pk).update(done=done, **more)


def tell_of_papers(event_id: int, *, at: datetime) -> None:
    """Reaction to papers that are there."""
    telling.tell_of_papers(EditionEvent.objects.select_related("edition").get(pk=event_id), at=at)


def follow_strip(event_id: int, *, at: datetime) -> None:
    """Reaction to an award that was taken back: its certificates fall for the same reason."""
    event = EntryEvent.objects.get(pk=event_id)
    revocation = Revocation.objects.get(entry=event.entry_id)
    actions.follow_entry(event.entry_id, reason=f"{revocation.letter}: {revocation.reason}", at=at)
