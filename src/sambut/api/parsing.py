"""Reading a body: JSON in UTF-8 and nothing else."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from ninja.parser import Parser as NinjaParser

from sambut.api.answers import refuse
from sambut.kernel.refusals import Refused

Run = Callable[..., HttpResponseBase]


class Parser(NinjaParser):
    def parse_body(self, request: HttpRequest) -> Any:
        """Refuses halves of characters (`\\\\ud83d` alone): no table can hold them, and what they meant is lost."""
        value = json.loads(request.body.decode("utf-8"), parse_constant=_no_number)
        json.dumps(value, ensure_ascii=False).encode("utf-8")
        return value


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is not JSON")


def json_only(run: Run) -> Run:
    """415 before anything is read, so that a form of another site is never taken for a system's request."""

    @wraps(run)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and request.content_type != "application/json":
            return refuse(Refused("api.body.not_json"), 415)
        return run(request, *args, **kwargs)

    return checked
