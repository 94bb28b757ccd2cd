"""Who hears that papers are ready. A notice names the contest, never an award and never a title."""

from collections.abc import Collection
from datetime import datetime

from django.urls import reverse

from sambut.competitions.models import Certificate, EditionEvent, PaperRun
from sambut.competitions.naming import EDITION
from sambut.competitions.telling import first_of, innovators
from sambut.notices import subjects
from sambut.notices.actions import notify
from sambut.notices.recipients import Recipient
from sambut.notices.states import Kind
from sambut.notices.subjects import Subject

CERTIFICATE = "contest_certificate"


@subjects.names(CERTIFICATE)
def name_certificates(ids: Collection[int]) -> dict[int, Subject]:
    rows = (
        Certificate.objects.filter(pk__in=ids).only("uuid", "edition__name", "edition__zone").select_related("edition")
    )
    return {row.pk: _named(row) for row in rows}


def _named(row: Certificate) -> Subject:
    path = reverse("competitions:certificates")
    return Subject(row.edition.name, reporter_path=path, desk_path=path, zone=row.edition.zone)


def tell_of_papers(event: EditionEvent, *, at: datetime) -> None:
    """Whoever got a certificate in this run, once; and the host."""
    run = PaperRun.objects.select_related("event").get(pk=event.facts["run"])
    rows = Certificate.objects.filter(edition=event.edition_id, issued_at__gte=run.begun_at).defer("content")
    for row in rows.select_related("entry__unit", "judge").order_by("pk").iterator(chunk_size=500):
        if row.entry is not None:
            first_of(innovators(row.entry), Kind.CERTIFICATE_READY, row.pk, CERTIFICATE, at)
        elif row.judge is not None:
            to = Recipient.user(row.judge.user_id)
            notify(kind=Kind.CERTIFICATE_READY, to=to, subject_id=row.pk, subject_type=CERTIFICATE, at=at)
    if run.event.actor_id is not None:
        to = Recipient.user(run.event.actor_id)
        notify(kind=Kind.PAPERS_READY, to=to, subject_id=event.edition_id, subject_type=EDITION, at=at)
