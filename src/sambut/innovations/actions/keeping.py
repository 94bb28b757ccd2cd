"""What the verbs share: the locked row, its texts, and the frozen copy."""

import hashlib
import json
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sambut.complaints.models import Category
from sambut.innovations import indexing, parts
from sambut.innovations.fields import FACTS, NAMES, TEXTS, Content
from sambut.innovations.models import EvidenceBlock, Indicator, Innovation, Manuscript, Version
from sambut.kernel.refusals import Refused
from sambut.organisations.models import Organisation


def locked(innovation_id: int) -> Innovation:
    """The row, locked until the transaction ends. Read after the lock is held, so that what waited sees what stands."""
    Innovation.objects.select_for_update().only("pk").get(pk=innovation_id)
    rows = Innovation.objects.select_related("unit", "body", "category").defer("search")
    return rows.get(pk=innovation_id)


def today(unit: Organisation, at: datetime) -> date:
    """The day at the unit's place: in Papua it begins two hours before Jakarta's."""
    return at.astimezone(ZoneInfo(unit.zone)).date()


def manuscript_of(innovation: Innovation) -> Manuscript:
    return Manuscript.objects.get(innovation=innovation)


def content_of(innovation: Innovation) -> Content:
    """The record as a manuscript holds it."""
    texts = {name: getattr(innovation, name) for name in (*TEXTS, *FACTS) if name != "category"}
    return {**texts, "category": innovation.category.code if innovation.category else ""}


def apply(innovation: Innovation, content: Content) -> None:
    """Makes the content the record; who calls saves it."""
    for name in NAMES:
        if name != "category":
            setattr(innovation, name, content.get(name, ""))
    code = content.get("category", "")
    innovation.category = Category.objects.filter(code=code, body=None).first() if code else None


def freeze(innovation: Innovation, content: Content, *, revision: int, by: int | None, at: datetime) -> Version:
    """The frozen copy of now; the last one again when nothing changed since."""
    whole = frozen(innovation, content)
    digest = hashlib.sha256(json.dumps(whole, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    last = Version.objects.filter(innovation=innovation).order_by("-number").first()
    if last and last.digest == digest:
        return last
    return Version.objects.create(
        innovation=innovation, number=last.number + 1 if last else 1, revision=revision, content=whole, digest=digest,
        made_at=at, made_by_id=by,
    )  # fmt: skip


def frozen(innovation: Innovation, content: Content) -> dict[str, Any]:
    """Texts and facts, stage and dates, indicators with values, blocks of proof, rows of details. No people, no cases."""
    dates = {name: _day(getattr(innovation, name)) for name in ("idea_on", "trial_on", "started_on")}
    indicators = Indicator.objects.filter(innovation=innovation).order_by("name").prefetch_related("values")
    blocks = EvidenceBlock.objects.filter(innovation=innovation).order_by("block")
    return {
        "fields": {name: content.get(name, "") for name in NAMES},
        "stage": innovation.stage,
        "sustainability": innovation.sustainability,
        **dates,
        "indicators": [
            {
                "name": one.name, "unit": one.unit, "direction": one.direction, "source": one.source,
                "baseline": _plain(one.baseline), "baseline_on": _day(one.baseline_on), "target": _plain(one.target),
                "values": [
                    {"on": _day(value.on), "value": _plain(value.value), "source": value.source}
                    for value in sorted(one.values.all(), key=lambda value: value.on)
                ],
            }
            for one in indicators
        ],
        "blocks": [{"block": one.block, "text": one.text, "grade": one.grade, "reason": one.reason} for one in blocks],
        **parts.frozen(innovation.pk),
    }  # fmt: skip


def checked(content: Content) -> Content:
    """The known fields within their bounds, without signs that no database keeps; nothing is cut silently."""
    content = {name: storable(text) for name, text in content.items()}
    for name, longest in TEXTS.items():
        if len(content.get(name, "")) > longest:
            raise Refused("innovation.write.too_long", field=name, longest=longest)
    return {name: content[name] for name in NAMES if name in content}


def storable(text: str) -> str:
    """Without NUL and without half characters."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def reindex(innovation: Innovation) -> None:
    indexing.index(innovation)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _plain(value: Any) -> str | None:
    return None if value is None else format(value.normalize(), "f")
