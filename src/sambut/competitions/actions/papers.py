"""Papers of a decided contest: asked for by the host, set by a job, piece by piece; certificates issued and withdrawn."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from sambut.competitions import access
from sambut.competitions.actions.around import locked_edition
from sambut.competitions.models import Certificate, Edition, Entry, Foreword, Judge, Paper, PaperRun
from sambut.competitions.papers import access as paper_access
from sambut.competitions.papers import certificates, queries, signing
from sambut.competitions.papers.around import digest
from sambut.competitions.papers.standing import kind_of
from sambut.competitions.states import AwardKind, CertificateState, PaperKind, Verb
from sambut.kernel.numbers import new_number
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

LONGEST_FOREWORD, LONGEST_REASON = 6000, 1000


@transaction.atomic
def write_foreword(edition_id: int, *, words: str, by_name: str, by_office: str, by: Person, at: datetime) -> Foreword:
    """What opens the book. Istilah: kata pengantar."""
    edition = locked_edition(edition_id)
    access.require(by, Verb.WRITE_FOREWORD, edition)
    edition.after(Verb.WRITE_FOREWORD)
    if len(words) > LONGEST_FOREWORD:
        raise Refused("foreword.write.too_long", longest=LONGEST_FOREWORD)
    facts = {"words": words.strip(), "by_name": by_name.strip()[:120], "by_office": by_office.strip()[:160]}
    assert by.user_id is not None  # `require` refused visitors
    found, _made = Foreword.objects.update_or_create(
        edition=edition, defaults={**facts, "written_at": at, "written_by_id": by.user_id}
    )
    edition.move(Verb.WRITE_FOREWORD, by=by.user_id, at=at)
    return found


@transaction.atomic
def call_papers(edition_id: int, *, by: Person, at: datetime) -> PaperRun:
    """Asks for certificates, the press sheet and the book. A job sets them; what stands already stays."""
    edition = locked_edition(edition_id)
    access.require(by, Verb.CALL_PAPERS, edition)
    event = edition.move(Verb.CALL_PAPERS, by=by.user_id, at=at)
    return PaperRun.objects.create(event=event, edition=edition, begun_at=at)


@transaction.atomic
def issue_certificate(edition_id: int, *, entry_id: int | None = None, judge_id: int | None = None, by: int | None, at: datetime) -> Certificate | None:  # fmt: skip
    """One certificate with a number of its own; None when it stands already or is not due any more. Istilah: menerbitkan piagam."""
    edition = Edition.objects.select_related("host").get(pk=edition_id)
    entry, judge, kind = _whose(edition, entry_id, judge_id)
    if kind is None:
        return None
    whose = {"entry": entry, "kind": kind} if entry else {"judge": judge}
    if Certificate.objects.filter(**whose, again=False).exists():
        return None
    signer = signing.signer()
    row = Certificate(
        number=_fresh_number(), edition=edition, kind=kind, entry=entry, judge=judge,
        words=certificates.words_of(edition, entry, judge), signer=signer.name if signer else "", certified=bool(signer and signer.certified),
    )  # fmt: skip
    content = certificates.pdf(row, signed=signer is not None, certified=row.certified, at=at)
    if signer:
        content = signer.sign(content, reason=row.words["kicker"])
    row.content, row.size, row.digest = content, len(content), digest(content)
    row.issue(by=by, at=at, kind=kind.value, digest=row.digest)
    return row


def _whose(
    edition: Edition, entry_id: int | None, judge_id: int | None
) -> tuple[Entry | None, Judge | None, AwardKind | None]:
    if entry_id is not None:
        Entry.objects.select_for_update().only("pk").get(pk=entry_id)
        entry = Entry.objects.select_related("unit", "body", "category").get(pk=entry_id, edition=edition)
        return entry, None, kind_of(entry)
    assert judge_id is not None  # one of the two is given
    Judge.objects.select_for_update().only("pk").get(pk=judge_id)
    judge = Judge.objects.select_related("user", "institution").get(pk=judge_id, edition=edition)
    return None, judge, AwardKind.JUDGE


@transaction.atomic
def revoke_certificate(
    certificate_id: int, *, reason: str, again: bool = False, by: Person, at: datetime
) -> Certificate:
    """By the host, with a reason that everybody reads who checks it. `again`: a new one may take its place. Istilah: mencabut piagam."""
    row = _locked(certificate_id)
    paper_access.require(by, Verb.REVOKE, row)
    if not reason.strip():
        raise Refused("certificate.revoke.without_reason")
    if len(reason) > LONGEST_REASON:
        raise Refused("certificate.revoke.too_long", longest=LONGEST_REASON)
    row.revoke(reason=reason.strip(), again=again, by=by.user_id, at=at)
    return row


@transaction.atomic
def follow_entry(entry_id: int, *, reason: str, at: datetime) -> int:
    """An award was taken back: its certificates fall with it, for the same reason. Gives how many."""
    rows = Certificate.objects.filter(entry=entry_id, state=CertificateState.VALID).values_list("pk", flat=True)
    found = [_locked(pk) for pk in sorted(rows)]
    for row in found:
        row.revoke(reason=reason.strip()[:LONGEST_REASON], again=False, by=None, at=at)
    return len(found)


@transaction.atomic
def keep_paper(edition_id: int, kind: PaperKind, language: str, content: bytes, *, at: datetime) -> Paper:
    """A paper of the whole contest, byte for byte."""
    from io import BytesIO

    from pypdf import PdfReader

    pages = len(PdfReader(BytesIO(content)).pages)
    return Paper.objects.create(
        edition_id=edition_id, kind=kind, language=language, content=content, size=len(content), digest=digest(content),
        pages=pages, made_at=at,
    )  # fmt: skip


@transaction.atomic
def end_run(run_id: int, *, at: datetime) -> PaperRun:
    """Everything is there: who took part is told."""
    PaperRun.objects.select_for_update().only("pk").get(pk=run_id)
    run = PaperRun.objects.select_related("event").get(pk=run_id)
    if run.ended_at is None:
        run.ended_at = at
        run.save(update_fields=["ended_at"])
        edition = locked_edition(run.edition_id)
        edition.move(Verb.SET_PAPERS, by=None, at=at, run=run.pk)
    return run


def _locked(certificate_id: int) -> Certificate:
    Certificate.objects.select_for_update().only("pk").get(pk=certificate_id)
    rows = Certificate.objects.defer(*queries.HEAVY).select_related("edition__host", "entry__unit", "judge")
    return rows.get(pk=certificate_id)


def _fresh_number() -> str:
    while True:
        number = new_number(settings.ENVIRONMENT.number_prefix)
        if not Certificate.objects.filter(number=number).exists():
            return number
