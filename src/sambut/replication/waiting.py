"""What needs and agreements ask of the people at work: a signature, an answer to an interest, milestones, checks, a contact."""

from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.frame.templating import naming
from sambut.frame.waiting import Waiting, after
from sambut.kernel.numbers import spoken
from sambut.mandates.people import Person
from sambut.replication import access, queries, sentences
from sambut.replication.models import Check, Interest, Milestone, Party
from sambut.replication.states import OPEN, UNDER_WAY, InterestState, MilestoneState, Side

NEAREST = 4


def waiting(person: Person, at: datetime) -> list[Waiting]:
    """At most six queries; none for a citizen."""
    if person.user_id is None or not person.has_office:
        return []
    found = [
        Waiting(
            naming(_("Tanda tangani %(title)s"), title=row.title), reverse("replication:sign", args=[spoken(row.number)]),
            _("Kesepakatan"), note=row.owner.name if row.owner_id not in _bodies(person) else row.replicator.name,
        )
        for row in queries.waiting_signatures(person)[:NEAREST]
    ]  # fmt: skip
    if owning := sorted(person.organisations(*access.OWNING)):
        found += _interests(owning)
    if acting := sorted(person.organisations(*access.ACTING)):
        found += _milestones(acting)
        found += _checks(acting)
        found += _contacts(acting)
    if person.organisations(*access.NEEDING):
        found += _offers(person)
    return found


def _bodies(person: Person) -> set[int]:
    return {mandate.body_id for mandate in person.mandates}


def _interests(owning: list[int]) -> list[Waiting]:
    rows = Interest.objects.filter(owner_unit__path__overlap=owning, state=InterestState.WAITING).order_by("pk")
    facts = rows.values_list("uuid", "innovation__title", "body__name")[:NEAREST]
    return [
        Waiting(
            naming(_("Jawab minat meniru %(name)s"), name=name), reverse("replication:interest", args=[uuid]), _("Minat"), note=body
        )
        for uuid, name, body in facts
    ]  # fmt: skip


def _offers(person: Person) -> list[Waiting]:
    """Needs that figures speak for: a person makes each one's need, or lays it aside."""
    return [
        Waiting(_("Tinjau tawaran kebutuhan: %(title)s") % {"title": sentences.offer_title(row)}, reverse("replication:desk") + "#tawaran", _("Kebutuhan"), note=row.body.name)
        for row in queries.offers_at_desk(person)[:NEAREST]
    ]  # fmt: skip


def _milestones(acting: list[int]) -> list[Waiting]:
    """Those of the own side, nearest first."""
    own = Q(side=Side.OWNER, agreement__owner_unit__path__overlap=acting)
    own |= Q(side=Side.REPLICATOR, agreement__replicator_unit__path__overlap=acting)
    rows = Milestone.objects.filter(own, state=MilestoneState.OPEN, agreement__state__in=UNDER_WAY).order_by(
        "due_on", "pk"
    )
    facts = rows.values_list("title", "due_on", "agreement__number", "agreement__replicator__zone")[:NEAREST]
    return [
        Waiting(
            naming(_("Selesaikan tonggak: %(title)s"), title=title),
            reverse("replication:desk_agreement", args=[spoken(number)]) + "#tonggak", _("Kesepakatan"),
            due_at=after(due_on, zone), zone=zone,
        )
        for title, due_on, number, zone in facts
    ]  # fmt: skip


def _checks(acting: list[int]) -> list[Waiting]:
    rows = Check.objects.filter(
        agreement__replicator_unit__path__overlap=acting, called_at__isnull=False, checked_on=None
    ).order_by("due_on", "pk")
    facts = rows.values_list("months", "agreement__number", "agreement__title")[:NEAREST]
    return [
        Waiting(
            naming(_("Periksa apakah %(title)s masih berjalan"), title=title),
            reverse("replication:check", args=[spoken(number), months]), _("Kesepakatan"),
        )
        for months, number, title in facts
    ]  # fmt: skip


def _contacts(acting: list[int]) -> list[Waiting]:
    """Sides without a contact, or with a head who has not taken over yet."""
    rows = Party.objects.filter(
        Q(contact_lost_at__isnull=False) | Q(head_changed_at__isnull=False), unit__path__overlap=acting, agreement__state__in=OPEN
    ).order_by("pk")  # fmt: skip
    facts = rows.values_list("side", "agreement__number", "agreement__title")[:NEAREST]
    return [
        Waiting(
            naming(_("Tunjuk narahubung untuk %(title)s"), title=title),
            reverse("replication:hand_over", args=[spoken(number), side]), _("Kesepakatan"),
        )
        for side, number, title in facts
    ]  # fmt: skip
