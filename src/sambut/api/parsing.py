"""Reading a body: JSON in UTF-8 and nothing else, except where a file comes with it."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from ninja.operation import Operation
from ninja.params.models import FileModel
from ninja.parser import Parser as NinjaParser

from sambut.api.answers import refuse
from sambut.kernel.refusals import Refused

Run = Callable[..., HttpResponseBase]
JSON = ("application/json", "api.body.not_json")


class Parser(NinjaParser):
    def parse_body(self, request: HttpRequest) -> Any:
        """Refuses halves of characters (`\\\\ud83d` alone): no table can hold them, and what they meant is lost."""
        value = json.loads(request.body.decode("utf-8"), parse_constant=_no_number)
        json.dumps(value, ensure_ascii=False).encode("utf-8")
        return value


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is not JSON")


def takes_file(run: Run) -> bool:
    """Whether the operation that this runs declares a file. Those all want a token in a header, which no form of a site sends."""
    operation: Operation = run.__self__  # type: ignore[attr-defined]
    return any(issubclass(model, FileModel) for model in operation.models)


def json_only(run: Run) -> Run:
    """415 before anything is read, so that a form of another site is never taken for a system's request."""

    wanted, code = ("multipart/form-data", "api.body.not_parts") if takes_file(run) else JSON

    @wraps(run)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and request.content_type != wanted:
            return refuse(Refused(code), 415)
        return run(request, *args, **kwargs)

    return checked
