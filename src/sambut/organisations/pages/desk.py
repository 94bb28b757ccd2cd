"""`/meja/instansi/…`: the tree of those who manage it: one organisation a page, with the units right below."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sambut.frame import answers, refusals
from sambut.frame.paging import slice_of
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused
from sambut.organisations import access, actions, queries
from sambut.organisations.access import Official
from sambut.organisations.forms import (
    ZONE_WORDS,
    AddAliasForm,
    AddBodyForm,
    AddUnitForm,
    ChangeSettingsForm,
    EndForm,
    MoveForm,
    OfUnit,
    RenameForm,
)
from sambut.organisations.models import Organisation
from sambut.organisations.states import Verb

SIZE = 50
LONGEST = 120
FORMS: dict[Verb, type[OfUnit]] = {
    Verb.ADD: AddUnitForm,
    Verb.RENAME: RenameForm,
    Verb.ADD_ALIAS: AddAliasForm,
    Verb.MOVE: MoveForm,
    Verb.END: EndForm,
    Verb.CHANGE_SETTINGS: ChangeSettingsForm,
}
Done = Callable[[Any, Organisation, Official], str]
"""Calls the one action with the clean form and says what was done."""


@require_GET
@never_cache
@login_required
def managed(request: HttpRequest) -> HttpResponse:
    """Where somebody with one organisation is led to it, and others choose."""
    person = _person(request)
    found = queries.organisations(access.managed_ids(person))
    if not found:
        raise Http404
    if len(found) == 1 and not person.manages(()):
        return redirect("organisations:desk", found[0].uuid)
    return answers.page(
        request, "organisations/managed.html", {"organisations": found, "may_add_body": person.manages(())}
    )


@require_GET
@never_cache
@login_required
def desk(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _page(request, _managed(request, uuid))


@require_POST
@login_required
def add_unit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    def done(form: AddUnitForm, organisation: Organisation, by: Official) -> str:
        made = actions.add_unit(organisation.pk, **form.cleaned_data, by=by, at=now())
        return _("%(name)s sekarang ada di bawah %(above)s.") % {"name": made.name, "above": organisation.name}

    return _act(request, uuid, Verb.ADD, done)


@require_POST
@login_required
def rename(request: HttpRequest, uuid: UUID) -> HttpResponse:
    def done(form: RenameForm, organisation: Organisation, by: Official) -> str:
        renamed = actions.rename(organisation.pk, **form.cleaned_data, by=by, at=now())
        return _("Namanya sekarang %(name)s. Nama lama tetap mengarah ke sini.") % {"name": renamed.name}

    return _act(request, uuid, Verb.RENAME, done)


@require_POST
@login_required
def add_alias(request: HttpRequest, uuid: UUID) -> HttpResponse:
    def done(form: AddAliasForm, organisation: Organisation, by: Official) -> str:
        alias = actions.add_alias(organisation.pk, name=form.cleaned_data["name"], by=by, at=now())
        return _("%(name)s sekarang mengarah ke sini.") % {"name": alias.name}

    return _act(request, uuid, Verb.ADD_ALIAS, done)


@require_POST
@login_required
def end_alias(request: HttpRequest, uuid: UUID, alias_id: int) -> HttpResponse:
    organisation = _managed(request, uuid)
    if not organisation.aliases.filter(pk=alias_id).exists():
        raise Http404
    alias = actions.end_alias(alias_id, by=_person(request), at=now())
    messages.success(request, _("%(name)s tidak lagi mengarah ke sini.") % {"name": alias.name})
    return redirect("organisations:desk", uuid)


@require_POST
@login_required
def move(request: HttpRequest, uuid: UUID) -> HttpResponse:
    def done(form: MoveForm, organisation: Organisation, by: Official) -> str:
        above = form.cleaned_data["to"]
        actions.move_unit(organisation.pk, to=above.pk, by=by, at=now())
        return _("Unit ini sekarang berada di bawah %(above)s.") % {"above": above.name}

    return _act(request, uuid, Verb.MOVE, done)


@require_POST
@login_required
def end(request: HttpRequest, uuid: UUID) -> HttpResponse:
    def done(form: EndForm, organisation: Organisation, by: Official) -> str:
        successor = form.cleaned_data["successor"]
        actions.end_unit(organisation.pk, on=form.on, successor_id=successor and successor.pk, by=by, at=now())
        return _("%(name)s berakhir. Riwayatnya tetap tersimpan.") % {"name": organisation.name}

    return _act(request, uuid, Verb.END, done)


@require_POST
@login_required
def change_settings(request: HttpRequest, uuid: UUID) -> HttpResponse:
    def done(form: ChangeSettingsForm, organisation: Organisation, by: Official) -> str:
        actions.change_settings(organisation.pk, **form.cleaned_data, by=by, at=now())
        return _("Pengaturan tersimpan. Tenggat yang sedang berjalan tetap memakai zona semula.")

    return _act(request, uuid, Verb.CHANGE_SETTINGS, done)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def add_body(request: HttpRequest) -> HttpResponse:
    person = _person(request)
    if access.why_not(person, Verb.ADD, None):
        raise Http404
    form = AddBodyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            made = actions.add_body(facts.pop("kind"), **facts, by=person, at=now())
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
        else:
            messages.success(request, _("%(name)s sudah ditambahkan.") % {"name": made.name})
            return redirect("organisations:desk", made.uuid)
    return answers.page(request, "organisations/add_body.html", {"form": form}, status=409 if form.errors else 200)


def _act(request: HttpRequest, uuid: UUID, verb: Verb, done: Done) -> HttpResponse:
    """One verb: the form, one action; a refusal comes back in the form with what was typed."""
    organisation = _managed(request, uuid)
    form = FORMS[verb](request.POST, organisation=organisation)
    if form.is_valid():
        try:
            messages.success(request, done(form, organisation, _person(request)))
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
        else:
            return redirect("organisations:desk", uuid)
    return _page(request, organisation, {verb: form}, status=409)


def _person(request: HttpRequest) -> Official:
    return request.person  # type: ignore[attr-defined]


def _managed(request: HttpRequest, uuid: UUID) -> Organisation:
    """The organisation, if it is theirs to manage; for others there is no such page."""
    found = queries.organisation(uuid)
    if found is None or not _person(request).manages(found.path):
        raise Http404
    return found


def _page(
    request: HttpRequest, organisation: Organisation, bound: dict[Verb, OfUnit] | None = None, status: int = 200
) -> HttpResponse:
    person, asked = _person(request), " ".join(request.GET.get("cari", "").replace("\x00", "").split())[:LONGEST]
    ended = request.GET.get("keadaan") == "berakhir"
    rows = (
        queries.units_called(asked, below=organisation.pk)
        if asked
        else queries.units_right_below(organisation.pk, ended=ended)
    )
    above = queries.ancestors([organisation])
    facts = {
        "organisation": organisation,
        "zone_words": dict(ZONE_WORDS)[organisation.zone],
        "above": [(above[pk], person.manages(above[pk].path)) for pk in organisation.path[:-1]],
        "slice": slice_of(rows, order=("name", "id"), after=request.GET.get("setelah"), size=SIZE),
        "asked": asked,
        "ended": ended,
        "names": queries.running_names(organisation.pk),
        "events": queries.last_events(organisation.pk),
        "verbs": dict(Verb.choices),
        "forms": _forms(person, organisation) | {str(verb): form for verb, form in (bound or {}).items()},
    }
    return answers.page(request, "organisations/desk.html", facts, status=status)


def _forms(person: Official, organisation: Organisation) -> dict[str, forms.Form]:
    """An empty form for each verb that this person may do here and now."""
    if organisation.ends_on is not None:
        return {}
    begin = {
        Verb.RENAME: {"name": organisation.name, "short_name": organisation.short_name},
        Verb.CHANGE_SETTINGS: {"zone": organisation.zone, "accent": organisation.accent},
    }
    return {
        str(verb): form(organisation=organisation, initial=begin.get(verb))
        for verb, form in FORMS.items()
        if access.why_not(person, verb, organisation) is None and not (verb == Verb.MOVE and organisation.is_body)
    }
