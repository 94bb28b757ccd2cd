"""Walks a story along the product's own actions, at the times of the story.

Between two moves the clocks do what the sweep would have done then: what became late is written, what waited too long for
the reporter ends. Whatever lies after the present of the country does not happen.
"""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from sambut.complaints import actions
from sambut.complaints.access import Reporter
from sambut.complaints.actions.submitting import Identity, hash_of
from sambut.complaints.actions.timing import TIMER_STEPS
from sambut.complaints.models import Clock, Complaint
from sambut.complaints.states import ENDED, Verb
from sambut.config.demo import pictures
from sambut.config.demo.country import Country, unit_of
from sambut.config.demo.stories import Move, Story
from sambut.files.models import File
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation

SPACE = uuid.UUID("5a3b0175-0000-4000-8000-64656d6f0001")
A_MINUTE = timedelta(minutes=1)


def key_of(story: Story) -> uuid.UUID:
    """The same story has the same key in every demo country, so that loading again finds it."""
    return uuid.uuid5(SPACE, story.key)


def known(keys: list[uuid.UUID]) -> set[str]:
    """The hashes of those that were walked before."""
    return set(
        Complaint.objects.filter(submission__in=[hash_of(key) for key in keys]).values_list("submission", flat=True)
    )


@transaction.atomic
def walk(story: Story, country: Country) -> Complaint:
    """The whole story or nothing of it."""
    complaint = _submitted(story, country)
    for move in story.moves:
        if move.at > country.at:
            break
        _tick(complaint.pk, move.at)
        complaint = Complaint.objects.select_related("holder", "body").get(pk=complaint.pk)
        if complaint.status in ENDED and move.verb not in (Verb.OPEN_TEXT, Verb.OPEN_REPORTER):
            break
        PLAYED[move.verb](complaint, move, country)
    _tick(complaint.pk, country.at)
    return Complaint.objects.get(pk=complaint.pk)


def _submitted(story: Story, country: Country) -> Complaint:
    name, email, phone, nik = story.reporter
    happened_on = None
    if story.happened_days_before is not None:
        happened_on = story.at.date() - timedelta(days=story.happened_days_before)
    files = []
    if story.files:
        draft = actions.begin_draft(key_of(story), at=story.at)
        files = _files(story.files, story.at, draft.handle)
    receipt = actions.submit_complaint(
        key_of(story), text=story.text, anonymous=story.anonymous, secret=story.secret, at=story.at,
        identity=Identity(name=name, email=email, phone=phone, nik=nik),
        user_id=country.people[story.by].user_id if story.by else None,
        region=country.regions.get(story.place), happened_on=happened_on,
        body=country.bodies[story.body].row if story.body else None, files=files,
    )  # fmt: skip
    return receipt.complaint


def _tick(complaint_id: int, until: datetime) -> None:
    """What the sweep would have found up to this instant, in its order."""
    for clock_id, step, due_at in list(
        Clock.objects.filter(complaint=complaint_id, stopped_at=None, late_at=None, due_at__lte=until)
        .order_by("due_at")
        .values_list("pk", "step", "due_at")
    ):
        act = actions.close_by_timer if step in TIMER_STEPS else actions.mark_late
        act(clock_id, at=min(due_at + A_MINUTE, until))


def _files(names: tuple[str, ...], at: datetime, handle: uuid.UUID | None = None) -> list[File]:
    return [pictures.stored(name, at=at, handle=handle) for name in names]


def _reporter(complaint: Complaint) -> Reporter:
    return Reporter(frozenset({complaint.handle}))


def _officer(complaint: Complaint, country: Country) -> Person:
    return country.officers[complaint.holder_id or 0]


def _router(complaint: Complaint, move: Move, country: Country) -> Person:
    if move.by == "nation" or complaint.body_id is None:
        return country.people["national_admin"]
    return country.officers[complaint.body_id]


def _target(complaint: Complaint, name: str, country: Country) -> Organisation:
    if name.startswith("body:"):
        return country.bodies[name.removeprefix("body:")].row
    body = next(body for body in country.bodies.values() if body.row.pk == complaint.body_id)
    return unit_of(country, body.short_name, name)


def _forward(complaint: Complaint, move: Move, country: Country) -> None:
    category = country.categories.get(move.text) if move.text else None
    subject = _target(complaint, move.subject, country) if move.subject else None
    actions.forward_complaint(
        complaint.pk, to=_target(complaint, move.to, country), by=_router(complaint, move, country), at=move.at,
        grade=move.grade, category=category, subject=subject,
    )  # fmt: skip


def _archive(complaint: Complaint, move: Move, country: Country) -> None:
    by = _router(complaint, move, country)
    actions.archive_complaint(complaint.pk, reason=move.reason, text=move.text, by=by, at=move.at)


def _ask(complaint: Complaint, move: Move, country: Country) -> None:
    actions.ask_reporter(complaint.pk, text=move.text, by=_router(complaint, move, country), at=move.at)


def _office(action: Callable[..., Any]) -> Callable[[Complaint, Move, Country], None]:
    def played(complaint: Complaint, move: Move, country: Country) -> None:
        files = {"files": _files(move.files, move.at)} if move.files else {}
        action(complaint.pk, text=move.text, by=_officer(complaint, country), at=move.at, **files)

    return played


def _opening(action: Callable[..., Any]) -> Callable[[Complaint, Move, Country], None]:
    def played(complaint: Complaint, move: Move, country: Country) -> None:
        by = _officer(complaint, country) if complaint.holder_id else _router(complaint, move, country)
        action(complaint.pk, by=by, at=move.at)

    return played


def _said(action: Callable[..., Any]) -> Callable[[Complaint, Move, Country], None]:
    def played(complaint: Complaint, move: Move, country: Country) -> None:
        action(
            complaint.pk,
            text=move.text,
            by=_reporter(complaint),
            at=move.at,
            files=_files(move.files, move.at, complaint.handle),
        )

    return played


def _done(action: Callable[..., Any]) -> Callable[[Complaint, Move, Country], None]:
    return lambda complaint, move, country: action(complaint.pk, by=_reporter(complaint), at=move.at)


PLAYED: dict[Verb, Callable[[Complaint, Move, Country], None]] = {
    Verb.FORWARD: _forward,
    Verb.ARCHIVE: _archive,
    Verb.ASK: _ask,
    Verb.BOUNCE: _office(actions.bounce_complaint),
    Verb.NOTE: _office(actions.note_complaint),
    Verb.ANSWER: _office(actions.answer_complaint),
    Verb.OPEN_TEXT: _opening(actions.open_text),
    Verb.OPEN_REPORTER: _opening(actions.open_reporter),
    Verb.ADD: _said(actions.add_to_complaint),
    Verb.COMPLETE: _said(actions.complete_complaint),
    Verb.REJECT: _said(actions.reject_answer),
    Verb.ACCEPT: _done(actions.accept_answer),
    Verb.WITHDRAW: _done(actions.withdraw_complaint),
}
