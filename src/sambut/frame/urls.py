from django.urls import URLPattern, URLResolver, path

from sambut.frame import pages

app_name = "frame"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", pages.home, name="home"),
    path("tampilan/", pages.theme, name="theme"),
    path("manifest.webmanifest", pages.manifest, name="manifest"),
    path("gaya/", pages.living_page, name="living"),
]
