"""For hosts: a contest is drafted from another one, changed, cancelled; its texts are compared; who judges what."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Status
from pydantic import Field

from sambut.accounts.models import User
from sambut.api.answers import NothingForm, filled, valid
from sambut.api.competitions import shapes
from sambut.api.competitions.around import ANSWERS, Strict, hosted, person_of
from sambut.api.competitions.jury import Seat, seat_of
from sambut.api.complaints.desk import Token
from sambut.competitions import actions, queries
from sambut.competitions.actions import EditionText
from sambut.competitions.actions.judging import MOST
from sambut.competitions.editions.forms import CancelForm
from sambut.competitions.forms import EditionForm, PeriodForm, edition_form
from sambut.competitions.judging import panels as panel_queries
from sambut.competitions.judging import queries as judging_queries
from sambut.competitions.judging.forms import ReleaseForm, RereadForm
from sambut.competitions.models import Category, Reading
from sambut.competitions.states import Stage
from sambut.frame.payloads import payload_of
from sambut.kernel.clock import now
from sambut.organisations.models import Organisation

router = Router(tags=["meja"], auth=Token())
Period = payload_of(PeriodForm)
Words = Annotated[str, Field(min_length=1, max_length=500, pattern=r"\S")]


class DraftContest(Strict):
    """Copied from `template` (a code of the reference) or from `source` (another contest that one may read)."""

    name: str = Field(min_length=1, max_length=160, pattern=r"\S")
    year: int = Field(ge=2014, le=2100)
    host: UUID
    template: str = Field("", max_length=40)
    source: UUID | None = None
    opens_on: date
    """The first day of registration; the calendar is counted from it."""


class InviteJudge(Strict):
    email: str = Field(min_length=3, max_length=254)
    """Of the account; whoever is asked holds the office of a judge."""
    institution_words: str = Field("", max_length=200)
    """Where they work when that stands in no list here; else it is that of their office."""
    categories: list[str] = Field([], max_length=40)
    most: int = Field(60, ge=1, le=MOST)


class GiveReading(Strict):
    to: UUID | None = None
    """The seat of another judge; without one the best of the alternates."""
    reason: Words


class AddReading(GiveReading):
    entry: UUID


@router.post(
    "/lomba", response={201: shapes.Contest, **ANSWERS}, operation_id="draft_contest", summary="Draft a contest"
)
def draft(request: HttpRequest, payload: DraftContest) -> Status:
    """Everything that the other one says, with a calendar of its own; only its host sees it."""
    host = Organisation.objects.running().filter(uuid=payload.host).first()
    source = queries.edition(person_of(request), payload.source) if payload.source else None
    if host is None or (payload.source and source is None):
        raise Http404
    text = EditionText(payload.name, payload.year, payload.opens_on)
    made = actions.draft_edition(
        text, host=host, template=payload.template, source=source, by=person_of(request), at=now()
    )
    return Status(201, shapes.contest(hosted(request, made.uuid)))


@router.post(
    "/lomba/{uuid}/ubah",
    response={200: shapes.Contest, **ANSWERS},
    operation_id="edit_contest",
    summary="Edit a contest",
)
def edit(request: HttpRequest, uuid: UUID, payload: payload_of(EditionForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Names, guideline and the declared settings, as long as it is a draft."""
    found = hosted(request, uuid)
    actions.edit_edition(found.pk, dict(valid(edition_form(found), payload)), by=person_of(request), at=now())
    return shapes.contest(hosted(request, uuid))


@router.post(
    "/lomba/{uuid}/kalender/{stage}", response={200: shapes.Contest, **ANSWERS}, operation_id="set_contest_period", summary="Set a period"
)  # fmt: skip
def set_period(request: HttpRequest, uuid: UUID, stage: shapes.ContestStage, payload: Period) -> dict[str, Any]:  # type: ignore[valid-type]
    """Of a draft; `ends_at` is the last minute that belongs to it, on the clocks of the contest."""
    found = hosted(request, uuid)
    if stage not in Stage.values:
        raise Http404
    span = filled(PeriodForm, payload, zone=found.zone).span()
    actions.write_period(found.pk, Stage(stage), span, by=person_of(request), at=now())
    return shapes.contest(hosted(request, uuid))


