"""An entry begins from an innovation, and is written: every letter is kept, also when two write at once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Subquery

from sambut.competitions import access
from sambut.competitions.actions.around import Asked, asked_of, fresh_number, gate_of, locked, questions_of
from sambut.competitions.models import Answer, Beside, Category, Cluster, Edition, Entry, Group, Question, Saving
from sambut.competitions.states import Scheme, Stage, State, Verb
from sambut.innovations.actions.keeping import manuscript_of, storable
from sambut.innovations.actions.writing import KEPT
from sambut.innovations.models import Innovation
from sambut.innovations.rules import Merged, merge, seen_before
from sambut.innovations.states import State as InnovationState
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation

LONGEST_TITLE, LONGEST_ANSWER = 200, 20_000
TITLE, CATEGORY = "title", "category"
"""Fields of an entry that are written beside the answers; codes of questions never take these names."""

Content = dict[str, str]


@transaction.atomic
def begin_entry(
    innovation_id: int, edition_id: int, *, by: Person, at: datetime, group: str = "", category: str = ""
) -> Entry:  # fmt: skip
    """An entry whose answers are those of the record, as far as the edition asks for them. Istilah: memulai entri."""
    innovation = (
        Innovation.objects.select_related("unit", "body", "region", "category").defer("search").get(pk=innovation_id)
    )
    edition = Edition.objects.select_related("host__region").get(pk=edition_id)
    if code := access.why_not_begin(by, innovation):
        raise Refused(code)
    return begin_from(innovation, edition, group=group, category=category, by=by, at=at)


def begin_from(
    innovation: Innovation, edition: Edition, *, group: str, category: str, by: Person, at: datetime, below: Entry | None = None
) -> Entry:  # fmt: skip
    """Who asks may begin it. `below`: the entry of a contest below; what it wrote goes before what the record says."""
    if edition.scheme == Scheme.COMPLAINTS:
        raise Refused("entry.begin.for_bodies")
    if edition.state != State.OPEN or not gate_of(edition, Stage.REGISTRATION, at=at).taken:
        raise Refused("entry.begin.closed")
    if innovation.state == InnovationState.WITHDRAWN:
        raise Refused("entry.begin.innovation_withdrawn")
    groups = list(Group.objects.filter(edition=edition).order_by("place"))
    chosen = next((row for row in groups if row.code == group), groups[0] if len(groups) == 1 else None)
    if chosen is None:
        raise Refused("entry.begin.no_group")
    cluster = cluster_of(edition, innovation.unit)
    if cluster is None:
        raise Refused("entry.begin.no_cluster")
    entry = Entry(
        number=fresh_number(), edition=edition, innovation=innovation, body=innovation.body, unit=innovation.unit,
        region=innovation.region, group=chosen, cluster=cluster, title=innovation.name[:LONGEST_TITLE],
        category=Category.objects.filter(edition=edition, code=category).first() if category else None, raised_from=below,
    )  # fmt: skip
    try:
        with transaction.atomic():
            entry.begin(by=by.user_id, at=at, edition=edition.pk, **({"below": below.pk} if below else {}))
    except IntegrityError as error:
        if "competitions_entry_once" in str(error):
            raise Refused("entry.begin.begun_already") from None
        raise
    known, questions = manuscript_of(innovation).content, questions_of(entry)
    texts = {row.pk: known[row.field] for row in questions if row.field and known.get(row.field, "").strip()}
    texts |= _answers_below(below, questions)
    Answer.objects.bulk_create(
        Answer(entry=entry, question=row, text=texts[row.pk], changed_at=at, changed_by_id=by.user_id)
        for row in questions
        if row.pk in texts
    )
    return entry


def _answers_below(below: Entry | None, questions: list[Question]) -> dict[int, str]:
    """Question of the new entry → what the entry below said: the same code, or the same field of the record."""
    if below is None:
        return {}
    texts = {row.question_id: row.text for row in Answer.objects.filter(entry=below) if row.text.strip()}
    asked = [row for row in questions_of(below) if row.pk in texts]
    by_code = {row.code: texts[row.pk] for row in asked}
    by_field = {row.field: texts[row.pk] for row in asked if row.field}
    found = {row.pk: by_code.get(row.code) or by_field.get(row.field, "") for row in questions}
    return {pk: text for pk, text in found.items() if text}


def cluster_of(edition: Edition, unit: Organisation) -> Cluster | None:
    """The cluster of the nearest organisation upwards whose kind one of them takes."""
    kinds = dict(Organisation.objects.filter(pk__in=unit.path).values_list("pk", "kind_id"))
    clusters = {kind: row for row in Cluster.objects.filter(edition=edition) for kind in row.kinds}
    return next((clusters[kinds[pk]] for pk in reversed(unit.path) if kinds[pk] in clusters), None)


@dataclass(frozen=True)
class Written:
    """What was kept, and what the writer must look at."""

    entry: Entry
    content: Content
    conflicts: Content
    """Field → what this page wrote, where another had just changed the same field. Kept beside."""
    elsewhere: tuple[str, ...]
    """Fields that others changed since this page was opened and that it has not seen."""


@transaction.atomic
def write_entry(entry_id: int, content: Content, *, revision: int, page: str, by: Person, at: datetime) -> Written:
    """Keeps what a page holds, as the manuscript of an innovation does: nobody loses a word, and the second is told.

    `content` holds codes of questions, `title` and `category` (its code); unknown fields are left out.
    """
    entry = _to_write(entry_id, page)
    access.require(by, Verb.WRITE, entry)
    entry.after(Verb.WRITE)
    if not 0 <= revision <= entry.revision:
        raise Refused("entry.write.no_revision")
    asked = asked_of(entry)
    current = {TITLE: entry.title, CATEGORY: entry.code or "", **{row.code: text for row, text in asked}}
    given = _checked(content, set(current))
    later = Saving.objects.filter(entry=entry, revision__gt=revision).order_by("revision")
    known = seen_before(later, page)
    merged = merge(current, given, known)
    _keep(entry, merged, asked, page=page, first=not entry.sat, by=by, at=at)
    for name, text in merged.conflicts.items():
        Beside.objects.update_or_create(
            entry=entry, page=page, field=name, defaults={"text": text, "written_at": at, "written_by_id": by.user_id}
        )
    if entry.lies_beside:
        Beside.objects.filter(entry=entry, page=page, field__in=set(given) - set(merged.conflicts)).delete()
    return Written(entry, merged.content, merged.conflicts, tuple(sorted(known)))


def _to_write(entry_id: int, page: str) -> Any:
    """The row with its unit and edition, locked in the one statement that reads it: this runs at every pause of a hand.

    `code` of its category; `sat`: this page saved before; `lies_beside`: words of this page were kept beside.
    """
    of_page = {"entry": OuterRef("pk"), "page": page}
    rows = Entry.objects.select_for_update(of=("self",)).select_related("unit", "edition")
    return rows.annotate(
        code=Subquery(Category.objects.filter(pk=OuterRef("category_id")).values("code")),
        sat=Exists(Saving.objects.filter(**of_page)),
        lies_beside=Exists(Beside.objects.filter(**of_page)),
    ).get(pk=entry_id)


@transaction.atomic
def discard_beside(entry_id: int, beside_id: int, *, by: Person, at: datetime) -> Entry:
    """The words kept beside are not needed: the others were chosen."""
    entry = locked(entry_id)
    access.require(by, Verb.WRITE, entry)
    Beside.objects.filter(entry=entry, pk=beside_id).delete()
    return entry


def content_of(entry: Entry) -> Content:
    """Title, category and every answer that the group of this entry is asked."""
    answers = {row.code: text for row, text in asked_of(entry)}
    return {TITLE: entry.title, CATEGORY: entry.category.code if entry.category else "", **answers}


def _checked(content: Content, names: set[str]) -> Content:
    """The known fields within their bounds; nothing is cut silently."""
    given = {name: storable(text) for name, text in content.items() if name in names}
    for name, text in given.items():
        longest = LONGEST_TITLE if name == TITLE else LONGEST_ANSWER
        if len(text) > longest:
            raise Refused("entry.write.too_long", longest=longest)
    if TITLE in given and not given[TITLE].strip():
        raise Refused("entry.write.no_title")
    return given


def _keep(entry: Entry, merged: Merged, asked: Asked, *, page: str, first: bool, by: Person, at: datetime) -> None:
    if not merged.before:
        return
    if TITLE in merged.before:
        entry.title = merged.content[TITLE]
    if CATEGORY in merged.before:
        entry.category = Category.objects.filter(edition_id=entry.edition_id, code=merged.content[CATEGORY]).first()
    Answer.objects.bulk_create(
        [
            Answer(entry=entry, question=row, text=merged.content[row.code], changed_at=at, changed_by_id=by.user_id)
            for row, _text in asked
            if row.code in merged.before
        ],
        update_conflicts=True, unique_fields=["entry", "question"], update_fields=["text", "changed_at", "changed_by"],
    )  # fmt: skip
    entry.revision += 1
    Saving.objects.create(
        entry=entry, revision=entry.revision, page=page, before=merged.before, saved_at=at, saved_by_id=by.user_id
    )
    if first:  # one event for each sitting, not for each pause of a hand
        Saving.objects.filter(entry=entry, saved_at__lt=at - KEPT).delete()
        entry.move(Verb.WRITE, by=by.user_id, at=at, revision=entry.revision)
    else:
        entry.touched_at = at
        entry.save(update_fields=["title", "category", "revision", "touched_at"])
