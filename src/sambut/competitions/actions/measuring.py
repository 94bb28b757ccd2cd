"""A body takes part itself: its entry begins, its indicators are counted or stated, and its answers are filled from them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from sambut.competitions import access
from sambut.competitions.actions.around import fresh_number, gate_of, locked, questions_of
from sambut.competitions.actions.entering import LONGEST_TITLE, cluster_of
from sambut.competitions.measures import counting, telling
from sambut.competitions.measures.definitions import DEFINITIONS, METHOD, asked
from sambut.competitions.measures.rules import Raw, Told, stateable, told
from sambut.competitions.measures.states import Basis, Measure
from sambut.competitions.models import Answer, Category, Edition, Entry, Figure, Group, Saving, Snapshot, Stated
from sambut.competitions.states import UNSENT, Scheme, Stage, State, Verb
from sambut.files.actions import take_upload
from sambut.files.states import Privacy
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation
from sambut.retention.own import erase_file

PAGE = "indikator"
"""The page that a saving of counted answers came from."""
LONGEST_LETTER = 120


@transaction.atomic
def begin_body_entry(
    unit_id: int, edition_id: int, *, by: Person, at: datetime, group: str = "", category: str = ""
) -> Entry:  # fmt: skip
    """An entry of a body or unit in the complaint contest; its indicators are called for at once. Istilah: ikut lomba pengaduan."""
    unit = Organisation.objects.select_related("body", "region").get(pk=unit_id)
    edition = Edition.objects.select_related("host__region").get(pk=edition_id)
    if code := access.why_not_begin_for(by, unit):
        raise Refused(code)
    if edition.scheme != Scheme.COMPLAINTS:
        raise Refused("entry.begin.not_for_bodies")
    if edition.state != State.OPEN or not gate_of(edition, Stage.REGISTRATION, at=at).taken:
        raise Refused("entry.begin.closed")
    if unit.ends_on is not None:
        raise Refused("entry.begin.unit_ended")
    groups = list(Group.objects.filter(edition=edition).order_by("place"))
    chosen = next((row for row in groups if row.code == group), groups[0] if len(groups) == 1 else None)
    if chosen is None:
        raise Refused("entry.begin.no_group")
    cluster = cluster_of(edition, unit)
    if cluster is None:
        raise Refused("entry.begin.no_cluster")
    entry = Entry(
        number=fresh_number(), edition=edition, body=unit.body, unit=unit, region=unit.region, group=chosen, cluster=cluster,
        title=telling.title_of(unit)[:LONGEST_TITLE],
        category=Category.objects.filter(edition=edition, code=category).first() if category else None,
    )  # fmt: skip
    try:
        with transaction.atomic():
            entry.begin(by=by.user_id, at=at, edition=edition.pk)
    except IntegrityError as error:
        if "competitions_entry_unit_once" in str(error):
            raise Refused("entry.begin.unit_begun_already") from None
        raise
    entry.move(Verb.CALL_MEASURE, by=by.user_id, at=at)
    return entry


@transaction.atomic
def call_measures(entry_id: int, *, by: Person, at: datetime) -> Entry:
    """Asks for the indicators to be counted anew; a job does it. Istilah: meminta indikator dihitung."""
    entry = locked(entry_id)
    access.require(by, Verb.CALL_MEASURE, entry)
    entry.after(Verb.CALL_MEASURE)
    entry.move(Verb.CALL_MEASURE, by=by.user_id, at=at)
    return entry


@transaction.atomic
def measure_entry(
    entry_id: int, *, by: int | None, at: datetime, counts: Mapping[Measure, Raw] | None = None
) -> Snapshot | None:
    """Counts the indicators of an unsent entry of a body and keeps them as one snapshot; None when nothing changed.

    Answers that nobody has changed by hand follow. `counts` where somebody counted many bodies at once.
    """
    entry = locked(entry_id)
    entry.after(Verb.MEASURE)
    span = span_of(entry.edition)
    if entry.innovation_id is not None or span is None:
        raise Refused("entry.measure.no_period")
    if counts is None:
        counts = counting.count([entry.unit], span, at=at).get(entry.unit_id, {})
    found = {measure: told(measure, counts.get(measure)) for measure in Measure}
    return _kept(entry, span, found, by=by, at=at)


@transaction.atomic
def state_measure(
    entry_id: int, measure: Measure, value: Decimal | None, *, letter: str, letter_on: date | None, by: Person, at: datetime,
    upload: UploadedFile | None = None,
) -> Entry:  # fmt: skip
    """What a body says of itself where no complaints are kept here, with the letter that proves it; None takes it back.

    Istilah: nilai yang dinyatakan instansi.
    """
    entry = locked(entry_id)
    access.require(by, Verb.STATE, entry)
    entry.after(Verb.STATE)
    last, span = latest(entry), span_of(entry.edition)
    found = {Measure(row.measure): _told(row) for row in last.figures.all()} if last else {}
    if not may_state(measure, found):
        raise Refused("entry.state.counted_here")
    if value is None:
        _erase_proof(entry, measure, at=at)
        Stated.objects.filter(entry=entry, measure=measure).delete()
    else:
        letter = letter.strip()[:LONGEST_LETTER]
        if not letter or letter_on is None:
            raise Refused("entry.state.without_letter")
        if not DEFINITIONS[measure].stated or not stateable(measure, value):
            raise Refused("entry.state.not_possible")
        facts = {"value": value, "letter": letter, "letter_on": letter_on, "stated_at": at, "stated_by_id": by.user_id}
        if upload is not None:
            facts["proof"] = take_upload(upload, at=at, privacy=Privacy.CASE)
            _erase_proof(entry, measure, at=at)
        Stated.objects.update_or_create(entry=entry, measure=measure, defaults=facts)
    entry.move(Verb.STATE, by=by.user_id, at=at, measure=measure.value, stated=value is not None)
    if span is not None and found:
        _kept(entry, span, found, by=by.user_id, at=at)
    return entry


def _erase_proof(entry: Entry, measure: Measure, *, at: datetime) -> None:
    for row in Stated.objects.filter(entry=entry, measure=measure, proof__isnull=False).select_related("proof"):
        if row.proof is not None:
            Stated.objects.filter(pk=row.pk).update(proof=None)
            erase_file(str(row.proof.uuid), at=at)


def frozen_snapshot(entry: Entry) -> Snapshot:
    """What a submission freezes: the last count, of the period that the edition asks for."""
    last, span = latest(entry), span_of(entry.edition)
    if last is None or span is None or (last.starts_on, last.ends_on) != (span.starts_on, span.ends_on):
        raise Refused("entry.submit.not_measured")
    return last


def latest(entry: Entry) -> Snapshot | None:
    return Snapshot.objects.filter(entry=entry).order_by("-pk").first()


def span_of(edition: Edition) -> counting.Span | None:
    if edition.figures_from is None or edition.figures_until is None:
        return None
    return counting.Span(edition.figures_from, edition.figures_until + timedelta(days=1), edition.zone)


def unsent_of_bodies(edition: Edition) -> list[Entry]:
    rows = Entry.objects.filter(edition=edition, state__in=UNSENT, innovation=None).select_related("unit")
    return list(rows.order_by("pk"))


def may_state(measure: Measure, found: Mapping[Measure, Told]) -> bool:
    """Where nothing was counted here, or so few complaints came that the body keeps them elsewhere."""
    if not DEFINITIONS[measure].guarded:
        return False
    kept = found.get(Measure.RECEIVED)
    elsewhere = kept is None or kept.basis != Basis.COUNTED
    return elsewhere or found.get(measure, Told(Basis.ABSENT)).basis == Basis.ABSENT


def _kept(
    entry: Entry, span: counting.Span, found: Mapping[Measure, Told], *, by: int | None, at: datetime
) -> Snapshot | None:
    """A new snapshot of what was counted and what the body states, instead of the last one; None when they are equal."""
    last = latest(entry)
    before = {row.measure: row for row in last.figures.all()} if last else {}
    stated = {row.measure: row for row in Stated.objects.filter(entry=entry)}
    figures = [_figure(measure, found, stated.get(measure)) for measure in Measure]
    same_period = last is not None and (last.starts_on, last.ends_on) == (span.starts_on, span.ends_on)
    if same_period and {key: _facts(row) for key, row in before.items()} == {
        row.measure: _facts(row) for row in figures
    }:
        return None
    snapshot = Snapshot.objects.create(
        entry=entry, starts_on=span.starts_on, ends_on=span.ends_on, method=METHOD, made_at=at, made_by_id=by
    )
    for row in figures:
        row.snapshot = snapshot
    Figure.objects.bulk_create(figures)
    Snapshot.objects.filter(entry=entry).exclude(pk=snapshot.pk).delete()
    _fill(entry, before, {row.measure: row for row in figures}, at=at)
    entry.move(Verb.MEASURE, by=by, at=at, snapshot=snapshot.pk, method=METHOD)
    return snapshot


def _figure(measure: Measure, found: Mapping[Measure, Told], own: Stated | None) -> Figure:
    if own is not None and may_state(measure, found):
        return Figure(measure=measure, basis=Basis.STATED, value=own.value, letter=own.letter)
    one = found.get(measure, Told(Basis.ABSENT))
    return Figure(
        measure=measure, basis=one.basis, value=one.value, numerator=one.numerator, denominator=one.denominator
    )


def _told(row: Figure) -> Told:
    """What was counted; a stated value was not."""
    if row.basis == Basis.STATED:
        return Told(Basis.ABSENT)
    return Told(Basis(row.basis), row.value, row.numerator, row.denominator)


def _facts(row: Figure) -> tuple[object, ...]:
    return row.basis, row.value, row.numerator, row.denominator, row.letter


def _fill(entry: Entry, before: Mapping[str, Figure], after: Mapping[str, Figure], *, at: datetime) -> None:
    """Answers that are empty, or still say what was counted last, say what is counted now. One saving, so that an open page is told."""
    texts = {row.question_id: row for row in Answer.objects.filter(entry=entry)}
    old: dict[str, str] = {}
    for question in questions_of(entry):
        measures = asked(question.field)
        words = telling.answer_of(measures, after) if measures else ""
        standing = texts[question.pk].text if question.pk in texts else ""
        untouched = not standing.strip() or (before and standing == telling.answer_of(measures, before))
        if words == standing or not untouched:
            continue
        old[question.code] = standing
        Answer.objects.update_or_create(
            entry=entry, question=question, defaults={"text": words, "changed_at": at, "changed_by": None}
        )
    if old:
        entry.revision += 1
        Saving.objects.create(entry=entry, revision=entry.revision, page=PAGE, before=old, saved_at=at)
