"""What copying asks of the people at work: to sign, to answer an interest, to reach a milestone, to begin."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.frame.waiting import Waiting, after
from sambut.mandates.people import Person
from sambut.replication import queries
from sambut.replication.access import ACTING, OWNING
from sambut.replication.models import Agreement, Interest, Milestone
from sambut.replication.states import InterestState, MilestoneState, Side, State

SOON = timedelta(days=30)
"""How long before its day a milestone is told."""
NEAREST = 5


def waiting(person: Person, at: datetime) -> list[Waiting]:
    """At most four queries, whatever there is."""
    found = _signatures(person)
    if owning := sorted(person.organisations(*OWNING)):
        found += _interests(owning)
    if acting := sorted(person.organisations(*ACTING)):
        found += [*_milestones(acting, at), *_beginnings(acting)]
    return found


def _signatures(person: Person) -> list[Waiting]:
    return [
        _told(
            _("Tanda tangani kesepakatan %(title)s"),
            row.title,
            row.number,
            note=f"{row.owner.name}, {row.replicator.name}",
        )
        for row in queries.waiting_signatures(person)[:NEAREST]
    ]


def _interests(owning: list[int]) -> list[Waiting]:
    rows = Interest.objects.filter(state=InterestState.WAITING, owner_unit__path__overlap=owning).order_by(
        "sent_at", "pk"
    )
    facts = rows.values("uuid", who=F("body__name"), title=F("innovation__title"))
    return [
        Waiting(
            _("Jawab minat %(who)s") % {"who": row["who"]}, reverse("replication:interest", args=[row["uuid"]]),
            _("Replikasi"), note=row["title"],
        )
        for row in facts[:NEAREST]
    ]  # fmt: skip


def _milestones(acting: list[int], at: datetime) -> list[Waiting]:
    """Those of the own side of agreements that hold, late ones first."""
    mine = Q(side=Side.OWNER, agreement__owner_unit__path__overlap=acting) | Q(
        side=Side.REPLICATOR, agreement__replicator_unit__path__overlap=acting
    )
    rows = Milestone.objects.filter(
        mine, state=MilestoneState.OPEN, due_on__lte=(at + SOON).date(), agreement__state__in=(State.SIGNED, State.STARTED, State.RUNNING)
    )  # fmt: skip
    facts = rows.order_by("due_on", "pk").values(
        "title", "due_on", "side", number=F("agreement__number"), name=F("agreement__title"),
        owner_zone=F("agreement__owner_unit__zone"), replicator_zone=F("agreement__replicator_unit__zone"),
    )  # fmt: skip
    return [_milestone(row) for row in facts[:NEAREST]]


def _milestone(row: dict[str, Any]) -> Waiting:
    zone = row["owner_zone"] if row["side"] == Side.OWNER else row["replicator_zone"]
    words = _("Capai tonggak %(title)s")
    return _told(words, row["title"], row["number"], note=row["name"], due_at=after(row["due_on"], zone), zone=zone)


def _beginnings(acting: list[int]) -> list[Waiting]:
    rows = Agreement.objects.filter(state=State.SIGNED, replicator_unit__path__overlap=acting).order_by(
        "signed_at", "pk"
    )
    facts = rows.values("title", "number", who=F("owner__name"))
    return [
        _told(_("Mulai kerjakan %(title)s"), row["title"], row["number"], note=row["who"]) for row in facts[:NEAREST]
    ]


def _told(
    words: str, title: str, number: str, *, note: str, due_at: datetime | None = None, zone: str = "Asia/Jakarta"
) -> Waiting:
    url = reverse("replication:desk_agreement", args=[number])
    return Waiting(words % {"title": title}, url, _("Replikasi"), due_at=due_at, zone=zone, note=note)
