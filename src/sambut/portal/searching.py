"""One search over everything that everybody may read. Each room is asked once, with its own bounded search; a new room is one line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sambut.competitions import sentences as contest_sentences
from sambut.competitions.public import searching as contests
from sambut.competitions.public.searching import Honoured
from sambut.complaints import queries as complaint_queries
from sambut.complaints import searching as complaints
from sambut.complaints.pages import rows as complaint_rows
from sambut.innovations import searching as innovations
from sambut.innovations.models.awards import award_words
from sambut.innovations.pages import rows as innovation_rows
from sambut.innovations.states import State as Publication
from sambut.kernel.numbers import parse_number, spoken
from sambut.kernel.refusals import Refused
from sambut.organisations import queries as organisations
from sambut.organisations.models import Kind, Organisation
from sambut.replication import searching as agreements
from sambut.replication.states import State as AgreementState
from sambut.services import searching as services
from sambut.surveys import queries as surveys
from sambut.surveys.states import State as SurveyState

MOST, SHOWN = 20, 5
"""Beyond so many a count says "20+"; so many rows of each room are shown."""


@dataclass(frozen=True)
class Hit:
    title: str
    url: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """What one room found: at most `MOST` + 1 are counted, the best `SHOWN` are told."""

    count: int = 0
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True)
class Group:
    key: str
    title: str
    count: str
    hits: tuple[Hit, ...]
    url: str | None
    """The room's own list with the same question; None where all are shown here."""


@dataclass(frozen=True)
class Source:
    """One room: how it is called, how it is asked, and where its own list of the same question is."""

    key: str
    title: str | Promise
    find: Callable[[str, datetime], Found]
    list_name: str
    """The name of its list's address; it reads `?cari=`."""

    def group(self, asked: str, at: datetime) -> Group | None:
        found = self.find(asked, at)
        if not found.count:
            return None
        count = f"{MOST}+" if found.count > MOST else str(found.count)
        url = None
        if self.list_name and found.count > len(found.hits):
            url = f"{reverse(self.list_name)}?{urlencode({'cari': asked})}"
        return Group(self.key, str(self.title), count, found.hits, url)


def search(asked: str, *, at: datetime) -> list[Group]:
    """Everything that fits, room by room; empty rooms are left out. Where nothing fits, services with some of the words."""
    if numbered := _numbered(asked):
        return [numbered]
    found = [group for source in SOURCES if (group := source.group(asked, at))]
    nearly = None if found else NEARLY.group(asked, at)
    return [nearly] if nearly else found


def meant(asked: str) -> str:
    """For a question that found nothing: the same with slips put right, or nothing."""
    return complaints.meant(asked)


def _services(asked: str, at: datetime, *, all_words: bool = True) -> Found:
    rows = services.public(asked, limit=MOST + 1, all_words=all_words)
    return _found(
        rows, [Hit(row.name, reverse("portal:service", args=[row.uuid]), (row.unit, row.body)) for row in rows[:SHOWN]]
    )


def _complaints(asked: str, at: datetime) -> Found:
    rows = complaints.public(asked, limit=MOST + 1)
    return _found(rows, [Hit(row.title, row.url, row.facts) for row in complaint_rows.shown(rows[:SHOWN], at=at)])


def _innovations(asked: str, at: datetime) -> Found:
    rows = innovations.public(asked, limit=MOST + 1)
    return _found(rows, [Hit(row.title, row.url, row.facts) for row in innovation_rows.shown(rows[:SHOWN], at=at)])


def _organisations(asked: str, at: datetime) -> Found:
    """Bodies by the names people use, whole bodies before their units; a unit leads to its body."""
    running = Organisation.objects.running().filter(pk__in=organisations.called(asked))
    found = running.order_by("-parent_id", "name", "pk").values_list(
        "name", "uuid", "parent_id", "body__name", "body__uuid", "kind__name"
    )
    rows = list(found[: MOST + 1])
    return _found(rows, [_organisation(*row) for row in rows[:SHOWN]])


