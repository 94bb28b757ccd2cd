"""What an operator should do about the work behind the pages. Called by `sambut check`."""

from datetime import datetime

from sambut.jobs.queries import health

RELAY_SLEEPS = 300
"""Seconds after which a row of the outbox that nobody relayed means that no worker runs."""
MANY = 10_000


def check(at: datetime) -> list[str]:
    found = health(at=at)
    said = []
    if found.oldest_not_relayed_seconds > RELAY_SLEEPS:
        minutes = int(found.oldest_not_relayed_seconds // 60)
        said.append(
            f"{found.not_relayed} events wait for their reactions, the oldest for {minutes} minutes: does `sambut worker` run?"
        )
    if found.queued > MANY:
        said.append(f"{found.queued} jobs wait: start more workers, here or on another machine")
    if found.given_up:
        said.append(f"{found.given_up} jobs were given up and wait for a person: `sambut jobs list` names them")
    return said
