"""The one list of who reacts to what. A new reaction is one line here and one function in its room's `jobs.py`."""

from sambut.jobs.schedule import PERIODS
from sambut.jobs.shapes import MAIL, Reaction

REACTIONS: dict[str, tuple[Reaction, ...]] = {
    "files.uploaded": (Reaction("clean_upload", "sambut.files.jobs:clean_upload"),),
    "notices.mail": (Reaction("send_mail", "sambut.notices.jobs:send_mail", lane=MAIL, atomic=False),),
}
"""Topic, or `<room>.*` for every topic of a room, and what reacts to it."""


def reactions_to(topic: str) -> tuple[Reaction, ...]:
    turns = (period.reaction() for period in PERIODS if period.topic == topic)
    return (*REACTIONS.get(topic, ()), *REACTIONS.get(f"{topic.partition('.')[0]}.*", ()), *turns)


def every_reaction() -> list[Reaction]:
    return [*(reaction for found in REACTIONS.values() for reaction in found), *(period.reaction() for period in PERIODS)]


def reaction_named(name: str) -> Reaction | None:
    return next((reaction for reaction in every_reaction() if reaction.name == name), None)
