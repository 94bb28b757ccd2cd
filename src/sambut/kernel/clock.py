"""The only place that reads the clock. Edges (pages, API, jobs, commands) call it and pass the time down."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)
