"""For participants and organisers: what the rules say, an entry from its beginning to the administrative selection."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Router, Schema, Status
from pydantic import Field

from sambut.api.answers import KEYED, LISTS, READS, TAKES, NothingForm, Refusal, filled, valid
from sambut.api.competitions import shapes
from sambut.api.complaints.desk import Token
from sambut.api.complaints.shapes import Cursor
from sambut.competitions import access, actions, queries
from sambut.competitions.actions.around import LONGEST_NOTE
from sambut.competitions.actions.entering import CATEGORY, LONGEST_TITLE, TITLE
from sambut.competitions.forms import MoveForm, NoteForm
from sambut.competitions.models import Edition, Entry
from sambut.competitions.states import Stage
from sambut.frame.paging import slice_of
from sambut.frame.payloads import payload_of
from sambut.innovations import queries as innovations
from sambut.kernel.clock import now
from sambut.mandates.people import Person

router = Router(tags=["meja"], auth=Token())
ANSWERS: dict[int, Any] = {**READS, **TAKES, **KEYED, 403: Refusal}
PAGE, SIZE = "api", 50
"""The page that texts of systems come from: they know no other text than the one that stands."""


class BeginEntryForm(forms.Form):
    contest = forms.UUIDField(label=_("Lomba"))
    group = forms.CharField(label=_("Kelompok"), max_length=20)
    category = forms.CharField(label=_("Kategori"), max_length=20, required=False)


class EntryText(Schema):
    """What is left out stays as it is. `answers`: code of the question → text."""

    model_config = {"extra": "forbid"}

    title: str | None = Field(None, min_length=1, max_length=LONGEST_TITLE, pattern=r"\S")
    category: str | None = Field(None, max_length=20)
    answers: dict[str, str] = Field({}, max_length=60)


class ReturnWords(Schema):
    model_config = {"extra": "forbid"}

    text: str = Field("", max_length=LONGEST_NOTE)
    notes: dict[str, str] = Field({}, max_length=60)
    """Code of the question → what must be mended."""


class ChecklistTick(Schema):
    model_config = {"extra": "forbid"}

    code: str = Field(max_length=20)
    met: bool
    note: str = Field("", max_length=500)


class AcceptEntry(Schema):
    model_config = {"extra": "forbid"}

    checklist: list[ChecklistTick] = Field([], max_length=60)


class RefuseEntry(AcceptEntry):
    text: str = Field(min_length=1, max_length=LONGEST_NOTE, pattern=r"\S")


def _person(request: HttpRequest) -> Person:
    return request.auth  # type: ignore[attr-defined]


def entry_at_desk(request: HttpRequest, uuid: UUID) -> Entry:
    found = queries.entry(_person(request), uuid)
    if found is None:
        raise Http404
    return found


def _told(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    found = entry_at_desk(request, uuid)
    return shapes.entry(found, at=now(), takes_part=access.takes_part(_person(request), found))


def _hosted(request: HttpRequest, uuid: UUID) -> Edition:
    found = queries.edition(_person(request), uuid)
    if found is None or not access.hosts(_person(request), found):
        raise Http404
    return found


@router.get(
    "/inovasi/{uuid}/syarat", response={200: list[shapes.InGroup], **LISTS, **READS, **KEYED}, operation_id="weigh_innovation",
    summary="Weigh an innovation",
)  # fmt: skip
def weigh(request: HttpRequest, uuid: UUID) -> list[dict[str, Any]]:
    """If it entered today: what every rule of every contest says whose registration is open, group by group."""
    found, at = innovations.innovation(uuid), now()
    if found is None or access.why_not_begin(_person(request), found):
        raise Http404
    return [shapes.in_group(one) for one in queries.applying([found], queries.open_editions(at), at=at)]


@router.post(
    "/inovasi/{uuid}/entri", response={201: shapes.OneEntry, **ANSWERS}, operation_id="begin_entry", summary="Begin an entry"
)  # fmt: skip
def begin(request: HttpRequest, uuid: UUID, payload: payload_of(BeginEntryForm)) -> Status:  # type: ignore[valid-type]
    """An entry of this innovation; its answers are filled from the record."""
    given, found = valid(BeginEntryForm, payload), innovations.innovation(uuid)
    edition = queries.edition(_person(request), given["contest"])
    if found is None or edition is None or access.why_not_begin(_person(request), found):
        raise Http404
    made = actions.begin_entry(
        found.pk, edition.pk, group=given["group"], category=given["category"], by=_person(request), at=now()
    )
    return Status(201, _told(request, made.uuid))


@router.get(
    "/entri", response={200: shapes.EntryPage, **LISTS, **KEYED}, operation_id="list_entries", summary="List entries"
)
def list_entries(request: HttpRequest, setelah: Cursor = "") -> dict[str, Any]:
    """Of one's own side, last touched first."""
    rows = queries.own(_person(request)).select_related("cluster")
    page = slice_of(rows, order=("-touched_at", "-id"), after=setelah or None, size=SIZE)
    return {"rows": [shapes.entry_row(one) for one in page.rows], "next": page.next, "previous": page.previous}


