"""What a person does with reactions that were given up."""

from datetime import datetime

from django.db import transaction

from sambut.jobs.deferring import Call, defer
from sambut.jobs.models import GivenUp
from sambut.jobs.reactions import reaction_named
from sambut.kernel.refusals import Refused


@transaction.atomic
def retry(given_up_id: int, *, at: datetime) -> GivenUp:
    """Puts it back with all its tries. Done meanwhile or asked twice, it has its effect once all the same."""
    row = GivenUp.objects.select_for_update().filter(pk=given_up_id, retried_at=None).first()
    if row is None:
        raise Refused("job.retry.not_found", number=str(given_up_id))
    reaction = reaction_named(row.reaction)
    if reaction is None:
        raise Refused("job.retry.no_such_reaction", reaction=row.reaction)
    defer([Call(reaction, row.outbox_id, row.topic, row.row_id, row.subject_id)])
    row.retried_at = at
    row.save(update_fields=["retried_at"])
    return row
