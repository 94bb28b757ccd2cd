from django.urls import URLPattern, URLResolver, path

from sambut.regions import pages

app_name = "regions"
urlpatterns: list[URLPattern | URLResolver] = [
    path("wilayah/cari/", pages.search_places, name="search"),
]
