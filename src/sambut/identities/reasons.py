"""Sentences for what this room refuses."""

from django.utils.translation import gettext_lazy as _

OWN_SUBJECT = _("Pengaduan ini menyangkut unit Anda, jadi Anda tidak ikut dalam urusan identitas pelapornya.")
NOT_CUSTODIAN = _("Hanya pemegang amanat identitas dari instansi ini yang memutuskan.")
OWN_REQUEST = _("Anda tidak memutuskan permintaan Anda sendiri. Pemegang amanat yang lain akan memutuskannya.")
ANSWERED_GRANTED = _("Permintaan ini sudah dikabulkan.")
ANSWERED_DENIED = _("Permintaan ini sudah ditolak.")
ANSWERED_LOOKED = _("Identitas ini sudah dibuka; satu izin berlaku untuk satu kali.")

REASONS = {
    "access.identity.visitor": _("Masuklah lebih dahulu."),
    "access.identity.request_look.own_subject": OWN_SUBJECT,
    "access.identity.grant_look.own_subject": OWN_SUBJECT,
    "access.identity.deny_look.own_subject": OWN_SUBJECT,
    "access.identity.look.own_subject": OWN_SUBJECT,
    "access.identity.request_look.no_office": _(
        "Hanya petugas yang menangani pengaduan dapat meminta identitas pelapor."
    ),
    "access.identity.look.no_office": _("Jabatan Anda sudah berakhir, jadi izin ini tidak berlaku lagi."),
    "access.identity.grant_look.own_request": OWN_REQUEST,
    "access.identity.deny_look.own_request": OWN_REQUEST,
    "access.identity.grant_look.appointed_by_asker": _(
        "Yang meminta ini adalah yang mengangkat Anda, jadi Anda tidak mengabulkannya. Anda dapat menolaknya, atau pemegang amanat yang lain memutuskan."
    ),
    "access.identity.grant_look.not_custodian": NOT_CUSTODIAN,
    "access.identity.deny_look.not_custodian": NOT_CUSTODIAN,
    "access.identity.look.not_asker": _("Izin ini diberikan kepada orang yang memintanya, dan hanya kepadanya."),
    "identity.request_look.reason_short": _(
        "Tuliskan alasannya, paling sedikit {shortest} huruf. Pemegang amanat membacanya sebelum memutuskan."
    ),
    "identity.deny_look.reason_short": _(
        "Tuliskan mengapa ditolak, paling sedikit {shortest} huruf, supaya yang meminta mengerti."
    ),
    "identity.request_look.asked_already": _("Permintaan Anda untuk pengaduan ini masih menunggu keputusan."),
    "identity.request_look.erased": _(
        "Identitas ini sudah dihapus atas permintaan atau menurut jadwal; tidak ada yang dapat dibuka."
    ),
    "identity.grant_look.erased": _("Identitas ini sudah dihapus; tidak ada yang dapat dibuka."),
    "identity.look.erased": _("Identitas ini sudah dihapus; tidak ada yang dapat dibuka."),
    "identity.open.erased": _("Isi ini tidak dapat dibuka lagi, karena identitasnya sudah dihapus."),
    "identity.keep.erased": _("Tempat ini sudah dihapus. Mulailah dengan pengaduan baru."),
    "identity.seal.too_long": _("Nama, surel, telepon, atau NIK terlalu panjang; paling banyak {longest} huruf."),
    "identity.look.expired": _("Izin ini berlaku 24 jam dan sudah berakhir. Ajukan permintaan baru dengan alasannya."),
    "identity.look.from_asked": _("Permintaan ini belum diputuskan."),
    "identity.look.from_denied": ANSWERED_DENIED,
    "identity.look.from_looked": ANSWERED_LOOKED,
    "identity.grant_look.from_granted": ANSWERED_GRANTED,
    "identity.grant_look.from_denied": ANSWERED_DENIED,
    "identity.grant_look.from_looked": ANSWERED_LOOKED,
    "identity.deny_look.from_granted": ANSWERED_GRANTED,
    "identity.deny_look.from_denied": ANSWERED_DENIED,
    "identity.deny_look.from_looked": ANSWERED_LOOKED,
}
