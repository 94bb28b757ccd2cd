"""Logs for machines and people, without anything personal.

A line says which request, which route (by name: a path holds numbers), which status and how long. A fault is its type and
its frames: no message of an exception, no local variable, no part of a query, because each may hold what somebody wrote.
Only what our own rooms log is formatted; of a package's message the arguments stay out.
"""

import json
import logging
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from sambut.kernel.refusals import Refused

REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The id of the request that is being answered; it also stands in the answer's header."""

PACKAGE = Path(__file__).resolve().parent.parent
OURS = "sambut."
DETAILS = ("route", "status", "ms")


def settings(kind: str) -> dict[str, Any]:
    """Django's `LOGGING`: everything through one handler with our formatter."""
    formatter = "sambut.config.logs.Json" if kind == "json" else "sambut.config.logs.Text"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"safe": {"()": formatter}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "safe"},
            "nothing": {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "sambut": {"level": "INFO"},
            "django": {"handlers": ["nothing"], "level": "WARNING", "propagate": True},
            "django.request": {"level": "ERROR"},  # every request has its line already
            "PIL": {"level": "INFO"},  # below, it writes what stands in the tags of a picture: names and places
        },
    }


class Text(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        facts = facts_of(record)
        trace = facts.pop("trace", [])
        head = f"{facts.pop('at')} {facts.pop('level')} {facts.pop('from')}: {facts.pop('message')}"
        line = " ".join([head, *(f"{name}={value}" for name, value in facts.items())])
        return "\n".join([line, *(f"    {frame}" for frame in trace)])


class Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(facts_of(record), ensure_ascii=False)


def facts_of(record: logging.LogRecord) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "from": record.name,
        "message": message_of(record),
    }
    if request := REQUEST.get():
        facts["request"] = request
    facts |= {name: getattr(record, name) for name in DETAILS if hasattr(record, name)}
    if record.exc_info and record.exc_info[1]:
        facts["trace"] = list(trace_of(record.exc_info[1]))
    return facts


def message_of(record: logging.LogRecord) -> str:
    """Our own words in full; of a package only where it spoke, for it may quote what it was given."""
    if record.name.startswith(OURS):
        return record.getMessage()
    return f"{record.levelname.lower()} at {Path(record.pathname).name}:{record.lineno}"


def trace_of(error: BaseException) -> Iterator[str]:
    """The chain of exceptions, outermost last: type and frames."""
    if before := error.__cause__ or (None if error.__suppress_context__ else error.__context__):
        yield from trace_of(before)
    for filename, line, function in _frames(error.__traceback__):
        yield f"{filename}:{line} {function}"
    yield kind_of(error)


def kind_of(error: BaseException) -> str:
    """The type; of a refusal also its code, of a database error its state and constraint: all names of ours."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    code = error.code if isinstance(error, Refused) else getattr(error, "sqlstate", None)
    constraint = getattr(getattr(error, "diag", None), "constraint_name", None)
    words = (
        str(error) if isinstance(error, (ImportError, NameError, ImproperlyConfigured)) else ""
    )  # of the code itself
    return " ".join(str(part) for part in (kind, code, constraint, words) if part)


def _frames(trace: TracebackType | None) -> Iterator[tuple[str, int, str]]:
    for frame, line in walk_tb(trace):
        path = Path(frame.f_code.co_filename)
        shown = path.relative_to(PACKAGE) if path.is_relative_to(PACKAGE) else Path(*path.parts[-2:])
        yield str(shown), line, frame.f_code.co_name
