"""Reads of needs, interests and agreements for pages, API and the rooms above."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from sambut.accounts.models import User
from sambut.innovations.models import Innovation
from sambut.innovations.states import Stage, Sustainability
from sambut.innovations.states import State as InnovationState
from sambut.kernel.numbers import parse_number
from sambut.kernel.refusals import Refused
from sambut.mandates.models import Appointment
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation
from sambut.regions.models import Region
from sambut.regions.queries import region as region_by_code
from sambut.replication import access
from sambut.replication.models import (
    Agreement,
    Answer,
    Check,
    Clause,
    Coaching,
    Evidence,
    Extension,
    Interest,
    Measure,
    Milestone,
    Need,
    Note,
    Offer,
    Paper,
    Party,
    ReplicationEvent,
    Willingness,
)
from sambut.replication.states import (
    CHECKABLE,
    OPEN,
    PUBLIC,
    AnswerState,
    MilestoneState,
    NeedState,
    PaperKind,
    State,
    Verb,
)

WITH = (
    "innovation",
    "owner",
    "owner_unit",
    "replicator",
    "replicator_unit",
    "region",
    "category",
    "need",
    "event",
    "copy",
)
LATER = ("search", "frozen", "innovation__search", "copy__search")
TOLD_WITH = ("innovation", "owner", "replicator", "category")
TOLD = (
    "number", "title", "state", "signed_at", "started_on", "ends_on", "dormant_at", "innovation__title", "innovation__local_name",
    "owner__name", "replicator__name", "category__name", "category__parent",
)  # fmt: skip
"""What is read of an agreement that is only told of."""


# -- agreements -----------------------------------------------------------------------------------------------------


def agreement_for(person: Person, number: str) -> Agreement | None:
    """The agreement at the desk, if this person works on it or watches it."""
    return _whole(access.visible(person), number)


def public() -> QuerySet[Agreement]:
    """Signed ones, newest first: their facts are for everybody."""
    rows = Agreement.objects.filter(state__in=PUBLIC).select_related(*WITH).defer(*LATER)
    return rows.order_by("-signed_at", "-id")


def public_agreement(number: str) -> Agreement | None:
    return _whole(Agreement.objects.filter(state__in=PUBLIC), number)


def checkable(number: str) -> Agreement | None:
    """What has a paper with this number on it, also before both have signed."""
    return _whole(Agreement.objects.filter(state__in=CHECKABLE, frozen__isnull=False), number)


def _whole(rows: QuerySet[Agreement], number: str) -> Agreement | None:
    try:
        number = parse_number(number)
    except Refused:
        return None
    found = (
        rows.filter(number=number)
        .select_related(*WITH, "facilitator")
        .defer("search", "innovation__search", "copy__search")
    )
    return found.prefetch_related("parties").first()


def parties(agreement: Agreement) -> list[Party]:
    """Owner first, with everybody who is named."""
    rows = Party.objects.filter(agreement=agreement).order_by("side")
    return list(rows.select_related("body__region", "unit", "signatory", "appointment", "letter", "contact"))


def clauses(agreement: Agreement) -> list[Clause]:
    return list(Clause.objects.filter(agreement=agreement).select_related("template").order_by("place"))


def milestones(agreement: Agreement) -> list[Milestone]:
    return list(Milestone.objects.filter(agreement=agreement).order_by("due_on", "pk"))


def evidence(agreement: Agreement) -> dict[int, list[Evidence]]:
    """Milestone id → its files, in one query."""
    found: dict[int, list[Evidence]] = {}
    rows = Evidence.objects.filter(milestone__agreement=agreement).select_related("file").order_by("pk")
    for row in rows:
        found.setdefault(row.milestone_id, []).append(row)
    return found


def evidence_named(agreement: Agreement, uuid: UUID) -> Evidence | None:
    rows = Evidence.objects.filter(milestone__agreement=agreement, file__uuid=uuid)
    return rows.select_related("file").first()


def measures(agreement: Agreement) -> list[Measure]:
    return list(Measure.objects.filter(agreement=agreement).order_by("pk"))


def coaching(agreement: Agreement) -> list[Coaching]:
    return list(Coaching.objects.filter(agreement=agreement).order_by("-on", "-pk"))


def checks(agreement: Agreement) -> list[Check]:
    return list(Check.objects.filter(agreement=agreement).order_by("months"))


def open_extension(agreement: Agreement) -> Extension | None:
    return Extension.objects.filter(agreement=agreement, confirmed_at=None).first()


def timeline(agreement: Agreement) -> list[tuple[ReplicationEvent, str]]:
    """What happened, oldest first, with the words that belong to it. Two queries."""
    events = list(agreement.events.select_related("organisation").order_by("pk"))
    words = dict(Note.objects.filter(event__agreement=agreement).values_list("event_id", "text"))
    return [(event, words.get(event.pk, "")) for event in events]


def ending_words(agreement: Agreement) -> str:
    """Why it stopped or was cancelled."""
    rows = Note.objects.filter(event__agreement=agreement, event__verb__in=("stop", "cancel")).order_by("-pk")
    return rows.values_list("text", flat=True).first() or ""


def papers(agreement: Agreement) -> list[Paper]:
    """Those of the present text, without their bytes."""
    rows = Paper.objects.filter(agreement=agreement, revision=agreement.revision).defer("content")
    return list(rows.order_by("-kind"))


def paper(agreement: Agreement, kind: PaperKind) -> Paper | None:
    """With its bytes."""
    return Paper.objects.filter(agreement=agreement, kind=kind, revision=agreement.revision).first()


def paper_with(agreement: Agreement, digest: str) -> Paper | None:
    """The paper of this agreement with this digest, of whichever freezing; the newest, without its bytes."""
    return Paper.objects.filter(agreement=agreement, digest=digest).defer("content").order_by("-revision").first()


def at_desk(person: Person) -> QuerySet[Agreement]:
    """Agreements of this person's own sides (or everybody's, for who watches), last touched first."""
    rows = access.visible(person).select_related("innovation", "owner", "replicator")
    return rows.defer(*LATER[:3]).order_by("-touched_at", "-id")


def progress(ids: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Agreement → milestones done, and all that were not dropped. One query."""
    rows = Milestone.objects.filter(agreement__in=list(ids)).exclude(state=MilestoneState.DROPPED)
    counted = rows.values("agreement_id").annotate(
        all=Count("pk"), done=Count("pk", filter=Q(state=MilestoneState.DONE))
    )
    return {row["agreement_id"]: (row["done"], row["all"]) for row in counted}


