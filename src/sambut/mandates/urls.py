from django.urls import URLPattern, URLResolver, path

from sambut.mandates.pages import arriving, letters, people, support

app_name = "mandates"
urlpatterns: list[URLPattern | URLResolver] = [
    path("tiba/", arriving.arrive, name="arrive"),
    path("meja/orang/", people.people, name="people"),
    path("meja/orang/angkat/", people.appoint, name="appoint"),
    path("meja/orang/<int:appointment_id>/akhiri/", people.end_appointment, name="end_appointment"),
    path("meja/orang/<int:appointment_id>/perpanjang/", people.extend_appointment, name="extend_appointment"),
    path("meja/surat/", letters.letters, name="letters"),
    path("meja/surat/<int:letter_id>/cabut/", letters.revoke_letter, name="revoke_letter"),
    path("meja/dukungan/", support.support, name="support"),
    path("meja/dukungan/<int:support_id>/<slug:way>/", support.decide_support, name="decide_support"),
]
