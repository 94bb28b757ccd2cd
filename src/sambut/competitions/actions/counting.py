"""From signed marks to a frozen result: raw and calibrated side by side, chances, the grey band, agreement. Done by a job."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from sambut.competitions import access
from sambut.competitions.actions.around import answered, locked_edition
from sambut.competitions.actions.many import move_many
from sambut.competitions.models import Cluster, Criterion, Edition, Entry, Mark, Reading, Result, Standing
from sambut.competitions.states import EntryState, ReadingState, Verb
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

AGAIN = 10
"""Second readings are proposed for so many parts in a hundred of the readings there are."""
INFLUENCES = 20


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
    from sambut.competitions.science.telling import ranked

    edition = locked_edition(edition_id)
    if answered(edition, Verb.COUNT, call):
        return None
    edition.after(Verb.COUNT)
    check_readings(edition)
    entries = list(_judged(edition))
    weights, scores = _weights(edition), _scores(edition)
    places = places_in_all(edition, entries)
    body = packs.pack(
        scores, weights, top=max(1, min(places, len(entries))), calibrate=edition.calibrate, edition=_rules(edition, places),
        key=_key(edition),
    )  # fmt: skip
    panel = packs.panel_of_pack(body)
    told = ranked(panel, top=body["rules"]["top"], again=-(-panel.size * AGAIN // 100), calibrate=edition.calibrate)
    result = Result.objects.create(
        edition=edition, made_at=at, made_by_id=by, method=body["method"], pack=packs.canonical(body), digest=body["sha256"],
        counts=_counts(told, entries, edition),
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
    if len({row.question.group_id for row in _criteria(edition) if row.question and row.weight}) > 1:
        raise Refused("edition.count.groups")


def places_in_all(edition: Edition, entries: Sequence[Entry]) -> int:
    """Nominations of all clusters together, of each as many as it has entries: the line of the whole."""
    there = Counter(entry.cluster_id for entry in entries)
    quotas = Cluster.objects.filter(edition=edition).values_list("pk", "quota")
    return sum(min(edition.multiple * quota, there[cluster]) for cluster, quota in quotas)


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
    found: dict[tuple[int, str], tuple[dict[str, float], str]] = {}
    columns = rows.values_list(
        "reading__judge_id",
        "reading__entry__number",
        "criterion__code",
        "score",
        "reading__entry__category__code",
    )
    for judge, entry, code, score, sector in columns.iterator(chunk_size=5000):
        assert score is not None  # nothing is signed without
        found.setdefault((judge, spoken(entry)), ({}, sector or ""))[0][code] = float(score)
    return [Scored(str(judge), entry, aspects, sector) for (judge, entry), (aspects, sector) in found.items()]


def _rules(edition: Edition, places: int) -> dict[str, Any]:
    """What was declared before anybody scored; it stands in the pack."""
    return {
        "id": str(edition.uuid), "name": edition.name, "year": edition.year, "host": edition.host.name, "readings": edition.readings,
        "calibrate": edition.calibrate, "tie_rule": edition.tie_rule, "multiple": edition.multiple, "places": places,
        "passing_grade": None if edition.passing_grade is None else float(edition.passing_grade),
        "quotas": dict(Cluster.objects.filter(edition=edition).order_by("code").values_list("code", "quota")),
    }  # fmt: skip


def _key(edition: Edition) -> bytes:
    """Orders the pseudonyms: without the installation's secret nobody tells which judge is J001."""
    words = f"competitions.judges:{edition.uuid}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).digest()


def _counts(told: dict[str, Any], entries: Sequence[Entry], edition: Edition) -> dict[str, Any]:
    """Figures shown beside the order."""
    return {
        "entries": told["entries_count"], "judges": told["judges_count"], "readings": told["readings_count"], "top": told["top"],
        "counts": told["counts"], "calibration": told["calibration"], "agreement": told["agreement"],
        "band": len(told["band"]), "again": told["second_readings"], "few": _few(edition),
        "influence": [
            {"judge": one["judge"], "comes_in": one["comes_in"], "falls_out": one["falls_out"]} for one in told["influence"][:INFLUENCES]
        ],
    }  # fmt: skip


def _few(edition: Edition) -> int:
    """Entries that fewer judges read than was declared."""
    from django.db.models import Count, Q

    signed = Count("readings", Q(readings__state=ReadingState.SIGNED))
    return int(_judged(edition).annotate(signed=signed).filter(signed__lt=edition.readings).count())