def waiting_signatures(person: Person) -> list[Agreement]:
    """What waits for this very person's signature."""
    rows = _waiting(person).select_related("agreement__owner", "agreement__replicator")
    return [party.agreement for party in rows.defer("agreement__search", "agreement__frozen")]


def count_waiting_signatures(person: Person) -> int:
    """How many wait, at most as many as `waiting_signatures` gives. Written out: every page of the desk asks it."""
    if person.user_id is None:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(UNSIGNED, [str(State.FROZEN), person.user_id, MOST_WAITING])
        return int(cursor.fetchone()[0])


UNSIGNED = """
select count(*) from (
  select from replication_party as party join replication_agreement as agreement on agreement.id = party.agreement_id
   where agreement.state = %s and party.signatory_id = %s and party.signed_at is null limit %s
) as bounded
"""
MOST_WAITING = 20


def _waiting(person: Person) -> QuerySet[Party]:
    rows = Party.objects.filter(agreement__state=State.FROZEN, signatory_id=person.user_id, signed_at=None)
    return (rows if person.user_id else rows.none()).order_by("agreement__frozen_at", "pk")[:MOST_WAITING]


# -- needs, offers, interests ---------------------------------------------------------------------------------------


def need(uuid: UUID | str) -> Need | None:
    rows = Need.objects.select_related("body__region", "unit", "region__parent", "category", "service")
    return rows.filter(uuid=uuid).first()


def needs() -> QuerySet[Need]:
    """Everybody may read what a body said that it needs; newest first."""
    return Need.objects.select_related("body", "region", "category").order_by("-stated_at", "-id")


def needs_at_desk(person: Person) -> QuerySet[Need]:
    """Open needs of this person's own organisations; of all, for who watches."""
    rows = needs().filter(state__in=(NeedState.OPEN, NeedState.MET))
    if any(person.holds(role) for role in access.WATCHERS):
        return rows
    mine = sorted(person.organisations(*access.NEEDING))
    return rows.filter(unit__path__overlap=mine) if mine else rows.none()


