"""Innovations of the demo country, recorded and published by their owners: every stage, one family of three. All texts are invented."""

import tomllib
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from importlib.resources import files
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from django.contrib.auth import get_user_model
from django.db import transaction

from sambut.innovations import actions, words
from sambut.innovations.fields import NAMES
from sambut.innovations.models import Innovation
from sambut.innovations.states import Block, Direction, Grade, Sustainability
from sambut.ledger.models import Outbox
from sambut.mandates.models import Appointment
from sambut.mandates.people import Person
from sambut.mandates.queries import person_of
from sambut.mandates.states import Role
from sambut.organisations.access import OPERATOR
from sambut.organisations.actions import add_units
from sambut.organisations.models import Organisation
from sambut.services.models import Service

PUBLISHED = ("idea", "trial", "running", "withdrawn")
SEMARANG = "Pemerintah Kota Semarang"
PLANS = ((SEMARANG, 6), ("Pemerintah Kabupaten Bantaeng", 2))
"""Bodies with a yearly target."""


@transaction.atomic
def fill(at: datetime) -> int:
    """Gives how many innovations were made now; nought when they stand already."""
    if Innovation.objects.filter(source_key__startswith="demo:").exists():
        return 0
    source = files("sambut.config.demo").joinpath("reference", "innovations.toml").read_text("utf-8")
    told, made = tomllib.loads(source), dict[str, Innovation]()
    rows = told["innovation"]
    national = _national(at)
    for row in rows:
        made[row["key"]] = _made(row, made, at, national)
    for body, target in PLANS:
        for year in (at.year - 1, at.year):
            actions.plan_year(
                Organisation.objects.get(name=body, parent=None).pk,
                year,
                target=target,
                by=national,
                at=at - timedelta(days=30),
            )
    _ideas(told["idea"], at)
    _people(rows, made, at)
    Outbox.objects.filter(topic__startswith="innovations.", relayed_at=None).update(relayed_at=at)
    words.count()
    return len(rows)


def _made(row: dict[str, Any], made: dict[str, Innovation], at: datetime, national: Person) -> Innovation:
    """By its verbs, in the past of the country, one after the other."""
    unit = _unit(row["body"], row["unit"], at)
    clock = _Clock(at - timedelta(days=row["days"]))
    by = _writer(unit, at) or national
    if "parent" in row:
        found = actions.adapt_innovation(
            made[row["parent"]].pk, unit_id=unit.pk, local_name=row.get("local_name", ""), by=national, at=clock.tick()
        )
    else:
        found = actions.begin_innovation(unit.pk, title=row["title"], by=by, at=clock.tick())
    Innovation.objects.filter(pk=found.pk).update(source_key=f"demo:{row['key']}")
    content = {name: row[name] for name in NAMES if name in row} | (
        {"category": row["topic"]} if "topic" in row else {}
    )
    actions.write_innovation(found.pk, content, revision=0, page="peraga", by=by, at=clock.tick())
    _staged(found, row, clock, by)
    _known(found, row, clock, by)
    _decided(found, row, clock, by, national)
    if "life" in row:
        on = (at - timedelta(days=55)).date()
        actions.confirm_innovation(
            found.pk, sustainability=Sustainability(row["life"]), on=on, note=row.get("life_note", ""), by=by, at=at - timedelta(days=54)
        )  # fmt: skip
    return Innovation.objects.defer("search").get(pk=found.pk)


def _staged(found: Innovation, row: dict[str, Any], clock: "_Clock", by: Person) -> None:
    if "trial" in row:
        actions.try_innovation(found.pk, on=row["trial"], by=by, at=clock.past(row["trial"]))
    if "started" in row:
        actions.run_innovation(found.pk, on=row["started"], by=by, at=clock.past(row["started"]))


def _known(found: Innovation, row: dict[str, Any], clock: "_Clock", by: Person) -> None:
    for given in row.get("indicators", ()):
        indicator = actions.name_indicator(
            found.pk, name=given["name"], unit=given["unit"], direction=Direction(given["direction"]), baseline=Decimal(given["baseline"]),
            baseline_on=given["baseline_on"], target=Decimal(given["target"]), source=given["source"], by=by, at=clock.past(given["baseline_on"]),
        )  # fmt: skip
        for on, value in given["values"]:
            actions.measure_indicator(
                found.pk, indicator.uuid, value=Decimal(value), on=on, source=given["source"].split(" 20")[0], by=by, at=clock.past(on)
            )  # fmt: skip
    for block, (text, grade, reason) in row.get("blocks", {}).items():
        actions.prove_innovation(
            found.pk, Block(block), text=text, grade=Grade(grade), reason=reason, by=by, at=clock.tick()
        )
    for name, part in row.get("team", ()):
        actions.name_member(found.pk, name=name, part=part, by=by, at=clock.tick())
    _detailed(found, row, clock, by)


