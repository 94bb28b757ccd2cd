"""The demo country: real regions and bodies, invented people and cases, and a named cast into whose roles a visitor steps.

reference/    what was written for it: bodies, names, texts by topic
country.py    units, offices and people as rows           times.py      days counted back from the loading
phrasing.py   texts with their places and days            pictures.py   drawings
making.py     thousands of ordinary stories               present.py    what waits on the desks of the cast today
walking.py    a story along the product's own actions     writing.py    many past stories at once
archives.py   the archive of a former system              around.py     looks, requests, offices, the calendar
telling.py    what the worker would have done meanwhile   loading.py    all of it, in order, once
"""

from collections.abc import Callable
from datetime import datetime

CASES = 3400


def load_demo(*, at: datetime | None = None, cases: int = CASES, tell: Callable[[int, int], None] | None = None) -> int:
    """Loads the country into a database without accounts and marks it; gives the number of cases made, 0 when it stands."""
    from sambut.config.demo.loading import load
    from sambut.kernel.clock import now

    return load(at=at or now(), cases=cases, tell=tell or (lambda done, total: None))


def welcome() -> str:
    """What the first page of the terminal says about the cast."""
    from sambut.mandates.cast import CAST

    width = max(len(member.name) for member in CAST) + 6
    lines = [
        "  The demo country: regions and bodies are real, people and cases are invented.",
        "  At /peraga/ you step into any of these roles, without a password:",
        "",
    ]
    for member in CAST:
        lines += [f"    {member.name:<{width - 4}}{member.role_line}", f"{'':<{width}}{member.story}"]
    return "\n".join([*lines, ""])
