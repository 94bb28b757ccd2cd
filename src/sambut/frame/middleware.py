"""A refusal that no page caught becomes its sentence, with the right status; a bare 405 becomes a page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from sambut.frame import answers, errors
from sambut.kernel.refusals import Refused


class Refusals:
    """Pages may let `Refused` fly: what happened and what to do is said here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        bare = answer.status_code == 405 and request.method != "HEAD" and not answer.content
        return errors.wrong_way(request, answer["Allow"]) if bare else answer

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        return answers.refused(request, fault) if isinstance(fault, Refused) else None
