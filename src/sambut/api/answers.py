"""Shapes that every endpoint answers with, and the path from payload to form."""

from collections.abc import Mapping
from typing import Any

from django import forms
from ninja import Schema

from sambut.frame import refusals
from sambut.kernel.refusals import Refused


class Refusal(Schema):
    """Why not, as a code and as a sentence for people."""

    code: str
    sentence: str


class Errors(Schema):
    """What is wrong with the input, field by field; `__all__` for the whole."""

    errors: dict[str, list[str]]


class Invalid(Exception):
    """The form did not take the payload."""

    def __init__(self, form: forms.Form) -> None:
        super().__init__("invalid")
        self.errors = {name: [str(error) for error in errors] for name, errors in form.errors.items()}


def refusal(refused: Refused) -> dict[str, str]:
    return {"code": refused.code, "sentence": str(refusals.sentence(refused))}


def valid(form_class: type[forms.Form], payload: Schema) -> Mapping[str, Any]:
    """The cleaned input, checked by the very form of the page."""
    given = {name: value for name, value in payload.dict().items() if value is not None}
    form = form_class(given)
    if not form.is_valid():
        raise Invalid(form)
    return form.cleaned_data


COMMON: dict[int, Any] = {400: Errors, 404: Refusal, 409: Refusal, 429: Refusal}
"""Every endpoint that takes something may answer so."""
OFFICE: dict[int, Any] = {**COMMON, 401: Refusal, 403: Refusal}
