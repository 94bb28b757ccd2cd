"""The loop of one region, gathered for its page and the API: fixed statements, nothing counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from sambut.complaints import figures as complaint_figures
from sambut.complaints.models import Category
from sambut.insights import queries, rules
from sambut.insights.counting import add_months, last_month
from sambut.insights.models import Effect, Kept, Solution
from sambut.organisations.models import Organisation
from sambut.organisations.queries import body_of_region
from sambut.regions.models import Region
from sambut.replication import queries as replication
from sambut.replication.models import Agreement, Need
from sambut.replication.states import State
from sambut.surveys import queries as surveys
from sambut.surveys.queries import Standing

MOST_TOPICS = 6
MOST_SOLUTIONS = 2
MOST_AGREEMENTS = 6
STEPS = {State.RUNNING: "answered", State.STARTED: "moving", State.SIGNED: "moving", State.STOPPED: "shut"}
WITHOUT = "late"
ORDER = [State.RUNNING, State.STARTED, State.SIGNED, State.STOPPED]


@dataclass(frozen=True)
class Loop:
    region: Region
    body: Organisation | None
    kept: Kept
    found: queries.Regional
    standing: Standing | None
    answering: complaint_figures.Figures | None
    needs: list[Need]
    agreements: list[Agreement]
    progress: dict[int, tuple[int, int]]
    solutions: list[tuple[queries.Topic, list[Solution]]]
    effects: list[Effect]

    @property
    def topics(self) -> Sequence[queries.Topic]:
        return self.found.topics[:MOST_TOPICS]

    def step(self, topic: queries.Topic) -> tuple[str, str]:
        """What is being done about a topic: kind and words of a state."""
        for state in ORDER:
            if any(one.state == state and _same(one.category, topic.category) for one in self.agreements):
                return STEPS[state], words_of(state)
        if any(_same(need.category, topic.category) for need in self.needs):
            return "waiting", _("dicari")
        return WITHOUT, _("belum ada")


def waiting(loop: Loop) -> tuple[int, int]:
    """How many of the topics that are told have no step yet, and how many are told."""
    return sum(loop.step(topic)[0] == WITHOUT for topic in loop.topics), len(loop.topics)


def words_of(state: State) -> str:
    return {
        State.RUNNING: _("berjalan"),
        State.STARTED: _("dikerjakan"),
        State.SIGNED: _("disepakati"),
        State.STOPPED: _("berhenti"),
    }[state]


def state_of(agreement: Agreement) -> tuple[str, str]:
    """Kind and words of a state, for a signed agreement."""
    state = State(agreement.state)
    return STEPS[state], words_of(state)


def _same(one: Category | None, other: Category) -> bool:
    """The same topic, or one above the other."""
    return one is not None and (one.pk == other.pk or one.pk == other.parent_id or one.parent_id == other.pk)


def loop(region: Region, *, at: datetime) -> Loop | None:
    """None while nothing was ever counted."""
    kept = queries.kept()
    if kept is None:
        return None
    through = last_month(kept.counted_at)
    found = queries.regional(region, through=through, everybody=kept.people)
    body = body_of_region(region.code)
    facts = replication.of_region(region, limit=MOST_AGREEMENTS)
    topics = found.topics[:MOST_TOPICS]
    solved = _once(topics, queries.solutions([one.category.pk for one in topics], not_of=body.pk if body else None))
    return Loop(
        region, body, kept, found,
        surveys.latest(body.pk) if body else None, complaint_figures.of(body.pk) if body else None,
        facts.needs, facts.agreements, replication.progress([one.pk for one in facts.agreements]),
        solved,
        queries.effects_of(region),
    )  # fmt: skip


def _once(
    topics: Sequence[queries.Topic], solved: dict[int, list[Solution]]
) -> list[tuple[queries.Topic, list[Solution]]]:
    """Each innovation under the first topic that it answers."""
    seen: set[int] = set()
    found = []
    for topic in topics:
        rows = [row for row in solved.get(topic.category.pk, ()) if row.innovation_id not in seen][:MOST_SOLUTIONS]
        seen |= {row.innovation_id for row in rows}
        if rows:
            found.append((topic, rows))
    return found


def months_of(loop: Loop) -> dict[int | None, dict[object, int]]:
    """Three years of the topics that are drawn. One statement."""
    first = add_months(loop.found.through, -35)
    ids = [topic.category.pk for topic in loop.topics]
    return queries.months(loop.region, ids, first=first, last=loop.found.through)  # type: ignore[return-value]


@dataclass(frozen=True)
class Measure:
    """How well services do: what is measured, here, in the country, and what it means."""

    name: str
    here: str
    country: str
    meaning: str
    url: str | None = None


__all__ = ["Loop", "Measure", "loop", "months_of", "rules"]
