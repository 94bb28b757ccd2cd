"""What is written of an innovation: the fields of a manuscript, their bounds, and which must stand before it is published."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

Content = dict[str, str]

TEXTS = {
    "title": 200, "local_name": 200, "summary": 2_000, "problem": 10_000, "solution": 10_000, "novelty": 10_000,
    "steps": 10_000, "resources": 10_000, "prerequisites": 10_000, "sustaining": 10_000,
    "aim": 5_000, "law": 5_000, "partners": 5_000, "contribution": 5_000,
}  # fmt: skip
"""Field → the most letters."""
FACTS = ("category", "authority", "cost", "staff", "connectivity", "initiator", "form", "kind")
"""Fields with a choice; `category` holds the code of a topic."""
NAMES = (*TEXTS, *FACTS)

LABELS = {
    "title": _("Nama inovasi"),
    "local_name": _("Nama setempat"),
    "summary": _("Ringkasan"),
    "problem": _("Masalah yang dijawab"),
    "solution": _("Cara kerja"),
    "novelty": _("Yang baru"),
    "steps": _("Langkah pelaksanaan"),
    "resources": _("Yang dipakai"),
    "prerequisites": _("Syarat sebelum ditiru"),
    "sustaining": _("Supaya terus berjalan"),
    "aim": _("Tujuan"),
    "law": _("Dasar hukum"),
    "partners": _("Yang bekerja sama"),
    "contribution": _("Sumbangan bagi TPB"),
    "category": _("Topik"),
    "authority": _("Kewenangan yang diperlukan"),
    "cost": _("Biaya tahun pertama"),
    "staff": _("Tenaga tambahan"),
    "connectivity": _("Sambungan yang diperlukan"),
    "initiator": _("Pengusul"),
    "form": _("Bentuk inovasi"),
    "kind": _("Jenis inovasi"),
}
NEEDED = ("title", "summary", "problem", "solution")
"""Without these nobody else can read what it is about."""


def missing(content: Mapping[str, str]) -> list[str]:
    return [name for name in NEEDED if not content.get(name, "").strip()]
