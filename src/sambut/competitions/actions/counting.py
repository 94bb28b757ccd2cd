"""From signed marks to a frozen result: raw and calibrated side by side, chances, the grey band, agreement. Done by a job."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from sambut.competitions import access
from sambut.competitions.actions.around import answered, locked_edition
from sambut.competitions.actions.many import move_many
from sambut.competitions.actions.studying import begin_studies
from sambut.competitions.editions import checking
from sambut.competitions.judging import conflicts
from sambut.competitions.models import Cluster, Criterion, Edition, Entry, Group, Mark, Reading, Result, Standing
from sambut.competitions.states import EntryState, ReadingKind, ReadingState, Verb
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

AGAIN = 10
"""Second readings are proposed for so many parts in a hundred of the readings there are."""
MOST_TIES = 50


@transaction.atomic
def call_count(edition_id: int, *, by: Person, at: datetime) -> Edition:
    """Asks for the result. The job counts; whoever asks here does not choose later."""
    edition = locked_edition(edition_id)
    access.require(by, Verb.CALL_COUNT, edition)
    edition.after(Verb.CALL_COUNT)
    check_readings(edition)
    edition.move(Verb.CALL_COUNT, by=by.user_id, at=at)
    return edition


@transaction.atomic
def count_result(edition_id: int, *, by: int | None, at: datetime, call: int | None = None) -> Result | None:
    """Freezes what was signed up to now as a pack with its digest, and writes where every entry stands.

    `call`: the event that asked for it; None comes back when it was answered already.
    """
    from sambut.competitions.science import packs
    from sambut.competitions.science.ranking import lines_of
    from sambut.competitions.science.telling import ranked

    edition = locked_edition(edition_id)
    if answered(edition, Verb.COUNT, call):
        return None
    edition.after(Verb.COUNT)
    check_readings(edition)
    entries = list(_judged(edition))
    weights, scores = _weights(edition), _scores(edition)
    places = places_in_all(edition, entries)
    clusters, taken = _clusters(edition, entries)
    body = packs.pack(
        scores, weights, top=max(1, min(places, len(entries))), calibrate=edition.calibrate, edition=_rules(edition, places),
        key=key_of(edition), groups=_groups(edition, weights), clusters=clusters, places=taken,
    )  # fmt: skip
    panel = packs.panel_of_pack(body)
    told = ranked(
        panel, top=body["rules"]["top"], again=-(-panel.size * AGAIN // 100), calibrate=edition.calibrate, left_out=False,
        lines=lines_of(panel, clusters, taken) if clusters else (),
    )  # fmt: skip
    before = Result.objects.filter(edition=edition).defer("pack").order_by("-pk").first()
    result = Result.objects.create(
        edition=edition, made_at=at, made_by_id=by, method=body["method"], pack=packs.canonical(body), digest=body["sha256"],
        counts=_counts(told, entries, edition, before),
    )  # fmt: skip
    of = {spoken(entry.number): entry.pk for entry in entries}
    calibrated = body["results"]["calibration"]["applied"]
    Standing.objects.bulk_create(
        [
            Standing(
                result=result, entry_id=of[row["entry"]], raw=row["raw"], raw_rank=row["raw_rank"],
                calibrated=row["calibrated"] if calibrated else None, calibrated_rank=row["calibrated_rank"] if calibrated else None,
                p_top=row["p_top"], low=row["low_rank"], high=row["high_rank"], in_band=row["in_band"],
            )
            for row in body["results"]["standings"]
        ],
        batch_size=1000,
    )  # fmt: skip
    begin_studies(
        result,
        {name: judge for judge, name in packs.pseudonyms((one.judge for one in scores), key_of(edition), "J").items()},
        at=at,
    )
    move_many([entry for entry in entries if entry.state == EntryState.ACCEPTED], Verb.JUDGE, by=by, at=at)
    edition.move(Verb.COUNT, by=by, at=at, result=result.pk, digest=result.digest)
    return result


def check_readings(edition: Edition) -> None:
    """Every accepted entry was read by somebody, and nobody still sits over one."""
    entries = _judged(edition)
    count = entries.count()
    if count == 0:
        raise Refused("edition.count.no_entries")
    signed = Reading.objects.filter(entry__in=entries, state=ReadingState.SIGNED).values("entry").distinct().count()
    if signed < count:
        raise Refused("edition.count.unread", count=count - signed)
    open_ = Reading.objects.filter(entry__in=entries, state=ReadingState.ASSIGNED).count()
    if open_:
        raise Refused("edition.count.open", count=open_)


def places_in_all(edition: Edition, entries: Sequence[Entry]) -> int:
    """Nominations of all clusters together, of each as many as it has entries: the line of the whole."""
    there = Counter(entry.cluster_id for entry in entries)
    quotas = Cluster.objects.filter(edition=edition).values_list("pk", "quota")
    return sum(min(edition.multiple * quota, there[cluster]) for cluster, quota in quotas)


def _clusters(edition: Edition, entries: Sequence[Entry]) -> tuple[dict[str, str], dict[str, int]]:
    """Entry → cluster and cluster → nominations, where entries stand in several: chances are those of the own cluster's line then."""
    codes = {
        pk: (code, edition.multiple * quota)
        for pk, code, quota in Cluster.objects.filter(edition=edition).values_list("pk", "code", "quota")
    }
    there = {entry.cluster_id for entry in entries}
    if len(there) < 2:
        return {}, {}
    of = {spoken(entry.number): codes[entry.cluster_id][0] for entry in entries if entry.cluster_id in codes}
    return of, dict(codes[pk] for pk in there if pk in codes)


