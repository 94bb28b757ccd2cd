"""Sentences for the refusals of this room."""

from django.utils.translation import gettext_lazy as _

NOT_ALLOWED = _("Instansi atau unit ini di luar kewenangan Anda. Mintalah admin instansinya.")
NATIONAL_ONLY = _("Hanya admin nasional yang dapat melakukan ini. Hubungi pengelola Sambut.")
UNKNOWN = _("Instansi atau unit ini tidak ditemukan. Muat ulang daftar, lalu pilih lagi.")
ENDED = _("%(name)s sudah berakhir pada %(on)s. Pilih unit yang masih berjalan.")
NO_NAME = _("Nama belum diisi. Tulis nama lengkapnya, paling sedikit tiga huruf.")
TOO_LONG = _("Nama ini lebih dari 200 huruf. Persingkat, lalu simpan lagi.")
TAKEN = _("Nama ini sudah dipakai %(name)s di instansi yang sama. Tulis nama yang membedakannya.")
KNOWN = _("Nama %(name)s sudah mengarah ke unit ini, jadi tidak perlu ditambahkan.")
ZONE = _("Zona waktu ini tidak dikenal. Pilih WIB, WITA, atau WIT.")

REASONS = {
    **{f"organisation.{verb}.not_allowed": NOT_ALLOWED for verb in
       ("add", "rename", "move", "end", "add_alias", "end_alias", "change_settings")},
    **{f"organisation.{verb}_body.not_allowed": NATIONAL_ONLY for verb in ("add", "rename", "end")},
    **{f"organisation.{verb}.unknown": UNKNOWN for verb in
       ("add", "rename", "move", "end", "add_alias", "end_alias", "change_settings", "imported")},
    **{f"organisation.{verb}.ended": ENDED for verb in ("add", "rename", "move", "end", "add_alias", "change_settings")},
    **{f"organisation.{verb}.no_name": NO_NAME for verb in ("add", "rename", "add_alias")},
    **{f"organisation.{verb}.name_too_long": TOO_LONG for verb in ("add", "rename", "add_alias")},
    **{f"organisation.{verb}.name_taken": TAKEN for verb in ("add", "rename", "add_alias", "imported")},
    **{f"organisation.{verb}.known": KNOWN for verb in ("add", "rename", "add_alias")},
    "organisation.add.unknown_kind": _("Jenis instansi ini tidak dikenal. Pilih salah satu dari daftar."),
    "organisation.add.unknown_region": _("Wilayah ini tidak dikenal. Pilih wilayah dari daftar."),
    "organisation.add.unknown_zone": ZONE,
    "organisation.change_settings.unknown_zone": ZONE,
    "organisation.change_settings.no_colour": _("Ini bukan warna. Tulis seperti #0b6e4f: tanda pagar dan enam angka atau huruf a sampai f."),
    "organisation.change_settings.pale_colour": _("Warna ini terlalu pucat untuk dibaca di atas putih. Pilih warna yang lebih gelap."),
    "organisation.rename.same_name": _("Nama ini sama dengan nama sekarang. Ubah namanya atau batalkan."),
    "organisation.move.body": _("%(name)s adalah instansi utuh dan tidak dapat dipindahkan ke bawah yang lain."),
    "organisation.move.other_body": _("Unit hanya dapat dipindahkan di dalam instansinya sendiri. Pilih tujuan di instansi yang sama."),
    "organisation.move.into_itself": _("%(name)s tidak dapat berada di bawah dirinya sendiri. Pilih tujuan di luar unit ini."),
    "organisation.move.same_place": _("Unit ini sudah berada di bawah %(name)s. Pilih tujuan lain atau batalkan."),
    "organisation.end.before_start": _("Unit ini baru dimulai pada %(start)s. Pilih tanggal berakhir sesudahnya."),
    "organisation.end.has_units": _("Masih ada unit yang berjalan di bawah %(name)s. Pindahkan atau akhiri unit itu lebih dulu."),
    "organisation.end.no_successor": _("Unit penerus tidak ditemukan atau sudah berakhir. Pilih unit yang masih berjalan."),
    "organisation.end.other_body": _("Penerus harus berada di instansi yang sama. Untuk instansi lain, hubungi admin nasional."),
    "organisation.end_alias.current": _("%(name)s adalah nama sekarang. Ganti namanya lebih dulu, lalu cabut nama yang lama."),
    "organisation.end_alias.ended": _("Nama %(name)s sudah dicabut."),
}  # fmt: skip
