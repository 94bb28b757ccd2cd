"""`/meja/surat/`: letters to represent an organisation."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sambut.accounts.queries import user_by_email
from sambut.frame import answers, refusals
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused
from sambut.mandates import access, actions, queries
from sambut.mandates.forms import IssueLetterForm, beginning_of, end_after
from sambut.mandates.pages.people import chosen
from sambut.mandates.people import Person


@login_required
@require_http_methods(["GET", "POST"])
def letters(request: HttpRequest) -> HttpResponse:
    person: Person = request.person  # type: ignore[attr-defined]
    organisation = chosen(request, person)
    form = IssueLetterForm(request.POST or None, organisations=queries.units_of(organisation.pk))
    if request.method == "POST" and form.is_valid():
        try:
            _issue(form, person)
        except Refused as refusal:
            form.add_error(None, refusals.sentence(refusal))
        else:
            return redirect(request.get_full_path())
    rows = queries.letters_at(person, organisation.pk, at=now()).order_by("ends_at", "id")[:200]
    listed = [{"letter": row, "may_revoke": access.why_not(person, "revoke_letter", row) is None} for row in rows]
    facts = {
        "organisation": organisation,
        "form": form,
        "rows": listed,
        "may_issue": access.may_issue_at(person, organisation.path),
    }
    return answers.page(request, "mandates/letters.html", facts, status=409 if form.errors else 200)


@login_required
@require_POST
def revoke_letter(request: HttpRequest, letter_id: int) -> HttpResponse:
    person: Person = request.person  # type: ignore[attr-defined]
    if not access.visible_letters(person).filter(pk=letter_id).exists():
        raise Http404
    actions.revoke_letter(letter_id, by=person, at=now())
    return redirect("mandates:letters" if queries.own_body(person) else "frame:home")


def _issue(form: IssueLetterForm, person: Person) -> None:
    wanted = form.cleaned_data
    user = user_by_email(wanted["email"])
    if user is None:
        form.add_error("email", _("Belum ada akun dengan alamat ini. Minta orangnya mendaftar dulu."))
        raise Refused("letter.issue.nobody")
    actions.issue_letter(
        user.pk,
        organisation=wanted["organisation"],
        kind=wanted["kind"],
        act=wanted["act"],
        number=wanted["number"],
        starts_at=beginning_of(wanted["starts_on"], wanted["organisation"].zone),
        ends_at=end_after(wanted["last_on"], wanted["organisation"].zone),
        by=person,
        at=now(),
    )
