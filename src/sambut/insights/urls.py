"""Addresses of figures: a region under /daerah/, the country under /negeri/, the family of an innovation beside its page."""

from django.urls import path, re_path

from sambut.insights.pages import country, families, regions

app_name = "insights"
REGION = r"^daerah/(?P<code>\d\d(?:\.\d\d)?)/"
FAMILY = "inovasi/<uuid:uuid>/keluarga/"

urlpatterns = [
    path("daerah/", regions.find, name="find"),
    re_path(REGION + "$", regions.region, name="region"),
    re_path(REGION + r"lembar\.pdf$", regions.sheet, name="sheet"),
    re_path(REGION + r"pokok\.csv$", regions.topics_csv, name="topics_csv"),
    re_path(REGION + r"waktu\.csv$", regions.over_time_csv, name="over_time_csv"),
    re_path(REGION + r"hasil/(?P<number>[0-9A-Za-z-]{1,20})\.csv$", regions.outcome_csv, name="outcome_csv"),
    path("negeri/", country.country, name="country"),
    path("negeri/<slug:name>.csv", country.figure_csv, name="country_csv"),
    path(FAMILY, families.family, name="family"),
    path(FAMILY + "<slug:name>.csv", families.figure_csv, name="family_csv"),
]