def _judged(edition: Edition) -> Any:
    rows = Entry.objects.filter(edition=edition, state__in=(EntryState.ACCEPTED, EntryState.JUDGED))
    return rows.select_related("category").order_by("pk")


def _criteria(edition: Edition) -> list[Criterion]:
    return list(Criterion.objects.filter(edition=edition).select_related("question"))


def _weights(edition: Edition) -> dict[str, float]:
    return {row.code: float(row.weight) for row in _criteria(edition) if row.weight}


def _scores(edition: Edition) -> list[Any]:
    """Signed marks, one row a reading."""
    from sambut.competitions.science.packs import Scored

    rows = Mark.objects.filter(
        reading__judge__edition=edition, reading__state=ReadingState.SIGNED, criterion__weight__gt=0,
        reading__entry__state__in=(EntryState.ACCEPTED, EntryState.JUDGED),
    )  # fmt: skip
    found: dict[tuple[int, str], tuple[dict[str, float], str, str]] = {}
    columns = rows.values_list(
        "reading__judge_id",
        "reading__entry__number",
        "criterion__code",
        "score",
        "reading__entry__category__code",
        "reading__entry__group__code",
        "criterion__scale",
    )
    for judge, entry, code, score, sector, group, scale in columns.iterator(chunk_size=5000):
        assert score is not None  # nothing is signed without
        found.setdefault((judge, spoken(entry)), ({}, sector or "", group or ""))[0][code] = float(score) * 100 / scale
    return [Scored(str(judge), entry, *rest) for (judge, entry), rest in found.items()]


def _groups(edition: Edition, weights: Collection[str]) -> dict[str, list[str]] | None:
    """Group → the weighted criteria it is scored by; None where all are scored by the same."""
    rows = [row for row in _criteria(edition) if row.code in weights]
    of = {
        group.code: [row.code for row in rows if checking.meets(row, group.pk)]
        for group in Group.objects.filter(edition=edition)
    }
    return None if all(len(codes) == len(rows) for codes in of.values()) else of


def _rules(edition: Edition, places: int) -> dict[str, Any]:
    """What was declared before anybody scored; it stands in the pack."""
    return {
        "id": str(edition.uuid), "name": edition.name, "year": edition.year, "host": edition.host.name, "readings": edition.readings,
        "calibrate": edition.calibrate, "tie_rule": edition.tie_rule, "fair": edition.fair, "same_province": conflicts.same_province(edition),
        "spread": edition.spread, "multiple": edition.multiple, "places": places,
        "passing_grade": None if edition.passing_grade is None else float(edition.passing_grade),
        "quotas": dict(Cluster.objects.filter(edition=edition).order_by("code").values_list("code", "quota")),
    }  # fmt: skip


def key_of(edition: Edition, whose: str = "judges") -> bytes:
    """Orders the pseudonyms: without the installation's secret nobody tells which judge is J001."""
    words = f"competitions.{whose}:{edition.uuid}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).digest()


def _counts(told: dict[str, Any], entries: Sequence[Entry], edition: Edition, before: Result | None) -> dict[str, Any]:
    """Figures shown beside the order."""
    return {
        "entries": told["entries_count"], "judges": told["judges_count"], "readings": told["readings_count"], "top": told["top"],
        "counts": told["counts"], "calibration": told["calibration"], "agreement": told["agreement"],
        "band": len(told["band"]), "again": told["second_readings"], "inside": told["inside"], "few": _few(edition), "reread": _reread(edition),
        "ties": told["ties"][:MOST_TIES], **_since(told, entries, before),
    }  # fmt: skip


def _since(told: dict[str, Any], entries: Sequence[Entry], before: Result | None) -> dict[str, Any]:
    """Beside the result before: who came inside the line and who fell out of it."""
    if before is None:
        return {}
    inside, were = set(told["inside"]), set(before.counts.get("inside", ()))
    return {"since": {"result": before.pk, "comes_in": sorted(inside - were), "falls_out": sorted(were - inside)}}


def _reread(edition: Edition) -> dict[str, int]:
    """Kind of reading → how many of them are signed, besides the first ones."""
    from django.db.models import Count

    rows = Reading.objects.filter(judge__edition=edition, state=ReadingState.SIGNED).exclude(kind=ReadingKind.FIRST)
    return dict(rows.values_list("kind").annotate(count=Count("pk")).order_by())


def _few(edition: Edition) -> int:
    """Entries that fewer judges read than was declared."""
    from django.db.models import Count, Q

    signed = Count("readings", Q(readings__state=ReadingState.SIGNED))
    return int(_judged(edition).annotate(signed=signed).filter(signed__lt=edition.readings).count())
