"""The base of every room's `access.py`, and this room's own answers."""

from sambut.kernel.refusals import Refused


def require(code: str | None) -> None:
    """`require(why_not(person, verb, row))`: goes on where there is no reason against it, refuses with the reason otherwise."""
    if code is not None:
        raise Refused(code)
