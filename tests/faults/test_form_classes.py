"""Every form of the house, field by field: dirt is told in words of the form, never by an exception."""

import inspect
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.db import transaction

from tests.faults.dirt import DIRT

pytestmark = pytest.mark.django_db


def form_classes() -> list[type[forms.BaseForm]]:
    modules = [f"{config.name}.forms" for config in apps.get_app_configs() if config.name.startswith("sambut.")]
    found = [import_module(name) for name in modules if find_spec(name)]
    classes = {
        thing
        for module in found
        for thing in vars(module).values()
        if inspect.isclass(thing) and issubclass(thing, forms.BaseForm)
    }
    return sorted(
        (one for one in classes if one.__module__.startswith("sambut.") and getattr(one, "base_fields", None)),
        key=lambda one: (one.__module__, one.__name__),
    )


def fields() -> list[Any]:
    return [
        pytest.param(field, id=f"{one.__module__}.{one.__name__}.{name}")
        for one in form_classes()
        for name, field in one.base_fields.items()
    ]


@pytest.mark.parametrize("field", fields())
def test_a_field_takes_dirt_or_says_what_is_wrong(field: forms.Field) -> None:
    """Entries that a room made itself know their row only inside their form; `test_forms` tries them there."""
    if type(field).__module__.startswith("sambut.") or isinstance(field, forms.FileField):
        return
    many = isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField)
    silent = [name for name, dirt in DIRT.items() if "" in _sentences(field, [dirt] if many else dirt)]
    assert silent == []


def _sentences(field: forms.Field, dirt: object) -> list[str]:
    try:
        with transaction.atomic():
            field.clean(dirt)
    except forms.ValidationError as fault:
        return [str(message) for message in fault.messages]
    return []
