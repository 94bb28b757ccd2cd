"""Beginning a record, and adapting one of another region."""

from datetime import date, datetime

from django.db import transaction

from sambut.innovations import access
from sambut.innovations.actions.keeping import apply, content_of, locked, today
from sambut.innovations.fields import TEXTS, Content
from sambut.innovations.models import GoalLink, Innovation, Manuscript
from sambut.innovations.states import Stage, State, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation

OWN = ("law", "partners", "initiator")
"""What a copy does not take over: its rules, its partners and whose idea it is there are its own."""


@transaction.atomic
def begin_innovation(unit_id: int, *, title: str, by: Person, at: datetime) -> Innovation:
    """A record of the unit, at first an idea that only its own side reads. Istilah: pencatatan inovasi."""
    unit = _unit(unit_id)
    access.require_begin(by, unit.path)
    title = " ".join(title.split())
    if not title:
        raise Refused("innovation.begin.without_title")
    if len(title) > TEXTS["title"]:
        raise Refused("innovation.write.too_long", field="title", longest=TEXTS["title"])
    return _begin(unit, {"title": title}, verb=Verb.BEGIN, by=by, at=at, idea_on=today(unit, at))


@transaction.atomic
def adapt_innovation(
    innovation_id: int, *, unit_id: int, local_name: str = "", agreed_with: int | None = None, by: Person, at: datetime
) -> Innovation:
    """A copy in another body that knows what it comes from, also under a new name. Owner and copier are never the same body.

    `agreed_with` is a body that holds a signed agreement about it (`replication`): it may record its copy also when the
    innovation was withdrawn since.
    """
    parent, unit = locked(innovation_id), _unit(unit_id)
    access.require_begin(by, unit.path)
    if agreed_with is None or unit.body_id != agreed_with:
        access.require(by, "see", parent)
        if parent.state != State.PUBLIC:
            raise Refused("innovation.adapt.not_public")
    first = parent.root or parent
    if unit.body_id in (parent.body_id, first.body_id):
        raise Refused("innovation.adapt.own_body", body=unit.body.name if unit.body else "")
    local_name = " ".join(local_name.split())
    if len(local_name) > TEXTS["local_name"]:
        raise Refused("innovation.write.too_long", field="local_name", longest=TEXTS["local_name"])
    content = {
        **content_of(parent),
        "local_name": "" if local_name == parent.title else local_name,
        **dict.fromkeys(OWN, ""),
    }
    made = _begin(
        unit, content, verb=Verb.ADAPT, by=by, at=at, idea_on=today(unit, at), parent=parent, root=first, facts={"parent": parent.pk}
    )  # fmt: skip
    goals = GoalLink.objects.filter(innovation=parent).values_list("goal", flat=True)
    GoalLink.objects.bulk_create([GoalLink(innovation=made, goal=goal) for goal in goals])
    return made


def _unit(unit_id: int) -> Organisation:
    unit = Organisation.objects.select_related("body", "region").filter(pk=unit_id).first()
    if unit is None:
        raise Refused("innovation.unit.unknown")
    if unit.ends_on is not None:
        raise Refused("innovation.begin.unit_ended", unit=unit.name)
    return unit


def _begin(
    unit: Organisation, content: Content, *, verb: Verb, by: Person, at: datetime, idea_on: date,
    parent: Innovation | None = None, root: Innovation | None = None, facts: dict[str, int] | None = None,
) -> Innovation:  # fmt: skip
    region_id = unit.region_id or (unit.body.region_id if unit.body else None)
    innovation = Innovation(
        unit=unit,
        body_id=unit.body_id,
        region_id=region_id,
        stage=Stage.IDEA,
        idea_on=idea_on,
        parent=parent,
        root=root,
    )
    apply(innovation, content)
    innovation.begin(verb, by=by.user_id, at=at, unit=unit.pk, **(facts or {}))
    Manuscript.objects.create(
        innovation=innovation, content=content_of(innovation), changed_at=at, changed_by_id=by.user_id
    )
    return innovation
