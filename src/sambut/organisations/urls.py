from django.urls import URLPattern, URLResolver, path

from sambut.organisations.pages import desk, public

app_name = "organisations"
urlpatterns: list[URLPattern | URLResolver] = [
    path("instansi/", public.bodies, name="bodies"),
    path("meja/instansi/", desk.managed, name="managed"),
    path("meja/instansi/baru/", desk.add_body, name="add_body"),
    path("meja/instansi/<uuid:uuid>/", desk.desk, name="desk"),
    path("meja/instansi/<uuid:uuid>/tambah/", desk.add_unit, name="add"),
    path("meja/instansi/<uuid:uuid>/nama/", desk.rename, name="rename"),
    path("meja/instansi/<uuid:uuid>/nama-lain/", desk.add_alias, name="add_alias"),
    path("meja/instansi/<uuid:uuid>/nama-lain/<int:alias_id>/cabut/", desk.end_alias, name="end_alias"),
    path("meja/instansi/<uuid:uuid>/pindah/", desk.move, name="move"),
    path("meja/instansi/<uuid:uuid>/akhiri/", desk.end, name="end"),
    path("meja/instansi/<uuid:uuid>/pengaturan/", desk.change_settings, name="change_settings"),
]
