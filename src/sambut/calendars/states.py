"""The states of a decree and the verbs that move it. Law is changed by two people: one proposes, another approves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    PROPOSED = "proposed", _("Diusulkan")
    IN_FORCE = "in_force", _("Berlaku")
    REJECTED = "rejected", _("Ditolak")
    WITHDRAWN = "withdrawn", _("Ditarik")


class Verb(models.TextChoices):
    LOAD = "load", _("Dimuat dari tabel acuan")
    PROPOSE = "propose", _("Mengusulkan")
    APPROVE = "approve", _("Menyetujui")
    REJECT = "reject", _("Menolak")
    WITHDRAW = "withdraw", _("Menarik usul")


class Origin(models.TextChoices):
    REFERENCE = "reference", _("Tabel acuan Sambut")
    OPERATOR = "operator", _("Diisi di sini")


class HolidayKind(models.TextChoices):
    NATIONAL = "national", _("Libur nasional")
    JOINT_LEAVE = "joint_leave", _("Cuti bersama")
    LOCAL = "local", _("Libur daerah")


TRANSITIONS = {
    (State.PROPOSED, Verb.APPROVE): State.IN_FORCE,
    (State.PROPOSED, Verb.REJECT): State.REJECTED,
    (State.PROPOSED, Verb.WITHDRAW): State.WITHDRAWN,
}
