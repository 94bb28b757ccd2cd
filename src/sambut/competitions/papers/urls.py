"""Addresses of papers: for everybody under /lomba/, at the desk under /meja/lomba/ and /meja/piagam/."""

from django.urls import path

from sambut.competitions.pages import paper_public, papers

PUBLIC, DESK, ENTRY = "lomba/<uuid:uuid>/", "meja/lomba/<uuid:uuid>/", "meja/lomba/entri/<uuid:uuid>/"

urlpatterns = [
    path("lomba/piagam/", paper_public.find, name="find_certificate"),
    path("lomba/piagam/<str:number>/", paper_public.verify, name="verify"),
    path(PUBLIC + "siaran-pers/", paper_public.press_sheet, name="press"),
    path(PUBLIC + "naskah/<slug:kind>-<slug:language>.pdf", paper_public.paper_file, name="paper"),
    path(PUBLIC + "terpilih.csv", paper_public.chosen_csv, name="chosen_csv"),
    path(PUBLIC + "terpilih.json", paper_public.chosen_json, name="chosen_json"),
    path(DESK + "naskah/", papers.papers, name="papers"),
    path(DESK + "naskah/buat/", papers.call, name="call_papers"),
    path(DESK + "naskah/pengantar/", papers.foreword, name="foreword"),
    path(DESK + "calon/", papers.candidates_of, name="candidates"),
    path(ENTRY + "alasan.pdf", papers.reasons, name="reasons"),
    path("meja/lomba/insentif/", papers.incentives, name="incentives"),
    path("meja/lomba/insentif.csv", papers.incentives_csv, name="incentives_csv"),
    path("meja/piagam/", papers.certificates, name="certificates"),
    path("meja/piagam/<uuid:uuid>/unduh/", papers.certificate_file, name="certificate_file"),
    path("meja/piagam/<uuid:uuid>/cabut/", papers.revoke, name="revoke"),
]  # fmt: skip