def _detailed(found: Innovation, row: dict[str, Any], clock: "_Clock", by: Person) -> None:
    """Goals and the rows of the record, as its owner wrote them."""
    if "goals" in row:
        actions.choose_goals(found.pk, goals=row["goals"], by=by, at=clock.tick())
    for part in ("classification", "spending", "staffing", "beneficiary"):
        for given in row.get(part, ()):
            facts = {**given, "amount": Decimal(given["amount"])} if part == "spending" else given
            actions.add_part(found.pk, part, by=by, at=clock.tick(), **facts)
    for name in row.get("services", ()):
        service = Service.objects.get(name=name, unit=found.unit)
        actions.add_part(found.pk, "service", by=by, at=clock.tick(), service=service)


def _people(rows: list[dict[str, Any]], made: dict[str, Innovation], at: datetime) -> None:
    """Who wrote a record and stands in its team is named with the own account, and opens a page of the own."""
    for row in rows:
        team: dict[str, str] = dict(row.get("team", ()))
        by = _writer(made[row["key"]].unit, at) if team else None
        user = get_user_model().objects.filter(pk=by.user_id).first() if by and by.user_id else None
        if by is None or user is None or user.name not in team:
            continue
        actions.name_member(made[row["key"]].pk, name=user.name, part=team[user.name], account=user.email, by=by, at=at)
        actions.open_page(is_open=True, about=row.get("about", ""), by=by, at=at)


def _ideas(source: list[dict[str, Any]], at: datetime) -> None:
    """Sent from a unit by whoever writes there; some came back with a suggestion."""
    for row in source:
        unit = _unit(row["body"], row["unit"], at)
        if (by := _writer(unit, at)) is None:
            continue
        clock = _Clock(at - timedelta(days=row["days"]))
        content = {name: row[name] for name in ("title", "problem", "solution")}
        sent = actions.send_idea(
            uuid5(NAMESPACE_URL, f"sambut:peraga:{row['title']}"), unit=unit, content=content, by=by, at=clock.tick()
        )
        if "suggestion" in row:
            actions.suggest(sent.pk, text=row["suggestion"], by=_national(at), at=clock.tick())


def _decided(found: Innovation, row: dict[str, Any], clock: "_Clock", by: Person, national: Person) -> None:
    way = row["way"]
    if way == "writing":
        return
    actions.submit_innovation(found.pk, by=by, at=clock.tick())
    if way in PUBLISHED:
        actions.publish_innovation(found.pk, by=national, at=clock.tick())
    if way == "returned":
        actions.return_innovation(found.pk, text=row["note"], by=national, at=clock.tick())
    if way == "withdrawn":
        actions.withdraw_innovation(found.pk, text=row["note"], by=national, at=clock.tick())


class _Clock:
    """The hours of one record, going on; never before what is told."""

    def __init__(self, begins: datetime) -> None:
        self.at = begins

    def tick(self) -> datetime:
        self.at += timedelta(hours=1)
        return self.at

    def past(self, on: date) -> datetime:
        """After that day at the latest place of the country, and after all before."""
        noon = datetime.combine(on, time(12), ZoneInfo("Asia/Jakarta"))
        self.at = max(self.at + timedelta(minutes=20), noon)
        return self.at


def _unit(body: str, name: str, at: datetime) -> Organisation:
    place = Organisation.objects.get(name=body, parent=None)
    made = add_units(place.pk, [name], by=OPERATOR, at=at)
    return Organisation.objects.get(pk=made[name])


def _writer(unit: Organisation, at: datetime) -> Person | None:
    """Whoever writes for the unit: its innovator, or the local admin above it."""
    held = Appointment.objects.running(at).filter(
        organisation_id__in=unit.path, role__in=(Role.INNOVATOR, Role.LOCAL_ADMIN)
    )
    user = held.order_by("role", "id").values_list("user_id", flat=True).first()
    return person_of(user, at=at) if user else None


def _national(at: datetime) -> Person:
    held = Appointment.objects.running(at).filter(role=Role.NATIONAL_ADMIN).order_by("id")
    return person_of(held.values_list("user_id", flat=True).first(), at=at)
