"""The shape of an API's input, made from the form that the page uses, so that both ask for the same."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from ninja import Schema
from pydantic import create_model

_KINDS: tuple[tuple[type[forms.Field], Any], ...] = (
    (forms.ModelMultipleChoiceField, list[int]),
    (forms.ModelChoiceField, int),
    (forms.MultipleChoiceField, list[str]),
    (forms.NullBooleanField, bool),
    (forms.BooleanField, bool),
    (forms.DecimalField, Decimal),
    (forms.FloatField, float),
    (forms.IntegerField, int),
    (forms.UUIDField, UUID),
    (forms.DateTimeField, str),
    (forms.DateField, str),
)


def payload_of(form: type[forms.Form]) -> type[Schema]:
    """A ninja schema with the form's fields. The form still checks the values: the schema says names, kinds and what is needed."""
    fields: dict[str, Any] = {}
    for name, field in form.base_fields.items():
        if isinstance(field, forms.FileField):
            continue
        kind = str if _named_by_key(field) else next((kind for of, kind in _KINDS if isinstance(field, of)), str)
        fields[name] = (
            (kind, ...) if field.required and not isinstance(field, forms.BooleanField) else (kind | None, None)
        )
    return create_model(form.__name__.removesuffix("Form") + "Payload", __base__=Schema, **fields)


def _named_by_key(field: forms.Field) -> bool:
    """A choice of rows that leave the house by a code or a UUID, never by their id."""
    return isinstance(field, forms.ModelChoiceField) and field.to_field_name not in (None, "pk")
