from django.urls import URLPattern, URLResolver, path

from sambut.calendars import desk, pages

app_name = "calendars"
urlpatterns: list[URLPattern | URLResolver] = [
    path("kalender/", pages.present_year, name="present_year"),
    path("kalender/hitung/", pages.try_counting, name="try"),
    path("kalender/<int:year>/", pages.year, name="year"),
    path("kalender/<int:year>.csv", pages.year_csv, name="year_csv"),
    path("meja/kalender/", desk.overview, name="desk"),
    path("meja/kalender/usul/", desk.propose, name="propose"),
    path("meja/kalender/<int:decree_id>/", desk.decree, name="decree"),
    path("meja/kalender/<int:decree_id>/setujui/", desk.approve, name="approve"),
    path("meja/kalender/<int:decree_id>/tolak/", desk.reject, name="reject"),
    path("meja/kalender/<int:decree_id>/tarik/", desk.withdraw, name="withdraw"),
]
