from django.urls import URLPattern, URLResolver, path

from sambut.notices import pages

app_name = "notices"
urlpatterns: list[URLPattern | URLResolver] = [
    path("kabar/", pages.list_notices, name="list"),
    path("kabar/dibaca/", pages.mark_all_read, name="mark_all_read"),
    path("kabar/pengaturan/", pages.prefer, name="prefer"),
    path("kabar/<int:notice_id>/", pages.open_notice, name="open"),
    path("kabar/<int:notice_id>/dibaca/", pages.mark_read, name="mark_read"),
    path("kabar/<int:notice_id>/surel/", pages.mail, name="mail"),
]