@router.post(
    "/lomba/{uuid}/batalkan",
    response={200: shapes.Contest, **ANSWERS},
    operation_id="cancel_contest",
    summary="Cancel a contest",
)
def cancel(request: HttpRequest, uuid: UUID, payload: payload_of(CancelForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """By letter, with a reason that everybody reads."""
    actions.cancel_edition(hosted(request, uuid).pk, **valid(CancelForm, payload), by=person_of(request), at=now())
    return shapes.contest(hosted(request, uuid))


@router.post(
    "/lomba/{uuid}/bandingkan", response={200: shapes.Contest, **ANSWERS}, operation_id="compare_contest_entries", summary="Compare entries"
)  # fmt: skip
def compare(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Asks for the search for copies; a job does it, people settle what it finds."""
    actions.call_compare(hosted(request, uuid).pk, by=person_of(request), at=now())
    return shapes.contest(hosted(request, uuid))


# -- who judges what ----------------------------------------------------------------------------------------------


@router.get(
    "/lomba/{uuid}/juri", response={200: list[Seat], **ANSWERS}, operation_id="list_judges", summary="List judges"
)
def list_judges(request: HttpRequest, uuid: UUID) -> list[dict[str, Any]]:
    """Every seat and how far it is; never a score."""
    return [seat_of(one.judge, one.signed, one.open) for one in panel_queries.progress(hosted(request, uuid), at=now())]


@router.post(
    "/lomba/{uuid}/juri", response={201: Seat, **ANSWERS}, operation_id="invite_judge", summary="Invite a judge"
)
def invite(request: HttpRequest, uuid: UUID, payload: InviteJudge) -> Status:
    """Somebody who holds the office of a judge; they answer themselves, by their own declaration."""
    found, at = hosted(request, uuid), now()
    user = User.objects.filter(email__iexact=payload.email).first()
    words = payload.institution_words.strip()
    made = actions.invite_judge(
        found.pk, user_id=user.pk if user else 0, institution=None if words or user is None else panel_queries.institution_of(user.pk, at=at),
        institution_words=words, categories=list(Category.objects.filter(edition=found, code__in=payload.categories)), most=payload.most,
        by=person_of(request), at=at,
    )  # fmt: skip
    return Status(201, seat_of(made, 0, 0))


@router.post(
    "/juri/{uuid}/lepas", response={200: Seat, **ANSWERS}, operation_id="release_judge", summary="Release a judge"
)
def release(request: HttpRequest, uuid: UUID, payload: payload_of(ReleaseForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Judges no more; what is unsigned goes to alternates, what is signed stands."""
    found = judging_queries.seat(person_of(request), uuid)
    if found is None:
        raise Http404
    actions.release_judge(found.pk, **valid(ReleaseForm, payload), by=person_of(request), at=now())
    found.refresh_from_db()
    return seat_of(found, *judging_queries.done(found))


@router.post(
    "/lomba/{uuid}/bagikan",
    response={200: shapes.Contest, **ANSWERS},
    operation_id="assign_entries",
    summary="Assign entries",
)
def assign(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Every accepted entry to as many judges as declared; a large contest is given out by a job."""
    actions.call_assign(hosted(request, uuid).pk, by=person_of(request), at=now())
    return shapes.contest(hosted(request, uuid))


@router.post(
    "/penilaian/{uuid}/alihkan",
    response={200: shapes.Done, **ANSWERS},
    operation_id="give_reading",
    summary="Give a reading",
)
def give(request: HttpRequest, uuid: UUID, payload: GiveReading) -> dict[str, Any]:
    """An unsigned reading to an alternate, with the reason."""
    found = judging_queries.reading(person_of(request), uuid)
    if found is None:
        raise Http404
    made = actions.give_reading(
        found.pk, reason=payload.reason, to=_seat(found, payload.to), by=person_of(request), at=now()
    )
    return {"uuid": made.uuid, "state": made.state}


@router.post(
    "/lomba/{uuid}/penilaian",
    response={201: shapes.Done, **ANSWERS},
    operation_id="add_reading",
    summary="Add a reading",
)
def add(request: HttpRequest, uuid: UUID, payload: AddReading) -> Status:
    """One reader more for an entry."""
    found = hosted(request, uuid)
    entry = queries.entry(person_of(request), payload.entry)
    if entry is None:
        raise Http404
    to = judging_queries.seat(person_of(request), payload.to) if payload.to else None
    if payload.to and to is None:
        raise Http404
    made = actions.add_reading(
        entry.pk, found.pk, reason=payload.reason, to=to.pk if to else None, by=person_of(request), at=now()
    )
    return Status(201, {"uuid": made.uuid, "state": made.state})


@router.post(
    "/lomba/{uuid}/baca-ulang", response={200: shapes.Contest, **ANSWERS}, operation_id="plan_second_readings", summary="Plan second readings"
)  # fmt: skip
def reread(request: HttpRequest, uuid: UUID, payload: payload_of(RereadForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """As many more readings, where the line is; a job gives them out."""
    actions.call_reread(hosted(request, uuid).pk, **valid(RereadForm, payload), by=person_of(request), at=now())
    return shapes.contest(hosted(request, uuid))


def _seat(reading: Reading, uuid: UUID | None) -> int | None:
    if uuid is None:
        return None
    found = next((one.pk for one in judging_queries.alternates(reading) if one.uuid == uuid), None)
    if found is None:
        raise Http404
    return found
