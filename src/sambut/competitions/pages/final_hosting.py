"""The last stage from the side of the organisers: what is declared, rooms and days, the panel, the timetable."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.competitions.actions import final
from sambut.competitions.actions.final.arranging import FIXED
from sambut.competitions.actions.final.arranging import PARTS as ROWS
from sambut.competitions.final import ical, queries, sentences
from sambut.competitions.final.choosing import final_rooms
from sambut.competitions.final.forms import FINAL_FORMS, PanelForm, PlanForm
from sambut.competitions.final.plans import goes_on, plan_of
from sambut.competitions.final.texts import PART_NAMES
from sambut.competitions.models import Edition
from sambut.competitions.pages.around import around, desk_button, desk_form, desk_read, hosted, person_of
from sambut.competitions.states import State
from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.frame.returning import tried
from sambut.kernel.clock import now

SIZE = 50
PARTS = dict(PART_NAMES)


@desk_read
@hosted
def overview(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Where the last stage stands, and what it is made of."""
    plan, rooms = plan_of(edition), final_rooms(edition) if edition.state in (State.DECIDED, State.FINISHED) else []
    facts = around(edition, "final") | {
        "plan": plan, "goes_on": goes_on(edition), "criteria": queries.criteria(edition), "items": queries.items(edition),
        "rooms": queries.rooms(edition), "days": queries.days(edition), "panel": [row for row in queries.judges(edition) if hasattr(row, "panelist")],
        "clusters": rooms, "lacking": sum(len(room.lacking) for room in rooms), "undecided": sum(not room.decided for room in rooms),
        "slots": queries.slots(edition).count() if rooms else 0, "revocations": [(row, sentences.vacancy(row.vacancy)) for row in queries.revocations(edition)],
    }  # fmt: skip
    return answers.page(request, "competitions/final/overview.html", facts)


@desk_form
@hosted
def plan(request: HttpRequest, edition: Edition) -> HttpResponse:
    """How the plenary decides and what counts how much; after the opening only what is practical."""
    found, declared = plan_of(edition), edition.state != State.DRAFT
    form = PlanForm(request.POST or None, declared=declared, initial=PlanForm.initial_of(found))
    status = None
    if request.method == "POST":
        status = tried(form, lambda: final.plan_final(edition.pk, form.cleaned_data, by=person_of(request), at=now()))
        if status is None:
            return redirect("competitions:final", uuid=edition.uuid)
    facts = around(edition, "final") | {"form": form, "declared": declared}
    return answers.page(request, "competitions/final/plan.html", facts, status=status or 200)


@desk_form
@hosted
def row(request: HttpRequest, edition: Edition, part: str, row_id: int | None = None) -> HttpResponse:
    if part not in FINAL_FORMS:
        raise Http404
    found = ROWS[part]._default_manager.filter(edition=edition, pk=row_id).first() if row_id is not None else None
    if row_id is not None and found is None:
        raise Http404
    shape = FINAL_FORMS[part]
    form = shape(request.POST or None, edition=edition, initial=shape.initial_of(found) if found else {})
    status = None
    if request.method == "POST":
        status = tried(
            form,
            lambda: final.write_final_row(
                edition.pk, part, form.values(), row_id=row_id, by=person_of(request), at=now()
            ),
        )
        if status is None:
            return redirect("competitions:final", uuid=edition.uuid)
    fixed = part in FIXED and edition.state != State.DRAFT
    facts = around(edition, "final") | {"form": form, "part": part, "name": PARTS[part], "row": found, "fixed": fixed}
    return answers.page(request, "competitions/final/row.html", facts, status=status or 200)


@desk_button
@hosted
def drop_row(request: HttpRequest, edition: Edition, part: str, row_id: int) -> HttpResponse:
    if part not in FINAL_FORMS:
        raise Http404
    final.drop_final_row(edition.pk, part, row_id, by=person_of(request), at=now())
    return redirect("competitions:final", uuid=edition.uuid)


@desk_form
@hosted
def panel(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Which judges sit in the plenary and hear presentations."""
    judges = queries.judges(edition)
    marked = [row for row in judges if hasattr(row, "panelist")]
    chair = next((row.pk for row in marked if row.panelist.chair), "")
    form = PanelForm(
        request.POST or None, judges=judges, initial={"judges": [row.pk for row in marked], "chair": chair}
    )
    status = None
    if request.method == "POST":
        status = tried(form, lambda: final.mark_panel(edition.pk, **form.cleaned_data, by=person_of(request), at=now()))
        if status is None:
            return redirect("competitions:final", uuid=edition.uuid)
    facts = around(edition, "final") | {"form": form, "judges": judges}
    return answers.page(request, "competitions/final/panel.html", facts, status=status or 200)


@desk_read
@hosted
def timetable(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Who presents when, where and before whom."""
    page = slice_of(queries.slots(edition), order=("starts_at", "id"), after=request.GET.get("setelah"), size=SIZE)
    heard = queries.heard(page.rows)
    facts: dict[str, Any] = around(edition, "final") | {
        "rows": [(one, sentences.slot_state(one.state), heard.get(one.pk, [])) for one in page.rows], "slice": page, "plan": plan_of(edition),
        "rooms": queries.rooms(edition), "days": queries.days(edition),
    }  # fmt: skip
    return answers.page(request, "competitions/final/timetable.html", facts)


@desk_button
@hosted
def make_timetable(request: HttpRequest, edition: Edition) -> HttpResponse:
    final.make_timetable(edition.pk, by=person_of(request), at=now())
    return redirect("competitions:timetable", uuid=edition.uuid)


@desk_button
@hosted
def tell_timetable(request: HttpRequest, edition: Edition) -> HttpResponse:
    final.tell_timetable(edition.pk, by=person_of(request), at=now())
    return redirect("competitions:timetable", uuid=edition.uuid)


@desk_read
@hosted
def timetable_file(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The whole timetable, for the organisers."""
    return calendar_answer(
        ical.calendar_of(edition.name, queries.slots(edition).order_by("starts_at", "pk"), links=True), "presentasi"
    )


def calendar_answer(body: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return answer
