"""States of the last stage: the plenary's way of deciding, presentations, marks of the panel, visits, places that came free."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Voting(models.TextChoices):
    """How a plenary decides. Istilah: cara memutus."""

    CONSENSUS = "consensus", _("mufakat: tidak ada anggota hadir yang berkeberatan")
    VOTES = "votes", _("suara terbanyak anggota yang hadir")


class SittingStage(models.TextChoices):
    """What a plenary decides. Istilah: sidang pleno."""

    NOMINATIONS = "nominations", _("Pleno nominasi")
    WINNERS = "winners", _("Pleno pemenang")


class CriterionKind(models.TextChoices):
    SCORE = "score", _("dinilai panel")
    HEAD = "head", _("kehadiran pimpinan")


class SlotState(models.TextChoices):
    """Istilah: jadwal presentasi."""

    PLANNED = "planned", _("dijadwalkan")
    HELD = "held", _("sudah presentasi")
    ABSENT = "absent", _("tidak hadir")


class Attendance(models.TextChoices):
    """Who led the presentation. Istilah: kehadiran pimpinan."""

    UNKNOWN = "", _("belum dicatat")
    HEAD = "head", _("pimpinan instansi")
    DEPUTY = "deputy", _("wakil pimpinan")
    DELEGATE = "delegate", _("yang ditugaskan pimpinan")
    NOBODY = "nobody", _("tidak ada pimpinan")


class SheetState(models.TextChoices):
    """Istilah: lembar nilai panel."""

    OPEN = "open", _("belum ditandatangani")
    SIGNED = "signed", _("ditandatangani")
    SET_ASIDE = "set_aside", _("dikesampingkan")


class VisitState(models.TextChoices):
    """Istilah: verifikasi lapangan."""

    ASSIGNED = "assigned", _("ditugaskan")
    REPORTED = "reported", _("dilaporkan")
    ANSWERED = "answered", _("ditanggapi peserta")
    CONCLUDED = "concluded", _("disimpulkan")


class VisitResult(models.TextChoices):
    """Istilah: hasil verifikasi lapangan."""

    NONE = "", _("belum disimpulkan")
    CONFIRMED = "confirmed", _("sesuai")
    PARTLY = "partly", _("sebagian sesuai")
    REFUTED = "refuted", _("tidak sesuai")


class Vacancy(models.TextChoices):
    """What became of the place of a winner who was withdrawn."""

    OFFERED = "offered", _("ditawarkan kepada pleno")
    FILLED = "filled", _("diisi")
    EMPTY = "empty", _("dibiarkan kosong")


class ObjectionKind(models.TextChoices):
    """A participant asks that the own result be looked at again; anybody objects to somebody who was chosen."""

    REVIEW = "review", _("permohonan peninjauan")
    OBJECTION = "objection", _("sanggahan")
