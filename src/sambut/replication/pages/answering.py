"""Answering a need of others with an innovation of one's own, and taking the answer back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.frame import answers
from sambut.kernel.clock import now
from sambut.replication import actions, queries, sentences
from sambut.replication.forms import AnswerForm
from sambut.replication.pages.around import desk_button, desk_form, person_of, tried
from sambut.replication.states import NeedState


@desk_form
def answer(request: HttpRequest, uuid: str) -> HttpResponse:
    """For those who answer for a published innovation that was tried."""
    need, person = queries.need(uuid), person_of(request)
    if need is None or not queries.answerable(person).exists():
        raise Http404
    fitting = queries.to_answer_with(person, need)
    form = AnswerForm(request.POST or None, owned=queries.answerable(person) if request.POST else fitting)
    status = None
    if request.method == "POST":
        status = tried(
            form,
            lambda: actions.answer_need(
                need.pk, form.cleaned_data["innovation"].pk, words=form.cleaned_data["words"], by=person, at=now()
            ),
        )
        if status is None:
            return redirect("replication:need", uuid=need.uuid)
    facts = {
        "form": form, "need": need, "state": sentences.need_words(need), "open": need.state == NeedState.OPEN,
        "none_fits": not form.is_bound and not fitting.exists(),
    }  # fmt: skip
    return answers.page(request, "replication/answer.html", facts, status=status or 200)


@desk_button
def take_back(request: HttpRequest, uuid: str) -> HttpResponse:
    found = queries.answer(uuid)
    if found is None:
        raise Http404
    actions.take_back_answer(found.pk, by=person_of(request), at=now())
    return redirect("replication:need", uuid=found.need.uuid)
