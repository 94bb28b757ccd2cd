"""The participant's desk: where one may take part, the entry, its texts, sending and withdrawing."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.competitions import access, actions, eligibility, queries, sentences
from sambut.competitions.editions import queries as edition_queries
from sambut.competitions.forms import BeginForm, NoteForm
from sambut.competitions.models import Edition, Entry
from sambut.competitions.pages.around import (
    desk_button,
    desk_form,
    desk_read,
    entered,
    may,
    one_of,
    person_of,
    seen,
    uuid_in,
)  # fmt: skip
from sambut.competitions.rules import words_of
from sambut.competitions.states import SENT, EntryState, Verb
from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.frame.returning import tried
from sambut.innovations import queries as innovations
from sambut.innovations.models import Innovation
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.mandates.people import Person
from sambut.mandates.states import Role

SIZE, SHORT = 20, 8
ROLES = (*access.READERS, Role.SECRETARIAT)


def sees_desk(person: Person) -> bool:
    return any(person.holds(role) for role in ROLES)


@desk_read
def desk(request: HttpRequest) -> HttpResponse:
    """What waits: entries at the local admin, one's own entries, editions that one runs."""
    person, at = person_of(request), now()
    if not sees_desk(person):
        raise Http404
    waiting = list(queries.at_admin(person).order_by("sent_at", "id")[:SHORT])
    own = list(queries.own(person).order_by("-touched_at", "-id")[:SHORT])
    hosted = [(row, sentences.edition_state(row.state)) for row in queries.hosted(person)]
    along = [(row, sentences.edition_state(row.state)) for row in edition_queries.along(person)]
    facts = {
        "along": along, "maintains": access.maintains(person), "waiting": waiting, "own": [shown(row) for row in own], "hosted": hosted, "may_draft": bool(queries.hosts_of(person)), "at": at,
        "writes": bool(person.organisations(*access.WRITERS)),
    }  # fmt: skip
    return answers.page(request, "competitions/desk.html", facts)


@desk_read
def own(request: HttpRequest) -> HttpResponse:
    """Every entry of one's side; `?keadaan=` keeps one state."""
    person = person_of(request)
    if not sees_desk(person):
        raise Http404
    rows, state = queries.own(person), one_of(request, "keadaan", EntryState.values)
    if state:
        rows = rows.filter(state=state)
    page = slice_of(rows, order=("-touched_at", "-id"), after=request.GET.get("setelah"), size=SIZE)
    facts = {"rows": [shown(row) for row in page.rows], "slice": page, "state": state, "states": EntryState.choices}
    return answers.page(request, "competitions/own.html", facts)


def shown(row: Entry) -> tuple[Entry, tuple[str, str]]:
    return row, sentences.entry_state(row.state)


@desk_read
def applying(request: HttpRequest) -> HttpResponse:
    """If we applied today, rule by rule: one's own innovations against one open edition (`?lomba=`, the latest unless told), or one of
    them (`?inovasi=`) against all.
    """
    person, at = person_of(request), now()
    if not person.organisations(*access.WRITERS):
        raise Http404
    facts: dict[str, Any] = {"record": None, "chosen": None, "slice": None, "any": True}
    editions = queries.open_editions(at)
    record = innovations.innovation(asked) if (asked := uuid_in(request, "inovasi")) else None
    if record is not None and access.why_not_begin(person, record) is None:
        facts |= {"record": record, "rows": _tried([record], editions, at=at)}
    else:
        asked = uuid_in(request, "lomba")
        chosen = next((one for one in editions if one.uuid == asked), editions[0] if editions else None)
        order, after = ("-changed_at", "-id"), request.GET.get("setelah")
        page = slice_of(queries.own_innovations(person), order=order, after=after, size=SIZE)
        rows = _tried(page.rows, [chosen], at=at) if chosen else []
        facts |= {"chosen": chosen, "editions": editions, "slice": page, "any": bool(page.rows), "rows": rows}
    return answers.page(request, "competitions/applying.html", facts)


def _tried(own: Sequence[Innovation], editions: Sequence[Edition], *, at: datetime) -> list[tuple[Any, ...]]:
    """(innovation, edition, what its groups say, the entry that stands); as many queries for one as for twenty."""
    begun = queries.begun(own, editions)
    cases: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for one in queries.applying(own, editions, at=at):
        if one.case.innovation is not None:
            cases[one.case.innovation.pk, one.case.edition.pk].append(told(one))
    return [(row, of, cases[row.pk, of.pk], begun.get((row.pk, of.pk))) for row in own for of in editions]


