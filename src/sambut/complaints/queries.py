"""Reads of one case for pages and API."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q

from sambut.complaints import access, messages, ruling_access
from sambut.complaints.access import Reporter, Who
from sambut.complaints.actions.submitting import hash_of
from sambut.complaints.models import (
    Attachment,
    Category,
    Clock,
    ClockRule,
    ClockRuleProposal,
    Complaint,
    ComplaintEvent,
    Message,
)
from sambut.complaints.rules import may_hold
from sambut.complaints.secrets import fits
from sambut.complaints.states import Ending, MessageKind, ProposalState
from sambut.files.models import File
from sambut.identities.queries import handles_of
from sambut.kernel.numbers import parse_number
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation
from sambut.organisations.queries import body_of_region, organisation
from sambut.regions.models import Region
from sambut.regions.queries import search as search_regions
from sambut.services.models import Service
from sambut.services.queries import of_body, published

MOST_SERVICES = 300
"""Services of a body in the choice of an admin; a body with more names them at submission."""


def case(number: str) -> Complaint | None:
    """The case with this number, with what its page shows about places; None when there is none."""
    try:
        stored = parse_number(number)
    except Refused:
        return None
    shown = Complaint.objects.select_related(
        "body__region", "holder__region", "subject", "region__parent", "category", "service"
    )
    return shown.filter(number=stored).first()


def case_for(who: Who, number: str) -> Complaint | None:
    """The case when this person may see it; None otherwise, so that nobody learns which numbers exist."""
    found = case(number)
    if found is None or access.why_not(who, "see", found) is not None:
        return None
    return found


def public_case(number: str) -> Complaint | None:
    found = case(number)
    return found if found and found.public_at else None


def proved(number: str, secret: str) -> Complaint | None:
    """The case whose number and secret are given. Costs the same whether the number exists or not."""
    found = case(number)
    known = found.secret_hash if found and found.secret_hash else DECOY
    right = fits(known, secret)
    return found if found and right and found.secret_hash else None


DECOY = "$argon2id$v=19$m=4096,t=2,p=1$c2FtYnV0c2FtYnV0c2FtYg$7Jrr1cP4WbxPr7jC4cVTcGyMa5Wr8j1x0d2nH9yW3mE"
"""A hash of nothing, so that an unknown number takes as long as a known one."""


@dataclass(frozen=True)
class Entry:
    """One line of the timeline: what happened, with the text that belongs to it as this reader may see it."""

    event: ComplaintEvent
    message: Message | None
    text: str
    attachments: tuple[Attachment, ...]
    organisation: Organisation | None


def timeline(complaint: Complaint, *, own: bool = False, public: bool = False) -> list[Entry]:
    """Newest first. `own`: the reporter reads the own words as written; `public`: only what everybody may see. Three statements."""
    events = list(
        ComplaintEvent.objects.filter(complaint=complaint)
        .select_related("actor", "organisation")
        .order_by("-happened_at", "-id")
    )
    pictures = Attachment.objects.select_related("file")
    found = Message.objects.filter(complaint=complaint).prefetch_related(Prefetch("attachments", pictures))
    messages_by_id = {message.pk: message for message in found}
    organisations = Organisation.objects.in_bulk({event.facts["to"] for event in events if event.facts.get("to")})
    return [_entry(complaint, event, messages_by_id, organisations, own=own, public=public) for event in events]


def _entry(
    complaint: Complaint, event: ComplaintEvent, messages_by_id, organisations, *, own: bool, public: bool
) -> Entry:
    message = messages_by_id.get(event.facts.get("message"))
    text = ""
    attachments: tuple[Attachment, ...] = ()
    if message:
        text = messages.original(complaint, message) if own else message.masked
        attachments = tuple(a for a in message.attachments.all() if a.public or not public)
    return Entry(event, message, text, attachments, organisations.get(event.facts.get("to")))


def running_clocks(complaint: Complaint) -> list[Clock]:
    clocks = Clock.objects.filter(complaint=complaint, stopped_at=None).select_related("rule", "organisation__region")
    return list(clocks.order_by("due_at"))


def openings(complaint: Complaint) -> list[datetime]:
    """When somebody read the words as written or the reporter's name, for the reporter to see."""
    looked = ComplaintEvent.objects.filter(complaint=complaint, verb__in=("open_text", "open_reporter"))
    return list(looked.order_by("-id").values_list("happened_at", flat=True)[:50])


def service_named(text: str) -> Service | None:
    """The published service with this uuid; None for whatever else stands in an address."""
    try:
        return published().filter(uuid=UUID(text)).first() if text else None
    except ValueError:
        return None


def services_of(complaint: Complaint) -> list[Service]:
    """What the case may be about: services of its body, and the one that is named already."""
    found = list(of_body(complaint.body_id).order_by("name", "id")[:MOST_SERVICES]) if complaint.body_id else []
    return [*found, *([complaint.service] if complaint.service and complaint.service not in found else [])]


def categories(body: Organisation | None = None) -> list[Category]:
    return list(Category.objects.filter(Q(body=None) | Q(body=body), ends_on=None).order_by("code"))


def units_of(bodies: Iterable[int]) -> list[Organisation]:
    """Bodies and their units that exist now, by tree order, for the choice of whom to forward to."""
    found = Organisation.objects.filter(body__in=list(bodies), ends_on=None).order_by("path", "name")
    return list(found)


def clock_rules() -> list[ClockRule]:
    return list(ClockRule.objects.select_related("organisation").order_by("step", "grade", "organisation_id"))


