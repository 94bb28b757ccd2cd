"""Addresses around an edition: files, cancelling, maintenance, likenesses, putting forward."""

from django.urls import path

from sambut.competitions.pages import cancelling, comparing, enclosing, raising

DESK, ENTRY = "meja/lomba/<uuid:uuid>/", "meja/lomba/entri/<uuid:uuid>/"
FILE = ENTRY + "lampiran/<slug:code>/"

urlpatterns = [
    path(FILE, enclosing.attach, name="attach"),
    path(FILE + "lepas/", enclosing.detach, name="detach"),
    path(FILE + "berkas/", enclosing.file, name="file"),
    path("meja/penilaian/<uuid:uuid>/lampiran/<slug:code>/", enclosing.file_of_reading, name="file_of_reading"),
    path(ENTRY + "ajukan-ke-atas/", raising.raise_, name="raise"),
    path(DESK + "batalkan/", cancelling.cancel, name="cancel"),
    path(DESK + "kemiripan/", comparing.likenesses, name="likenesses"),
    path(DESK + "kemiripan/periksa/", comparing.call, name="call_compare"),
    path(DESK + "kemiripan/<int:likeness_id>/", comparing.likeness, name="likeness"),
    path("meja/lomba/pemeliharaan/", cancelling.maintenance, name="maintenance"),
    path("meja/lomba/pemeliharaan/<uuid:uuid>/batalkan/", cancelling.call_off, name="call_off"),
]
