"""Addresses of needs and agreements: for everybody under /kebutuhan/, /kesepakatan/ and /periksa/, for offices under /meja/."""

from django.urls import path

from sambut.replication.pages import answering, carrying, desk, drafting, needing, planning, public, verifying, wanting

app_name = "replication"
NEED, DESK_NEED = "kebutuhan/<uuid:uuid>/", "meja/kebutuhan/<uuid:uuid>/"
OPEN, DESK = "kesepakatan/<str:number>/", "meja/kesepakatan/<str:number>/"
INTEREST, MILESTONE = "meja/minat/<uuid:uuid>/", DESK + "tonggak/<uuid:milestone>/"

urlpatterns = [
    path("kebutuhan/", public.needs, name="needs"),
    path(NEED, public.need, name="need"),
    path("kesepakatan/", public.agreements, name="agreements"),
    path("kesepakatan/wilayah/<str:code>/", public.of_region, name="of_region"),
    path(OPEN, public.agreement, name="agreement"),
    path(OPEN + "salinan.pdf", public.copy, name="copy"),
    path("periksa/", verifying.find, name="find"),
    path("periksa/<str:number>/", verifying.verify, name="verify"),
    path("meja/replikasi/", desk.desk, name="desk"),
    path("meja/replikasi/kesepakatan/", desk.agreements, name="desk_agreements"),
    path("meja/kebutuhan/baru/", needing.state, name="state_need"),
    path(DESK_NEED, needing.need, name="desk_need"),
    path(DESK_NEED + "ubah/", needing.write, name="write_need"),
    path(DESK_NEED + "tutup/", needing.close, name="close_need"),
    path(DESK_NEED + "buka/", needing.reopen, name="reopen_need"),
    path(DESK_NEED + "jawab/", answering.answer, name="answer_need"),
    path("meja/jawaban/<uuid:uuid>/tarik/", answering.take_back, name="take_back_answer"),
    path("meja/tawaran/<uuid:uuid>/", needing.accept, name="accept_offer"),
    path("meja/tawaran/<uuid:uuid>/abaikan/", needing.dismiss, name="dismiss_offer"),
    path("meja/minat/nyatakan/<uuid:innovation>/", wanting.express, name="express"),
    path("meja/kesediaan/<uuid:innovation>/", wanting.terms, name="say_terms"),
    path(INTEREST, wanting.interest, name="interest"),
    path(INTEREST + "terima/", wanting.accept, name="accept"),
    path(INTEREST + "tolak/", wanting.refuse, name="refuse"),
    path(INTEREST + "tarik/", wanting.withdraw, name="withdraw"),
    path(INTEREST + "kesepakatan/", wanting.draft, name="draft"),
    path(DESK, desk.agreement, name="desk_agreement"),
    path(DESK + "naskah/", drafting.write, name="write"),
    path(DESK + "ukuran/", drafting.measures, name="measures"),
    path(DESK + "penanda-tangan/<slug:side>/", drafting.signatory, name="name_signatory"),
    path(DESK + "kunci/", drafting.freeze, name="freeze"),
    path(DESK + "buka/", drafting.reopen, name="reopen"),
    path(DESK + "batalkan/", drafting.cancel, name="cancel"),
    path(DESK + "tanda-tangan/", drafting.sign, name="sign"),
    path(DESK + "naskah.pdf", drafting.paper, name="paper"),
    path(DESK + "tonggak/", planning.add, name="add_milestone"),
    path(MILESTONE + "selesai/", planning.finish, name="finish_milestone"),
    path(MILESTONE + "coret/", planning.drop, name="drop_milestone"),
    path(MILESTONE + "bukti/", planning.evidence, name="add_evidence"),
    path(DESK + "bukti/<uuid:file>/", planning.file, name="file"),
    path(DESK + "pendampingan/", planning.coach, name="coach"),
    path(DESK + "mulai/", carrying.start, name="start"),
    path(DESK + "salinan/", carrying.record_copy, name="record_copy"),
    path(DESK + "berjalan/", carrying.run, name="run"),
    path(DESK + "hentikan/", carrying.stop, name="stop"),
    path(DESK + "periksa/<int:months>/", carrying.check, name="check"),
    path(DESK + "serah-terima/<slug:side>/", carrying.hand_over, name="hand_over"),
    path(DESK + "fasilitator/", carrying.facilitate, name="facilitate"),
    path(DESK + "perpanjangan/", carrying.propose_extension, name="propose_extension"),
    path(DESK + "perpanjangan/setujui/", carrying.confirm_extension, name="confirm_extension"),
]
