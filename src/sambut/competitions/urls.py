"""Addresses of contests: for everybody under /lomba/, for people at work under /meja/lomba/."""

from django.urls import path

from sambut.competitions.pages import entering, hosting, judging, panel, public, results, selecting, writing

app_name = "competitions"
PUBLIC, DESK, ENTRY = "lomba/<uuid:uuid>/", "meja/lomba/<uuid:uuid>/", "meja/lomba/entri/<uuid:uuid>/"
SEAT, READING = "meja/penilaian/undangan/<uuid:uuid>/", "meja/penilaian/<uuid:uuid>/"

urlpatterns = [
    path("lomba/", public.contests, name="contests"),
    path(PUBLIC, public.contest, name="contest"),
    path(PUBLIC + "hasil/", results.public, name="public_result"),
    path(PUBLIC + "hasil/paket.json", results.pack, name="pack"),
    path("meja/lomba/", entering.desk, name="desk"),
    path("meja/lomba/baru/", hosting.draft, name="draft"),
    path("meja/lomba/bila-ikut/", entering.applying, name="applying"),
    path("meja/lomba/antrean/", selecting.queue, name="queue"),
    path("meja/lomba/entri/", entering.own, name="own"),
    path(ENTRY, entering.entry, name="entry"),
    path(ENTRY + "tulis/", writing.write, name="write"),
    path(ENTRY + "tulis/simpan/", writing.keep, name="keep"),
    path(ENTRY + "tulis/samping/<int:beside_id>/", writing.choose, name="choose"),
    path(ENTRY + "kirim/", entering.send, name="send"),
    path(ENTRY + "kembalikan/", selecting.give_back, name="return"),
    path(ENTRY + "ajukan/", selecting.submit, name="submit"),
    path(ENTRY + "tarik/", entering.withdraw, name="withdraw"),
    path(ENTRY + "putusan/", selecting.decide, name="decide"),
    path(DESK, hosting.host, name="host"),
    path(DESK + "ubah/", hosting.edit, name="edit"),
    path(DESK + "buka/", hosting.open_edition, name="open"),
    path(DESK + "susunan/", hosting.parts, name="parts"),
    path(DESK + "susunan/<slug:part>/", hosting.row, name="add_row"),
    path(DESK + "susunan/<slug:part>/<int:row_id>/", hosting.row, name="row"),
    path(DESK + "susunan/<slug:part>/<int:row_id>/hapus/", hosting.drop_row, name="drop_row"),
    path(DESK + "kalender/", hosting.calendar, name="calendar"),
    path(DESK + "kalender/<slug:stage>/", hosting.period, name="period"),
    path(DESK + "entri/", selecting.entries, name="entries"),
    path(DESK + "mulai/<uuid:innovation>/", entering.begin, name="begin"),
    path(ENTRY + "hasil/", results.scores, name="scores"),
    path(DESK + "juri/", panel.panel, name="panel"),
    path(DESK + "juri/undang/", panel.invite, name="invite"),
    path(DESK + "juri/bagikan/", panel.assign, name="assign"),
    path(DESK + "juri/benturan/", panel.declare, name="declare_own"),
    path(DESK + "penilaian/", panel.readings, name="readings"),
    path(DESK + "penilaian/<uuid:reading>/alihkan/", panel.give, name="give"),
    path(DESK + "hasil/", results.result, name="result"),
    path(DESK + "hasil/hitung/", results.count, name="count"),
    path(DESK + "hasil/umumkan/", results.announce, name="announce"),
    path(DESK + "hasil/tetapkan/", results.decree, name="decree"),
    path(DESK + "pleno/<slug:code>/", results.choose, name="choose_cluster"),
    path("meja/lomba/sanggahan/<uuid:uuid>/", results.objection, name="objection"),
    path("meja/penilaian/", judging.desk, name="judging"),
    path(SEAT, judging.seat, name="seat"),
    path(SEAT + "tidak-bersedia/", judging.decline, name="decline"),
    path(READING, judging.reading, name="reading"),
    path(READING + "simpan/", judging.keep, name="keep_reading"),
    path(READING + "mundur/", judging.recuse, name="recuse"),
]
