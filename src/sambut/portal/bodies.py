"""What a body offers beside its answers: services, how content people are, innovations, agreements. Each bounded, each one query or two."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from sambut.competitions.public import reading as contests
from sambut.innovations import lists as innovations
from sambut.innovations.pages import rows as innovation_rows
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation
from sambut.replication import queries as replication
from sambut.replication.pages import rows as agreement_rows
from sambut.services import queries as services
from sambut.services.models import Service
from sambut.surveys import queries as surveys
from sambut.surveys.models import Round
from sambut.surveys.queries import Standing

SHOWN = 5


@dataclass(frozen=True)
class Offers:
    """Of each room the first few; `more_…` is where the others are, empty when all are shown here."""

    services: tuple[Service, ...]
    more_services: str
    standing: Standing | None
    surveys: tuple[Round, ...]
    """The newest figure of each unit, weakest first."""
    innovations: tuple[innovation_rows.Row, ...]
    more_innovations: str
    agreements: tuple[agreement_rows.Row, ...]
    more_agreements: str
    honours: int
    """How many of its innovations are recorded as honoured."""


def headed(person: Person) -> Organisation | None:
    """The body of the first office of a head."""
    mandate = next((one for one in person.mandates if one.role == Role.HEAD), None)
    return Organisation.objects.select_related("region").get(pk=mandate.body_id) if mandate else None


def loop_of(body: Organisation) -> tuple[str, str]:
    """Name and address of the region's loop; of a body without a region, its own page."""
    if body.region is None:
        return body.name, reverse("portal:body", args=[body.uuid])
    return body.region.name, reverse("insights:region", args=[body.region.code])


def offers(body: Organisation, *, at: datetime) -> Offers:
    offered = list(services.of_body(body.pk).order_by("name", "id")[: SHOWN + 1])
    found = list(innovations.public().filter(body=body.pk).order_by("-public_at", "-id")[: SHOWN + 1])
    agreed = replication.of_body(body.pk)
    region = body.region.code if body.region else ""
    return Offers(
        tuple(offered[:SHOWN]), _list("services:list", instansi=str(body.uuid)) if len(offered) > SHOWN else "",
        surveys.latest(body.pk), tuple(surveys.newest_of(body.pk)[:SHOWN]),
        tuple(innovation_rows.shown(found[:SHOWN], at=at)), _list("innovations:public_list", wilayah=region) if len(found) > SHOWN else "",
        tuple(agreement_rows.agreements(agreed[:SHOWN], desk=False)), _list("replication:agreements") if len(agreed) > SHOWN else "",
        sum(contests.body_by_year(body).values()),
    )  # fmt: skip


def _list(name: str, **wanted: str) -> str:
    """The room's own list, narrowed where it can be."""
    given = {key: value for key, value in wanted.items() if value}
    return reverse(name) + (f"?{urlencode(given)}" if given else "")
