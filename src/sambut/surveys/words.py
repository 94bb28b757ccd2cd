"""Names and questions that stand in the data in Indonesian, listed so that catalogues translate them."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

NAMES = (
    _("Persyaratan"), _("Sistem, mekanisme, dan prosedur"), _("Waktu penyelesaian"), _("Biaya atau tarif"),
    _("Produk spesifikasi jenis pelayanan"), _("Kompetensi pelaksana"), _("Perilaku pelaksana"), _("Sarana dan prasarana"),
    _("Penanganan pengaduan, saran, dan masukan"),
)  # fmt: skip
QUESTIONS = (
    _("Apakah syarat yang diminta sesuai dengan layanannya?"), _("Apakah langkah-langkahnya mudah diikuti?"),
    _("Apakah selesainya cepat?"), _("Apakah biaya yang Anda bayar wajar?"),
    _("Apakah yang Anda terima sesuai dengan yang dijanjikan?"), _("Apakah petugasnya menguasai pekerjaannya?"),
    _("Apakah petugasnya sopan dan ramah?"), _("Bagaimana tempat, ruang tunggu, dan alatnya?"),
    _("Bila ada keluhan, apakah ditangani dengan baik?"),
)  # fmt: skip
ANSWERS = (
    _("Tidak sesuai"), _("Kurang sesuai"), _("Sesuai"), _("Sangat sesuai"), _("Tidak mudah"), _("Kurang mudah"),
    _("Mudah"), _("Sangat mudah"), _("Tidak cepat"), _("Kurang cepat"), _("Cepat"), _("Sangat cepat"),
    _("Sangat mahal"), _("Cukup mahal"), _("Murah"), _("Gratis"), _("Tidak menguasai"), _("Kurang menguasai"),
    _("Menguasai"), _("Sangat menguasai"), _("Tidak sopan"), _("Kurang sopan"), _("Sopan"), _("Sangat sopan"),
    _("Buruk"), _("Cukup"), _("Baik"), _("Sangat baik"), _("Tidak ada yang menangani"), _("Ada tetapi tidak berjalan"),
    _("Ditangani tetapi lambat"), _("Ditangani dengan baik"),
)  # fmt: skip


def said(text: str, *, extra: bool = False) -> str:
    """A prescribed name, question or answer in the language of the page; an office's own words as they were written."""
    return text if extra or not text else gettext(text)
