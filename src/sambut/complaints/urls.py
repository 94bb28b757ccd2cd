"""Addresses of complaints: for citizens under /lapor/ and /laporan/, for offices under /meja/pengaduan/."""

from django.urls import path

from sambut.complaints.pages import acting, desks, keeping, looking, reacting, reading, ruling, submitting

app_name = "complaints"
CASE, DESK = "laporan/<str:number>/", "meja/pengaduan/<str:number>/"

urlpatterns = [
    path("lapor/", submitting.what, name="submit"),
    path("lapor/tempat/", submitting.where, name="submit_where"),
    path("lapor/kirim/", submitting.send, name="submit_send"),
    path("lapor/tanda-terima/", submitting.receipt, name="receipt"),
    path("lapor/baru/", submitting.begin_anew, name="begin_anew"),
    path("lapor/draf/", keeping.autosave, name="keep_draft"),
    path("laporan/", reading.public_list, name="public_list"),
    path("laporan/saya/", reading.mine, name="mine"),
    path("laporan/buka/", reading.open_case, name="open"),
    path("laporan/lupakan/", reading.forget, name="forget"),
    path(CASE, reading.case, name="case"),
    path(CASE + "berkas/<uuid:file>/", reading.attachment, name="attachment"),
    path(CASE + "tambah/", reacting.add, name="add"),
    path(CASE + "lengkapi/", reacting.complete, name="complete"),
    path(CASE + "terima/", reacting.accept, name="accept"),
    path(CASE + "tolak/", reacting.reject, name="reject"),
    path(CASE + "cabut/", reacting.withdraw, name="withdraw"),
    path("meja/aturan-waktu/", ruling.rules, name="rules"),
    path("meja/aturan-waktu/<int:proposal_id>/<slug:way>/", ruling.decide, name="decide_rule"),
    path("meja/pengaduan/", desks.desk, name="desk"),
    path("meja/pengaduan/nasional/", desks.national_queue, name="national_queue"),
    path("meja/pengaduan/antrean/<int:organisation_id>/", desks.queue, name="queue"),
    path(DESK, desks.case, name="desk_case"),
    path(DESK + "disposisi/", acting.forward, name="forward"),
    path(DESK + "minta-kelengkapan/", acting.ask, name="ask"),
    path(DESK + "arsip/", acting.archive, name="archive"),
    path(DESK + "jawab/", acting.answer, name="answer"),
    path(DESK + "kabar/", acting.note, name="note"),
    path(DESK + "bukan-wewenang/", acting.bounce, name="bounce"),
    path(DESK + "teks-asli/", acting.open_text, name="open_text"),
    path(DESK + "nama-pelapor/", acting.open_reporter, name="open_reporter"),
    path(DESK + "identitas/", looking.request_look, name="request_look"),
]
