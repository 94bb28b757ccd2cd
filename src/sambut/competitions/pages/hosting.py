"""The desk of the organisers: a new edition, its rows, its calendar, what contradicts, opening, moved deadlines."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sambut.competitions import access, actions, queries, sentences
from sambut.competitions.actions.editing import PARTS
from sambut.competitions.editions import checking
from sambut.competitions.editions.rowing import PART_FORMS
from sambut.competitions.final.laying import final_findings
from sambut.competitions.forms import DraftForm, MoveForm, PeriodForm, edition_form, shown_end
from sambut.competitions.models import Edition
from sambut.competitions.pages.around import around, desk_button, desk_form, desk_read, hosted, person_of
from sambut.competitions.states import Stage, State
from sambut.events.forms import local
from sambut.frame import answers
from sambut.frame.numbers import number
from sambut.frame.returning import tried
from sambut.kernel.clock import now

COPIED = 30


def part_names() -> dict[str, str]:
    return {
        "groups": _("Kelompok"), "categories": _("Kategori"), "clusters": _("Klaster dan kuota"), "questions": _("Formulir"),
        "criteria": _("Kriteria dan bobot"), "rules": _("Syarat ikut serta"), "items": _("Daftar periksa administrasi"),
        "files": _("Surat dan lampiran"), "partners": _("Penyelenggara bersama, pendukung, dan mitra"),
    }  # fmt: skip


@desk_form
def draft(request: HttpRequest) -> HttpResponse:
    """A new edition, from a template or from another edition."""
    person = person_of(request)
    hosts = queries.hosts_of(person)
    if not hosts:
        raise Http404
    editions = list(access.visible_editions(person).order_by("-drafted_at", "-id")[:COPIED])
    form = DraftForm(request.POST or None, hosts=hosts, editions=editions, initial={"year": now().year})
    status = None
    if request.method == "POST":
        made: list[Edition] = []
        status = tried(form, lambda: made.append(_drafted(form, request)))
        if status is None:
            return redirect("competitions:host", uuid=made[0].uuid)
    return answers.page(request, "competitions/draft.html", {"form": form}, status=status or 200)


def _drafted(form: DraftForm, request: HttpRequest) -> Edition:
    host = form.cleaned_data["host"]
    return actions.draft_edition(form.text(), host=host, by=person_of(request), at=now(), **form.origin())


@desk_read
@hosted
def host(request: HttpRequest, edition: Edition) -> HttpResponse:
    """How it stands: what contradicts while it is a draft, what came in once it is open."""
    at = now()
    draft = edition.state == State.DRAFT
    found = [*checking.findings(checking.laid(edition), at=at), *final_findings(edition)] if draft else []
    counted = queries.in_states(edition)
    facts = around(edition, "host") | {
        "serious": [sentences.finding_words(one) for one in found if one.serious],
        "minor": [sentences.finding_words(one) for one in found if not one.serious],
        "periods": queries.periods(edition), "partners": queries.partners(edition), "counts": [(sentences.entry_state(state), count) for state, count in sorted(counted.items())],
        "events": queries.edition_events(edition), "at": at,
    }  # fmt: skip
    return answers.page(request, "competitions/host.html", facts)


@desk_form
@hosted
def edit(request: HttpRequest, edition: Edition) -> HttpResponse:
    shape = edition_form(edition)
    form = shape(request.POST or None, initial=shape.initial_of(edition))
    status = None
    if request.method == "POST":
        person = person_of(request)
        status = tried(form, lambda: actions.edit_edition(edition.pk, form.cleaned_data, by=person, at=now()))
        if status is None:
            return redirect("competitions:host", uuid=edition.uuid)
    facts = around(edition, "host") | {"form": form}
    return answers.page(request, "competitions/edit.html", facts, status=status or 200)


@desk_button
@hosted
def open_edition(request: HttpRequest, edition: Edition) -> HttpResponse:
    actions.open_edition(edition.pk, by=person_of(request), at=now())
    return redirect("competitions:host", uuid=edition.uuid)


# -- rows -----------------------------------------------------------------------------------------------------


@desk_read
@hosted
def parts(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Everything that the edition says, part by part."""
    plan = checking.laid(edition)
    rows: dict[str, list[tuple[int, str, str]]] = {
        "groups": [(row.pk, row.name, "") for row in plan.groups],
        "categories": [(row.pk, row.name, "") for row in plan.categories],
        "clusters": [(row.pk, row.name, _("kuota %(quota)s") % {"quota": row.quota}) for row in plan.clusters],
        "questions": [(row.pk, row.title, _asked(row)) for row in plan.questions],
        "criteria": [(row.pk, row.name, _weight(row)) for row in plan.criteria],
        "rules": [(row.pk, sentences.rule_words(row), row.group.name if row.group else "") for row in plan.rules],
        "items": [(row.pk, row.words, "") for row in queries.items(edition)],
        "files": [(row.pk, row.title, _("wajib") if row.required else _("boleh tidak ada")) for row in plan.asked],
        "partners": [(row.pk, str(row), row.get_role_display()) for row in queries.partners(edition)],
    }  # fmt: skip
    facts = around(edition, "parts") | {"parts": [(part, name, rows[part]) for part, name in part_names().items()]}
    return answers.page(request, "competitions/parts.html", facts)


