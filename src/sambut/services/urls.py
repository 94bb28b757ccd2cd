"""Addresses of services: a public list under /layanan/, the desks under /meja/layanan/. The page of one service is the portal's."""

from django.urls import URLPattern, URLResolver, path

from sambut.services.pages import deciding, desk, drafting, public

app_name = "services"
DESK = "meja/layanan/<uuid:uuid>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("layanan/", public.listing, name="list"),
    path("meja/layanan/", desk.home, name="desk"),
    path("meja/layanan/belum-ditempatkan/", desk.unplaced, name="unplaced"),
    path("meja/layanan/instansi/<int:organisation_id>/", desk.of_organisation, name="of_organisation"),
    path("meja/layanan/instansi/<int:organisation_id>/baru/", drafting.draft_service, name="draft"),
    path(DESK, desk.service, name="service"),
    path(DESK + "tulis/", drafting.edit, name="edit"),
    path(DESK + "draf/", drafting.autosave, name="keep"),
    path(DESK + "versi-baru/", drafting.draft_edition, name="draft_edition"),
    path(DESK + "ajukan/", drafting.submit, name="submit"),
    path(DESK + "buang/", drafting.discard, name="discard"),
    path(DESK + "terbitkan/", deciding.publish, name="publish"),
    path(DESK + "kembalikan/", deciding.return_, name="return"),
    path(DESK + "tinjau/", deciding.check, name="check"),
    path(DESK + "tarik/", deciding.withdraw, name="withdraw"),
    path(DESK + "tempatkan/", deciding.place, name="place"),
]
