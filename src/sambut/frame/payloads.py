"""The shape of an API's input, made from the form that the page uses, so that both ask for the same."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.db import models
from ninja import Schema
from pydantic import ConfigDict, Field, create_model

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
_FORMATS: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.DateTimeField, "date-time"),
    (forms.DateField, "date"),
    (forms.EmailField, "email"),
    (forms.URLField, "uri"),
)


def payload_of(form: type[forms.Form], example: Mapping[str, Any] | None = None) -> type[Schema]:
    """A ninja schema with the form's fields. The form still checks the values: the schema only tells what it will say.

    A name that the form does not know is refused, so that a slip of the pen is not taken for silence.
    """
    fields: dict[str, Any] = {}
    for name, field in form.base_fields.items():
        if isinstance(field, forms.FileField):
            continue
        kind = str if _named_by_key(field) else next((kind for of, kind in _KINDS if isinstance(field, of)), str)
        if _needed(field):
            fields[name] = (kind, Field(json_schema_extra=_told(field)))
        else:
            fields[name] = (
                kind | None,
                Field(None, min_length=1 if "format" in _bounds(field) else None, json_schema_extra=_told(field)),
            )
    title = form.__name__.removesuffix("Form") + "Payload"
    config = ConfigDict(extra="forbid", json_schema_extra={"examples": [dict(example)]} if example else {})
    return create_model(title, __base__=type(title, (Schema,), {"model_config": config}), **fields)


def _needed(field: forms.Field) -> bool:
    return field.required and not isinstance(field, forms.BooleanField)


def _named_by_key(field: forms.Field) -> bool:
    """A choice of rows that leave the house by a code or a UUID, never by their id."""
    return isinstance(field, forms.ModelChoiceField) and field.to_field_name not in (None, "pk")


def _told(field: forms.Field) -> Callable[[dict[str, Any]], None]:
    """Adds what the form will ask for. Called when the document is drawn, so that words stand in its language."""

    def tell(schema: dict[str, Any]) -> None:
        if "anyOf" in schema:
            kinds = schema.pop("anyOf")
            schema.update(kinds[0], type=[kind["type"] for kind in kinds])
        schema.update({"title": str(field.label)} if field.label else {})
        schema.update({"description": str(field.help_text)} if field.help_text else {})
        schema.update(_bounds(field))
        if isinstance(field, forms.ChoiceField) and not isinstance(
            field, forms.ModelChoiceField | forms.MultipleChoiceField
        ):
            values = [str(value) for value, _label in field.choices]  # type: ignore[misc, union-attr]
            schema["enum"] = values if _needed(field) else [*dict.fromkeys([*values, "", None])]

    return tell


def _bounds(field: forms.Field) -> dict[str, Any]:
    if isinstance(field, forms.ModelChoiceField):
        return _key_bounds(field) if _named_by_key(field) else {}
    found: dict[str, Any] = {}
    if isinstance(field, forms.CharField) and field.max_length:
        found["maxLength"] = field.max_length
    if isinstance(field, forms.CharField) and _needed(field):
        found |= {"minLength": 1, "pattern": r"\S"}
    if isinstance(field, forms.IntegerField | forms.DecimalField | forms.FloatField):
        found |= {
            word: float(value) if isinstance(value, Decimal) else value
            for word, value in (("minimum", field.min_value), ("maximum", field.max_value))
            if value is not None
        }
    kind = next((word for of, word in _FORMATS if isinstance(field, of)), None)
    return found | ({"format": kind} if kind else {})


def _key_bounds(field: forms.ModelChoiceField) -> dict[str, Any]:
    assert field.queryset is not None
    key = field.queryset.model._meta.get_field(field.to_field_name)
    if isinstance(key, models.UUIDField):
        return {"format": "uuid"}
    return {"maxLength": key.max_length} if getattr(key, "max_length", None) else {}
