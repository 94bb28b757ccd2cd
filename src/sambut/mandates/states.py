"""The roles that an appointment can give, how somebody may stand in, and what a letter may be for."""

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
    SUPPORT = "support", _("Dukungan darurat")
    """Never appointed: what a running support access gives. It sees, and does nothing; identities stay closed to it."""


class Acting(models.TextChoices):
    """How somebody stands in for an office. Both end."""

    TASKED = "plt", _("Plt. (pelaksana tugas)")
    DAILY = "plh", _("Plh. (pelaksana harian)")


class LetterKind(models.TextChoices):
    POWER_OF_ATTORNEY = "power_of_attorney", _("Surat kuasa")
    ASSIGNMENT = "assignment", _("Surat tugas")


class Act(models.TextChoices):
    """One act for which somebody may represent an organisation."""

    SIGN_AGREEMENT = "sign_agreement", _("menandatangani kesepakatan")
    SIGN_CHARTER = "sign_charter", _("menandatangani maklumat pelayanan")
    ATTEND_FORUM = "attend_forum", _("mengikuti forum atau lokakarya")
    PRESENT_INNOVATION = "present_innovation", _("memaparkan inovasi")
    ATTEND_HEARING = "attend_hearing", _("menghadiri pemeriksaan Ombudsman")


class SupportState(models.TextChoices):
    REQUESTED = "requested", _("menunggu persetujuan")
    APPROVED = "approved", _("disetujui")
    DENIED = "denied", _("ditolak")
    ENDED = "ended", _("diakhiri")


class Verb(models.TextChoices):
    APPOINT = "appoint"
    END_APPOINTMENT = "end_appointment"
    EXTEND_APPOINTMENT = "extend_appointment"
    ISSUE_LETTER = "issue_letter"
    REVOKE_LETTER = "revoke_letter"
    REQUEST_SUPPORT = "request_support"
    APPROVE_SUPPORT = "approve_support"
    DENY_SUPPORT = "deny_support"
    USE_SUPPORT = "use_support"
    END_SUPPORT = "end_support"


SUPPORT_MOVES = {
    (SupportState.REQUESTED, Verb.APPROVE_SUPPORT): SupportState.APPROVED,
    (SupportState.REQUESTED, Verb.DENY_SUPPORT): SupportState.DENIED,
    (SupportState.REQUESTED, Verb.END_SUPPORT): SupportState.ENDED,
    (SupportState.APPROVED, Verb.END_SUPPORT): SupportState.ENDED,
}