def mine(user_id: int | None, proved_handles: Iterable) -> Reporter:
    """Who this browser has proved to be: the account's own handles and those opened by number and secret."""
    handles = set(proved_handles)
    if user_id is not None:
        handles |= set(handles_of(user_id))
    return Reporter(frozenset(handles))


# -- what the form of a new report needs ---------------------------------------------------------------


def submitted(key) -> Complaint | None:
    """The case that came from the draft with this key."""
    return Complaint.objects.select_related("body", "region").filter(submission=hash_of(key)).first()


def files(ids: Iterable[int]) -> list[File]:
    wanted = list(ids)
    return list(File.objects.filter(pk__in=wanted).order_by("pk")) if wanted else []


def region_named(code: str) -> Region | None:
    """The running region with this code; None for whatever else stands in an address."""
    if not code.replace(".", "").isascii() or not code.replace(".", "").isdigit():
        return None
    return Region.objects.select_related("parent__parent").filter(code=code, ends_on=None).first()


def regions_like(text: str) -> list[Region]:
    """Up to twelve places by a name as people type it, larger ones first; names with a slip only where none begins so."""
    found = search_regions(text, limit=12)
    asked = text.strip().casefold()
    return [one for one in found if one.name.casefold().startswith(asked)] or found


def body_named(text: str) -> Organisation | None:
    try:
        return organisation(UUID(text)) if text else None
    except ValueError:
        return None


def bodies_for(regions: Iterable[Region], text: str = "", *, chosen: str = "") -> list[Organisation]:
    """Who may be meant: the governments of the places, what was searched, and what was chosen before."""
    text = text.replace("\x00", "").strip()
    found: list[Organisation] = []
    for code in dict.fromkeys(code for region in regions for code in places_above(region.code)):
        government = body_of_region(code)
        found += [government] if government else []
    found += list(Organisation.objects.filter(parent=None, ends_on=None, name__icontains=text)[:8]) if text else []
    found += [one for one in [body_named(chosen)] if one]
    return list({one.pk: one for one in found}.values())


def places_above(code: str) -> list[str]:
    """Regency and province of a code: `33.74.01` gives `33.74` and `33`."""
    parts = code.split(".")
    return [".".join(parts[:2]), parts[0]] if len(parts) > 1 else [parts[0]]


def place(organisation_id: int) -> Organisation | None:
    return Organisation.objects.select_related("body").filter(pk=organisation_id).first()


def attachment(complaint: Complaint, file: UUID | str) -> Attachment | None:
    found = Attachment.objects.select_related("file", "message")
    return found.filter(message__complaint=complaint, file__uuid=file, message__erased_at=None).first()


def targets(who: Person, complaint: Complaint, text: str = "") -> list[Organisation]:
    """To whom this person may hand the case: units of the body, for the national desk also bodies of the place or by name."""
    found: list[Organisation] = []
    if complaint.body:
        found += units_of([complaint.body_id])  # type: ignore[list-item]
    if who.holds(Role.NATIONAL_ADMIN):
        found += bodies_for([complaint.region] if complaint.region else [], text)
    elif text:
        found = [one for one in found if text.casefold() in one.name.casefold()]
    return [one for one in {one.pk: one for one in found}.values() if may_hold(complaint.subject_id, one.path)]


@dataclass(frozen=True)
class Exchange:
    """A word and its answer, both masked, for the home."""

    word: str
    place: str
    answer: str
    unit: str


def answered_lately(most: int) -> list[Exchange]:
    """The latest open cases whose answer the reporter accepted. Two statements."""
    rows = Complaint.objects.filter(public_at__isnull=False, ending=Ending.ACCEPTED)
    cases = list(rows.select_related("holder", "region", "body__region").order_by("-ended_at")[:most])
    texts: dict[int, dict[str, str]] = {}
    shown = Message.objects.filter(
        complaint__in=cases, kind__in=(MessageKind.REPORT, MessageKind.ANSWER), erased_at=None
    )
    for complaint_id, kind, masked in shown.order_by("id").values_list("complaint_id", "kind", "masked"):
        texts.setdefault(complaint_id, {})[kind] = masked
    return [
        Exchange(
            texts[one.pk][MessageKind.REPORT], _place_line(one),
            texts[one.pk][MessageKind.ANSWER], one.holder.name if one.holder else "",
        )
        for one in cases if len(texts.get(one.pk, {})) == 2
    ]  # fmt: skip


def _place_line(complaint: Complaint) -> str:
    """The place and the region that its body governs: `Mijen, Kota Semarang`."""
    places = [complaint.region, complaint.body.region if complaint.body else None]
    return ", ".join(dict.fromkeys(one.name for one in places if one))


# -- the law table of limits ---------------------------------------------------------------------------


def open_proposals(who: Person) -> list[ClockRuleProposal]:
    rows = ruling_access.visible(who).filter(state=ProposalState.PROPOSED).select_related("organisation", "proposed_by")
    return list(rows.order_by("id"))


def proposal_exists(who: Person, proposal_id: int) -> bool:
    return ruling_access.visible(who).filter(pk=proposal_id).exists()


def ruled_places(who: Person) -> list[Organisation]:
    """Whose limits this person may propose to change, besides the national ones."""
    places = who.organisations(Role.AGENCY_ADMIN)
    return (
        list(Organisation.objects.filter(path__overlap=list(places), ends_on=None).order_by("path")) if places else []
    )
