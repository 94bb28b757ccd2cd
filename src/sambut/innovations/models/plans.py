"""What a body means to do in a year. Istilah: rencana inovasi tahunan."""

from django.db import models


class YearPlan(models.Model):
    """The target; how many ideas, trials and running ones there are is counted. Dasar: satu instansi satu inovasi (PermenPANRB 30/2014)."""

    body = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    target = models.PositiveSmallIntegerField()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "year"], name="innovations_plan_once")]
