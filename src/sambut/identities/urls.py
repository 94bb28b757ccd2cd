from django.urls import URLPattern, URLResolver, path

from sambut.identities import pages

app_name = "identities"
urlpatterns: list[URLPattern | URLResolver] = [
    path("meja/identitas/", pages.list_requests, name="list"),
    path("meja/identitas/<uuid:uuid>/", pages.show_request, name="request"),
    path("meja/identitas/<uuid:uuid>/kabul/", pages.grant_look, name="grant_look"),
    path("meja/identitas/<uuid:uuid>/tolak/", pages.deny_look, name="deny_look"),
    path("meja/identitas/<uuid:uuid>/buka/", pages.look, name="look"),
]
