"""Who did it, for the tables whose edits are tracked by pghistory."""

import json
import uuid

from django.db import connection


def say_who(*, user_id: int | None, verb: str) -> None:
    """Names the actor of the running transaction to pghistory's triggers. Call it first in an action.

    pghistory's own context manager and middleware put the words in front of each statement, which PostgreSQL refuses
    when values are bound on the server; two settings of the transaction say the same to the same triggers.
    """
    if not connection.in_atomic_block:
        raise TypeError("The actor is named inside the action's transaction, or it is forgotten at once.")
    facts = json.dumps({"user": user_id, "verb": verb})
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('pghistory.context_id', %s, true), set_config('pghistory.context_metadata', %s, true)",
            [str(uuid.uuid4()), facts],
        )
