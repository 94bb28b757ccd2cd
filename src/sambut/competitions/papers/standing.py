"""What an entry is once the decree stands: winner, finalist, participant. Everything here reads decided editions only."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sambut.competitions.models import Edition, Entry, Revocation
from sambut.competitions.states import PASSED, AwardKind, EntryState, State
from sambut.regions.models import Region
from sambut.regions.states import Level

AFTER = (State.DECIDED, State.FINISHED)
CHOSEN = (EntryState.WINNER, EntryState.FINALIST, EntryState.NOMINATED)
"""Chosen by the plenary and set by decree. What was taken back (`stripped`) is none of them."""


def kind_of(entry: Entry) -> AwardKind | None:
    """The highest that it is; None: it gets no certificate (it did not pass the administrative selection, or was taken back)."""
    if entry.state == EntryState.WINNER:
        return AwardKind.WINNER
    if entry.state in CHOSEN:
        return AwardKind.FINALIST
    return AwardKind.PARTICIPANT if entry.state in PASSED and entry.state != EntryState.STRIPPED else None


def chosen(edition: Edition) -> QuerySet[Entry]:
    """Finalists and winners, as everybody may read them."""
    rows = Entry.objects.filter(edition=edition, state__in=CHOSEN)
    rows = rows.select_related("body__kind", "unit", "region", "category", "cluster", "group", "innovation")
    return rows.defer("innovation__search", "innovation__problem", "innovation__solution", "innovation__steps")


def level_words(entry: Entry) -> str:
    return _("Pemenang") if entry.state == EntryState.WINNER else _("Finalis")


class Decrees:
    """By which decree each entry of an edition stands. One query."""

    def __init__(self, edition: Edition) -> None:
        rows = Revocation.objects.filter(entry__edition=edition, successor__isnull=False)
        self.edition = edition
        self.successors = {
            pk: (number, on) for pk, number, on in rows.values_list("successor_id", "decree_number", "decree_on")
        }

    def of(self, entry: Entry) -> tuple[str, date | None]:
        """Number and day: the successor's own, that of the winners where there are two, else the first."""
        if entry.pk in self.successors:
            return self.successors[entry.pk]
        if entry.state == EntryState.WINNER and self.edition.winners_decree:
            return self.edition.winners_decree, self.edition.winners_decree_on
        return self.edition.decree_number, self.edition.decree_on


def provinces(codes: Iterable[str]) -> dict[str, str]:
    """First two characters of a region's code → name of its province. One query."""
    wanted = {code[:2] for code in codes if code}
    rows = Region.objects.filter(level=Level.PROVINCE, code__in=wanted).order_by("code", "ends_on")
    return dict(rows.values_list("code", "name"))
