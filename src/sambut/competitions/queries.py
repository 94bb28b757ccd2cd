"""Reads for pages and the API. The number of queries never follows the number of rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from sambut.competitions import access
from sambut.competitions.editions.states import PartnerRole
from sambut.competitions.eligibility import Case, Weighed, weighed
from sambut.competitions.models import (
    Answer,
    Beside,
    Category,
    Change,
    CheckItem,
    Cluster,
    Counted,
    Criterion,
    Edition,
    EditionEvent,
    Entry,
    EntryEvent,
    EntryNote,
    Group,
    Level,
    Partner,
    Period,
    Question,
    Rule,
    Tick,
)
from sambut.competitions.states import LIVE, EntryState, Scheme, Stage, State, Verb
from sambut.innovations.models import Innovation
from sambut.innovations.states import State as InnovationState
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation

AROUND = (
    "edition__host",
    "raised_from__edition",
    "innovation",
    "unit",
    "body",
    "group",
    "category",
    "cluster",
    "version",
)
LONG = ("innovation__search", "innovation__problem", "innovation__solution", "innovation__steps", "version__content")
"""Never shown in a list, and long."""


# -- editions ---------------------------------------------------------------------------------------------


def edition(person: Person, uuid: UUID | str) -> Edition | None:
    rows = access.visible_editions(person).select_related("host__region", "copied_from")
    return rows.filter(uuid=uuid).first()


def public_editions() -> QuerySet[Edition]:
    """What everybody may see; order them by `-opened_at, -id`."""
    return Edition.objects.exclude(state=State.DRAFT).select_related("host")


def hosted(person: Person, *, most: int = 30) -> list[Edition]:
    rows = Edition.objects.filter(access.hosting(person)).select_related("host")
    return list(rows.order_by("-drafted_at", "-id")[:most])


def hosts_of(person: Person) -> list[Organisation]:
    """For whom this person may prepare a contest."""
    held = person.organisations(Role.SECRETARIAT, Role.AGENCY_ADMIN)
    return list(Organisation.objects.running().filter(pk__in=held).order_by("name", "id"))


def periods(edition: Edition) -> list[Period]:
    """In the order of stages, with their changes, newest first. Two queries."""
    order = list(Stage)
    rows = Period.objects.filter(edition=edition).prefetch_related("changes")
    return sorted(rows, key=lambda row: order.index(Stage(row.stage)))


def changes(edition: Edition) -> list[Change]:
    rows = Change.objects.filter(period__edition=edition).select_related("period")
    return list(rows.order_by("-moved_at", "-id"))


def closing(edition: Edition) -> datetime | None:
    """Until when local admins may submit."""
    rows = Period.objects.filter(edition=edition, stage__in=(Stage.REGISTRATION, Stage.VERIFICATION))
    return max((row.ends_at for row in rows), default=None)


def groups(edition: Edition) -> list[Group]:
    return list(Group.objects.filter(edition=edition).order_by("place", "id"))


def categories(edition: Edition) -> list[Category]:
    return list(Category.objects.filter(edition=edition).order_by("place", "id"))


def clusters(edition: Edition) -> list[Cluster]:
    return list(Cluster.objects.filter(edition=edition).order_by("place", "id"))


def rules(edition: Edition) -> list[Rule]:
    return list(Rule.objects.filter(edition=edition).select_related("group").order_by("place", "id"))


def questions(edition: Edition) -> list[Question]:
    return list(Question.objects.filter(edition=edition).select_related("group").order_by("position", "id"))


def criteria(edition: Edition) -> list[Criterion]:
    return list(
        Criterion.objects.filter(edition=edition).select_related("question", "group").order_by("position", "id")
    )


def levels(edition: Edition) -> dict[int, list[Level]]:
    """Id of the criterion → its levels, lowest first."""
    found: dict[int, list[Level]] = {}
    for row in Level.objects.filter(criterion__edition=edition).order_by("lowest"):
        found.setdefault(row.criterion_id, []).append(row)
    return found


def items(edition: Edition) -> list[CheckItem]:
    return list(CheckItem.objects.filter(edition=edition).order_by("place", "id"))


def partners(edition: Edition) -> list[Partner]:
    """Who stands beside the host: co-hosts, supporters, partners."""
    order = list(PartnerRole)
    rows = Partner.objects.filter(edition=edition).select_related("organisation")
    return sorted(rows, key=lambda row: (order.index(PartnerRole(row.role)), row.place, row.pk))


def edition_events(edition: Edition, *, most: int = 12) -> list[EditionEvent]:
    rows = EditionEvent.objects.filter(edition=edition).exclude(verb=Verb.EDIT).select_related("actor")
    return list(rows.order_by("-id")[:most])


@dataclass(frozen=True)
class Counts:
    """What everybody may know of an open edition. Entries that are only written are nobody's business but their own."""

    submitted: int = 0
    passed: int = 0
    refused: int = 0
    bodies: int = 0
    counted_at: datetime | None = None
    """None: not counted yet."""
    clusters: dict[int, int] = field(default_factory=dict)
    """Id of the cluster → how many were submitted."""


def counts(edition: Edition) -> Counts:
    """As a job kept them: no page for everybody grows with the entries."""
    kept = Counted.objects.filter(edition=edition).first()
    if kept is None:
        return Counts()
    clusters = {int(pk): count for pk, count in kept.clusters.items()}
    return Counts(kept.submitted, kept.passed, kept.refused, kept.bodies, kept.counted_at, clusters)


