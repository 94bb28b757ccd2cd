"""Names of the kinds of the reference, for the catalogue: the rows hold the Indonesian name."""

from django.utils.translation import gettext_noop as _

KINDS = (
    _("Kementerian koordinator"),
    _("Kementerian"),
    _("Kementerian Sekretariat Negara"),
    _("Lembaga pemerintah nonkementerian"),
    _("Kantor Staf Presiden"),
    _("Lembaga negara"),
    _("Ombudsman"),
    _("Kepolisian"),
    _("Tentara Nasional Indonesia"),
    _("Kejaksaan"),
    _("Badan hukum publik"),
    _("Pemerintah provinsi"),
    _("Pemerintah kabupaten"),
    _("Pemerintah kota"),
    _("Pemerintah desa"),
    _("Badan usaha milik negara"),
    _("Badan usaha milik daerah"),
    _("Perguruan tinggi"),
    _("Rumah sakit"),
    _("Sekolah"),
    _("Mitra pembangunan"),
    _("Unit kerja"),
)
