"""Saying what a body needs, from its own head or because its figures offered it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sambut.complaints.models import Category
from sambut.innovations.states import Cost
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation
from sambut.replication import access
from sambut.replication.actions.around import locked_need, user_of, wanted
from sambut.replication.models import Need, Offer
from sambut.replication.states import Origin, Verb
from sambut.services.models import Service

LONGEST_TITLE, LONGEST_TEXT, LONGEST_CONTEXT, LONGEST_REASON = 160, 2000, 1000, 500


@dataclass(frozen=True)
class Words:
    """What is said of a need."""

    title: str
    text: str
    context: str = ""
    category: Category | None = None
    service: Service | None = None
    cost: str = ""


@transaction.atomic
def state_need(unit_id: int, words: Words, *, by: Person, at: datetime) -> Need:
    """A body, or a unit of it, says what it needs. Everybody may read it. Istilah: menyatakan kebutuhan."""
    unit = Organisation.objects.select_related("body", "region").get(pk=unit_id)
    if reason := access.why_not_state(by, unit.path):
        raise Refused(reason)
    return _stated(unit, words, Origin.STATED, by=by, at=at)


@transaction.atomic
def accept_offer(offer_id: int, words: Words, *, by: Person, at: datetime) -> Need:
    """A person makes a need of what the figures offered, in words of their own."""
    offer = _offer(offer_id)
    access.require(by, Verb.ACCEPT_OFFER, offer)
    need = _stated(offer.unit or offer.body, words, Origin(offer.origin), by=by, at=at)
    offer.need = need
    offer.move(Verb.ACCEPT_OFFER, by=user_of(by), at=at, organisation_id=offer.body_id, need=need.pk)
    return need


@transaction.atomic
def dismiss_offer(offer_id: int, *, by: Person, at: datetime) -> Offer:
    """Lays it aside; it is not offered again for a year."""
    offer = _offer(offer_id)
    access.require(by, Verb.DISMISS_OFFER, offer)
    offer.move(Verb.DISMISS_OFFER, by=user_of(by), at=at, organisation_id=offer.body_id)
    return offer


@transaction.atomic
def write_need(need_id: int, words: Words, *, by: Person, at: datetime) -> Need:
    need = locked_need(need_id)
    access.require(by, Verb.WRITE_NEED, need)
    need.after(Verb.WRITE_NEED)
    _put(need, words)
    need.move(Verb.WRITE_NEED, by=by.user_id, at=at, organisation_id=need.body_id)
    return need


@transaction.atomic
def close_need(need_id: int, *, reason: str, by: Person, at: datetime) -> Need:
    """Nobody looks for it any more; the reason stays beside it."""
    need = locked_need(need_id)
    access.require(by, Verb.CLOSE_NEED, need)
    need.after(Verb.CLOSE_NEED)
    need.closing = wanted(reason, "need.close.without_reason", longest=LONGEST_REASON)
    need.closed_at = at
    need.move(Verb.CLOSE_NEED, by=by.user_id, at=at, organisation_id=need.body_id)
    return need


@transaction.atomic
def reopen_need(need_id: int, *, by: Person, at: datetime) -> Need:
    """What was met is needed again."""
    need = locked_need(need_id)
    access.require(by, Verb.REOPEN_NEED, need)
    need.move(Verb.REOPEN_NEED, by=by.user_id, at=at, organisation_id=need.body_id)
    return need


def _stated(unit: Organisation, words: Words, origin: Origin, *, by: Person, at: datetime) -> Need:
    if unit.ends_on is not None:
        raise Refused("need.state.unit_ended", unit=unit.name)
    need = Need(
        unit=unit, body_id=unit.body_id, region_id=(unit.body or unit).region_id, origin=origin, stated_by_id=user_of(by)
    )  # fmt: skip
    _put(need, words)
    need.open(by=by.user_id, at=at, organisation_id=need.body_id, origin=origin.value)
    return need


def _put(need: Need, words: Words) -> None:
    need.text = wanted(words.text, "need.state.without_text", longest=LONGEST_TEXT)
    need.title = " ".join(words.title.split())[:LONGEST_TITLE] or _title_of(need.text)
    need.context = words.context.strip()
    if len(need.context) > LONGEST_CONTEXT:
        raise Refused("replication.text.too_long", longest=LONGEST_CONTEXT)
    need.category, need.service, need.cost = words.category, words.service, Cost(words.cost or "")


def _title_of(text: str) -> str:
    """The first sentence, or as much of it as fits."""
    first = " ".join(text.split()).split(". ")[0]
    return first if len(first) <= 80 else first[:80].rpartition(" ")[0] + " …"


def _offer(offer_id: int) -> Offer:
    rows = Offer.objects.select_for_update(of=("self",)).select_related("body", "unit__body", "body__body")
    return rows.get(pk=offer_id)
