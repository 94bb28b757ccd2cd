"""A winner is withdrawn by letter; the place is offered to the plenary, which fills it or leaves it empty. Nothing is deleted."""

from datetime import date, datetime

from django.db import transaction

from sambut.competitions import access
from sambut.competitions.actions.around import locked, locked_edition
from sambut.competitions.actions.winning import record_awards, withdraw_award
from sambut.competitions.final.plenaries import require_agreement
from sambut.competitions.final.states import SittingStage, Vacancy
from sambut.competitions.final.vacancies import candidates
from sambut.competitions.models import Conflict, Entry, Revocation
from sambut.competitions.states import Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

LONGEST_LETTER, LONGEST_REASON = 120, 2000


@transaction.atomic
def strip_award(entry_id: int, *, letter: str, reason: str, by: Person, at: datetime) -> Revocation:
    """The award is withdrawn with letter and reason; everybody reads both. Istilah: mencabut penghargaan."""
    edition = locked_edition(Entry.objects.values_list("edition_id", flat=True).get(pk=entry_id))
    entry = locked(entry_id)
    access.require(by, Verb.STRIP, edition)
    edition.after(Verb.STRIP)
    entry.after(Verb.STRIP)
    letter, reason = letter.strip()[:LONGEST_LETTER], reason.strip()
    if not letter or not reason:
        raise Refused("entry.strip.without_letter")
    if len(reason) > LONGEST_REASON:
        raise Refused("entry.object.too_long", longest=LONGEST_REASON)
    if Conflict.objects.filter(user_id=by.user_id or 0, entry=entry).exists():
        raise Refused("edition.choose.sealed")
    found = Revocation.objects.create(
        entry=entry, letter=letter, reason=reason, revoked_at=at, revoked_by_id=by.user_id, vacancy=Vacancy.OFFERED
    )
    withdraw_award(entry, note=f"Surat {letter}: {reason}")
    entry.move(Verb.STRIP, by=by.user_id, at=at, letter=letter, revocation=found.pk)
    edition.move(Verb.STRIP, by=by.user_id, at=at, entry=entry.pk)
    return found


@transaction.atomic
def fill_vacancy(
    revocation_id: int, *, successor: int | None, words: str, decree_number: str = "", decree_on: date | None = None, by: Person, at: datetime
) -> Revocation:  # fmt: skip
    """Who takes the place, by a decree of its own; None leaves it empty. Both with the plenary's words."""
    edition = locked_edition(Revocation.objects.values_list("entry__edition_id", flat=True).get(pk=revocation_id))
    found = Revocation.objects.select_related("entry__cluster").get(pk=revocation_id)
    access.require(by, Verb.SUCCEED, edition)
    edition.after(Verb.SUCCEED)
    if found.vacancy != Vacancy.OFFERED:
        raise Refused("revocation.succeed.settled")
    if found.revoked_by_id == by.user_id:
        raise Refused("revocation.succeed.revoked_it")
    if not words.strip() or len(words) > LONGEST_REASON:
        raise Refused("revocation.succeed.without_words", longest=LONGEST_REASON)
    order = [entry.pk for entry, _total in candidates(found)]
    if successor is not None and successor not in order:
        raise Refused("revocation.succeed.not_a_candidate")
    if Conflict.objects.filter(user_id=by.user_id or 0, entry__in=order).exists():
        raise Refused("edition.choose.sealed")
    taken = [successor] if successor is not None else []
    require_agreement(edition, SittingStage.WINNERS, taken=taken, order=order, places=1)
    found.words, found.settled_at = words.strip(), at
    if successor is None:
        found.vacancy = Vacancy.EMPTY
        found.save()
        edition.move(Verb.SUCCEED, by=by.user_id, at=at, revocation=found.pk, successor=None)
        return found
    if not decree_number.strip() or decree_on is None:
        raise Refused("edition.decide.without_number")
    entry = locked(successor)
    found.vacancy, found.successor, found.decree_number, found.decree_on = (
        Vacancy.FILLED,
        entry,
        decree_number.strip()[:120],
        decree_on,
    )
    found.save()
    entry.move(Verb.SUCCEED, by=by.user_id, at=at, revocation=found.pk)
    record_awards(edition, [entry], decree=found.decree_number)
    edition.move(Verb.SUCCEED, by=by.user_id, at=at, revocation=found.pk, successor=entry.pk)
    return found
