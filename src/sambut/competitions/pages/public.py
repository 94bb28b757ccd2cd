"""For everybody: the list of contests, and one with its calendar, its rules and what it counts."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from sambut.competitions import access, queries, sentences
from sambut.competitions.editions import queries as edition_queries
from sambut.competitions.models import Criterion, Edition, Group, Rule
from sambut.competitions.pages.around import person_of, seen
from sambut.competitions.public import reading, telling
from sambut.competitions.states import State
from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.kernel.clock import now


@require_GET
def contests(request: HttpRequest) -> HttpResponse:
    page = slice_of(queries.public_editions(), order=("-opened_at", "-id"), after=request.GET.get("setelah"), size=20)
    rows = [(row, sentences.edition_state(row.state)) for row in page.rows]
    at = now()
    facts = {
        "slice": page,
        "rows": rows,
        "open": [(one, telling.clocks(one.ends_at)) for one in reading.open_now(at, most=5)],
    }
    return answers.page(request, "competitions/contests.html", facts)


@require_GET
def contest(request: HttpRequest, uuid: str) -> HttpResponse:
    """The calendar with every moved deadline, the rules with their sources, the form with its weights, the counts."""
    edition, at, person = seen(request, uuid), now(), person_of(request)
    found, levels = queries.rules(edition), queries.levels(edition)
    criteria = queries.criteria(edition)
    counts = queries.counts(edition)
    periods = queries.periods(edition)
    facts = {
        "edition": edition, "state": sentences.edition_state(edition.state), "at": at, "periods": periods,
        "running": [row for row in periods if row.starts_at <= at < row.ends_at] if edition.state == State.OPEN else [],
        "rules": _by_group(edition, found), "questions": queries.questions(edition), "weights": _weights(criteria),
        "levels": {row.pk: levels.get(row.pk, []) for row in criteria}, "categories": queries.categories(edition),
        "clusters": [(row, counts.clusters.get(row.pk, 0)) for row in queries.clusters(edition)], "counts": counts,
        "hosts": access.hosts(person, edition), "takes_part": bool(person.organisations(*access.WRITERS)),
        "enters_body": bool(person.organisations(*access.BODY_WRITERS)), "changes": queries.changes(edition),
        "asked": edition_queries.asked_files(edition), "partners": queries.partners(edition), "shut": edition_queries.shut_soon(at),
    }  # fmt: skip
    return answers.page(request, "competitions/contest.html", facts)


def _weights(criteria: list[Criterion]) -> dict[int | None, str]:
    """Question → its weight; where groups differ, that of each."""
    found: dict[int | None, list[str]] = {}
    for row in criteria:
        words = f"{row.weight.normalize():f}".replace(".", ",")
        found.setdefault(row.question_id, []).append(f"{words} ({row.group.name})" if row.group else words)
    return {question: "; ".join(words) for question, words in found.items()}


def _by_group(edition: Edition, rules: list[Rule]) -> list[tuple[Group | None, list[tuple[str, str]]]]:
    """What is asked of everybody, then of each group: words and source."""
    groups: list[Group | None] = [None, *queries.groups(edition)]
    found = [
        (group, [(sentences.rule_words(rule), rule.source) for rule in rules if rule.group_id == (group.pk if group else None)])
        for group in groups
    ]  # fmt: skip
    return [(group, told) for group, told in found if told]
