"""Times of requests: hours by the clock, as the law writes them (3 × 24 jam), not working days."""

from datetime import datetime, timedelta

COPY_LASTS = timedelta(days=7)
SHORTEST_REASON = 20
LONGEST_TEXT = 4000


def decided_by(received_at: datetime, hours: int) -> datetime:
    """The first instant that is late. Dasar: UU 27/2022, `3 x 24 jam terhitung sejak … menerima permintaan`."""
    return received_at + timedelta(hours=hours)
