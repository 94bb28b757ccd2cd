"""A worker as a process of its own, on the database of the test module: `python -m tests.jobs.worker_process`."""

import os
from datetime import timedelta

import django

if __name__ == "__main__":
    django.setup()

    from django.db import connections

    facts = connections["default"].settings_dict
    facts["NAME"] = os.environ["SAMBUT_TEST_DATABASE"]
    facts["OPTIONS"].pop("pool", None)

    from sambut.jobs import worker
    from tests.jobs import effects

    effects.enter()
    worker.run(heartbeat=timedelta(seconds=0.5))
