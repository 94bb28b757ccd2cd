"""The roles that an appointment can give."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    UNIT_OFFICER = "unit_officer", _("Pejabat penghubung")
    AGENCY_ADMIN = "agency_admin", _("Admin instansi")
    NATIONAL_ADMIN = "national_admin", _("Admin nasional")
    INSPECTORATE = "inspectorate", _("Inspektorat")
    OMBUDSMAN = "ombudsman", _("Ombudsman")
    PRESIDENTIAL_OFFICE = "presidential_office", _("Kantor Staf Presiden")
    CUSTODIAN = "custodian", _("Pemegang amanat identitas")
    SYSTEM_ADMINISTRATOR = "system_administrator", _("Pengelola sistem")
    HEAD = "head", _("Kepala daerah atau pimpinan instansi")
    INNOVATOR = "innovator", _("Inovator")
    LOCAL_ADMIN = "local_admin", _("Admin lokal inovasi")
    JUDGE = "judge", _("Juri")
    EVALUATOR = "evaluator", _("Evaluator")
    SECRETARIAT = "secretariat", _("Sekretariat")
    FACILITATOR = "facilitator", _("Fasilitator")
    PARTNER = "partner", _("Mitra pembangunan")
