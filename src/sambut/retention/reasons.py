"""Sentences for what this room refuses."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "access.data_request.visitor": _("Masuklah lebih dahulu, supaya kami tahu data siapa yang Anda maksud."),
    "access.data_request.see.not_yours": _("Permintaan ini bukan milik Anda."),
    "access.data_request.download.not_yours": _("Salinan ini hanya dapat diunduh oleh orang yang memintanya."),
    "access.data_request.grant.own_request": _(
        "Anda tidak memutuskan permintaan Anda sendiri. Pemegang amanat yang lain akan memutuskannya."
    ),
    "access.data_request.refuse.own_request": _(
        "Anda tidak memutuskan permintaan Anda sendiri. Pemegang amanat yang lain akan memutuskannya."
    ),
    "access.data_request.grant.not_custodian": _("Hanya pemegang amanat identitas yang memutuskan permintaan data."),
    "access.data_request.refuse.not_custodian": _("Hanya pemegang amanat identitas yang memutuskan permintaan data."),
    "data_request.text_long": _("Tulisan ini terlalu panjang. Ringkaslah sampai {longest} huruf."),
    "data_request.request_correction.what": _("Tuliskan data mana yang keliru dan bagaimana seharusnya."),
    "data_request.asked_already": _(
        "Permintaan yang sama masih menunggu keputusan. Anda melihat keadaannya di halaman ini."
    ),
    "data_request.no_limit": _("Batas waktu untuk permintaan ini belum diatur. Hubungi pengelola sistem."),
    "data_request.refuse.reason_short": _(
        "Tuliskan alasan penolakan, paling sedikit {shortest} huruf. Orang yang meminta akan membacanya."
    ),
    "data_request.grant.from_granted": _("Permintaan ini sudah dikabulkan."),
    "data_request.grant.from_refused": _("Permintaan ini sudah ditolak."),
    "data_request.grant.from_carried_out": _("Permintaan ini sudah selesai."),
    "data_request.refuse.from_granted": _("Permintaan ini sudah dikabulkan."),
    "data_request.refuse.from_refused": _("Permintaan ini sudah ditolak."),
    "data_request.refuse.from_carried_out": _("Permintaan ini sudah selesai."),
    "data_request.carry_out.from_received": _("Permintaan ini belum diputuskan."),
    "data_request.carry_out.from_refused": _("Permintaan ini sudah ditolak."),
    "data_request.carry_out.from_carried_out": _("Permintaan ini sudah selesai."),
    "data_request.download.from_received": _("Permintaan ini belum diputuskan. Anda akan mendapat kabar."),
    "data_request.download.from_refused": _("Permintaan ini ditolak; alasannya ada di halaman ini."),
    "data_request.download.from_granted": _("Permintaan ini bukan permintaan salinan, jadi tidak ada yang diunduh."),
    "data_request.download.from_carried_out": _("Permintaan ini sudah selesai; tidak ada yang diunduh."),
    "data_request.download.expired": _("Salinan ini dapat diunduh sampai {ended}. Mintalah salinan baru."),
}
