"""The API asks for what the page's form asks for."""

import pytest
from django import forms
from pydantic import ValidationError

from sambut.frame.payloads import payload_of


class ForwardForm(forms.Form):
    reason = forms.CharField()
    note = forms.CharField(required=False)
    unit = forms.IntegerField()
    urgent = forms.BooleanField(required=False)
    kinds = forms.MultipleChoiceField(choices=[("a", "A")], required=False)
    picture = forms.FileField(required=False)


def test_the_payload_has_the_names_and_kinds_of_the_form_but_no_files():
    schema = payload_of(ForwardForm)
    assert schema.__name__ == "ForwardPayload"
    given = schema(reason="Bukan wewenang", unit="7", kinds=["a"])
    assert given.model_dump() == {"reason": "Bukan wewenang", "note": None, "unit": 7, "urgent": None, "kinds": ["a"]}


def test_what_the_form_needs_the_payload_needs():
    with pytest.raises(ValidationError) as refused:
        payload_of(ForwardForm)(note="x")
    assert [fault["loc"] for fault in refused.value.errors()] == [("reason",), ("unit",)]


def test_the_payload_feeds_the_form():
    given = payload_of(ForwardForm)(reason="Bukan wewenang", unit=7)
    assert ForwardForm({name: value for name, value in given.model_dump().items() if value is not None}).is_valid()