@router.get(
    "/entri/{uuid}", response={200: shapes.OneEntry, **LISTS, **READS, **KEYED}, operation_id="read_entry", summary="Read an entry"
)  # fmt: skip
def read(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """With its answers and what every rule says now."""
    return _told(request, uuid)


@router.post(
    "/entri/{uuid}/tulis",
    response={200: shapes.OneEntry, **ANSWERS},
    operation_id="write_entry",
    summary="Write an entry",
)
def write(request: HttpRequest, uuid: UUID, payload: EntryText) -> dict[str, Any]:
    """Title, category and answers by the code of their question; a code that the form does not have is left out."""
    found = entry_at_desk(request, uuid)
    own = {TITLE: payload.title, CATEGORY: payload.category}
    content = payload.answers | {name: text for name, text in own.items() if text is not None}
    actions.write_entry(found.pk, content, revision=found.revision, page=PAGE, by=_person(request), at=now())
    return _told(request, uuid)


@router.post(
    "/entri/{uuid}/kirim",
    response={200: shapes.OneEntry, **ANSWERS},
    operation_id="send_entry",
    summary="Send an entry",
)
def send(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """To the local admin; refused while an answer is missing or has too many words."""
    actions.send_entry(entry_at_desk(request, uuid).pk, by=_person(request), at=now())
    return _told(request, uuid)


@router.post(
    "/entri/{uuid}/kembalikan", response={200: shapes.OneEntry, **ANSWERS}, operation_id="return_entry", summary="Return an entry"
)  # fmt: skip
def give_back(request: HttpRequest, uuid: UUID, payload: ReturnWords) -> dict[str, Any]:
    """By the local admin, with words for the whole or for questions."""
    found = entry_at_desk(request, uuid)
    actions.return_entry(found.pk, text=payload.text, notes=payload.notes, by=_person(request), at=now())
    return _told(request, uuid)


@router.post(
    "/entri/{uuid}/ajukan", response={200: shapes.OneEntry, **ANSWERS}, operation_id="submit_entry", summary="Submit an entry"
)  # fmt: skip
def submit(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """By the local admin: a version is frozen; the server's clock decides. Refused when a rule is not met."""
    actions.submit_entry(entry_at_desk(request, uuid).pk, by=_person(request), at=now())
    return _told(request, uuid)


@router.post(
    "/entri/{uuid}/tarik", response={200: shapes.OneEntry, **ANSWERS}, operation_id="withdraw_entry", summary="Withdraw an entry"
)  # fmt: skip
def withdraw(request: HttpRequest, uuid: UUID, payload: payload_of(NoteForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """With the reason; its own side still reads it."""
    given = valid(NoteForm, payload)
    actions.withdraw_entry(entry_at_desk(request, uuid).pk, text=given["text"], by=_person(request), at=now())
    return _told(request, uuid)


# -- the organisers ---------------------------------------------------------------------------------------------


@router.get(
    "/lomba/{uuid}/entri", response={200: shapes.EntryPage, **LISTS, **READS, **KEYED}, operation_id="list_contest_entries",
    summary="List entries of a contest",
)  # fmt: skip
def list_contest_entries(request: HttpRequest, uuid: UUID, setelah: Cursor = "") -> dict[str, Any]:
    """What was submitted, newest first; for the host."""
    rows = queries.submitted(_hosted(request, uuid)).select_related("edition")
    page = slice_of(rows, order=("-submitted_at", "-id"), after=setelah or None, size=SIZE)
    return {"rows": [shapes.entry_row(one) for one in page.rows], "next": page.next, "previous": page.previous}


@router.post(
    "/entri/{uuid}/loloskan", response={200: shapes.OneEntry, **ANSWERS}, operation_id="accept_entry", summary="Accept an entry"
)  # fmt: skip
def accept(request: HttpRequest, uuid: UUID, payload: AcceptEntry) -> dict[str, Any]:
    """Passes the administrative selection; every item of the checklist must be there."""
    actions.accept_entry(entry_at_desk(request, uuid).pk, _ticks(payload), by=_person(request), at=now())
    return _told(request, uuid)


@router.post(
    "/entri/{uuid}/tolak", response={200: shapes.OneEntry, **ANSWERS}, operation_id="refuse_entry", summary="Refuse an entry"
)  # fmt: skip
def refuse(request: HttpRequest, uuid: UUID, payload: RefuseEntry) -> dict[str, Any]:
    """With the reason; the participant reads it and what was missing."""
    found = entry_at_desk(request, uuid)
    actions.refuse_entry(found.pk, _ticks(payload), text=payload.text, by=_person(request), at=now())
    return _told(request, uuid)


def _ticks(payload: AcceptEntry) -> dict[str, tuple[bool, str]]:
    return {one.code: (one.met, one.note) for one in payload.checklist}


@router.post(
    "/lomba/{uuid}/buka",
    response={200: shapes.Contest, **ANSWERS},
    operation_id="open_contest",
    summary="Open a contest",
)
def open_contest(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """From now on everybody reads it; refused while it contradicts itself."""
    actions.open_edition(_hosted(request, uuid).pk, by=_person(request), at=now())
    return shapes.contest(_hosted(request, uuid))


@router.post(
    "/lomba/{uuid}/tenggat/{stage}", response={200: shapes.Contest, **ANSWERS}, operation_id="move_contest_deadline",
    summary="Move a deadline of a contest",
)  # fmt: skip
def move(request: HttpRequest, uuid: UUID, stage: shapes.ContestStage, payload: payload_of(MoveForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Later, by letter and with a reason. `ends_at` is the last minute that belongs to it, on the clocks of the contest."""
    edition = _hosted(request, uuid)
    if stage not in Stage.values:
        raise Http404
    form = filled(MoveForm, payload, zone=edition.zone)
    given = form.cleaned_data
    actions.move_deadline(
        edition.pk,
        Stage(stage),
        to=form.to(),
        letter=given["letter"],
        reason=given["reason"],
        by=_person(request),
        at=now(),
    )
    return shapes.contest(_hosted(request, uuid))
