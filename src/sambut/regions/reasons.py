"""Sentences for the refusals of this room."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "region.code.wrong": _(
        "Ini bukan kode wilayah. Kode Kemendagri ditulis dengan titik, misalnya 35.78 atau 35.78.01.1001."
    ),
    "region.code.without_dots": _(
        "Kode %(given)s tidak bertitik. Kode BPS terlihat sama tetapi menunjuk wilayah lain; tulis kode Kemendagri dengan titik, misalnya 35.78."
    ),
    "region.code.shortened": _(
        "Kode %(given)s tampaknya terpotong oleh lembar sebar. Tulis kode sebagai teks dengan dua angka setelah titik, misalnya 11.10."
    ),
    "region.boundaries.not_topojson": _(
        "Berkas ini bukan TopoJSON. Pakailah berkas TopoJSON yang tiap wilayahnya mempunyai properti kode."
    ),
    "region.boundaries.no_codes": _(
        "Tidak satu pun wilayah di berkas ini mempunyai properti kode. Tambahkan kode Kemendagri pada tiap wilayah."
    ),
    "region.boundaries.none_known": _(
        "Tidak satu pun kode di berkas ini adalah kode Kemendagri yang berlaku (misalnya %(example)s). "
        "Pakailah kode bertitik seperti 35.78, bukan kode BPS."
    ),
    "region.boundaries.too_large": _(
        "Berkas ini terlalu besar. Sederhanakan garis batasnya sampai di bawah 60 MB, lalu coba lagi."
    ),
    "region.boundaries.broken": _("Isi TopoJSON ini rusak: %(why)s. Buat ulang berkasnya, lalu coba lagi."),
}
