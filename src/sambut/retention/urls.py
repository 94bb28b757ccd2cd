from django.urls import URLPattern, URLResolver, path

from sambut.retention import pages

app_name = "retention"
urlpatterns: list[URLPattern | URLResolver] = [
    path("akun/data-saya/", pages.own_data, name="own_data"),
    path("akun/data-saya/<uuid:uuid>/unduh/", pages.download_copy, name="download"),
    path("meja/data-pribadi/", pages.list_requests, name="list"),
    path("meja/data-pribadi/<uuid:uuid>/", pages.show_request, name="request"),
    path("meja/data-pribadi/<uuid:uuid>/kabul/", pages.grant, name="grant"),
    path("meja/data-pribadi/<uuid:uuid>/tolak/", pages.refuse, name="refuse"),
]
