"""Addresses of surveys: for everybody under /survei/, for offices under /meja/survei/."""

from django.urls import path

from sambut.surveys.pages import acting, answering, desk, results

app_name = "surveys"
ROUND = "meja/survei/<uuid:uuid>/"

urlpatterns = [
    path("survei/", results.published, name="published"),
    path("survei/hasil/<uuid:uuid>/", results.result, name="result"),
    path("survei/hasil/<uuid:uuid>/angka.csv", results.result_csv, name="result_csv"),
    path("survei/<str:number>/", answering.answer, name="answer"),
    path("survei/<str:number>/terima-kasih/", answering.thanks, name="thanks"),
    path("meja/survei/", desk.rounds, name="rounds"),
    path("meja/survei/baru/", desk.prepare, name="prepare"),
    path(ROUND, desk.one, name="desk_round"),
    path(ROUND + "ubah/", acting.change, name="change"),
    path(ROUND + "buka/", acting.open_round, name="open"),
    path(ROUND + "karcis/", acting.hand_out, name="hand_out"),
    path(ROUND + "tutup/", acting.close, name="close"),
    path(ROUND + "umumkan/", acting.publish, name="publish"),
    path(ROUND + "buang/", acting.discard, name="discard"),
]