def _organisation(name: str, uuid: UUID, parent_id: int | None, body: str, body_uuid: UUID, kind: str) -> Hit:
    if parent_id is None:
        return Hit(name, reverse("portal:body", args=[uuid]), (Kind(name=kind).title,))
    return Hit(name, reverse("portal:body", args=[body_uuid]), (body,))


def _agreements(asked: str, at: datetime) -> Found:
    rows = agreements.public(asked, limit=MOST + 1)
    hits = [
        Hit(
            row.title, reverse("replication:agreement", args=[spoken(row.number)]),
            (_("%(owner)s dan %(replicator)s") % {"owner": row.owner, "replicator": row.replicator}, str(AgreementState(row.state).label)),
        )
        for row in rows[:SHOWN]
    ]  # fmt: skip
    return _found(rows, hits)


def _contests(asked: str, at: datetime) -> Found:
    rows = contests.contests(asked, limit=MOST + 1)
    hits = [
        Hit(row.name, reverse("competitions:contest", args=[row.uuid]), (str(row.year), row.host, contest_sentences.edition_state(row.state)[1]))
        for row in rows[:SHOWN]
    ]  # fmt: skip
    return _found(rows, hits)


def _honours(asked: str, at: datetime) -> Found:
    """Honoured innovations: to the record where it is public, else to the hall."""
    rows = contests.honours(asked, limit=MOST + 1)
    return _found(rows, [_honour(row) for row in rows[:SHOWN]])


def _honour(row: Honoured) -> Hit:
    if row.record and row.record_state == Publication.PUBLIC:
        url = reverse("innovations:innovation", args=[row.record])
    else:
        url = f"{reverse('competitions:hall')}?{urlencode({'cari': row.innovation})}"
    return Hit(row.innovation, url, (row.body or row.agency, award_words(row.edition, row.year, row.level)))


def _found(rows: Sequence[object], hits: list[Hit]) -> Found:
    return Found(len(rows), tuple(hits))


def _numbered(asked: str) -> Group | None:
    """A number that somebody dictated or typed: an open report, or a survey. Both at once cannot be."""
    try:
        number = spoken(parse_number(asked))
    except Refused:
        return None
    if case := complaint_queries.public_case(number):
        hit = Hit(case.title or number, reverse("complaints:case", args=[number]), (number,))
        return Group("laporan", _("Laporan dengan nomor ini"), "1", (hit,), None)
    round_ = surveys.round_numbered(number)
    if round_ and round_.state in (SurveyState.OPEN, SurveyState.CLOSED, SurveyState.PUBLISHED):
        hit = Hit(round_.name, reverse("surveys:answer", args=[number]), (surveys.about(round_), number))
        return Group("survei", _("Survei dengan nomor ini"), "1", (hit,), None)
    return None


SOURCES: tuple[Source, ...] = (
    Source("layanan", gettext_lazy("Layanan"), _services, "services:list"),
    Source("laporan", gettext_lazy("Laporan warga"), _complaints, "complaints:public_list"),
    Source("inovasi", gettext_lazy("Inovasi yang dapat ditiru"), _innovations, "innovations:public_list"),
    Source("lomba", gettext_lazy("Lomba"), _contests, ""),
    Source("penghargaan", gettext_lazy("Inovasi berpenghargaan"), _honours, "competitions:hall"),
    Source("instansi", gettext_lazy("Instansi"), _organisations, "organisations:bodies"),
    Source("kesepakatan", gettext_lazy("Kesepakatan replikasi"), _agreements, ""),
)
"""In the order in which people need them: what I can get, what others said, who solved it, who answers, what was agreed."""
NEARLY = Source(
    "layanan", gettext_lazy("Layanan yang mungkin Anda maksud"), partial(_services, all_words=False), "services:list"
)