def in_states(edition: Edition) -> dict[str, int]:
    """State → how many; for those who run it, of what reached them."""
    rows = Entry.objects.filter(edition=edition, submitted_at__isnull=False).values_list("state")
    return dict(rows.annotate(count=Count("pk")).order_by())


# -- entries ----------------------------------------------------------------------------------------------


def entry(person: Person, uuid: UUID | str) -> Entry | None:
    rows = access.visible(person).select_related(*AROUND, "edition__host__region", "innovation__region", "submitted_by")
    return rows.defer("innovation__search", "version__content").filter(uuid=uuid).first()


def own(person: Person) -> QuerySet[Entry]:
    """Entries of this person's side; order them by `-touched_at, -id`."""
    mine = sorted(person.organisations(*access.READERS))
    rows = Entry.objects.filter(unit__path__overlap=mine) if mine else Entry.objects.none()
    return rows.select_related("edition", "unit", "body", "group")


def at_admin(person: Person) -> QuerySet[Entry]:
    """What waits for this local admin; order them by `sent_at, id`."""
    mine = sorted(person.organisations(*access.VERIFIERS))
    rows = Entry.objects.filter(unit__path__overlap=mine) if mine else Entry.objects.none()
    return rows.filter(state=EntryState.WITH_ADMIN).select_related("edition", "unit", "body")


def submitted(edition: Edition) -> QuerySet[Entry]:
    """For those who run it; order them by `-submitted_at, -id`."""
    rows = Entry.objects.filter(edition=edition, submitted_at__isnull=False)
    return rows.select_related("unit", "body", "group", "category", "cluster")


def answers(entry: Entry) -> list[tuple[Question, str]]:
    """Every question that its group is asked, with what stands under it."""
    texts = dict(Answer.objects.filter(entry=entry).values_list("question_id", "text"))
    rows = Question.objects.filter(edition_id=entry.edition_id).order_by("position", "id")
    return [(row, texts.get(row.pk, "")) for row in rows if row.group_id in (None, entry.group_id)]


def besides(entry: Entry) -> list[Beside]:
    rows = Beside.objects.filter(entry=entry).select_related("written_by")
    return list(rows.order_by("field", "written_at"))


def beside(entry: Entry, beside_id: int) -> Beside | None:
    return Beside.objects.filter(entry=entry, pk=beside_id).first()


def notes(entry: Entry, *verbs: Verb) -> list[EntryNote]:
    """The words of the last time that one of these verbs happened, the whole before the questions."""
    last = EntryEvent.objects.filter(entry=entry, verb__in=verbs).order_by("-id").first()
    rows = (
        EntryNote.objects.filter(event=last).select_related("question", "event__actor")
        if last
        else EntryNote.objects.none()
    )
    return sorted(rows, key=lambda row: (row.question is not None, row.question.position if row.question else 0))


def ticks(entry: Entry) -> dict[str, Tick]:
    """Code of the item → how it was ticked."""
    return {row.item.code: row for row in Tick.objects.filter(entry=entry).select_related("item")}


def events(entry: Entry, *, most: int = 20) -> list[EntryEvent]:
    rows = EntryEvent.objects.filter(entry=entry).select_related("actor")
    return list(rows.order_by("-id")[:most])


# -- if we applied today -------------------------------------------------------------------------------------


def open_editions(at: datetime, *, most: int = 20) -> list[Edition]:
    """Whose registration runs now, for innovations."""
    return open_now(at, ~Q(scheme=Scheme.COMPLAINTS), most=most)


def open_now(at: datetime, scheme: Q, *, most: int = 20) -> list[Edition]:
    now = Q(periods__stage=Stage.REGISTRATION, periods__starts_at__lte=at, periods__ends_at__gt=at)
    rows = Edition.objects.filter(now, scheme, state=State.OPEN).select_related("host__region")
    return list(rows.order_by("-opened_at", "-id")[:most])


def applying(innovations: Iterable[Innovation], editions: Iterable[Edition], *, at: datetime) -> list[Weighed]:
    """Every innovation in every group of every edition, with what each rule says. Seven queries at any size."""
    editions = list(editions)
    of = {edition.pk: edition for edition in editions}
    found = list(Group.objects.filter(edition__in=of).order_by("edition_id", "place", "id"))
    cases = [Case(of[group.edition_id], innovation, group) for innovation in innovations for group in found]
    return weighed(cases, at=at)


def own_innovations(person: Person) -> QuerySet[Innovation]:
    """Those that this person may enter."""
    mine = sorted(person.organisations(*access.WRITERS))
    rows = Innovation.objects.filter(unit__path__overlap=mine) if mine else Innovation.objects.none()
    rows = rows.exclude(state=InnovationState.WITHDRAWN)
    return rows.defer("search").select_related("unit", "body", "region")


def begun(innovations: Iterable[Innovation], editions: Iterable[Edition]) -> dict[tuple[int, int], Entry]:
    """(innovation, edition) → the entry that stands."""
    rows = Entry.objects.filter(innovation__in=list(innovations), edition__in=list(editions), state__in=LIVE)
    return {(row.innovation_id, row.edition_id): row for row in rows if row.innovation_id is not None}


def nominated(uuid: UUID | str) -> Entry | None:
    """An entry whose nomination is public while objections are heard."""
    rows = Entry.objects.filter(edition__state=State.ANNOUNCED, state=EntryState.NOMINATED, uuid=uuid)
    return rows.select_related("edition__host__region", "unit", "body").first()
