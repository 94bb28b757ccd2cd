"""Addresses of the last stage; joined to those of the room."""

from django.urls import path

from sambut.competitions.pages import final_hosting, final_plenary, final_slots, final_visits

DESK, ENTRY = "meja/lomba/<uuid:uuid>/akhir/", "meja/lomba/entri/<uuid:uuid>/"
SLOT, VISIT, SHEET = (
    "meja/lomba/presentasi/<uuid:uuid>/",
    "meja/lomba/verifikasi/<uuid:uuid>/",
    "meja/penilaian/panel/<uuid:uuid>/",
)

FINAL = [
    path(DESK, final_hosting.overview, name="final"),
    path(DESK + "aturan/", final_hosting.plan, name="final_plan"),
    path(DESK + "susunan/<slug:part>/", final_hosting.row, name="add_final_row"),
    path(DESK + "susunan/<slug:part>/<int:row_id>/", final_hosting.row, name="final_row"),
    path(DESK + "susunan/<slug:part>/<int:row_id>/hapus/", final_hosting.drop_row, name="drop_final_row"),
    path(DESK + "panel/", final_hosting.panel, name="final_panel"),
    path(DESK + "jadwal/", final_hosting.timetable, name="timetable"),
    path(DESK + "jadwal/susun/", final_hosting.make_timetable, name="make_timetable"),
    path(DESK + "jadwal/beritahukan/", final_hosting.tell_timetable, name="tell_timetable"),
    path(DESK + "jadwal.ics", final_hosting.timetable_file, name="timetable_file"),
    path(DESK + "verifikasi/", final_visits.visits, name="visits"),
    path(DESK + "verifikasi/<uuid:entry>/", final_visits.assign, name="assign_visit"),
    path(DESK + "pleno/<slug:stage>/", final_plenary.sitting, name="sitting"),
    path(DESK + "pleno/<slug:stage>/buka/", final_plenary.begin, name="begin_sitting"),
    path(DESK + "pleno/<slug:stage>/hadir/", final_plenary.attend, name="attend_sitting"),
    path(DESK + "pleno/<slug:stage>/tutup/", final_plenary.rise, name="end_sitting"),
    path(DESK + "pemenang/<slug:code>/", final_plenary.choose, name="choose_winners"),
    path(DESK + "tetapkan/", final_plenary.finish, name="finish"),
    path(ENTRY + "cabut/", final_plenary.strip, name="strip"),
    path("meja/lomba/pencabutan/<uuid:uuid>/", final_plenary.vacancy, name="vacancy"),
    path("lomba/sanggah/<uuid:uuid>/", final_plenary.object_to, name="object_nominee"),
    path(SLOT, final_slots.slot, name="slot"),
    path(SLOT + "jadwal.ics", final_slots.slot_file, name="slot_file"),
    path(SLOT + "pindah/", final_slots.move, name="move_slot"),
    path(SLOT + "catat/", final_slots.hold, name="hold_slot"),
    path(VISIT, final_visits.visit, name="visit"),
    path(VISIT + "simpan/", final_visits.keep_visit, name="keep_visit"),
    path(VISIT + "foto/", final_visits.photo, name="visit_photo"),
    path(VISIT + "foto/<uuid:file>/", final_visits.picture, name="visit_picture"),
    path(VISIT + "foto/<uuid:file>/hapus/", final_visits.drop_photo, name="drop_visit_photo"),
    path(VISIT + "tanggapan/", final_visits.respond, name="respond_visit"),
    path(VISIT + "simpulan/", final_visits.conclude, name="conclude_visit"),
    path("meja/penilaian/panel/", final_slots.desk, name="panel_desk"),
    path("meja/penilaian/panel/jadwal.ics", final_slots.desk_file, name="panel_file"),
    path(SHEET, final_slots.sheet, name="sheet"),
    path(SHEET + "simpan/", final_slots.keep_sheet, name="keep_sheet"),
    path("meja/penilaian/pleno/<uuid:uuid>/", final_plenary.ballot, name="ballot"),
]
