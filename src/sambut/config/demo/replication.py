"""Needs, answers, interests and agreements of the demo country: one that runs and is due to be checked, one signed at a forum, one that waits for
the regent, one of which nobody hears. By their own actions, in the past of the country. All texts and numbers are invented."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from sambut.complaints.models import Category
from sambut.config.demo import reference
from sambut.config.demo.agreeing import FORUMS, Agreed, Hands
from sambut.events.models import Stand
from sambut.innovations import words
from sambut.innovations.models import Innovation
from sambut.ledger.models import Outbox
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation
from sambut.replication import actions, offering, telling
from sambut.replication.actions import Words
from sambut.replication.models import Agreement, Interest, Offer, ReplicationEvent

TOLD = timedelta(days=10)
ADMINS = (Role.LOCAL_ADMIN, Role.AGENCY_ADMIN)


@transaction.atomic
def fill(at: datetime) -> int:
    """Gives how many agreements were made now; nought when they stand."""
    if Agreement.objects.exists():
        return 0
    story = reference.replication()
    hands = Hands(at, at - timedelta(days=590))
    for row in story["person"]:
        hands.hire(row)
    for row in story["need"]:
        _stated(hands, row)
    for row in story["agreement"]:
        _walked(hands, row)
    for row in story["answer"]:
        _answered(hands, row)
    for row in story["interest"]:
        _wished(hands, row)
    offering.offer_needs(at=at)
    words.count()
    _settle(at)
    return len(story["agreement"])


def _stated(hands: Hands, row: dict[str, Any]) -> None:
    """Of what the figures offered where they did; else in the unit's own words."""
    unit, at = hands.unit(row), hands.go(row["days"])
    by = hands.holder(unit, Role.HEAD, Role.UNIT_OFFICER)
    topic = Category.objects.get(code=row["topic"], body=None) if "topic" in row else None
    said = Words(row["title"], row["text"], row.get("context", ""), topic, None, row.get("cost", ""))
    offer = _offered(unit, row, topic, at) if "offered" in row else None
    if offer is None:
        hands.needs[row["key"]] = actions.state_need(unit.pk, said, by=by, at=hands.tick())
    else:
        hands.needs[row["key"]] = actions.accept_offer(offer.pk, said, by=by, at=hands.tick())


def _offered(unit: Organisation, row: dict[str, Any], topic: Category | None, at: datetime) -> Offer | None:
    offering.offer_needs(at=at, body_id=unit.body_id)
    standing = Offer.objects.filter(body=unit.body_id, state="offered", origin=row["offered"])
    return standing.filter(unit=unit).first() if row["offered"] == "survey" else standing.filter(category=topic).first()


def _answered(hands: Hands, row: dict[str, Any]) -> None:
    """Who answers for an innovation says that it solved what others need."""
    source, at = _source(row), hands.go(row["days"])
    owner = hands.holder(source.unit, Role.INNOVATOR, *ADMINS)
    actions.answer_need(hands.needs[row["need"]].pk, source.pk, words=row["words"], by=owner, at=at)


def _source(row: dict[str, Any]) -> Innovation:
    return Innovation.objects.defer("search").select_related("unit").get(source_key=f"demo:{row['innovation']}")


def _wished(hands: Hands, row: dict[str, Any]) -> Interest:
    """The unit's officer asks; who answers for the innovation says yes, says no, or has not answered yet."""
    source, unit = _source(row), hands.unit(row)
    stand = None
    if "forum" in row:
        stand = Stand.objects.filter(event__name=FORUMS[row["forum"]], innovation=source, dropped_at=None).first()
    interest = actions.express_interest(
        source.pk, unit_id=unit.pk, message=row["message"], need=hands.needs.get(row.get("need", "")), stand=stand,
        by=hands.holder(unit, Role.UNIT_OFFICER), at=hands.go(row["days"]),
    )  # fmt: skip
    owner = hands.holder(source.unit, Role.INNOVATOR, *ADMINS)
    if "refused" in row:
        actions.refuse_interest(interest.pk, reason=row["refused"], by=owner, at=hands.go(row["days"] - 3))
    elif "until" in row:
        actions.accept_interest(interest.pk, by=owner, at=hands.go(row["days"] - 2))
    return interest


def _walked(hands: Hands, row: dict[str, Any]) -> None:
    """One agreement, as far as its row says."""
    hands.at = hands.present - timedelta(days=row["days"] + 1)
    interest, unit, source = _wished(hands, row), hands.unit(row), _source(row)
    one = Agreed(
        hands, row, unit, hands.holder(source.unit, Role.INNOVATOR, *ADMINS), hands.holder(unit, Role.UNIT_OFFICER)
    )
    one.pk = actions.draft_agreement(interest.pk, by=one.owner, at=hands.tick()).pk
    one.write()
    one.freeze()
    one.sign()
    if row["until"] != "sign_owner":
        one.carry()


def _settle(at: datetime) -> None:
    """People are told of what happened lately; nothing old waits for the worker."""
    lately = ReplicationEvent.objects.filter(happened_at__gte=at - TOLD).select_related(
        "agreement", "interest__owner_unit", "answer__need__unit"
    )
    for event in lately.defer("agreement__frozen").order_by("happened_at", "pk"):
        telling.tell(event, at=event.happened_at)
    waiting = Outbox.objects.filter(relayed_at=None)
    for topic in ("replication.", "innovations.", "mandates.", "files.uploaded"):
        waiting.filter(topic__startswith=topic).update(relayed_at=at)