def told(weighed: eligibility.Weighed) -> dict[str, Any]:
    """One group of one edition for one innovation, as a page shows it."""
    return {
        "group": weighed.case.group,
        "may": weighed.may,
        "unmet": len(weighed.unmet),
        "unknown": len(weighed.unknown),
        "rules": ruled(weighed),
    }


def ruled(weighed: eligibility.Weighed) -> list[dict[str, Any]]:
    """What stands in the way first."""
    order = {"unmet": 0, "unknown": 1, "met": 2}
    rows = sorted(weighed.rulings, key=lambda one: order[one.says])
    return [
        {"state": sentences.says(one), "rule": sentences.rule_words(one.rule), "so": sentences.ruling_words(one), "source": one.rule.source}
        for one in rows
    ]  # fmt: skip


@desk_form
def begin(request: HttpRequest, uuid: str, innovation: str) -> HttpResponse:
    """From an innovation into an edition: the group is chosen before the eyes of what its rules say."""
    person, edition, at = person_of(request), seen(request, uuid), now()
    record = innovations.innovation(innovation)
    if record is None or access.why_not_begin(person, record):
        raise Http404
    weighed = queries.applying([record], [edition], at=at)
    form = BeginForm(request.POST or None, groups=queries.groups(edition), categories=queries.categories(edition))
    status = None
    if request.method == "POST":
        made: list[Entry] = []
        status = tried(form, lambda: made.append(_begun(form, record.pk, edition, request)))
        if status is None:
            return redirect("competitions:write", uuid=made[0].uuid)
    facts = {"edition": edition, "innovation": record, "form": form, "told": [told(one) for one in weighed]}
    return answers.page(request, "competitions/begin.html", facts, status=status or 200)


def _begun(form: BeginForm, innovation_id: int, edition: Edition, request: HttpRequest) -> Entry:
    given = form.cleaned_data
    return actions.begin_entry(
        innovation_id, edition.pk, group=given["group"], category=given["category"], by=person_of(request), at=now()
    )


@desk_read
@entered()
def entry(request: HttpRequest, entry: Entry) -> HttpResponse:
    """The entry with its answers, what the rules say, the last notes, and what may be done about it now."""
    person, at = person_of(request), now()
    takes_part = access.takes_part(person, entry)
    weighed = eligibility.of_entry(entry, at=at)
    refused = entry.state == EntryState.REFUSED
    facts = {
        "entry": entry, "number": spoken(entry.number), "state": sentences.entry_state(entry.state), "takes_part": takes_part,
        "answers": [(row, text, words_of(text)) for row, text in queries.answers(entry)], "rules": ruled(weighed),
        "unmet": len(weighed.unmet), "may": may(person, entry), "closing": queries.closing(entry.edition),
        "notes": queries.notes(entry, Verb.RETURN) if takes_part and entry.state in (EntryState.RETURNED, EntryState.DRAFT) else [],
        "reasons": queries.notes(entry, Verb.REFUSE) if refused else [], "withdrawn": queries.notes(entry, Verb.WITHDRAW),
        "ticks": queries.ticks(entry) if entry.decided_at else {}, "items": queries.items(entry.edition),
        "events": queries.events(entry) if takes_part else [], "sent": entry.state in SENT, "enclosed": edition_queries.enclosed(entry),
        "raised_to": edition_queries.raised_to(entry), "reads_below": bool(entry.raised_from and access.why_not(person, "see", entry.raised_from) is None),
        "at": at,
    }  # fmt: skip
    return answers.page(request, "competitions/entry.html", facts)


@desk_button
@entered(Verb.SEND)
def send(request: HttpRequest, entry: Entry) -> HttpResponse:
    actions.send_entry(entry.pk, by=person_of(request), at=now())
    return redirect("competitions:entry", uuid=entry.uuid)


@desk_form
@entered(Verb.WITHDRAW)
def withdraw(request: HttpRequest, entry: Entry) -> HttpResponse:
    form = NoteForm(request.POST or None)
    status = None
    if request.method == "POST":
        person = person_of(request)
        status = tried(
            form, lambda: actions.withdraw_entry(entry.pk, text=form.cleaned_data["text"], by=person, at=now())
        )
        if status is None:
            return redirect("competitions:entry", uuid=entry.uuid)
    return answers.page(request, "competitions/withdraw.html", {"entry": entry, "form": form}, status=status or 200)
