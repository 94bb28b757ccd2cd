"""Papers of a contest at the desk: the foreword, one button for all of them, certificates and their withdrawal, candidates, facts."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.competitions.access import takes_part
from sambut.competitions.actions import papers as actions
from sambut.competitions.judging.access import sealed
from sambut.competitions.models import Certificate, Edition, Entry
from sambut.competitions.pages.around import around, desk_button, desk_form, desk_read, entered, hosted, person_of
from sambut.competitions.papers import access, candidates, keeping, queries, rewards, signing, told
from sambut.competitions.papers.certificates import signature_words
from sambut.competitions.papers.forms import ForewordForm, RevokeForm
from sambut.competitions.papers.serving import pdf_of
from sambut.competitions.papers.standing import AFTER
from sambut.competitions.states import AwardKind, CertificateState, PaperKind, Verb
from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.frame.returning import tried
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken

SIZE = 30
MARKS = {CertificateState.VALID: "answered", CertificateState.REVOKED: "late"}


def state_of(row: Certificate) -> tuple[str, str]:
    return MARKS[CertificateState(row.state)], str(CertificateState(row.state).label)


def _lines(rows: list[Certificate]) -> list[dict[str, Any]]:
    return [
        {
            "row": row, "number": spoken(row.number), "kind": AwardKind(row.kind).label, "state": state_of(row), "to": row.words["to"],
            "title": row.words["title"], "contest": row.words["contest"],
        }
        for row in rows
    ]  # fmt: skip


@desk_read
@hosted
def papers(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What is there, how far a run is, and what is left to do."""
    if edition.state not in AFTER:
        raise Http404
    run, found = queries.last_run(edition), queries.papers(edition)
    page = slice_of(queries.certificates(edition), order=("-id",), after=request.GET.get("setelah"), size=SIZE)
    signer = signing.signer()
    facts = around(edition, "papers") | {
        "run": run, "foreword": queries.foreword(edition), "slice": page, "lines": _lines(page.rows), "kinds": queries.in_kinds(edition),
        "papers": [found[key] for key in ((PaperKind.BOOK, "id"), (PaperKind.PRESS, "id"), (PaperKind.PRESS, "en")) if key in found],
        "signature": signature_words(signer is not None, bool(signer and signer.certified)),
    }  # fmt: skip
    return answers.page(request, "competitions/papers/papers.html", facts)


@desk_button
@hosted
def call(request: HttpRequest, edition: Edition) -> HttpResponse:
    actions.call_papers(edition.pk, by=person_of(request), at=now())
    return redirect("competitions:papers", uuid=edition.uuid)


@desk_form
@hosted
def foreword(request: HttpRequest, edition: Edition) -> HttpResponse:
    edition.after(Verb.WRITE_FOREWORD)
    found = queries.foreword(edition)
    first = {"words": found.words, "by_name": found.by_name, "by_office": found.by_office} if found else {}
    form = ForewordForm(request.POST or None, initial=first)
    status = None
    if request.method == "POST":
        by = person_of(request)
        status = tried(form, lambda: actions.write_foreword(edition.pk, **form.cleaned_data, by=by, at=now()))
        if status is None:
            return redirect("competitions:papers", uuid=edition.uuid)
    facts = around(edition, "papers") | {"form": form}
    return answers.page(request, "competitions/papers/foreword.html", facts, status=status or 200)


@desk_read
@hosted
def candidates_of(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Who might enter, with the reasons why they are named."""
    person = person_of(request)
    rows = candidates.candidates(edition, person)
    page = slice_of(rows, order=("-evidence", "-id"), after=request.GET.get("setelah"), size=SIZE)
    facts = around(edition, "candidates") | {"slice": page, "rows": candidates.explained(page.rows, edition, person)}
    return answers.page(request, "competitions/papers/candidates.html", facts)


# -- certificates -----------------------------------------------------------------------------------------------


@desk_read
def certificates(request: HttpRequest) -> HttpResponse:
    """Of one's own side: of entries, and of one's seats as a judge."""
    rows = queries.own(person_of(request))
    page = slice_of(rows, order=("-id",), after=request.GET.get("setelah"), size=SIZE)
    facts = {"slice": page, "lines": _lines(page.rows)}
    return answers.page(request, "competitions/papers/certificates.html", facts)


@desk_read
def certificate_file(request: HttpRequest, uuid: str) -> HttpResponse:
    found = queries.certificate(person_of(request), uuid, whole=True)
    if found is None:
        raise Http404
    return pdf_of(bytes(found.content), f"piagam-{spoken(found.number)}")


@desk_form
def revoke(request: HttpRequest, uuid: str) -> HttpResponse:
    """By the host, with the reason that everybody reads who checks it."""
    person = person_of(request)
    found = queries.certificate(person, uuid)
    if found is None:
        raise Http404
    access.require(person, Verb.REVOKE, found)
    form = RevokeForm(request.POST or None)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: actions.revoke_certificate(found.pk, **form.cleaned_data, by=person, at=now()))
        if status is None:
            return redirect("competitions:papers", uuid=found.edition.uuid)
    facts = around(found.edition, "papers") | {"form": form, "line": _lines([found])[0]}
    return answers.page(request, "competitions/papers/revoke.html", facts, status=status or 200)


@desk_read
@entered()
def reasons(request: HttpRequest, entry: Entry) -> HttpResponse:
    """Scores and reasons of every stage, as a paper to keep."""
    person = person_of(request)
    if not told.open_to(entry) or (sealed(person, entry.pk) and not takes_part(person, entry)):
        raise Http404
    return pdf_of(keeping.pdf(entry, at=now()), f"alasan-{spoken(entry.number)}")


# -- facts for letters about incentives ---------------------------------------------------------------------------


@desk_read
def incentives(request: HttpRequest) -> HttpResponse:
    """Award, decree and gates of a body's years; never an amount."""
    person = person_of(request)
    if not rewards.reads(person):
        raise Http404
    rows, year = _of_year(request)
    page = slice_of(rows, order=("-year", "-id"), after=request.GET.get("setelah"), size=SIZE)
    found = [(one, [(gate, rewards.gate_words(gate)) for gate in one.gates]) for one in rewards.facts(page.rows)]
    return answers.page(request, "competitions/papers/incentives.html", {"slice": page, "rows": found, "year": year})


@desk_read
def incentives_csv(request: HttpRequest) -> HttpResponse:
    if not rewards.reads(person_of(request)):
        raise Http404
    rows, year = _of_year(request)
    content = rewards.as_csv(rewards.facts(rows.order_by("-year", "-id")[:5000]))
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="fakta-insentif{"-" + str(year) if year else ""}.csv"'
    return answer


def _of_year(request: HttpRequest) -> tuple[Any, int | None]:
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else None
    rows = rewards.visible(person_of(request))
    return (rows.filter(year=year) if year else rows), year
