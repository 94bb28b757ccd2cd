"""A body takes part itself: where it may, its entry, its indicators, what it states, and what they mean to everybody."""

from collections import defaultdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from sambut.competitions import actions
from sambut.competitions.measures import queries as reads
from sambut.competitions.measures.definitions import DEFINITIONS, METHOD, SOURCE, Unit
from sambut.competitions.measures.forms import BodyBeginForm, StateForm
from sambut.competitions.measures.states import Basis, Measure
from sambut.competitions.measures.telling import headed, spread_of
from sambut.competitions.models import Edition, Entry
from sambut.competitions.pages.around import desk_button, desk_form, desk_read, entered, may, person_of, seen
from sambut.competitions.pages.entering import told
from sambut.competitions.queries import categories, groups
from sambut.competitions.states import Scheme, Verb
from sambut.files.answers import stream
from sambut.frame import answers
from sambut.frame.returning import tried
from sambut.kernel.clock import now


@desk_read
def applying(request: HttpRequest) -> HttpResponse:
    """If we applied today: one's own bodies against every open complaint contest, rule by rule."""
    person, at = person_of(request), now()
    own = reads.own(person)
    if not own:
        raise Http404
    editions = reads.open_editions(at)
    begun = reads.begun(own, editions)
    cases: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for one in reads.applying(own, editions, at=at):
        cases[one.case.edition.pk, one.case.unit.pk].append(told(one))
    facts = {
        "editions": [
            (edition, [(unit, cases[edition.pk, unit.pk], begun.get((unit.pk, edition.pk))) for unit in own]) for edition in editions
        ],
    }  # fmt: skip
    return answers.page(request, "competitions/bodies/applying.html", facts)


@desk_form
def begin(request: HttpRequest, uuid: str) -> HttpResponse:
    """Which body or unit takes part, and in which group."""
    person, edition, at = person_of(request), seen(request, uuid), now()
    units = reads.enterable(person)
    if edition.scheme != Scheme.COMPLAINTS or not units:
        raise Http404
    form = BodyBeginForm(
        request.POST or None, units=units, groups=groups(edition), categories=categories(edition),
        initial={"unit": request.GET.get("instansi", "")},
    )  # fmt: skip
    status = None
    if request.method == "POST":
        made: list[Entry] = []
        status = tried(form, lambda: made.append(_begun(form, edition, request)))
        if status is None:
            return redirect("competitions:indicators", uuid=made[0].uuid)
    chosen = form.chosen(units)
    facts = {
        "edition": edition, "form": form, "chosen": chosen,
        "told": [told(one) for one in reads.applying([chosen], [edition], at=at)] if chosen else [],
    }  # fmt: skip
    return answers.page(request, "competitions/bodies/begin.html", facts, status=status or 200)


def _begun(form: BodyBeginForm, edition: Edition, request: HttpRequest) -> Entry:
    given = form.cleaned_data
    return actions.begin_body_entry(
        given["unit"].pk, edition.pk, group=given["group"], category=given["category"], by=person_of(request), at=now()
    )


def of_body(page: Any) -> Any:
    """Only an entry of a body has indicators; for others there is no such page."""

    def guarded(request: HttpRequest, entry: Entry, **named: Any) -> HttpResponse:
        if entry.innovation_id is not None:
            raise Http404
        return page(request, entry, **named)

    return guarded


@desk_read
@entered()
@of_body
def indicators(request: HttpRequest, entry: Entry) -> HttpResponse:
    """Every indicator with its definition, where its number comes from, and how it lies in the country."""
    found, person = reads.snapshot(entry), person_of(request)
    rows = reads.told(entry)
    stated = reads.stated(entry)
    facts = {
        "entry": entry, "snapshot": found, "rows": list(rows.values()), "may": may(person, entry),
        "stateable": {one for one in Measure if _stateable(rows, one)},
        "stated": stated, "source": SOURCE, "figures_from": entry.edition.figures_from, "figures_until": entry.edition.figures_until,
    }  # fmt: skip
    return answers.page(request, "competitions/bodies/indicators.html", facts)


def _stateable(rows: dict[str, Any], measure: Measure) -> bool:
    """As `actions.measuring.may_state` says, of what the page shows."""
    if not DEFINITIONS[measure].stated:
        return False
    kept = rows.get(Measure.RECEIVED)
    elsewhere = kept is None or kept["basis"] != Basis.COUNTED
    return elsewhere or rows[measure]["basis"] in (Basis.ABSENT, Basis.STATED)


@desk_button
@entered(Verb.CALL_MEASURE)
def count(request: HttpRequest, entry: Entry) -> HttpResponse:
    actions.call_measures(entry.pk, by=person_of(request), at=now())
    return redirect("competitions:indicators", uuid=entry.uuid)


@desk_form
@entered(Verb.STATE)
def state(request: HttpRequest, entry: Entry, measure: str) -> HttpResponse:
    """What the body says of itself, with the letter; `hapus` takes it back."""
    if measure not in Measure.values or not DEFINITIONS[Measure(measure)].stated:
        raise Http404
    one, person = Measure(measure), person_of(request)
    kept = reads.stated(entry).get(one)
    if request.method == "POST" and "hapus" in request.POST:
        actions.state_measure(entry.pk, one, None, letter="", letter_on=None, by=person, at=now())
        return redirect("competitions:indicators", uuid=entry.uuid)
    form = StateForm(
        request.POST or None,
        request.FILES or None,
        percent=DEFINITIONS[one].unit == Unit.SHARE,
        initial=StateForm.initial_of(kept, one),
    )
    status = None
    if request.method == "POST":
        status = tried(
            form, lambda: actions.state_measure(entry.pk, one, form.value(), **form.proof(), by=person, at=now())
        )
        if status is None:
            return redirect("competitions:indicators", uuid=entry.uuid)
    facts = {"entry": entry, "form": form, "measure": one, "definition": DEFINITIONS[one], "kept": kept}
    return answers.page(request, "competitions/bodies/state.html", facts, status=status or 200)


@desk_read
@entered()
def proof(request: HttpRequest, entry: Entry, measure: str) -> Any:
    """The letter, for who reads the entry."""
    kept = reads.stated(entry).get(measure)
    if kept is None or kept.proof is None:
        raise Http404
    return stream(kept.proof, name="surat")


@require_GET
def public(request: HttpRequest, uuid: str) -> HttpResponse:
    """What each indicator says and how it lies over the country: for everybody, and of nobody."""
    edition = seen(request, uuid)
    if edition.scheme != Scheme.COMPLAINTS:
        raise Http404
    spreads = reads.spreads(edition)
    rows = [
        {
            "measure": one, "label": headed(one), "words": DEFINITIONS[one].words, "of": DEFINITIONS[one].of, "better": DEFINITIONS[one].better,
            "spread": spread_of(one, spreads[one], None) if one in spreads else None,
        }
        for one in Measure
    ]  # fmt: skip
    made = max((row.made_at for row in spreads.values()), default=None)
    facts = {"edition": edition, "rows": rows, "method": METHOD, "source": SOURCE, "made_at": made}
    return answers.page(request, "competitions/bodies/public.html", facts)


def of_questions(entry: Entry, asked: list[Any], *, hidden: bool = False) -> dict[str, list[dict[str, Any]]]:
    """Code of a question → its indicators, as pages show them beside the answer."""
    from sambut.competitions.measures.definitions import asked as named

    rows = reads.told(entry, hidden=hidden) if entry.innovation_id is None else {}
    return {row.code: [rows[one] for one in named(row.field) if one in rows] for row in asked} if rows else {}
