"""The desk: what waits for whom; and one agreement with everything that may be done about it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.mandates.people import Person
from sambut.replication import access, queries, sentences, signatories
from sambut.replication.actions.around import today
from sambut.replication.models import Agreement, Party
from sambut.replication.pages import rows
from sambut.replication.pages.around import desk_agreement, person_of
from sambut.replication.states import STAYING, TRANSITIONS, PaperKind, Side, State, Verb
from sambut.replication.wording import paragraphs

SIZE, SHORT = 20, 8


@never_cache
@login_required
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """What waits: signatures, interests, offers, needs without an answer, agreements that ask for attention."""
    person = person_of(request)
    if not sees_desk(person):
        raise Http404
    agreements = list(queries.at_desk(person)[:SHORT])
    flagged = list(queries.flagged(person)[:SHORT])
    facts = {
        "signing": [(row, spoken(row.number)) for row in queries.waiting_signatures(person)],
        "interests": [(row, sentences.interest_words(row)) for row in queries.interests_at_desk(person)[:SHORT]],
        "offers": [(row, sentences.offer_title(row), sentences.offer_words(row)) for row in queries.offers_at_desk(person)[:SHORT]],
        "needs": [(row, sentences.need_words(row)) for row in queries.needs_at_desk(person)[:SHORT]],
        "agreements": rows.agreements(agreements, desk=True), "flagged": rows.agreements(flagged, desk=True),
        "may_state": bool(person.organisations(*access.NEEDING)),
        "may_decide": bool(person.organisations(*access.NEEDING)),
    }  # fmt: skip
    return answers.page(request, "replication/desk.html", facts)


def sees_desk(person: Person) -> bool:
    return bool(person.organisations(*access.READERS)) or any(person.holds(role) for role in access.WATCHERS)


@never_cache
@login_required
@require_GET
def agreements(request: HttpRequest) -> HttpResponse:
    """All agreements of this person's sight, last touched first; `?keadaan=` keeps one state."""
    person = person_of(request)
    if not sees_desk(person):
        raise Http404
    listed = queries.at_desk(person)
    state = request.GET.get("keadaan", "")
    if state in State.values:
        listed = listed.filter(state=state)
    page = slice_of(listed, order=("-touched_at", "-id"), after=request.GET.get("setelah"), size=SIZE)
    facts = {"rows": rows.agreements(page.rows, desk=True), "slice": page, "state": state, "states": State.choices}
    return answers.page(request, "replication/desk_agreements.html", facts)


@dataclass(frozen=True)
class ShownParty:
    party: Party
    office: str
    mandate_holds: bool
    mine: bool


@never_cache
@login_required
@require_GET
def agreement(request: HttpRequest, number: str) -> HttpResponse:
    found = desk_agreement(request, number)
    return answers.page(request, "replication/desk_agreement.html", shown(found, person_of(request), at=now()))


def shown(found: Agreement, person: Person, *, at: datetime) -> dict[str, Any]:
    """Everything of one agreement, and what this person may do about it now."""
    milestones, files = queries.milestones(found), queries.evidence(found)
    clauses = queries.clauses(found) if found.state == State.DRAFT else []
    timeline = queries.timeline(found)
    titles = {row.pk: row.title for row in milestones}
    may = {str(verb): _may(person, verb, found) for verb in access.AGREEMENT_VERBS if verb != "see"}
    parties = _parties(found, person, at=at)
    own = access.signs_for(person, found)
    on = today(found.replicator, at)
    coaching, checks = queries.coaching(found), queries.checks(found)
    due = [row for row in checks if row.checked_on is None and row.due_on <= on]
    return {
        "agreement": found, "number": spoken(found.number), "state": sentences.state_words(found.state), "may": may,
        "parties": parties, "clauses": [(clause, paragraphs(found, clause)) for clause in clauses], "milestones": milestones,
        "files": files, "measures": queries.measures(found), "coaching": coaching,
        "coached": sum((row.hours for row in coaching), start=0), "checks": checks, "due": due, "on": on,
        "papers": {paper.kind: paper for paper in queries.papers(found)}, "kinds": PaperKind, "extension": queries.open_extension(found),
        "timeline": [(event, sentences.sentence(event, found, titles), words) for event, words in timeline],
        "signs": own if own and own.signed_at is None and found.state == State.FROZEN else None,
        "duty": duty(found, parties, due=bool(due)),
        "my_sides": access.sides(person, found), "zone": found.replicator.zone, "sides": Side,
    }  # fmt: skip


def _parties(found: Agreement, person: Person, *, at: datetime) -> list[ShownParty]:
    mine = access.sides(person, found)
    return [
        ShownParty(
            party, signatories.capacity_words(party) if party.signatory_id else "",
            party.signatory_id is not None and signatories.stands(party, at=at), party.side in mine,
        )
        for party in queries.parties(found)
    ]  # fmt: skip


def _may(person: Person, verb: str, found: Agreement) -> bool:
    """Whether access and state both let it happen: what cannot be done has no button."""
    if access.why_not(person, verb, found) is not None:
        return False
    if verb == Verb.RECORD_COPY and found.copy_id is not None:
        return False
    if verb == Verb.FACILITATE and found.facilitator_id == person.user_id:
        return False
    return (found.state, verb) in TRANSITIONS or found.state in STAYING.get(Verb(verb), ())


def duty(found: Agreement, parties: list[ShownParty], *, due: bool = False) -> tuple[str, str]:
    """Who must do what next: a name, and the rest of the sentence. `due`: a check waits for its answer."""
    unsigned = [one for one in parties if one.party.signed_at is None]
    match found.state:
        case State.DRAFT:
            lacking = [one.party.body.name for one in parties if not one.mandate_holds]
            if lacking:
                return lacking[0], _("perlu menetapkan penanda tangan yang menjabat sekarang.")
            return _("Kedua pihak"), _("dapat mengunci naskahnya begitu pasal dan tonggaknya disepakati.")
        case State.FROZEN:
            return unsigned[0].party.body.name, _("belum menandatangani.")
        case State.SIGNED:
            return found.replicator.name, _("memulai pekerjaan dan mencatat tanggalnya.")
        case State.STARTED:
            return found.replicator.name, _("menyelesaikan tonggaknya, lalu menyatakan kapan salinannya berjalan.")
        case State.RUNNING if due:
            return found.replicator.name, _("memeriksa apakah salinannya masih berjalan: waktunya sudah tiba.")
        case State.RUNNING:
            return found.replicator.name, _(
                "menjaga salinannya tetap berjalan; pemeriksaan berikutnya tertulis di bawah."
            )
        case _:
            return "", ""
