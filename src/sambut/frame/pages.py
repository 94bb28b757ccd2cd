"""The frame's own pages: how it looks (switch), its manifest, and the living page of all parts."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from sambut.frame import answers, living
from sambut.frame.context import THEME_COOKIE, THEMES

YEAR = 365 * 24 * 3600


@csrf_exempt
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remembers light, dark or the system's choice in a cookie. Nothing else depends on it, so it asks for no token."""
    back = request.POST.get("kembali", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = reverse("frame:home")
    answer = HttpResponseRedirect(back)
    chosen = request.POST.get("tampilan", "")
    if chosen in THEMES:
        secure = settings.SESSION_COOKIE_SECURE
        answer.set_cookie(THEME_COOKIE, chosen, max_age=YEAR, samesite="Lax", httponly=True, secure=secure)
    else:
        answer.delete_cookie(THEME_COOKIE)
    return answer


@require_GET
@cache_control(public=True, max_age=24 * 3600)
def manifest(request: HttpRequest) -> JsonResponse:
    """So that a phone can keep the site on its first screen."""
    return JsonResponse(
        {
            "name": "Sambut",
            "short_name": "sambut",
            "start_url": reverse("frame:home"),
            "display": "standalone",
            "background_color": "#FBF9F4",
            "theme_color": "#083F37",
            "icons": [{"src": static("frame/mark.svg"), "type": "image/svg+xml", "sizes": "any"}],
        },
        content_type="application/manifest+json",
    )


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Stands behind the portal's home, which answers first; alone it says that nothing is here yet."""
    raise Http404


@require_GET
def living_page(request: HttpRequest) -> HttpResponse:
    """Every part in every state, for the people who build and look; not in production."""
    if settings.ENVIRONMENT.production:
        raise Http404
    return answers.page(request, "frame/gaya.html", living.facts())
