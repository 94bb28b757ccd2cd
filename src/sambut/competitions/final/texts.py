"""Names of the parts of the last stage."""

from django.utils.translation import gettext_lazy as _

PART_NAMES = (
    ("final_criteria", _("Kriteria panel")),
    ("visit_items", _("Butir verifikasi lapangan")),
    ("final_rooms", _("Ruang presentasi")),
    ("final_days", _("Hari presentasi")),
)
