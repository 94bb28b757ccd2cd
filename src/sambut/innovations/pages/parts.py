"""Rows of a record: one small page for each kind, with what stands and a form for the next."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sambut.frame import answers
from sambut.frame.returning import into_form
from sambut.innovations import access, actions, desks, goals, parts
from sambut.innovations.details import counted, people, rupiah, spent
from sambut.innovations.forms_of_parts import FORMS, GoalsForm, given
from sambut.innovations.models import Innovation
from sambut.innovations.pages.owning import owned
from sambut.innovations.states import Verb
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

SLUGS = {
    "kategori": "classification", "biaya": "spending", "tenaga": "staffing", "penerima": "beneficiary", "layanan": "service",
    "topik": "topic", "pengaduan": "case",
}  # fmt: skip
PLACES = {part: slug for slug, part in SLUGS.items()}


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, uuid: str, slug: str) -> HttpResponse:
    """One kind of row: what stands, and the form for another. The same key again corrects."""
    innovation, kind = owned(request, uuid), _kind(slug)
    person: Person = request.person  # type: ignore[attr-defined]
    access.require(person, Verb.ADD_PART, innovation)
    form, status = FORMS[kind](request.POST or None, initial={"year": now().year}), 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                actions.add_part(innovation.pk, kind, by=person, at=now(), **given(form.cleaned_data))
                return redirect("innovations:part", uuid=innovation.uuid, slug=slug)
            except Refused as refusal:
                status = into_form(form, refusal)
    asked = request.GET.get("cari", "")[:100]
    facts = {
        "innovation": innovation, "form": form, "slug": slug, "part": parts.PARTS[kind], "rows": lines(innovation, kind, person),
        "services": desks.services_called(innovation.body_id, asked) if kind == "service" else [], "asked": asked,
    }  # fmt: skip
    return answers.page(request, "innovations/part.html", facts, status=status)


@never_cache
@login_required
@require_POST
def remove(request: HttpRequest, uuid: str, slug: str, row_id: int) -> HttpResponse:
    """Takes one row away."""
    innovation, kind = owned(request, uuid), _kind(slug)
    actions.remove_part(innovation.pk, kind, row_id, by=request.person, at=now())  # type: ignore[attr-defined]
    return redirect("innovations:part", uuid=innovation.uuid, slug=slug)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose_goals(request: HttpRequest, uuid: str) -> HttpResponse:
    """The seventeen goals, to be ticked."""
    innovation = owned(request, uuid)
    person: Person = request.person  # type: ignore[attr-defined]
    access.require(person, Verb.CHOOSE_GOALS, innovation)
    form = GoalsForm(
        request.POST if request.method == "POST" else None, initial={"goals": parts.whole(innovation.pk).goals}
    )
    if request.method == "POST" and form.is_valid():
        actions.choose_goals(innovation.pk, goals=form.cleaned_data["goals"], by=person, at=now())
        return redirect("innovations:desk", uuid=innovation.uuid)
    return answers.page(
        request, "innovations/goals.html", {"innovation": innovation, "form": form}, status=400 if form.errors else 200
    )


def details(innovation: Innovation, person: Person) -> list[tuple[str, str, str]]:
    """For the desk: each kind with the way to it and what stands there in a few words."""
    whole, seen = parts.whole(innovation.pk), parts.cases(innovation, person)
    said = {
        "classification": [f"{row['scheme']}: {row['name']}" for row in whole.classifications],
        "spending": [spent(whole)] if whole.spendings else [],
        "staffing": [people(whole.staffings[-1])] if whole.staffings else [],
        "beneficiary": [counted(row) for row in whole.beneficiaries],
        "service": [one.name for one in whole.services], "topic": [row["name"] for row in whole.topics],
        "case": [spoken(row.number) for _link, row in seen],
    }  # fmt: skip
    return [(PLACES[kind], str(parts.PARTS[kind].title), "; ".join(said[kind])) for kind in parts.NAMES]


def goals_words(innovation_id: int) -> list[str]:
    return [goals.named(goal) for goal in parts.whole(innovation_id).goals]


def lines(innovation: Innovation, kind: str, person: Person) -> list[tuple[int, str]]:
    """Id and words of each row."""
    if kind == "case":
        return [(link, f"{spoken(row.number)}{', ' + row.category.name if row.category else ''}") for link, row in parts.cases(innovation, person)]  # fmt: skip
    return [(row.pk, _said(kind, row)) for row in parts.rows(innovation, kind)]


def _said(kind: str, row: Any) -> str:
    if kind == "classification":
        return f"{row.scheme}: {row.name}{f' ({row.code})' if row.code else ''}"
    if kind == "spending":
        words = f"{row.year}, {row.get_source_display()}: {rupiah(row.amount)}"
    elif kind == "staffing":
        words = people({"year": row.year, "people": row.people})
    elif kind == "beneficiary":
        on = row.on.isoformat() if row.on else None
        return counted({"who": row.who, "count": row.count, "unit": row.unit, "on": on, "source": row.source})
    else:
        return str(row.service.name if kind == "service" else row.name)
    return f"{words} ({row.note})" if row.note else words


def _kind(slug: str) -> str:
    if slug not in SLUGS:
        raise Http404
    return SLUGS[slug]
