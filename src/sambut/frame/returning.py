"""A form that comes back with its sentence."""

from collections.abc import Callable

from django import forms

from sambut.frame import refusals
from sambut.kernel.refusals import Refused


def tried(form: forms.Form, do: Callable[[], object]) -> int | None:
    """None when it was done; else the status of the page, with the sentence above its form."""
    if not form.is_valid():
        return 400
    try:
        do()
    except Refused as refusal:
        return into_form(form, refusal)
    return None


def into_form(form: forms.Form, refusal: Refused) -> int:
    """The sentence above the form; gives the status of the page."""
    form.add_error(None, str(refusals.sentence(refusal)))
    return refusals.status_of(refusal)
