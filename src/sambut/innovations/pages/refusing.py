"""A refusal beside a form. Those that no page answers become a page of their own in `frame`."""

from django import forms

from sambut.frame import refusals
from sambut.kernel.refusals import Refused


def into_form(form: forms.Form, refusal: Refused) -> int:
    """Puts the sentence above the form, so that what was typed stays; gives the status."""
    form.add_error(None, str(refusals.sentence(refusal)))
    return refusals.status_of(refusal)
