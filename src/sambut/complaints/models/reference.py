"""What kinds of matters there are."""

from django.db import models


class Category(models.Model):
    """Istilah: kategori, topik. National ones have no `body`; a body may keep its own. Names are not keys: codes are."""

    code = models.CharField(max_length=60)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    body = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=160)
    origin = models.CharField(max_length=10, choices=[("reference", "reference"), ("own", "own"), ("import", "import")])
    source = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "code"], nulls_distinct=False, name="complaints_category_code"),
        ]

    def __str__(self) -> str:
        return self.name
