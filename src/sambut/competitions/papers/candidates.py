"""Who might enter the next contest of a host, and why they are named. Words only: no score and no rank leaves a contest."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from sambut.competitions.models import Conflict, Edition, Entry, Standing
from sambut.competitions.papers.standing import AFTER
from sambut.competitions.states import LIVE, EntryState, Scheme, State
from sambut.frame.templating import naming
from sambut.innovations.models import Innovation
from sambut.innovations.states import Grade, Stage, Sustainability
from sambut.innovations.states import State as InnovationState
from sambut.mandates.people import Person

STRONG = Grade.COUNTED
ENDED = (Sustainability.STOPPED,)


@dataclass
class Candidate:
    innovation: Innovation
    reasons: list[str] = field(default_factory=list)
    entry: Entry | None = None
    """Where it is read when its record is not public."""


def candidates(edition: Edition, person: Person) -> QuerySet[Innovation]:
    """Innovations near the line, earlier finalists, and running ones with evidence that never entered here. Order by `-evidence, -id`."""
    mine = Exists(_near(edition, person).filter(innovation=OuterRef("pk")))
    placed = Exists(_finalists(edition).filter(innovation=OuterRef("pk")))
    inside = Entry.objects.filter(edition__host=edition.host_id, innovation=OuterRef("pk"), state__in=LIVE)
    fresh = Q(state=InnovationState.PUBLIC, stage=Stage.RUNNING, evidence__gte=STRONG) & ~Q(Exists(inside))
    here = Entry.objects.filter(edition=edition, innovation=OuterRef("pk"), state__in=LIVE)
    won = Entry.objects.filter(edition__host=edition.host_id, innovation=OuterRef("pk"), state=EntryState.WINNER)
    rows = (
        Innovation.objects.filter(Q(mine) | Q(placed) | fresh)
        .exclude(sustainability__in=ENDED)
        .exclude(state=InnovationState.WITHDRAWN)
    )
    rows = rows.filter(~Q(Exists(here)), ~Q(Exists(won)))
    if edition.scheme == Scheme.LOCAL:
        rows = rows.filter(_within(edition))
    return rows.select_related("unit", "body", "region").defer("search")


def explained(rows: list[Innovation], edition: Edition, person: Person) -> list[Candidate]:
    """Two queries more, whatever their number."""
    found = {row.pk: Candidate(row) for row in rows}
    for entry in (
        _near(edition, person).filter(innovation__in=rows).select_related("edition").order_by("-edition__year", "-pk")
    ):
        one = found[entry.innovation_id or 0]
        one.entry = one.entry or entry
        one.reasons.append(naming(_("Tidak terpilih pada %(name)s, tetapi dekat garis."), name=entry.edition.name))
    for entry in (
        _finalists(edition).filter(innovation__in=rows).select_related("edition").order_by("-edition__year", "-pk")
    ):
        found[entry.innovation_id or 0].reasons.append(
            naming(_("Finalis pada %(name)s, belum menang."), name=entry.edition.name)
        )
    for one in found.values():
        row = one.innovation
        if row.state == InnovationState.PUBLIC and row.evidence >= STRONG and row.stage == Stage.RUNNING:
            one.reasons.append(_("Berjalan dengan bukti %(grade)s.") % {"grade": Grade(row.evidence).label})
    return list(found.values())


def _near(edition: Edition, person: Person) -> QuerySet[Entry]:
    """In the grey band of the result that counted, in decided contests of this host; never where a conflict stands."""
    band = Standing.objects.filter(entry=OuterRef("pk"), in_band=True)
    closed = Conflict.objects.filter(entry=OuterRef("pk"), user_id=person.user_id or 0)
    rows = Entry.objects.filter(edition__host=edition.host_id, edition__state__in=AFTER, state=EntryState.NOT_CHOSEN)
    return rows.filter(Exists(band), ~Exists(closed)).exclude(edition=edition)


def _finalists(edition: Edition) -> QuerySet[Entry]:
    """Of any contest whose winners stand: everybody reads that."""
    return Entry.objects.filter(edition__state=State.FINISHED, state=EntryState.FINALIST).exclude(edition=edition)


def _within(edition: Edition) -> Q:
    """Of the host's own body, or of its region."""
    host = edition.host
    own = Q(unit__path__contains=[host.pk])
    return own | Q(region__code__startswith=host.region.code) if host.region else own
