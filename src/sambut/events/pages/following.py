"""What follows: tasks and commitments, for the host by event, for offices by unit."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.events import access, actions, choices, queries
from sambut.events.forms import NoteForm, TaskForm
from sambut.events.models import Event, Task
from sambut.events.pages.sending import found_delegation
from sambut.events.pages.showing import around, desk_form, desk_read, hosted, person_of
from sambut.events.rules import day_of
from sambut.events.states import STAYING, TaskState, Verb
from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.frame.returning import tried
from sambut.kernel.clock import now

SIZE = 50


@desk_read
@hosted
def follow(request: HttpRequest, event: Event) -> HttpResponse:
    """All tasks of an event, next due first."""
    return _list(request, "events/follow.html", queries.tasks(person_of(request), event), around(event, "follow"))


@desk_read
def tasks(request: HttpRequest) -> HttpResponse:
    """The open tasks of one's own units, of all events."""
    person = person_of(request)
    if not person.organisations(*access.READERS):
        raise Http404
    return _list(request, "events/tasks.html", queries.open_tasks(person), {})


def _list(request: HttpRequest, template: str, rows: Any, facts: dict[str, Any]) -> HttpResponse:
    page = slice_of(rows, order=("due_on", "id"), after=request.GET.get("setelah"), size=SIZE)
    at, person = now(), person_of(request)
    listed = [{"task": one, "late": is_late(one, at), "may": _mays(person, one)} for one in page.rows]
    return answers.page(request, template, facts | {"rows": listed, "slice": page})


def is_late(task: Task, at: Any) -> bool:
    return task.state == TaskState.OPEN and task.due_on < day_of(at, task.unit.zone)


def _mays(person: Any, task: Task) -> dict[str, bool]:
    if task.state != TaskState.OPEN or task.event.state not in STAYING[Verb.FINISH_TASK]:
        return {"finish": False, "drop": False}
    return {
        "finish": access.why_not(person, Verb.FINISH_TASK, task) is None,
        "drop": access.why_not(person, Verb.DROP_TASK, task) is None,
    }


@desk_form
def give(request: HttpRequest, uuid: str) -> HttpResponse:
    """A body gives its own offices something to do after the event. `uuid` is its delegation's."""
    found = found_delegation(request, uuid)
    person = person_of(request)
    if access.why_not(person, Verb.GIVE_TASK, Task(event=found.event, unit=found.body)):
        raise Http404
    form = TaskForm(request.POST or None, units=choices.units(found.body))
    status = None
    if request.method == "POST":
        status = tried(form, lambda: actions.give_task(found.event_id, **form.cleaned_data, by=person, at=now()))
        if status is None:
            return redirect("events:delegation_tasks", uuid=uuid)
    facts = {"delegation": found, "event": found.event, "form": form}
    return answers.page(request, "events/give.html", facts, status=status or 200)


@desk_read
def delegation_tasks(request: HttpRequest, uuid: str) -> HttpResponse:
    """What the offices of one body took home from one event."""
    found = found_delegation(request, uuid)
    person = person_of(request)
    rows = queries.tasks(person, found.event).filter(unit__body=found.body)
    may_give = access.why_not(person, Verb.GIVE_TASK, Task(event=found.event, unit=found.body)) is None
    may_give = may_give and found.event.state in STAYING[Verb.GIVE_TASK]
    return _list(request, "events/tasks.html", rows, {"delegation": found, "may_give": may_give})


def _ending(action: Callable[..., Task], verb: Verb, template: str) -> Callable[..., HttpResponse]:
    @desk_form
    def page(request: HttpRequest, uuid: str) -> HttpResponse:
        person = person_of(request)
        task = choices.task(person, uuid)
        if task is None:
            raise Http404
        form = NoteForm(request.POST or None)
        status = None
        if request.method == "POST":
            found = task
            status = tried(form, lambda: action(found.pk, **form.cleaned_data, by=person, at=now()))
            if status is None:
                return redirect("events:tasks" if person.organisations(*access.READERS) else "events:desk")
        else:
            access.require(person, verb, task)
        return answers.page(request, template, {"task": task, "event": task.event, "form": form}, status=status or 200)

    return page


finish = _ending(actions.finish_task, Verb.FINISH_TASK, "events/finish.html")
drop = _ending(actions.drop_task, Verb.DROP_TASK, "events/drop.html")
