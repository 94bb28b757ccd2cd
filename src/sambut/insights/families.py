"""Who copied an innovation, when, and whether it still runs: records of the family and signed agreements in one tree."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext as _

from sambut.innovations import lineage
from sambut.innovations import queries as innovations
from sambut.innovations.models import Innovation
from sambut.innovations.states import Stage, Sustainability
from sambut.innovations.states import State as Publication
from sambut.kernel.numbers import spoken
from sambut.regions.models import Region
from sambut.replication.models import Agreement
from sambut.replication.states import PUBLIC, State

LONGEST = 300
"""Members that are drawn; a larger family is cut, oldest first."""


class Standing(StrEnum):
    RUNNING = "running"
    CHANGED = "changed"
    AGREED = "agreed"
    UNCONFIRMED = "unconfirmed"
    STOPPED = "stopped"


RUNNING = (Standing.RUNNING, Standing.CHANGED)


def words_of(standing: Standing) -> str:
    return {
        Standing.RUNNING: _("masih jalan"),
        Standing.CHANGED: _("berubah bentuk"),
        Standing.AGREED: _("disepakati atau sedang dikerjakan"),
        Standing.UNCONFIRMED: _("belum dipastikan"),
        Standing.STOPPED: _("berhenti"),
    }[standing]


@dataclass(frozen=True)
class Member:
    """One place where it runs, ran, or was agreed to run. `parent` is the key of what it came from, empty for the first."""

    key: str
    parent: str
    name: str
    region: str
    province: str
    year: int | None
    until: int | None
    """When it stopped or changed."""
    standing: Standing
    uuid: str = ""
    """Of its public record, for a link."""
    number: str = ""
    """Of its agreement, for a link."""


def family_of(innovation: Innovation) -> list[Member]:
    """The whole family of an innovation, depth first, the latest child first. Two statements."""
    root_id = innovation.root_id or innovation.pk
    tree = lineage.tree(innovations.family(root_id))
    if tree is None:
        return []
    ids = [node.innovation.pk for node in _walk(tree)]
    agreements = _agreements(ids)
    covered = {one.copy_id: one for one in agreements if one.copy_id}
    members = {
        f"i{node.innovation.pk}": _record(node, covered.get(node.innovation.pk), root_id) for node in _walk(tree)
    }
    for one in agreements:
        if one.copy_id is None or f"i{one.copy_id}" not in members:
            members[f"a{one.pk}"] = _agreement(one)
    return _ordered(list(members.values()))[:LONGEST]


def _walk(node: lineage.Node) -> Iterable[lineage.Node]:
    yield node
    for child in node.below:
        yield from _walk(child)


def _agreements(ids: Sequence[int]) -> list[Agreement]:
    rows = Agreement.objects.filter(innovation_id__in=ids, state__in=PUBLIC)
    rows = rows.select_related("replicator__region", "region").defer("search", "frozen")
    return list(rows.order_by("signed_at", "pk")[:LONGEST])


def _record(node: lineage.Node, agreement: Agreement | None, root_id: int) -> Member:
    row = node.innovation
    hidden = row.state == Publication.PRIVATE
    region = None if hidden else row.region or row.body.region
    started = row.started_on or row.trial_on or row.idea_on
    standing = _standing_of(row, agreement)
    until = row.confirmed_on.year if row.confirmed_on and standing in (Standing.STOPPED, Standing.CHANGED) else None
    if agreement is not None and agreement.state == State.STOPPED and agreement.ended_at:
        until = agreement.ended_at.year
    return Member(
        key=f"i{row.pk}",
        parent="" if row.pk == root_id else f"i{row.parent_id}",
        name=row.name if node.open else (_("catatan yang belum terbit") if hidden else _("ditarik dari umum")),
        region="" if hidden else _region_name(region) or row.body.name,
        province=_province(region),
        year=started.year if started else (agreement.started_on.year if agreement and agreement.started_on else None),
        until=until,
        standing=standing,
        uuid=str(row.uuid) if node.open else "",
        number=spoken(agreement.number) if agreement and not hidden else "",
    )


def _standing_of(row: Innovation, agreement: Agreement | None) -> Standing:
    if agreement is not None and agreement.state == State.STOPPED:
        return Standing.STOPPED
    if row.sustainability == Sustainability.STOPPED:
        return Standing.STOPPED
    if row.sustainability == Sustainability.TRANSFORMED:
        return Standing.CHANGED
    if agreement is not None and agreement.state != State.RUNNING:
        return Standing.AGREED
    if row.stage != Stage.RUNNING:
        return Standing.AGREED
    return (
        Standing.UNCONFIRMED
        if row.sustainability == Sustainability.UNCONFIRMED and agreement is None
        else Standing.RUNNING
    )


def _agreement(one: Agreement) -> Member:
    region = one.region or one.replicator.region
    states = {State.RUNNING: Standing.RUNNING, State.STOPPED: Standing.STOPPED}
    since = one.started_on or (one.signed_at.date() if one.signed_at else None)
    return Member(
        key=f"a{one.pk}", parent=f"i{one.innovation_id}", name=_("kesepakatan %(number)s") % {"number": spoken(one.number)},
        region=_region_name(region) or one.replicator.name, province=_province(region), year=since.year if since else None,
        until=one.ended_at.year if one.ended_at else None, standing=states.get(State(one.state), Standing.AGREED), number=spoken(one.number),
    )  # fmt: skip


def _region_name(region: Region | None) -> str:
    return region.name if region else ""


def _province(region: Region | None) -> str:
    return region.code[:2] if region else ""


def _ordered(members: Sequence[Member]) -> list[Member]:
    """Depth first, the latest child first: then no branch of the drawing crosses a label."""
    keys = {one.key for one in members}
    children: dict[str, list[Member]] = defaultdict(list)
    for one in members:
        children[one.parent if one.parent in keys else ""].append(
            replace(one, parent=one.parent if one.parent in keys else "")
        )
    found: list[Member] = []

    def walk(key: str) -> None:
        for one in sorted(children[key], key=lambda child: (-(child.year or 0), child.key)):
            found.append(one)
            walk(one.key)

    walk("")
    return found


def years_of(members: Sequence[Member], now: int) -> tuple[int, int]:
    """From the first year that is known to the present one; at least two, so that there is a way to draw."""
    first = min((one.year for one in members if one.year), default=now - 1)
    return min(first, now - 1), now


def lived(members: Sequence[Member]) -> tuple[int, int]:
    """How many of the copies run, and how many copies there are."""
    copies = [one for one in members if one.parent]
    return sum(one.standing in RUNNING for one in copies), len(copies)


def definition() -> str:
    return _(
        "Dihitung: catatan inovasi yang menyebut asalnya, juga dengan nama lain, dan kesepakatan replikasi yang ditandatangani. Masih jalan berarti pemiliknya "
        "memastikannya atau kesepakatannya berjalan; yang tidak pernah dipastikan ditulis begitu. Peniru yang tidak mencatat di sini tidak tampak."
    )
