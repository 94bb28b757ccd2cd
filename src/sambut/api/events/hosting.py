"""For the host of a forum: the forum itself, its programme, partners and stands, and whom it invites."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest
from ninja import Router, Status

from sambut.api.answers import KEYED, LISTS, READS, NothingForm, filled, valid
from sambut.api.complaints.desk import Token
from sambut.api.complaints.shapes import Cursor
from sambut.api.events import listed, shapes
from sambut.api.events.around import ANSWERS, delegation_at_desk, hosted, person_of, told, whole
from sambut.events import actions, choices, queries
from sambut.events.forms import EventForm, InviteForm, PartnerForm, ReportForm, SessionForm, StandForm
from sambut.frame.paging import slice_of
from sambut.frame.payloads import payload_of
from sambut.kernel.clock import now
from sambut.organisations.queries import organisation

router = Router(tags=["meja"], auth=Token())


@router.post(
    "/forum", response={201: shapes.PublicForum, **ANSWERS}, operation_id="draft_forum", summary="Draft a forum"
)
def draft(request: HttpRequest, body: UUID, payload: payload_of(EventForm)) -> Status:  # type: ignore[valid-type]
    """A forum of a body (`body`: its UUID) that only its host sees. Hours are those of the clocks in `zone`."""
    place, text = organisation(body), filled(EventForm, payload).text()
    if place is None:
        raise Http404
    made = actions.draft_event(text, body=place, by=person_of(request), at=now())
    return Status(201, whole(request, made.uuid))


@router.get(
    "/forum/{uuid}", response={200: shapes.PublicForum, **LISTS, **READS, **KEYED}, operation_id="read_forum_at_desk",
    summary="Read a forum at a desk",
)  # fmt: skip
def read(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """For its host, also before it is announced."""
    return whole(request, uuid)


@router.post(
    "/forum/{uuid}/ubah", response={200: shapes.PublicForum, **ANSWERS}, operation_id="edit_forum", summary="Edit a forum"
)  # fmt: skip
def edit(request: HttpRequest, uuid: UUID, payload: payload_of(EventForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """All of its words and hours anew; what stands in the programme must still lie within."""
    actions.edit_event(hosted(request, uuid).pk, filled(EventForm, payload).text(), by=person_of(request), at=now())
    return whole(request, uuid)


def _verb(path: str, operation: str, form_class: type[forms.Form], action: Callable[..., Any], words: str) -> None:
    """One verb of the host: the form of the page, one action, the forum as it is now."""

    def endpoint(request: HttpRequest, uuid: UUID, payload: payload_of(form_class)) -> dict[str, Any]:  # type: ignore[valid-type]
        given = valid(form_class, payload)
        action(hosted(request, uuid).pk, **given, by=person_of(request), at=now())
        return whole(request, uuid)

    _put(path, operation, endpoint, words)


def _put(path: str, operation: str, endpoint: Callable[..., Any], words: str) -> None:
    endpoint.__doc__ = words
    router.post(
        f"/forum/{{uuid}}/{path}",
        response={200: shapes.PublicForum, **ANSWERS},
        operation_id=operation,
        summary=operation.capitalize().replace("_", " "),
    )(endpoint)


_verb("umumkan", "announce_forum", NothingForm, actions.announce_event, "From now on everybody sees it.")
_verb("mulai", "start_forum", NothingForm, actions.start_event, "It has begun: people are checked in.")
_verb("tutup", "close_forum", NothingForm, actions.close_event, "It is over; its counts are for everybody.")
_verb("laporan", "report_forum", ReportForm, actions.report_event, "Publishes the closing report: words, no numbers.")
_verb("mitra", "add_forum_partner", PartnerForm, actions.add_partner, "A body that supports it, by its name.")
_verb("gerai", "add_stand", StandForm, actions.add_stand, "Which innovation stands where.")


@router.post(
    "/forum/{uuid}/acara", response={200: shapes.PublicForum, **ANSWERS}, operation_id="add_session", summary="Add a session"
)  # fmt: skip
def add_session(request: HttpRequest, uuid: UUID, payload: payload_of(SessionForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Two in one room at once are refused. Speakers: one a line, name, comma, office."""
    event = hosted(request, uuid)
    given = valid(SessionForm, payload, zone=event.zone)
    actions.add_session(event.pk, **given, by=person_of(request), at=now())
    return whole(request, uuid)


Row = Callable[[Any, UUID], Any]


def _drop(path: str, operation: str, find: Row, action: Callable[..., Any], words: str) -> None:
    """Takes something out of a forum, named by its UUID."""

    def endpoint(request: HttpRequest, uuid: UUID, key: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
        found = find(hosted(request, uuid), key)
        if found is None:
            raise Http404
        action(found.pk, by=person_of(request), at=now())
        return whole(request, uuid)

    _put(path, operation, endpoint, words)


_drop("acara/{key}/batal", "drop_session", choices.session, actions.drop_session, "Takes it out of the programme.")
_drop("mitra/{key}/lepas", "drop_forum_partner", choices.partner_body, actions.drop_partner, "`key`: the body's UUID.")
_drop("gerai/{key}/lepas", "drop_stand", choices.stand, actions.drop_stand, "The stand is taken down.")


@router.get(
    "/forum/{uuid}/undangan", response={200: listed.InvitedPage, **LISTS, **READS, **KEYED}, operation_id="list_invited_bodies",
    summary="List invited bodies",
)  # fmt: skip
def list_invited(request: HttpRequest, uuid: UUID, setelah: Cursor = "") -> dict[str, Any]:
    """By name, each with its answer, how many people it named, and whether somebody came."""
    rows = queries.invited(hosted(request, uuid))
    page = slice_of(rows, order=("body__name", "id"), after=setelah or None, size=50)
    return {"rows": [listed.invited(one) for one in page.rows], "next": page.next, "previous": page.previous}


@router.post(
    "/forum/{uuid}/undangan", response={201: shapes.ForumDelegation, **ANSWERS}, operation_id="invite_body", summary="Invite a body"
)  # fmt: skip
def invite(request: HttpRequest, uuid: UUID, payload: payload_of(InviteForm)) -> Status:  # type: ignore[valid-type]
    """By its name; its head and its admins are told."""
    event, given = hosted(request, uuid), valid(InviteForm, payload)
    made = actions.invite_body(event.pk, **given, by=person_of(request), at=now())
    return Status(201, told(request, made.uuid))


@router.post(
    "/forum/delegasi/{uuid}/ingatkan", response={200: shapes.ForumDelegation, **ANSWERS}, operation_id="remind_body", summary="Remind a body"
)  # fmt: skip
def remind(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Who has not answered is told again."""
    actions.remind_body(delegation_at_desk(request, uuid).pk, by=person_of(request), at=now())
    return told(request, uuid)