def _weight(row: Any) -> str:
    words = str(_("bobot %(weight)s") % {"weight": number(row.weight)})
    return f"{words}, {row.group.name}" if row.group else words


def _asked(row: Any) -> str:
    words = [_("paling banyak %(words)s kata") % {"words": number(row.words)}] if row.words else []
    return ", ".join(
        [*words, _("wajib") if row.required else _("boleh tidak ada"), *([row.group.name] if row.group else [])]
    )


@desk_form
@hosted
def row(request: HttpRequest, edition: Edition, part: str, row_id: int | None = None) -> HttpResponse:
    """One row of a part: a new one, or one to change."""
    if part not in PARTS:
        raise Http404
    model: Any = PARTS[part]
    found = model.objects.filter(edition=edition, pk=row_id).first() if row_id is not None else None
    if row_id is not None and found is None:
        raise Http404
    shape = PART_FORMS[part]
    form = shape(request.POST or None, edition=edition, initial=shape.initial_of(found) if found else {})
    status = None
    if request.method == "POST":
        person = person_of(request)
        status = tried(
            form, lambda: actions.write_row(edition.pk, part, form.values(), row_id=row_id, by=person, at=now())
        )
        if status is None:
            return redirect("competitions:parts", uuid=edition.uuid)
    facts = around(edition, "parts") | {"form": form, "part": part, "name": part_names()[part], "row": found}
    return answers.page(request, "competitions/row.html", facts, status=status or 200)


@desk_button
@hosted
def drop_row(request: HttpRequest, edition: Edition, part: str, row_id: int) -> HttpResponse:
    if part not in PARTS:
        raise Http404
    actions.drop_row(edition.pk, part, row_id, by=person_of(request), at=now())
    return redirect("competitions:parts", uuid=edition.uuid)


# -- calendar ----------------------------------------------------------------------------------------------------


@desk_read
@hosted
def calendar(request: HttpRequest, edition: Edition) -> HttpResponse:
    there = {row.stage: row for row in queries.periods(edition)}
    stages = [(stage, there.get(stage)) for stage in Stage]
    facts = around(edition, "calendar") | {"stages": stages, "changes": queries.changes(edition), "at": now()}
    return answers.page(request, "competitions/calendar.html", facts)


@desk_form
@hosted
def period(request: HttpRequest, edition: Edition, stage: str) -> HttpResponse:
    """When a stage begins and ends; in an open edition its deadline is moved by letter instead."""
    if stage not in Stage.values:
        raise Http404
    found = next((row for row in queries.periods(edition) if row.stage == stage), None)
    if edition.state != State.DRAFT:
        return _move(request, edition, Stage(stage), found)
    initial = (
        {"starts_at": local(found.starts_at, edition.zone), "ends_at": shown_end(found.ends_at, edition.zone)}
        if found
        else {}
    )
    form = PeriodForm(request.POST or None, zone=edition.zone, initial=initial)
    status, person = None, person_of(request)
    if request.method == "POST" and "hapus" in request.POST:
        actions.write_period(edition.pk, Stage(stage), None, by=person, at=now())
        return redirect("competitions:calendar", uuid=edition.uuid)
    if request.method == "POST":
        status = tried(form, lambda: actions.write_period(edition.pk, Stage(stage), form.span(), by=person, at=now()))
        if status is None:
            return redirect("competitions:calendar", uuid=edition.uuid)
    facts = around(edition, "calendar") | {"form": form, "stage": Stage(stage).label, "found": found, "moving": False}
    return answers.page(request, "competitions/period.html", facts, status=status or 200)


def _move(request: HttpRequest, edition: Edition, stage: Stage, found: Any) -> HttpResponse:
    if found is None:
        raise Http404
    form = MoveForm(
        request.POST or None, zone=edition.zone, initial={"ends_at": shown_end(found.ends_at, edition.zone)}
    )
    status = None
    if request.method == "POST":
        status = tried(form, lambda: _moved(form, edition, stage, request))
        if status is None:
            return redirect("competitions:calendar", uuid=edition.uuid)
    facts = around(edition, "calendar") | {"form": form, "stage": stage.label, "found": found, "moving": True}
    return answers.page(request, "competitions/period.html", facts, status=status or 200)


def _moved(form: MoveForm, edition: Edition, stage: Stage, request: HttpRequest) -> object:
    given = form.cleaned_data
    return actions.move_deadline(
        edition.pk, stage, to=form.to(), letter=given["letter"], reason=given["reason"], by=person_of(request), at=now()
    )