def offers_at_desk(person: Person) -> QuerySet[Offer]:
    rows = access.visible_offers(person).filter(state="offered")
    return rows.select_related("body", "unit", "category", "service").order_by("-id")


def offer_for(person: Person, uuid: UUID | str) -> Offer | None:
    return access.visible_offers(person).select_related("body", "unit", "category", "service").filter(uuid=uuid).first()


def interest_for(person: Person, uuid: UUID | str) -> Interest | None:
    rows = access.visible_interests(person).select_related(
        "innovation", "owner", "owner_unit", "body", "unit", "need", "contact", "stand__event"
    )
    return rows.defer("innovation__search").filter(uuid=uuid).first()


def interests_at_desk(person: Person) -> QuerySet[Interest]:
    """Those that are not over: waiting, or accepted without an agreement that is under way."""
    rows = access.visible_interests(person).filter(state__in=("waiting", "accepted"))
    rows = rows.filter(Q(agreement=None) | Q(agreement__state__in=("draft", "frozen")))
    return (
        rows.select_related("innovation", "owner", "body", "agreement")
        .defer("innovation__search", "agreement__frozen")
        .order_by("-id")
    )


def agreement_of(interest: Interest) -> Agreement | None:
    return Agreement.objects.filter(interest=interest).defer("search", "frozen").first()


def interests_of_need(need: Need) -> list[Interest]:
    rows = need.interests.select_related("innovation", "owner", "agreement").defer(
        "innovation__search", "agreement__frozen"
    )
    return list(rows.order_by("-id"))


def answers_to(need: Need) -> list[Answer]:
    """What owners of innovations that may be copied say that answers it, oldest first."""
    rows = need.answers.filter(state=AnswerState.STANDING, innovation__state=InnovationState.PUBLIC)
    rows = rows.exclude(innovation__sustainability=Sustainability.STOPPED).defer("innovation__search")
    return list(rows.select_related("innovation__body", "innovation__unit").order_by("id"))


def rewritten_at(need: Need) -> datetime | None:
    """When its words were last changed after it was stated."""
    rows = need.events.filter(verb=Verb.WRITE_NEED).order_by("-id")
    return rows.values_list("happened_at", flat=True).first()


def answer(uuid: UUID | str) -> Answer | None:
    """One that stands."""
    rows = Answer.objects.filter(uuid=uuid, state=AnswerState.STANDING)
    return rows.select_related("need", "innovation__body", "innovation__unit").defer("innovation__search").first()


def put_forward_for(innovation_id: int) -> list[UUID]:
    """Needs that are looked for, and for which its owner says that it is an answer, newest answer first."""
    rows = Answer.objects.filter(innovation=innovation_id, state=AnswerState.STANDING, need__state=NeedState.OPEN)
    rows = rows.exclude(innovation__sustainability=Sustainability.STOPPED)
    return list(rows.order_by("-said_at", "-id").values_list("need__uuid", flat=True)[:20])


def answerable(person: Person) -> QuerySet[Innovation]:
    """Published innovations for which this person answers, as a choice shows them."""
    mine = sorted(person.organisations(*access.OWNING))
    rows = Innovation.objects.filter(state=InnovationState.PUBLIC, unit__path__overlap=mine)
    return rows.only("uuid", "title", "local_name").order_by("title", "pk") if mine else rows.none()


def to_answer_with(person: Person, need: Need) -> QuerySet[Innovation]:
    """Of these what may be copied and was not said yet, and of which the body that needs it has nothing."""
    said = Answer.objects.filter(need=need, state=AnswerState.STANDING).values("innovation")
    refused = Willingness.objects.filter(willing=False).values("innovation")
    first = Coalesce(OuterRef("root_id"), OuterRef("pk"))
    theirs = Innovation.objects.filter(Q(pk=first) | Q(root=first), body=need.body_id)
    rows = answerable(person).exclude(stage=Stage.IDEA).exclude(sustainability=Sustainability.STOPPED)
    return rows.exclude(pk__in=said).exclude(pk__in=refused).exclude(Exists(theirs))


