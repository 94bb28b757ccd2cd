"""Addresses of what everybody reads of contests beside the contests themselves."""

from django.urls import path, re_path

from sambut.competitions.pages import feeds, hall, history, times

FORM = r"(?P<form>rss|atom)$"
REGION = r"^lomba/daerah/(?P<code>\d\d(?:\.\d\d)?)/"

urlpatterns = [
    path("lomba/kalender/", times.calendar, name="public_calendar"),
    path("lomba/kalender/<int:year>.csv", times.calendar_csv, name="calendar_csv"),
    path("lomba/kalender.ics", times.calendar_ics, name="calendar_ics"),
    path("lomba/<uuid:uuid>/kalender.ics", times.calendar_ics, name="contest_ics"),
    path("lomba/riwayat/", history.history, name="history"),
    path("lomba/riwayat/corong-<slug:scheme>.csv", history.funnel_csv, name="funnel_csv"),
    path("lomba/riwayat/<slug:code>/", history.past_edition, name="past_edition"),
    path("lomba/aula/", hall.hall, name="hall"),
    path("lomba/aula/peta/", hall.maps, name="maps"),
    path("lomba/aula/peta/<slug:name>.csv", hall.figure_csv, name="hall_csv"),
    re_path(REGION + "$", hall.of_region, name="region"),
    path("lomba/instansi/<uuid:uuid>/", hall.of_body, name="body"),
    re_path(r"^lomba/umpan/lomba\." + FORM, feeds.contests, name="feed"),
    re_path(r"^lomba/umpan/hasil\." + FORM, feeds.results, name="result_feed"),
    re_path(REGION + r"umpan\." + FORM, feeds.of_region, name="region_feed"),
]
