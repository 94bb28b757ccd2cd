"""`sambut contest hall`: what jobs keep for pages of everybody, at once."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager

import click


@click.command("hall")
@click.pass_obj
def gather_hall(opened: Callable[[], AbstractContextManager[None]]) -> None:
    """Gather the hall of honoured innovations and count every contest now; jobs do it every quarter of an hour.

    After `sambut import awards`, for example.
    """
    began = time.monotonic()
    with opened():
        from sambut.competitions.public import counting, honouring
        from sambut.kernel.clock import now

        written = honouring.gather()
        counted = counting.count(counting.every(), at=now())
    click.echo(f"{written} honours written, {counted} contests counted. {time.monotonic() - began:.1f} s.")
