"""The levels and kinds of regions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Istilah: tingkat wilayah."""

    PROVINCE = "province", _("Provinsi")
    REGENCY = "regency", _("Kabupaten atau kota")
    DISTRICT = "district", _("Kecamatan")
    VILLAGE = "village", _("Desa atau kelurahan")


class Kind(models.TextChoices):
    """What a region of a level is called. Only the first three have a government of their own."""

    PROVINCE = "province", _("Provinsi")
    REGENCY = "regency", _("Kabupaten")
    CITY = "city", _("Kota")
    ADMINISTRATIVE_REGENCY = "administrative_regency", _("Kabupaten administrasi")
    ADMINISTRATIVE_CITY = "administrative_city", _("Kota administrasi")
    DISTRICT = "district", _("Kecamatan")
    PAPUAN_DISTRICT = "papuan_district", _("Distrik")
    URBAN_VILLAGE = "urban_village", _("Kelurahan")
    VILLAGE = "village", _("Desa")
    CUSTOMARY_VILLAGE = "customary_village", _("Desa adat")


AUTONOMOUS = (Kind.PROVINCE, Kind.REGENCY, Kind.CITY)
"""Istilah: daerah otonom. 38 + 415 + 93 = 546; the six administrative units of Jakarta are none."""

LEVELS = (Level.PROVINCE, Level.REGENCY, Level.DISTRICT, Level.VILLAGE)
"""By the number of parts of the code, less one."""
