"""The last plenary names the winners of a cluster; the decree makes them so, and the awards stand on the records."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction

from sambut.competitions import access
from sambut.competitions.actions.around import locked_edition
from sambut.competitions.actions.final.freezing import freeze_final
from sambut.competitions.actions.many import move_many
from sambut.competitions.actions.winning import record_awards
from sambut.competitions.final.choosing import FinalRoomOf, final_rooms
from sambut.competitions.final.plenaries import require_agreement
from sambut.competitions.final.states import SittingStage
from sambut.competitions.models import Cluster, Conflict, Edition, Entry, Verdict
from sambut.competitions.states import EntryState, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

LONGEST_REASON = 2000


@transaction.atomic
def choose_winners(
    edition_id: int, *, cluster_id: int, won: Collection[int], reasons: Mapping[int, str], by: Person, at: datetime
) -> FinalRoomOf:  # fmt: skip
    """Who wins in one cluster, by desk result, panel and visit. What leaves their order has its reason. Istilah: pleno pemenang."""
    edition = locked_edition(edition_id)
    access.require(by, Verb.CHOOSE_WINNERS, edition)
    edition.after(Verb.CHOOSE_WINNERS)
    cluster = Cluster.objects.get(pk=cluster_id, edition=edition)
    rooms = final_rooms(edition, only=cluster)
    if not rooms:
        raise Refused("edition.choose_winners.no_finalists")
    room = rooms[0]
    lines = {line.entry.pk: line for line in room.lines}
    taken = set(won) & lines.keys()
    if Conflict.objects.filter(user_id=by.user_id or 0, entry__in=lines).exists():
        raise Refused("edition.choose.sealed")
    if room.lacking:
        raise Refused(
            "edition.choose_winners.lacking", count=len(room.lacking), lacking=[one.title for one in room.lacking[:5]]
        )
    if len(taken) > room.places:
        raise Refused("edition.choose.too_many", places=room.places)
    order = [line.entry.pk for line in room.lines]
    sitting = require_agreement(edition, SittingStage.WINNERS, taken=taken, order=order, places=room.places)
    leaving = room.leaves_order(taken)
    lacking = [lines[pk].entry.title for pk in order if pk in leaving and not reasons.get(pk, "").strip()]
    if lacking:
        raise Refused("edition.choose.without_reason", lacking=lacking[:5], count=len(lacking))
    for pk, line in lines.items():
        Verdict.objects.update_or_create(
            entry_id=pk,
            defaults={
                "edition": edition, "won": pk in taken, "out_of_order": pk in leaving, "decided_at": at, "decided_by_id": by.user_id,
                "reason": reasons.get(pk, "").strip()[:LONGEST_REASON] if pk in leaving else "", "desk": line.parts.desk,
                "panel": line.parts.panel, "visit": line.parts.visit, "total": line.total, "place": line.place,
            },
        )  # fmt: skip
    edition.move(
        Verb.CHOOSE_WINNERS, by=by.user_id, at=at, cluster=cluster.code, won=len(taken), out_of_order=len(leaving),
        sitting=sitting.pk if sitting else None,
    )  # fmt: skip
    return final_rooms(edition, only=cluster)[0]


@transaction.atomic
def finish_edition(edition_id: int, *, decree_number: str, decree_on: date, by: Person, at: datetime) -> Edition:
    """The decree of the winners freezes the last numbers; the others stay finalists. Istilah: SK penetapan pemenang."""
    edition = locked_edition(edition_id)
    access.require(by, Verb.FINISH, edition)
    edition.after(Verb.FINISH)
    if not decree_number.strip():
        raise Refused("edition.decide.without_number")
    finalists = list(
        Entry.objects.filter(edition=edition, state=EntryState.FINALIST)
        .select_related("innovation", "body", "unit", "group", "category", "cluster")
        .defer("innovation__search")
        .order_by("pk")
    )
    won = dict(Verdict.objects.filter(edition=edition).values_list("entry_id", "won"))
    undecided = sum(entry.pk not in won for entry in finalists)
    if not finalists or undecided:
        raise Refused("edition.finish.undecided", count=undecided)
    winners = [entry for entry in finalists if won[entry.pk]]
    edition.winners_decree, edition.winners_decree_on, edition.finished_at = decree_number.strip()[:120], decree_on, at
    frozen = freeze_final(edition, at=at)
    move_many(winners, Verb.WIN, by=by.user_id, at=at)
    record_awards(edition, winners, decree=edition.winners_decree)
    edition.move(
        Verb.FINISH, by=by.user_id, at=at, decree=edition.winners_decree, winners=len(winners), digest=frozen.digest
    )
    return edition
