"""Proving to be the reporter: number and secret, with guesses limited per number and per place they come from."""

from datetime import datetime, timedelta

from django.http import HttpRequest

from sambut.accounts import addresses, limits
from sambut.complaints import queries
from sambut.complaints.models import Complaint
from sambut.kernel.numbers import parse_number
from sambut.kernel.refusals import Refused

TRIES, TRIES_FROM_HERE, WINDOW = 10, 30, timedelta(hours=1)


def proved(request: HttpRequest, number: str, secret: str, *, at: datetime) -> Complaint:
    """The case; refuses with `complaint.key.wrong` for a wrong pair, without saying which half was wrong."""
    limits.count(f"open:{addresses.address_mark(request, at)}", limit=TRIES_FROM_HERE, window=WINDOW, at=at)
    limits.count(f"open:{parse_number(number)}", limit=TRIES, window=WINDOW, at=at)
    found = queries.proved(number, secret)
    if found is None:
        raise Refused("complaint.key.wrong")
    limits.forget(f"open:{found.number}")
    return found
