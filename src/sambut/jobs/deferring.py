"""Putting reactions into the queue, in the running transaction. Nobody but this room does it."""

from collections.abc import Iterable
from dataclasses import dataclass

from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from sambut.jobs.shapes import Reaction

TASK = "sambut.react"


@dataclass(frozen=True)
class Call:
    """One reaction to one outbox row."""

    reaction: Reaction
    outbox_id: int
    topic: str
    row_id: int
    subject_id: int | None

    def job(self) -> Job:
        ordered = self.reaction.ordered and self.subject_id is not None
        return Job(
            id=None,
            queue=self.reaction.lane.name,
            task_name=TASK,
            priority=self.reaction.priority,
            lock=f"{self.reaction.name}:{self.subject_id}" if ordered else None,
            queueing_lock=None,
            task_kwargs={
                "reaction": self.reaction.name,
                "outbox_id": self.outbox_id,
                "topic": self.topic,
                "row_id": self.row_id,
                "subject_id": self.subject_id,
            },
        )


def defer(calls: Iterable[Call]) -> None:
    if jobs := [call.job() for call in calls]:
        app.job_manager.batch_defer_jobs(jobs)
