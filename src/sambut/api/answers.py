"""Shapes that every endpoint answers with, and the path from payload to form."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

from django import forms
from django.http import JsonResponse
from ninja import Schema
from ninja.operation import Operation
from pydantic import ConfigDict

from sambut.frame import refusals
from sambut.kernel.refusals import Refused

Filled = TypeVar("Filled", bound=forms.Form)


class Shape(Schema):
    """What goes out. The words under an attribute are its description in the document."""

    model_config = ConfigDict(use_attribute_docstrings=True)


class Refusal(Shape):
    """Why not, as a code and as a sentence for people."""

    code: str
    """Stays the same; for programs."""
    sentence: str
    """What happened and what to do; for people."""


class Errors(Shape):
    """What is wrong with the input, field by field; `__all__` for the whole."""

    errors: dict[str, list[str]]


class NothingForm(forms.Form):
    """A verb that needs no words: send `{}`."""


class Invalid(Exception):
    """The form did not take the payload."""

    def __init__(self, form: forms.Form) -> None:
        super().__init__("invalid")
        self.errors = {name: [str(error) for error in errors] for name, errors in form.errors.items()}


def refuse(refused: Refused, status: int | None = None, **headers: str) -> JsonResponse:
    """The one shape of a refusal. An underscore in a header's name stands for its hyphen."""
    words = {"code": refused.code, "sentence": str(refusals.sentence(refused))}
    return JsonResponse(
        words,
        status=status or refusals.status_of(refused),
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )


def errors(told: Mapping[str, list[str]]) -> JsonResponse:
    return JsonResponse({"errors": told}, status=400)


def valid(form_class: type[forms.Form], payload: Schema, **options: Any) -> Mapping[str, Any]:
    """The cleaned input, checked by the very form of the page."""
    return filled(form_class, payload, **options).cleaned_data


def filled(form_class: type[Filled], payload: Schema, files: Any = None, **options: Any) -> Filled:
    """The form itself, for what it makes of its input; `files` are those of a request with parts."""
    given = {name: value for name, value in payload.dict().items() if value is not None}
    form = form_class(given, files, **options)
    if not form.is_valid():
        raise Invalid(form)
    return form


AWAY: dict[int, Any] = {503: Refusal}
LISTS: dict[int, Any] = {400: Errors, **AWAY}
READS: dict[int, Any] = {404: Refusal, **AWAY}
TAKES: dict[int, Any] = {400: Errors, 409: Refusal, 413: Refusal, 415: Refusal, **AWAY}
OPEN: dict[int, Any] = {**TAKES, 429: Refusal}
"""Without a token: limits per place, and per number where a secret is asked."""
KEYED: dict[int, Any] = {401: Refusal}
"""With a token."""


def _share(make: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """The library makes a class for each status of each operation, a thousand of them; equal shapes take one, and a start half a second less."""

    @cache
    def shared(shape: Any) -> Any:
        return make(None, shape)

    return lambda _operation, shape: shared(shape)


Operation._create_response_model = _share(Operation._create_response_model)  # type: ignore[method-assign, assignment]