def units_to_act(person: Person, *roles: str) -> list[Organisation]:
    """Organisations for which this person may state a need or an interest: their own, units of a head or an admin included."""
    held = sorted(person.organisations(*(Role(role) for role in roles)))
    rows = Organisation.objects.filter(pk__in=held, ends_on=None).select_related("body")
    return list(rows.order_by("name", "pk"))


def people_of(unit: Organisation, *, at: datetime) -> list[tuple[str, str]]:
    """Everybody who works for a unit now, with what they do there, for a choice."""
    held = Appointment.objects.running(at).filter(
        role__in=access.ACTING, organisation_id__in=unit.path, user__is_active=True
    )
    rows = held.select_related("user", "organisation").order_by("user__name", "pk")
    found: dict[str, str] = {}
    for row in rows:
        words = f"{row.user.name}, {row.get_role_display()}, {row.organisation.name}"
        found.setdefault(str(row.user_id), words)
    return list(found.items())


def worker_named(email: str) -> int:
    """Whose account has this address; 0 for nobody, who is refused like somebody without an office there."""
    return User.objects.filter(email__iexact=email.strip()).values_list("pk", flat=True).first() or 0


# -- for the rooms above ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Started:
    """A copy whose work began: what effect figures start from."""

    region_id: int
    innovation_id: int
    category_id: int | None
    started_on: date
    agreement_id: int


def started() -> list[Started]:
    """Every agreement whose work began, by day; those of a body without a region are left out."""
    rows = Agreement.objects.filter(started_on__isnull=False, region__isnull=False).order_by("started_on", "pk")
    facts = rows.values_list("region_id", "innovation_id", "category_id", "started_on", "pk")
    return [
        Started(region, innovation, category, on, agreement)
        for region, innovation, category, on, agreement in facts
        if region is not None and on is not None
    ]


@dataclass(frozen=True)
class RegionFacts:
    """What a region looks for and what it agreed."""

    needs: list[Need] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)


def of_region(region: Region, limit: int = 50) -> RegionFacts:
    """Open and met needs and signed agreements of a region, of these only `TOLD`; of a province also of its regencies. Two queries."""
    here = _here(region)
    signed = Agreement.objects.filter(here, state__in=PUBLIC).select_related(*TOLD_WITH).only(*TOLD)
    return RegionFacts(
        list(needs().filter(here, state__in=(NeedState.OPEN, NeedState.MET))[:limit]),
        list(signed.order_by("-signed_at", "-id")[:limit]),
    )


def in_region(rows: QuerySet[Agreement], code: str) -> QuerySet[Agreement]:
    """Those of a region, of a province also of what lies in it; none where the code is unknown."""
    region = region_by_code(code)
    if region is None:
        return rows.none()
    return rows.filter(_here(region))


def _here(region: Region) -> Q:
    return Q(region=region) | Q(region__parent=region) if region.parent_id is None else Q(region=region)


def of_innovation(innovation: Innovation) -> list[Agreement]:
    """Who copies it: signed agreements, newest first."""
    return list(public().filter(innovation=innovation)[:50])


def of_need(need: Need) -> list[Agreement]:
    """Signed agreements that shall answer a need, newest first."""
    return list(public().filter(need=need)[:20])


def of_body(body_id: int) -> list[Agreement]:
    """Signed agreements of a body, as owner or as copier."""
    return list(public().filter(Q(owner=body_id) | Q(replicator=body_id))[:50])


def counts() -> dict[str, int]:
    """How many agreements are in each state; signed, started, running and stopped are different numbers."""
    rows = Agreement.objects.values("state").annotate(count=Count("pk"))
    return {state.value: 0 for state in State} | {row["state"]: row["count"] for row in rows}


def flagged(person: Person) -> QuerySet[Agreement]:
    """Open agreements of this person's sight that ask for attention: silent, expired, without a contact, with a new head."""
    asks = Q(dormant_at__isnull=False) | Q(expired_at__isnull=False)
    sides = Party.objects.filter(Q(contact_lost_at__isnull=False) | Q(head_changed_at__isnull=False)).values(
        "agreement"
    )
    return at_desk(person).filter(asks | Q(pk__in=sides), state__in=OPEN)
