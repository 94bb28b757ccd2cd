"""What innovations ask of the people at work: to check what was handed in, to say whether what runs still runs."""

from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.frame.templating import naming
from sambut.frame.waiting import Waiting
from sambut.innovations import idea_queries
from sambut.innovations.access import WRITERS
from sambut.innovations.models import Innovation
from sambut.innovations.rules import CONFIRMED_EVERY
from sambut.innovations.states import Stage, State, Sustainability
from sambut.mandates.people import Person
from sambut.mandates.states import Role

NEAREST = 6


def waiting(person: Person, at: datetime) -> list[Waiting]:
    """At most three queries; none for who neither writes nor decides."""
    found = _ideas(person) if person.holds(Role.LOCAL_ADMIN) else []
    if deciding := sorted(person.organisations(Role.LOCAL_ADMIN)):
        rows = Innovation.objects.filter(unit__path__overlap=deciding, submitted__isnull=False)
        found += _told(rows.order_by("changed_at", "pk"), _("Periksa inovasi %(title)s"))
    if writing := sorted(person.organisations(*WRITERS)):
        old = at.date() - CONFIRMED_EVERY
        runs = Q(state=State.PUBLIC, stage=Stage.RUNNING) & (Q(confirmed_on=None) | Q(confirmed_on__lt=old))
        rows = Innovation.objects.filter(runs, unit__path__overlap=writing).exclude(
            sustainability=Sustainability.STOPPED
        )
        found += _told(
            rows.order_by(F("confirmed_on").asc(nulls_first=True), "pk"), _("Katakan apakah %(title)s masih berjalan")
        )
    return found


def _ideas(person: Person) -> list[Waiting]:
    rows = idea_queries.to_decide(person).order_by("sent_at", "id")[:NEAREST]
    return [
        Waiting(
            naming(_("Baca gagasan %(title)s"), title=row.title), reverse("innovations:idea", args=[row.uuid]), _("Inovasi"),
            zone=row.unit.zone if row.unit else "Asia/Jakarta", note=row.unit.name if row.unit else "",
        )
        for row in rows
    ]  # fmt: skip


def _told(rows: QuerySet[Innovation], words: str) -> list[Waiting]:
    facts = rows.values("uuid", "title", "local_name", unit_name=F("unit__name"), zone=F("unit__zone"))
    return [
        Waiting(
            naming(words, title=row["local_name"] or row["title"]), reverse("innovations:desk", args=[row["uuid"]]), _("Inovasi"),
            zone=row["zone"], note=row["unit_name"],
        )
        for row in facts[:NEAREST]
    ]  # fmt: skip
