"""Every edge answers a refusal in the same way."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from sambut.frame import answers, refusals
from sambut.kernel.refusals import Refused

Page = Callable[..., HttpResponse]


def refusing(page: Page) -> Page:
    """A refusal that the page did not answer itself becomes its sentence, with the right status."""

    @wraps(page)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return page(request, *args, **kwargs)
        except Refused as refusal:
            return answers.refused(request, refusal)

    return answered


def into_form(form: Any, refusal: Refused) -> int:
    """Puts the sentence above the form, so that what was typed stays; gives the status."""
    form.add_error(None, refusals.sentence(refusal))
    return refusals.status_of(refusal)
