"""Reads for those who work on innovations: what is written, what is missing, what was planned and done."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Q

from sambut.innovations import access, parts
from sambut.innovations.models import (
    Attachment,
    Award,
    Beside,
    EvidenceBlock,
    Indicator,
    Innovation,
    InnovationEvent,
    Manuscript,
    Member,
    Note,
    YearPlan,
)
from sambut.innovations.rules import Known
from sambut.mandates.people import Mandate, Person
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation
from sambut.organisations.queries import units_called
from sambut.services.models import Service
from sambut.services.states import State as ServiceState

MOST_UNITS = 60
MOST_AWARDS = 60
MOST_SERVICES = 30
DESKS = (Role.AGENCY_ADMIN, Role.HEAD, Role.INSPECTORATE, Role.SUPPORT)


def organisation(organisation_id: int) -> Organisation | None:
    return Organisation.objects.select_related("body").filter(pk=organisation_id).first()


def own_units(person: Person, *, asked: str = "") -> list[Organisation]:
    """Units for which this person may begin a record: the own ones, and what is called so below them."""
    roots = sorted(person.organisations(*access.WRITERS))
    if person.holds(Role.NATIONAL_ADMIN) and asked.strip():
        return list(
            Organisation.objects.running().filter(name__icontains=asked.strip()).order_by("name", "id")[:MOST_UNITS]
        )
    rows = Organisation.objects.running().filter(pk__in=roots)
    if not asked.strip():
        below = Organisation.objects.running().filter(path__overlap=roots) if roots else rows
        return list(below.order_by("parent_id", "name", "id")[:MOST_UNITS])
    found = [unit for root in roots for unit in units_called(asked, below=root).order_by("name", "id")[:MOST_UNITS]]
    return [*rows, *found]


def services_called(body_id: int, asked: str = "") -> list[Service]:
    """Published services to be chosen: by name everywhere, the body's own first; without a name the body's own."""
    rows = Service.objects.filter(state=ServiceState.PUBLISHED).select_related("body").defer("search")
    if not asked.strip():
        return list(rows.filter(body=body_id).order_by("name", "id")[:MOST_SERVICES])
    named = rows.filter(name__icontains=asked.strip())
    own = list(named.filter(body=body_id).order_by("name", "id")[:MOST_SERVICES])
    return [*own, *named.exclude(body=body_id).order_by("name", "id")[: MOST_SERVICES - len(own)]]


def manuscript(innovation: Innovation) -> Manuscript:
    return Manuscript.objects.select_related("changed_by").get(innovation=innovation)


def besides(innovation: Innovation) -> list[Beside]:
    """What was written into a field that another had just changed, and waits to be chosen."""
    rows = Beside.objects.filter(innovation=innovation).select_related("written_by")
    return list(rows.order_by("field", "written_at"))


def beside(innovation: Innovation, beside_id: int) -> Beside | None:
    return Beside.objects.filter(innovation=innovation, pk=beside_id).first()


def indicator(innovation: Innovation, uuid: UUID) -> Indicator | None:
    return Indicator.objects.filter(innovation=innovation, uuid=uuid).first()


def open_awards(innovation: Innovation) -> list[Award]:
    """Awards of its body that no record has yet, the newest first."""
    rows = Award.objects.filter(body=innovation.body_id, innovation=None)
    return list(rows.order_by("-year", "-id")[:MOST_AWARDS])


def known(innovation: Innovation) -> Known:
    """What the completeness meter looks at; six statements."""
    blocks = dict(EvidenceBlock.objects.filter(innovation=innovation).values_list("block", "grade"))
    indicators, whole = Indicator.objects.filter(innovation=innovation), parts.whole(innovation.pk)
    return Known(
        content=Manuscript.objects.values_list("content", flat=True).get(innovation=innovation),
        stage=innovation.stage, started_on=innovation.started_on, sustainability=innovation.sustainability,
        confirmed_on=innovation.confirmed_on, members=Member.objects.filter(innovation=innovation).count(),
        baselines=indicators.filter(baseline__isnull=False).count(),
        values=indicators.filter(values__isnull=False).distinct().count(), blocks=tuple(blocks), proved=innovation.evidence,
        goals=len(whole.goals), spendings=len(whole.spendings), beneficiaries=len(whole.helped),
    )  # fmt: skip


def ahead(innovation: Innovation) -> bool:
    """Something was written that everybody does not read yet."""
    from sambut.innovations.actions.keeping import content_of

    return Manuscript.objects.values_list("content", flat=True).get(innovation=innovation) != content_of(innovation)


def all_files(innovation: Innovation) -> list[Attachment]:
    """Also those that are still being cleaned, or were refused."""
    rows = Attachment.objects.filter(innovation=innovation).select_related("file")
    return list(rows.order_by("attached_at", "id"))


def notes(innovation: Innovation, *, most: int = 5) -> list[Note]:
    rows = Note.objects.filter(innovation=innovation).select_related("version", "written_by")
    return list(rows.order_by("-id")[:most])


def last_events(innovation: Innovation, *, most: int = 12) -> list[InnovationEvent]:
    rows = InnovationEvent.objects.filter(innovation=innovation).select_related("actor")
    return list(rows.order_by("-id")[:most])


@dataclass(frozen=True)
class Year:
    """A year of a body: what it meant to do, and what was begun, tried and put to work in it."""

    year: int
    target: int | None
    ideas: int
    trials: int
    running: int


YEARS = """
select year, sum(ideas)::int, sum(trials)::int, sum(running)::int from (
  select extract(year from idea_on)::int as year, 1 as ideas, 0 as trials, 0 as running
    from innovations_innovation where body_id = %(body)s and idea_on is not null and state <> 'withdrawn'
  union all
  select extract(year from trial_on)::int, 0, 1, 0
    from innovations_innovation where body_id = %(body)s and trial_on is not null and state <> 'withdrawn'
  union all
  select extract(year from started_on)::int, 0, 0, 1
    from innovations_innovation where body_id = %(body)s and started_on is not null and state <> 'withdrawn'
) as steps where year = any(%(years)s) group by year
"""


def years(body_id: int, last: int, *, most: int = 4) -> list[Year]:
    """The plan of the coming year and what became of the last ones, newest first; two statements."""
    wanted = list(range(last + 1, last + 1 - most, -1))
    targets = dict(YearPlan.objects.filter(body=body_id, year__in=wanted).values_list("year", "target"))
    with connection.cursor() as cursor:
        cursor.execute(YEARS, {"body": body_id, "years": wanted})
        done: dict[int, Sequence[int]] = {year: counts for year, *counts in cursor.fetchall()}
    shown = [Year(year, targets.get(year), *done.get(year, (0, 0, 0))) for year in wanted]
    return [one for one in shown if one.year <= last or one.target is not None]


def begins(person: Person) -> bool:
    """Whether there is any unit for which this person may begin a record."""
    return person.holds(Role.NATIONAL_ADMIN) or bool(person.organisations(*access.WRITERS))


def first_desk(person: Person) -> Mandate | None:
    """The office with which the desk of innovations begins: the innovator's before the reader's."""
    for roles in (access.WRITERS, DESKS, access.WATCHERS):
        found = next((m for m in person.mandates if m.role in roles), None)
        if found:
            return found
    return None


def waiting_for(person: Person) -> Q | None:
    """The submitted versions that this person decides; None for those who decide none."""
    if person.holds(Role.NATIONAL_ADMIN):
        return Q(submitted__isnull=False)
    mine = sorted(person.organisations(Role.LOCAL_ADMIN))
    return Q(submitted__isnull=False, unit__path__overlap=mine) if mine else None


def count_waiting(person: Person, *, most: int = 1000) -> int:
    """How many submitted versions wait for this person, bounded."""
    condition = waiting_for(person)
    if condition is None:
        return 0
    return len(Innovation.objects.filter(condition).values_list("pk", flat=True)[: most + 1])
