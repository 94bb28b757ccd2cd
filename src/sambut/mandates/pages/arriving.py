"""Where somebody goes after signing in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from sambut.frame.navigation import gather


@login_required
@require_GET
def arrive(request: HttpRequest) -> HttpResponse:
    """The first way in the rail of somebody with an office; the front page for everybody else."""
    if request.person.has_office:  # type: ignore[attr-defined]
        for group in gather(request).rail:
            for entry in group.entries:
                return redirect(entry.url)
    return redirect("frame:home")
