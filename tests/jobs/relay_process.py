"""One pass of the relay as a process of its own."""

import os

import django

if __name__ == "__main__":
    django.setup()

    from django.db import connections

    facts = connections["default"].settings_dict
    facts["NAME"] = os.environ["SAMBUT_TEST_DATABASE"]
    facts["OPTIONS"].pop("pool", None)

    from sambut.jobs import relay
    from tests.jobs import effects

    effects.enter()
    relay.relay_all()
