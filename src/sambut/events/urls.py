"""Addresses of forums: for everybody under /forum/, for people at work under /meja/forum/."""

from django.urls import path

from sambut.events.pages import arranging, coaching, following, guests, hosting, public, sending, signing

app_name = "events"
FORUM, DESK = "forum/<uuid:uuid>/", "meja/forum/<uuid:uuid>/"
SENT, PERSON = "meja/forum/delegasi/<uuid:uuid>/", "meja/forum/anggota/<uuid:uuid>/"

urlpatterns = [
    path("forum/", public.forums, name="forums"),
    path("forum/arsip/<slug:slug>/", public.past, name="past"),
    path("forum/gerai/<uuid:uuid>/", public.stand, name="stand"),
    path("forum/gerai/<uuid:uuid>/kode.svg", public.stand_code, name="stand_code"),
    path(FORUM, public.forum, name="forum"),
    path(FORUM + "acara.ics", public.forum_calendar, name="forum_calendar"),
    path(FORUM + "laporan/", public.report, name="report"),
    path(FORUM + "laporan/angka.csv", public.report_csv, name="report_csv"),
    path(FORUM + "laporan/<slug:kind>-<slug:language>.pdf", public.paper, name="paper"),
    path("meja/forum/", hosting.desk, name="desk"),
    path("meja/forum/baru/", hosting.draft, name="draft"),
    path("meja/forum/tugas/", following.tasks, name="tasks"),
    path("meja/forum/tugas/<uuid:uuid>/selesai/", following.finish, name="finish_task"),
    path("meja/forum/tugas/<uuid:uuid>/batal/", following.drop, name="drop_task"),
    path(SENT, sending.delegation, name="delegation"),
    path(SENT + "pastikan/", sending.confirm, name="confirm"),
    path(SENT + "tidak-hadir/", sending.decline, name="decline"),
    path(SENT + "klinik/", coaching.booking, name="booking"),
    path(SENT + "konsultasi/", coaching.ask, name="ask"),
    path(SENT + "janji/", sending.pledge, name="pledge"),
    path(SENT + "janji/<int:pledge_id>/tarik/", sending.withdraw_pledge, name="withdraw_pledge"),
    path(SENT + "jadwal.ics", sending.schedule, name="schedule"),
    path(SENT + "tugas/", following.delegation_tasks, name="delegation_tasks"),
    path(SENT + "tugas/baru/", following.give, name="give_task"),
    path(SENT + "ingatkan/", guests.remind, name="remind"),
    path(PERSON + "pastikan/", sending.confirm_delegate, name="confirm_delegate"),
    path(PERSON + "tarik/", sending.drop_delegate, name="drop_delegate"),
    path(PERSON + "hadir/", guests.enter, name="enter"),
    path(PERSON + "tanda-pengenal.pdf", guests.badge, name="badge"),
    path("meja/forum/pesanan/<uuid:uuid>/batal/", coaching.cancel, name="cancel_booking"),
    path("meja/forum/klinik/<uuid:uuid>/tarik/", coaching.withdraw_clinic, name="withdraw_clinic"),
    path("meja/forum/tanda-tangan/<uuid:uuid>/siap/", signing.ready, name="ready_signing"),
    path("meja/forum/tanda-tangan/<uuid:uuid>/catat/", signing.sign, name="sign"),
    path("meja/forum/tanda-tangan/<uuid:uuid>/coret/", signing.drop_signing, name="drop_signing"),
    path(DESK, hosting.host, name="host"),
    path(DESK + "ubah/", hosting.edit, name="edit"),
    path(DESK + "angka/", hosting.counts, name="counts"),
    path(DESK + "laporan/", hosting.publish, name="publish"),
    path(DESK + "langkah/<slug:way>/", hosting.move, name="move"),
    path(DESK + "undangan/", guests.guests, name="guests"),
    path(DESK + "pintu/", guests.door, name="door"),
    path(DESK + "acara/", arranging.programme, name="programme"),
    path(DESK + "acara/<uuid:session>/batal/", arranging.drop_session, name="drop_session"),
    path(DESK + "mitra/<int:partner_id>/lepas/", arranging.drop_partner, name="drop_partner"),
    path(DESK + "gerai/", arranging.stands, name="stands"),
    path(DESK + "gerai/lembar/", arranging.stand_sheets, name="stand_sheets"),
    path(DESK + "gerai/<uuid:stand>/lepas/", arranging.drop_stand, name="drop_stand"),
    path(DESK + "klinik/", coaching.clinics, name="clinics"),
    path(DESK + "konsultasi/", coaching.questions, name="questions"),
    path(DESK + "tanda-tangan/", signing.signings, name="signings"),
    path(DESK + "tindak-lanjut/", following.follow, name="follow"),
]
