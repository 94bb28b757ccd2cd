from django.urls import path

from sambut.portal import desk, pages, services

app_name = "portal"
urlpatterns = [
    path("", pages.home, name="home"),
    path("cari/", pages.search, name="search"),
    path("meja/", desk.desk, name="desk"),
    path("instansi/<uuid:uuid>/", pages.body, name="body"),
    path("instansi/<uuid:uuid>/angka.csv", pages.body_figures, name="body_figures"),
    path("layanan/<uuid:uuid>/", services.service, name="service"),
    path("layanan/<uuid:uuid>/data.jsonld", services.service_data, name="service_data"),
]
