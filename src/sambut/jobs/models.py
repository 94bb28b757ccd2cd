"""What was reacted to, what was given up, and when each period comes next."""

from django.db import models


class Done(models.Model):
    """This reaction to this outbox row has happened. Written in the reaction's own transaction."""

    outbox_id = models.BigIntegerField()
    reaction = models.CharField(max_length=60)
    done_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outbox_id", "reaction"], name="jobs_done_once")]


class GivenUp(models.Model):
    """A reaction that failed at its last try and waits for a person. `sambut jobs retry` tries it again."""

    outbox_id = models.BigIntegerField()
    reaction = models.CharField(max_length=60)
    topic = models.CharField(max_length=80)
    row_id = models.BigIntegerField()
    subject_id = models.BigIntegerField(null=True)
    tries = models.PositiveIntegerField()
    reason = models.CharField(max_length=200)
    """Kind of fault and place in the code; never the fault's own words, which may hold what people wrote."""
    given_up_at = models.DateTimeField()
    retried_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outbox_id", "reaction"], name="jobs_given_up_once")]


class Tick(models.Model):
    """The next turn of a period, and the outbox row of its last one."""

    name = models.CharField(max_length=60, primary_key=True)
    next_at = models.DateTimeField()
    outbox_id = models.BigIntegerField(null=True)
