"""Writing an edition: by officers of the unit. Nothing of it is seen by others before it is published."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation
from sambut.services import writing
from sambut.services.access import require
from sambut.services.actions.moving import locked, refuse_incomplete, texts_of, working
from sambut.services.models import Edition, Service
from sambut.services.rules import cleaning
from sambut.services.rules.whole import web_address
from sambut.services.states import WORKING, Component, EditionState, State, Verb

FACTS = ("name", "summary", "decree", "place", "hours", "link", "note")
"""What an edition says besides its fourteen components."""


@transaction.atomic
def draft_service(unit: Organisation, *, name: str, by: Person, at: datetime) -> Service:
    """A new service of a unit, with its first edition to write."""
    service = Service(unit=unit, body=unit.body, name=cleaning.title(name)[:240], state=State.DRAFT)
    user_id = require(by, Verb.DRAFT, service)
    if unit.ends_on is not None:
        raise Refused("service.draft.unit_ended", unit=unit.name)
    service.search = writing.vector(service, {})
    service.begin(Verb.DRAFT, by=user_id, at=at, edition=1)
    Edition.objects.create(
        service=service,
        number=1,
        state=EditionState.WRITING,
        name=service.name,
        begun_at=at,
        changed_at=at,
        changed_by_id=user_id,
    )
    return service


@transaction.atomic
def draft_edition(service_id: int, *, by: Person, at: datetime) -> Edition:
    """The edition that is being written; begun from the one that holds when there is none. Two who begin get the same."""
    service = locked(service_id)
    user_id = require(by, Verb.DRAFT, service)
    standing = Edition.objects.filter(service=service, state__in=WORKING).first()
    if standing:
        return standing
    last = Edition.objects.filter(service=service).order_by("-number").first()
    source = service.current or last
    facts = {name: getattr(source, name) for name in FACTS if name != "note"} if source else {"name": service.name}
    edition = Edition.objects.create(
        service=service, number=(last.number if last else 0) + 1, state=EditionState.WRITING, begun_at=at,
        changed_at=at, changed_by_id=user_id, **facts,
    )  # fmt: skip
    if source:
        writing.write(edition, texts_of(source))
    service.move(Verb.DRAFT, by=user_id, at=at, edition=edition.number)
    return edition


@transaction.atomic
def keep_edition(
    edition_id: int, content: Mapping[str, str], *, revision: int | None, by: Person, at: datetime
) -> Edition:
    """Keeps what was typed when `revision` is newer than what is kept; an older one is refused, so that no window undoes another.

    None stands above whatever is kept by then: somebody pressed a button. Names that are not in `content` stay as they are.
    """
    service_id = Edition.objects.values_list("service_id", flat=True).get(pk=edition_id)
    service = locked(service_id)
    user_id = require(by, Verb.DRAFT, service)
    edition = Edition.objects.get(pk=edition_id)
    if edition.state != EditionState.WRITING:
        raise Refused(f"service.keep.edition_{edition.state}")
    wanted = edition.revision + 1 if revision is None else revision
    if wanted <= edition.revision:
        raise Refused("service.keep.older", revision=edition.revision)
    for name in FACTS:
        if name in content:
            setattr(edition, name, content[name].strip())
    edition.name = cleaning.title(edition.name)[:240] or service.name
    edition.revision, edition.changed_at, edition.changed_by_id = wanted, at, user_id
    edition.save()
    texts = texts_of(edition) | {name: text for name, text in content.items() if name in Component.values}
    reading = writing.write(edition, texts)
    if service.current_id is None:  # nobody reads it yet: the desk's list shows what is written
        writing.show(service, edition, reading, texts)
        service.save()
    return edition


@transaction.atomic
def submit_service(service_id: int, *, by: Person, at: datetime) -> Service:
    """Asks the admin to publish what was written. Istilah: mengajukan."""
    service = locked(service_id)
    user_id = require(by, Verb.SUBMIT, service)
    edition = working(service)
    edition.move(Verb.SUBMIT)
    refuse_incomplete(Verb.SUBMIT, writing.complete(edition))
    if edition.link and not web_address(edition.link):
        raise Refused("service.submit.link")
    edition.submitted_at, edition.submitted_by_id, edition.returned_because = at, user_id, ""
    edition.save()
    service.move(Verb.SUBMIT, by=user_id, at=at, edition=edition.number)
    return service


@transaction.atomic
def discard_edition(service_id: int, *, by: Person, at: datetime) -> Service:
    """Throws away what was being written; what holds goes on holding."""
    service = locked(service_id)
    user_id = require(by, Verb.DISCARD, service)
    service.after(Verb.DISCARD)
    edition = working(service)
    edition.move(Verb.DISCARD)
    edition.ended_at = at
    edition.save()
    service.move(Verb.DISCARD, by=user_id, at=at, edition=edition.number)
    return service
