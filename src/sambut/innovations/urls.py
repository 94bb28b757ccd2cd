"""Addresses of innovations: for everybody under /inovasi/, for owners under /meja/inovasi/."""

from django.urls import path

from sambut.innovations.pages import acting, desks, forms, ideas, parts, people, reading, writing

app_name = "innovations"
IDEA = "meja/inovasi/gagasan/<uuid:uuid>/"
ONE, DESK = "inovasi/<uuid:uuid>/", "meja/inovasi/<uuid:uuid>/"

urlpatterns = [
    path("inovasi/", reading.public_list, name="public_list"),
    path("inovasi/penghargaan/", reading.awards, name="awards"),
    path(ONE, reading.innovation, name="innovation"),
    path(ONE + "indikator.csv", reading.indicators, name="indicators"),
    path(ONE + "kartu.pdf", reading.card, name="card"),
    path(ONE + "versi/", reading.versions, name="versions"),
    path(ONE + "berkas/<uuid:file>/", reading.attachment, name="attachment"),
    path(ONE + "adaptasi/", acting.adapt, name="adapt"),
    path("meja/inovasi/", desks.desk_of_all, name="desk_of_all"),
    path("meja/inovasi/baru/", desks.begin, name="begin"),
    path("meja/inovasi/gagasan/", ideas.ideas, name="ideas"),
    path("meja/inovasi/gagasan/kirim/", ideas.send_idea, name="send_idea"),
    path("meja/inovasi/gagasan/simpan/", ideas.keep, name="keep_idea"),
    path(IDEA, ideas.idea, name="idea"),
    path(IDEA + "foto/", ideas.photo, name="idea_photo"),
    path(IDEA + "angkat/", ideas.take_idea, name="take_idea"),
    path(IDEA + "saran/", ideas.suggest, name="suggest"),
    path(IDEA + "tolak/", ideas.decline_idea, name="decline_idea"),
    path("inovator/<uuid:uuid>/", people.innovator, name="innovator"),
    path("meja/inovasi/saya/", people.own, name="own"),
    path("meja/inovasi/saya/<int:member_id>/setuju/", people.agree, name="agree"),
    path("meja/inovasi/saya/<int:member_id>/lepas/", people.leave, name="leave"),
    path("meja/inovasi/milik/<int:organisation_id>/", desks.organisation_desk, name="organisation_desk"),
    path("meja/inovasi/milik/<int:organisation_id>/rencana/", desks.plan, name="plan"),
    path(DESK, desks.desk, name="desk"),
    path(DESK + "tulis/", writing.write, name="write"),
    path(DESK + "simpan/", writing.keep, name="keep"),
    path(DESK + "samping/<int:beside_id>/", writing.choose, name="choose"),
    path(DESK + "ajukan/", acting.submit, name="submit"),
    path(DESK + "terbitkan/", acting.publish, name="publish"),
    path(DESK + "kembalikan/", acting.return_to_writer, name="return"),
    path(DESK + "tarik/", acting.withdraw, name="withdraw"),
    path(DESK + "uji-coba/", acting.begin_trial, name="try"),
    path(DESK + "penerapan/", acting.run, name="run"),
    path(DESK + "keberlanjutan/", acting.confirm, name="confirm"),
    path(DESK + "indikator/", acting.name_indicator, name="name_indicator"),
    path(DESK + "indikator/<uuid:indicator>/nilai/", acting.measure, name="measure"),
    path(DESK + "bukti/", acting.prove, name="prove"),
    path(DESK + "formulir/", forms.forms, name="forms"),
    path(DESK + "formulir/<slug:key>/", forms.form, name="form"),
    path(DESK + "formulir/<slug:key>/teks/", forms.text, name="form_text"),
    path(DESK + "formulir/<slug:key>/csv/", forms.table, name="form_table"),
    path(DESK + "tpb/", parts.choose_goals, name="choose_goals"),
    path(DESK + "rincian/<slug:slug>/", parts.part, name="part"),
    path(DESK + "rincian/<slug:slug>/<int:row_id>/hapus/", parts.remove, name="remove_part"),
    path(DESK + "tim/", acting.name_member, name="name_member"),
    path(DESK + "tim/<int:member_id>/hapus/", acting.remove_member, name="remove_member"),
    path(DESK + "penghargaan/", acting.attach_award, name="attach_award"),
    path(DESK + "berkas/", acting.attach, name="attach"),
    path(DESK + "berkas/<uuid:file>/lepas/", acting.detach, name="detach"),
]
