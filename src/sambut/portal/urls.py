from django.urls import path

from sambut.portal import pages

app_name = "portal"
urlpatterns = [
    path("", pages.home, name="home"),
    path("instansi/<uuid:uuid>/", pages.body, name="body"),
    path("instansi/<uuid:uuid>/angka.csv", pages.body_figures, name="body_figures"),
]
