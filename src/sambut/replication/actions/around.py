"""What every verb does around its own part: the locked row with its parties, and for which body somebody acts."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from sambut.innovations.models import Innovation
from sambut.kernel.numbers import new_number
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation
from sambut.replication.access import sides
from sambut.replication.models import Agreement, Answer, Interest, Need, Note, Party, ReplicationEvent
from sambut.replication.states import Side

AROUND = ("innovation", "owner", "owner_unit", "replicator", "replicator_unit", "region", "category", "need", "event")


def locked(agreement_id: int) -> Agreement:
    """The row, locked until the transaction ends, read after the lock is held."""
    Agreement.objects.select_for_update().only("pk").get(pk=agreement_id)
    rows = Agreement.objects.select_related(*AROUND).defer("search", "innovation__search").prefetch_related("parties")
    return rows.get(pk=agreement_id)


def locked_interest(interest_id: int) -> Interest:
    Interest.objects.select_for_update().only("pk").get(pk=interest_id)
    rows = Interest.objects.select_related("innovation__unit", "owner", "owner_unit", "body", "unit", "need")
    return rows.defer("innovation__search").get(pk=interest_id)


def locked_need(need_id: int) -> Need:
    Need.objects.select_for_update().only("pk").get(pk=need_id)
    return Need.objects.select_related("body", "unit", "region", "category").get(pk=need_id)


def locked_answer(answer_id: int) -> Answer:
    Answer.objects.select_for_update().only("pk").get(pk=answer_id)
    return Answer.objects.select_related("innovation__unit").defer("innovation__search").get(pk=answer_id)


def locked_innovation(innovation_id: int) -> Innovation:
    """Held while its owner takes another copier or answers with it, so that two at once do not both take the last place."""
    Innovation.objects.select_for_update(no_key=True).only("pk").get(pk=innovation_id)
    return (
        Innovation.objects.select_related("unit", "body", "root").defer("search", "root__search").get(pk=innovation_id)
    )


def check_stranger(innovation: Innovation, body: Organisation, *, verb: str = "interest.express") -> None:
    """Nobody copies what their own body has, nor a copy of it. The database asks the same (`guards.py`)."""
    if innovation.body_id == body.pk:
        raise Refused(f"{verb}.own_innovation", body=body.name)
    first = innovation.root_id or innovation.pk
    family = Innovation.objects.filter(body_id=body.pk)
    if family.filter(pk=first).exists() or family.filter(root_id=first).exists():
        raise Refused(f"{verb}.own_copy", body=body.name)


def party_of(agreement: Agreement, side: Side) -> Party:
    return next(party for party in agreement.parties.all() if party.side == side)


def body_of(agreement: Agreement, by: Person) -> int | None:
    """For which body this person acts; the copier's when for both."""
    mine = sides(by, agreement)
    if Side.REPLICATOR in mine:
        return agreement.replicator_id
    return agreement.owner_id if mine else None


def today(organisation: Organisation, at: datetime) -> date:
    """The day it is where the organisation works."""
    return at.astimezone(ZoneInfo(organisation.zone)).date()


def fresh_number() -> str:
    """A number that no agreement has. Two that draw one at once: the constraint stops the second."""
    while True:
        number = new_number(settings.ENVIRONMENT.number_prefix)
        if not Agreement.objects.filter(number=number).exists():
            return number


def explain(event: ReplicationEvent, text: str) -> None:
    """The words that belong to an event."""
    Note.objects.create(event=event, text=text)


def wanted(text: str, code: str, *, longest: int) -> str:
    """Words without which a verb may not happen."""
    text = text.strip()
    if not text:
        raise Refused(code)
    if len(text) > longest:
        raise Refused("replication.text.too_long", longest=longest)
    return text


def user_of(by: Person) -> int:
    assert by.user_id is not None  # access has refused a visitor
    return by.user_id
